"""Who says something, out of the sayings that cover it: the origin, and those through whom it comes."""

from __future__ import annotations

from typing import NamedTuple

from ..nouns import Period
from .doc import Doc
from .marks import Name
from .named import RELAYS, kind_of
from .sources_named import Saying

REPORTER = "reporter"
CITED = 30
OWN = frozenset({"authority", "person"})
"""Kinds of speakers that speak for a side."""
_COUNTING = frozenset({"institute", "authority"})
"""Kinds of bodies whose counts others tell."""
_SOURCES = ("cite", "data", "according", "according_after")


class Attribution(NamedTuple):
    """Who says something. `told` is the day of the statement, where its own sentence gives it."""

    speaker: str = REPORTER
    via: tuple[str, ...] = ()
    told: Period | None = None
    side: str | None = None
    """The party the speaker speaks for; also of a government named by its country or capital."""

    @property
    def named(self) -> bool:
        return self.speaker != REPORTER


def _tells_on(doc: Doc, name: Name) -> bool:
    """Is an outlet named as one that tells another's data ("data of X, which Y cites")?"""
    before = doc.cues_in("attribution", max(0, name.start - CITED), name.start)
    return any(c.id == "cited_by" for c in before)


def _cites(doc: Doc, saying: Saying, spoken: list[Saying]) -> bool:
    """Is a body's count cited by a person who speaks and is not of it ("citing X, the lawmaker said …", "by X's count,
    the minister recalled, …")?"""
    body = saying.names[0]
    if kind_of(doc, body) not in _COUNTING or any(_of_it(doc, body, s.names[0]) for s in spoken):
        return False
    return bool(doc.cues_in("attribution", saying.start, saying.end, *_SOURCES))


def _of_it(doc: Doc, body: Name, person: Name) -> bool:
    """Is a person named right behind a body as one of it ("X's analyst Jan Novak")?"""
    between = doc.text[body.end : person.start]
    if not 0 <= person.start - body.end <= CITED // 2 or "," in between:
        return False
    return len(between) <= 1 or bool(doc.cues_in("attribution", body.end, person.start, "institute_word"))


def resolve(doc: Doc, covering: list[Saying]) -> Attribution:
    """Who says what some sayings cover."""
    # a named body or person before a government named by its country, then what covers least or is said inside
    covering.sort(key=lambda s: (all(n.kind != "speaker" for n in s.names), s.covers[1] - s.covers[0], -s.start))
    spoken = [s for s in covering if s.spoken and kind_of(doc, s.names[0]) == "person"]
    persons = [s.names[0] for s in spoken]
    cited = [s for s in covering if spoken and not s.spoken and _cites(doc, s, spoken)]
    if cited and covering[0] not in cited:
        covering = [*cited, *(s for s in covering if s not in cited)]
    saying = covering[0]
    origins: list[Name] = []
    relays: list[Name] = []
    for s in covering:
        for name in s.names:
            if name.kind == "speaker":
                group = relays if kind_of(doc, name) in RELAYS else origins
                if all(name.id != n.id for n in (*origins, *relays)):
                    group.append(name)
    if origins:
        tellers = [
            s.names[0]
            for s in covering[1:]
            if s.spoken
            and ((saying in cited and s.names[0] in persons) or (saying.spoken and s.covers[0] < saying.start))
        ]
        via = [n for n in origins[1:] if n in tellers] + relays
        return Attribution(origins[0].id, tuple(n.id for n in via), saying.told, origins[0].side)
    if relays:
        through = [n.id for n in relays if _tells_on(doc, n)]
        own = [n for n in relays if n.id not in through] or relays
        return Attribution(own[0].id, tuple(through) if own is not relays else (), saying.told, own[0].side)
    party = next((n.side or n.id for n in saying.names), None)
    return Attribution(REPORTER, (), saying.told, party)
