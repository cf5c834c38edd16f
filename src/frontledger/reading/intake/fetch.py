"""Fetches a report by its address: public addresses only, bounded in time and size, nothing remembered.

A name is looked up once for each connection, every address found is checked, and the connection goes to a checked
address: a name that changes its mind between check and connection gains nothing. TLS still verifies the host's name.
"""

from __future__ import annotations

import datetime as dt
import time
import zlib
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

from ...errors import FrontledgerError, InputError, SourceError
from .addresses import check_url
from .limits import CONNECT_SECONDS, MAX_BYTES, MAX_REDIRECTS, READ_SECONDS, WHOLE_SECONDS

if TYPE_CHECKING:
    import httpx

    from .gate import Resolver

USER_AGENT = "frontledger (reads one page when asked to)"
_HEADERS = {
    "User-Agent": USER_AGENT,
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}
_SAVE = "open it in a browser, save the page, and give the file"
_LATER = "try again later, or save the page and give the file"


class Page(NamedTuple):
    """What came back."""

    url: str
    """Where it came from in the end, after redirects."""
    data: bytes
    content_type: str
    """Small letters, without parameters; empty where none is said."""
    charset: str | None
    served: dt.date | None
    """The sender's own day by its clock, UTC."""


class Bounds(NamedTuple):
    """How long (seconds) and how much (bytes)."""

    connect: float = CONNECT_SECONDS
    read: float = READ_SECONDS
    whole: float = WHOLE_SECONDS
    size: int = MAX_BYTES
    redirects: int = MAX_REDIRECTS


USUAL = Bounds()


def fetch(url: str, *, bounds: Bounds = USUAL, resolve: Resolver | None = None, allow_loopback: bool = False) -> Page:
    """The page at an address.

    Args:
        url: http or https.
        bounds: limits of time and size.
        resolve: looks up a host's addresses; the system's way by default.
        allow_loopback: for tests with a server of their own: `127.0.0.0/8` and `::1` may be asked too.

    Raises:
        InputError: when the address may not be asked for.
        SourceError: when the host does not answer, not in time, not with a page, or without end.
    """
    check_url(url)
    import httpcore
    import httpx

    from .gate import Gate, Transport, system_resolver

    deadline = time.monotonic() + bounds.whole
    gate = Gate(deadline, resolve or system_resolver(deadline), allow_loopback)
    timeouts = httpx.Timeout(bounds.read, connect=bounds.connect)
    at = url
    with httpx.Client(transport=Transport(gate), trust_env=False, headers=_HEADERS, timeout=timeouts) as client:
        for step in range(bounds.redirects + 1):
            try:
                host = check_url(at).hostname
                client.cookies.clear()
                with client.stream("GET", at) as response:
                    if not response.has_redirect_location:
                        return _page(response, at, bounds)
                    at = urljoin(at, response.headers["location"])
            except InputError as refused:
                raise _as_given(refused, step) from None
            except (httpx.TimeoutException, httpcore.TimeoutException):
                raise SourceError(f"{host} did not answer in time", remedy=_LATER) from None
            except (httpx.HTTPError, httpx.InvalidURL, httpcore.ProtocolError, httpcore.NetworkError) as error:
                raise SourceError(f"{host} could not be read: {_why(error)}", remedy=_LATER) from None
    raise SourceError(f"{url} leads on more than {bounds.redirects} times", remedy=_SAVE)


def _as_given(refused: InputError, step: int) -> FrontledgerError:
    """What the user gave is the user's to mend; where a host led us is not."""
    if step == 0:
        return refused
    return SourceError(f"the page leads on to an address that is not fetched: {refused}", remedy=_SAVE)


def _page(response: httpx.Response, at: str, bounds: Bounds) -> Page:
    host = response.url.host
    if response.status_code != 200:
        raise SourceError(f"{host} answered {response.status_code} {response.reason_phrase}".strip(), remedy=_SAVE)
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > bounds.size:
        raise _too_much(host, bounds.size)
    data = bytearray()
    for piece in _unpacked(response, bounds.size):
        data += piece
        if len(data) > bounds.size:
            raise _too_much(host, bounds.size)
    kind = response.headers.get("content-type", "").split(";")[0].strip().lower()
    return Page(at, bytes(data), kind, response.charset_encoding, _day(response.headers.get("date")))


def _unpacked(response: httpx.Response, size: int) -> Iterator[bytes]:
    """The body, unpacked here and not by httpx, so that a small piece cannot become a huge one."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("", "identity"):
        yield from response.iter_raw()
        return
    host = response.url.host
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(f"{host} sends its page packed as {packing!r}, which is not read", remedy=_SAVE)
    unpacker: Any = None
    try:
        for piece in response.iter_raw():
            if unpacker is None:
                bare = packing == "deflate" and piece[:1] != b"\x78"  # sent by some without the header of zlib
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS if bare else zlib.MAX_WBITS | 32)
            yield unpacker.decompress(piece, size + 1)
            if unpacker.unconsumed_tail:
                raise _too_much(host, size)
    except zlib.error:
        raise SourceError(f"{host} sends a page that cannot be unpacked", remedy=_SAVE) from None


def _too_much(host: str, size: int) -> SourceError:
    return SourceError(f"{host} sends more than the {size / 1024**2:.0f} MB that are read", remedy=_SAVE)


def _day(header: str | None) -> dt.date | None:
    try:
        return parsedate_to_datetime(header).astimezone(dt.UTC).date() if header else None
    except (ValueError, OverflowError):
        return None


def _why(error: Exception) -> str:
    return str(error).split("\n")[0][:160] or type(error).__name__
