"""Why there is no other wording, in words for the person who asked for one."""

FAILURES = {
    "off": "This site offers no help with the wording.",
    "too_many": "You asked several times in a short while. Wait a minute, then ask again.",
    "busy": "Your last request is still on its way. Wait for its answer, then ask again.",
    "unreachable": "The service did not answer.",
    "too_slow": "The service took too long to answer.",
    "certificate": "The service could not prove that it is the one it says, so nothing was sent.",
    "closed": "The service does not let this site in just now. Whoever runs this site can mend that.",
    "service_busy": "The service is busy. Try again in a few minutes.",
    "redirect": "The service wanted the sentence sent to another address. That was not done.",
    "site_error": "The service could not do it just now.",
    "kind": "The service answered with something that is no wording.",
    "too_large": "The service answered with far more than a sentence, so its answer was left.",
    "broken": "The answer of the service was damaged on its way, or cut short.",
    "nothing": "The service answered without a wording.",
}
REFUSALS = {
    "empty": "It was empty.",
    "signs": "It had signs in it that cannot be seen.",
    "paragraphs": "It was several paragraphs, not one sentence.",
    "markup": "It had markup in it, not just words.",
    "link": "It had a link or an address in it.",
    "long": "It was much longer than your sentence.",
    "several": "It was more sentences than you asked about.",
    "remark": "It spoke to you, or of its task, and was no sentence of your answer.",
    "language": "It was not in English.",
    "same": "It was the sentence that you have.",
    "claims": "It says something that neither your sentence nor what it rests on says:",
    "meaning": "It says something else than your sentence.",
}


class RewordingFailed(Exception):
    """No reply could be had. `code` is one of FAILURES, `message` what to tell the person."""

    is_refusal = False

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = FAILURES[code]


class WordingRefused(Exception):
    """A reply that is not shown. `code` is one of REFUSALS; `claims` are what it added."""

    is_refusal = True

    def __init__(self, code: str, claims: tuple[str, ...] = ()) -> None:
        super().__init__(code)
        self.code = code
        self.message = REFUSALS[code]
        self.claims = claims
