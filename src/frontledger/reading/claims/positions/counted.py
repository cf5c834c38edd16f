"""Arms told with their number before the word that asks for them or gives them away.

"Ten more Patriots: that is what X asks of Y", "eight jets X will hand to Y", "20 sistemas ha pedido X": what is asked
for or given opens the sentence, and the verb or noun of stance stands behind it, in its clause or in the next one.
"""

from __future__ import annotations

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Name, Quantity
from .about import ARMS, MONEY
from .parts import Parts, party
from .subjects import Item
from .words import Holder, Stance, Thread, Trigger

LEAD = 3
"""Words of a clause before the figure that opens it."""
REACH = 12
"""Words between what is counted and the word of asking or giving."""
TITLE_REACH = 1
"""Words between that word and a title."""
OWNER_REACH = 6
"""Words between that word and who asks or gives, where the name stands behind it."""
_ASKS: dict[str, Stance] = {
    "demands": "demands", "demands_noun": "demands", "wants": "demands", "demands_first": "demands",
    "promises": "promises", "promises_noun": "promises", "grants": "promises", "ready": "offers",
    "promises_by": "promises", "demands_by": "demands",
}  # fmt: skip
"""The stance of a word of asking or giving."""
_DONE = (
    "casualties", "destroyed", "kill", "wound", "down", "launch", "lose", "lose_noun", "capture_equipment",
    "strike_hit", "gain", "hold", "cost", "in_all", "repel", "poll",
)  # fmt: skip
"""What else may have become of what is counted."""
_OPEN = ("if", "unreal", "not", "wont", "private", "doubted")
"""What leaves open or denies that it is asked for or given."""


def counted_first(parts: Parts, found: list[Claim], thread: Thread) -> list[tuple[Trigger, Item, Holder]]:
    """The arms of a sentence that are asked for or given by a word behind them, be it with a title or "he" beside it
    for whoever the report goes on with."""
    if parts.question or not parts.quantities:
        return []
    kept = [c for c in found if not without_figure(c)]
    for q in parts.quantities:
        if q.unit not in ARMS | MONEY and not (q.unit == "percent" and _of_things(parts, q)):
            continue
        if q.ordinal or q.restates is not None or any(c.span.start < q.end and q.start < c.span.end for c in kept):
            continue
        word = _asking(parts, q)
        if word is None or any(c.span.start < word.end and word.start < c.span.end for c in kept):
            continue
        held = _held(_owner(parts, q, word)) or _gone_on_with(parts, word, thread)
        if held is None or _told_of(parts, q, word):
            continue
        stance = _ASKS[word.id]
        end = max(word.end, q.end)
        item = Item(q.start, end, "other")
        return [(Trigger(q.start, end, stance, "counted", end, speaks=True), item, held)]
    return []


def _held(name: Name | None) -> Holder | None:
    return Holder(party(name) or name.id, name) if name is not None else None


def _gone_on_with(parts: Parts, word: Cue, thread: Thread) -> Holder | None:
    """The person the report goes on with, where a title or "he" stands beside the word and nobody is named before."""
    left, right = parts.clause(word.start)
    beside = [c for c in parts.cues("he") if left <= c.start and c.end <= right]
    near = any(parts.gap(min(c.end, word.end), max(c.start, word.start)) <= TITLE_REACH for c in beside)
    held = thread.holder
    giving = _ASKS[word.id] == "promises"
    if not near or held is None or thread.several or parts.parties(parts.start, word.end):
        return None
    person = thread.person if thread.person is not None and party(thread.person) == held.party else None
    if person is None or (giving and held.party in parts.doc.theatre.parties):
        return None
    return Holder(held.party, person)


def without_figure(claim: Claim) -> bool:
    """Is it a claim of a thing that is asked for or given, with no number?"""
    return claim.amount is None and claim.extra.subject == "other" and claim.extra.stance in {"demands", "promises"}


def _of_things(parts: Parts, q: Quantity) -> bool:
    """Is a share told to be what is asked for ("5 % of its wealth is what X wants"), and not one of ground?"""
    left, right = parts.clause(q.start)
    named = [n for n in within(parts.names, left, right) if n.kind in {"region", "place"} and n.side is None]
    points = [c for i in ("that", "this", "rel") for c in parts.cues(i) if q.end <= c.start < right]
    return bool(points) and not named and parts.gap(left, q.start) <= LEAD


def _asking(parts: Parts, q: Quantity) -> Cue | None:
    """The first word of asking or giving behind what opens its clause, in that clause or the next."""
    left, right = parts.clause(q.start)
    if parts.gap(left, q.start) > LEAD or (parts.part(left)[0] < parts.clause(left)[0] and _led(parts, left)):
        return None
    stop = parts.clause(right + 1)[1] if right + 1 < parts.part(q.start)[1] else right
    while stop + 1 < parts.part(q.start)[1] and _only_named(parts, *parts.clause(stop - 1)):
        stop = parts.clause(stop + 1)[1]  # "… is what the secretary, X, asks for"
    behind = [s for s in parts.stances if q.end <= s.start < stop and s.id in _ASKS]
    own = [s for s in behind if s.start < right]
    if own:
        return own[0] if parts.gap(q.end, own[0].start) <= REACH else None
    # in the clause behind, only where that tells nothing of its own
    if any(q.end < p.start < stop for p in parts.quantities) or not behind or _tells_of_a_thing(parts, right, stop):
        return None
    return behind[0]


def _only_named(parts: Parts, left: int, right: int) -> bool:
    """Does a clause hold nothing but a name?"""
    named = within(parts.names, left, right)
    return bool(named) and parts.gap(left, named[0].start) == 0 and parts.gap(named[-1].end, right) == 0


def _tells_of_a_thing(parts: Parts, start: int, end: int) -> bool:
    """Does a clause say itself what is asked for?"""
    return any(start <= c.start < end and c.id not in {"goods", "deal"} for c in parts.subjects)


def _led(parts: Parts, left: int) -> bool:
    """Does another clause stand before the one that the figure opens, which has names or a stance?"""
    a, b = parts.clause(left - 1)
    return bool(within(parts.names, a, b)) or any(a <= s.start < b for s in parts.stances)


def _owner(parts: Parts, q: Quantity, word: Cue) -> Name | None:
    """Who asks or gives: named between what is counted and the word, else behind it, no one spoken to or given to."""
    end = parts.clause(word.end)[1]
    giving = _ASKS[word.id] == "promises"
    fighting = parts.doc.theatre.parties

    def fits(n: Name) -> bool:
        return not n.adjective and not (giving and party(n) in fighting)

    before = [n for n in parts.parties(q.end, word.start) if fits(n)]
    if before:
        return before[-1]
    behind = [n for n in within(parts.names, word.end, end) if party(n) and not n.outlet and fits(n)]
    behind = [n for n in behind if parts.gap(word.end, n.start) <= OWNER_REACH]
    free = [n for n in behind if not parts.object_of(n)]
    free = free or [n for n in behind if n.kind == "speaker" and not parts.gap(word.end, n.start)]  # "richiesta di X"
    free = free or (behind if word.id.endswith(("noun", "_by")) else [])
    persons = [n for n in free if n.kind == "speaker"]
    return next(iter(persons if not giving and persons else free), None)


def _told_of(parts: Parts, q: Quantity, word: Cue) -> bool:
    """Is it told that something else was done with what is counted, or left open?"""
    left, right = parts.clause(q.start)[0], parts.clause(word.end)[1]
    done = [d for d in parts.doc.cues_in("events", left, right, *_DONE) if not q.start <= d.start < q.end]
    if done and q.unit != "body":
        return True
    return any(parts.has(i, left, right) for i in _OPEN)
