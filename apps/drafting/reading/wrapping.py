"""What is wrapped around a posting and is not the posting: front matter and comments of a page's source."""

import re

_FRONT = re.compile(r"\s*-{3,}[ \t]*\n(?P<matter>.{0,20000}?)\n-{3,}[ \t]*(?:\n|$)", re.DOTALL)
_DATA = re.compile(r"[ \t]*(?:#.*|[A-Za-z][\w -]{1,40}:(?:[ \t].*)?|[ \t]+\S.*|- .*)?")
_KEY = re.compile(r"[ \t]*(?P<key>[A-Za-z_-]{2,30}):[ \t]+[^\s#|>{\[]")
_COMMENT = re.compile(r"\{% ?comment .{0,2000}?endcomment ?%\}|<!--.{0,2000}?-->", re.DOTALL)
_FEWEST_WORDS = 4
_TOLD = frozenset({"title", "job_title", "position", "company", "employer", "location"})


def unwrap_source(text: str) -> str:
    """Return a text without front matter and comments; one without any is returned as it is."""
    has_comment = "endcomment" in text or "-->" in text
    return drop_front_matter(_COMMENT.sub("\n", text) if has_comment else text)


def drop_front_matter(text: str) -> str:
    """Return a text without the marks, notes and settings of its front matter; what it says in words stays.

    A text that opens with a rule and goes on with anything but keys and values is left as it is.
    """
    front = _FRONT.match(text)
    lines = front["matter"].split("\n") if front else []
    if not front or not any(map(_KEY.match, lines)) or not all(map(_DATA.fullmatch, lines)):
        return text
    told = "\n".join(line for line in lines if _tells(line))
    return f"{told}\n\n{text[front.end() :]}"


def _tells(line: str) -> bool:
    """Tell words from settings: a list, a heading or a few words tell of a job, "layout: wide" does not."""
    key = _KEY.match(line)
    if key:
        return key["key"].lower() in _TOLD or len(line.split()) > _FEWEST_WORDS
    return not line.lstrip().startswith("#")
