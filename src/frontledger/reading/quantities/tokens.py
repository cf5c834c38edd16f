"""Cuts a text into words, figures and signs, the same way for every script."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import NamedTuple

from ...languages import load

CHARS = "々〇○\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\U00020000-\U0003ffff"
"""Scripts written without spaces, or with endings glued on: each character is a token of its own."""
_FIRST_CHAR = "○"
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"
_VARIANTS = "’ʼ`´‘ёЁ"
_FORMS = dict(zip(_VARIANTS, "'''''ее", strict=True))
FORMS = str.maketrans(_FORMS)
"""Letters and marks that print leaves to choice, each with the one they are folded to."""
_SPACES = " \u00a0\u2009\u202f"
LONGEST_WORD = 40
LONGEST_NUMBER = 40
"""A longer row of numerals is no number."""


class Tokens(NamedTuple):
    """A text's tokens, as columns. `words` are folded: lower case, compatibility forms, straight apostrophes, no ё."""

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: list[str]
    """`figure`, `date` (2025-08-14), `clock` (10:32), `char`, `word`, `skip` (an address, a telephone number,
    the number of a line: "5/ …"), `break` (an empty line), `sign`."""


@cache
def _pattern(language: str, *, chars: bool) -> re.Pattern[str]:
    """Tokens of a language, in a text that holds some of `CHARS` or none: without them the pattern is made in less than
    half the time, and matches faster."""
    table = load(language).table("numbers")
    decimal = "[" + re.escape(table["decimal"]) + "]"
    group = (
        "[" + re.escape(table["group"].replace(" ", _SPACES)) + "]" + ("|(?<=[０-９])，(?=[０-９])" if chars else "")
    )
    grouped = rf"\d{{1,3}}(?:(?P<g>{group})\d{{3}}(?:(?P=g)\d{{3}})*)"
    if table.get("pairs"):
        grouped += r"|\d{1,2}(?:,\d\d)+,\d{3}"
    numerals = "".join(
        c for role in ("words", "multiply", "scale") for c in "".join(table.get(role, {}).values()) if c >= "\u3007"
    )
    run = rf"|[{numerals}]{{{LONGEST_NUMBER},}}" if table.get("positional") and chars else ""
    letter = rf"[^\W\d_{CHARS if chars else ''}]"
    inner = rf"[{_MARKS}]" + (rf"|['’ʼ](?={letter})" if table.get("apostrophe_in_words") else "")
    figure = rf"(?:{grouped})(?!\d)(?:{decimal}\d+)?|\d+(?:{decimal}\d+)?"
    power = r"\d{1,15}(?:[.,]\d{1,15})?(?:(?:[x×*]10)?\^|e)[+\-−]?\d{1,2}(?:[.,]\d{1,2})?(?!\w)"
    both = r"\d{1,3}(?:\.\d{3})+,\d{1,2}(?![\d,.]\d)|\d{1,3}(?:,\d{3})+\.\d{1,2}(?![\d,.]\d)"
    if table.get("either"):  # both signs may part thousands and decimals: what they mean is told by their places
        figure = rf"(?:{grouped})(?!\d)(?:,\d+)?|\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?"
    # "18.32 – …" opens an item of a live report; where a point parts decimals, only with a dash behind it
    behind = r"(?=\s)" if "." not in table["decimal"] else r"(?=\s+[–—|-]\s)"
    dotted = rf"(?<![^\n])(?:[01]?\d|2[0-3])\.[0-5]\d{behind}"
    address = r"(?:https?://|www\.)" + (r"[^\s「」（）]" if chars else r"\S")
    char = rf"|(?P<char>[{CHARS}])" if chars else ""
    sign = rf"[^\w\s.+{CHARS if chars else ''}]|[.](?!\d)"  # begins nothing else
    begin = rf"(?:\b|(?<=[{CHARS}]))" if chars else r"\b"
    return re.compile(
        rf"(?P<word>(?!{address}|[¼-¾⅐-⅞]){letter}++(?>(?:(?:{inner}){letter}*+)*)(?:[23](?!\w))?)"  # most are words
        rf"|(?P<sign>{sign})"
        r"|(?P<skip>(?<![^\n])\d{1,2}/(?=\s)|(?<=[.,:;)] )\d{1,2}/\d{1,2}(?=[^\S\n]*(?:\n|\Z))|"  # parts of a thread
        rf"{address}{{1,2000}}|\d{{1,4}}(?:-\d{{1,5}}){{3,}}|\+\d{{1,4}}(?:[ -]\d{{1,5}}){{2,}}{run})"
        rf"{char}"
        rf"|(?P<date>{begin}"
        r"(?:\d{4}(?P<a>[-./])\d{1,2}(?P=a)\d{1,2}|\d{1,2}(?P<b>[./-])\d{1,2}(?P=b)(?:\d{4}|\d\d)"
        r"|\d\d?\.[ \u00a0]\d\d?\.[ \u00a0]\d{4}|\d{4}\.[ \u00a0]\d\d?\.[ \u00a0]\d\d?)(?![\d.]?\d))"
        rf"|(?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?!\d)|\d+:\d+|{dotted})"
        rf"|(?P<figure>(?<![\w.,])(?i:{power})|(?<![\d.,]){both}|{figure}|(?<![\w.,])[.]\d+|[¼-¾⅐-⅞])"
        r"|(?P<break>\n[^\S\n]*\n\s*)"
        r"|(?P<other>[^\s])"
    )


def tokenize(text: str, language: str) -> Tokens:
    """All tokens of a text, in order. Time is linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    kinds: list[str] = []
    folded = text.replace("İ", "i").lower()  # as long as the text
    for variant, form in _FORMS.items():
        if variant in folded:
            folded = folded.replace(variant, form)
    for m in _pattern(language, chars=max(text, default="") >= _FIRST_CHAR).finditer(text):
        start, end = m.span()
        starts.append(start)
        ends.append(end)
        kinds.append(m.lastgroup or "")
        words.append(folded[start:end])
    if "other" in kinds:
        kinds = ["sign" if kind == "other" else kind for kind in kinds]
    if not unicodedata.is_normalized("NFKC", text):
        for k, word in enumerate(words):
            if not word.isascii():
                words[k] = _compatible(text[starts[k] : ends[k]], kinds[k], word)
    return Tokens(text, starts, ends, words, kinds)


def _compatible(word: str, kind: str, folded: str) -> str:
    """A word folded with compatibility forms of its letters and signs; characters and endless words without."""
    if (kind == "char" and word < "\uf900") or len(word) > LONGEST_WORD:
        return folded
    return unicodedata.normalize("NFKC", word).replace("İ", "i").lower().translate(FORMS)
