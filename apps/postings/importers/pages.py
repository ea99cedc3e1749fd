"""A posting from a web page: its JobPosting data first (JSON-LD, then microdata), else its main text.

JSON-LD is cut out of the page without parsing the rest, which is most of a page. Runs in the
child process, without Django.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from apps.common.documents import FileRefused
from apps.common.documents.markup import check_depth, read_markup
from apps.drafting.text import clean_text
from apps.postings.importers.records import list_postings, read_record
from apps.postings.importers.texts import Found, read_line, space_blocks

_DATA = "application/ld+json"
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_WRAPPING = re.compile(r"<!--|-->|/\*\s*|\s*\*/|//\s*(?=<!\[CDATA\[|\]\]>)|<!\[CDATA\[|\]\]>")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_BANNER = re.compile(
    r"^\W*(?:we use cookies|this (?:web)?site uses cookies|accept (?:all )?(?:cookies)?$|reject (?:all)?$|"
    r"cookie (?:settings|preferences|policy)|manage (?:cookies|preferences)|skip to (?:main )?content|"
    r"sign in$|log in$|share (?:this job|on )|similar jobs|jobs like this|back to (?:all )?(?:jobs|search))",
    re.IGNORECASE,
)
# Trafilatura may keep less than the posting; under this share of the visible text it has lost too much.
_LEAST_SHARE = 0.25
_LEAST_TEXT = 200


def read_page(markup: str) -> Found:
    """Read a page. Raises FileRefused where it is nested beyond reason or holds no text."""
    return read_data(markup) or read_microdata(markup) or read_main_text(markup)


def read_data(markup: str) -> Found | None:
    """Return the posting in a page's JSON-LD; of several the one that the page's title names."""
    postings = [posting for block in _cut_data(markup) for posting in list_postings(_load(block))]
    found = [each for each in map(read_record, postings) if any(char.isalnum() for char in each.text)]
    if len(found) > 1:
        heading = _TITLE.search(markup)
        title = read_line(heading[1]).casefold() if heading else ""
        found.sort(key=lambda each: not (each.title and each.title.casefold() in title))
    return found[0] if found else None


def _cut_data(markup: str) -> Iterable[str]:
    """Yield what stands in each JSON-LD script. Linear: every search starts where the last one ended."""
    at = 0
    while (at := markup.find(_DATA, at)) >= 0:
        start = markup.find(">", at)
        end = markup.find("</script", start)
        is_script = markup.rfind("<script", max(0, at - 1_000), at) >= 0
        at += len(_DATA)
        if is_script and start >= 0:
            yield markup[start + 1 : end if end >= 0 else len(markup)]
            at = end if end >= 0 else len(markup)


def _load(block: str) -> Any:
    """Read JSON as sites write it: in comments, with a comma too many; None where that fails too."""
    for text in (block, _TRAILING_COMMA.sub(r"\1", _WRAPPING.sub("", block))):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def read_microdata(markup: str) -> Found | None:
    """Return the posting that a page marks up in itself, by itemprop or by RDFa's property."""
    if "JobPosting" not in markup:
        return None
    check_depth(markup)
    page = LexborHTMLParser(markup)
    for scope, name in (('[itemtype*="JobPosting"]', "itemprop"), ('[typeof~="JobPosting"]', "property")):
        root = page.css_first(scope)
        found = read_record(_collect(root, name)) if root is not None else None
        if found and any(char.isalnum() for char in found.text):
            return found
    return None


def _collect(root: LexborNode, attribute: str) -> dict[str, Any]:
    """Return what the elements inside a posting say, by the name of what they say; the first one counts."""
    record: dict[str, Any] = {}
    for node in root.css(f"[{attribute}]"):
        names = (node.attributes.get(attribute) or "").split()
        value = node.attributes.get("content") or node.html or ""
        for name in names:
            record.setdefault(name.rpartition(":")[2], value)
    organisation = root.css_first(f'[{attribute}~="hiringOrganization"] [{attribute}~="name"]')
    if organisation is not None:
        record["hiringOrganization"] = organisation.attributes.get("content") or organisation.html
    place = root.css_first(f'[{attribute}~="addressLocality"]')
    if place is not None:
        record["jobLocation"] = place.attributes.get("content") or place.html
    return record


def read_main_text(markup: str) -> Found:
    """Return the main text of a page that names no posting, or all its text where that loses too much."""
    seen = clean_text(space_blocks(read_markup(markup)))
    kept = _drop_furniture(_extract(markup))
    text = kept if len(kept) >= max(_LEAST_TEXT, _LEAST_SHARE * len(seen)) else _drop_furniture(seen)
    if not any(char.isalnum() for char in text):
        raise FileRefused("no_text")
    return Found(text)


def _extract(markup: str) -> str:
    # It takes half a second to load, and most pages say what they are.
    import trafilatura

    text = trafilatura.extract(markup, include_comments=False, include_tables=True, favor_recall=True)
    return clean_text(space_blocks(text or ""))


def _drop_furniture(text: str) -> str:
    """Leave out cookie banners and the ways to elsewhere, and a paragraph said twice."""
    kept: dict[str, None] = {}
    for line in text.split("\n"):
        if line.strip() and not _BANNER.match(line):
            kept.setdefault(line)
    return space_blocks("\n".join(kept))
