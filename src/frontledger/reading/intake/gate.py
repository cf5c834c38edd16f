"""Where connections are opened: an httpx transport that looks up, checks, connects, and holds every wait to a deadline.

Imported by `fetch` only when something is fetched: httpx is slow to import.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

import httpcore
import httpx

from ...errors import SourceError
from .addresses import check_address
from .limits import CONNECT_SECONDS, MAX_ADDRESSES

Resolver = Callable[[str, int], list[str]]
"""Host and port to addresses, none where the host is not known."""


class Gate(NamedTuple):
    """Who may be connected to, and until when."""

    deadline: float
    """By the monotonic clock, seconds."""
    resolve: Resolver
    allow_loopback: bool

    def left(self, timeout: float | None) -> float:
        """Seconds that a wait may last.

        Raises:
            httpcore.ReadTimeout: when none are left.
        """
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("out of time")
        return min(left, timeout) if timeout else left

    def addresses(self, host: str, port: int) -> list[str]:
        """Addresses of a host, all of them checked: one that leads inward spoils the rest.

        Raises:
            InputError: when one is not public.
            SourceError: when there is none.
        """
        found = self.resolve(host, port)
        if not found:
            raise SourceError(f"{host} is not known to the net", remedy="check how the address is written")
        for address in found:
            if not (self.allow_loopback and (address == "::1" or address.startswith("127."))):
                check_address(address, host)
        return found[:MAX_ADDRESSES]


def system_resolver(deadline: float) -> Resolver:
    """The system's look-up, waited for no longer than the deadline: of itself it knows no limit of time."""

    def resolve(host: str, port: int) -> list[str]:
        found: list[str] = []

        def look_up() -> None:
            try:
                infos = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            except (OSError, UnicodeError):
                return  # not known: the list stays empty
            found.extend(dict.fromkeys(str(info[4][0]) for info in infos))

        worker = threading.Thread(target=look_up, daemon=True)
        worker.start()
        worker.join(max(0.0, min(CONNECT_SECONDS, deadline - time.monotonic())))
        return list(found)

    return resolve


class _Stream(httpcore.NetworkStream):
    """A connection whose every wait ends at the deadline, however slowly bytes drip in."""

    def __init__(self, inner: httpcore.NetworkStream, gate: Gate) -> None:
        self._inner = inner
        self._gate = gate

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._gate.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._gate.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._gate.left(timeout)), self._gate)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Connects to checked addresses only. TLS is asked for afterwards, with the host's name, and verifies that."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate
        self._net = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        last: Exception = httpcore.ConnectError(f"no address of {host} answers")
        for address in self._gate.addresses(host, port):
            try:
                wait = self._gate.left(timeout)
                return _Stream(self._net.connect_tcp(address, port, wait, local_address, socket_options), self._gate)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last


class _Body(httpx.SyncByteStream):
    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __iter__(self) -> Iterator[bytes]:
        yield from self._inner

    def close(self) -> None:
        self._inner.close()


class Transport(httpx.BaseTransport):
    """Carries httpx's requests over connections that a gate opens; no proxy, whatever the environment says."""

    def __init__(self, gate: Gate) -> None:
        self._pool = httpcore.ConnectionPool(network_backend=_Backend(gate))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=request.url.raw_scheme,
                host=request.url.raw_host,
                port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        got = self._pool.handle_request(asked)
        return httpx.Response(got.status, headers=got.headers, stream=_Body(got.stream), extensions=got.extensions)

    def close(self) -> None:
        self._pool.close()
