"""Figure, deadline, place and day of a stance."""

from __future__ import annotations

import re

from ....nouns import Amount, Claim, Period
from ...doc import within
from ...marks import Name, Quantity, Time
from ...quantities import find_quantities
from ...sentences import verb_first, verb_second
from ...told import as_said
from ..frame import amount_of
from ..parts.whose import is_ground
from .parts import Parts
from .subjects import Item
from .words import Trigger

_CALLED = 16
"""Characters of "the city of" before a name."""
_ABOUT = frozenset({"object", "of", "topic"})
"""Cases of places that something is done with."""
_TIME = frozenset({"minute", "hour", "day", "week", "month", "year"})
_UNITS: dict[str, frozenset[str]] = {
    "territory": frozenset({"percent", "km2", "mi2", "km", "mi"}),
    "ceasefire": _TIME | {"km"},
    "neutrality": frozenset({"year"}),
    "army_size": frozenset({"person", "brigade", "percent"}),
    "guarantees": _TIME | {"person", "brigade"},
    "sanctions": frozenset({"percent"}),
    "end_of_war": _TIME,
    "meeting": frozenset(),
}
LEAD = 4
"""Words of a clause before the one of a saying that is no more than a time."""
_COMMAS = ("،", ",")
"""What sets off the day behind a verb that stands first, with who speaks and where."""
LEAD_IN = 12
"""Words of the clause of a stance before a day set off by commas."""
_FEAST = 60
"""Days back of a day told without a year that cannot be the one on which something was said."""
BESIDE = 2
"""Words between what a stance is about and the town where that is to happen."""
SMALL = 3
"""Letters of a small word before a place in a list ("Kherson et de Zaporijjia")."""
_TO_WHOM = 2
"""Words from a verb of asking to whom something is asked of, both left out."""
_LONG = frozenset({"season", "year"})
"""Times that tell what a stance is for, not when it was voiced ("a truce during the winter")."""
_NEVER = frozenset({"country", "side", "point", "company", "region", "settlement", "times"})
"""Units of what is counted off in passing ("four regions", "28 points")."""


def amount(parts: Parts, item: Item) -> Amount | None:
    """The figure of a demand, offer or promise: one whose unit goes with its subject."""
    allowed = _UNITS.get(item.subject)
    for q in within(parts.doc.quantities, item.start, item.end):
        if q.ordinal or q.restates is not None or q.unit in _NEVER or q.per is not None:
            continue
        if q.unit is None:
            if item.subject == "army_size" and q.low >= 1000 and not _calendar(q):
                return amount_of(q, "person")
            continue
        if allowed is None:
            if q.unit in _TIME or q.unit in {"km2", "km", "m", "percent"}:
                continue
        elif q.unit not in allowed:
            continue
        if q.unit == "year" and _calendar(q):
            continue
        return _bare(amount_of(q)) if _up_to_no_more(parts, item, q) else amount_of(q)
    timed = allowed is not None and ("day" in allowed or item.subject == "sanctions")
    return _term(parts, item) if timed else None  # "若不在50天內停火就加徵關稅"


def _up_to_no_more(parts: Parts, item: Item, q: Quantity) -> bool:
    """Does an "up to" only tell what is done ("cut the army to 80,000"), or stand before "30-денного"?"""
    cut = item.subject == "army_size" and parts.has("cuts", *parts.clause(q.start))
    return cut or re.search(r"\d[-‑–]\w", parts.text[q.start : q.end]) is not None


def _bare(told: Amount) -> Amount:
    loose = told.hedge in {"up_to", "about"}
    return Amount(low=told.low, high=told.high, unit=told.unit) if loose else told


def fronted_figure(parts: Parts, t: Trigger) -> Quantity | None:
    """The figure of people, arms or money that opens the clause of a verb which stands second ("5.000 Soldaten bietet
    Frankreich an")."""
    if not verb_second(parts.doc.language) or t.mode not in {"verb", "grants"}:
        return None
    left = parts.clause(t.start)[0]
    some = [q for q in within(parts.quantities, left, t.start) if q.unit not in {None, "percent", "times", *_TIME}]
    alone = some[:1] if len(some) == 1 and not some[0].ordinal else []
    return next((q for q in alone if not parts.gap(left, q.start) and not parts.gap(q.end, t.start)), None)


def required(parts: Parts, t: Trigger, item: Item) -> Amount | None:
    """The figure of what must be, told on the other side of the "must" ("guarantees must last 20 years")."""
    if t.mode != "must" or parts.final or item.subject not in _UNITS:
        return None
    left, right = parts.clause(t.start)
    return amount(parts, Item(left, max(item.end, min(t.right, right)), item.subject))


def amount_like(parts: Parts, item: Item, recent: list[Claim]) -> Amount | None:
    """A bare figure that answers the one told just before ("offers 15 years; he wants no fewer than 20")."""
    told = recent[-1].amount if recent and recent[-1].extra.subject == item.subject else None
    some = [q for q in within(parts.doc.quantities, item.start, item.end) if not q.ordinal]
    bare = len(some) == 1 and some[0].unit is None and not within(parts.times, some[0].start, item.end)
    return amount_of(some[0], told.unit) if told is not None and bare else None


def _term(parts: Parts, item: Item) -> Amount | None:
    """The figure of a term ("за 24 години", "30天內"), which counts as a time and not as a quantity."""
    for t in within(parts.times, item.start, item.end):
        digit = re.search(r"\d", parts.text[t.start : t.end])
        if t.role in {"within", "past"} and digit:
            term = parts.text[t.start + digit.start() : t.end]
            for end in (len(term), len(term) - 1):
                found = find_quantities(term[:end], language=parts.doc.language)
                if found and found[0].unit in _TIME:
                    return amount_of(found[0])
    return None


def _calendar(q: Quantity) -> bool:
    return q.low == q.high and 1900 <= q.low <= 2100


def deadline(parts: Parts, start: int, end: int) -> str | None:
    """The day by which something is to be done."""
    published = parts.doc.published
    for t in within(parts.times, start, end):
        ahead = t.role == "as_of" and published is not None and t.to is not None and t.to > published  # "by 29 May"
        if (ahead or t.role in {"until", "before"}) and t.grain == "day" and t.to is not None:
            return t.to.isoformat()
    return None


def day_said(parts: Parts, start: int, after: int, end: int, told: Period | None, subject: str) -> Period | None:
    """The day a stance was voiced: of the saying; else named between who takes it and the stance, or behind it.

    Args:
        start: where who takes it is named.
        after: where the words of stance end.
        end: where what they govern ends.
    """
    if told is not None:
        return told
    left = _with_lead(parts, parts.clause(start)[0], after)
    before = [t for t in _dated(parts, left, after) if not parts.inside_embedded(t.start)]
    before = [t for t in before if not _of_a_meeting(parts, t, after)]
    if before:
        return Period(before[-1].from_, before[-1].to)
    clause_end = parts.clause(after - 1)[1]
    clause_end = clause_end if end <= after else min(end, clause_end)
    if parts.final or clause_end >= end or parts.gap(parts.clause(after - 1)[0], clause_end) > LEAD_IN:
        set_off = []
    else:
        set_off = _set_off(parts, clause_end, end)
    if set_off:
        return Period(set_off[0].from_, set_off[0].to)
    behind = [t for t in _dated(parts, after, clause_end) if not _of_what_is_wanted(parts, t)]
    if behind and (
        parts.gap(after, behind[0].start) <= 2
        or (verb_first(parts.doc.language) and parts.text[behind[0].end : behind[0].end + 1] in _COMMAS)
        or (subject != "meeting" and parts.gap(behind[-1].end, clause_end) == 0)
    ):
        return Period(behind[0].from_, behind[0].to)
    for say in parts.says(end, parts.end)[:1]:
        closing, stop = parts.clause(say.start)
        if parts.gap(closing, say.start) <= 4 and not any(closing <= c.start < say.start for c in parts.cues("and")):
            times = _dated(parts, closing, stop)
            return Period(times[0].from_, times[0].to) if times else None
    return None


def _of_a_meeting(parts: Parts, t: Time, after: int) -> bool:
    """Is a time one of a meeting to come, told in another clause ("Today X will receive Y, who promises …")?"""
    clause = parts.clause(t.start)
    other = clause != parts.clause(after - 1)
    planned = other and parts.doc.cues_in("meetings", *clause, "planned")
    return bool(planned) and bool(parts.doc.cues_in("meetings", *clause, "meet", "receive", "visit"))


def _of_what_is_wanted(parts: Parts, t: Time) -> bool:
    """Is a time behind a stance that of what is wanted: this week, or a feast of another year?"""
    day = parts.doc.published
    if day is None or t.from_ is None or t.to is None:
        return False
    feast = t.grain == "day" and bool(t.alternatives) and (day - t.from_).days > _FEAST
    return feast or (t.grain == "week" and t.relative and t.to >= day)


def _set_off(parts: Parts, start: int, end: int) -> list[Time]:
    """The day that a clause set off by commas behind a stance tells and nothing else ("asked, on Monday, for …")."""
    clause = parts.clause(start + 1)
    times = _dated(parts, *clause) if clause[1] < end else []
    rest = parts.gap(*clause) - sum(parts.gap(t.start, t.end) for t in times)
    return times if len(times) == 1 and rest <= LEAD and not parts.says(*clause) else []


def _with_lead(parts: Parts, left: int, after: int) -> int:
    """Where the clause of a saying begins, with the clauses before it that only tell when and where."""
    at, first = left, parts.part(left)[0]
    while at > first:
        lead = parts.clause(at - 1)
        if parts.gap(*lead) > LEAD and not _leads_to(parts, lead, after):
            break
        at = lead[0]
        if any(lead[0] <= t.start < lead[1] for t in parts.times):
            return at
    return left


def _leads_to(parts: Parts, lead: tuple[int, int], after: int) -> bool:
    """Does the first clause only tell when and where somebody says what follows ("At a conference in Rome on 5 May, X
    said …")?"""
    if parts.final or not parts.says(lead[1], after) or parts.parties(*lead) or parts.says(*lead):
        return False
    stances = any(lead[0] <= s.start < lead[1] for s in parts.stances)
    return not stances and not parts.doc.cues_in("events", *lead, "kill", "launch", "strike_hit", "gain", "war")


def _dated(parts: Parts, start: int, end: int) -> list[Time]:
    """The times of a stretch that can be the day something was said: no span since or until, and none to come."""
    times = [as_said(parts.doc, t) for t in within(parts.times, start, end) if t.role == "at" and t.grain not in _LONG]
    published = parts.doc.published
    return [t for t in times if t.from_ is not None and (published is None or t.from_ <= published)]


def places(parts: Parts, item: Item, holder: Name | None, stance: str) -> tuple[str, ...]:
    """The places a stance is about: of ground all that are named, of all else where it is to happen."""
    names = [n for n in within(parts.names, item.start, item.end) if n is not holder]
    small = [n for n in names if n.kind in {"region", "place"} and _about(parts, item, n)]
    if any(n.case in _ABOUT for n in small):  # "…のフォーラムで、Xの奪取も…": where it was said
        small = [n for n in small if n.case != "place"]
    if small and small[0].kind == "region":
        chosen = [n for n in small if n.kind == "region"]
    else:
        chosen = [n for n in small if n.kind == "place"] or small
    if item.subject in {"territory", "ceasefire"}:
        chosen = _with_list(parts, chosen, holder)
    own = holder.side if holder is not None else None
    chosen = chosen or [n for n in names if n.kind in {"country", "side"} and _ground_of(parts, item, n, own)]
    ids: list[str] = []
    for n in chosen:
        ids.extend(i for i in (n.ids or (n.id,)) if i not in ids)
    if (
        stance != "threatens"
        and item.subject in {"territory", "ceasefire"}
        and (
            len(ids) > 1
            or _shared(parts, chosen)
            or ((stance in {"demands", "conditions"} or _kept(parts, item, stance)) and not _as_town(parts, chosen))
        )
    ):
        return _as_regions(parts, ids)
    return tuple(ids)


def _with_list(parts: Parts, chosen: list[Name], holder: Name | None) -> list[Name]:
    """The places of a stretch with those beside them in one list, which a comma or "and" may have cut off."""
    kinds = {n.kind for n in chosen}
    if not chosen or not kinds <= {"region", "place"}:
        return chosen
    ground = [n for n in parts.names if n.kind in {"region", "place"} and n.side != n.id and not n.adjective]
    ground = [n for n in ground if n is not holder and (n.kind == "region" or not _is_capital(parts, n))]
    if chosen[0] not in ground or chosen[-1] not in ground:
        return chosen
    first, last = ground.index(chosen[0]), ground.index(chosen[-1])
    while first and _next_in_list(parts, ground[first - 1], ground[first]):
        first -= 1
    while last + 1 < len(ground) and _next_in_list(parts, ground[last], ground[last + 1]):
        last += 1
    return ground[first : last + 1]


def _is_capital(parts: Parts, name: Name) -> bool:
    country = parts.doc.theatre.countries.get(name.side or "")
    return country is not None and country.capital == name.id


def _next_in_list(parts: Parts, one: Name, two: Name) -> bool:
    """Does nothing but a comma or an "and", with a small word or two, stand between two places?"""
    joints = [c for i in ("and", "joint") for c in parts.cues(i) if one.end <= c.start and c.end <= two.start]
    between = parts.text[one.end : two.start]
    for c in reversed(joints[-1:]):
        between = between.replace(parts.text[c.start : c.end], " ", 1)
    words = between.strip(" ,、،").split()
    small = not words or (len(words) == 1 and len(words[0]) <= SMALL)
    return small and (bool(joints) or between.strip()[:1] in {",", "、", "،"} or not between.strip())


def _kept(parts: Parts, item: Item, stance: str) -> bool:
    """Is ground refused to be given or left, and not to be taken?"""
    return stance == "refuses" and parts.has("yields", *parts.clause(item.start)) and not parts.has("takes", *item[:2])


def _shared(parts: Parts, chosen: list[Name]) -> bool:
    """Is it a share of a place that is given or kept ("the remaining fifth of X"), so that a region is meant?"""
    return any(
        q.unit == "percent" and q.end <= n.start and parts.gap(q.end, n.start) <= BESIDE
        for n in chosen
        for q in parts.quantities
    )


def _as_town(parts: Parts, chosen: list[Name]) -> bool:
    """Is a town called one ("leave the city of X")? Else ground that is asked for or refused is the region's."""
    called = any(parts.doc.cues_in("events", max(parts.start, n.start - _CALLED), n.start, "town") for n in chosen)
    return called or any(n.side is not None for n in chosen)


def _as_regions(parts: Parts, ids: list[str]) -> tuple[str, ...]:
    """Towns that are given, left or frozen in a list, or in part, are the regions named after them, where all of them
    are such."""
    units = {u.names.get("en", "").partition(" ")[0]: u.id for u in parts.doc.theatre.units.values()}
    named = [units.get(i, i) for i in ids]
    regions = all(i in parts.doc.theatre.units for i in named)
    return tuple(dict.fromkeys(named)) if regions else tuple(ids)


def _about(parts: Parts, item: Item, name: Name) -> bool:
    if item.subject == "meeting" and parts.final and name.case == "place":
        return True  # "iki lideri İstanbul'da ağırlama": where it is to be
    if name.side is not None and name.kind == "place" and (not _where(parts, name) or _addressed(parts, item, name)):
        return False
    if item.subject in {"territory", "ceasefire"} or name.kind == "region":
        return True  # a region is ground, whatever is asked of it
    if item.subject == "other" and name.kind == "place":  # "said in Berlin": only where the thing is to happen
        beside = [c for c in parts.subjects if c.end <= name.start and item.start <= c.start < item.end]
        return bool(beside) and parts.gap(beside[-1].end, name.start) <= BESIDE and _where(parts, name)
    return item.subject in {"meeting", "guarantees", "other", "end_of_war"} and _where(parts, name)


def _addressed(parts: Parts, item: Item, name: Name) -> bool:
    """Is a capital whom something is asked of, right behind the verb ("chiede a Mosca una tregua")?"""
    # Chinese and Japanese tell there where a meeting is to be, too: "歡迎美國在布達佩斯舉行峰會"
    beside = parts.doc.spaced and parts.gap(item.start, name.start) <= _TO_WHOM
    return beside and not any(item.start <= c.start < name.start for c in parts.subjects)


def _ground_of(parts: Parts, item: Item, name: Name, holder: str | None) -> bool:
    """Is a country named for its ground: "in X", "X's land", "land back to X"?"""
    if item.subject == "territory" and name.id == parts.doc.theatre.home:
        near = [
            c
            for c in parts.subjects
            if c.id in {"land", "territory"} and (0 <= c.start - name.end <= 14 or 0 <= name.start - c.end <= 3)
        ]
        given = any(c.end <= name.start and parts.gap(c.end, name.start) <= 5 for c in parts.cues("back_to"))
        return bool(near) or given or _where(parts, name)
    if name.id in parts.doc.theatre.parties and name.id != holder and is_ground(parts.doc, name):
        return True  # "on Ukrainian soil", asked or refused by the other side
    sent = (
        item.subject == "guarantees"
        and name.id in parts.doc.theatre.countries
        and (name.case in {"to", "place"} or _sent_there(parts, item, name))
    )
    named = item.subject in {"guarantees", "other", "end_of_war", "meeting"} and _where(parts, name)
    return not name.adjective and (sent or named)


def _sent_there(parts: Parts, item: Item, name: Name) -> bool:
    """Are troops told to go to a country ("send soldiers to X")?"""
    to = any(c.end <= name.start and parts.gap(c.end, name.start) <= 1 for c in parts.cues("sent_to"))
    return to and bool(parts.doc.cues_in("events", item.start, item.end, "troops"))


def _where(parts: Parts, name: Name) -> bool:
    """Does "in" stand before a name, or before the list of names it belongs to?"""
    if any(c.end <= name.start and parts.gap(c.end, name.start) == 0 for c in parts.cues("loc")):
        return True
    for c in parts.cues("joint"):
        if c.end <= name.start and parts.gap(c.end, name.start) == 0:
            first = [n for n in parts.names if n.end <= c.start and parts.gap(n.end, c.start) == 0]
            return bool(first) and _where(parts, first[-1])
    return False
