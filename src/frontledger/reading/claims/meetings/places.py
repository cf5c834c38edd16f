"""Where a meeting is held."""

from __future__ import annotations

from ....theatre.places import key
from ...cues import Cue
from ...doc import within
from ...marks import Name
from ...names.words import grammar
from ..frame import events
from ..positions.parts import Parts, party
from .bare_line import bare_line
from .names import located, place_described
from .parties import Meeters, apposed_end
from .visits import visited

HOUSE_REACH = 1
"""Words between "at" and a seat of power."""
CAPITAL_REACH = 0
"""Words between a country's adjective and the word for its capital."""
_COMMA = 2
"""Characters of a comma and a blank: a "which" behind them goes on with the meeting ("…, which is held in X")."""


def places_named(parts: Parts, cue: Cue, who: Meeters) -> tuple[str, ...]:
    """The town of a meeting, else its region or country: in its clause, in the one before, else in its sentence."""
    if cue.id == "receive" and (visit := visited(parts, cue)) is not None:
        return visit[1].ids or (visit[1].id,)
    line = bare_line(parts)
    if line is not None and line.towns and line.cue.start == cue.start:
        return line.towns[0].ids or (line.towns[0].id,)
    left, right = parts.clause(cue.start)
    described = place_described(parts, left)
    if described is not None:
        return described.ids or (described.id,)
    venue = _venue_told(parts, right)
    for a, b in (
        *venue,
        (left, apposed_end(parts, right)),
        (parts.clause(max(left - 1, parts.start))[0], right),
        parts.part(cue.start),
    ):
        names = [n for n in within(parts.names, a, b) if not n.adjective and (n.start, n.end) not in who.spans]
        names = [n for n in names if not _in_other_words(parts, cue, n)]
        seats = [s for n in names if _housed(parts, n) and (s := _seat(parts, n))]
        where = [
            n
            for n in names
            if n.kind in {"place", "region", "country"}
            and ((a, b) in venue or located(parts, n) or (n.kind == "place" and n.side is None) or n.kind == "region")
        ]
        if parts.final:
            where = [n for n in where if n.case in {"place", "of"}] or where
        else:
            where = [n for n in where if n.kind == "place" or (a, b) in venue or not _of_another(parts, cue, n)]
        for kind in ("place", "region", "country"):
            some = [n for n in where if n.kind == kind]
            if some:
                best = min(some, key=lambda n: (max(n.start - cue.end, cue.start - n.end, 0), n.start))
                return best.ids or (_abroad(parts, best) or best.id,)
        capital = _capital_told(parts, a, b)
        if capital or seats:
            return (capital or seats[0],)
    return ()


def _housed(parts: Parts, name: Name) -> bool:
    """Is a seat of power only where something is, by a word or an ending of place ("at the White House")?"""
    speaker = parts.doc.theatre.speakers.get(name.id)
    if name.kind == "side":  # "im Élysée"; "對俄烏停火" tells of no place
        return parts.doc.spaced and located(parts, name)
    if speaker is None or speaker.kind != "authority":
        return False
    at = [c for c in parts.cues("prep") if c.end <= name.start and parts.gap(c.end, name.start) <= HOUSE_REACH]
    return located(parts, name) or name.case == "to" or any(not parts.broken(c.end, name.start) for c in at)


def _capital_told(parts: Parts, start: int, end: int) -> str | None:
    """The town that is only told by whose capital it is ("in the Ukrainian capital")."""
    countries = parts.doc.theatre.countries
    for c in events(parts.doc, start, end, "capital"):
        for n in within(parts.names, start, end):
            country = countries.get(party(n) or n.id) if n.kind in {"side", "country"} else None
            inside = c.start < n.end and n.start < c.end
            near = inside or 0 <= parts.gap(min(n.end, c.end), max(n.start, c.start)) <= CAPITAL_REACH
            if country is not None and country.capital and near and not parts.broken(min(n.end, c.end), c.start):
                return country.capital
    return None


def _in_other_words(parts: Parts, cue: Cue, name: Name) -> bool:
    """Does a name stand in what somebody is quoted with, and the meeting is told beside it?"""
    return any(a <= name.start < b and not a <= cue.start < b for a, b in parts.quotes)


def _of_another(parts: Parts, cue: Cue, name: Name) -> bool:
    """Does a country belong to a clause of its own: one that describes something ("problems that could bring peace in
    X"), is not real, or tells of another meeting ("spoke: they agreed to meet in X")?"""
    behind = [c for i in ("rel", "if") for c in parts.cues(i) if cue.end <= c.start < name.start]
    if any(parts.gap(cue.end, c.start) and not parts.broken(c.start - _COMMA, c.start) for c in behind):
        return True
    own = parts.clause(name.start)
    if own == parts.clause(cue.start):
        return False
    return any(parts.has(i, *own) for i in ("meet", "if", "unreal"))


def _venue_told(parts: Parts, right: int) -> list[tuple[int, int]]:
    """The next clause, where it opens with the word for where a meeting is held ("…見面，地點可能是華盛頓")."""
    a, b = parts.clause(right + 1) if right + 1 < parts.end else (right, right)
    return [(a, b)] if any(parts.gap(a, c.start) <= 1 for c in parts.cues("venue_is") if a <= c.start < b) else []


def _abroad(parts: Parts, name: Name) -> str | None:
    """The larger city of the world that a place of the theatre has its name from: ministers meet there."""
    theatre = parts.doc.theatre
    named = theatre.place(name.place_id) if name.place_id else None
    if named is None or named.country not in theatre.parties:
        return None
    forms = grammar(parts.doc.language).readings(key(parts.text[name.start : name.end]))
    hits = [theatre.place(h.place) for _, h in theatre.gazetteer.any_of(forms)]
    abroad = [p for p in hits if p is not None and p.country not in theatre.parties]
    return next((p.name_en for p in abroad if p.population > named.population), None)


def _seat(parts: Parts, name: Name) -> str | None:
    """The town of a seat of power ("in the Kremlin"): the capital of its country."""
    country = parts.doc.theatre.countries.get(name.side or "")
    return country.capital if country is not None else None
