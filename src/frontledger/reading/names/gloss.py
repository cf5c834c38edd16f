"""Bracketed Latin names after names in a script without blanks: what they say, and of which characters they say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ...theatre.places import Gazetteer, key
from .found import Found
from .lexicon import Lexicon
from .sounds import Sounds
from .translit import snake, sounds
from .unlisted import heard_too
from .words import CJK, words

LONGEST_RUN = 14
"""Characters of a name."""
OPEN, CLOSE = '「『《〈“‘"', '」』》〉”’"'
"""Quotation marks."""

_GLOSS = re.compile(r"(?<=[^\s(（])[(（]\s*([A-Z][\w .,'’\-–]{1,60}?)\s*[)）]")


class Gloss(NamedTuple):
    """A bracketed Latin name after a name in another script."""

    start: int
    end: int
    text: str


class Run(NamedTuple):
    """Text without interpuncts and hyphens, and where each character stood."""

    text: str
    at: tuple[int, ...]


def run_of(text: str, start: int, end: int) -> Run:
    """A stretch of text as names are looked up in it."""
    chars, at = [], []
    for i in range(start, end):
        c = text[i]
        if not "\u2e80" <= c <= "\u9fff" or c == "・":  # names are listed without interpuncts
            c = "\n" if c == "\n" else " " if c.isspace() else key(c)[:1]
        if c:
            chars.append(c)
            at.append(i)
    return Run("".join(chars), (*at, end))


class Glosses:
    """The glosses of a stretch of text."""

    def __init__(
        self, run: Run, text: str, start: int, end: int, lexicon: Lexicon, gazetteer: Gazetteer, heard: Sounds
    ) -> None:
        self.run = run
        self.text = text
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.gazetteer = gazetteer
        self.heard = heard
        self._back = {at: i for i, at in enumerate(run.at)}
        self._venues: tuple[str, ...] = tuple(self.grammar.table.get("venues", {}).get("words", ()))
        self._at = {m.start(): Gloss(m.start(), m.end(), m.group(1)) for m in _GLOSS.finditer(text, start, end)}
        self.told: dict[str, Found] = {}
        """What names are said to be, by the name as it is looked up."""
        self._heads: dict[str, list[str]] = {}
        for gloss in self._at.values():
            named = self._glossed(gloss)
            if named and named[0] and named[0] not in self.told:
                self.told[named[0]] = named[1]
                self._heads.setdefault(named[0][0], []).append(named[0])

    def after(self, end: int) -> Gloss | None:
        """The gloss that starts at a place of the text, or behind a closing quotation mark there."""
        if end < len(self.text) and self.text[end] in CLOSE:
            end += 1
        return self._at.get(end)

    def name(self, i: int) -> str:
        """The longest glossed name that starts at a character of the run; empty where there is none."""
        listed = self._heads.get(self.run.text[i], ())
        return max((n for n in listed if self.run.text.startswith(n, i)), key=len, default="")

    def _glossed(self, gloss: Gloss) -> tuple[str, Found] | None:
        """The name before a gloss and what the gloss says it is; None where neither is plain."""
        at = gloss.start
        quoted = self.text[at - 1] in CLOSE
        end = self._back.get(at - 1 - quoted, -1) + 1
        if end <= 0:
            return None
        text = self.run.text
        suffix = self.grammar.up_to(text, end, "place_after")
        what = self._meaning(gloss.text, suffix > 0)
        if what is None:
            return None
        what = what._replace(village=self.grammar.up_to(text, end, "village") > 0)
        if quoted:
            opening = max(self.text.rfind(q, max(0, at - 24), at) for q in OPEN)
            return (key(self.text[opening + 1 : at - 1]), what) if opening >= 0 else None
        name = self._extent(end, suffix, gloss.text, what)
        return (name, what._replace(key=name)) if name else None

    def _extent(self, end: int, suffix: int, gloss: str, what: Found) -> str:
        """Where the name before a gloss begins: at a listed name's start, else where the sounds fit best."""
        text = self.run.text
        venue = max((len(w) for w in self._venues if text.endswith(w, 0, end)), default=0)
        stop = end - (venue if what.kind == "venue" else suffix)
        first = stop
        while first > max(0, stop - LONGEST_RUN) and CJK.match(text[first - 1]) and self._joined(first - 1):
            first -= 1
        known = [i for i in range(first, stop) if self._known_to(i, stop)]
        if known and what.kind != "venue":
            return text[known[0] : stop]
        core = _core(gloss, self._venues)
        names = [core, *(core.split()[-1:] if what.kind in ("person", "") else [])]
        spans = [
            (self.heard.cost(text[i:stop], n) + 0.01 * (stop - i) + self.heard.start(text[i], n), i)
            for n in names
            for i in range(first, stop - 1)
            if text[i] in self.heard
        ]
        if spans:
            cost, i = min(spans)
            if cost <= 1.2 + len(sounds(core)) / 4:
                return text[i : end if what.kind == "venue" else stop]
        return ""

    def _joined(self, i: int) -> bool:
        """Do the i-th character and the next stand side by side in the text, but for hyphens and interpuncts?"""
        return all(c in "-‐‑–·・‧•" for c in self.text[self.run.at[i] + 1 : self.run.at[i + 1]])

    def _known_to(self, i: int, stop: int) -> bool:
        n = stop - i
        if any(
            m.length == n and m.entry.role in ("speaker", "country", "unit", "base")
            for m in self.lexicon.at_char(self.run.text, i)
        ):
            return True
        return n > 1 and self.gazetteer.longest(self.run.text[i:stop], 0)[0] == self.run.text[i:stop]

    def _meaning(self, gloss: str, place: bool) -> Found | None:
        """What a Latin gloss names."""
        k = key(gloss)
        venues = [w for w in self._venues if w.isascii()]
        if any(w.casefold() in f" {k} " for w in (f" {key(v)} " for v in venues)):
            return Found(0, 0, spelled=_core(gloss, venues), kind="venue")
        parts = gloss.replace("-", " ").split()
        ws = words(gloss, 0, len(gloss))
        whole = [m for m in self.lexicon.at_word(ws, 0) if m.length == len(ws)] if ws else []
        best = next((m.entry for m in whole if m.entry.role in ("speaker", "country", "unit", "side")), None)
        if best:
            return Found(0, 0, entry=best)
        hits = self.gazetteer.hits(k)
        if place or len(parts) == 1:
            hits = heard_too(gloss, hits, self.gazetteer)
        if hits and (place or len(parts) < 3):
            return Found(0, 0, hits=hits, evidence=2)
        if place:
            return Found(0, 0, spelled=gloss, kind="place")
        if 2 <= len(parts) <= 4 and all(p[:1].isupper() or p in self.grammar.list("small") for p in gloss.split()):
            return Found(0, 0, spelled=snake(gloss), kind="person")
        return None


def _core(gloss: str, venues: Sequence[str]) -> str:
    """A venue's proper name without the words for what it is ("Joint Base Elmendorf-Richardson")."""
    words = {p.casefold() for v in venues for p in v.split()}
    kept = [p for p in gloss.split() if p.casefold() not in words]
    return " ".join(kept) or gloss
