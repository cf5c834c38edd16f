"""A report as it comes in, a file, an address or a text, to a `Report`: decoded, dated, its language told, cleaned."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from ...errors import FrontledgerError, InputError
from ...languages import LANGUAGES
from ...nouns import Report
from ...nouns.report import InputNote, Made
from .cleaning import clean
from .data import refuse_json
from .detect import UNKNOWN, detect, language_name
from .encoding import Decoded, decode
from .given import SMALLER, Given, given
from .html import HtmlPage, declared_charset, has_markup, looks_like_html, read_html
from .limits import FIRST_YEAR, LAST_YEAR, MAX_CHARACTERS, MAX_LINES
from .opened import form, is_archive, only_one, open_given
from .published import address_day, header_day, plausible, stamp_day

Origin = Literal["option", "metadata", "header", "address"]


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
    byte-order mark; of HTML the headline and the main text, one block a line; of a PDF its
    paragraphs, one a line. How the text came out of the bytes stands in `Report.made`; `origins` tells it back.

    Args:
        source: a `Path` (plain text, HTML, PDF with text, a message); bytes of those; an address (http or https) as
            `str`; any other `str` is the text itself. A file is only ever read from a `Path`.
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
    _check_options(published, language)
    if isinstance(source, Path) and is_archive(source):
        raise InputError(
            f"{source.name} is an archive of pages", remedy="read them all: frontledger read FILE --out DIR"
        )
    return _report(only_one(given(source, name, offline)), published, language, url)


def intake_all(
    source: str | bytes | Path,
    *,
    name: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
    offline: bool = False,
) -> Iterator[Report | FrontledgerError]:
    """Read every report in: of a feed each entry, of an archive each page, one at a time; of all else the one there is.

    What of a feed or an archive cannot be read comes as the error that says why, and the rest goes on. Arguments are
    those of `intake`.

    Raises:
        InputError, SourceError: when the whole cannot be opened.
    """
    _check_options(published, language)
    pages: Iterable[Given]
    if isinstance(source, Path) and is_archive(source):
        from .archive import stream

        pages, many = stream(source), True
    else:
        one = given(source, name, offline)
        pages, many = open_given(one), form(one.data) in ("feed", "archive")
    for page in pages:
        try:
            yield _report(page if page.fragment is not None else only_one(page), published, language, None)
        except FrontledgerError as error:
            if not many:
                raise
            yield error


def _check_options(published: dt.date | None, language: str | None) -> None:
    if language is not None and language not in LANGUAGES:
        raise InputError(f"reports in {language!r} are not read", remedy=f"give one of {', '.join(LANGUAGES)}")
    if published is not None and not plausible(published):
        raise InputError(
            f"{published} cannot be a report's day of publication",
            remedy=f"give a day from {FIRST_YEAR} to {LAST_YEAR}, as YYYY-MM-DD",
        )


def _report(one: Given, published: dt.date | None, language: str | None, url: str | None) -> Report:
    shown = one.name
    if not one.data.strip(b" \t\r\n\v\f\0"):
        raise InputError(f"{shown} is empty", remedy="give a file, an address or a text with something in it")
    decoded, page = _text(one)
    text = page.text
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"{shown} has {len(text):,} characters; {MAX_CHARACTERS:,} are read at most", remedy=SMALLER)
    lines = sum(not line.isspace() for line in text.splitlines())
    if lines > MAX_LINES:
        raise InputError(f"{shown} has {lines:,} lines; {MAX_LINES:,} are read at most", remedy=SMALLER)
    if not text.strip():
        raise InputError(f"{shown} holds no text", remedy="give a file, an address or a text with something in it")
    tag, sure = _language(text, language, one.language, shown)
    address = url or one.url or page.url
    day, origin, refused = _published(text, tag, published, (*one.stamps, *page.stamps), address, one.today)
    return Report(
        name=shown,
        text=text,
        sha256=hashlib.sha256(one.data).hexdigest(),
        encoding=decoded.encoding,
        language=tag,
        language_confidence=sure,
        published=day,
        published_from=origin,
        passages=clean(text, tag, comments_at=page.comments_at),
        url=address,
        title=one.title or page.title,
        notes=(*decoded.notes, *refused),
        made=_made(one, decoded, page),
    )


def _text(one: Given) -> tuple[Decoded, HtmlPage]:
    """The bytes decoded, and the text in them."""
    if one.text is not None:
        return Decoded(one.text, "pdf", ()), HtmlPage(one.text, None, (), None)
    data = one.data if one.body is None else one.body
    decoded = decode(data, name=one.name, declared=one.charset or declared_charset(data))
    source = decoded.text if one.fragment is None else one.fragment
    is_html = looks_like_html(source) if one.fragment is None else one.html
    if is_html or (one.html and has_markup(source)):
        return decoded, read_html(source, name=one.name)
    if one.fragment is None and one.body is None:
        refuse_json(source, one.name)
    return decoded, HtmlPage(source, None, (), None)


def _made(one: Given, decoded: Decoded, page: HtmlPage) -> Made:
    """How the text came out of the bytes: the texts on the way, outermost first, as far as they differ from it."""
    steps = [decoded.text] if one.text is None else []
    if one.fragment is not None:
        steps.append(one.fragment)
    return Made(
        data=one.data,
        body_at=one.body_at if one.body is not None else None,
        transfer=one.transfer,
        steps=tuple(s for s in steps if s is not page.text),
        boxes=one.boxes,
    )


def _language(text: str, option: str | None, told: str | None, name: str) -> tuple[str, float]:
    """The language given, else that of the text; what a feed says of itself counts only where that is not told."""
    if option is not None:
        return option, 1.0
    tag, sure = detect(text)
    if tag == UNKNOWN and told:
        tag = next((t for t in (told, told.split("-")[0].lower()) if t in LANGUAGES), tag)
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
    text: str,
    language: str,
    option: dt.date | None,
    stamps: tuple[str, ...],
    address: str | None,
    today: dt.date | None,
) -> tuple[dt.date | None, Origin | None, tuple[InputNote, ...]]:
    """The day of publication, what tells it, and whether a day had to be refused."""
    if option is not None:
        return option, "option", ()
    found: list[tuple[dt.date | None, Origin]] = [(stamp_day(stamp), "metadata") for stamp in stamps]
    found += [(header_day(text, language), "header"), (address_day(address) if address else None, "address")]
    refused: tuple[InputNote, ...] = ()
    for day, origin in found:
        # Clocks differ by up to a day; a page from later than that was not written when it says.
        late = day is not None and today is not None and day > today + dt.timedelta(days=1)
        if day is not None and plausible(day) and not late:
            return day, origin, refused
        if day is not None:
            refused = ("date_refused",)
    return None, None, refused
