"""Who meets at a meeting, and where."""

from __future__ import annotations

from typing import NamedTuple

from ...nouns import Claim
from ..attribution import attribute
from ..cues import Cue, unspaced
from ..doc import within
from ..marks import Name
from ..sentences import verb_first
from .frame import events
from .stance_parts import Parts, party

TEAM_REACH = 4
"""Words from a name to the delegation that goes for it."""
SOURCE_REACH = 16
"""Characters of a title and the word behind it that makes a name a source."""
WHERE = 3
"""Characters between a comma and the "where" behind it."""
PLACES = frozenset({"place", "region", "country"})
TITLE_REACH = 4
"""Words from a country to the person whose title it belongs to."""


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
    left, right = _clause(parts, cue)
    found = _named(parts, _listed_from(parts, left), _apposed(parts, right))
    dated = any(parts.has(i, left, right) for i in ("held_at", "planned", "cancelled"))
    if last is not None and not found and dated and parts.has("next", left, right):
        return Meeters(last.extra.parties or (), ())
    if len(_ids(parts, found)) < 2 and cue.id == "event":
        found = [*_speaking(parts, cue, left, right, before), *found]
    stop = parts.part(cue.start)[0]
    where = place_described(parts, left)
    while len(_ids(parts, found)) < 2 and left > stop and cue.id in {"meet", "receive"}:
        left = max(parts.clause(left - 1)[0], stop)
        earlier = [n for n in _named(parts, left, parts.clause(left)[1]) if not parts.inside_embedded(n.start)]
        earlier = [n for n in earlier if n != where]
        if any(n.kind == "speaker" for n in earlier):  # "X flies to Paris, where he meets Y"
            earlier = [n for n in earlier if n.kind != "place"]
        found = [*_last(earlier, 2 - len(_ids(parts, found))), *found]
    if (
        len(_ids(parts, found)) == 1
        and before is not None
        and cue.id == "meet"
        and parts.has("he", parts.clause(cue.start)[0], cue.start)
    ):
        found = [*[n for n in _named(before, before.start, before.end) if n.kind == "speaker"][-1:], *found]
    if len(_ids(parts, found)) == 1 and cue.id in {"meet", "receive"} and parts.has("him", *parts.clause(cue.start)):
        found = [*_him(parts, cue, before, found[0], last), *found]
    if not found and parts.has("both", parts.clause(cue.start)[0], right):
        return Meeters((last.extra.parties if last else None) or parts.doc.theatre.parties, ())
    return Meeters(_ids(parts, found), tuple((n.start, n.end) for n in found))


def place_described(parts: Parts, left: int) -> Name | None:
    """The place that a clause tells more of ("flies to Paris, where he meets Y"): the name right before its "where"."""
    if not any(c.start - left <= WHERE for c in events(parts.doc, left, left + 3 * WHERE, "there")):
        return None
    before = within(parts.names, parts.start, left)[-1:]
    return next((n for n in before if n.kind in PLACES and parts.gap(n.end, left) == 0), None)


def _him(parts: Parts, cue: Cue, before: Parts | None, other: Name, last: Claim | None) -> list[Name]:
    """Whom "received him" means: the first person of the sentence before the clause, else of the one before it, else
    who met last."""
    left = parts.clause(cue.start)[0]
    for some, end in ((parts, left), (before, before.end if before else 0)):
        named = _named(some, some.start, end) if some is not None else []
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
    """The clause of a meeting; a relative clause begins with what it describes."""
    left, right = parts.clause(cue.start)
    embedded = parts.inside_embedded(cue.start)
    if embedded is not None:
        last = [n for n in within(parts.names, parts.start, embedded[0]) if party(n)]
        if last:
            return (last[-1].start, right)
    return (left, right)


def _apposed(parts: Parts, right: int) -> int:
    """The end of a clause, or of the name that stands behind its comma as an apposition."""
    for n in parts.names:
        if n.kind == "speaker" and right < n.start and parts.gap(right + 1, n.start) <= 1:
            a, b = parts.clause(n.start)
            if a > right and parts.gap(n.end, b) <= 1:
                return b
    return right


def _speaking(parts: Parts, cue: Cue, left: int, right: int, before: Parts | None) -> list[Name]:
    """Who says something at the meeting ("said at talks with X"): the speaker of its clause, where none is named, else
    whom the sentence before is about ("the president said")."""
    if not parts.says(left, right):
        return []
    said = attribute(parts.doc, left, min(left + 1, right))
    spoken = said if said.named else attribute(parts.doc, cue.start, cue.end)
    if not spoken.named:
        named = [n for n in _named(before, before.start, before.end) if n.kind == "speaker"] if before else []
        return named[:1] if parts.has("he", left, right) else []
    return [Name(cue.start, cue.start, "speaker", spoken.speaker, spoken.side)]


def _named(parts: Parts, start: int, end: int) -> list[Name]:
    names = [n for n in within(parts.names, start, end) if party(n) or n.kind == "speaker"]
    names = [n for n in names if not (n.outlet or located(parts, n) or _told(parts, n) or _at_war(parts, n, names))]
    names = [n for n in names if not (_owner(parts, n) or _source(parts, n))]
    return [n for n in names if not _title(parts, n, names)]


def _told(parts: Parts, name: Name) -> bool:
    """Is the name that of a body that only speaks ("the Kremlin said")?"""
    speaker = parts.doc.theatre.speakers.get(name.id)
    return speaker is not None and speaker.kind == "authority"


def _source(parts: Parts, name: Name) -> bool:
    """Is a name only told as the source, by a word behind it ("メルツ独首相によると")?"""
    behind = parts.doc.cues_in("attribution", name.end, name.end + SOURCE_REACH)
    return any(c.id == "according_after" and not parts.broken(name.end, c.start) for c in behind)


def _owner(parts: Parts, name: Name) -> bool:
    """Does a name only tell whose something is ("Ukraine's membership"), and not whose delegation?"""
    end = name.gloss[1] if name.gloss else name.end
    own = parts.text[name.start : end].endswith(("'s", "’s")) or any(c.start == end for c in parts.cues("own"))
    return own and name.kind != "speaker" and not _team(parts, name)


def _at_war(parts: Parts, name: Name, names: list[Name]) -> bool:
    """Is a country named only in the name of a war ("俄烏戰爭", "the Russia-Ukraine war")?"""
    if name.kind == "speaker":
        return False
    last = max((n.end for n in names if n.kind != "speaker" and 0 <= n.start - name.end <= 1), default=name.end)
    return any(0 <= c.start - last <= 1 for c in parts.cues("war"))


def _title(parts: Parts, name: Name, names: list[Name]) -> bool:
    """Is a country only part of the title of the person after it ("the German chancellor X"), or an adjective?"""
    if name.kind == "speaker":
        return _kin(parts, name, names)
    after = [n for n in names if n.kind == "speaker" and name.end <= n.start]
    if after and parts.gap(name.end, after[0].start) <= TITLE_REACH and not parts.broken(name.end, after[0].start):
        return not any(name.end <= c.start and c.end <= after[0].start for c in parts.cues("with"))
    return name.adjective and not _team(parts, name)


def _kin(parts: Parts, name: Name, names: list[Name]) -> bool:
    """Is a person named only to tell who the next one is ("川普女婿庫許納", "Trump's envoy X")?"""
    if verb_first(parts.doc.language) and sum(n.kind == "speaker" for n in names) == 2:
        return False  # whoever meets and whom he meets stand side by side behind the verb
    after = next((n for n in names if n.kind == "speaker" and name.end <= n.start), None)
    if after is None or parts.broken(name.end, after.start) or name.gloss:
        return False
    joined = name.case == "with" or "·" in parts.text[name.end : after.start]
    between = [c for i in ("with", "joint") for c in parts.cues(i) if name.end <= c.start and c.end <= after.start]
    joined = joined or bool(between)
    own = parts.text[name.start : name.end].endswith(("'s", "’s")) or name.case == "of"
    reach = 3 if own else 1 if unspaced(parts.text[name.start]) else 0
    return not joined and parts.gap(name.end, after.start) <= reach


def _team(parts: Parts, name: Name) -> bool:
    before = [c for c in parts.cues("team") if c.end <= name.start] if name.adjective else []
    if before and parts.gap(before[-1].end, name.start) <= 2 and not parts.broken(before[-1].end, name.start):
        return True  # "rozmowy delegacji ukraińskiej i rosyjskiej"
    return any(
        name.end <= c.start and parts.gap(name.end, c.start) <= TEAM_REACH and not parts.broken(name.end, c.start)
        for c in parts.cues("team")
    )


def _ids(parts: Parts, names: list[Name]) -> tuple[str, ...]:
    out: list[str] = []
    sides = {n.side for n in names if n.kind == "speaker"}
    for n in names:
        listed = n.kind == "speaker" and (n.id in parts.doc.theatre.speakers or n.side is None)
        id_ = n.id if listed and not _team(parts, n) else party(n)
        if id_ is not None and id_ not in out and (n.kind == "speaker" or id_ not in sides):
            out.append(id_)
    return tuple(out)


def located(parts: Parts, name: Name) -> bool:
    """Is a capital, country or seat of power only where something is?"""
    if name.kind == "speaker" and not _told(parts, name):
        return False
    if name.case == "place" or _tells_of_town(parts, name):
        return True
    if (
        parts.final
        and name.kind == "place"
        and name.case == "of"
        and any(
            n.case in {"place", "to"} and n.kind in {"speaker", "venue"} and 0 <= n.start - name.end <= 1
            for n in parts.names
        )
    ):
        return True  # "ワシントンのホワイトハウスで"
    came = [c for c in parts.cues("visit") if c.end <= name.start and not parts.broken(c.end, name.start)]
    if came and name.kind == "place":  # "přiletěl ve středu do Moskvy": a word of place before the town
        word = events(parts.doc, came[-1].end, name.start, "locative")
        if word and not parts.text[word[-1].end : name.start].strip():
            return True
    for j in parts.cues("joint"):  # "having been in Kyiv, Moscow and Beijing"
        first = [n for n in parts.names if n.end <= j.start and parts.gap(n.end, j.start) == 0]
        if (
            j.end <= name.start
            and parts.gap(j.end, name.start) == 0
            and first
            and first[-1].kind == name.kind == "place"
        ):
            return located(parts, first[-1])
    for c in (*parts.cues("loc"), *parts.cues("visit")):
        if c.end <= name.start and not parts.broken(c.end, name.start):
            between = [n for n in within(parts.names, c.end, name.start) if n.kind in {"country", "region"}]
            if parts.gap(between[-1].end if between else c.end, name.start) <= (1 if between else 0):
                return True
            if parts.text[c.end : name.start].strip() == "the":
                return True
    return False


def _tells_of_town(parts: Parts, name: Name) -> bool:
    """Does a country only tell where the town behind it lies, where endings tell that ("튀르키예 이스탄불에서")?"""
    after = next((n for n in parts.names if n.start >= name.end and n.id != name.id), None)
    if name.case is None or after is None or after.kind != "place":
        return False
    between = parts.text[name.end : after.start]
    for c in events(parts.doc, name.end, after.start, "of", "capital", "part_of_town"):
        between = between.replace(parts.text[c.start : c.end], "", 1)
    return not between.strip(" ()ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def places_named(parts: Parts, cue: Cue, who: Meeters) -> tuple[str, ...]:
    """The town of a meeting, else its region or country: in its clause, in the one before, else in its sentence."""
    left, right = parts.clause(cue.start)
    described = place_described(parts, left)
    if described is not None:
        return described.ids or (described.id,)
    venue = _venue_told(parts, right)
    for a, b in (
        *venue,
        (left, _apposed(parts, right)),
        (parts.clause(max(left - 1, parts.start))[0], right),
        parts.part(cue.start),
    ):
        names = [n for n in within(parts.names, a, b) if not n.adjective and (n.start, n.end) not in who.spans]
        seats = [s for n in names if n.kind == "speaker" and located(parts, n) and (s := _seat(parts, n))]
        where = [
            n
            for n in names
            if n.kind in {"place", "region", "country"}
            and ((a, b) in venue or located(parts, n) or (n.kind == "place" and n.side is None) or n.kind == "region")
        ]
        if parts.final:
            where = [n for n in where if n.case in {"place", "of"}] or where
        for kind in ("place", "region", "country"):
            some = [n for n in where if n.kind == kind]
            if some:
                best = min(some, key=lambda n: (max(n.start - cue.end, cue.start - n.end, 0), n.start))
                return best.ids or (best.id,)
        if seats:
            return (seats[0],)
    return ()


def _venue_told(parts: Parts, right: int) -> list[tuple[int, int]]:
    """The next clause, where it opens with the word for where a meeting is held ("…見面，地點可能是華盛頓")."""
    a, b = parts.clause(right + 1) if right + 1 < parts.end else (right, right)
    return [(a, b)] if any(parts.gap(a, c.start) <= 1 for c in parts.cues("venue_is") if a <= c.start < b) else []


def _seat(parts: Parts, name: Name) -> str | None:
    """The town of a seat of power ("in the Kremlin"): the capital of its country."""
    country = parts.doc.theatre.countries.get(name.side or "")
    return country.capital if country is not None else None
