"""Postings in web pages: their data first, else what a reader would see of the job."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.common.documents import FileRefused
from apps.postings.importers.pages import read_data, read_page
from tests.postings.importers.test_records import FOUND, JOB

DUTIES = "".join(f"<li>Carry the bags of room {number} up the stairs</li>" for number in range(1, 9))
ARTICLE = f"<h1>Night Porter</h1><p>You open the door of our hotel by night.</p><ul>{DUTIES}</ul>"


def wrap(data: str, title: str = "") -> str:
    """Return a page that carries data."""
    script = f'<script id="j" type="application/ld+json" nonce="a">{data}</script>'
    return f"<html><head><title>{title}</title>{script}</head><p>Cookies</p></html>"


@pytest.mark.parametrize(
    "data",
    [
        json.dumps(JOB),
        json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebSite"}, JOB]}),
        f"<!-- {json.dumps(JOB)} -->",
        f"//<![CDATA[\n{json.dumps(JOB)}\n//]]>",
        f"/*<![CDATA[*/ {json.dumps(JOB)} /*]]>*/",
        json.dumps(JOB)[:-1] + ",}",
        json.dumps(JOB).replace("Open the door", "Open\tthe door"),
    ],
    ids=["plain", "graph", "comment", "cdata", "cdata in comments", "a comma too many", "a tab in a string"],
)
def test_a_page_with_job_data_is_read_from_the_data(data: str) -> None:
    assert read_page(wrap(data)) == FOUND


def test_of_several_postings_the_one_that_the_page_is_about_is_read() -> None:
    other = JOB | {"title": "Day Porter"}
    empty = {"@type": "JobPosting", "title": "Night Porter"}

    assert read_page(wrap(json.dumps([empty, other, JOB]), "Night porter | Fern")) == FOUND
    assert read_page(wrap(json.dumps([other, JOB]), "Jobs")).title == "Day Porter"


def test_data_that_cannot_be_read_leave_the_page_itself() -> None:
    page = wrap("{broken") + wrap('{"@type": "JobPosting"}') + f"<body>{ARTICLE}</body>"

    assert "You open the door of our hotel by night." in read_page(page).text


def test_words_about_data_are_no_data() -> None:
    assert read_data("<p>Use application/ld+json > {}</p>") is None
    assert read_data('<script type="application/ld+json"') is None
    assert read_data(wrap(json.dumps(JOB)).partition("</script")[0]) == FOUND


MICRODATA = """<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Night Porter</h1>
<span itemprop="hiringOrganization" itemscope><b itemprop="name">Fern Hotel</b></span>
<span itemprop="jobLocation" itemscope><meta itemprop="addressLocality" content="Leith"></span>
<div itemprop="description"><p>Open the door.</p><ul><li>Carry bags</li></ul></div></div><p>Cookies</p>"""


def test_microdata_and_rdfa_are_read_where_there_is_no_json() -> None:
    found = read_page(MICRODATA)

    assert (found.title, found.employer, found.location) == ("Night Porter", "Fern Hotel", "Leith")
    assert found.text == "Open the door.\n- Carry bags"
    rdfa = MICRODATA.replace("itemprop", "property").replace(
        'itemtype="https://schema.org/JobPosting"', 'typeof="JobPosting"'
    )
    assert read_page(rdfa) == found


def test_microdata_without_a_description_leaves_the_page_itself() -> None:
    page = f'<div itemtype="https://schema.org/JobPosting">{ARTICLE}</div>'

    assert "You open the door of our hotel by night." in read_page(page).text


def test_the_main_text_is_kept_and_the_furniture_left_out() -> None:
    furniture = "<nav><a href=/>Home</a><a href=/jobs>All jobs</a></nav>"
    banner = "<footer>We use cookies to remember you</footer>"
    page = f"<html><body>{furniture}<main>{ARTICLE}</main>{banner}</body></html>"

    text = read_page(page).text

    assert text.count("Carry the bags of room") == 8
    assert "All jobs" not in text
    assert "cookies" not in text


def test_a_short_page_is_read_whole_without_what_is_said_twice() -> None:
    page = (
        "<script>var a = 1;</script><p>We use cookies.</p><h2>Duties</h2>"
        "<p>Open<br>the door &amp; smile</p></span><ul><li>Carry <b>bags</b></li></ul>"
        "<p>the door &amp; smile</p><svg><button>Go</svg>"
    )

    assert read_page(page).text == "# Duties\n\nOpen\n\nthe door & smile\n- Carry bags"


@pytest.mark.parametrize("page", ["", "<p> — </p><script>var a</script>", "<p>We use cookies</p>"])
def test_a_page_without_text_is_refused(page: str) -> None:
    with pytest.raises(FileRefused, match="no_text"):
        read_page(page)


def test_a_page_nested_beyond_reason_is_refused_before_it_is_parsed() -> None:
    for page in ("<div>" * 100_000 + "Porter", '<i typeof="JobPosting">' + "<div>" * 100_000):
        with pytest.raises(FileRefused, match="too_deep"):
            read_page(page)


@given(st.text(alphabet="<>/ap!-&;=\"' \n", max_size=200))
def test_broken_markup_never_raises_anything_else(markup: str) -> None:
    try:
        found = read_page(markup)
    except FileRefused:
        return
    assert any(char.isalnum() for char in found.text)
