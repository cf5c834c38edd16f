"""Where a meeting is held."""

from __future__ import annotations

from ....theatre.places import key
from ...cues import Cue
from ...doc import within
from ...marks import Name
from ..positions.parts import Parts
from .names import located, place_described
from .parties import Meeters, apposed_end
from .visits import visited

_COMMA = 2
"""Characters of a comma and a blank: a "which" behind them goes on with the meeting ("…, which is held in X")."""


def places_named(parts: Parts, cue: Cue, who: Meeters) -> tuple[str, ...]:
    """The town of a meeting, else its region or country: in its clause, in the one before, else in its sentence."""
    if cue.id == "receive" and (visit := visited(parts, cue)) is not None:
        return visit[1].ids or (visit[1].id,)
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
        seats = [s for n in names if n.kind == "speaker" and located(parts, n) and (s := _seat(parts, n))]
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
        if seats:
            return (seats[0],)
    return ()


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
    hits = [theatre.place(h.place) for h in theatre.gazetteer.hits(key(parts.text[name.start : name.end]))]
    abroad = [p for p in hits if p is not None and p.country not in theatre.parties]
    return next((p.name_en for p in abroad if p.population > named.population), None)


def _seat(parts: Parts, name: Name) -> str | None:
    """The town of a seat of power ("in the Kremlin"): the capital of its country."""
    country = parts.doc.theatre.countries.get(name.side or "")
    return country.capital if country is not None else None
