"""Which language a text is in, from its script, its letters and its commonest words. No model; all data are tables."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import Any, NamedTuple

from .tables import early_tables, known_languages

UNKNOWN = "und"
"""The tag for "cannot be told" (ISO 639-2)."""

_SAMPLE = 4_000
"""Code points looked at in each of three places of a long text: its start, its middle, its end."""
_SYLLABIC = {"han": 3, "kana": 2, "hangul": 2}
"""A character of these stands for more of a text than a letter does."""
_KANA_SHARE = 0.06
"""Japanese prose is a third to two thirds kana; a Chinese text holds one only in a quoted name."""
_ENOUGH_WORDS = 12
"""Fewer words than these are thin evidence."""
_FEW = 8
"""Languages of one script that can be tried one after the other."""
_USUAL_WORDS = 0.18
"""Share of a news text's words that its language's table holds, at the low end."""
_USUAL_CHARACTERS = 0.2
"""The same for characters of scripts without spaces; text decoded wrongly stays under half of it."""
_FIRST_UNSPACED = 0xE00
"""Scripts without spaces between words begin at this code point."""
_JUNK = "¢¤¥¦¨¬\xad¯±´¶¸¹¼½¾×÷"
"""Signs that prose hardly holds, and text decoded as what it is not is full of."""
_TOKEN = re.compile(r"[^\W\d_]+")


class _Entry(NamedTuple):
    tag: str
    name: str
    script: str
    words: frozenset[str]
    letters: frozenset[str]
    lacks: frozenset[str]
    common: frozenset[str]
    encodings: tuple[str, ...]


class _Tables(NamedTuple):
    starts: list[int]
    ranges: list[tuple[int, str]]
    """End and script of the range that starts at the same index of `starts`."""
    languages: dict[str, _Entry]


def detect(text: str) -> tuple[str, float]:
    """The language of a text and how sure that is.

    Returns:
        Its tag (one of `frontledger.languages.LANGUAGES`, a language that is known but not read, or `UNKNOWN`) and a
        confidence from 0 to 1: how far the language stands out from the next one, less where there is little text.
        Below about 0.5 it is a guess.
    """
    sample = _sample(text)
    chars = Counter(sample)
    scripts = _scripts(chars)
    if not scripts:
        return UNKNOWN, 0.0
    kana, han = scripts.get("kana", 0), scripts.get("han", 0)
    if kana and kana > _KANA_SHARE * (kana + han):
        scripts["kana"] = scripts.pop("han", 0) + kana
    elif kana:
        del scripts["kana"]
    script, weight = max(scripts.items(), key=lambda item: (item[1], item[0]))
    share = weight / sum(scripts.values())
    entries = [e for e in _tables().languages.values() if e.script == script]
    if not entries:
        return UNKNOWN, 0.0
    by_characters = any(e.common for e in entries)
    tag, sure = _by_characters(chars, entries) if by_characters else _by_words(sample, chars, entries)
    # A script that holds barely more than half of the text says little of the rest.
    return tag, round(sure * min(1.0, share * 1.25), 2)


def language_name(tag: str) -> str:
    """A language's English name, or its tag where it stands in no table."""
    entry = _tables().languages.get(tag)
    return entry.name if entry else tag


def usual_encodings(tag: str) -> tuple[str, ...]:
    """How texts in a language were written before Unicode, most usual first, as Python names its codecs."""
    entry = _tables().languages.get(tag)
    return entry.encodings if entry else ()


def all_usual_encodings() -> tuple[str, ...]:
    """The usual encodings of all languages known, each once."""
    return tuple(dict.fromkeys(e for entry in _tables().languages.values() for e in entry.encodings))


def likely(text: str) -> tuple[str, ...]:
    """Languages that a text of few words may be in, likeliest first: those of its script whose words or letters it
    has; of a script that few languages are written in, all of them where nothing speaks for any."""
    sample = _sample(text)
    chars = Counter(sample)
    script = max(_scripts(chars).items(), key=lambda item: (item[1], item[0]), default=("", 0))[0]
    entries = [e for e in _tables().languages.values() if e.script == script]
    if any(e.common for e in entries):
        scored: list[tuple[float, str]] = [(sum(chars[c] for c in e.letters), e.tag) for e in entries]
    else:
        scored = _scored_by_words(sample, chars, entries)
    found = tuple(tag for score, tag in sorted(scored, key=lambda s: (-s[0], s[1])) if score > 0)
    return found or (tuple(e.tag for e in entries) if len(entries) <= _FEW else ())


def _by_words(sample: str, chars: Counter[str], entries: list[_Entry]) -> tuple[str, float]:
    scored = _scored_by_words(sample, chars, entries)
    best, second, tag = _two_best(scored)
    if best <= 0.02:
        return UNKNOWN, 0.0
    total = len(_TOKEN.findall(sample))
    apart = best**3 / (best**3 + max(second, 0.0) ** 3)
    return tag, apart * min(1.0, best / _USUAL_WORDS) * min(1.0, 0.4 + total / (2 * _ENOUGH_WORDS))


def _scored_by_words(sample: str, chars: Counter[str], entries: list[_Entry]) -> list[tuple[float, str]]:
    written = Counter(_TOKEN.findall(sample))
    total = written.total()
    tokens: Counter[str] = Counter()
    odd = sum(chars[c] for c in _JUNK)
    for token, n in written.items():
        tokens[token.casefold()] += n
        # Capitals inside words: text decoded as what it is not, if it is no name such as "DeepState".
        odd += n * (token[1:] != token[1:].lower() and not token.isupper() and not token.isascii())
    scored = []
    for e in entries:
        hits = sum(tokens[w] for w in e.words)
        own = sum(chars[c] for c in e.letters)
        foreign = sum(chars[c] for c in e.lacks)
        # Letters of its own count for little without words: a name or two holds as many.
        scored.append(((hits + 0.5 * min(own, 2 * hits + 4) - 2 * foreign - odd) / max(total, 1), e.tag))
    return scored


def _by_characters(chars: Counter[str], entries: list[_Entry]) -> tuple[str, float]:
    """Scripts without spaces: by how many characters are the commonest ones, and by those that only one of them has."""
    written = sum(n for c, n in chars.items() if c.isalpha() and ord(c) >= _FIRST_UNSPACED)
    scored: list[tuple[float, str]] = [(sum(chars[c] for c in e.letters), e.tag) for e in entries]
    best, second, tag = _two_best(scored)
    common = sum(chars[c] for e in entries if e.tag == tag for c in e.common) / max(written, 1)
    usual = min(1.0, common / _USUAL_CHARACTERS) * min(1.0, 0.3 + written / 30)
    if len(entries) == 1:
        return tag, usual
    return tag, usual * (best / (best + second) * min(1.0, 0.6 + best / 10) if best else 0.3)


def _two_best(scored: list[tuple[float, str]]) -> tuple[float, float, str]:
    ranked = sorted(scored, key=lambda s: (-s[0], s[1]))
    return ranked[0][0], ranked[1][0] if len(ranked) > 1 else 0.0, ranked[0][1]


def _sample(text: str) -> str:
    if len(text) <= 3 * _SAMPLE:
        return text
    middle = len(text) // 2
    return f"{text[:_SAMPLE]}\n{text[middle : middle + _SAMPLE]}\n{text[-_SAMPLE:]}"


def _scripts(chars: Counter[str]) -> dict[str, int]:
    """Letters by script, weighted by how much of a text one stands for."""
    tables = _tables()
    out: dict[str, int] = {}
    for c, n in chars.items():
        at = bisect_right(tables.starts, ord(c)) - 1
        if at >= 0 and ord(c) <= tables.ranges[at][0]:
            script = tables.ranges[at][1]
            out[script] = out.get(script, 0) + n * _SYLLABIC.get(script, 1)
    return out


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    data = known_languages()
    # A language's own folder comes before the common table.
    languages: dict[str, dict[str, Any]] = dict(data["languages"])
    languages.update((tag, own["detect"]) for tag, own in early_tables("detect").items())
    ranges = sorted(
        (int(first, 16), int(last, 16), script)
        for script, spans in data["scripts"].items()
        for first, last in (span.split("-") for span in spans)
    )
    return _Tables(
        [r[0] for r in ranges],
        [(r[1], r[2]) for r in ranges],
        {
            tag: _Entry(
                tag,
                e["name"],
                e["script"],
                frozenset(e.get("words", ())),
                _both_cases(e.get("letters", "")),
                _both_cases(e.get("lacks", "")),
                frozenset(e.get("common", "")),
                tuple(e.get("encodings", ())),
            )
            for tag, e in sorted(languages.items())
        },
    )


def _both_cases(letters: str) -> frozenset[str]:
    # Not where the capital belongs to another letter too: the capital of "ı" is "I".
    return frozenset(letters) | {c.upper() for c in letters if c.upper().lower() == c}
