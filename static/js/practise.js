/* The clock and the recording on the page for practising. Without it the page is read and printed. Nothing that is
   recorded leaves the page: it is kept in its memory and is gone with it. */
(() => {
  "use strict";

  const one = (selector, root = document) => root.querySelector(selector);
  const show = (element) => (element.hidden = false);
  const clockOf = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

  function setUpTimer(root) {
    const { words, seconds } = root.dataset;
    const clock = one("[data-clock]", root);
    const button = one("[data-start]", root);
    const verdict = one("[data-verdict]", root);
    let start = 0;
    let ticking = 0;
    [clock, button].forEach(show);

    function stop() {
      clearInterval(ticking);
      ticking = 0;
      button.textContent = "Start again";
      const spent = (performance.now() - start) / 1000;
      if (spent < 3) return;
      const pace = Math.round((words * 60) / spent);
      const apart = Math.round(spent - seconds);
      const beside = Math.abs(apart) < 4 ? "as planned" : `${Math.abs(apart)} seconds ${apart > 0 ? "over" : "under"}`;
      verdict.textContent = `${Math.round(spent)} seconds, ${beside}: ${pace} words a minute.`;
    }

    button.addEventListener("click", () => {
      if (ticking) return stop();
      start = performance.now();
      clock.textContent = "0:00";
      verdict.textContent = "";
      button.textContent = "Stop";
      ticking = setInterval(() => (clock.textContent = clockOf((performance.now() - start) / 1000)), 250);
    });
  }

  function setUpRecorder(root) {
    if (!window.MediaRecorder || !navigator.mediaDevices) return;
    const button = one("[data-record]", root);
    const player = one("[data-playback]", root);
    const heard = one("[data-heard]", root);
    let recorder = null;
    show(root);

    function finish(stream, parts, type) {
      stream.getTracks().forEach((track) => track.stop());
      URL.revokeObjectURL(player.src);
      player.src = URL.createObjectURL(new Blob(parts, { type }));
      show(player);
      recorder = null;
      button.textContent = "Record again";
      heard.textContent = "Recorded. It is only on this page, and gone when you leave it.";
    }

    async function begin() {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const parts = [];
      recorder = new MediaRecorder(stream);
      recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
      recorder.addEventListener("stop", () => finish(stream, parts, parts[0]?.type));
      recorder.start();
      button.textContent = "Stop recording";
      heard.textContent = "Recording.";
    }

    button.addEventListener("click", () => {
      if (recorder) return recorder.stop();
      begin().catch(() => (heard.textContent = "The microphone cannot be used. Your browser's settings say why."));
    });
  }

  document.querySelectorAll("[data-js][hidden]").forEach(show);
  document.querySelectorAll("[data-timer]").forEach(setUpTimer);
  document.querySelectorAll("[data-recorder]").forEach(setUpRecorder);
})();
