"""Which addresses of the net a report may be fetched from: public ones only."""

from __future__ import annotations

import ipaddress
import re
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from ...errors import InputError
from .limits import MAX_URL

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

_ALWAYS_INWARD = tuple(
    ipaddress.ip_network(n)
    for n in (
        "100.64.0.0/10",  # shared address space of providers, RFC 6598; some clouds keep their metadata here
        "168.63.129.16/32",  # a cloud's wire server, on a public number
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "198.18.0.0/15",  # benchmarks, RFC 2544
        "240.0.0.0/4",  # reserved, RFC 1112
        "64:ff9b:1::/48",  # local translation, RFC 8215
        "2001::/23",  # protocol assignments with Teredo, RFC 2928
        "2002::/16",  # 6to4, RFC 3056, out of use; Python's own list has it in some releases
        "fec0::/10",  # site-local, RFC 3879
    )
)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_INWARD_NAMES = re.compile(r"(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa|localdomain)\.?$")
_NUMERIC = re.compile(r"^(0x[0-9a-f]*|[0-9]+)$")
_ONLY_PUBLIC = "save the page and give the file, or give the page's public address"


def is_public(address: Address) -> bool:
    """Is this an address of the public net? Forms that carry an IPv4 address inside are judged by that as well."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id is not None:
            return False
        inner = address.ipv4_mapped
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if int(address) >> 32 == 0:  # "::1.2.3.4", IPv4-compatible, long out of use
            return False
    return (
        address.is_global
        and not address.is_multicast
        and not address.is_unspecified
        and not address.is_reserved
        and not any(address in n for n in _ALWAYS_INWARD if n.version == address.version)
    )


def check_url(url: str) -> SplitResult:
    """An address that may be asked for, as far as can be told without looking up its name.

    Raises:
        InputError: when it is not http or https, has no host, carries a password, names a host inside a network, or
            spells a number in a way that only some programs understand.
    """
    shown = url if len(url) <= 200 else f"{url[:200]}…"
    if len(url) > MAX_URL or any(c.isspace() or ord(c) < 32 for c in url):
        raise InputError(f"{shown!r} is not an address", remedy="give one address that begins with https://")
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InputError(f"{shown!r} is not an address: {error}", remedy="check how it is written") from None
    if parts.scheme not in ("http", "https"):
        raise InputError(f"{shown}: only http and https are fetched", remedy="save the report and give the file")
    if not host:
        raise InputError(f"{shown!r} names no host", remedy="check how the address is written")
    if parts.username is not None or parts.password is not None:
        raise InputError("an address with a name or password in it is not fetched", remedy=_ONLY_PUBLIC)
    if _INWARD_NAMES.search(host) or not ("." in host or ":" in host):
        raise InputError(f"{host} is inside a network and is not fetched", remedy=_ONLY_PUBLIC)
    if _NUMERIC.match(host.rstrip(".").rsplit(".", 1)[-1]) and not _plain_number(host):
        raise InputError(f"{host}: an address in numbers must have four plain parts", remedy=_ONLY_PUBLIC)
    return parts


def check_address(address: str, host: str) -> None:
    """Refuse an address that is not public.

    Raises:
        InputError: naming the host.
    """
    try:
        public = is_public(ipaddress.ip_address(address))
    except ValueError:
        public = False
    if not public:
        raise InputError(f"{host} leads to {address}, inside a network, and is not fetched", remedy=_ONLY_PUBLIC)


def _plain_number(host: str) -> bool:
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return False
    return True
