"""Outlets to which somebody says what he wants, or that tell of it: the way his words come to the report."""

from __future__ import annotations

from ...attribution import Attribution
from ...cues import Cue
from ...marks import Name
from ...named import RELAYS, kind_of
from .parts import Parts

NEAR = 3
"""Words between a word for an interview and the outlet that it is given to."""
SOURCE_REACH = 5
"""Words between an outlet and the people without a name that it cites."""
_TOLD = ("told_to", "interview")
_SOURCES = ("unnamed", "official")


def relayed(parts: Parts, at: int, said: Attribution) -> Attribution:
    """What a person says at a place, through the outlet to which he says it in the same part of the sentence.

    Nobody else may stand between him and the outlet. Of an outlet's account by people without a name the outlet is
    the origin.
    """
    speaker = parts.doc.theatre.speakers.get(said.speaker)
    if not said.named or (speaker is not None and speaker.kind != "person") or len(said.via) > 1:
        return said
    left, right = parts.part(at)
    own = [n for n in parts.names if n.id == said.speaker and left <= n.start < right]
    others = [n.start for n in parts.names if n.kind == "speaker" and not n.outlet and n.id != said.speaker]
    for n in _outlets(parts):
        if not left <= n.start < right or said.via not in {(), (n.id,)}:
            continue
        if _by_unnamed(parts, n) and own and n.end <= own[0].start:
            return Attribution(n.id, (), said.told, said.side)
        near = min((o.start for o in own), key=lambda s: abs(s - n.start), default=at)
        a, b = min(near, n.start), max(near, n.start)
        if not said.via and _heard(parts, n) and not any(a < o < b for o in others):
            return said._replace(via=(n.id,))
    return said


def heard(parts: Parts, cue: Cue) -> bool:
    """Is a word for talks one for an interview: does the outlet that it is given to, or the press, stand beside it?"""
    if any(cue.end <= p.start and parts.gap(cue.end, p.start) <= 1 for p in parts.cues("private")):
        return True
    return any(
        0 <= parts.gap(min(n.end, cue.end), max(n.start, cue.start)) <= NEAR
        and not parts.broken(min(n.end, cue.end), max(n.start, cue.start))
        for n in _outlets(parts)
        if _interview(parts, n)
    )


def _outlets(parts: Parts) -> list[Name]:
    return [n for n in parts.names if n.kind == "speaker" and n.outlet and kind_of(parts.doc, n) in RELAYS]


def _heard(parts: Parts, name: Name) -> bool:
    """Does an outlet stand as one that is spoken to or that gives an account?"""
    if name.case == "to" or _interview(parts, name):
        return True
    told = parts.doc.cues_in("attribution", parts.start, parts.end, "to_whom")
    if any(0 <= name.start - c.end <= 1 or c.start == name.end for c in told):
        return True
    account = parts.doc.cues_in("attribution", name.end, parts.end, "according_after", "relay")
    account += parts.doc.cues_in("attribution", parts.start, name.start, "according")
    return any(parts.gap(min(c.end, name.end), max(c.start, name.start)) <= 1 for c in account)


def _interview(parts: Parts, name: Name) -> bool:
    """Does a word for an interview stand before an outlet, or right behind it ("a BBC interview")?"""
    left, right = parts.clause(name.start)
    for c in parts.doc.cues_in("attribution", left, right, *_TOLD):
        reach, a, b = (NEAR, c.end, name.start) if c.end <= name.start else (1, name.end, c.start)
        if a <= b and parts.gap(a, b) <= reach and not parts.broken(a, b):
            return True
    return False


def _by_unnamed(parts: Parts, name: Name) -> bool:
    """Does an outlet give people without a name as its source?"""
    people = parts.doc.cues_in("attribution", name.end, parts.clause(name.start)[1], *_SOURCES)
    return any(parts.gap(name.end, c.start) <= SOURCE_REACH for c in people)
