"""Where the place stands that a clause tells of without naming it: in what stands before it, or right behind."""

from __future__ import annotations

from ...doc import within
from ...marks import Mark, Name
from ...told import SAYS
from ..frame import Scene
from ..parts.where_named import list_of, listed, namesake
from ..parts.whose import country_of, located
from .asides import units_in
from .objects import UNITS_BESIDE
from .verbs import STATES

_AS_FOR = 16
"""Characters of "as for" before a name."""
SUBJECT, FIGHTING = 24, 60
"""Characters from where a clause goes on with its subject to its verb, and to a word of fighting."""
_ITEM = " \t\n.:*•●–—-▪■►"
"""Marks around a place that is an item's head."""
_QUOTES = " \"'«»„“”‚‘’–—"


def fought_at(scene: Scene, clause: tuple[int, int]) -> Name | None:
    """The place of fighting that a short clause behind it ends with ("there is fighting, meanwhile, in X")."""
    after = scene.clause_after(clause[0])
    further = scene.clause_after(after[0]) if after and after[1] - after[0] <= SUBJECT else None
    for a, b in [c for c in (after, further) if c is not None]:
        named = [n for n in within(scene.doc.names, a, b) if n.kind == "place" and n.side is None]
        if named and b - a <= FIGHTING and located(scene.doc, named[0]) and not scene.events(a, b, *STATES):
            return named[0]
    return None


def described_before(scene: Scene, clause: tuple[int, int]) -> Name | None:
    """The place that the clause before the last ends with, where that last one only describes it ("X, a village on the
    river, has fallen")."""
    led = scene.clauses_before(clause[0] + 1)[:2]
    if len(led) < 2 or scene.events(*led[0], *STATES) or scene.doc.cues_in("attribution", *led[0], *SAYS):
        return None
    if units_in(scene, *led[0]) - UNITS_BESIDE:
        return None
    named = [n for n in within(scene.doc.names, *led[1]) if n.kind == "place" and n.side is None]
    here = [n for n in within(scene.doc.names, *led[0]) if n.kind == "place" and n.side is None]
    if named and here and listed(scene.doc, named[-1], here[0]):
        return None  # "X, Y and Z with the fields around – taken"
    ends = named and not scene.doc.text[named[-1].end : led[1][1]].strip(_QUOTES)
    theatre = named and country_of(scene.doc, named[-1].id) in scene.doc.theatre.parties
    return named[-1] if ends and theatre and not located(scene.doc, named[-1]) else None


def topic_before(scene: Scene) -> Name | None:
    """The place that is all of the sentence before in the passage, where this one names no other ("• X. Taken, says the
    ministry"). A few words may stand beside it, no verb of its own."""
    before = scene.doc.before(scene.sentence)
    if before is None or before.passage != scene.sentence.passage:
        return None
    named = [n for n in within(scene.doc.names, before.start, before.end) if n.kind == "place" and n.side is None]
    rest = scene.doc.text[before.start : before.end].strip(_ITEM)
    if len(named) != 1 or len(rest) > named[0].end - named[0].start:
        return None
    others = {n.id for n in scene.names if n.kind == "place" and n.side is None} - {named[0].id}
    return None if others else named[0]


def floor_of(scene: Scene) -> int:
    """Where the sentence before begins, if it is of the same passage."""
    before = scene.doc.before(scene.sentence)
    return before.start if before is not None and before.passage == scene.sentence.passage else scene.start


def beside_verb(scene: Scene, start: int, end: int) -> list[Mark]:
    """Sides and times between where a clause begins and its verb ("X, a mining town, the army left last week")."""
    return [*[n for n in within(scene.doc.names, start, end) if n.kind == "side"], *within(scene.times, start, end)]


def regions_before(scene: Scene, at: int) -> tuple[str, ...]:
    """The regions named last before a place, in this sentence or the one before; a town named like its region is it."""
    before = scene.doc.before(scene.sentence)
    named = within(scene.doc.names, before.start if before else scene.start, at)
    named = [n for n in named if n.kind in {"region", "place"}]
    if not named:
        return ()
    ids: list[str] = []
    for n in list_of(scene.doc, named, named[-1]):
        region = n.id if n.kind == "region" else namesake(scene.doc, n)
        ids += [i for i in (n.ids or ((region,) if region else ())) if i not in ids]
    return tuple(i for i in ids if country_of(scene.doc, i) in scene.doc.theatre.parties)


def as_for(scene: Scene, name: Name) -> bool:
    """Is a place named as what is spoken of ("as for X")?"""
    return any(
        name.start - c.end <= 2 for c in scene.events(max(scene.start, name.start - _AS_FOR), name.start, "as_for")
    )
