"""Fetching: from public addresses only, and never for long or without end. The servers are on 127.0.0.1."""

from __future__ import annotations

import contextlib
import gzip
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.errors import InputError, SourceError
from frontledger.reading.intake import intake
from frontledger.reading.intake.addresses import check_url, is_public
from frontledger.reading.intake.fetch import Bounds, Page, fetch

PAGE = (
    b"<!doctype html><html><head><title>Report</title></head><body><article><p>The army said its troops had left two "
    b"villages on the eastern bank of the river after a week of fighting.</p></article></body></html>"
)
QUICK = Bounds(connect=2, read=0.5, whole=1.5, size=100_000)


class Handler(BaseHTTPRequestHandler):
    asked: list[tuple[str, dict[str, str]]]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        server = self.server
        assert isinstance(server, Server)
        server.asked.append((self.path, dict(self.headers)))
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            getattr(self, "at_" + self.path.strip("/").split("/")[0].split("?")[0])()

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content_Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def at_page(self) -> None:
        self.send(PAGE, Set_Cookie="seen=yes")

    def at_gzip(self) -> None:
        self.send(gzip.compress(PAGE), Content_Encoding="gzip")

    def at_deflate(self) -> None:
        self.send(zlib.compress(PAGE), Content_Encoding="deflate")

    def at_bare(self) -> None:
        packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
        self.send(packer.compress(PAGE) + packer.flush(), Content_Encoding="deflate")

    def at_bomb(self) -> None:
        self.send(gzip.compress(bytes(50_000_000)), Content_Encoding="gzip")

    def at_twice(self) -> None:
        self.send(gzip.compress(gzip.compress(PAGE)), Content_Encoding="gzip, gzip")

    def at_rubbish(self) -> None:
        self.send(b"no gzip at all", Content_Encoding="gzip")

    def at_big5(self) -> None:
        text = "軍方週二表示，部隊已經從東岸的兩個村莊撤出，敵軍一週內最多推進四公里。當地政府呼籲居民儘速離開。"
        self.send(text.encode("big5"), Content_Type="text/plain; charset=utf-8")

    def at_empty(self) -> None:
        self.send(b"")

    def at_picture(self) -> None:
        self.send(b"x" * 50, Content_Type="image/png")

    def at_missing(self) -> None:
        self.send(b"not here", 404)

    def at_large(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "999999999")
        self.end_headers()

    def at_endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"<p>more</p>" * 1000)

    def at_dripping(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def at_headers(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Slow: ")
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.1)

    def at_silent(self) -> None:
        time.sleep(3)

    def at_short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"only this")

    def at_hop(self) -> None:
        left = int(self.path.strip("/").split("/")[1])
        self.send(b"", 302, Location=f"/hop/{left - 1}" if left else "/page", Set_Cookie=f"hop={left}")

    def at_away(self) -> None:
        self.send(b"", 301, Location=self.path.split("?to=")[1])


class Server(ThreadingHTTPServer):
    daemon_threads = True
    asked: list[tuple[str, dict[str, str]]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def get(server: Server, path: str, bounds: Bounds = QUICK) -> Page:
    return fetch(f"http://127.0.0.1:{server.server_port}/{path}", bounds=bounds, allow_loopback=True)


def test_a_page(server: Server) -> None:
    page = get(server, "page")
    assert page.data == PAGE
    assert (page.content_type, page.charset) == ("text/html", "utf-8")
    assert page.served is not None
    assert page.url.endswith("/page")


@pytest.mark.parametrize("path", ["gzip", "deflate", "bare"])
def test_packed_pages(server: Server, path: str) -> None:
    assert get(server, path).data == PAGE


def test_we_say_who_we_are_and_carry_nothing_from_one_page_to_the_next(server: Server) -> None:
    server.asked.clear()
    get(server, "page")
    get(server, "page")
    for _, headers in server.asked:
        assert headers["User-Agent"].startswith("frontledger")
        assert "Cookie" not in headers
        assert "Authorization" not in headers
        assert "Referer" not in headers


def test_no_cookie_is_carried_through_a_redirect(server: Server) -> None:
    server.asked.clear()
    get(server, "hop/2")
    assert [path for path, _ in server.asked] == ["/hop/2", "/hop/1", "/hop/0", "/page"]
    assert all("Cookie" not in headers for _, headers in server.asked)


def test_proxies_of_the_environment_are_not_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert get(server, "page").data == PAGE


def test_five_redirects_are_followed_and_no_more(server: Server) -> None:
    assert get(server, "hop/4").data == PAGE
    with pytest.raises(SourceError, match="more than 5 times"):
        get(server, "hop/5")


@pytest.mark.parametrize(
    "path",
    ["missing", "large", "endless", "dripping", "headers", "silent", "short", "bomb", "twice", "rubbish"],
)
def test_what_fails_is_a_source_error_in_time(server: Server, path: str) -> None:
    begin = time.monotonic()
    with pytest.raises(SourceError) as caught:
        get(server, path)
    assert time.monotonic() - begin < 10  # the limit set is a second; without one it would never end
    assert caught.value.exit_code == 3
    assert caught.value.remedy


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://localhost/",
        "file:///etc/hosts",
        "ftp://news.example/",
        "http://[fd00::1]/",
        "http://metadata.google.internal/",
        "//192.168.1.1/",
        "http://0x7f000001/",
    ],
)
def test_a_redirect_inward_is_refused(server: Server, to: str) -> None:
    with pytest.raises(SourceError, match="leads on to an address that is not fetched"):
        fetch(
            f"http://127.0.0.1:{server.server_port}/away?to={to}",
            bounds=QUICK,
            resolve=lambda host, port: [host.strip("[]")],
            allow_loopback=True,
        )


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1.2.3:8080/",
        "http://[::1]/",
        "http://[::]/",
        "http://0.0.0.0/",
        "http://10.1.2.3/",
        "http://172.16.0.1/",
        "http://192.168.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.100.100.200/",
        "http://100.64.0.1/",
        "http://168.63.129.16/",
        "http://192.0.0.192/",
        "http://198.18.0.1/",
        "http://224.0.0.1/",
        "http://240.0.0.1/",
        "http://255.255.255.255/",
        "http://[fe80::1]/",
        "http://[fc00::1]/",
        "http://[fd00:ec2::254]/",
        "http://[ff02::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[::127.0.0.1]/",
        "http://[2002:7f00:1::]/",
        "http://[64:ff9b::7f00:1]/",
        "http://[64:ff9b::a00:1]/",
        "http://[64:ff9b:1::1]/",
        "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
        "http://[fec0::1]/",
        "http://localhost/",
        "http://LOCALHOST:80/",
        "http://printer.local/",
        "http://metadata.google.internal/",
        "http://intranet/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://10.0.0.1.:80/",
        "ftp://news.example/a",
        "file:///etc/passwd",
        "gopher://news.example/",
        "http:///nothing",
        "http://user:secret@news.example/",
        "http://news.example/a b",
        "http://news.example:99999/",
        "http://[::1",
        "https://" + "a" * 5000,
    ],
)
def test_inward_addresses_are_refused_before_a_packet_is_sent(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_connection(*args: object, **kwargs: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket, "create_connection", no_connection)
    with pytest.raises(InputError) as caught:
        fetch(url, bounds=QUICK, resolve=lambda host, port: [host.strip("[]")])
    assert caught.value.remedy


def test_one_inward_address_among_public_ones_spoils_the_host(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "create_connection", lambda *a, **k: pytest.fail("a connection was opened"))
    with pytest.raises(InputError, match=r"10\.0\.0\.7"):
        fetch("https://news.example/", bounds=QUICK, resolve=lambda host, port: ["93.184.216.34", "10.0.0.7"])


def test_the_connection_goes_to_the_address_that_was_checked(server: Server) -> None:
    """A name is looked up once for a connection; what it would answer the next time does not matter."""
    answers = iter([["127.0.0.1"], ["127.0.0.9"]])
    url = f"http://news.example:{server.server_port}/page"
    server.asked.clear()
    page = fetch(url, bounds=QUICK, resolve=lambda host, port: next(answers), allow_loopback=True)
    assert page.data == PAGE
    assert server.asked[0][1]["Host"] == f"news.example:{server.server_port}"
    assert next(answers) == ["127.0.0.9"]


def test_the_next_address_is_tried_when_one_does_not_answer(server: Server) -> None:
    url = f"http://news.example:{server.server_port}/page"
    page = fetch(url, bounds=QUICK, resolve=lambda host, port: ["127.0.0.2", "127.0.0.1"], allow_loopback=True)
    assert page.data == PAGE


def test_a_host_that_is_not_known() -> None:
    with pytest.raises(SourceError, match="not known"):
        fetch("http://nowhere.example/", bounds=QUICK, resolve=lambda host, port: [])


def test_a_port_where_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        with pytest.raises(SourceError, match="could not be read"):
            fetch(f"http://127.0.0.1:{port}/", bounds=QUICK, allow_loopback=True)


def test_tls_asks_for_the_host_by_its_name_and_verifies_it() -> None:
    """The connection goes to a number, the handshake names the host; a server that proves nothing is not read."""
    hello: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer() -> None:
            connection, _ = listener.accept()
            with connection:
                hello.append(connection.recv(4096))
                connection.sendall(b"HTTP/1.1 200 OK\r\n\r\nplain text where a handshake was due")

        threading.Thread(target=answer, daemon=True).start()
        url = f"https://news.example:{listener.getsockname()[1]}/page"
        with pytest.raises(SourceError, match="could not be read"):
            fetch(url, bounds=QUICK, resolve=lambda host, port: ["127.0.0.1"], allow_loopback=True)
    assert b"news.example" in hello[0]


@pytest.fixture
def news_example(server: Server, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The net as it would be: `news.example` has a public address, behind which our server answers."""
    connect = socket.create_connection
    asked: list[object] = []

    look_up_as_before = socket.getaddrinfo

    def look_up(host: str, port: int, *args: object, **kwargs: object) -> object:
        if host != "news.example":
            return look_up_as_before(host, port, *args, **kwargs)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", port))]

    def to_our_server(address: object, *args: object, **kwargs: object) -> socket.socket:
        asked.append(address)
        return connect(("127.0.0.1", server.server_port))

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket, "create_connection", to_our_server)
    return asked


def test_a_report_by_its_address(news_example: list[object]) -> None:
    report = intake("http://news.example/page")
    assert news_example == [("93.184.216.34", 80)]
    assert report.text.startswith("The army said its troops had left two villages")
    assert report.url == "http://news.example/page"
    assert report.name == "http://news.example/page"
    assert report.language == "en"


def test_what_the_sender_says_of_the_encoding_is_checked(news_example: list[object]) -> None:
    report = intake("http://news.example/big5")
    assert report.text.startswith("軍方週二表示")
    assert report.encoding == "big5"
    assert "declared_encoding_wrong" in report.notes


def test_an_address_that_leads_on_is_known_by_where_it_led(news_example: list[object]) -> None:
    assert intake("http://news.example/hop/1").url == "http://news.example/page"


@pytest.mark.parametrize(("path", "error"), [("empty", SourceError), ("picture", InputError)])
def test_an_address_without_a_report(news_example: list[object], path: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        intake(f"http://news.example/{path}")


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_public_addresses(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@given(st.ip_addresses())
def test_what_we_call_public_the_registries_call_global(address: ipaddress.IPv4Address) -> None:
    if is_public(address):
        assert address.is_global
        assert not address.is_multicast
        assert not address.is_loopback


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_inside_an_ipv6_one_is_judged_as_itself(address: ipaddress.IPv4Address) -> None:
    number = int(address)
    for inside in (0xFFFF << 32 | number, (0x64FF9B << 96) | number):
        assert is_public(ipaddress.IPv6Address(inside)) == is_public(address)
    assert not is_public(ipaddress.IPv6Address(number))


@pytest.mark.parametrize(
    "url", ["https://news.example/2025/08/14/a", "http://news.example:8080/?a=b#c", "https://1.1.1.1/"]
)
def test_ordinary_addresses_pass(url: str) -> None:
    assert check_url(url).hostname


def test_offline_refuses_addresses() -> None:
    with pytest.raises(InputError, match="offline") as caught:
        intake("https://news.example/report", offline=True)
    assert caught.value.remedy


def test_an_address_is_refused_by_intake_too() -> None:
    with pytest.raises(InputError, match="inside a network"):
        intake("http://127.0.0.1:1/report")
