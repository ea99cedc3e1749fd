"""Why a link was not read, in words for the person who brought it."""

MESSAGES = {
    "off": "Links are not read on this site. Paste the text of the posting instead.",
    "address": "This does not look like the address of a web page. Check it, or paste the text instead.",
    "private": "This address is not on the public web, so it was not opened. Paste the text instead.",
    "not_found": "No site was found under this address. Check it, or paste the text instead.",
    "unreachable": "The site did not answer. Try again later, or paste the text instead.",
    "too_slow": "The site took too long to answer. Try again later, or paste the text instead.",
    "too_large": "This page is larger than 5 MB. Paste the part that you need instead.",
    "redirects": "This link leads from page to page without an end. Paste the text instead.",
    "downgrade": "This link leads from a secure page to an open one, so it was left. Paste the text instead.",
    "certificate": "The site could not prove that it is the one it says. Paste the text instead.",
    "kind": "There is no page or document under this link that can be read here. Paste the text instead.",
    "too_many": "Many links came from here in a short time. Wait a minute, or paste the text instead.",
    "closed": "The site does not show this page to everyone. Open it yourself and paste the text instead.",
    "gone": "The site says that this page is not there any more. Check the link, or paste the text instead.",
    "site_error": "The site could not show this page just now. Try again later, or paste the text instead.",
    "broken": "The site’s answer was damaged on its way, or cut short. Try again, or paste the text instead.",
}


class LinkFailed(Exception):
    """A link that was not read. `code` is one of MESSAGES, `message` what to tell the person."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.message = MESSAGES[code]
