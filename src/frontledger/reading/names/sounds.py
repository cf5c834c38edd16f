"""Matches names written in Chinese characters with Latin ones by how they sound."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate, product
from typing import Any

from ...languages import load
from ...theatre.places import key
from .translit import sounds

MOST_READINGS = 48
"""Consonant strings that are tried for a run of characters."""

NEAR = 0.4
"""What it costs to read one of two letters for the other that are often written alike."""

_CODES: tuple[tuple[str, str], ...] = (
    ("shch", "S"),
    ("sh", "S"),
    ("zh", "Z"),
    ("kh", "h"),
    ("ch", "C"),
    ("ts", "T"),
    ("y", "i"),
    ("j", "i"),
)
_CODES += (("r", "l"), ("v", "f"), ("w", "f"))
_CLASSES = {
    "b": "b", "p": "b", "d": "d", "t": "d", "g": "g", "k": "g", "h": "g", "f": "f", "l": "l", "m": "m", "n": "n",
    "s": "s", "z": "s", "sh": "s", "zh": "s", "ch": "s", "ts": "s",
}  # fmt: skip
"""Of letters the class that consonants are heard by."""
_VOWELS = frozenset("aeiou")
_ALIKE = ("ao", "ei", "ou", "bp", "bf", "dt", "gkh", "szT", "sS", "zZ", "SCT")
_STEPS = {
    c: {d: 0.0 if d == c else NEAR for group in _ALIKE if c in group for d in group}
    for c in sorted(set("".join(_ALIKE)))
}
"""What it costs to read one letter for another, where it is less than 1."""
_FAR = 2.0
"""More than any likeness leaves to be changed."""


@lru_cache(maxsize=16384)
def _coded(name: str) -> str:
    """A Latin name with one letter a sound, double letters as one."""
    name = key(name).replace(" ", "")
    for letters, code in _CODES:
        name = name.replace(letters, code)
    return re.sub(r"([^aeiou])\1+|ii+", lambda m: m.group()[0], name)


def closeness(heard: str, name: str, vowel: float = 1.0, least: float = 0.0) -> float:
    """How alike two Latin spellings of a name sound, 0 to 1: 1 less the share of letters to be changed.

    Args:
        vowel: what a vowel costs that only one of them has; letters that are often written alike cost NEAR.
        least: likeness below which any smaller figure may be given instead, sooner.
    """
    a, b = _coded(heard), _coded(name)
    longest = max(len(a), len(b), 1)
    most = (1 - least) * longest + NEAR
    costs = [vowel if d in _VOWELS else 1.0 for d in b]
    row = [0.0, *accumulate(costs)]
    for c in a:
        gone = vowel if c in _VOWELS else 1.0
        steps = _STEPS.get(c)
        last, here = row[0], row[0] + gone
        row[0] = best = here
        for j, d in enumerate(b):
            step = (0.0 if c == d else 1.0) if steps is None else steps.get(d, 1.0)
            above = row[j + 1]
            here += costs[j]
            here = min(here, above + gone)
            here = min(here, last + step)
            last, row[j + 1] = above, here
            best = min(best, here)
        if best > most:
            return 1 - _FAR
    return 1 - row[-1] / longest


KANA = frozenset(map(chr, range(0x30A1, 0x30FB))) | {"ー"}
"""Katakana, in which foreign names are written."""


def kana_row(text: str, at: int) -> int:
    """How many signs for syllables stand together from a place of a text on."""
    end = at
    while end < len(text) and text[end] in KANA:
        end += 1
    return end - at


class Sounds:
    """How the characters of a language sound, from its table `[names.sounds]`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._of: dict[str, tuple[str, ...]] = {}
        self.vowels = frozenset(table.get("sounds", {}).get("vowels", ""))
        self.foreign = frozenset(table.get("sounds", {}).get("foreign", ""))
        nasal = frozenset(table.get("sounds", {}).get("nasal", ""))
        self._vowel = {c: vowel for vowel, chars in table.get("vowels", {}).items() for c in chars}
        self._letter = {c: letter for letter, chars in table.get("letters", {}).items() for c in chars}
        heard: dict[str, list[str]] = {}
        for sound, chars in table.get("sounds", {}).items():
            if sound not in ("nasal", "vowels", "foreign"):
                for char in chars:
                    heard.setdefault(char, []).append(sound)
        for char, readings in heard.items():
            first = _CLASSES.get(self._letter.get(char, ""), "")  # the likeliest reading is tried first
            readings.sort(key=lambda r: r != first)
            both = [r + "n" for r in readings] + readings if char in nasal else readings
            self._of[char] = tuple(dict.fromkeys(both))

    def __contains__(self, char: str) -> bool:
        return char in self._of

    def alike(self, chars: str, name: str) -> float:
        """How alike a run of characters, read letter by letter, is to a Latin name, 0 to 1."""
        return closeness("".join(self._letter.get(c, "") + self._vowel.get(c, "") for c in chars), name)

    def start(self, char: str, name: str) -> float:
        """What to take off the cost where a character sounds as a Latin name begins: a vowel, or its consonant."""
        first = sounds(name[:2]) if name[:1].casefold() not in "aeiouy" else ""
        if not first:
            return -0.1 if char in self.vowels else 0.0
        return -0.1 if any(r[:1] == first[:1] for r in self._of.get(char, ())) else 0.0

    def readings(self, chars: str) -> list[str]:
        """Consonant strings (as `translit.sounds` gives them) that a run of characters may stand for."""
        out: dict[str, None] = {}
        for n, choice in enumerate(product(*(self._of[c] for c in chars))):
            if n == MOST_READINGS:
                break
            out["".join(choice)] = None
        return list(out)

    def cost(self, chars: str, name: str) -> float:
        """How badly a run of characters fits a Latin name: 0 for consonant by consonant, 1 for each that differs."""
        wanted = sounds(name)
        # best[j]: least cost of the characters so far against the first j consonants
        best = [float(j) for j in range(len(wanted) + 1)]
        for char in chars:
            row = [best[j] + 1 for j in range(len(best))]
            for reading in self._of.get(char, ()):
                n = len(reading)
                for j in range(len(wanted) + 1):
                    here = best[j] if n == 0 else float("inf")
                    if n and j >= n and wanted[j - n : j] == reading:
                        here = best[j - n]
                    elif n and j >= 1 and wanted[j - 1] == reading[-1] and n > 1:
                        here = best[j - 1] + 0.5
                    row[j] = min(row[j], here)
            for j in range(1, len(row)):
                row[j] = min(row[j], row[j - 1] + 1)
            best = row
        return best[-1]


@lru_cache(maxsize=32)
def sound_table(language: str) -> Sounds:
    """The sounds of a language's characters."""
    return Sounds(load(language).table("names"))
