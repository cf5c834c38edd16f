"""A text to its passages: lines, or the paragraphs of a text whose lines were broken at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_WIDE = re.compile("[^\x00-\u2e7f]")
"""Characters that take two columns; told by what they are not, which is made ready sooner."""
_WORD = re.compile(r"[^\W_]")
_FINAL = tuple(".!?…。！？;；:：,，、")
_CLOSING = "\"'”’»›)]）】」』"
_OPENING = "\"'“«‹„「『"
_QUESTION = ("?", "？")
_SIGNED = re.compile(r"[.!?…»”\"]\s+(?:[/©(\[]|[A-Z]{2,}/)[^.!?…]{2,40}$")
"""Whose picture it is, behind what a caption tells ("… left for Berlin. / Agency")."""
_HEADING_COLUMNS = 130
_QUESTION_COLUMNS = 90
_WRAP_LEAST, _WRAP_MOST = 50, 110
"""Columns between which lines of a hard-wrapped text end."""
_SENTENCE_END = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“«(\[]?([^\W_]))|[。！？]+[」』”’）)]*")


def columns(text: str) -> int:
    """Width on a screen, roughly: ideographs, kana and Hangul take two columns."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))


def split_lines(text: str) -> list[tuple[int, int]]:
    """Spans of what stands between line breaks, without blanks around; paragraphs where lines were hard-wrapped.

    Lines that hold no letter and no figure (rules, bullets) belong to no passage.
    """
    blocks: list[list[tuple[int, int]]] = [[]]
    last_end = 0
    for m in _LINE.finditer(text):
        start, end = _trimmed(text, m.start(), m.end())
        if start == end or not _WORD.search(text, start, end):
            blocks.append([])
            continue
        if text.count("\n", last_end, start) > 1:
            blocks.append([])
        blocks[-1].append((start, end))
        last_end = m.end()
    out: list[tuple[int, int]] = []
    for block in blocks:
        if _hard_wrapped(text, block):
            out.append((block[0][0], block[-1][1]))
        else:
            out += block
    return out


def split_sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Rough sentences of a span, blanks around left out: good enough to say where a repeat begins and ends."""
    out = []
    last = start
    for m in _SENTENCE_END.finditer(text, start, end):
        if m[1] and m[1].islower():
            continue
        out.append(_trimmed(text, last, m.end()))
        last = m.end()
    out.append(_trimmed(text, last, end))
    return [(a, b) for a, b in out if a < b]


_ROW = re.compile(r"[^\n:：\d]{3,70}[:：]\s*(?:[^\W\d]+\s){0,2}\d")
"""What is counted, a colon, and a figure with at most two words of hedging before it."""


_ITEMS = ("• ", "▪ ", "◦ ", "‣ ", "– ", "— ", "- ", "* ")
"""Signs that open an item of a list."""


def is_heading(text: str) -> bool:
    """Is a passage a heading: short, and either without a mark at its end or one question? No item of a list is."""
    if text.lstrip().startswith(_ITEMS):
        return False
    bare = text.rstrip().rstrip(_CLOSING)
    if "\n" in text or not bare:
        return False
    if bare.endswith(_QUESTION):
        return columns(text) <= _QUESTION_COLUMNS and not re.search(r"[.!?。！？]\s?\S", bare)
    return not bare.endswith(_FINAL) and columns(text) <= _HEADING_COLUMNS and not _SIGNED.search(text)


def labels_figure(text: str) -> bool:
    """Is a passage a row of a list: what is counted, a colon, and right behind it a figure ("Injured: 93 (12 of them
    children)")?"""
    return _ROW.match(text) is not None


def quotes_answer(before: str, text: str) -> bool:
    """Is a passage nothing but a quotation that answers the question before it?"""
    asks = before.rstrip().rstrip(_CLOSING).endswith(_QUESTION)
    return asks and text[:1] in _OPENING and text.rstrip()[-1:] in _CLOSING


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _hard_wrapped(text: str, block: list[tuple[int, int]]) -> bool:
    """Do the lines of a block end at a width, in the middle of their sentences?"""
    if len(block) < 3:
        return False
    lines = [text[a:b] for a, b in block]
    widths = [columns(line) for line in lines[:-1]]
    widest = max(widths)
    if not _WRAP_LEAST <= widest <= _WRAP_MOST or columns(lines[-1]) > widest:
        return False
    if min(widths) < 0.7 * widest:
        return False
    joints = list(pairwise(lines))
    small = sum(after[:1].islower() for _, after in joints)
    caseless = sum(before[-1] >= "\u2e80" and before[-1] not in "。！？" for before, _ in joints)
    even = max(widths) - min(widths) <= 6
    return small >= len(joints) / 3 or (even and caseless >= 0.8 * len(joints))
