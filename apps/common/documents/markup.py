"""Web pages as a reader would see them: one block a line, lists and headings marked."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from apps.common.documents.refusals import FileRefused, refuse_faults

_BLOCKS = frozenset(
    "p div section article header footer main aside ul ol table blockquote pre dl dt dd form fieldset figure "
    "figcaption address nav tr hr br h1 h2 h3 h4 h5 h6 li".split()
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset(
    "script style template noscript svg head iframe select button object embed canvas audio video".split()
)
_CELLS = frozenset({"td", "th"})
# Elements that must be closed: so many of them open at once is no page, and takes a parser time without end.
_NESTING = re.compile(
    r"<(/?)(?:div|span|section|article|table|ul|ol|blockquote|font|b|i|em|strong|a|center|fieldset|form)\b",
    re.IGNORECASE,
)
_DEEPEST = 600
_SPACES = re.compile(r"[ \t\r\n\f\v]+")


def read_markup(markup: str) -> str:
    """Return the visible text of a page. Raises FileRefused where it is nested beyond reason."""
    check_depth(markup)
    with refuse_faults("corrupt"):
        root = LexborHTMLParser(markup).root
        return _tidy(_walk(root)) if root is not None else ""


def check_depth(markup: str) -> None:
    """Raise FileRefused where a page is nested beyond reason, before a parser sees it."""
    depth = 0
    for match in _NESTING.finditer(markup):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _DEEPEST:
            raise FileRefused("too_deep")


def _walk(root: LexborNode) -> list[str]:
    """Go through the page without recursion, so that no depth of it can matter."""
    pieces: list[str] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            pieces.append(text if _is_preformatted(node) else _SPACES.sub(" ", text))
        elif tag not in _SILENT:
            pieces.append(_open(tag))
        child = node.first_child if tag not in _SILENT and tag != "-text" else None
        node = child if child is not None else _leave(node, root, pieces)
    return pieces


def _leave(node: LexborNode, root: LexborNode, pieces: list[str]) -> LexborNode | None:
    current: LexborNode | None = node
    while current is not None and current.mem_id != root.mem_id:
        if current.tag in _BLOCKS:
            pieces.append("\n")
        if current.next is not None:
            return current.next
        current = current.parent
    return None


def _is_preformatted(node: LexborNode) -> bool:
    return node.parent is not None and node.parent.tag == "pre"


def _open(tag: str) -> str:
    if tag in _HEADINGS:
        return "\n\n# "
    if tag == "li":
        return "\n- "
    if tag in _CELLS:
        return " | "
    return "\n" if tag in _BLOCKS else ""


def _tidy(pieces: list[str]) -> str:
    lines: list[str] = []
    for raw in "".join(pieces).split("\n"):
        line = raw.replace("\xa0", " ").strip().removeprefix("| ").strip()
        if line in {"#", "-", "|"} or (not line and (not lines or not lines[-1])):
            continue
        # A mark whose text stands in a block of its own: "- " and then the paragraph.
        lines.append(line)
    return "\n".join(lines).strip()
