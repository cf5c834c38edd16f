"""What came in, before it is read: bytes from a file, an address or a text, within the limits."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import NamedTuple

from ...errors import InputError, SourceError
from ...nouns.report import Box
from .limits import MAX_BYTES

_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]{1,15}://\S+\s*", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"[^\s<>]{1,255}\.(?:txt|text|md|html?|xhtml|pdf|docx?|rtf|eml|json|xml|rss|atom|warc|warc\.gz)", re.IGNORECASE
)
SMALLER = "cut it to the report itself, or save the page as text"
ARCHIVES = (".warc", ".warc.gz")


class Given(NamedTuple):
    """What came in, before it is read."""

    data: bytes
    """The bytes as given: of a page in an archive those of the page."""
    name: str
    url: str | None = None
    html: bool = False
    """Said to be by the sender or the file's name."""
    charset: str | None = None
    today: dt.date | None = None
    """Of a page fetched: the day on which it was served."""
    body: bytes | None = None
    """The part of `data` that is read, after its transfer encoding: of a message."""
    body_at: tuple[int, int] = (0, 0)
    """Where that part stands in `data`."""
    transfer: str = ""
    """Its transfer encoding: `base64`, `quoted-printable`, or none."""
    fragment: str | None = None
    """Mark-up or text that stands escaped in `data`: of a feed."""
    text: str | None = None
    """Text already taken out of `data`: of a PDF."""
    boxes: tuple[Box, ...] = ()
    """Where on its pages that text stands."""
    title: str | None = None
    stamps: tuple[str, ...] = ()
    """What tells the day of publication, as written, surest first."""
    language: str | None = None
    """What it says its language is: believed only where the text does not tell."""


def given(source: str | bytes | Path, name: str | None, offline: bool) -> Given:
    """The bytes of a file (a `Path`), an address, or a text."""
    if isinstance(source, Path):
        return _file(source, name)
    if isinstance(source, bytes):
        return Given(_bounded(source, name or "input"), name or "input")
    if _ADDRESS.fullmatch(source):
        return _address(source.strip(), name, offline)
    if _FILE_NAME.fullmatch(source.strip()):
        raise InputError(
            f"{source.strip()!r} looks like a file's name, not like a report", remedy="give it as a pathlib.Path"
        )
    data = source.encode("utf-8", "surrogatepass")
    return Given(_bounded(data, name or "text"), name or "text")


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} has {len(data) / 1024**2:.0f} MB; {MAX_BYTES // 1024**2} MB are read at most", remedy=SMALLER
        )
    return data


def _file(path: Path, name: str | None) -> Given:
    shown = name or path.name or str(path)
    try:
        about = path.stat()
        if S_ISDIR(about.st_mode):
            raise InputError(f"{path} is a folder", remedy="give one file, or read all: frontledger read FOLDER")
        if not (S_ISREG(about.st_mode) or S_ISFIFO(about.st_mode)):
            raise InputError(f"{path} is not a file", remedy="give a file of plain text or HTML")
        if about.st_size > MAX_BYTES:
            raise InputError(
                f"{shown} has {about.st_size / 1024**2:.0f} MB; {MAX_BYTES // 1024**2} MB are read at most",
                remedy=SMALLER,
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"there is no file {str(path)!r}", remedy="check the name and the folder") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {error}", remedy="check the file and its permissions") from None
    return Given(_bounded(data, shown), shown, html=path.suffix.lower() in (".html", ".htm", ".xhtml"))


def _address(url: str, name: str | None, offline: bool) -> Given:
    if offline:
        raise InputError(f"{url} is not fetched offline", remedy="save the page and give the file")
    from .fetch import fetch

    page = fetch(url)
    if page.content_type.split("/")[0] in ("image", "audio", "video", "font"):
        raise InputError(f"{url} is no page but {page.content_type}", remedy="give the address of the report itself")
    if not page.data.strip():
        raise SourceError(f"{url} sent an empty page", remedy="open it in a browser, save the page, and give the file")
    return Given(
        page.data,
        name or page.url,
        url=page.url,
        html="html" in page.content_type,
        charset=page.charset,
        today=page.served,
    )
