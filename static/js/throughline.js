/* What the pages do beyond plain forms: save as one types and say so truthfully, keep unsaved words through a lost
   connection or session, move focus after a swap, join sentences with sources. Nothing here is needed. */
(() => {
  "use strict";

  const PREFIX = "unsaved:";
  const RETRY_SECONDS = [2, 4, 8, 16, 30, 60];
  const saves = new Map(); // key of a field -> what is known of its saving
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  /* Saying things */

  function announce(text) {
    const region = one("#announce");
    if (!region) return;
    region.textContent = "";
    setTimeout(() => (region.textContent = text), 50);
  }

  function showState(state, text) {
    const line = one("#save-state");
    if (!line || line.textContent === text) return;
    line.dataset.state = state;
    line.textContent = text;
  }

  /* Fields and their values. A field is all controls of one name in one form. */

  const keyOf = (field) => PREFIX + new URL(field.form.action, location.href).pathname + ":" + field.name;
  const valuesOf = (field) => new FormData(field.form).getAll(field.name);
  const versionOf = (field) => field.form.elements[`${field.name}_version`];
  const isSame = (a, b) => a.length === b.length && a.every((value, index) => value === b[index]);

  function drawnValuesOf(field) {
    const controls = [...field.form.elements].filter((control) => control.name === field.name);
    return controls.flatMap((control) => {
      if (control.options) return [...control.options].filter((o) => o.defaultSelected).map((o) => o.value);
      if (control.type === "checkbox" || control.type === "radio")
        return control.defaultChecked ? [control.value] : [];
      return [control.defaultValue];
    });
  }

  function saveOf(field) {
    const key = keyOf(field);
    if (!saves.has(key)) saves.set(key, { saved: drawnValuesOf(field), attempts: 0, isHeld: false });
    const save = saves.get(key);
    save.field = field;
    return save;
  }

  const hasUnsaved = () => [...saves.values()].some((save) => save.isUnsaved && !save.isHeld);

  function keepDraft(field, isSubmitted = false) {
    const draft = { values: valuesOf(field), version: versionOf(field)?.value, isSubmitted };
    try {
      sessionStorage.setItem(keyOf(field), JSON.stringify(draft));
    } catch {
      /* Storage is full or forbidden: the words are still on the page. */
    }
  }

  function readDraft(field) {
    try {
      return JSON.parse(sessionStorage.getItem(keyOf(field)));
    } catch {
      return null;
    }
  }

  const dropDraft = (field) => sessionStorage.removeItem(keyOf(field));

  function setValues(field, values) {
    for (const control of [...field.form.elements].filter((c) => c.name === field.name)) {
      if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
    }
  }

  /* Words that were typed before a reload or a lost session come back, and are saved on the version they began from. */

  function restoreDrafts(root) {
    const restored = new Set();
    for (const field of all("[data-autosave]", root)) {
      const draft = field.form && !restored.has(keyOf(field)) && readDraft(field);
      if (!draft) continue;
      const version = versionOf(field);
      const hasMovedOn = draft.isSubmitted && version && version.value !== draft.version;
      if (hasMovedOn || isSame(draft.values, valuesOf(field))) {
        dropDraft(field);
        continue;
      }
      saveOf(field).isUnsaved = true;
      setValues(field, draft.values);
      if (version && draft.version) version.value = draft.version;
      restored.add(keyOf(field));
      const note = Object.assign(document.createElement("p"), {
        className: "note",
        textContent: "What you typed here before is back.",
      });
      (field.closest(".mb-3, .stem, .evidence") ?? field).before(note);
      setTimeout(() => htmx.trigger(field, "change"), 0);
    }
    if (restored.size) announce("What you typed before is back.");
  }

  /* Saving */

  function makeId() {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  }

  /* The token changes when one signs in in another tab, so it is read anew for each request. */
  function readToken(form) {
    const name = one("meta[name=csrf-cookie]")?.content || "csrftoken";
    const cookie = document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`));
    return cookie ? cookie.slice(name.length + 1) : form?.elements.csrfmiddlewaretoken?.value;
  }

  function prepareRequest(event) {
    const { elt, headers, parameters } = event.detail;
    const token = readToken(elt.form ?? elt.closest("form"));
    if (token) {
      headers["X-CSRFToken"] = token;
      if ("csrfmiddlewaretoken" in parameters) parameters.csrfmiddlewaretoken = token;
    }
    if (!elt.matches("[data-autosave]")) return;
    const save = saveOf(elt);
    const values = valuesOf(elt);
    if (save.isHeld || isSame(values, save.saved)) {
      event.preventDefault();
      if (!save.isHeld) settle(elt, save);
      return;
    }
    if (!save.sent || !isSame(values, save.sent)) save.operation = makeId();
    save.sent = values;
    clearTimeout(save.timer);
    parameters.only = elt.name;
    parameters.operation = save.operation;
    showState("saving", "Saving…");
  }

  function settle(field, save) {
    save.isUnsaved = false;
    save.attempts = 0;
    dropDraft(field);
    if (one("#save-state")?.dataset.state === "failed" && !hasUnsaved()) showState("", "");
  }

  function noteSaved(event) {
    const field = event.target;
    const versions = event.detail.versions;
    if (!versions || !field.matches?.("[data-autosave]")) return;
    for (const [name, version] of Object.entries(versions)) {
      const hidden = field.form.elements[`${name}_version`];
      if (hidden) hidden.value = version;
      if (name !== field.name) saves.delete(keyOf(field).replace(/:[^:]*$/, `:${name}`));
    }
    if (!(field.name in versions)) return;
    const save = saveOf(field);
    save.saved = save.sent;
    save.isConfirmed = true;
    if (isSame(valuesOf(field), save.saved)) settle(field, save);
    else keepDraft(field);
    one("#conflict.alert")?.replaceChildren();
    one("#conflict.alert")?.removeAttribute("class");
  }

  function judgeAnswer(event) {
    const { elt, xhr } = event.detail;
    if (!elt.matches?.("[data-autosave]") || !elt.form) return;
    const save = saveOf(elt);
    const isConfirmed = save.isConfirmed;
    save.isConfirmed = false;
    if (xhr.status >= 200 && xhr.status < 300) {
      if (!isConfirmed) showState("failed", "Not saved: what you typed is kept here.");
      else if (!hasUnsaved()) showState("saved", "Saved");
    } else if (xhr.status === 409) {
      save.isHeld = true;
      dropDraft(elt);
      showState("failed", "Not saved: it changed somewhere else. Choose one of the two texts.");
    } else if (xhr.status === 0 || xhr.status >= 500 || xhr.status === 429) {
      retryLater(elt, save);
    } else if (xhr.status === 422) {
      showState("failed", "Not saved: see what is wrong, at the top of the form.");
    } else {
      showState("failed", "Not saved: reload this page. What you typed comes back.");
    }
  }

  function retryLater(field, save) {
    const wait = RETRY_SECONDS[Math.min(save.attempts++, RETRY_SECONDS.length - 1)];
    showState("failed", "Not saved: no connection. It is tried again by itself.");
    clearTimeout(save.timer);
    save.timer = setTimeout(() => htmx.trigger(field, "change"), wait * 1000);
  }

  function noteTyping(event) {
    const field = event.target;
    if (!field.matches?.("[data-autosave]") || !field.form) return;
    const save = saveOf(field);
    save.isUnsaved = !isSame(valuesOf(field), save.saved);
    if (!save.isUnsaved) return dropDraft(field);
    keepDraft(field);
    if (one("#save-state")?.dataset.state === "saved") showState("", "");
  }

  addEventListener("online", () => {
    for (const save of saves.values())
      if (save.isUnsaved && !save.isHeld && save.field.isConnected) htmx.trigger(save.field, "change");
  });

  /* On the way to sign in again there is nothing to ask: the words are kept in this tab. */
  let isSentAway = false;
  const hasUnsent = () => all("form[id^=new-] textarea").some((field) => field.value.trim());

  addEventListener("beforeunload", (event) => {
    if ((hasUnsaved() || hasUnsent()) && !isSentAway) event.preventDefault();
  });

  /* Sending a whole form: once, and without the question whether one really wants to leave */

  function sendOnce(event) {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 8000);
    event.submitter?.setAttribute("aria-disabled", "true");
    for (const save of saves.values()) {
      clearTimeout(save.timer);
      if (save.isUnsaved && save.field.form === form) keepDraft(save.field, true);
      save.isUnsaved = false;
    }
    if (form.action.includes("logout"))
      for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  }

  addEventListener("pageshow", () => {
    for (const form of all("form[data-sent]")) delete form.dataset.sent;
    for (const button of all("form [type=submit][aria-disabled], form button[aria-disabled]"))
      button.removeAttribute("aria-disabled");
  });

  /* Focus after a swap */

  function focusOn(element) {
    if (!element.matches("a, button, input, select, textarea, [tabindex]")) element.tabIndex = -1;
    element.focus();
  }

  function welcome(event) {
    const root = event.detail.elt;
    const wanted = root.matches("[data-focus]") ? root : one("[data-focus]", root);
    const form = document.activeElement.matches("textarea") && document.activeElement.form;
    if (wanted && !(form && wanted.form && wanted.form !== form)) focusOn(wanted); // or one types elsewhere
    for (const control of all("[data-js][hidden]", root)) control.hidden = false;
    restoreDrafts(root);
    all("textarea", root).forEach(grow);
  }

  /* A new page (HX-Location) replaces #page and not the whole body, so that the stylesheet is not taken away. */
  let isNewPage = false;

  function keepFrame(event) {
    if (event.detail.target !== document.body) return;
    isNewPage = true;
    event.detail.target = one("#page");
    event.detail.selectOverride = "#page";
    event.detail.swapOverride = "outerHTML";
  }

  function landOnPage() {
    if (!isNewPage) return;
    isNewPage = false;
    scrollTo(0, 0);
    if (!one("[data-focus]")) focusOn(one("#main"));
    announce(document.title);
  }

  function explainFailure(event) {
    if (event.detail.elt.matches("[data-autosave]")) return;
    const text = "That did not work. Try again, or reload the page.";
    showState("failed", text);
    announce(text);
  }

  /* Sentences and what they rest on, lit up together */

  function joinSources(event) {
    const sentence = event.target.closest?.("[data-sentence]");
    const source = event.target.closest?.("[data-sentences]");
    if (!sentence && !source) return;
    const ids = sentence ? [sentence.dataset.sentence] : source.dataset.sentences.split(" ");
    for (const lit of all(".on")) lit.classList.remove("on");
    for (const id of ids)
      for (const lit of all(`[data-sentence="${CSS.escape(id)}"], [data-sentences~="${CSS.escape(id)}"]`))
        lit.classList.add("on");
  }

  /* Buttons that need a script; they are hidden until one is here */

  async function copyText(button) {
    const source = one(button.dataset.copy);
    const paragraphs = all("p", source).map((paragraph) => paragraph.innerText);
    try {
      await navigator.clipboard.writeText(source.value ?? (paragraphs.join("\n\n") || source.innerText));
    } catch {
      getSelection().selectAllChildren(source);
      if (!document.execCommand("copy")) return announce("Not copied. Select the text and copy it by hand.");
    }
    const label = button.textContent;
    button.textContent = "Copied";
    announce("Copied");
    setTimeout(() => (button.textContent = label), 2500);
  }

  function pressButton(event) {
    const button = event.target.closest?.("[data-copy], [data-print]");
    if (button?.hasAttribute("data-copy")) copyText(button);
    else if (button) print();
  }

  /* Escape closes a form that was opened in place, unless something was typed into it */

  function leaveForm(event) {
    const area = event.key === "Escape" && event.target.closest?.("textarea");
    if (area && area.value === area.defaultValue) one("[data-escape]", area.form)?.click();
  }

  /* Fields that grow with their text, where the browser does not do that itself */

  function grow(area) {
    if (CSS.supports("field-sizing", "content") || !area.matches?.("textarea")) return;
    while (area.scrollHeight > area.clientHeight + 2 && area.rows < 30) area.rows += 1;
  }

  const on = (name, act) => document.addEventListener(name, act);
  on("htmx:configRequest", prepareRequest);
  on("saved", noteSaved);
  on("htmx:beforeOnLoad", (event) => (isSentAway = Boolean(event.detail.xhr.getResponseHeader("HX-Redirect"))));
  on("htmx:afterRequest", judgeAnswer);
  on("htmx:responseError", explainFailure);
  on("htmx:sendError", explainFailure);
  on("htmx:load", welcome);
  on("htmx:beforeSwap", keepFrame);
  on("htmx:afterSettle", landOnPage);
  on("input", noteTyping);
  on("change", noteTyping);
  on("input", (event) => grow(event.target));
  on("submit", sendOnce);
  on("click", joinSources);
  on("focusin", joinSources);
  on("click", pressButton);
  on("keydown", leaveForm);
})();
