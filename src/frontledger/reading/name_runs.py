"""Finds names in scripts that write without blanks, and what their bracketed glosses say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..theatre.places import Gazetteer, Hit, key
from .name_found import Found
from .name_lexicon import Entry, Lexicon
from .name_sounds import Sounds
from .name_unlisted import heard_too
from .name_words import CJK, words
from .translit import snake, sounds

LONGEST_RUN = 14
"""Characters of a name."""
LEAST_FUZZY = 3
"""Characters from which a name in no list is looked up by its sound."""
LONG_SOUND = 6
"""Consonants from which a name heard may be of a place anywhere; of one near the front it may be with fewer."""
GREAT = 300_000
"""Inhabitants from which a name of two characters is taken for a city's wherever it stands."""

_GLOSS = re.compile(r"(?<=[^\s(（])[(（]\s*([A-Z][\w .,'’\-–]{1,60}?)\s*[)）]")
_DOTS = ("·", "・", "‧", "•")
_OPEN, _CLOSE = '「『《〈“‘"', '」』》〉”’"'


class Gloss(NamedTuple):
    """A bracketed Latin name after a name in another script."""

    start: int
    end: int
    text: str


class Run(NamedTuple):
    """Text without interpuncts and hyphens, and where each character stood."""

    text: str
    at: tuple[int, ...]


def scan_runs(text: str, start: int, end: int, lexicon: Lexicon, gazetteer: Gazetteer, heard: Sounds) -> list[Found]:
    """Names in a stretch of text, leftmost and longest first, places still undecided."""
    if not CJK.search(text, start, end):
        return []
    return _Scan(_run(text, start, end), lexicon, gazetteer, heard, text, start, end).found()


def _run(text: str, start: int, end: int) -> Run:
    chars, at = [], []
    for i in range(start, end):
        c = text[i]
        if not "\u2e80" <= c <= "\u9fff":
            c = "\n" if c == "\n" else " " if c.isspace() else key(c)[:1]
        if c:
            chars.append(c)
            at.append(i)
    return Run("".join(chars), (*at, end))


class _Scan:
    def __init__(
        self, run: Run, lexicon: Lexicon, gazetteer: Gazetteer, heard: Sounds, text: str, start: int, end: int
    ) -> None:
        self.run = run
        self.lexicon = lexicon
        self.grammar = lexicon.grammar
        self.gazetteer = gazetteer
        self.heard = heard
        self.text = text
        self.back = {at: i for i, at in enumerate(run.at)}
        self.glosses = [Gloss(m.start(), m.end(), m.group(1)) for m in _GLOSS.finditer(text, start, end)]
        self.last_end, self.last_place = 0, False
        self.told: dict[str, Found] = {}
        self.heads: dict[str, list[str]] = {}

    def found(self) -> list[Found]:
        for gloss in self.glosses:
            if (name := self._glossed(gloss)) and name[0] and name[0] not in self.told:
                self.told[name[0]] = name[1]
                self.heads.setdefault(name[0][0], []).append(name[0])
        ends = {g.start: g for g in self.glosses}
        out: list[Found] = []
        i, text = 0, self.run.text
        while i < len(text):
            n, f = self._at(i) if CJK.match(text[i]) else (0, None)
            if f:
                f = f._replace(start=self.run.at[i], end=self.run.at[i + n - 1] + 1)
                suffix = self._after(i + n, "place_after")
                gloss = self._gloss_after(f.end, ends) or self._gloss_after(self.run.at[i + n + suffix], ends)
                if gloss is not None:
                    f = f._replace(end=gloss.end, gloss=(gloss.start, gloss.end))
                out.append(f)
            i += max(n, 1)
            if f:
                self.last_end, self.last_place = i, f.hits != ()
        return out

    def _gloss_after(self, end: int, glosses: dict[int, Gloss]) -> Gloss | None:
        if end < len(self.text) and self.text[end] in _CLOSE:
            end += 1
        return glosses.get(end)

    def _at(self, i: int) -> tuple[int, Found | None]:
        """What starts at the i-th character, and how many it takes."""
        text = self.run.text
        told = max((n for n in self.heads.get(text[i], ()) if text.startswith(n, i)), key=len, default="")
        listed = next((m for m in self.lexicon.at_char(text, i) if self._fits(i, m.length, m.entry)), None)
        name, hits = self.gazetteer.longest(text, i)
        region = listed is not None and listed.entry.role in ("base", "unit")
        if told and not region and len(told) >= max(listed.length if listed else 0, len(name)):
            return len(told), self.told[told]
        if listed and listed.length >= len(name):
            entry, n = listed.entry, listed.length
            if entry.role == "base":
                n += self._after(i + n, "region_after")
            elif entry.role == "country" and (more := self._after(i + n, "troops")):
                entry, n = entry._replace(role="side"), n + more
            elif entry.role == "short" and (more := self._after(i + n, "troops")):
                entry, n = entry._replace(role="side"), n + more
            return n, Found(0, 0, entry=entry, key=text[i : i + n])
        if name:
            return len(name), self._weighed(i, name, hits)
        return self._heard(i)

    def _fits(self, i: int, n: int, entry: Entry) -> bool:
        if entry.role == "base":
            return self._after(i + n, "region_after") > 0 or self._listed_region(i, n)
        if entry.role == "short":
            return self._short(i, n)
        return True

    def _short(self, i: int, n: int) -> bool:
        """Is a one-character form of a country's name one, by what stands beside it?"""
        text = self.run.text
        before, after = text[max(0, i - 1) : i], text[i + n : i + n + 1]
        if before.isdigit() or before in self.grammar.list("short_never_after"):
            return False
        pair = any(m.entry.role == "short" for c in (after,) if c for m in self.lexicon.at_char(c, 0))
        if pair or any(m.entry.role == "short" for c in (before,) if c for m in self.lexicon.at_char(c, 0)):
            return pair or self._after(i + n, "short_after") > 0 or self._after(i + n, "troops") > 0
        return self._after(i + n, "short_after") > 0 or (
            before in self.grammar.list("short_before") and text[i] not in self.heard
        )

    def _listed_region(self, i: int, n: int) -> bool:
        """Does a name stand in a list that has a word for several regions in its sentence?"""
        at = self.run.at[i]
        stop = min((p for c in "。！？\n" if (p := self.text.find(c, at)) >= 0), default=len(self.text))
        sentence = self.text[max(self.text.rfind(c, 0, at) for c in "。！？\n") + 1 : min(stop, at + 200)]
        return any(w in sentence for w in self.grammar.list("region_near"))

    def _after(self, i: int, name: str) -> int:
        """Length of the longest entry of a list that stands from the i-th character on."""
        return self.grammar.at(self.run.text, i, name)

    def _before(self, i: int, name: str) -> bool:
        text = self.run.text
        while i and text[i - 1] in _OPEN + _CLOSE:
            i -= 1
        return self.grammar.up_to(text, i, name) > 0

    def _weighed(self, i: int, name: str, hits: tuple[Hit, ...]) -> Found:
        """A place with what stands beside it for and against."""
        j = i + len(name)
        evidence = 2 if self._after(j, "place_after") else 1 if self._before(i, "place_before") else 0
        if self._before(i, "place_before_sure"):
            evidence = 2
        if self._before(i, "roles") or self._after(j, "roles"):
            evidence = -1 if len(name) < 5 else 0
        if self._inside(i, j):
            evidence = -1
        weak = len(name) < 3 and not any(
            h.kind in ("main", "name") and (p := self.gazetteer.place(h.place)) and p.population >= GREAT for h in hits
        )
        return Found(0, 0, hits=hits, key=name, evidence=evidence, weak=weak)  # type: ignore[arg-type]

    def _inside(self, i: int, j: int) -> bool:
        """Is a short name a part of a longer foreign one, or any a part of a person's name with an interpunct?"""
        if self.text[self.run.at[i] - 1 : self.run.at[i]] in _DOTS or self.text[self.run.at[j - 1] + 1 :][:1] in _DOTS:
            return True
        beside = self.run.text[max(0, i - 1) : i], self.run.text[j : j + 1]
        return j - i < 4 and any(c and c in self.heard.foreign for c in beside) and not self._beside_known(i, j)

    def _beside_known(self, i: int, j: int) -> bool:
        """Does another listed name end or start right beside a name?"""
        text = self.run.text
        after = any(m.length > 1 for m in self.lexicon.at_char(text, j)) if j < len(text) else False
        return after or (i > 0 and self.last_end == i and text[j : j + 1] not in self.heard.foreign)

    def _heard(self, i: int) -> tuple[int, Found | None]:
        """A place in no list, by how its characters sound, where the words beside it say that it is a place."""
        text = self.run.text
        if i and text[i - 1] in self.heard and not self._before(i, "place_before"):
            return 0, None
        j = i
        while j < len(text) and j - i < LONGEST_RUN and text[j] in self.heard:
            if j > i and self._listed_at(j):
                break
            j += 1
        for n in range(j - i, LEAST_FUZZY - 1, -1):
            sure = self._place_listed(i + n) or self._goes_on(i)
            if not sure and not self._before(i, "place_before_sure"):
                continue
            readings = self.heard.readings(text[i : i + n])
            heard = [(r, p) for r in readings for found in self.gazetteer.sounding(r) if (p := self.gazetteer.place(found))]
            places = dict.fromkeys(p.id for r, p in heard if p.near_front or len(r) >= LONG_SOUND)
            if places:
                hits = tuple(Hit(p, "name", frozenset()) for p in places)
                return n, Found(0, 0, hits=hits, key=text[i : i + n], evidence=2)
        return 0, None

    def _goes_on(self, i: int) -> bool:
        """Does the i-th character go on with a list whose last name was a place's?"""
        step = self.grammar.up_to(self.run.text, i, "and")
        return self.last_place and step > 0 and self.last_end == i - step

    def _place_listed(self, j: int) -> bool:
        """Does a word for a place stand at the j-th character, or after further names in a list that starts there?"""
        text = self.run.text
        for _ in range(6):
            if self._after(j, "place_after"):
                return True
            step = self._after(j, "and")
            if not step or text[j : j + step] == "，":
                return False
            j += step
            while j < len(text) and text[j] in self.heard and not self._after(j, "place_after"):
                j += 1
        return False

    def _listed_at(self, i: int) -> bool:
        return any(m.length > 1 for m in self.lexicon.at_char(self.run.text, i)) or self._after(i, "place_after") > 1

    def _glossed(self, gloss: Gloss) -> tuple[str, Found] | None:
        """The name before a gloss and what the gloss says it is; None where neither is plain."""
        at = gloss.start
        quoted = self.text[at - 1] in _CLOSE
        end = self.back.get(at - 1 - quoted, -1) + 1
        if end <= 0:
            return None
        text = self.run.text
        suffix = max(
            (len(w) for w in self.grammar.list("place_after") if text.endswith(w, max(0, end - 8), end)), default=0
        )
        what = self._meaning(gloss.text, suffix > 0)
        if what is None:
            return None
        if quoted:
            opening = max(self.text.rfind(q, max(0, at - 24), at) for q in _OPEN)
            return (key(self.text[opening + 1 : at - 1]), what) if opening >= 0 else None
        name = self._extent(end, suffix, gloss.text, what)
        return (name, what._replace(key=name)) if name else None

    def _extent(self, end: int, suffix: int, gloss: str, what: Found) -> str:
        """Where the name before a gloss begins: at a listed name's start, else where the sounds fit best."""
        text = self.run.text
        venue = max(
            (len(w) for w in self.grammar.table.get("venues", {}).get("words", ()) if text.endswith(w, 0, end)),
            default=0,
        )
        stop = end - (venue if what.kind == "venue" else suffix)
        first = stop
        while first > max(0, stop - LONGEST_RUN) and CJK.match(text[first - 1]) and self._joined(first - 1):
            first -= 1
        known = [i for i in range(first, stop) if self._known_to(i, stop)]
        if known and what.kind != "venue":
            return text[known[0] : stop]
        core = _core(gloss, self.grammar.table.get("venues", {}).get("words", ()))
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
        return n > 1 and self.gazetteer.longest(self.run.text[:stop], i)[0] == self.run.text[i:stop]

    def _meaning(self, gloss: str, place: bool) -> Found | None:
        """What a Latin gloss names."""
        k = key(gloss)
        venues = [w for w in self.grammar.table.get("venues", {}).get("words", ()) if w.isascii()]
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
