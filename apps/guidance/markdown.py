"""Markdown that admins write, as HTML that can do nothing but be read.

The Markdown reader lets no HTML through; what it makes is then cleaned against a
short list of harmless tags, so that a fault in one of the two is not enough.
"""

from functools import lru_cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

INLINE_TAGS = frozenset({"a", "br", "code", "em", "strong"})
BLOCK_TAGS = INLINE_TAGS | {"blockquote", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
_SCHEMES = frozenset({"http", "https", "mailto"})

# "commonmark" nests at most 20 deep; the pages' own policy lets no foreign image load.
_reader = MarkdownIt("commonmark", {"html": False}).disable("image")


@lru_cache(maxsize=1024)
def render_block(text: str) -> SafeString:
    """Return `text` as paragraphs, lists and the like."""
    return _clean(_reader.render(text), BLOCK_TAGS)


@lru_cache(maxsize=1024)
def render_line(text: str) -> SafeString:
    """Return `text` as words to stand inside a line: links and emphasis stay, paragraphs do not."""
    return _clean(_reader.render(text), INLINE_TAGS)


def _clean(html: str, tags: frozenset[str]) -> SafeString:
    cleaned = nh3.clean(html, tags=set(tags), attributes=_ATTRIBUTES, url_schemes=set(_SCHEMES))
    return mark_safe(cleaned.strip())  # noqa: S308  cleaned against the list above
