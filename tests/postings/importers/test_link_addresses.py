"""No form of an address leads into the site's own network. A real server listens, and must hear nothing."""

from collections.abc import Iterable, Iterator

import pytest

from apps.postings.importers import addresses
from apps.postings.importers.addresses import is_public, read_link
from apps.postings.importers.link import LinkFailed, fetch_link, resolve_host
from tests.postings.importers.loopback import Loopback, page, redirect, running

PUBLIC = "93.184.215.14"
NAMES = {
    "plain.example": ["127.0.0.1"],
    "six.example": ["::1"],
    "mapped.example": ["::ffff:127.0.0.1"],
    "mixed.example": [PUBLIC, "10.0.0.7"],
    "mixed-six.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c", "fe80::1"],
    "scoped.example": ["2606:2800:21f:cb07:6820:80da:af6b:8b2c%1"],
    "metadata.example": ["169.254.169.254"],
    "public.example": [PUBLIC],
}
# Refused for what they are: no honest link says them.
ODD = [
    "http://2130706433/",
    "http://017700000001/",
    "http://0x7f000001/",
    "http://0x7F.0.0.1/",
    "http://0177.0.0.1/",
    "http://0177.0x0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://0/",
    "http://127.0.0.0x1/",
    "http://4294967297/",
    "http://127.0.0.1.1/",
    "http://localhost/",
    "http://localhost./",
    "http://intranet/",
    "http://1２7.1/",
    "http://127%2e0%2e0%2e1/",
    "http://%31%32%37.0.0.1/",
    "http://plain%2eexample/",
    "http://public.example@127.0.0.1/",
    "http://127.0.0.1@public.example/",
    "http://user:secret@public.example/",
    "http://public.example\\@127.0.0.1/",
    "http://public.example:80\\@127.0.0.1/",
    "http://127.0.0.1\t/",
    "http://127.0.0.1\r\nHost: public.example/",
    "http://public.example:22/",
    "http://public.example:0/",
    "http://public.example:8000/",
    "http://public.example:65616/",
    "http://public.example:eighty/",
    "http://[::1/",
    "http://[::1%25lo]/x y",
    "http://[v1.fe80::a+en1]/",
    "http:///plain.example",
    "http://",
    "//127.0.0.1/",
    "127.0.0.1",
    "ftp://public.example/",
    "file:///etc/passwd",
    "gopher://127.0.0.1/",
    "javascript:alert(1)",
    "http://a..example/",
    "http://.example/",
    f"http://{'a' * 64}.example/",
    f"http://public.example/{'a' * 2_000}",
]
# Plain in their form; refused for where they lead.
PRIVATE = [
    "http://127.0.0.1/",
    "http://127.0.0.1./",
    "http://127.0.0.1:443/",
    "https://127.0.0.1/",
    "http://127.255.255.254/",
    "http://127。0。0。1/",
    "http://127．0｡0．1/",
    "http://１２７.0.0.1/",
    "http://①②⑦.0.0.1/",
    "http://0.0.0.0/",
    "http://0.1.2.3/",
    "http://10.0.0.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    "http://168.63.129.16/",
    "http://169.254.169.254/latest/meta-data/",
    "http://172.16.0.1/",
    "http://192.0.0.192/",
    "http://192.88.99.1/",
    "http://192.168.1.1/",
    "http://198.18.0.1/",
    "http://203.0.113.5/",
    "http://224.0.0.1/",
    "http://239.255.255.250/",
    "http://255.255.255.255/",
    "http://[::]/",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::127.0.0.1]/",
    "http://[::7f00:1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:93.184.215.14]/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://[64:ff9b::127.0.0.1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::127.0.0.1]/",
    "http://[100::1]/",
    "http://[2001::1]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    "http://[2001:2::1]/",
    "http://[2001:db8::1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[3fff::1]/",
    "http://[5f00::1]/",
    "http://[fc00::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[fe80::1%25lo]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://plain.example/",
    "http://PLAIN.example./",
    "http://plain。example/",
    "http://ｐｌａｉｎ.example/",
    "http://six.example/",
    "http://mapped.example/",
    "http://mixed.example/",
    "http://mixed-six.example/",
    "http://scoped.example/",
    "http://metadata.example/",
]


def look_up(host: str) -> list[str]:
    """Answer as a name server would."""
    return NAMES[host]


@pytest.fixture
def server() -> Iterator[Loopback]:
    """Somebody who would be glad of a visit."""
    with running(Loopback(page(b"<p>inside</p>"))) as server:
        yield server


@pytest.fixture
def is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard switched off."""
    monkeypatch.setattr(addresses, "is_public", lambda address: True)


def fail(url: str, server: Loopback, resolve: object = look_up) -> str:
    """Return the code that a fetch fails with."""
    with pytest.raises(LinkFailed) as failed:
        fetch_link(url, resolve=resolve, connect=server.connect)  # type: ignore[arg-type]
    return failed.value.code


@pytest.mark.parametrize("url", ODD)
def test_odd_form_is_refused_before_anything_is_asked(url: str, server: Loopback) -> None:
    assert fail(url, server, resolve=None) == "address"

    assert (server.opened, server.requests) == ([], [])


@pytest.mark.parametrize("url", PRIVATE)
def test_private_address_is_never_opened(url: str, server: Loopback) -> None:
    assert fail(url, server) == "private"

    assert (server.opened, server.requests) == ([], [])


@pytest.mark.parametrize("url", [url for url in PRIVATE if not url.startswith("https")])
@pytest.mark.usefixtures("is_open")
def test_without_the_guard_the_server_would_have_been_reached(url: str, server: Loopback) -> None:
    fetched = fetch_link(url, resolve=look_up, connect=server.connect)

    assert (fetched.data, len(server.requests)) == (b"<p>inside</p>", 1)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "127.1", "0177.0.0.1", "0", "localhost"])
def test_odd_form_would_be_caught_by_where_it_leads_too(host: str) -> None:
    found = resolve_host(host)

    assert found
    assert [is_public(address) for address in found] == [False] * len(found)


@pytest.mark.parametrize(
    "address", [PUBLIC, "1.1.1.1", "2606:4700:4700::1111", "2a00:1450:4009:81f::200e", "2400:cb00::1"]
)
def test_public_address_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", ["", "localhost", "127.0.0.1\n", "1.1.1.1/32", "2606:4700::1%1"])
def test_what_is_no_plain_address_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_name_is_looked_up_once_and_that_address_opened(server: Loopback) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    asked: list[str] = []

    def rebind(host: str) -> Iterable[str]:
        asked.append(host)
        return next(answers)

    fetched = fetch_link("http://rebinding.example/", resolve=rebind, connect=server.connect)

    assert fetched.data == b"<p>inside</p>"
    assert (asked, server.opened) == (["rebinding.example"], [(PUBLIC, 80)])


def test_redirect_to_a_rebound_name_is_refused() -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])

    with running(Loopback(redirect("/next"))) as server:
        code = fail("http://rebinding.example/", server, resolve=lambda host: next(answers))

    assert (code, server.opened, len(server.requests)) == ("private", [(PUBLIC, 80)], 1)


@pytest.mark.parametrize(
    ("location", "code"),
    [
        ("http://127.0.0.1/", "private"),
        ("//127.0.0.1/", "private"),
        ("http://[::ffff:169.254.169.254]/", "private"),
        ("https://plain.example/", "private"),
        ("http://2130706433/", "address"),
        ("http://public.example:22/", "address"),
        ("http://me@public.example/", "address"),
        ("file:///etc/passwd", "address"),
        ("http://[", "broken"),
    ],
)
@pytest.mark.parametrize("hops", [1, 3])
def test_redirect_is_checked_like_a_link(location: str, code: str, hops: int) -> None:
    answers = [redirect("/again")] * (hops - 1) + [redirect(location)]

    with running(Loopback(*answers)) as server:
        assert fail("http://public.example/", server) == code

    assert server.opened == [(PUBLIC, 80)] * hops


@pytest.mark.parametrize(
    ("link", "url"),
    [
        (" https://Public.Example ", "https://public.example/"),
        ("http://public.example:80/a?b=c#d", "http://public.example/a?b=c"),
        ("https://public.example:80/", "https://public.example:80/"),
        ("https://münchen.example/köln?q=ä%20b", "https://xn--mnchen-3ya.example/k%C3%B6ln?q=%C3%A4%20b"),
        ("http://[2606:4700:4700:0::1111]/", "http://[2606:4700:4700::1111]/"),
    ],
)
def test_plain_link_keeps_its_meaning(link: str, url: str) -> None:
    assert read_link(link).url == url
