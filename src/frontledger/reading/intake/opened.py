"""What came in, opened: a message to its body, a feed or an archive to its reports, a PDF to its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from ...errors import InputError
from .given import ARCHIVES, Given

_HEAD = 2048
"""Bytes in which a file shows what it is."""
_MESSAGE = re.compile(
    rb"(?:From [^\r\n]*\r?\n)?(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}"
)
_MESSAGE_FIELD = re.compile(rb"^(?:mime-version|message-id|received|return-path|delivered-to):", re.I | re.M)
_FEED = re.compile(rb"\s*+(?>(?:(?><!--.*?-->|<\?.*?\?>)\s*+)*)<(?:rss|feed|rdf:RDF)[\s>]", re.S)
_FORMS = {"pdf": "a PDF", "mail": "a message", "feed": "a feed", "archive": "an archive"}


def form(data: bytes) -> str | None:
    """What a file is by its first bytes: `pdf`, `mail`, `feed`, `archive`, or None for plain text and HTML."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if re.match(rb"WARC/[01]\.", head):
        return "archive"
    if _FEED.match(head):
        return "feed"
    return "mail" if _MESSAGE.match(head) and _MESSAGE_FIELD.search(head) else None


def is_archive(source: object) -> bool:
    """Is this the path of a web archive, which is read as a stream, whatever its size?"""
    return isinstance(source, Path) and source.name.lower().endswith(ARCHIVES)


def open_given(given: Given) -> Iterator[Given]:
    """The reports in what came in: as a rule one.

    Raises:
        InputError: when it cannot be opened.
    """
    kind = form(given.data)
    if kind is None:
        yield given
    else:
        # each needs a library that plain text does not pay for
        yield from import_module(f".{kind}", __package__).reports(given)


def only_one(given: Given) -> Given:
    """The one report in what came in.

    Raises:
        InputError: when it holds none, or several.
    """
    found = open_given(given)
    first = next(found, None)
    if first is None or next(found, None) is not None:
        what = _FORMS.get(form(given.data) or "", "an input")
        held = "no report" if first is None else "several reports"
        raise InputError(f"{given.name} is {what} with {held}", remedy="read them all: frontledger read FILE --out DIR")
    return first


def is_many(path: Path) -> bool:
    """Does a file hold many reports: is it a feed or an archive?"""
    if is_archive(path):
        return True
    with path.open("rb") as file:
        return form(file.read(_HEAD)) in ("feed", "archive")
