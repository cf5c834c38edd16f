"""A report as it comes in, a file, an address or a text, to a `Report`: decoded, dated, its language told, cleaned."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from pathlib import Path
from stat import S_ISDIR, S_ISFIFO, S_ISREG
from typing import Literal, NamedTuple

from ...errors import InputError, SourceError
from ...languages import LANGUAGES
from ...nouns import Report
from ...nouns.report import InputNote
from .cleaning import clean
from .detect import UNKNOWN, detect, language_name
from .encoding import decode
from .html import HtmlPage, declared_charset, has_markup, looks_like_html, read_html
from .limits import FIRST_YEAR, LAST_YEAR, MAX_BYTES, MAX_CHARACTERS, MAX_LINES
from .published import address_day, header_day, plausible, stamp_day

Origin = Literal["option", "metadata", "header", "address"]

_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]{1,15}://\S+\s*", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^\s<>]{1,255}\.(?:txt|text|md|html?|xhtml|pdf|docx?|rtf|eml|json)", re.IGNORECASE)
_SMALLER = "cut it to the report itself, or save the page as text"


class _Input(NamedTuple):
    """What came in, before it is read."""

    data: bytes
    name: str
    url: str | None = None
    html: bool = False
    """Said to be by the sender or the file's name."""
    charset: str | None = None
    today: dt.date | None = None
    """Of a page fetched: the day on which it was served."""


def intake(
    source: str | bytes | Path,
    *,
    name: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
    url: str | None = None,
    offline: bool = False,
) -> Report:
    """Read a report in.

    Every span counts code points of `Report.text`: of plain text the decoded input, line breaks untouched, without its
    byte-order mark; of HTML the headline and the main text, one block a line.

    Args:
        source: a `Path` (plain text or HTML); bytes of either; an address (http or https) as `str`; any other `str` is
            the text itself. A file is only ever read from a `Path`.
        name: what the report is called; by default the file's name, the address, or "text".
        published: day of publication; told from the report where not given.
        language: tag of the report's language; detected where not given.
        url: where the report comes from, of a file or a text; its path may tell the day.
        offline: refuse addresses.

    Raises:
        InputError: what is given cannot be read: no text, too large, an address that is not fetched, a language that
            is not read yet or cannot be told.
        SourceError: an address failed.
    """
    if language is not None and language not in LANGUAGES:
        raise InputError(f"reports in {language!r} are not read", remedy=f"give one of {', '.join(LANGUAGES)}")
    if published is not None and not plausible(published):
        raise InputError(
            f"{published} cannot be a report's day of publication",
            remedy=f"give a day from {FIRST_YEAR} to {LAST_YEAR}, as YYYY-MM-DD",
        )
    given = _given(source, name, offline)
    shown = given.name
    if not given.data.strip(b" \t\r\n\v\f\0"):
        raise InputError(f"{shown} is empty", remedy="give a file, an address or a text with something in it")
    charset = given.charset or declared_charset(given.data)
    decoded = decode(given.data, name=shown, declared=charset)
    is_html = looks_like_html(decoded.text) or (given.html and has_markup(decoded.text))
    page = read_html(decoded.text, name=shown) if is_html else HtmlPage(decoded.text, None, (), None)
    text = page.text
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{shown} has {len(text):,} characters; {MAX_CHARACTERS:,} are read at most", remedy=_SMALLER)
    lines = sum(not line.isspace() for line in text.splitlines())
    if lines > MAX_LINES:
        raise InputError(f"{shown} has {lines:,} lines; {MAX_LINES:,} are read at most", remedy=_SMALLER)
    if not text.strip():
        raise InputError(f"{shown} holds no text", remedy="give a file, an address or a text with something in it")
    tag, sure = _language(text, language, shown)
    address = url or given.url or page.url
    day, origin, refused = _published(text, published, page.stamps, address, given.today)
    return Report(
        name=shown,
        text=text,
        sha256=hashlib.sha256(given.data).hexdigest(),
        encoding=decoded.encoding,
        language=tag,
        language_confidence=sure,
        published=day,
        published_from=origin,
        passages=clean(text),
        url=address,
        title=page.title,
        notes=(*decoded.notes, *refused),
    )


def _given(source: str | bytes | Path, name: str | None, offline: bool) -> _Input:
    if isinstance(source, Path):
        return _file(source, name)
    if isinstance(source, bytes):
        return _Input(_bounded(source, name or "input"), name or "input")
    if _ADDRESS.fullmatch(source):
        return _address(source.strip(), name, offline)
    if _FILE_NAME.fullmatch(source.strip()):
        raise InputError(
            f"{source.strip()!r} looks like a file's name, not like a report", remedy="give it as a pathlib.Path"
        )
    data = source.encode("utf-8", "surrogatepass")
    return _Input(_bounded(data, name or "text"), name or "text")


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > MAX_BYTES:
        raise InputError(
            f"{name} has {len(data) / 1024**2:.0f} MB; {MAX_BYTES // 1024**2} MB are read at most", remedy=_SMALLER
        )
    return data


def _file(path: Path, name: str | None) -> _Input:
    shown = name or path.name or str(path)
    try:
        about = path.stat()
        if S_ISDIR(about.st_mode):
            raise InputError(f"{path} is a folder", remedy="give one file; a folder's files can be given one by one")
        if not (S_ISREG(about.st_mode) or S_ISFIFO(about.st_mode)):
            raise InputError(f"{path} is not a file", remedy="give a file of plain text or HTML")
        if about.st_size > MAX_BYTES:
            raise InputError(
                f"{shown} has {about.st_size / 1024**2:.0f} MB; {MAX_BYTES // 1024**2} MB are read at most",
                remedy=_SMALLER,
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise InputError(f"there is no file {str(path)!r}", remedy="check the name and the folder") from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path} cannot be read: {error}", remedy="check the file and its permissions") from None
    return _Input(_bounded(data, shown), shown, html=path.suffix.lower() in (".html", ".htm", ".xhtml"))


def _address(url: str, name: str | None, offline: bool) -> _Input:
    if offline:
        raise InputError(f"{url} is not fetched offline", remedy="save the page and give the file")
    from .fetch import fetch

    page = fetch(url)
    if page.content_type.split("/")[0] in ("image", "audio", "video", "font"):
        raise InputError(f"{url} is no page but {page.content_type}", remedy="give the address of the report itself")
    if not page.data.strip():
        raise SourceError(f"{url} sent an empty page", remedy="open it in a browser, save the page, and give the file")
    return _Input(
        page.data,
        name or page.url,
        url=page.url,
        html="html" in page.content_type,
        charset=page.charset,
        today=page.served,
    )


def _language(text: str, given: str | None, name: str) -> tuple[str, float]:
    if given is not None:
        return given, 1.0
    tag, sure = detect(text)
    choices = ", ".join(LANGUAGES)
    if tag == UNKNOWN:
        raise InputError(
            f"the language of {name} cannot be told", remedy=f"name it with --language; these are read: {choices}"
        )
    if tag not in LANGUAGES:
        raise InputError(
            f"{name} seems to be in {language_name(tag)}, which is not read yet",
            remedy=f"these are read: {choices}; if it is in one of them, name it with --language",
        )
    return tag, sure


def _published(
    text: str, option: dt.date | None, stamps: tuple[str, ...], address: str | None, today: dt.date | None
) -> tuple[dt.date | None, Origin | None, tuple[InputNote, ...]]:
    """The day of publication, what tells it, and whether a day had to be refused."""
    if option is not None:
        return option, "option", ()
    found: list[tuple[dt.date | None, Origin]] = [(stamp_day(stamp), "metadata") for stamp in stamps]
    found += [(header_day(text), "header"), (address_day(address) if address else None, "address")]
    refused: tuple[InputNote, ...] = ()
    for day, origin in found:
        # Clocks differ by up to a day; a page from later than that was not written when it says.
        late = day is not None and today is not None and day > today + dt.timedelta(days=1)
        if day is not None and plausible(day) and not late:
            return day, origin, refused
        if day is not None:
            refused = ("date_refused",)
    return None, None, refused
