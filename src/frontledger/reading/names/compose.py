"""Puts together names that belong to one another: bodies with their country, offices with who held them, persons."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from ...theatre import Theatre
from ...theatre.people import holder
from ...theatre.places import key
from .found import Found
from .lexicon import Entry
from .words import CJK, Grammar

_HEAD = 24
"""Characters between the side that a head is of and its colon."""
REACH = 300
"""Characters back to which a body told without its country may look for one."""
_BODY = "body"
"""Marks what was made of a body."""
_OWNERS = ("country", "adjective", "people", "side", "short")


class Composer:
    """Resolves titles and bodies among the names found in a text.

    Args:
        day: when the text was written, to know who held an office; the last holder known where it is None.
    """

    def __init__(self, text: str, theatre: Theatre, grammar: Grammar, day: dt.date | None) -> None:
        self.text = text
        self.theatre = theatre
        self.grammar = grammar
        self.day = day
        self.met: dict[tuple[str, str], Found] = {}
        """Who was named with an office and its country before in the text."""

    def compose(self, found: Sequence[Found]) -> list[Found]:
        """The names found, with titles and bodies resolved and those that came to nothing left out."""
        out: list[Found] = []
        items = list(found)
        i = 0
        while i < len(items):
            if out and (titled := self._title_behind(items, i, out[-1])):
                of = self._owner(items[i]) if titled > 1 else None
                out[-1] = _of_country(out[-1], of)._replace(end=items[i + titled - 1].end)
                i += titled
                continue
            n, made = self._body(items, i, out) or self._office(items, i) or (1, items[i])
            nxt = items[i + n] if i + n < len(items) else None
            if n and made.key == _BODY and nxt and _is_person(nxt) and self._touch(made, nxt):
                n, made = n + 1, nxt._replace(start=made.start)  # "the general staff's Andrii Kovalov"
            role = made.entry.role if made.entry else ""
            if nxt and made.entry and nxt.spelled == made.spelled and made.spelled:
                items[i + n] = _of_country(nxt, made.entry.side)  # "the Spanish premier, X,": both are him
            if role not in ("body", "office"):
                out.append(made)
            i += n
        return out

    def _title_behind(self, items: list[Found], i: int, person: Found) -> int:
        """How many names from the i-th on are the title of the person before, in languages that set it behind.

        "블라디미르 푸틴 러시아 대통령": a country or body and an office.
        """
        if not self.grammar.table.get("titles_after") or not _is_person(person) or not self._touch(person, items[i]):
            return 0
        if self.grammar.case(self.text[person.start : person.end]) is not None and person.key != person.spelled:
            return 0
        n = 0
        while i + n < len(items) and n < 3 and (not n or self._touch(items[i + n - 1], items[i + n])):
            entry = items[i + n].entry
            n += 1
            if entry is not None and entry.role == "office":
                return n
            if entry is None or entry.role not in (*_OWNERS, "body", "speaker") or entry.person:
                return 0
        return 0

    def _owner(self, f: Found) -> str | None:
        """The party a name belongs to as an owner: a country, its adjective, its capital."""
        if f.entry is not None:
            return f.entry.id if f.entry.role in _OWNERS else None
        for hit in f.hits:
            place = self.theatre.place(hit.place)
            if place and hit.kind in ("main", "name") and (capital := self.theatre.capital_of(place)):
                return capital
        return None

    def _touch(self, a: Found, b: Found, *, words: str = "") -> bool:
        """Do two names follow one another, with nothing but a blank or a word of a list between them?"""
        gap = self.text[a.end : b.start]
        if gap.strip(" \u00a0-") == "" and len(gap) < 3:
            return True
        return bool(words) and key(gap) in self.grammar.keys(words) and "\n" not in gap

    def _body(self, items: list[Found], i: int, before: list[Found]) -> tuple[int, Found] | None:
        """A body with its country: "Russia's defence ministry", "Міноборони РФ", "俄羅斯國防部"; or by itself."""
        a, b = items[i], items[i + 1] if i + 1 < len(items) else None
        if b and b.entry and b.entry.role == "body" and (of := self._owner(a)) and self._touch(a, b, words="of"):
            return 2, self._made(a, b, self._body_id(b.entry.id, of), of)
        if not (a.entry and a.entry.role == "body"):
            return None
        if a.entry.side:
            return 1, self._made(a, a, self._body_id(a.entry.id, a.entry.side), a.entry.side)
        if b and not self.grammar.table.get("owner_first") and (of := self._owner(b)) and self._touch(a, b, words="of"):
            return 2, self._made(a, b, self._body_id(a.entry.id, of), of)
        definite = self.grammar.keys("definite")
        if definite and not self.text[a.start].isupper():
            word = key(re.split(r"\s", self.text[max(0, a.start - 12) : a.start].rstrip())[-1])
            if word not in definite:
                return 1, a._replace(entry=None, hits=())
        of = self._told_before(a, before)
        return 1, self._made(a, a, self.theatre.sides["bodies"].get(of or "", {}).get(a.entry.id), of)

    def _body_id(self, body: str, of: str) -> str | None:
        own: str | None = self.theatre.sides["bodies"].get(of, {}).get(body)
        if own or body == "presidency":
            return own
        if body == "general_staff" and of in self.theatre.parties:
            army: str | None = self.theatre.sides["army"].get(of)  # an army's command speaks for the army
            return army
        return f"{key(self._adjective(of)).replace(' ', '_')}_{body}"

    def _adjective(self, of: str) -> str:
        from ...languages import load

        forms = load("en").table("names").get("countries", {}).get(of, {})
        country = self.theatre.countries.get(of)
        return str((forms.get("adjectives") or [country.names.get("en", of) if country else of])[0])

    def _told_before(self, body: Found, before: list[Found]) -> str | None:
        """Whose a body is that is told without its country: the only one that has such, whose a head before a colon is
        ("From the Russian side: …"), or the last one named."""
        bodies = self.theatre.sides["bodies"]
        having = [side for side in bodies if body.entry and body.entry.id in bodies[side]]
        nearest = before[-8:]
        colon = self.text.rfind(":", max(0, body.start - REACH), body.start)
        if colon >= 0 and "\n" not in self.text[colon : body.start]:
            nearest.sort(key=lambda f: 0 <= colon - f.end <= _HEAD)
        for f in reversed(nearest):
            if body.start - f.end > REACH or "\n" in self.text[f.end : body.start].strip():
                break
            of = self._owner(f) or (f.entry.side if f.entry and f.entry.role == "speaker" else None)
            if of in having:
                return of
        return having[0] if len(having) == 1 else None

    def _made(self, a: Found, b: Found, speaker: str | None, side: str | None) -> Found:
        if speaker is None:
            return a._replace(entry=None, hits=()) if a is b else a
        return Found(a.start, b.end, entry=Entry("speaker", speaker, side), gloss=b.gloss, key=_BODY)

    def _office(self, items: list[Found], i: int) -> tuple[int, Found] | None:
        """An office with its country and whoever is named with it: "Ukrainian President Volodymyr Zelensky"."""
        at = i
        there = bool(items[at].hits) and self.grammar.case(self.text[items[at].start : items[at].end]) == "place"
        of = None if there else self._owner(items[at])  # "Ankara'da Cumhurbaşkanı": only where the president is
        if of and at + 1 < len(items) and self._touch(items[at], items[at + 1]):
            at += 1
        office = items[at].entry
        if office is None or office.role != "office":
            return None
        if at == i:
            of = office.side
        n = at - i + 1
        last = items[at]
        nxt = items[at + 1] if at + 1 < len(items) else None
        if of is None and nxt and (owner := self._owns_office(last, nxt)) and self._touch(last, nxt, words="of"):
            of, last, n = owner, nxt, n + 1
            nxt = items[at + 2] if at + 2 < len(items) else None
        if self._otherwise(last.end):
            return None
        if nxt and _is_person(nxt) and self._touch(last, nxt):
            if of and not self._former(items[i].start):
                self.met[office.id, of] = _of_country(nxt, of)
            return n + 1, _of_country(nxt, of)._replace(start=items[i].start)
        if nxt and _is_person(nxt) and self.text[last.end : nxt.start] == ", ":
            return n, _of_country(nxt, of)._replace(
                start=items[i].start, end=last.end
            )  # "the German chancellor, Olaf Scholz,"
        if of is None or self._former(items[i].start):
            return None
        held = holder(self.theatre.offices, office.id, of, self.day)
        if held is None:
            before = self.met.get((office.id, of))
            if before:
                return n, before._replace(start=items[i].start, end=last.end)
            if self._of_two(items, i):
                return None
            return n, Found(items[i].start, last.end, entry=Entry("side", of, of), key=office.id)  # whoever that is
        return n, Found(items[i].start, last.end, entry=Entry("speaker", held.who, of, True), key=office.id)

    def _of_two(self, items: list[Found], i: int) -> bool:
        """Is an office that of two countries at once ("the Russian and the Turkish foreign minister")?"""
        before = items[i - 1].entry if i else None
        between = self.text[items[i - 1].end : items[i].start] if i else ""
        joined = any(key(w) in self.grammar.keys("and") for w in between.split())
        return joined and len(between) <= _JOINED and before is not None and before.role == "adjective"

    def _owns_office(self, office: Found, of: Found) -> str | None:
        """The party an office is of; an adjective with a noun behind it, parted by a word such as "of", is none
        ("leader of the Russian Church")."""
        if self.grammar.table.get("owner_first"):
            return None
        adjective = of.entry is not None and of.entry.role == "adjective" and not self._touch(office, of)
        return None if adjective and _NOUN.match(self.text, of.end) else self._owner(of)

    def _otherwise(self, at: int) -> bool:
        """Does what follows make an office mean something else ("總統助理", "president-elect")?"""
        rest = self.text[at : at + 24].lstrip(" -'’s")
        return any(
            rest.startswith(w) if CJK.match(w) else re.match(rf"{re.escape(w)}\b", rest, re.IGNORECASE)
            for w in self.grammar.list("not_office")
        )

    def _former(self, at: int) -> bool:
        before = self.text[max(0, at - 16) : at].rstrip(" -")
        return any(
            before.endswith(w) if CJK.match(w) else re.search(rf"\b{re.escape(w)}$", before, re.IGNORECASE)
            for w in self.grammar.list("former")
        )


def _of_country(person: Found, of: str | None) -> Found:
    """Somebody in no list whose office is told with its country: he is that country's."""
    unlisted = person.kind == "person" and person.entry is None and of is not None
    return person._replace(entry=Entry("speaker", person.spelled, of, True)) if unlisted else person


_JOINED = 10
"""Characters between two countries that share an office."""
_NOUN = re.compile(r" [^\W\d_]")
"""A word right behind another."""


def _is_person(f: Found) -> bool:
    return f.kind == "person" or (f.entry is not None and f.entry.role == "speaker" and f.entry.person)
