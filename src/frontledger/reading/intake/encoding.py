"""Bytes to text: which encoding, found from the bytes; what a page says of itself is only a hint to be checked."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from ...errors import InputError
from ...nouns.report import InputNote
from .detect import all_usual_encodings, detect, usual_encodings

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF....(?:WAVE|AVI |WEBP)", "sound, video or a picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh[1-9]1AY", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a rar archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3[\x02-\x04]", "sound"),
    (b"OggS", "sound"),
    (b"\x00\x00\x01\x00", "an icon"),
    (rb"\{\\rtf", "an RTF document"),
    (b"....ftyp", "video"),
)
_REMEDY = "save the text or the page as plain text or HTML first"

_FAMILIES = {
    "ascii": ("cp1252",),
    "iso8859-1": ("cp1252",),
    "big5": ("big5", "cp950", "big5hkscs"),
    "cp950": ("big5", "cp950", "big5hkscs"),
    "gb2312": ("gb18030",),
    "gbk": ("gb18030",),
    "euc_kr": ("euc_kr", "cp949"),
    "shift_jis": ("shift_jis", "cp932"),
}
"""What a name stands for in practice, as the WHATWG Encoding Standard has it: the name's own set, then wider ones."""

_PROBE = 64 * 1024
"""Bytes looked at when the encoding has to be guessed."""
_READABLE = 0.5
"""Confidence in the language from which decoded text counts as readable."""
_BARELY_READABLE = 0.3
"""The same where the bytes are full of control characters and can only be UTF-16 or no text at all."""
_SLACK = 0.02
"""Differences of confidence that say nothing."""
_BAD_SHARE = 0.01
"""Characters that may fail to decode before an encoding is given up."""
_CONTROL_SHARE = 0.02
"""Control characters that a text may hold before it counts as binary."""
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b")
_BAD = "\ufffd"
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, those that turn the direction of writing too."""


class Decoded(NamedTuple):
    """Text with the encoding found, as Python names its codec."""

    text: str
    encoding: str
    notes: tuple[InputNote, ...]


def refuse_binary(data: bytes, name: str) -> None:
    """Refuse what is known by its first bytes to be no text.

    Raises:
        InputError: naming what it is.
    """
    for signature, what in _SIGNATURES:
        if re.match(signature, data, re.DOTALL):
            raise InputError(f"{name}: {what} is not read", remedy=_REMEDY)


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """Text from bytes of unknown encoding.

    In this order, each checked against the bytes: a byte-order mark; UTF-16 without a mark; UTF-8; mostly UTF-8 with
    broken bytes (which become U+FFFD); what is declared, where the outcome reads as a language; what charset-normalizer
    finds; the usual encodings of the languages known. Line breaks stay as they are.

    Args:
        data: the bytes.
        name: of the input, for messages.
        declared: what the sender or the page says its encoding is.

    Raises:
        InputError: when the bytes are no text.
    """
    refuse_binary(data, name)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _noted(data[len(bom) :].decode(encoding, "replace"), encoding, None, "byte_order_mark")
    # Both bytes of UTF-16 are often below 128, and then it is valid UTF-8 as well, full of control characters.
    binary = _control_share(data) > _CONTROL_SHARE
    wide = _wide(data, _BARELY_READABLE if binary else _READABLE) if binary or not _decodes(data, "utf-8") else None
    if wide:
        return _noted(data.decode(wide, "replace"), wide, declared)
    if binary:
        raise InputError(f"{name}: this is a binary file, not text", remedy=_REMEDY)
    text = data.decode("utf-8", "replace")
    if _mostly_utf8(data, text):
        return _noted(text, "utf-8", declared)
    found = _legacy(data, declared)
    if found is None:
        raise InputError(f"{name}: the bytes are no text in any encoding known here", remedy=f"{_REMEDY}, in UTF-8")
    return _noted(found.text, found.encoding, declared)


class _Trial(NamedTuple):
    encoding: str
    text: str
    reads: float
    """Confidence that the text is in some language; 0 where too much of it fails to decode."""
    language: str


def _legacy(data: bytes, declared: str | None) -> _Trial | None:
    """One of the encodings from before Unicode, by what reads as a language."""
    said = _codec(declared)
    first = _trial(data, said) if said != "utf-8" else None
    if not (first and first.reads >= _READABLE):
        first = _trial(data, _guess(data))
    if first and first.reads >= _READABLE:
        # Code pages of one alphabet often read alike; then the one in which the language was usually written.
        usual = [t for e in usual_encodings(first.language) if (t := _trial(data, e))]
        if any(t.encoding == first.encoding for t in usual):
            return first
        best = max(usual, key=lambda t: t.reads, default=first)
        return best if best.reads >= first.reads - _SLACK else first
    trials = [t for e in all_usual_encodings() if (t := _trial(data, e))]
    best = max([first, *trials] if first else trials, key=lambda t: t.reads)
    return best if best.reads > 0 else None


def _guess(data: bytes) -> str | None:
    from charset_normalizer import from_bytes

    found = from_bytes(data[:_PROBE]).best()
    return _codec(found.encoding) if found else None


def _trial(data: bytes, encoding: str | None) -> _Trial | None:
    """The text in an encoding or the widest needed of its family, and how well it reads."""
    if encoding is None:
        return None
    texts = [(data.decode(e, "replace"), e) for e in _FAMILIES.get(encoding, (encoding,))]
    text, codec = min(texts, key=lambda t: t[0].count(_BAD))
    language, sure = detect(text)
    readable = text.count(_BAD) <= _BAD_SHARE * len(text) + 1
    return _Trial(codec, text, sure if readable else 0.0, language)


def _codec(name: str | None) -> str | None:
    """Python's name of an encoding of text, None where it knows none."""
    if not name:
        return None
    try:
        b"".decode(name.strip())  # refuses codecs that are not of text
        return codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _wide(data: bytes, least: float) -> str | None:
    """UTF-16 without a byte-order mark, told by its reading as a language."""
    probe = data[: _PROBE - _PROBE % 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = probe.decode(encoding, "replace")
        sound = text.count(_BAD) <= 1 and _control_share(text.encode()) <= _CONTROL_SHARE
        if sound and detect(text)[1] >= least:
            return encoding
    return None


def _mostly_utf8(data: bytes, text: str) -> bool:
    """Are there at least as many sound characters of several bytes as broken ones?"""
    broken = text.count(_BAD)
    ascii_bytes = len(data.translate(None, bytes(range(128, 256))))
    return len(text) - ascii_bytes - broken >= broken


def _control_share(data: bytes) -> float:
    probe = data[:_PROBE]
    return (len(probe) - len(probe.translate(None, _CONTROLS))) / max(len(probe), 1)


def _noted(text: str, encoding: str, declared: str | None, *notes: InputNote) -> Decoded:
    found: list[InputNote] = list(notes)
    if declared and _alphabet(_codec(declared)) != _alphabet(encoding):
        found.append("declared_encoding_wrong")
    if _BAD in text:
        found.append("undecodable_bytes")
    if _UNSEEN.search(text):
        found.append("control_characters")
    return Decoded(text, encoding, tuple(found))


def _alphabet(codec: str | None) -> str | None:
    return _FAMILIES.get(codec, (codec,))[0] if codec else None
