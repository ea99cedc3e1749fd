"""Which addresses of the web may be opened: none that could lead into the network the site itself stands in.

Two questions, both pure: what a link asks for, and whether an IP address is
public. The second decides; the first only refuses early what no honest link says.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import quote, urlsplit

import idna

from apps.postings.importers.failures import LinkFailed

_LONGEST_LINK = 2_000
_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\x00-\x20\x7f-\xa0\\\u2028\u2029\ufeff]")
# A last label that some resolver would take for a number: 127.1, 0x7f000001, 2130706433.
_NUMBER = re.compile(r"(?:\d+|0x[0-9a-f]*)", re.IGNORECASE)
# Kept in a path and a query as they stand: what RFC 3986 allows there, and what is encoded already.
_KEPT = "/?%:@!$&'()*+,;=-._~[]|"

# The whole of unicast IPv6 that has been given out (RFC 4291). Outside it lie IPv4-compatible and
# IPv4-mapped addresses (::/96, ::ffff:0:0/96), NAT64 (64:ff9b::/96, 64:ff9b:1::/48), fc00::/7, fe80::/10,
# site-local fec0::/10 and multicast.
_UNICAST = ip_network("2000::/3")
# `is_global` grew over the releases of Python, and calls public what only carries another address.
_CLOSED = tuple(
    ip_network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # CGNAT, with a cloud's metadata at 100.100.100.200
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own service, on every machine of it, under a public number
        "169.254.0.0/16",  # link-local, with the metadata of most clouds at 169.254.169.254
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "2001::/23",  # protocols: Teredo, benchmarks, ORCHID
        "2001:db8::/32",
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)


@dataclass(frozen=True, slots=True)
class Target:
    """What a link asks for: `host` as ASCII or an IP address without brackets, `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """The value of the Host header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        """The link in its plain form, without a fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"


def is_ip_address(host: str) -> bool:
    """Say whether a host is an IP address, which nobody has to look up."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Say whether an IP address, written as text, belongs to the public web."""
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, IPv6Address) and (ip.scope_id is not None or ip not in _UNICAST):
        return False
    return ip.is_global and not ip.is_multicast and not any(ip in network for network in _CLOSED)


def read_link(link: str) -> Target:
    """Return what a link asks for. Raises LinkFailed("address") where it is no plain address of a page."""
    link = link.strip()
    if len(link) > _LONGEST_LINK or _UNSAFE.search(link):
        raise LinkFailed("address")
    try:
        parts = urlsplit(link)
        port = _PORTS[parts.scheme] if parts.port is None else parts.port
        host = _read_host(parts.hostname or "", is_bracketed="[" in parts.netloc)
    except (KeyError, ValueError) as error:
        raise LinkFailed("address") from error
    if "@" in parts.netloc or port not in _PORTS.values():
        raise LinkFailed("address")
    path = quote(parts.path or "/", safe=_KEPT)
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    return Target(parts.scheme, host, port, path + query)


def _read_host(host: str, *, is_bracketed: bool) -> str:
    """Return a host in ASCII. Raises ValueError, of which every error of IDNA is one."""
    if is_bracketed:
        return str(IPv6Address(host))
    # The standard mapping first: it turns wide digits and the dots of other scripts into plain ones.
    name = idna.uts46_remap(host).removesuffix(".")
    if _NUMBER.fullmatch(name.rpartition(".")[2]):
        return str(IPv4Address(name))
    if "." not in name:
        raise ValueError("A name without a dot belongs to a network of one's own.")
    return idna.encode(name, uts46=True).decode("ascii")
