"""A résumé in a web page that marks itself up: hResume and h-resume microformats.

Each marked part becomes a section below a heading of its own, and is read as any résumé's text.
Source: https://microformats.org/wiki/h-resume. Knows nothing of Django.
"""

from selectolax.lexbor import LexborHTMLParser, LexborNode

from apps.common.documents.markup import check_depth, read_markup

_ROOT = ".h-resume, .hresume"
_PARTS = (
    ("Contact", ".p-contact, .contact, address"),
    ("Summary", ".p-summary, .summary"),
    ("Experience", ".p-experience, .experience"),
    ("Education", ".p-education, .education"),
    ("Skills", ".p-skill, .skill"),
    ("Languages", ".p-language, .language"),
    ("Memberships", ".p-affiliation, .affiliation"),
    ("Publications", ".p-publication, .publication"),
)


def read_hresume(markup: str) -> str:
    """Return the text of a marked résumé, what is not marked first, then its sections; "" for none."""
    if "resume" not in markup:
        return ""
    check_depth(markup)
    root = LexborHTMLParser(markup).css_first(_ROOT)
    if root is None:
        return ""
    sections: list[str] = []
    for heading, selector in _PARTS:
        nodes = [node for node in root.css(selector) if not _is_within(node, root, selector)]
        texts = [text for node in nodes if (text := read_markup(node.html or ""))]
        for node in nodes:
            node.decompose()
        sections += [f"# {heading}\n" + "\n\n".join(texts)] if texts else []
    return "\n\n".join([read_markup(root.html or ""), *sections]).strip()


def _is_within(node: LexborNode, root: LexborNode, selector: str) -> bool:
    """Tell whether a node is part of another that is read as a whole, or no longer in the page."""
    names = {"vevent", *selector.replace(".", "").split(", ")}
    parent = node.parent
    while parent is not None and parent.mem_id != root.mem_id:
        if names.intersection((parent.attributes.get("class") or "").split()):
            return True
        parent = parent.parent
    return parent is None
