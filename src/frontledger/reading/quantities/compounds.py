"""Words written as one: numbers ("dreihundertfünfundzwanzig", "eenendertig") and nouns with what they count at the end
("Kampfdrohnen").

Only languages that say so in their tables have them: `[numbers] compound`, with `glue` for what joins ones to tens
(`"tens"` where nothing else is written as one word: "čtyřiadvacet"), and `[units] tails`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .phrases import Phrases, expand

_LEAST_TAIL = 4
"""Letters of a noun at the end of a longer word."""
_LEAST_HEAD = 3
_LONGEST = 100
"""Letters of a word that is taken apart."""
_MAX_WORDS = 20_000
_TENS = "tens"
_ELIDES = frozenset("ouòóùú")
"""Letters before which a hundred loses its last one ("centotto")."""
Found = tuple[str, Any]
"""A role and its value, as of an item."""


class _State(NamedTuple):
    """What a part of a word comes to: closed thousands, hundreds, and ones with tens."""

    total: int = 0
    section: int = 0
    pending: int | None = None
    glued: bool = False

    @property
    def value(self) -> int:
        return self.total + self.section + (self.pending or 0)


class Compounds:
    """Reads the compounds of a language; words that were read are kept."""

    def __init__(self, numbers: Mapping[str, Any], units: Mapping[str, Any], words: Phrases) -> None:
        self._words = words
        self._tails = bool(units.get("tails"))
        self._endings_too = frozenset(units.get("endings_too", ()))
        self._pieces: dict[str, tuple[str, int]] = {}
        self._part_endings = numbers.get("made_parts", ())
        self._known: dict[str, tuple[Found, ...]] = {}
        self._tens_only = False
        if not numbers.get("compound"):
            return
        endings = numbers.get("endings", ())
        self._tens_only = numbers["compound"] == _TENS
        self._plain: set[str] = set()
        for role in ("words",) if self._tens_only else ("ordinals", "scale", "multiply", "words"):
            for key, phrases in numbers.get(role, {}).items():
                if key.isdigit() and (int(key) <= (99 if self._tens_only else 1000) or role == "scale"):
                    for form in _single(phrases, endings):
                        self._pieces[form] = role, int(key)
                    self._plain.update(_single(phrases, ("",)))
        for one in _single(numbers.get("article", ""), ()):
            self._pieces.setdefault(one, ("words", 1))
            self._plain.add(one)
        self._elided = tuple(_single(numbers.get("elided", ""), ()))
        for form in self._elided:
            self._pieces.setdefault(form, ("multiply", 100))
        for glue in _single(numbers.get("glue", ""), ()):
            self._pieces.setdefault(glue, ("glue", 0))
            self._plain.add(glue)
        self._longest = max(map(len, self._pieces), default=0)

    def read(self, word: str, roles: Iterable[str]) -> tuple[Found, ...]:
        """What a word is by its parts; `roles`: what it is as a whole."""
        if len(word) > _LONGEST or len(word) < _LEAST_TAIL:
            return ()
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _MAX_WORDS:
                self._known.clear()
            found = self._known[word] = tuple(self._read(word))
        return tuple(f for f in found if f[0] not in roles)

    def _read(self, word: str) -> Iterable[Found]:
        if self._pieces:
            number = self._number(word, 0, _State(), set())
            if number is not None:
                yield number
                return
            part = self._made_part(word)
            if part is not None:
                yield part
                return
        if self._tails:
            for k in range(_LEAST_HEAD, len(word) - _LEAST_TAIL + 1):
                for _, (role, value) in self._words.find((word[k:],), 0):
                    if role == "counted" and word[k:] not in self._endings_too:
                        yield role, value
                        return

    def _made_part(self, word: str) -> Found | None:
        """A denominator that is a number with an ending ("fünfundzwanzigstel")."""
        for ending in self._part_endings:
            if word.endswith(ending):
                number = self._number(word[: -len(ending)], 0, _State(), set())
                if number is not None and number[0] == "words":
                    return "parts", number[1]
        return None

    def _number(self, word: str, at: int, state: _State, dead: set[tuple[int, _State]]) -> Found | None:
        """The number that the rest of a word makes with what stands before it; also one with a unit ("dreitägig")."""
        if at == len(word):
            return None if state.glued else ("words", state.value)
        if (at, state) in dead:
            return None
        for end in range(min(len(word), at + self._longest), at, -1):
            piece = self._pieces.get(word[at:end])
            if not self._goes_on(word, at, end):
                continue
            step = _step(state, *piece) if piece is not None else None
            if step is None or piece is None:
                continue
            if piece[0] == "ordinals":
                if end == len(word):
                    return "ordinals", step.value
                continue
            found = self._number(word, end, step, dead)
            if found is not None:
                return found
        if at and state.value and not state.glued and not self._tens_only:
            for _, (role, value) in self._words.find((word[at:],), 0):
                if role == "measured":
                    return "whole", f"{state.value} {value}"
        dead.add((at, state))
        return None

    def _goes_on(self, word: str, at: int, end: int) -> bool:
        """May a piece stand where it does? An ending only at a word's end, a shortened hundred never there."""
        if word[at:end] in self._elided:
            return word[end : end + 1] in _ELIDES
        return end == len(word) or word[at:end] in self._plain


def _step(state: _State, role: str, value: int) -> _State | None:
    """What a further piece makes of a number, or None where it does not fit."""
    total, section, pending, glued = state
    if role == "glue":
        if glued or (pending is None and not section and not total) or (pending is not None and not 0 < pending < 10):
            return None
        return _State(total, section, pending, True)
    if role == "multiply" or value == 100:
        if glued or section or value != 100 or (pending is not None and not 0 < pending < 100):
            return None
        return _State(total, (1 if pending is None else pending) * 100)
    if role == "scale" or value == 1000:
        group = section + (pending or 0)
        if glued or total % (1000 * value) or (not group and (total or value > 1000)):
            return None  # "hatmilliárd", but no "Millionenstadt"
        return _State(total + (group or 1) * value)
    if pending is None:
        return _State(total, section, value) if value < 100 else None
    if glued:
        return _State(total, section, pending + value) if value in range(20, 100, 10) else None
    straight = pending in range(20, 100, 10) and 0 < value < 10
    return _State(total, section, pending + value) if straight else None


def _single(phrases: str, endings: Sequence[str]) -> Iterable[str]:
    """The forms of one word among the phrases of an entry, stems with all endings."""
    for phrase in phrases.split(";"):
        for form in expand(phrase):
            if len(form) != 1:
                continue
            if form[0].endswith("*"):
                yield from (form[0][:-1] + e for e in endings)
            else:
                yield form[0]
