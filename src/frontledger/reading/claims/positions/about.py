"""What a stance is about: where its subject stands, and what it is when it is not told again."""

from __future__ import annotations

from ....nouns import Claim
from ...cues import Cue
from ...doc import within
from ...marks import Quantity
from ...sentences import verb_second
from .alone import told_by_figure
from .conditions import AHEAD, HELD_BACK, none_of
from .fields import amount
from .parts import Parts
from .sequences import truce_behind
from .subjects import WEAK, Item, contents, items, subject_of, talked_of, topics
from .things import things
from .words import Subject, Trigger

MONEY = frozenset(
    {
        "usd",
        "eur",
        "gbp",
        "pound",
        "yen",
        "yuan",
        "zloty",
        "krona",
        "krone",
        "franc",
        "hryvnia",
        "ruble",
        "won",
        "canadian_dollar",
        "australian_dollar",
    }
)
PLAIN: dict[str, Subject] = {"troops": "guarantees", "kept": "other", "back": "territory"}
"""What plain verbs are about by the way they tell it."""
QUESTION = "?？؟"
ARMS = frozenset(
    {"tank", "system", "missile", "aircraft", "helicopter", "artillery", "vehicle", "shell", "drone", "ship", "body"}
)
"""What is counted where it is asked for or given."""
_SPENT = ("destroyed", "kill", "casualties", "launch", "down", "capture_equipment", "lose", "lose_noun", "strike_hit")
"""What else may become of arms."""
BARE_STANCES = frozenset({"accepts", "refuses", "offers", "demands", "promises"})
_PUT = frozenset({"demands", "offers", "promises"})
"""Stances that may be about a sum or arms alone."""
LAST_REACH = 1
"""Words behind the verb that closes a clause ("zugesagt hat")."""
BARE_REACH = 8
"""Characters from a name to a verb that stands last and tells nothing between them (his title, age or a particle)."""
BARE_MODES = frozenset({"verb", "by", "is", "ready"})
"""What may go on with the subject spoken of just before."""


def about(parts: Parts, t: Trigger, recent: list[Claim], earlier: Parts | None) -> list[Item]:
    """What a stance is about: behind it, else before it in its clause, else what was spoken of just before."""
    found = _about(parts, t, recent, earlier) or told_by_figure(parts, t, recent, earlier)
    return found or things(parts, t)


def _about(parts: Parts, t: Trigger, recent: list[Claim], earlier: Parts | None) -> list[Item]:
    left = parts.clause(t.start)[0]
    if t.mode == "meeting":
        return [Item(t.start, parts.clause(t.end)[1], "meeting")]
    if t.about is not None:
        return _depending(parts, t, recent)
    if t.mode in PLAIN:
        return [Item(left, parts.clause(t.end)[1], PLAIN[t.mode])]
    second = truce_behind(parts, t.end, t.tied) if t.tied else None
    if second is not None:
        return [Item(t.end, second.end, subject_of(second))]
    refused = t.stance == "refuses" or bool(t.tied)
    behind = items(parts, t.start, t.right, refused=refused, plan=t.mode == "contains", behind=t.end)
    if t.mode == "asked":
        return items(parts, t.start, t.right)
    if t.mode == "called":
        return behind or _money(parts, t)
    if t.mode == "first":  # "what he demands is …", where verbs stand last
        return items(parts, t.end, parts.part(t.start)[1], refused=refused)
    if parts.final:
        return _before_verb(parts, t, recent, earlier)
    start = left if t.mode in {"verb", "is", "by", "noun", "deed"} else parts.segment(t.start)
    before = items(parts, start, t.start, refused=refused, before=t.start) if _may_stand_before(parts, t) else []
    if not before and t.mode == "verb":  # "X se nevzdá": the ground stands before the verb that keeps it
        given = [c for c in topics(parts) if left <= c.start < t.start and t.end <= c.end and c.id == "territory"]
        before = [Item(given[0].start, t.end, "territory")] if given else []
    if t.mode == "wont" and before and _only_land(parts, start, t):
        before = []
    reach = {"verb": 1, "is": 3}.get(t.mode, -1)
    for clauses in (1, 2) if t.mode == "is" else (1,):
        if not before and parts.gap(left, t.start) <= reach:
            before = items(parts, _back(parts, t, clauses), t.start)
    if t.mode in {"persuades", "contains"} or t.stance == "offers":
        behind = contents(parts, t.end, t.right) or behind
    if t.stance == "conditions" and not t.tied:
        return _dependent(parts, t, behind)
    if t.mode == "deed":
        topic = items(parts, t.end, t.right) or items(parts, _back(parts, t, 1), t.start)
        return before or topic or behind
    if t.mode == "by" and (near := _right_before(parts, t)):
        return near
    if t.mode == "is":
        return before or behind or _spoken_of(parts, t, recent, earlier)
    if before and behind and _only_discussed(parts, t):
        return before
    if t.mode == "grants" and before and behind and amount(parts, behind[0]) is None and amount(parts, before[0]):
        return before  # "dat Nederland 65 miljoen uittrekt voor drones"
    last = verb_second(parts.doc.language) and parts.gap(t.end, t.right) == 0
    sums = (_money_before if last else _money)(parts, t)
    return behind or before or sums or _described(parts, t) or _spoken_of(parts, t, recent, earlier)


def _right_before(parts: Parts, t: Trigger) -> list[Item]:
    """What stands right before "proposed by": "the talks went over a peace plan proposed by X" is about the plan."""
    near = [c for c in topics(parts) if c.end <= t.start and parts.gap(c.end, t.start) == 0 and c.id != "deal"]
    if not near:
        sums = [q for q in within(parts.quantities, parts.clause(t.start)[0], t.start) if _given(parts, t, q)]
        return [Item(sums[-1].start, t.start, "other")] if sums and t.stance in _PUT else []
    before = [c.end for c in topics(parts) if c.end <= near[-1].start]
    start = min(near[-1].start, max([parts.clause(t.start)[0], *before]))
    start = min([start, *(q.start for q in parts.quantities if q.start < near[-1].end <= q.end)])
    return [Item(start, t.start, subject_of(near[-1]))]


def _only_land(parts: Parts, start: int, t: Trigger) -> bool:
    """Is land only named before a "will not", with nothing that would be done with it ("training on their land would
    not be a step to war")?"""
    left, right = parts.clause(t.start)
    told = any(parts.has(i, left, right) for i in ("yields", "takes"))
    told = told or any(left <= c.start < right for c in parts.subjects if c.id == "discuss")
    return not told and all(c.id == "land" for c in topics(parts) if start <= c.start < t.start)


def _before_verb(parts: Parts, t: Trigger, recent: list[Claim], earlier: Parts | None) -> list[Item]:
    """What a stance is about where verbs stand last: before it in its segment, in its clause, in the clause before."""
    left = parts.clause(t.start)[0]
    refused = t.stance == "refuses"
    segment = max(parts.segment(t.start), t.left)
    this = [c for c in parts.cues("this") if segment <= c.start and c.end <= t.start]
    asides = [c.end for c in parts.cues("aside") if t.left <= c.start and c.end <= t.start]
    floor = max([t.left, *asides])
    pointed = bool(this) and parts.gap(this[-1].end, t.start) <= 1
    for start in (segment,) if pointed else (segment, left, _back(parts, t, 1)):
        found = items(parts, max(start, floor), t.end, refused=refused, before=t.start if start == segment else None)
        if found:
            return found
    if pointed and recent and t.stance in BARE_STANCES:
        return [Item(this[-1].start, t.end, recent[-1].extra.subject or "other")]
    if pointed and earlier is not None and t.stance in BARE_STANCES:
        told = [c for c in topics(earlier) if c.id not in WEAK]
        return [Item(this[-1].start, t.end, subject_of(told[-1]))] if told else []
    return _money_before(parts, t) or _described_behind(parts, t) or _bare(parts, t, recent, earlier)


def _described(parts: Parts, t: Trigger) -> list[Item]:
    """The sum or arms before the comma of a clause that opens with a "which" ("600 million in aid, which X promised").

    "Die", "den" or "das" open such a clause too, where the verb closes it.
    """
    left, right = parts.clause(t.start)
    opens = [c for i in ("rel", "which") for c in parts.cues(i) if left <= c.start and parts.gap(left, c.start) == 0]
    last = verb_second(parts.doc.language) and any(c.id == "which" for c in opens)
    if not opens or t.mode != "verb" or (last and parts.gap(t.end, right) > LAST_REACH):
        return []
    sums = [q for q in within(parts.quantities, _back(parts, t, 1), left) if _given(parts, t, q)]
    return [Item(sums[-1].start, t.end, "other")] if sums and t.stance in _PUT else []


def _described_behind(parts: Parts, t: Trigger) -> list[Item]:
    """The sum or arms right behind a verb that only describes them, where verbs stand last ("Xが約束した6億")."""
    sums = [q for q in parts.quantities if q.start >= t.end and parts.gap(t.end, q.start) == 0]
    given = t.mode == "verb" and t.stance in _PUT and sums and parts.clause(t.start) == parts.clause(sums[0].start)
    return [Item(t.start, sums[0].end, "other")] if given and _given(parts, t, sums[0]) else []


def _bare(parts: Parts, t: Trigger, recent: list[Claim], earlier: Parts | None) -> list[Item]:
    """The subject spoken of or asked about just before, where nothing but who takes a stance stands before it
    ("大統領は応じない")."""
    names = [n for n in parts.names if n.end <= t.start]
    said = t.start - (names[-1].end if names else parts.start)
    if t.stance not in BARE_STANCES or t.mode not in BARE_MODES or not names or said > BARE_REACH:
        return []
    if recent:
        return [Item(names[-1].start, t.end, recent[-1].extra.subject or "other")]
    asked = topics(earlier) if earlier is not None and earlier.question else []
    return [Item(names[-1].start, t.end, subject_of(c)) for c in asked[-1:]]


def _money_before(parts: Parts, t: Trigger) -> list[Item]:
    sums = [q for q in within(parts.quantities, t.left, t.start) if _given(parts, t, q)]
    return [Item(sums[0].start, t.end, "other")] if sums and t.stance in _PUT else []


def _may_stand_before(parts: Parts, t: Trigger) -> bool:
    """Can what a verb is about stand before it?

    In languages with a passive of their own only in the passive, or where the verb's other part stands last.
    """
    if t.mode not in {"verb", "noun"} or not parts.marked_passive or verb_second(parts.doc.language):
        return True
    return any(c.end <= t.start and parts.gap(c.end, t.start) <= 1 for c in parts.cues("passive"))


def _only_discussed(parts: Parts, t: Trigger) -> bool:
    """Does the stance only say "negotiate" or "discuss", so that what stands before it is what it is about?"""
    found = [c for c in parts.subjects if t.start <= c.start < t.right]
    return (
        bool(found)
        and t.mode in {"wont", "verb"}
        and all(c.id in {"discuss", "meeting"} for c in found)
        and any(
            c.start <= d.start < c.end or d.start == c.start for d in parts.subjects if d.id == "discuss" for c in found
        )
    )


def _money(parts: Parts, t: Trigger) -> list[Item]:
    """A sum that is asked for or promised, where no word says what for."""
    sums = [q for q in within(parts.quantities, t.end, t.right) if _given(parts, t, q)]
    given = t.stance in _PUT or t.mode == "ready"
    return [Item(t.end, t.right, "other")] if sums and given else []


def _given(parts: Parts, t: Trigger, q: Quantity) -> bool:
    """Is it a sum, or arms of which nothing is told but their number?"""
    if q.unit in MONEY:
        return True
    return (
        (t.mode in {"verb", "called"} or (t.mode == "ready" and parts.has("yields", t.start, q.start)))
        and q.unit in ARMS
        and not q.ordinal
        and not parts.doc.cues_in("events", *parts.clause(q.start), *_SPENT)
    )


def _dependent(parts: Parts, t: Trigger, behind: list[Item]) -> list[Item]:
    """What hangs on a condition: beside "condition for" or "…的條件", else before it, else behind it."""
    near = [
        c
        for c in topics(parts)
        if c.end <= t.start and any(o.start == c.end and o.end == t.start for o in parts.cues("own"))
    ]
    near = near or [
        c for c in topics(parts) if c.start >= t.end and parts.gap(t.end, c.start) == 0 and c.id not in WEAK
    ]
    if near:
        return [Item(parts.clause(t.start)[0], t.right, subject_of(near[-1]))]
    if behind and any(c.start <= t.start < c.end for c in parts.cues("hangs")):
        led = _back(parts, t, 1)  # "俄軍不撤走，基輔就不會坐上談判桌": what it hangs on stands before
        start = parts.clause(t.start)[0] if parts.says(led, parts.clause(t.start)[0]) else led
        return [behind[0]._replace(start=start)]
    for_ = parts.first("for", t.end, t.right)
    if for_ is not None and parts.gap(t.end, for_.start) == 0 and behind:
        return [behind[0]._replace(start=parts.clause(t.start)[0])]
    back = [i for b in range(2) if (i := items(parts, _back(parts, t, b), t.start))]
    left = parts.clause(t.start)[0]
    if not back and left > parts.part(t.start)[0] and parts.gap(left, t.start) <= 1:
        # "X準備談判，但前提是…": what another stance is about hangs on it
        back = [i] if (i := items(parts, parts.clause(left - 1)[0], left)) else []
    if back:
        return [back[0][-1]._replace(start=max(back[0][-1].start, left), end=t.right)]
    return [behind[0]._replace(start=parts.clause(t.start)[0])] if behind else []


def _back(parts: Parts, t: Trigger, clauses: int) -> int:
    """Where the clause some clauses before a trigger's own begins, up to a semicolon and to the stance before."""
    left, stop = parts.clause(t.start)[0], max(t.left, parts.part(t.start)[0])
    for _ in range(clauses):
        end = left
        left = max(parts.clause(max(left - 1, parts.start))[0], stop)
        while left > stop and parts.gap(left, end) == 0:  # between the comma and the dash behind a quotation
            left = max(parts.clause(max(left - 1, parts.start))[0], stop)
    return left


def _depending(parts: Parts, t: Trigger, recent: list[Claim]) -> list[Item]:
    """What a threat or condition is about: what follows from it, else the condition itself."""
    a, b = t.about or (t.start, t.right)
    if t.mode in {"ordered", "before_that"}:
        second = [c for c in parts.subjects if c.end == t.end]
        return [Item(a, b, subject_of(c)) for c in second[:1]]
    comma = next((c for c in parts.breaks if a < c < b), None)
    halves = [(a, b)]
    cut = max((c.end for i in ("if", "unless", "when") for c in parts.cues(i) if a < c.end < b), default=None)
    marker = min(
        (c.start for i in ("only", "if", "unless", "when") for c in parts.cues(i) if a < c.start < b), default=a
    )
    if (
        t.stance == "conditions"
        and not items(parts, a, marker)
        and any(a <= c.start < marker for i in ("meet", "talks") for c in parts.cues(i))
    ):
        return [Item(a, b, "meeting")]  # "will sit down with X only when …"
    asked = [i for i in range(a, b) if parts.text[i] in QUESTION]
    if asked:
        halves = [(a, asked[-1] + 1)]  # "a summit? Only when …"
    elif parts.final and t.mode in {"if", "only"} and cut is not None:
        halves = [(cut, b), (a, cut)]  # "50日以内に停戦しなければ関税を課す"
    elif t.mode in {"if", "only"} and comma is not None:
        fronted = any(a <= c.start < comma for i in ("if", "only", "unless") for c in parts.cues(i))
        fronted = fronted and not (t.mode == "only" and marker < comma and items(parts, a, marker))
        halves = [(comma + 1, b), (a, comma)] if fronted else [(a, comma), (comma + 1, b)]
    off = _not_to_be(parts, a, b) if t.stance == "conditions" and comma is None else None
    if off is not None:
        return [Item(a, b, subject_of(off))]
    none = none_of(parts, a, b, HELD_BACK) if (t.stance, t.mode) == ("conditions", "only") else None
    if none is not None:
        return [Item(a, b, subject_of(none))]
    for x, y in halves:
        if t.stance == "conditions" and (x, y) != halves[0]:
            break
        found = items(parts, x, y)
        if t.stance == "threatens" and (x, y) == halves[0] and len(halves) > 1:
            found = [i for i in found if i.subject in {"sanctions", "territory", "meeting"}]
        if found:
            return [Item(a, b, found[0].subject)]
    if parts.final and t.stance == "conditions" and cut is not None:  # "ateşkesi ancak … çekerse kabul edecek"
        ahead = [c for c in parts.subjects if parts.part(a)[0] <= c.start < cut and c.id in AHEAD]
        if ahead:
            return [Item(min(a, ahead[0].start), b, subject_of(ahead[0]))]
    if t.mode == "before":
        return [Item(a, b, "other")]
    if t.stance != "threatens":
        pointed = bool(recent) and t.mode == "only" and parts.has("this", *halves[0])
        return [Item(a, b, recent[-1].extra.subject or "other")] if pointed else []
    if parts.has("force", a, b):
        return [Item(a, b, "territory")]
    if t.mode == "otherwise" and recent and recent[-1].span.start >= parts.start:
        return [Item(a, b, recent[-1].extra.subject or "other")]
    return [Item(a, b, "other")]


def _not_to_be(parts: Parts, start: int, end: int) -> Cue | None:
    """The truce, the peace or the talks that will not be, told right before the verb that ends a stretch ("До вывода
    войск переговоров вести не будет")."""
    wont = [c for c in parts.cues("wont") if start <= c.start < end][-1:]
    found = [s for s in parts.subjects if s.id in AHEAD and start <= s.start and wont and s.end <= wont[0].start]
    if any(talked_of(parts, s) for s in found):
        return None  # "o rozejmie rozmawiać nie będzie"
    near = not parts.final and found and parts.gap(found[-1].end, wont[0].start) <= LAST_REACH
    return found[-1] if near and parts.gap(wont[0].end, end) <= LAST_REACH else None


def _spoken_of(parts: Parts, t: Trigger, recent: list[Claim], before: Parts | None) -> list[Item]:
    """The subject spoken of just before, for a bare "refused", "rejected the idea" or a figure alone."""
    bare = t.mode == "wants" and any(q.unit is None for q in within(parts.quantities, t.end, t.right))
    if t.stance not in BARE_STANCES or not (bare or t.mode in BARE_MODES):
        return []
    this = parts.first("this", t.end, t.right)
    pronoun = (this is not None and parts.gap(t.end, this.start) <= 2) or parts.has("this", t.start, t.end)
    asked = before is not None and before.question and not parts.parties(t.end, t.right)
    figure = t.stance != "refuses" and any(t.end <= q.start < t.right for q in parts.quantities)
    follows = any(c.start >= t.end and not parts.gap(t.end, c.start) for c in parts.cues("that"))
    goods = any(c.id == "goods" and t.end <= c.start < t.right for c in parts.subjects)  # "promised tanks"
    if follows or goods or not (pronoun or figure or asked or parts.gap(t.end, t.right) <= 1):
        return []  # "promises that Y will send …": told in what follows
    if recent:
        return [Item(t.start, t.right, recent[-1].extra.subject or "other")]
    if before is not None and (pronoun or asked):
        told = [c for c in topics(before) if c.id not in WEAK]
        if told:
            return [Item(told[-1].start, t.right, subject_of(told[-1]))]
    return []
