"""Markdown that an admin writes, or someone in an admin's name, does nothing but read."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from apps.guidance.markdown import BLOCK_TAGS, INLINE_TAGS, render_block, render_line

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<b onclick='alert(1)'>bold</b>",
    "<svg><animate onbegin=alert(1)></svg>",
    "<math><mtext><style><img src=x onerror=alert(1)>",
    "<div hx-get='/admin/' hx-trigger='load' data-hx-post='/'>x</div>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<form action='https://example.org'><input name=q>",
    "<style>body{display:none}</style>",
    "<!-- --!><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "[x](JaVa&#x53;cript&colon;alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    '[x](/ "a\\" onmouseover=alert(1) b=\\"")',
    "![x](https://example.org/track.png)",
    '```"><script>alert(1)</script>\nx\n```',
]
HARMLESS_SCHEMES = ("http:", "https:", "mailto:")
FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(
            [*HOSTILE, "*", "**", "`", "[", "](", ")", "> ", "- ", "\n", "\n\n", "<", ">", '"', "&"]
        ),
        st.text(max_size=8),
    ),
    max_size=14,
).map("".join)


def find_live_parts(html: str, tags: frozenset[str]) -> list[str]:
    """Return every tag, attribute and address in `html` that could do something."""
    live: list[str] = []
    for node in LexborHTMLParser(f"<body>{html}").css("head *, body *"):
        if node.tag not in tags:
            live.append(str(node.tag))
        for name, value in node.attributes.items():
            if name not in {"href", "title", "rel", "start"}:
                live.append(name)
            address = (value or "").strip().lower()
            if name == "href" and ":" in address.split("/")[0] and not address.startswith(HARMLESS_SCHEMES):
                live.append(address)
    return live


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(("render", "tags"), [(render_block, BLOCK_TAGS), (render_line, INLINE_TAGS)])
def test_known_attacks_leave_nothing_live(
    text: str, render: Callable[[str], str], tags: frozenset[str]
) -> None:
    assert find_live_parts(render(text), tags) == []


@settings(max_examples=150, deadline=None)
@example("> " * 500 + "<script>alert(1)</script>")
@given(FRAGMENTS)
def test_no_mixture_of_them_leaves_anything_live(text: str) -> None:
    assert find_live_parts(render_block(text), BLOCK_TAGS) == []
    assert find_live_parts(render_line(text), INLINE_TAGS) == []


def test_control_a_reader_that_lets_html_through_is_caught() -> None:
    careless = MarkdownIt("commonmark", {"html": True})

    caught = [bool(find_live_parts(careless.render(text), BLOCK_TAGS)) for text in HOSTILE]

    assert caught.count(True) >= 10


@pytest.mark.parametrize("deep", ["> " * 2000, "- " * 2000, "[" * 5000, "*" * 5000, "`" * 5000 + "x"])
def test_deep_nesting_is_bounded(deep: str) -> None:
    html = render_block(f"{deep}words")

    assert html.count("<blockquote>") <= 20
    assert html.count("<ul>") <= 20


def test_a_block_keeps_paragraphs_lists_and_links() -> None:
    html = render_block("Read *this*.\n\n1. **one**\n2. [two](/how-it-works/)")

    assert html == (
        "<p>Read <em>this</em>.</p>\n<ol>\n<li><strong>one</strong></li>\n"
        '<li><a href="/how-it-works/" rel="noopener noreferrer">two</a></li>\n</ol>'
    )


def test_a_line_has_no_paragraph_around_it() -> None:
    assert render_line("One line is *enough*.\n") == "One line is <em>enough</em>."
