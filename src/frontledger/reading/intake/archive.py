"""A web archive (WARC) to its reports: every page that was served, as a stream, by warcio."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from ...errors import InputError, SourceError
from .given import Given
from .limits import MAX_BYTES

_KINDS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/xml", "text/xml")
_FEEDS = ("application/rss+xml", "application/atom+xml")
_OK = "200"


def reports(given: Given) -> Iterator[Given]:
    """Every page of an archive that is at hand as bytes."""
    yield from _pages(BytesIO(given.data), given.name)


def stream(path: Path) -> Iterator[Given]:
    """Every page of an archive in a file, one at a time, whatever the size of the file.

    Raises:
        InputError: when there is no such file; SourceError: when the archive breaks off or is none.
    """
    try:
        with path.open("rb") as file:
            yield from _pages(file, path.name)
    except FileNotFoundError:
        raise InputError(f"there is no file {str(path)!r}", remedy="check the name and the folder") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error}", remedy="check the file and its permissions") from None


def _pages(file: Any, name: str) -> Iterator[Given]:
    import warcio.exceptions
    from warcio.archiveiterator import ArchiveIterator

    try:
        for record in ArchiveIterator(file):
            page = _page(record, name)
            if page is not None:
                yield page
    except (warcio.exceptions.ArchiveLoadFailed, ValueError, EOFError) as error:
        raise SourceError(f"{name}: the archive cannot be read on: {error}", remedy="fetch it again") from None


def _page(record: Any, name: str) -> Given | None:
    served = record.rec_type == "response" and record.http_headers is not None
    if not served and record.rec_type != "resource":
        return None
    headers = record.http_headers if served else record.rec_headers
    told = (headers.get_header("Content-Type") or "").lower()
    kind = told.split(";")[0].strip()
    if (kind not in _KINDS and kind not in _FEEDS) or (served and record.http_headers.get_statuscode() != _OK):
        return None
    data = record.content_stream().read(MAX_BYTES + 1)
    if not data.strip() or len(data) > MAX_BYTES:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI")
    charset = told.partition("charset=")[2].split(";")[0].strip("\"' ") or None
    return Given(
        data,
        f"{name}#{url}",
        url=url,
        html="html" in kind,
        charset=charset,
        today=_day(record.rec_headers.get_header("WARC-Date")),
    )


def _day(stamp: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None
