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
FORMS = str.maketrans(_VARIANTS, "'''''ее")
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
    """`figure`, `date` (2025-08-14), `clock` (10:32), `char`, `word`, `skip` (an address, a telephone number),
    `break` (an empty line), `sign`."""


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
    address = r"(?:https?://|www\.)" + (r"[^\s「」（）]" if chars else r"\S")
    char = rf"|(?P<char>[{CHARS}])" if chars else ""
    begin = rf"(?:\b|(?<=[{CHARS}]))" if chars else r"\b"
    return re.compile(
        rf"(?P<word>(?!{address}|[¼-¾⅐-⅞]){letter}++(?:(?:{inner}){letter}*+)*+(?:[23](?!\w))?)"  # most are words
        rf"|(?P<skip>{address}{{1,2000}}|\d{{1,4}}(?:-\d{{1,5}}){{3,}}|\+\d{{1,4}}(?:[ -]\d{{1,5}}){{2,}}{run})"
        rf"{char}"
        rf"|(?P<date>{begin}"
        r"(?:\d{4}(?P<a>[-./])\d{1,2}(?P=a)\d{1,2}|\d{1,2}(?P<b>[./-])\d{1,2}(?P=b)(?:\d{4}|\d\d)"
        r"|\d\d?\.[ \u00a0]\d\d?\.[ \u00a0]\d{4})(?![\d.]?\d))"
        r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?!\d)|\d+:\d+)"
        rf"|(?P<figure>(?<![\w.,])(?i:{power})|(?<![\d.,]){both}|{figure}|(?<![\w.,])[.]\d+|[¼-¾⅐-⅞])"
        r"|(?P<break>\n[^\S\n]*\n\s*)"
        r"|(?P<sign>[^\s])"
    )


def tokenize(text: str, language: str) -> Tokens:
    """All tokens of a text, in order. Time is linear in its length."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    kinds: list[str] = []
    plain = unicodedata.is_normalized("NFKC", text) and not any(c in text for c in _VARIANTS)
    if plain:
        lower = text.replace("İ", "i").lower()
        plain = len(lower) == len(text)
    for m in _pattern(language, chars=max(text, default="") >= _FIRST_CHAR).finditer(text):
        kind = m.lastgroup or "sign"
        start, end = m.span()
        starts.append(start)
        ends.append(end)
        kinds.append(kind)
        if plain:
            words.append(lower[start:end])
            continue
        word = text[start:end]
        if kind == "char" and word < "\uf900":
            pass
        elif not word.isascii() and len(word) <= LONGEST_WORD:
            word = unicodedata.normalize("NFKC", word).replace("İ", "i").lower().translate(FORMS)
        else:
            word = word.replace("İ", "i").lower().translate(FORMS)
        words.append(word)
    return Tokens(text, starts, ends, words, kinds)
