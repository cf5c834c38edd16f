"""Places that are meant, not named: what "the town", "there", "the capital" or "the same region" stands for."""

from __future__ import annotations

from itertools import pairwise

from ...cues import Cue
from ...doc import Doc, within
from ...questions import question_of
from ..frame import Scene, events
from .where_named import locates, namesake, tells_where

REGION_BACK = 3
"""Sentences back that a region may have been named in."""
_HEADING = 2
"""Characters of a heading that is nothing but a town, beside its name."""
_WEAPONS = frozenset({"drone", "missile", "bomb"})
_ITS = 16
"""Characters from "the capital" to the country it is that of."""


def meant_place(scene: Scene, start: int, end: int) -> str | None:
    """The place that "the town", "there" or "the capital" in a stretch stands for."""
    doc = scene.doc
    words = events(doc, start, end, "town", "there", "capital", "home_land")
    words = [c for c in words if not (c.id == "there" and _of_them(scene, c, start, end))]
    words.sort(key=lambda c: (c.start, -c.end))  # "the capital of the province" is a town
    told_of = _told_of(scene, start)
    if told_of is not None:
        named = [n for n in within(doc.names, *told_of) if tells_where(doc, n)]
        if named:
            return named[-1].id
    aside = doc.cues_in("attribution", start, start + 9, "aside")
    if aside and aside[0].start - start <= 2:
        # "Myrnohrad, which is half-encircled": what the clause before ends with
        named = [
            n for a, b in scene.clauses_before(start + 1)[:1] for n in within(doc.names, a, b) if tells_where(doc, n)
        ]
        if named:
            return named[-1].id
    region = _region_meant(doc, scene, start, end)
    if region is not None or not words:
        return region
    if words[0].id == "home_land":
        return doc.theatre.home
    if words[0].id == "capital":
        named = [
            n for n in within(doc.names, max(scene.start, words[0].start - 30), end) if n.kind in {"side", "country"}
        ]
        named = [n for n in named if n.kind == "country" or n.adjective or n.start > words[0].start]  # no people
        named = [n for n in named if n.start - words[0].end <= _ITS]  # not "in the capital, when a Russian missile …"
        country = doc.theatre.countries.get(named[-1].id if named else doc.theatre.home)
        towns = {n.id for n in within(doc.names, scene.start, words[0].start) if n.kind == "place" and n.side}
        seats = [c.capital for c in doc.theatre.countries.values() if c.capital in towns] if not named else []
        return seats[0] if len(seats) == 1 else country.capital if country else None
    passage = doc.report.passages[scene.sentence.passage].span
    before = doc.before(scene.sentence)
    question = question_of(doc, scene.sentence)
    floor = question.start if question is not None else passage.start
    a = floor if words[0].id == "town" else before.start if before else scene.start
    named = [n for n in within(doc.names, max(a, floor), words[0].start) if tells_where(doc, n)]
    if words[0].id == "town":
        named = [n for n in named if n.kind == "place"]
        named = [n for n in named if not locates(doc, n, named)] or named
        if not named and before:  # the paragraph before ends with it, or it is all of the heading
            named = [n for n in within(doc.names, before.start, before.end) if tells_where(doc, n)]
            named = [n for n in named if n.kind == "place"]
            if before.heading and not any(n.end - n.start + _HEADING >= before.end - before.start for n in named):
                named = []
    if not named and words[0].id == "there":
        counted = any(q.unit is None or q.unit in _WEAPONS for q in within(doc.quantities, start, end))
        told = [c for c in scene.told_from(scene.start if counted else max(a, floor)) if c.place]
        return told[-1].place[0] if told else None
    if named and words[0].id == "there" and named[-1].kind == "place" and (region := namesake(doc, named[-1])):
        told = [c for c in scene.told_from(a) if c.place]
        return region if told and told[-1].place == (region,) else named[-1].id  # "en la región de Sumi … allí"
    return named[-1].id if named else None


def _of_them(scene: Scene, word: Cue, start: int, end: int) -> bool:
    """Is a word that may mean a place the "of them" of a bare figure ("21 davon")?"""
    same = [c for c in scene.events(word.start, word.end, "them", "part_of_them") if c.start == word.start]
    bare = any(q.unit is None and not q.ordinal for q in within(scene.doc.quantities, start, end))
    return bool(same) and bare


def _region_meant(doc: Doc, scene: Scene, start: int, end: int) -> str | None:
    """The region that "the same region" stands for: the last one named, a few sentences back at most."""
    words = events(doc, start, end, "region_meant")
    if not words:
        return None
    first = scene.sentence
    for _ in range(REGION_BACK):
        first = doc.before(first) or first
    named = [n for n in within(doc.names, first.start, words[0].start) if n.kind in {"region", "place"}]
    named = [n for n in named if n.kind == "region" or n.side is None]  # a capital that speaks for its country is none
    regions = [n for n in named if n.kind == "region"]
    if regions or not named:
        return regions[-1].id if regions else None
    towns = [namesake(doc, n) for n in named]  # "the Kharkiv direction … in that region"
    place = doc.theatre.place(named[-1].place_id) if named[-1].place_id else None
    unit = place.admin1 if place is not None else None
    return next((t for t in reversed(towns) if t), unit if unit and doc.theatre.is_region(unit) else None)


def _told_of(scene: Scene, at: int) -> tuple[int, int] | None:
    """The clause that one with words put between goes on with ("the region, where, in the governor's words, …")."""
    led = scene.clauses_before(at + 1)
    for clause, before in pairwise(led[:4]):
        cues = scene.doc.cues_in("attribution", *clause)
        if any(c.id == "aside" and c.start - clause[0] <= 2 for c in cues):
            return before
        if not any(c.id in {"according", "by_him", "own_count"} for c in cues):
            break
    return None


def last_town(scene: Scene, at: int) -> tuple[str, ...]:
    """The town that "it" stands for: the one named last in the passage."""
    passage = scene.doc.report.passages[scene.sentence.passage].span
    named = [n for n in within(scene.doc.names, passage.start, at) if n.kind == "place" and n.side is None]
    question = question_of(scene.doc, scene.sentence) if not named else None
    if question is not None:
        asked = within(scene.doc.names, question.start, question.end)
        named = [n for n in asked if n.kind == "place" and n.side is None]
    return (named[-1].id,) if named else ()
