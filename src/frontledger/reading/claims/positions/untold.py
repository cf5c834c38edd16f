"""What a stance of a plain verb is about where no word of the tables tells it: some other thing of the war.

Who demands something of another party, refuses to do a thing or threatens to do one takes a stance whatever it is
("orders Moscow to end its flights over the sea", "refuses to part with its jets", "threatens to cut the power").
"""

from __future__ import annotations

from ...cues import Cue
from ...doc import within
from ...sentences import verb_second
from .about import MONEY
from .parts import Parts, party
from .subjects import Item
from .words import Holder, Trigger

_STANCES = frozenset({"demands", "refuses", "threatens", "promises", "conditions"})
_MODES = frozenset({"verb", "wants", "wont", "only"})
_TOLD = (
    "casualties", "kill", "wound", "capture_people", "launch", "down", "destroyed", "strike_hit", "repel", "gain",
    "regain", "hold", "still_hold", "lose", "poll", "vote",
)  # fmt: skip
"""What is said to have happened ("insists that X lost 20 tanks")."""
LEAST = 2
"""Words of what is demanded, refused or threatened."""
ALLOWED_REACH = 3
"""Words between a verb of allowing and who is allowed."""
TO_DO = 1
"""Words between a refusal and the infinitive of what will not be done."""


def untold(parts: Parts, t: Trigger, held: Holder) -> list[Item]:
    """Another thing of the war, where a plain verb of stance with its party beside it governs a whole phrase."""
    name = held.name
    if t.mode == "allows" and (struck := strikes_allowed(parts, t, held)):
        return struck
    if name is None or t.stance not in _STANCES or t.mode not in _MODES:
        return []
    if t.about is not None:
        return [Item(*t.about, "other")] if (t.stance, t.mode) == ("conditions", "only") and _to_come(parts, t) else []
    a, b = _governed(parts, t)
    if t.stance == "refuses" and parts.inside_embedded(t.start) is not None and name.start < parts.clause(t.start)[0]:
        return []  # "X, who has refused to join the chorus, …": only told of him in passing
    if name.adjective or name.outlet or parts.gap(a, b) < LEAST - (t.mode == "wont") or not _own(parts, t, held):
        return []
    if _happened(parts, a, b):
        return []
    if t.mode == "wont":
        return [Item(t.start, max(b, t.end), "other")] if _in_own_words(parts, t) else []
    asks = (
        t.stance == "demands" and _asked(parts, t, held, b) and not any(parts.has(i, a, b) for i in ("meet", "receive"))
    )
    does = t.stance != "demands" and t.mode == "verb" and _to_do(parts, t, a, b)
    if not (asks or does):
        return []
    sums = [q.start for q in within(parts.quantities, parts.start, t.start) if q.unit in MONEY] if asks else []
    return [Item(min([a, t.start, *sums]), max(b, t.end), "other")]


def strikes_allowed(parts: Parts, t: Trigger, held: Holder) -> list[Item]:
    """Who does not fight himself allows a side of the war to strike the other one ("let Kyiv hit Russian soil")."""
    sides = parts.doc.theatre.parties
    if (t.stance, t.mode) != ("accepts", "allows"):
        return []
    left, right = parts.clause(t.start)
    if held.name is None or held.party in sides:
        return []
    who = [c for i in ("rel", "that") for c in parts.cues(i) if held.name.end <= c.start and c.end <= t.start]
    if who and not parts.final:  # "artillery that has allowed Kyiv to strike"
        return []
    behind = [n for n in within(parts.names, t.end, right) if not n.adjective][:1]
    if not parts.final and not any(parts.gap(t.end, n.start) <= ALLOWED_REACH for n in behind):
        return []
    named = {n.side or n.id for n in within(parts.names, left, right) if (n.side or n.id) in sides}
    strikes = parts.doc.cues_in("events", left, right, "strike", "strike_hit", "launch", "attack") or parts.cues(
        "strikes"
    )
    return [Item(left, right, "other")] if len(named) > 1 and strikes and not parts.has("not", left, t.end) else []


def _governed(parts: Parts, t: Trigger) -> tuple[int, int]:
    """The words a verb governs: up to the end of the next clause behind it; where verbs stand last those before it."""
    right = parts.clause(t.end)[1]
    if parts.final:
        return max(parts.segment(t.start), t.left), t.start
    if right + 1 < parts.end and (parts.gap(t.end, right) == 0 or _opens(parts, right)):
        right = parts.clause(right + 1)[1]
    return t.end, max(t.end, min(right, t.right))


def _opens(parts: Parts, comma: int) -> bool:
    """Does the clause behind a comma tell what is to be done ("called on X, so that …")?"""
    words = [c for i in ("that", "purpose", "infinitive") for c in parts.cues(i) if comma < c.start]
    return any(parts.gap(comma, c.start) == 0 for c in words)


def _happened(parts: Parts, start: int, end: int) -> bool:
    """Is it told with a figure or a town that something was done, which nobody demands?"""
    told = parts.doc.cues_in("events", start, end, *_TOLD)
    towns = [n for n in within(parts.names, start, end) if n.kind == "place" and n.side is None]
    figures = [q for q in within(parts.quantities, start, end) if q.unit is not None]
    return bool(told) and bool(towns or figures)


def _own(parts: Parts, t: Trigger, held: Holder) -> bool:
    """Does the party stand in the verb's own clause, by its name or a pronoun?"""
    left, right = parts.clause(t.start)
    return (held.name is not None and left <= held.name.start < right) or parts.pronoun(left, t.end)


def _asked(parts: Parts, t: Trigger, held: Holder, end: int) -> bool:
    """Is another party named of whom something is demanded, before the verb of what one wants to do oneself?"""
    own = [c for c in parts.cues("infinitive") if t.end <= c.start and parts.gap(t.end, c.start) == 0]
    end = own[0].start if own else end
    start = max(parts.segment(t.start), t.left) if parts.final else t.start
    if not (parts.final or parts.doc.spaced):
        return any(n.start == t.end and party(n) not in {None, held.party} for n in parts.names)  # "要求莫斯科停止"
    others = [n for n in within(parts.names, start, end) if party(n) not in {None, held.party} and not n.adjective]
    return any(n is not held.name and not n.outlet for n in others)


def _to_do(parts: Parts, t: Trigger, start: int, end: int) -> bool:
    """Is what is refused something to be done, told by an infinitive where the language has one?"""
    if not (parts.final or parts.doc.spaced):
        return not parts.broken(start, start + 1)
    if parts.final and t.stance == "threatens":
        return True
    verbs = [c for c in parts.cues("infinitive") if start <= c.start < end]
    if parts.final:
        return any(parts.gap(c.end, end) == 0 for c in verbs)
    if t.stance == "threatens":
        verbs += [c for c in parts.cues("with") if t.start <= c.start < end]
    if verb_second(parts.doc.language):
        return bool(verbs)
    that = [c for c in parts.cues("that") if start <= c.start < end]
    if t.stance != "refuses" or _own_behind(parts, t, that):
        verbs += that
    return any(parts.gap(start, c.start) <= TO_DO for c in verbs)


def _own_behind(parts: Parts, t: Trigger, that: list[Cue]) -> bool:
    """Is it the own country, behind "that", which is not to do something ("X refuse que la Y y participe")?"""
    left = parts.clause(t.start)[0]
    own = {party(n) for n in parts.parties(left, t.start)}
    return any(
        n.kind != "speaker" and party(n) in own and parts.gap(c.end, n.start) <= 1 for c in that for n in parts.names
    )


def _to_come(parts: Parts, t: Trigger) -> bool:
    """Does a condition tell of what is to be done, and not of what was counted or taken?"""
    a, b = t.about or (t.start, t.end)
    ids = ("wont", "no_deal", "not") if parts.doc.spaced else ("wont", "no_deal")
    ahead = any(parts.has(i, a, b) for i in ids)  # "goes on until …" only tells how long
    counted = [q for q in within(parts.quantities, a, b) if q.unit is not None]
    return ahead and not counted and not parts.doc.cues_in("events", a, b, *_TOLD)


def _in_own_words(parts: Parts, t: Trigger) -> bool:
    """Does somebody say of himself or his country what will not be done ("said that Moscow would not extend it")?"""
    left = parts.clause(t.start)[0]
    told = [c for c in parts.cues("that") if left <= c.start and c.end <= t.start]
    own = [n for n in within(parts.names, left, t.start) if party(n) and told and n.start >= told[-1].end]
    said = bool(own) and bool(parts.says(parts.start, told[-1].start))
    return said and not parts.doc.cues_in("events", *parts.clause(t.start), *_TOLD, "advance", "fallen")
