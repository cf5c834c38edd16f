"""A report made ready for reading claims: its sentences and every mark found in them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, TypeVar

from ..languages import load
from ..nouns import Report
from ..theatre import Theatre
from .cues import Cue, Words, cues, fold
from .marks import Mark, Name, Quantity, Time
from .names import find_names
from .no_regions import without_regions
from .once import once
from .pace_times import GROUND_UNITS, names_a_pace
from .particles import particles
from .quantities import find_quantities
from .rows import within_rows
from .sentences import Sentence, split_clauses, split_sentences
from .times import find_times
from .war_times import before_war, with_war
from .war_years import with_war_years

M = TypeVar("M", bound=Mark)
_Chosen = tuple[list[int], list[Cue]]
"""Cues in order of place, behind where each starts."""
_WORD = re.compile(r"\w+")
_LISTED = 120
"""Characters between a number of villages and the list of them."""
_ASKED = re.compile(r"(?:^|(?<=[.!?…»”\"] ))[^\W\d_][\w'’ʼ-]{5,}(?=[ \u00a0\u202f]?\?)", re.MULTILINE)
"""A word that is all of a question ("Klishchiivka?"), as long as a village's name is."""
_STOP, _COLON = re.compile(r"[.!?…](?=\s)|[。！？؟\n]"), re.compile("[:：]")
_FIGHTS = frozenset(
    {"gain", "regain", "gain_noun", "regain_noun", "fallen", "fall_noun", "lose", "lose_noun", "leave", "contested"}
    | {
        "clear",
        "take_over",
        "still_hold",
        "claim_it",
        "driven_out",
        "surround",
        "flag",
        "ours",
        "hold_out",
        "under_side",
        "belongs",
        "theirs",
    }
    | {"map_red", "map_grey"}
)
"""Events that befall places: beside them a word spelled like a village by the front is its name."""


class Doc:
    """A report's kept text with sentences, quantities, times and names. Offsets are those of the report's text.

    Marks are found once, at first use; text of removed passages is blank here, so nothing is found in it.
    """

    def __init__(self, report: Report, theatre: Theatre) -> None:
        self.report = report
        self.theatre = theatre
        self.language = report.language
        self.published: dt.date | None = report.published
        self.text = _blanked(report)
        self.folded = fold(self.text)
        self._cues: dict[str, list[Cue]] = {}
        self._by_id: dict[str, dict[str, _Chosen]] = {}
        self._chosen: dict[tuple[str, tuple[str, ...]], _Chosen] = {}
        self._clause_at: dict[int, tuple[int, int]] = {}
        self._known: dict[str, Any] = {}

    @once
    def sentences(self) -> list[Sentence]:
        out = []
        for i, passage in enumerate(self.report.passages):
            if passage.removed is None:
                for a, b in split_sentences(self.text, passage.span.start, passage.span.end, self.language):
                    out.append(Sentence(a, b, i, passage.heading, split_clauses(self.text, a, b, self.language)))
        return out

    @once
    def quantities(self) -> list[Quantity]:
        return without_regions(self.text, self._figures, lambda: self.names)

    @once
    def _figures(self) -> list[Quantity]:
        found = find_quantities(self.text, language=self.language)
        return within_rows(self.text, found, self.report.passages, self.language)

    @once
    def times(self) -> list[Time]:
        day = self.theatre.invasion
        words = [c for c in self._all_cues["events"] if c.id == "war_start"] if day is not None else []
        years = [c for c in self._all_cues["events"] if c.id == "war_year"] if day is not None else []
        found = self._dated
        if words and day is not None:
            own = {c.start for c in self.cues("events") if c.id == "war_start"}
            found = with_war(self.text, found, words, [c for c in words if c.start in own], day)
        if day is not None and (before := [c for c in self._all_cues["events"] if c.id == "war_before"]):
            found = before_war(found, before, day)
        if years and day is not None:
            found = with_war_years(self.text, found, years, self.quantities, day, self.published)
        return found

    @once
    def _dated(self) -> list[Time]:
        found = find_times(self.text, language=self.language, published=self.published, clock=self.theatre.clock)
        found = [t for t in found if not self._at_sea(t.start, t.end)]
        paced = [q for q in self.quantities if q.per == "day" or (q.unit in GROUND_UNITS and not self.spaced)]
        words = [c for c in self._all_cues["records"] if c.id == "grain_day"] if paced else []
        return [t for t in found if not names_a_pace(t, paced, words)] if words else found

    @once
    def names(self) -> list[Name]:
        fights = [c.start for c in self._all_cues["events"] if c.id in _FIGHTS]
        found = find_names(
            self.text, language=self.language, theatre=self.theatre, day=self.published, fights=sorted(fights),
            lists=self._lists_of_villages(),
        )  # fmt: skip
        counts = {q.start for q in self._figures}  # "Nove mil milhões": nine, and no village
        found = [n for n in found if n.kind != "place" or n.start not in counts]
        return [n for n in found if n.kind != "place" or not self._at_sea(n.start, n.end)]  # "над Чорним морем"

    def _lists_of_villages(self) -> list[int]:
        """Where lists of names begin behind a number of villages: at "including", or a colon, of the same sentence; and
        a question of one word with a capital, which asks about a place."""
        out = {m.start() for m in _ASKED.finditer(self.text) if m[0][0].isupper()}
        among = [c for c in self._all_cues["events"] if c.id == "including"]
        for q in self._figures:
            if q.unit != "settlement":
                continue
            stop = min(len(self.text), q.end + _LISTED)
            end = _STOP.search(self.text, q.end, stop)
            stop = end.start() if end else stop
            first = bisect_left(among, q.end, key=lambda c: c.start)
            out |= {c.end for c in among[first : first + 2] if c.end <= stop}
            colon = _COLON.search(self.text, q.end, stop)
            if colon:
                out.add(colon.end())
        return sorted(out)

    @once
    def _seas(self) -> list[Cue]:
        """Names of seas, whose words may be those of a village or a month ("mar Negro")."""
        return [c for c in self._all_cues["events"] if c.id == "at_sea"]

    def _at_sea(self, start: int, end: int) -> bool:
        """Does a stretch lie in the name of a sea, or beside one that it crosses?"""
        at = bisect_right(self._seas, end, key=lambda c: c.start)
        return any(c.start < end and start < c.end for c in self._seas[max(at - 2, 0) : at])

    def cues(self, table: str) -> list[Cue]:
        """All cues of one table of the language, in order of place; what is part of a town's name or a date is none,
        nor is an event whose verb is the first part of one of saying ("räumte … ein")."""
        found = self._cues.get(table)
        if found is None:
            other = self._in_names_and_times
            found = self._cues[table] = [c for c in self._all_cues[table] if c.start not in other]
            if table == "events":
                said = {c.start: c.end for c in self._all_cues["attribution"] if c.id == "say"}
                found[:] = [c for c in found if " " not in self.text[c.end : said.get(c.start, c.end)]]
        return found

    @once
    def _all_cues(self) -> dict[str, list[Cue]]:
        return cues(self.language).find(self.text, self._words)

    def cues_in(self, table: str, start: int, end: int, *ids: str) -> list[Cue]:
        """Cues of a table that lie within a stretch, of the ids given (all, if none), in order of place."""
        starts, chosen = self._chosen.get((table, ids)) or self._choose(table, ids)
        if not starts or starts[-1] < start:  # of most ids a text has none
            return []
        first = bisect_left(starts, start)
        if starts[first] >= end:
            return []
        return [c for c in chosen[first : bisect_left(starts, end, first)] if c.end <= end]

    def may_hold(self, table: str, start: int, end: int, id_: str) -> bool:
        """May a stretch hold a cue, whatever names and times are found? They need not be looked for to know."""
        starts = self.cue_starts(table, id_)
        return bisect_left(starts, start) < bisect_left(starts, end)

    def cue_starts(self, table: str, id_: str) -> list[int]:
        """Where words of a cue begin, those in names and times too."""
        starts: list[int] = self.remember(
            f"{table} {id_}", lambda doc: [c.start for c in doc._all_cues[table] if c.id == id_]
        )
        return starts

    def _choose(self, table: str, ids: tuple[str, ...]) -> _Chosen:
        """Cues of some ids of a table with where each starts, put together once."""
        by_id = self._by_id.get(table) or self._sort(table)
        there = [by_id[id_] for id_ in ids or ("",) if id_ in by_id]
        if len(there) > 1:
            chosen = sorted(chain.from_iterable(cues_ for _, cues_ in there))
            there = [([c.start for c in chosen], chosen)]
        found = self._chosen[table, ids] = there[0] if there else ([], [])
        return found

    def _sort(self, table: str) -> dict[str, _Chosen]:
        """The cues of a table by id, and all of them under none."""
        every = self.cues(table)
        by_id: dict[str, list[Cue]] = {"": every}
        for cue in every:
            by_id.setdefault(cue.id, []).append(cue)
        found = self._by_id[table] = {id_: ([c.start for c in some], some) for id_, some in by_id.items()}
        return found

    @once
    def _in_names_and_times(self) -> frozenset[int]:
        """Characters of the names of towns, and where words that are also something else begin in times: the "May" of
        "in May 2024"."""
        also = load(self.language).table("times")
        words = frozenset((*also.get("ambiguous", ()), *also.get("capital", ())))
        dated = [w.start() for t in self._dated for w in _WORD.finditer(self.folded, t.start, t.end) if w[0] in words]
        return frozenset((*(at for n in self.names if n.kind == "place" for at in range(n.start, n.end)), *dated))

    def sentence_at(self, at: int) -> Sentence | None:
        """The sentence that holds a place."""
        i = bisect_right(self._starts, at) - 1
        if i >= 0 and at < self.sentences[i].end:
            return self.sentences[i]
        return None

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before, in the same passage or the one before it."""
        i = bisect_left(self._starts, sentence.start)
        return self.sentences[i - 1] if i > 0 else None

    def after(self, sentence: Sentence) -> Sentence | None:
        """The next sentence of the same passage."""
        i = bisect_right(self._starts, sentence.start)
        following = self.sentences[i] if i < len(self.sentences) else None
        return following if following is not None and following.passage == sentence.passage else None

    def clause_at(self, at: int) -> tuple[int, int]:
        """The clause that holds a place."""
        found = self._clause_at.get(at)
        if found is None:
            found = self._clause_at[at] = self._find_clause(at)
        return found

    def _find_clause(self, at: int) -> tuple[int, int]:
        sentence = self.sentence_at(at)
        if sentence is None:
            return (at, at)
        i = bisect_right(sentence.clauses, at, key=lambda c: c[0]) - 1
        return sentence.clauses[i] if i >= 0 and at < sentence.clauses[i][1] else (sentence.start, sentence.end)

    @once
    def _words(self) -> Words:
        return Words(self.folded, particles(self.language))

    @property
    def spaced(self) -> bool:
        """Are all scripts of the text such that part words by blanks?"""
        return self._words.spaced

    def memo(self, key: str) -> dict[int, Any]:
        """A table in which a rule keeps what it found, by where a sentence begins."""
        table: dict[int, Any] | None = self._known.get(key)
        if table is None:
            table = self._known[key] = {}
        return table

    def remember(self, key: str, make: Callable[[Doc], Any]) -> Any:
        """What a rule makes of the whole document, made at its first use."""
        if key not in self._known:
            self._known[key] = make(self)
        return self._known[key]

    def forget(self) -> None:
        """Lets go of what rules made of the document, since it leads back to it: then the document goes with its last
        user, and no search for cycles has to find it."""
        self._known.clear()

    @once
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]


def within(marks: Sequence[M], start: int, end: int) -> list[M]:
    """The marks that lie wholly in `[start, end)`; marks are sorted by start."""
    if not marks or marks[-1].start < start:
        return []
    first = bisect_left(marks, (start,))  # type: ignore[type-var]  # marks are tuples that begin with where they start
    if marks[first].start >= end:
        return []
    return [m for m in marks[first : bisect_left(marks, (end,), first)] if m.end <= end]  # type: ignore[type-var]


def _blanked(report: Report) -> str:
    """The report's text with all that is not kept replaced by blanks, line breaks left in place."""
    parts = []
    at = 0
    for passage in report.passages:
        parts.append(_blank(report.text[at : passage.span.start]))
        piece = report.text[passage.span.start : passage.span.end]
        parts.append(piece if passage.removed is None else _blank(piece))
        at = passage.span.end
    parts.append(_blank(report.text[at:]))
    return "".join(parts)


def _blank(text: str) -> str:
    return "".join("\n" if c == "\n" else " " for c in text)
