"""From characters of a report's text back to the bytes it was given as.

A text comes out of bytes in steps: a part of a message by its transfer encoding, bytes by their encoding, a page by its
mark-up. Each step is gone back: what it shows is found again in what it was made from, letter by letter, blanks aside.
A blank, and a character that a step put in itself (the bullet of a list), has the place between its neighbours.
"""

from __future__ import annotations

import codecs
import html
import re
from collections.abc import Iterator, Sequence

from ...nouns import Report
from ...nouns.report import Made, Origin

_MARKUP = re.compile(
    r"<!--.*?-->|<!\[CDATA\[(?P<as_is>.*?)\]\]>"
    r"|<(?P<unseen>script|style|template|noscript)\b.*?</(?P=unseen)\s*>|<[a-zA-Z!/?][^>]*>",
    re.DOTALL | re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_WORD = re.compile(r"[^\s<>]+")
_LEAST = 6
"""Letters of a line looked for anywhere, where it does not come in order."""
_HEX = re.compile(rb"=([0-9A-Fa-f]{2})")
_BASE64 = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")


def origins(report: Report) -> tuple[Origin, ...]:
    """Where each stretch of a report's text stands in its bytes, in order of the text, without gaps.

    None of a PDF, whose text is packed in its bytes (`report.made.boxes` says where it stands on which page), and none
    of a report that was made by hand.
    """
    made = report.made
    if made is None or made.boxes:
        return ()
    places = list(range(len(report.text) + 1))  # of every character, then of the end
    inner = report.text
    for outer in reversed(made.steps):
        back = _back(inner, outer)
        places = [back[p] for p in places]
        inner = outer
    offsets = _bytes_of(made, inner, report.encoding)
    return tuple(_runs([offsets[p] for p in places]))


def _runs(at: Sequence[int]) -> Iterator[Origin]:
    """Stretches in which every character has as many bytes as the first."""
    start, n = 0, len(at) - 1
    while start < n:
        width = at[start + 1] - at[start]
        end = start + 1
        while end < n and at[end + 1] - at[end] == width:
            end += 1
        yield Origin(start, end, at[start], max(at[end], at[start]))
        start = end


def _back(inner: str, outer: str) -> list[int]:
    """For every character of a text, and its end, where it stands in what it was taken from."""
    letters, starts, ends = _shown(outer)
    out: list[int | None] = [None] * (len(inner) + 1)
    last: dict[int, int] = {}
    cursor = 0
    at = 0
    for line in inner.split("\n"):
        mine = [i for i, c in enumerate(line) if not c.isspace()]
        wanted = "".join(line[i] for i in mine)
        found = letters.find(wanted, cursor) if wanted else -1
        if found < 0 and len(wanted) >= _LEAST:
            found = letters.find(wanted)
        if found >= 0:
            pairs = [(i, found + k) for k, i in enumerate(mine)]
            cursor = found + len(wanted)
        else:
            pairs, cursor = _by_word(line, letters, cursor)
        for i, k in pairs:
            out[at + i] = starts[k]
            last[at + i] = ends[k]
        at += len(line) + 1
    return _filled(out, last)


def _by_word(line: str, letters: str, cursor: int) -> tuple[list[tuple[int, int]], int]:
    """A line that does not stand as it is: its words, each after the one before."""
    pairs: list[tuple[int, int]] = []
    for m in _WORD.finditer(line):
        found = letters.find(m.group(), cursor, cursor + 2000 + len(m.group()))
        if found >= 0:
            pairs += [(m.start() + k, found + k) for k in range(len(m.group()))]
            cursor = found + len(m.group())
    return pairs, cursor


def _filled(out: list[int | None], last: dict[int, int]) -> list[int]:
    """Characters without a place of their own stand where the one before them ends."""
    filled: list[int] = []
    here = 0
    for i, place in enumerate(out):
        filled.append(here if place is None else place)
        here = last.get(i, here)
    return filled


def _shown(source: str) -> tuple[str, list[int], list[int]]:
    """The letters that mark-up shows, blanks left out, with where each stands in it and ends."""
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    for text, start, end in _pieces(source):
        plain = len(text) == end - start and text == source[start:end]
        for k, c in enumerate(text):
            if not c.isspace():
                letters.append(c)
                starts.append(start + k if plain else start)
                ends.append(start + k + 1 if plain else end)
    return "".join(letters), starts, ends


def _pieces(source: str) -> Iterator[tuple[str, int, int]]:
    """What is shown, with where it stands: runs as they are, and entities resolved."""
    at = 0
    for markup in [*_MARKUP.finditer(source), None]:
        end = markup.start() if markup else len(source)
        for m in _ENTITY.finditer(source, at, end):
            yield source[at : m.start()], at, m.start()
            yield html.unescape(m.group()), m.start(), m.end()
            at = m.end()
        yield source[at:end], at, end
        if markup and markup["as_is"]:
            yield markup["as_is"], *markup.span("as_is")
        at = markup.end() if markup else end


def _bytes_of(made: Made, text: str, encoding: str) -> list[int]:
    """Where every character of the decoded text, and its end, stands in the bytes as given."""
    if made.body_at is None:
        return _decoded(made.data, text, encoding)
    first, last = made.body_at
    raw = made.data[first:last]
    body, back = _transferred(raw, made.transfer)
    return [first + back[k] for k in _decoded(body, text, encoding)]


def _decoded(data: bytes, text: str, encoding: str) -> list[int]:
    """Where every character of a text, and its end, stands in the bytes that it was decoded from."""
    skipped = next((len(b) for b in (codecs.BOM_UTF8, codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE,
                                     codecs.BOM_UTF16_BE) if data.startswith(b)), 0)  # fmt: skip
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    out: list[int] = []
    begun = skipped
    for k in range(skipped, len(data)):
        got = decoder.decode(data[k : k + 1])
        if got:
            out += [begun] * len(got) if len(got) > 1 and begun == k else _split(begun, k + 1, got)
            begun = k + 1
    rest = decoder.decode(b"", final=True)
    out += [begun] * len(rest)
    out = out[: len(text)]
    return [*out, *[len(data)] * (len(text) + 1 - len(out))]


def _split(first: int, last: int, got: str) -> list[int]:
    """Broken bytes come out together with the character after them: that one has the last bytes."""
    if len(got) == 1:
        return [first]
    return [first + min(k, last - first - 1) for k in range(len(got))]


def _transferred(raw: bytes, transfer: str) -> tuple[bytes, list[int]]:
    """The bytes that a transfer encoding carries, and where in it each stands, with the end."""
    if transfer == "base64":
        import base64

        held = [i for i, b in enumerate(raw) if b in _BASE64]
        whole = bytes(raw[i] for i in held)
        body = base64.b64decode(whole + b"=" * (-len(whole) % 4))
        return body, [*(held[k * 8 // 6] for k in range(len(body))), len(raw)]
    if transfer == "quoted-printable":
        import binascii

        body = binascii.a2b_qp(raw)
        back: list[int] = []
        at = 0
        while at < len(raw):
            soft = re.match(rb"=[ \t]*\r?\n", raw[at : at + 80])
            if soft:
                at += soft.end()
                continue
            back.append(at)
            at += 3 if _HEX.match(raw, at) else 1
        back = back[: len(body)]
        return body, [*back, *[len(raw)] * (len(body) + 1 - len(back))]
    return raw, list(range(len(raw) + 1))
