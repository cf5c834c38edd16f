"""Sums of aid that no verb of stance tells ("X is throwing in another 300 million for drones"): promised by the giver.

A sum of money in a report of a war, with a party that does not fight in its clause and aid, arms or the home country
beside it, is a pledge, unless it is a total of what was given, a cost or a damage.
"""

from __future__ import annotations

from ....nouns import Claim
from ...doc import within
from ...marks import Name, Quantity
from .about import MONEY
from .parts import Parts, party
from .subjects import Item
from .words import Holder, Trigger

LEAST_SUM = 1_000_000
"""Of any currency; smaller sums are prices."""
MOST_SUM = 100_000_000_000
"""Larger sums are totals of years."""
LEAD = 4
"""Words before a colon that name only who gives."""
THING_REACH = 5
"""Words between a sum and what it is for."""
_HEADS = (":", "：", " – ", " — ")
_ANOTHER = 24
"""Characters before a sum in which a word such as "another" stands."""
_COLON = 20
"""Characters from a colon to the sum behind it."""
_NO_AID = (
    "in_all", "cost", "casualties", "destroyed", "kill", "down", "launch", "rate_word", "poll", "background", "left",
    "price", "delivered",
)  # fmt: skip
"""What makes a sum a total, a damage or a price."""
_OPEN = ("if", "unreal", "not", "wont", "private")
"""What leaves open or denies that it is given."""


def given_sums(parts: Parts, found: list[Claim]) -> list[tuple[Trigger, Item, Holder]]:
    """The sums of a sentence that are promised, with what they are for and who gives them."""
    out = []
    for q in parts.quantities:
        if (
            q.unit not in MONEY
            or not LEAST_SUM <= q.low <= MOST_SUM
            or q.restates is not None
            or q.ordinal
            or q.per is not None
        ):
            continue
        if any(c.span.start < q.end and q.start < c.span.end for c in found):
            continue
        left, right = parts.clause(q.start)
        begins, head = _heading(parts, q)
        if head:
            left, right = begins, parts.part(q.start)[1]
        giver = head[0] if head else _giver(parts, q, left, right)
        if giver is None or _told_of(parts, left, right):
            continue
        meant = _for_the_war(parts, q, left, right)
        if head and not meant:  # "the package that X announced: 400 million"
            meant = _after_aid(parts) or _things(parts, q, parts.start, left)
        if not meant:
            continue
        if _of_a_total(parts, q):
            continue
        item = Item(min(giver.start, q.start), right, "other")
        out.append(
            (Trigger(item.start, q.end, "promises", "sum", right), item, Holder(party(giver) or giver.id, giver))
        )
    return out[:1]


def sum_behind(parts: Parts, end: int) -> Quantity | None:
    """The sum of money that a colon right behind a clause leads to ("the package announced by X: 400 million")."""
    stop = parts.clause(end - 1)[1]
    if stop >= parts.end or parts.text[stop] not in ":：":
        return None
    here = within(parts.quantities, stop, min(stop + _COLON, parts.end))
    return next((q for q in here[:1] if q.unit in MONEY and q.low >= LEAST_SUM and not q.ordinal), None)


def _giver(parts: Parts, q: Quantity, left: int, right: int) -> Name | None:
    """Who gives: named before the sum in its clause, else behind it; no party of the war.

    A side of the war behind the giver is who gets it.
    """
    named = [n for n in parts.parties(left, right) if not n.adjective]
    fighting = [n for n in named if party(n) in parts.doc.theatre.parties]
    named = [n for n in named if n not in fighting]
    if not named:
        return _whence(parts, q, left, right) or _apart(parts, left)
    if any(n.start < named[0].start for n in fighting):
        return None
    before = [n for n in named if n.end <= q.start]
    return next(iter(before or named), None)


def _whence(parts: Parts, q: Quantity, left: int, right: int) -> Name | None:
    """Who gives, told as where more money comes from ("another 250 million from Berlin")."""
    if not _more(parts, q):
        return None
    known = [n for n in within(parts.names, left, right) if party(n) and not n.outlet and not n.adjective]
    givers = [n for n in known if party(n) not in parts.doc.theatre.parties]
    from_ = parts.cues("from") if givers else []
    return next((n for n in givers if any(c.end <= n.start and parts.gap(c.end, n.start) == 0 for c in from_)), None)


def _more(parts: Parts, q: Quantity) -> bool:
    """Does "another" stand at a sum?"""
    near = parts.doc.cues_in("events", max(parts.start, q.start - _ANOTHER), q.end + _ANOTHER, "another")
    return any(parts.gap(min(c.end, q.end), max(c.start, q.start)) == 0 for c in near)


def _heading(parts: Parts, q: Quantity) -> tuple[int, list[Name]]:
    """Who is all that stands before the colon or dash of a sum, a day aside ("X, on Friday: a package, 400 million, for
    …"), where nobody else who does not fight is named up to the sum; and where what he gives begins."""
    at = max(parts.text.find(mark, parts.start, q.start) for mark in _HEADS)
    named = [n for n in parts.parties(parts.start, at) if not n.adjective] if at > 0 else []
    if len(named) != 1 or party(named[0]) in parts.doc.theatre.parties:
        return parts.start, []
    words = parts.gap(parts.start, at) - sum(parts.gap(t.start, t.end) for t in within(parts.times, parts.start, at))
    others = [n for n in parts.parties(at, q.start) if party(n) not in parts.doc.theatre.parties]
    return at + 1, [] if words > LEAD or others else named


def _apart(parts: Parts, left: int) -> Name | None:
    """Who gives and is not named in the clause of the sum: all that stands before its comma where verbs stand last ("X,
    another 400 million for …"), or who signs what is told ("another 400 million for … — X")."""
    if parts.final and left > parts.start:
        a, b = parts.clause(left - 1)
        named = [n for n in parts.parties(a, b) if not n.adjective]
        if len(named) == 1 and parts.gap(a, b) <= parts.gap(named[0].start, named[0].end):
            return None if party(named[0]) in parts.doc.theatre.parties else named[0]
    name = parts.signed[0][0] if parts.signed is not None and parts.signed[1] > left else None
    return name if name is not None and party(name) not in {None, *parts.doc.theatre.parties} else None


def _for_the_war(parts: Parts, q: Quantity, left: int, right: int) -> bool:
    """Is the home country named, a verb of giving, or aid or a thing beside the sum that it is for?"""
    home = parts.doc.theatre.home
    if any(home in {n.id, n.side} for n in within(parts.names, left, right)) or parts.has("gives_sum", left, right):
        return True
    if _more(parts, q) or any(s.id == "grants" and s.start < q.start and q.end < s.end for s in parts.stances):
        return True
    return _things(parts, q, left, right)


def _things(parts: Parts, q: Quantity, left: int, right: int) -> bool:
    """Is aid or a thing named beside a sum?"""
    things = [c for c in parts.subjects if c.id in {"goods", "other"} and not (c.start < q.end and q.start < c.end)]
    return any(
        parts.gap(min(c.end, q.end), max(c.start, q.start)) <= THING_REACH for c in things if left <= c.start < right
    )


def _after_aid(parts: Parts) -> bool:
    """Does the sentence before tell of a sum of aid, so that who stands before a colon adds his ("X: 400 million for
    arms. Y, for his part: 300 million.")?"""
    before = parts.doc.before(parts.sentence)
    if before is None:
        return False
    sums = [q for q in within(parts.doc.quantities, before.start, before.end) if q.unit in MONEY and q.low >= LEAST_SUM]
    aid = sums and parts.doc.cues_in("subjects", before.start, before.end, "goods", "other")
    return bool(aid) and not parts.doc.cues_in("events", before.start, before.end, *_NO_AID)


def _of_a_total(parts: Parts, q: Quantity) -> bool:
    """Is a sum part of one that the sentence before tells to have been given since a day?"""
    sentence = parts.doc.sentence_at(q.start)
    before = parts.doc.before(sentence) if sentence is not None else None
    if before is None or sentence is None or before.passage != sentence.passage:
        return False
    larger = any(x.unit == q.unit and x.low > q.low for x in within(parts.doc.quantities, before.start, before.end))
    return larger and any(t.role in {"since", "past"} for t in within(parts.doc.times, before.start, before.end))


def _told_of(parts: Parts, left: int, right: int) -> bool:
    """Is the sum a total, a cost, or not said to be given?"""
    worth = {c.start for c in parts.doc.cues_in("events", left, right, "worth")}  # "300 million worth of arms"
    told = parts.doc.cues_in("events", left, right, *_NO_AID)
    if any(c.id != "cost" or c.start not in worth for c in told):
        return True
    published = parts.doc.published
    for t in within(parts.times, left, right):
        over = t.grain in {"year", "month"} and t.to is not None and published is not None and t.to < published
        if t.role in {"since", "past"} or over:
            return True
    return any(parts.has(i, left, right) for i in _OPEN)
