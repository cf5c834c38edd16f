"""Shares of ground: how much of a country, a region or a town a side holds."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from ....nouns import Claim, Detail
from ...accounts import speaks_on
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity, Time
from ...sentences import verb_final, verb_last_part
from ..about import AREA
from ..counts.asked import of_a_people, of_money, poll_named
from ..frame import Scene, amount_of, gap, make, modality_of, nearest, span_of
from ..parts.when import when
from ..parts.where import places_of
from ..parts.where_meant import last_town
from ..parts.where_named import list_of, namesakes
from ..parts.whose import country_of, other_side, side_of
from ..records.differences import by_so_much
from ..records.parts import is_fraction, of_what_was
from ..series import before_it, whose_count
from .shares_again import as_counted, share_then
from .shares_meant import (
    ALL,
    COMPARED,
    NOT_HELD,
    belongs,
    fronted,
    holder_by_body,
    of_which,
    owner_meant,
    place_of,
    regainer,
)

HOLD = ("hold", "still_hold", "left", "occupy")
"""Cues of holding ground, and of having some left."""
_NEAR, _BEHIND = 12, 24
"""Characters from a share to the name of what it is of, and where that is called a region."""
_OF_IT = 6
"""Characters between a share and what it is of."""
_SERIES = 10
"""Characters between a share told and the next of its list ("99 % of X and the 77 of Y")."""
REACH = 44
"""Characters between a percentage and the country or region it is of."""

_OF_IT_TOLD = ("kill", "destroyed", "damage", "utilities", "poll", "move_people", "assault", "condition", "background")
_BEFORE_HOLD = 14
"""Characters between who holds land and the verb ("Kyiv currently controls")."""
_AGAIN, _AGAIN_APART = 18, frozenset(",，、–—(（")
"""Characters from a figure of ground to the share that says it again, and on to what it is of; what sets it off."""
_VERBS = ("gain", "regain", "lose", "clear", *HOLD)
_ASIDE = 6
"""Characters of a word such as "or" before a share that stands between commas."""
_HELD = 5
"""From so many percent on, what somebody "occupied" is what he holds."""
_WAR_BEGUN = dt.timedelta(31)
"""What starts within this of the begin of the war starts with it ("since February 2022")."""


def share_again(scene: Scene, q: Quantity) -> bool:
    """Does a bare figure go on with a list of shares, its own place behind it ("99 % of X and 77 of Y")?"""
    told = scene.told_from(scene.start)[-1:]
    if not told or told[0].kind != "area_share" or not 0 <= q.start - told[0].span.end <= _SERIES or q.high > 100:
        return False
    behind = within(scene.doc.names, q.end, min(scene.end, q.end + REACH))[:1]
    of = scene.events(q.end, behind[0].start, "of") if behind else []
    return bool(of) and behind[0].kind in {"region", "place", "country"} and of[0].start - q.end <= _OF_IT


def read_share(scene: Scene, q: Quantity) -> Claim | None:
    """The share of a country, region or place that a side holds."""
    if (again := _says_again(scene, q) or share_then(scene, q)) is not None:
        return again
    if by_so_much(scene, q) or of_money(scene, q) or (of_a_people(scene, q) and poll_named(scene, q) is not None):
        return None
    a, b = scene.clause(q.start)
    led = scene.events(scene.part(q.start)[0], q.start, "share_word")
    if led and not any(led[-1].end <= x.start < q.start and x.unit for x in scene.quantities):
        a = min(a, scene.clause(led[-1].start)[0])  # "the share of the country under its control has, X counted, …"
    lost = _lost(scene, q)
    meant = owner_meant(scene, q)
    hold = lost or (meant[0] if meant else None) or _holding(scene, q) or belongs(scene, q)
    aside = q.start - a <= _ASIDE and b - q.end <= 1  # "114,500 sq km, or 19%, of the country"
    near = (a if led else max(a, q.start - REACH), min(scene.part(q.start)[1] if aside else b, q.end + REACH))
    of = scene.events(q.end, near[1], "share_of", "land") or scene.events(near[0], q.start, "share_of", "land")
    named = [n for n in within(scene.doc.names, *near) if n.kind in {"region", "country", "place"}]
    apart = fronted(scene, q) or of_which(scene, q) if hold is not None and not named else None
    if apart is None and hold is not None and not named:
        apart = place_of(scene, q)
    named = [apart] if apart is not None else named
    if named and not any(_near_war(scene, n) for n in named):
        return None
    goes_on = bool(hold or scene.events(a, b, "part_of_them", "share_word", "map_word"))
    carried = _share_before(scene, q, goes_on=goes_on, named=bool(named))
    gained = [c for c in scene.events(q.end, min(b, q.end + 16), "gain") if c.start - q.end <= 8]
    if verb_last_part(scene.doc.language):
        gained = [c for c in gained if c.start - q.end > 1]  # "az ország 20 százalékát elfoglalták"
    if not verb_final(scene.doc.language) and any(not scene.events(c.start, c.end, "hold", "occupied") for c in gained):
        return None  # "60 % of the gains"; where verbs stand last, the word is what was done to the share
    if any(c.start - q.end <= _OF_IT for c in scene.events(q.end, min(b, q.end + 2 * _OF_IT), "assault")):
        return None  # "a third of the assaults"
    town = _of_the_town(scene, q) if hold is not None and carried is None and not named else ()
    if lost is None and (is_fraction(scene, q) or of_what_was(scene, q)):
        return None
    if carried is None and (hold is None or not (of or named or town)):
        return None
    said = whose_count(scene, q.start, q.end, carried or as_counted(scene, q))
    side = side_of(scene, hold.start if hold else q.start, said) or (carried.side if carried else None)
    if (
        hold is not None
        and hold.id in {"hold", "gain"}
        and verb_last_part(scene.doc.language)
        and not verb_final(scene.doc.language)
    ):
        side = another_holder(scene, q, side)
    side = (holder := _named_holder(scene, q, hold)) or side or holder_by_body(scene, q)
    if hold is not None and holder is None and scene.events(a, b, "regain"):
        side = regainer(scene, a, b)
    side = meant[1] if meant is not None and lost is None else side
    part = carried is not None and scene.events(a, b, "part_of_them")
    place = (
        (tuple(apart.ids or (apart.id,)) if apart is not None else ())
        or (carried.place if carried and part else _shared(scene, q, named))
        or places_of(scene, q.start, q.end)
        or (carried.place if carried and (carried.span.start >= scene.start or _of_it(scene, a, b)) else ())
        or town
    )
    stop = min([x.start for x in scene.quantities if x.start > q.end], default=b)
    words = [*((c.start, c.end) for c in of), *((n.start, n.end) for n in named)]
    ends = [y for x, y in words if x >= q.end and y <= stop]
    if not said.named and said.side is None and side is not None:
        said = speaks_on(scene.doc, scene.sentence, side)
    usual = scene.doc.theatre.home if hold is not None and hold.id == "left" else scene.doc.theatre.attacker
    won = (lost is not None or (hold is not None and _taken(scene, q, hold))) and _within_a_time(scene, q)
    since = any(t.role == "since" for t in within(scene.doc.times, a, b))
    if lost is not None and not won:
        # all that it lost is what the other side holds of it
        place = place or ((side,) if side == scene.doc.theatre.home else ())
        side = other_side(scene.doc, side) if side else None
    elif len(place) > 1 and side in place:
        place = tuple(p for p in place if p != side)  # "Oroszország Ukrajna 19 százalékát": who holds it is no place
    elif place and place[0] == side and lost is None and holder is None:
        side = None  # "a fifth of the country is occupied": whose ground it is holds no share of it
    theatre = scene.doc.theatre
    home = any(n.kind == "country" and n.id == theatre.home and not n.adjective for n in named)
    occupied = hold is not None and scene.events(hold.start, hold.end, "occupied")
    if home and occupied and side == theatre.home and place in {(), (theatre.attacker,)}:
        side = theatre.attacker  # "Die Ukraine ist zu 19 Prozent von Russland besetzt"
    if home and side in {None, theatre.attacker} and place in {(), (theatre.attacker,)}:
        place = (theatre.home,)
    if place == (scene.doc.theatre.attacker,) == (side or usual,):
        place = (scene.doc.theatre.home,)  # "the Russians hold 18 % of the country": not of their own
    return make(
        scene.doc, "area_change" if won else "area_share", span_of(scene.doc, (q.start, max([q.end, *ends[:2]]))), said,
        side=side or usual, place=namesakes(scene, place, within(scene.doc.names, a, b)), amount=amount_of(q),
        time=when(scene, q.start, q.end, state=not won, held=not won) if won or lost is None or not since else None,
        modality=modality_of(scene, q.start, q.end, side, said),
        extra=Detail(direction="loss" if lost else "gain") if won else Detail(),
    )  # fmt: skip


def _says_again(scene: Scene, q: Quantity) -> Claim | None:
    """A gain or loss just told in square kilometres, said again as a share of a country or region beside the share
    ("463 sq km, or 0.08 percent of Ukraine")."""
    told = [c for c in scene.told_from(scene.start) if c.kind == "area_change" and c.span.end <= q.start][-1:]
    before = [x for x in scene.quantities if x.end <= q.start][-1:]
    if not told or not before or before[0].unit not in AREA or told[0].amount is None:
        return None
    figures = any(char.isdigit() for char in scene.doc.text[q.start : q.end])
    if not figures or is_fraction(scene, q) or of_what_was(scene, q):
        return None  # "just over half of February's 350"
    start = max(told[0].span.end, before[0].end)
    start = max([start, *(t.end for t in within(scene.doc.times, start, q.start))])
    apart = _AGAIN_APART & set(scene.doc.text[start : q.start])
    if told[0].amount.low != before[0].low or q.start - start > _AGAIN or not apart:
        return None
    near = [n for n in within(scene.doc.names, start, scene.end) if n.start - q.end <= _AGAIN and _near_war(scene, n)]
    near = [n for n in near if n.kind in {"country", "region"} or n.adjective]
    led = not scene.doc.spaced or verb_final(scene.doc.language)  # "佔烏克蘭的0.7%" has its country before it
    near = [n for n in near if (n.end <= q.start if led else n.start >= q.end)]
    stop = max([q.end + _OF_IT, *(n.end for n in near)])
    if not near or scene.records(start, stop, *COMPARED) or scene.events(start, near[-1].end, *_VERBS):
        return None
    name = near[0]
    if scene.events(q.end, name.start, "locative", "part_of_them"):
        return None  # "…, 70 percent of it in X"
    end = max([q.end, *(c.end for c in scene.events(q.end, min(scene.end, name.end + _AGAIN), "land")), name.end])
    place = places_of(scene, q.start, q.end) if name.adjective else name.ids or (name.id,)
    span = span_of(scene.doc, (q.start, end))
    said = scene.doc.report.text[span.start : span.end]
    return replace(told[0], span=span, quote=said, amount=amount_of(q), place=place)


def _lost(scene: Scene, q: Quantity) -> Cue | None:
    """The verb of losing that a share of somebody's land belongs to, with none of winning or holding beside it ("has
    lost a fifth of its territory"): within a time it is a loss, else what the other side holds."""
    a, b = scene.clause(q.start)
    land = [c for c in scene.events(a, b, "land") if gap(c.start, c.end, q.start, q.end) <= REACH]
    cue = nearest(scene.events(a, b, "lose"), q.start, q.end) if land and q.high <= ALL else None
    named = any(n.side in scene.doc.theatre.parties for n in within(scene.doc.names, a, b))
    if cue is None or not (named or side_of(scene, cue.start, whose_count(scene, q.start, q.end, None))):
        return None
    won = [*scene.events(a, b, "gain", "regain", *HOLD), *scene.events(q.end, scene.end, "gain", "regain", *HOLD)]
    if any(c.end <= cue.start or cue.end <= c.start for c in won):
        return None  # "has lost half of the land it had seized"
    return cue


def _of_the_town(scene: Scene, q: Quantity) -> tuple[str, ...]:
    """The town spoken of, where a share is one of "the town" ("of the town, the attackers control a third")."""
    a, b = scene.clause(q.start)
    before = scene.clauses_before(q.start)[:1]
    words = scene.events(before[0][0] if before else a, b, "town", "centre", "of_town")
    near = [c for c in words if gap(c.start, c.end, q.start, q.end) <= REACH]
    return last_town(scene, q.start) if near and not scene.events(a, b, *_OF_IT_TOLD) else ()


def _of_it(scene: Scene, a: int, b: int) -> bool:
    """Does a word such as "of it" take up the place told before ("elle n'en contrôlait que 60 %"), and no time?"""
    words = scene.events(a, b, "them")
    return any(all(t.start - c.end > 1 or t.start < c.end for t in scene.times) for c in words)


def _within_a_time(scene: Scene, q: Quantity) -> bool:
    """Was a share won within a time that has a beginning ("took 0.9 % of the country in 2025"), and not by a day? What
    was won since the war began is what is held."""
    times = _beginning(scene, *scene.clause(q.start))
    before = scene.clauses_before(q.start)[:1]
    if not times and before and before[0][1] - before[0][0] <= REACH:  # "In the past year, Russia took …"
        times = _beginning(scene, *before[0])
    return any(t.grain in {"week", "month", "season", "year"} or t.from_ != t.to or t.role == "since" for t in times)


def _taken(scene: Scene, q: Quantity, hold: Cue) -> bool:
    """Is a verb one of taking? One that is also of holding ("occupied") is not where so much of the whole is told."""
    both = hold.id in HOLD or bool(scene.events(hold.start, hold.end, "occupied"))
    gain = hold.id == "gain" or bool(scene.events(hold.start, hold.end, "gain"))
    return gain and not (both and q.low >= _HELD)


def _beginning(scene: Scene, a: int, b: int) -> list[Time]:
    """Times between two places that have a beginning of their own, later than that of the war."""
    times = within(scene.doc.times, a, b)
    later = (scene.doc.theatre.invasion or scene.doc.theatre.start) + _WAR_BEGUN
    return [t for t in times if t.role in {"at", "past"} or (t.role == "since" and t.from_ and t.from_ > later)]


def _shared(scene: Scene, q: Quantity, named: list[Name]) -> tuple[str, ...]:
    """What a share is of, beside the figure: "頓內茨克州79%", "70 percent of the Donetsk and Kherson regions"."""
    before = [n for n in named if 0 <= q.start - (n.gloss[1] if n.gloss else n.end) <= 2]
    after = [n for n in named if 0 <= n.start - q.end <= _BEHIND and not n.adjective and not _holds(scene, n)]
    after = [n for n in after if n.start - q.end <= _NEAR or _region_of(scene, q.end, n.start)]
    if before and after and scene.doc.spaced and before[-1].kind != "region" and _near_war(scene, before[-1]):
        before = []  # "im November hielt Russland 60 % der Region Donezk"
    if before:
        beside = before[-1]
    elif after and not any(q.end <= x.start < after[0].start for x in scene.quantities):
        beside = after[0]
    else:
        return ()
    a, b = scene.clause(q.start)
    names = within(scene.doc.names, a, max(b, beside.end))
    places = [n for n in names if n.kind in {beside.kind, "region", "place"} and (n.start < q.start) == bool(before)]
    ids: list[str] = []
    for n in list_of(scene.doc, places, beside):
        ids += [i for i in (n.ids or (n.id,)) if i not in ids]
    return tuple(ids)


def _region_of(scene: Scene, start: int, end: int) -> bool:
    """Do the words between a share and a name only call it a region ("70 % de la région de Donetsk")?"""
    if within(scene.doc.names, start, end):
        return False
    words = scene.events(start, end, "area_unit", "of")
    return (
        bool(words)
        and not any(c in _AGAIN_APART for c in scene.doc.text[start:end])
        and not scene.events(start, end, *_VERBS)
    )


def another_holder(scene: Scene, q: Quantity, side: str | None) -> str | None:
    """Who holds, where the name right before a share or an area only tells what it is of ("Oroszország Ukrajna ötödét
    tartja")."""
    a, _ = scene.clause(q.start)
    named = [n for n in within(scene.doc.names, a, q.start) if n.side in scene.doc.theatre.parties]
    named = [n for n in named if n.kind != "speaker"]
    sides = {n.side for n in named}
    return named[0].side if len(sides) > 1 and side == named[-1].side else side


def _named_holder(scene: Scene, q: Quantity, hold: Cue | None) -> str | None:
    """The fighting side named right before a verb of holding, also of its own land ("the 80 % Kyiv controls")."""
    if hold is None or hold.id not in {"hold", "still_hold"} or verb_final(scene.doc.language):
        return None
    reach = _BEFORE_HOLD if scene.doc.spaced else _BEFORE_HOLD // 4
    doers = [n for n in scene.names if n.kind in {"side", "country", "place"} and not n.adjective]
    near = [n for n in doers if n.side in scene.doc.theatre.parties and 0 <= hold.start - n.end <= reach]
    if not near or 0 <= near[-1].start - q.end <= 2:
        return None
    name = near[-1]
    land = [c for c in scene.events(q.end, name.start, "land") if name.start - c.end <= 1]
    if land and not any(n.adjective for n in within(scene.doc.names, q.end, land[-1].start)):
        return None  # "20 % of the land of Ukraine", told by an ending
    of = scene.events(max(scene.start, name.start - _OF_IT), name.start, "of")
    return None if of or scene.events(name.end, hold.start, "land", "part_of_them") else name.side


def _holds(scene: Scene, name: Name) -> bool:
    """Is a country named as the one that holds, where a word of holding follows its name ("ロシアの支配下")?"""
    final = verb_final(scene.doc.language) and name.kind == "country"
    return final and bool([c for c in scene.events(name.end, name.end + 8, *HOLD) if c.start - name.end <= 2])


def _near_war(scene: Scene, name: Name) -> bool:
    """Is a name one of a fighting country or of a place in it?"""
    country = name.side or country_of(scene.doc, name.id, name.place_id)
    return country in scene.doc.theatre.parties


def _holding(scene: Scene, q: Quantity) -> Cue | None:
    """The verb of holding that a share belongs to: in its clause, else in its part of the sentence."""
    a, b = scene.clause(q.start)
    cues = scene.events(a, b, *HOLD)
    own = nearest([c for c in cues if c.id != "left"] or cues, q.start, q.end)  # "remains under occupation"
    figures = [x for x in scene.quantities if x.unit == "percent" and x.end <= a]
    led = [c for c in scene.clauses_before(q.start) if not any(c[0] <= x.start < c[1] for x in figures)]
    before = [c for x, y in led for c in scene.events(x, y, *HOLD)]
    taken = [c for c in scene.clauses_before(q.start) if c not in led]
    free = [c for c in scene.events(*scene.part(q.start), *HOLD) if not any(x <= c.start < y for x, y in taken)]
    beside = nearest(free, q.start, q.end)
    found = own or (before[0] if before else beside) or nearest(scene.events(a, b, "gain"), q.start, q.end)
    if found is None and not scene.events(a, b, *NOT_HELD):
        found = next(iter(scene.events(q.end, b, "occupied")), None)  # "asi 75 procent oblasti je okupováno"
    return found


def _share_before(scene: Scene, q: Quantity, *, goes_on: bool, named: bool) -> Claim | None:
    """The share, or in its sentence the area, that a share goes on with."""
    last = before_it(scene, q.start, ("area_share", "area_total"))
    if last is None or (last.span.start < scene.start and not (goes_on and last.kind == "area_share")):
        return None
    return last if last.kind == "area_share" or named else None
