"""One sentence made ready for reading stances: its cues by id, its bounds, the parties it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from ....languages import load
from ...cues import Cue, cues, unspaced
from ...doc import Doc, within
from ...marks import Name, Quantity, Time
from ...names.words import grammar
from ...once import once
from ...sentences import Sentence, question_ends, subject_cases, verb_final, verb_first
from ...signing import signature
from ...told import SAYS
from .inserted import inserted
from .stance_ids import STANCES
from .stretches import covered, longer, longest

_BREAKS = re.compile("[,;:，；：—–、()（）\u3000]")
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|«[^»]*»|»(?=\w)[^«»]*(?<=\S)«|„[^“”\"]*[“”\"]|\"[^\"]*\"")
_WORD = re.compile(r"\w[\w'’-]*")
_HARD = frozenset(";；")
_QUOTES = "\"'«»„“”「」『』‘’ "


_TALKS = ("meeting", "discuss")
_AGREES = ("accepts", "refuses")
_KEPT = frozenset({"team", "doubted"})
"""Cues that mean something within words that otherwise tell nothing."""
_TABLES = (("positions", "ignore"), ("meetings", "no_meeting"))
"""Tables of cues, and the id of their stretches that say nothing."""


def parts_of(doc: Doc) -> tuple[Parts, ...]:
    """The sentences of a document, made ready once for all that read them."""
    found: tuple[Parts, ...] = doc.remember("stance_parts", lambda d: tuple(Parts(d, s) for s in d.sentences))
    return found


class Parts:
    """A sentence's cues and marks, and questions about them. Offsets are those of the document."""

    def __init__(self, doc: Doc, sentence: Sentence) -> None:
        self.doc = doc
        self.sentence = sentence
        self.start, self.end = sentence.start, sentence.end
        self.text = doc.text
        self.names = within(doc.names, self.start, self.end)
        named = [n for n in self.names if n.kind in {"region", "place"}]
        about = longest(doc.cues_in("subjects", self.start, self.end))
        self.subjects = [c for c in about if not (c.id == "land" and any(n.start <= c.start < n.end for n in named))]
        self._ids: dict[str, list[Cue]] = {}
        self._known: dict[str, Any] = {}
        found: list[Cue] = []
        for table, void in _TABLES:
            some = within(doc.cues(table), self.start, self.end)
            ignored = [c for c in some if c.id == void]
            # "negotiators" are no talks, but a delegation; "asked if" tells nothing, and leaves it open
            opens = {c.start for c in ignored} if table == "positions" else set()  # "asked whether X might go to …"
            found += [c for c in some if c.id != void and (c.id in _KEPT or not covered(c, ignored))]
            found = [c for c in found if c.start not in opens or c.id not in STANCES]
        teams = [c for c in found if c.id == "team"]  # negotiators are no talks either
        self.subjects = [s for s in self.subjects if s.id not in _TALKS or not covered(s, teams)]
        if self.final:  # a title that is part of a name stands for nobody else
            found = [c for c in found if c.id != "he" or not any(n.start <= c.start < n.end for n in self.names)]
        for cue in found:
            if cue.id not in STANCES:
                self._ids.setdefault(cue.id, []).append(cue)
        self.stances = self._stances([c for c in found if c.id in STANCES])
        agreed = [c for c in self.stances if c.id in _AGREES]  # "está de acuerdo": its "acuerdo" is no agreement
        none = {s.start for s in self.subjects if s.id == "deal" and any(longer(c, s) for c in agreed)}
        self.subjects = [s for s in self.subjects if s.start not in none]

    def _stances(self, found: list[Cue]) -> list[Cue]:
        """Stance cues, the longest where they overlap; none inside a longer word of subject ("security guarantee")."""
        pointed = self.cues("this")  # "rejected this condition"
        kept = [c for c in longest(found) if not any(longer(p, c) for p in pointed)]
        return [
            c
            for c in kept
            if not any(
                s.start <= c.start and c.end <= s.end and c.end - c.start < s.end - s.start < 2.5 * (c.end - c.start)
                for s in self.subjects
            )
        ]

    @once
    def _ends(self) -> frozenset[int]:
        """Where clauses of the sentence end; a comma that lists nouns ends none."""
        return frozenset(b for _, b in self.sentence.clauses)

    @property
    def marked_passive(self) -> bool:
        """Does the language tell a passive by a word of its own?"""
        return _marks_passives(self.doc.language)

    @property
    def final(self) -> bool:
        """Does the verb stand last, behind all that it is about?"""
        return verb_final(self.doc.language)

    def remember(self, key: str, make: Callable[[Parts], Any]) -> Any:
        """What a rule makes of the whole sentence, made at its first use."""
        if key not in self._known:
            self._known[key] = make(self)
        return self._known[key]

    def cues(self, id_: str) -> list[Cue]:
        """Cues of grammar of one id."""
        return self._ids.get(id_, [])

    def grammar(self, start: int, end: int) -> list[Cue]:
        """Cues of grammar of any id that begin in `[start, end)`."""
        return [c for some in self._ids.values() for c in some if start <= c.start < end]

    def has(self, id_: str, start: int, end: int) -> bool:
        """Does a cue of an id begin in `[start, end)`?"""
        return any(start <= c.start < end for c in self.cues(id_))

    def says(self, start: int, end: int) -> list[Cue]:
        """Words of saying within `[start, end)`."""
        says = self.doc.cues_in("attribution", start, end, *SAYS)
        void = [*self.cues("no_say"), *self.doc.cues_in("attribution", start, end, "no_say")]
        return [s for s in says if not covered(s, void)]

    def reported(self, start: int, end: int) -> bool:
        """Is there, within `[start, end)`, a form of the mood for what others said?"""
        return bool(self.doc.cues_in("attribution", start, end, "reported"))

    def first(self, id_: str, start: int, end: int) -> Cue | None:
        """The first cue of an id that begins in `[start, end)`."""
        return next((c for c in self.cues(id_) if start <= c.start < end), None)

    @once
    def quantities(self) -> list[Quantity]:
        return within(self.doc.quantities, self.start, self.end)

    @once
    def times(self) -> list[Time]:
        return within(self.doc.times, self.start, self.end)

    @once
    def question(self) -> bool:
        return self.text[self.start : self.end].rstrip(_QUOTES).endswith(question_ends(self.doc.language))

    @once
    def _marks(self) -> list[int]:
        """Places where a clause or a member of a list ends, by punctuation; brackets of a name's gloss are no break."""
        glosses = [n.gloss for n in self.names if n.gloss]
        out = []
        for m in _BREAKS.finditer(self.text, self.start, self.end):
            i, c = m.start(), m[0]
            if glosses and any(a <= i < b for a, b in glosses):
                continue
            if c in ",:" and i + 1 < self.end and self.text[i + 1].isdigit() and self.text[i - 1].isdigit():
                continue
            out.append(i)
        return out

    @once
    def inserts(self) -> list[tuple[int, int]]:
        """Stretches set in between two commas that only tell who says what stands around them."""
        return inserted(self, self._marks)

    @once
    def breaks(self) -> list[int]:
        """The marks between clauses and members of lists; those of what is only set in are none."""
        return [m for m in self._marks if not any(a <= m < b for a, b in self.inserts)]

    @once
    def _cuts(self) -> list[int]:
        """The breaks that end a clause."""
        return [b for b in self.breaks if self.text[b] not in "、()（）" or b in self._ends]

    @once
    def _hard(self) -> list[int]:
        """The breaks that end a part."""
        return [b for b in self.breaks if self.text[b] in _HARD]

    @once
    def signed(self) -> tuple[tuple[Name, ...], int] | None:
        """Who signs what the sentence tells, and where that begins."""
        return signature(self.doc, self.sentence)

    @once
    def quotes(self) -> list[tuple[int, int]]:
        """Stretches in quotation marks."""
        return [(m.start(), m.end()) for m in _QUOTED.finditer(self.text, self.start, self.end)]

    def clause(self, at: int) -> tuple[int, int]:
        """The stretch between breaks around a place; marks of lists and brackets do not count."""
        return self._between(self._cuts, at)

    def part(self, at: int) -> tuple[int, int]:
        """The stretch between semicolons around a place."""
        return self._between(self._hard, at)

    def _between(self, cuts: list[int], at: int) -> tuple[int, int]:
        """The stretch around a place that cuts bound."""
        i = bisect_left(cuts, at)
        return cuts[i - 1] + 1 if i else self.start, cuts[i] if i < len(cuts) else self.end

    def pronoun(self, start: int, end: int) -> bool:
        """Does a word that stands for a person or body lie within `[start, end)`?"""
        return any(start <= c.start and c.end <= end for i in ("he", "we") for c in self.cues(i))

    def segment(self, at: int) -> int:
        """Where the stretch that a verb at a place can have its own subject in begins: the last break or "and"."""
        left = self.clause(at)[0]
        return max([left, *(c.end for c in self.cues("and") if left <= c.start and c.end <= at)])

    def past_times(self, at: int) -> int:
        """Where the times end that stand right behind a place, set off by commas ("X, this morning:")."""
        for t in self.times:
            if t.start >= at and not self.text[at : t.start].strip(" ,"):
                at = t.end
        return at

    @once
    def _words(self) -> tuple[list[int], list[int]]:
        """Where the words of the sentence begin and end."""
        words = [m.span() for m in _WORD.finditer(self.text, self.start, self.end)]
        return [a for a, _ in words], [b for _, b in words]

    def gap(self, start: int, end: int) -> int:
        """Length of a stretch: words, or a third of the characters in scripts without blanks."""
        if self.doc.spaced and not self.inserts and self.start <= start <= end <= self.end:
            return self._count(start, end)
        piece = self.text[start:end]
        for a, b in self.inserts:
            if start <= a and b <= end:
                piece = piece.replace(self.text[a:b], " ", 1)
        if not self.doc.spaced and any(map(unspaced, piece)):
            return (len(piece.strip(_QUOTES)) + 2) // 3
        return len(_WORD.findall(piece))

    def _count(self, start: int, end: int) -> int:
        """Words of a stretch, of which the first and the last may be parts of words."""
        starts, ends = self._words
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first == last:
            return 0
        cut = first < len(starts) and starts[first] < start
        alone = cut and _WORD.search(self.text, start, min(ends[first], end)) is None
        return last - first - alone

    def negated(self, at: int) -> bool:
        """Does a negation belong to the verb at a place? Where verbs stand last, none before it does."""
        return not self.final and any(
            c.end <= at
            and self.gap(c.end, at) <= 1
            and not self.broken(c.end, at)
            and not within(self.names, c.end, at)
            for c in (*self.cues("not"), *self.cues("wont"))
        )

    def broken(self, start: int, end: int) -> bool:
        """Does a break lie in `[start, end)`?"""
        return any(start <= b < end for b in self.breaks)

    def infinitive(self, at: int) -> bool:
        """Is the verb at a place an infinitive, which has no subject of its own?"""
        return any(c.start <= at < c.end for c in self.cues("infinitive"))

    @once
    def embedded(self) -> list[tuple[int, int]]:
        """Relative clauses set in commas, whose names and days belong to what they describe."""
        out = []
        for rel in self.cues("rel"):
            if any(rel.start - 6 <= b < rel.start for b in self.breaks):
                out.append((rel.start, self.clause(rel.end)[1]))
        return out

    def inside_embedded(self, at: int) -> tuple[int, int] | None:
        """The relative clause that holds a place."""
        return next((e for e in self.embedded if e[0] <= at < e[1]), None)

    def object_of(self, name: Name) -> bool:
        """Does a name depend on a preposition or stand as somebody spoken to, so that it is no subject?"""
        if name.case in {"to", "of", "place", "object", "with"}:
            return True
        if name.kind == "speaker" and self.text[name.start : name.end].lower().endswith(_datives(self.doc.language)):
            return True  # "Putinovi navrhl schůzku"
        if any(0 <= c.start - name.end <= 1 for c in self.cues("post")):
            return True  # "Kiev için"
        if self.final and self.cues("post") and self._before_post(name):
            return True  # "Kiev ve Moskova ile"
        source = self.doc.cues_in("attribution", self.start, name.start, "according")
        if any(0 <= name.start - c.end <= 1 for c in source):
            return True  # "Putin, according to the White House, agreed …"
        joints = self.cues("and")
        for cue in self.cues("prep"):
            if any(j.start <= cue.start and cue.end < j.end for j in joints):
                continue  # "at the same time", "في حين"
            if cue.end <= name.start and not self.broken(cue.end, name.start) and not self._house(cue, name):
                if any(cue.end <= n.start and n.end <= name.start for n in self.names if not n.adjective):
                    continue
                if within(self.doc.times, cue.end, name.start):
                    continue
                verbs = (*self.cues("yields"), *self.cues("wont"), *self.stances)
                if any(cue.end <= v.start < name.start for v in verbs):
                    continue  # "den Taurus gibt X nicht her"
                if any(cue.end < j.start and j.end == name.start - 1 for j in joints):
                    continue  # "without a shot, and X answered"
                if name.kind == "speaker" and self._acts_behind(cue, name):
                    continue  # "na ukrajinském území Kreml odmítl"
                if self.gap(cue.end, name.start) <= 2:
                    return True
        opens = self.text[name.end : name.end + 1] in {"「", "『", "：", ":", "“", "«"}
        return opens and any(s.end == name.start for s in self.says(self.start, name.start))

    def _before_post(self, name: Name) -> bool:
        """Does a name stand in a list whose last name a word such as "with" stands behind?"""
        joint = next((c for c in self.cues("joint") if 0 <= c.start - name.end <= 1), None)
        after = [n for n in self.names if joint is not None and 0 <= n.start - joint.end <= 1]
        return bool(after) and any(0 <= c.start - after[0].end <= 1 for c in self.cues("post"))

    def _acts_behind(self, cue: Cue, name: Name) -> bool:
        """Has a preposition a noun of its own before a name that a verb of stance follows?"""
        noun = any(cue.end <= s.start and s.end <= name.start for s in self.subjects)
        return noun and any(s.start - name.end >= 0 and self.gap(name.end, s.start) <= 1 for s in self.stances)

    def _house(self, cue: Cue, name: Name) -> bool:
        """Does a clause open with a seat of power as those who act ("У Кремлі відкинули …")?"""
        if name.kind not in {"speaker", "place"} or not any(h.start == cue.start for h in self.cues("house")):
            return False
        return self.gap(self.clause(cue.start)[0], cue.start) == 0

    def unquoted(self, names: list[Name], at: int) -> list[Name]:
        """Names without those in a quotation that has ended ("'X is playing for time,' he said and urged …")."""
        ended = [(a, b) for a, b in self.quotes if b <= at] if names else []
        return [n for n in names if not any(a < n.start and n.end < b for a, b in ended)] if ended else names

    def parties(self, start: int, end: int) -> list[Name]:
        """Names in `[start, end)` that can be who holds a stance, in order of place."""
        names = [n for n in within(self.names, start, end) if party(n) and not n.outlet]
        names = [n for n in names if not any(a <= n.start < b for a, b in self.inserts)]
        return [n for n in names if not self.object_of(n) and not self._owns(n)]

    def _owns(self, name: Name) -> bool:
        """Does a name only tell whose subject it is ("Ukraine's neutrality", "NATO membership")?"""
        end = name.gloss[1] if name.gloss else name.end
        if name.case in {"topic", "subject"}:
            return False
        if self.final and name.case is None and None in subject_cases(self.doc.language) and self._opens(name):
            return False  # "Kremlin ateşkesi reddetti": whose it is would have an ending
        if verb_first(self.doc.language) and any(
            c.end <= name.start and self.gap(c.end, name.start) <= 1 for c in self.stances
        ):
            return False  # the subject behind its verb: "رفض الكرملين وقف …"
        for s in self.subjects:
            if s.start <= name.start < s.end:
                return True
            if not end <= s.start <= end + 3 or any(c.start == s.start for c in self.stances):
                continue
            between = self.text[end : s.start].strip()
            case = grammar(self.doc.language).case(self.text[s.start : s.end].lower())
            if name.kind == "speaker" and case == "with":
                continue  # "Trump vámokkal fenyegetett": the means of what he does
            if case == "object" and self.gap(self.start, name.start) <= 1 and self._opens(name):
                continue  # "Franciaország biztonsági garanciákat követel"
            if any(c.start >= end and c.end <= s.start for c in self.cues("own")) or not between:
                return True
        return False

    def _opens(self, name: Name) -> bool:
        """Is a name a person or body, or the first party of its sentence and no alliance, that is not declined?"""
        if name.kind == "speaker":
            return True
        alliance = any(c.start <= name.start < c.end for c in self.cues("bloc"))
        return not alliance and not any(party(n) for n in within(self.names, self.start, name.start))


@lru_cache(maxsize=32)
def _marks_passives(language: str) -> bool:
    return bool(cues(language).patterns("positions", "passive"))


@lru_cache(maxsize=32)
def _datives(language: str) -> tuple[str, ...]:
    """Endings that persons to whom something is said or offered have, in languages where these tell it."""
    return tuple(load(language).table("names").get("dative", ())) or ("\0",)


def party(name: Name) -> str | None:
    """The party a name stands for, None where it is a mere place or region."""
    if name.kind in {"side", "country"}:
        return name.side or name.id
    return None if name.kind in {"region", "venue"} else name.side
