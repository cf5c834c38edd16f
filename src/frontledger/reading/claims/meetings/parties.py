"""Who meets at a meeting."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from ....nouns import Claim
from ...attribution import attribute
from ...cues import Cue
from ...doc import within
from ...marks import Name
from ..positions.parts import Parts, party
from .further import behind, spoken_of
from .names import ARTICLE, has_team, of_ministers, parties_named, place_described
from .untold import heads
from .visits import visited

_ASIDE = 3
"""Words of an aside between who opens a sentence and the verb."""
ASIDE_REACH = 6
"""Words of an aside that tells who somebody is."""
LISTED = 5
"""Characters between two members of a list."""
_BEHIND = 2
"""Words behind the last person of a list: "in" and a town."""


_STATES = frozenset({"country", "side"})
_KINDS = {"speaker": frozenset({"speaker"}), "country": _STATES, "side": _STATES}
"""Which names go on with a list that begins with one of a kind."""


class Meeters(NamedTuple):
    """Ids of those who meet, and where they are named."""

    ids: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def meeters(parts: Parts, cue: Cue, before: Parts | None, last: Claim | None) -> Meeters:
    """The parties of a meeting.

    Named in its clause or in an apposition right behind it; for a verb also in the clauses before it, up to a
    semicolon, and, by a pronoun, in the sentence before; "both sides" are those who met last, else the parties of the
    war.
    """
    if cue.id == "receive" and (visit := visited(parts, cue)) is not None:
        who, town = visit
        return Meeters((*_ids(parts, [who]), town.side or town.id), ((who.start, who.end),))
    left, right = _clause(parts, cue)
    found = parties_named(parts, _listed_from(parts, left), _listed_to(parts, apposed_end(parts, right)))
    dated = any(parts.has(i, left, right) for i in ("held_at", "planned", "cancelled"))
    if last is not None and not found and dated and parts.has("next", left, right):
        return Meeters(last.extra.parties or (), ())
    if len(_ids(parts, found)) < 2 and cue.id == "event":
        found = [*_speaking(parts, cue, left, right, before), *found]
    if not found and cue.id in {"event", "held_at"} and parts.has("next", left, right) and (led := heads(parts)):
        return Meeters(tuple(n.side for n in led if n.side), ())
    stop = parts.part(cue.start)[0]
    where = place_described(parts, left)
    while len(_ids(parts, found)) < 2 and left > stop and cue.id in {"meet", "receive"}:
        opens = _before_aside(parts, cue, left)
        left = max(parts.clause(left - 1)[0], stop) if opens is None else opens
        earlier = [n for n in parties_named(parts, left, parts.clause(left)[1]) if not parts.inside_embedded(n.start)]
        earlier = [n for n in earlier if n != where]
        if any(n.kind == "speaker" for n in earlier):  # "X flies to Paris, where he meets Y"
            earlier = [n for n in earlier if n.kind != "place"]
        met = {n.id for n in found}
        earlier = [n for n in earlier if n.id not in met]
        found = [*_last(earlier, 2 - len(_ids(parts, found))), *found]
        found = [*_same_list(earlier, found), *found]
    if cue.id in {"meet", "receive"} and len(_ids(parts, found)) > 1:
        found = [*_set_apart(parts, cue, found), *found]
    if len(_ids(parts, found)) == 1:
        found = [*behind(parts, cue, found[0]), *found]
    if (
        len(_ids(parts, found)) == 1
        and before is not None
        and cue.id in {"meet", "receive"}
        and parts.has("he", parts.clause(cue.start)[0], cue.start)
    ):
        found = [*_he(before, found[0], last), *found]
    if before is not None and cue.id == "meet" and found and (listed := _he_and(parts, cue, found)):
        found = [*_he(before, listed, last), *found]
    if len(_ids(parts, found)) == 1 and cue.id in {"meet", "receive"} and parts.has("him", *parts.clause(cue.start)):
        found = [*_him(parts, cue, before, found[0], last), *found]
    if len(_ids(parts, found)) == 1 and cue.id in {"meet", "receive"}:
        found = [*spoken_of(parts, cue, found[0]), *found]
    # "they" alone do not take place: the verb may tell of a march ("вони пройшли менш як два")
    meets = cue.id != "held_at" or any(parts.has(i, parts.clause(cue.start)[0], right) for i in ("event", "next"))
    if not found and meets and parts.has("both", parts.clause(cue.start)[0], right):
        teams = any(c.start <= t.start < c.end for c in parts.cues("both") for t in parts.cues("team"))
        known = (last.extra.parties if last else None) or ()
        if teams and any(i in parts.doc.theatre.speakers for i in known):
            known = ()  # "the two delegations" are those of governments, whoever met last
        return Meeters(known or parts.doc.theatre.parties, ())
    return Meeters(_ids(parts, found), tuple((n.start, n.end) for n in found))


def _he_and(parts: Parts, cue: Cue, found: list[Name]) -> Name | None:
    """The person named with a "he" that opens the sentence ("He and the chancellor, X, are to meet Y")."""
    he = [c for c in parts.cues("he_alone") if parts.gap(parts.start, c.start) == 0]
    joined = he and any(c.start >= he[0].end and parts.gap(he[0].end, c.start) == 0 for c in parts.cues("joint"))
    persons = [n for n in found if n.kind == "speaker" and n.end <= cue.start]
    return persons[0] if joined and persons else None


def _he(before: Parts, other: Name, last: Claim | None) -> list[Name]:
    """Whom "he" goes back to: the last person of the sentence before; who opens it, where that tells of a meeting."""
    named = parties_named(before, before.start, before.end)
    persons = [n for n in named if n.kind == "speaker" and n.id != other.id]
    told = (last.extra.parties or ()) if last is not None else ()
    met = any(before.cues(i) for i in ("meet", "receive")) or sum(n.id in told for n in persons) > 1
    return persons[:1] if met else persons[-1:]


def _set_apart(parts: Parts, cue: Cue, found: list[Name]) -> list[Name]:
    """Who opens the sentence, set apart by an aside from a verb with nobody before it ("X, on Monday, receives Y")."""
    left = parts.clause(cue.start)[0]
    opens = [n for n in _opening(parts) if n.kind == "speaker"]
    behind = all(n.start > cue.start for n in found) and parts.gap(left, cue.start) <= 1 and not parts.final
    known = {n.id for n in found}
    aside = left > parts.start and parts.gap(parts.clause(parts.start)[1], left) <= _ASIDE
    return opens if behind and aside and opens and opens[0].id not in known else []


def _opening(parts: Parts) -> list[Name]:
    """The name that opens a sentence, if any."""
    first = [n for n in parts.names if not n.adjective][:1]
    return first if first and parts.gap(parts.start, first[0].start) <= 1 else []


def _him(parts: Parts, cue: Cue, before: Parts | None, other: Name, last: Claim | None) -> list[Name]:
    """Whom "received him" means: the first person of the sentence before the clause, else of the one before it, else
    who met last."""
    left = parts.clause(cue.start)[0]
    for some, end in ((parts, left), (before, before.end if before else 0)):
        named = parties_named(some, some.start, end) if some is not None else []
        persons = [n for n in named if n.kind == "speaker" and n.id != other.id]
        if persons:
            return persons[:1]
    known = parts.doc.theatre.speakers
    met = [i for i in (last.extra.parties or () if last else ()) if i in known and i != other.id]
    return [Name(cue.start, cue.start, "speaker", i, known[i].side) for i in met[:1]]


def _listed_from(parts: Parts, left: int) -> int:
    """Where a list of names that runs over commas into a clause begins."""
    for n in reversed(within(parts.names, parts.start, left)):
        joined = any(m.start >= left and parts.gap(left, m.start) == 0 for m in parts.names)
        if not joined or parts.gap(n.end, left - 1) != 0:
            break
        left = n.start
        cut = parts.clause(left)[0]
        if parts.gap(cut, left) != 0:
            break
        left = cut
    return left


def _listed_to(parts: Parts, right: int) -> int:
    """Where a list ends that runs over commas out of a clause ("will meet A, B and C there", "talks of A, B and C")."""
    last = [n for n in parts.names if n.end <= right and parts.gap(n.end, right) == 0 and not n.adjective]
    kinds = _KINDS.get(last[-1].kind, frozenset()) if last else frozenset()
    ends = bool(kinds)
    while ends and right + 1 < parts.end:
        clause = parts.clause(right + 1)
        named = [n for n in within(parts.names, *clause) if n.kind in kinds]
        if clause[0] < right or not named or parts.gap(clause[0], named[0].start) > 0 or parts.says(*clause):
            break
        apart = [parts.gap(a.end, b.start) for a, b in pairwise(named)]
        rest = parts.gap(named[-1].end, clause[1])
        there = any(parts.gap(named[-1].end, c.start) == 0 for c in parts.cues("loc") if c.start >= named[-1].end)
        if max(apart, default=0) > 1 or rest > _BEHIND * there:
            break
        right, ends = clause[1], rest == 0
    return right


def _before_aside(parts: Parts, cue: Cue, left: int) -> int | None:
    """Where the clause begins that ends on a person whom an aside before a clause tells more of ("X, Y's envoy, was
    received by Z")."""
    a, b = parts.clause(left - 1)
    told = any(parts.has(i, a, b) for i in ("meet", "receive", "visit", "event")) or parts.says(a, b)
    if a <= parts.part(cue.start)[0] or told or parts.gap(a, b) > ASIDE_REACH or parts.inside_embedded(a) is not None:
        return None
    c = parts.clause(a - 1)[0]
    opens = [n for n in within(parts.names, c, a) if n.kind == "speaker" and parts.gap(n.end, a - 1) == 0]
    behind = [n for n in within(parts.names, left, cue.start) if n.kind == "speaker"]
    listed = [n for n in within(parts.names, a, b) if not parts.gap(a, n.start) and not parts.gap(n.end, b)]
    return c if opens and not behind and not listed else None


def _same_list(earlier: list[Name], found: list[Name]) -> list[Name]:
    """The names before in one list of countries or sides with those found ("烏、俄、美三方")."""
    if not found or found[0] not in earlier or found[0].kind == "speaker":
        return []
    out: list[Name] = []
    for n in reversed(earlier[: earlier.index(found[0])]):
        if n.kind == "speaker" or (out or found)[0].start - n.end > LISTED:
            break
        out.insert(0, n)
    return out


def _last(names: list[Name], wanted: int) -> list[Name]:
    """The last names of so many different bearers."""
    ids: list[str] = []
    for i in range(len(names) - 1, -1, -1):
        if names[i].id not in ids:
            if len(ids) == wanted:
                return names[i + 1 :]
            ids.append(names[i].id)
    return names


def _clause(parts: Parts, cue: Cue) -> tuple[int, int]:
    """The clause of a meeting, without who signs what is told; a relative clause begins with what it describes."""
    left, right = parts.clause(cue.start)
    if cue.start < (signed := _signed_at(parts)):
        right = min(right, signed)
    embedded = parts.inside_embedded(cue.start)
    if embedded is not None:
        last = [n for n in within(parts.names, parts.start, embedded[0]) if party(n)]
        if last:
            return (last[-1].start, right)
    return (left, right)


def _signed_at(parts: Parts) -> int:
    """Where who signs what a sentence tells stands, or its end: he met nobody."""
    return parts.signed[1] if parts.signed is not None else parts.end


def apposed_end(parts: Parts, right: int) -> int:
    """The end of a clause, or of the name that stands behind its comma as an apposition or in a list of adjectives."""
    last = [n for n in parts.names if n.adjective and n.end <= right and parts.gap(n.end, right) == 0]
    for n in [n for n in parts.names if n.adjective and last and n.start > right]:
        if parts.gap(right, n.start) > 0 and len(parts.text[right : n.start].strip(" ,")) > ARTICLE:
            break
        right = parts.clause(n.start)[1]
    stop = _signed_at(parts)
    for n in parts.names:
        if n.kind == "speaker" and right < n.start < stop and parts.gap(right + 1, n.start) <= 1:
            a, b = parts.clause(n.start)
            if a > right and parts.gap(n.end, b) <= 1:
                met = {m.id for m in within(parts.names, parts.part(right)[0], right) if m.kind == "speaker"}
                return right if len(met) > 1 and parts.says(a, n.start) else b  # ", confirms X": no third guest
    return right


def _speaking(parts: Parts, cue: Cue, left: int, right: int, before: Parts | None) -> list[Name]:
    """Who says something at the meeting ("said at talks with X"): the speaker of its clause, where none is named, else
    whom the sentence before is about ("the president said")."""
    if not parts.says(left, right):
        return []
    said = attribute(parts.doc, left, min(left + 1, right))
    spoken = said if said.named else attribute(parts.doc, cue.start, cue.end)
    if not spoken.named:
        named = [n for n in parties_named(before, before.start, before.end) if n.kind == "speaker"] if before else []
        return named[:1] if parts.has("he", left, right) else []
    return [Name(cue.start, cue.start, "speaker", spoken.speaker, spoken.side)]


def _ids(parts: Parts, names: list[Name]) -> tuple[str, ...]:
    out: list[str] = []
    sides = {n.side for n in names if n.kind == "speaker"}
    persons = {n.id for n in names if n.kind == "speaker"}
    for n in names:
        if n.kind == "side" and len(persons) > 1:
            continue  # "hosted X and seven European leaders": beside two who are named, a people is nobody
        listed = n.kind == "speaker" and (n.id in parts.doc.theatre.speakers or n.side is None)
        id_ = n.id if listed and not (has_team(parts, n) or of_ministers(parts, n)) else party(n)
        if id_ is not None and id_ not in out and (n.kind == "speaker" or id_ not in sides):
            out.append(id_)
    return tuple(out)
