"""What is wrapped around a posting and is not the posting: front matter and comments of a page's source."""

import re

_FRONT = re.compile(r"\s*-{3,}[ \t]*\n(?P<matter>.{0,20000}?)\n-{3,}[ \t]*(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"[ \t]*(?P<key>[A-Za-z_-]{2,30}):[ \t]+[^\s#|>{\[]")
_COMMENT = re.compile(r"\{% ?comment .{0,2000}?endcomment ?%\}|<!--.{0,2000}?-->", re.DOTALL)
_TOLD = frozenset({"title", "job_title", "position", "company", "employer", "location"})


def unwrap_source(text: str) -> str:
    """Return a text without front matter and comments; one without any is returned as it is."""
    plain = drop_front_matter(text)
    return _COMMENT.sub("\n", plain) if "endcomment" in plain or "-->" in plain else plain


def drop_front_matter(text: str) -> str:
    """Return a text without its front matter but for the lines that tell of the job.

    A text that opens with a rule and no key is left as it is.
    """
    front = _FRONT.match(text)
    lines = front["matter"].split("\n") if front else []
    keys = {line: found["key"].lower() for line in lines if (found := _KEY.match(line))}
    if not front or not keys:
        return text
    told = "".join(f"{line}\n" for line, key in keys.items() if key in _TOLD)
    return f"{told}\n{text[front.end() :]}"
