"""Where a sentence takes a stance, and how far what it governs goes."""

from __future__ import annotations

from ...doc import within
from ...sentences import verb_second
from .beside import closes_with
from .candidates import candidates
from .conditions import AHEAD, Condition, conditional, conditions_of
from .nested import outermost
from .parts import Parts
from .sequences import before_truce, in_order, truce_behind
from .subjects import topics
from .words import Trigger

QUOTATION = 60
"""Code points of words quoted as a sentence: a stance in them governs nothing behind them."""
WITHOUT_REACH = 3
"""Words between what is refused and "without"."""
_COMMA = 2
"""Characters of a comma and a blank."""


_INSISTS = frozenset({"demands", "refuses", "conditions"})
"""Stances that only say of an order of things that somebody insists on it."""


_SAYS_SO: dict[str, frozenset[str]] = {
    "promises": frozenset({"refuses", "promises", "demands"}),
    "demands": frozenset({"refuses", "demands", "conditions"}),
    "threatens": frozenset({"threatens"}),
}
"""Verbs that may close a sentence as one of saying does, and the stances that they then only repeat."""


def triggers(parts: Parts) -> list[Trigger]:
    """The stances of a sentence, in order of place."""
    conditions = conditions_of(parts)
    found = conditional(parts, conditions)
    ordered = [t for t in in_order(parts) if t.mode == "before_that" or not any(_meet(t, f) for f in found)]
    found = [*ordered, *(t for t in found if not any(_meet(t, o) for o in ordered))]
    taken = [(min(t.start, t.about[0]), t.about[1]) for t in found if t.about is not None and t.mode != "then"]
    inside = [c.protasis for c in conditions] + taken
    plain = sorted(candidates(parts), key=lambda t: (t.start, -t.end))
    then = [t.about for t in found if t.about is not None and t.mode == "then"]
    plain = [t for t in plain if t.stance != "conditions" or not any(a <= t.start < b for a, b in then)]
    plain = [t for t in plain if not any(a <= t.start < b for a, b in inside) and _stated(parts, t)]
    in_order_told = {parts.part(t.start) for t in ordered}  # "first X, then Y: that is what A insists on"
    plain = [t for t in plain if t.stance not in _INSISTS or parts.part(t.start) not in in_order_told]
    plain = [t for t in plain if t.mode != "wants" or not _wants_to_agree(parts, t, plain)]
    outer = [t for t in outermost(parts, plain) if not _left_to_do(parts, t)]
    outer = [t for i, t in enumerate(outer) if not _introduces(parts, t, outer[i + 1 :])]
    outer = [
        t for i, t in enumerate(outer) if not (i and closes_with(parts, t) and _told_already(parts, outer[i - 1], t))
    ]
    outer = [
        t for i, t in enumerate(outer)
        if not (t.mode == "must" and i + 1 < len(outer) and _promised(parts, outer[i + 1]))
    ]  # fmt: skip
    outer = [t for t in outer if not (t.mode == "first" and _undone(parts, t))]
    # "insists that without guarantees there will be no truce": what is insisted on is the condition
    outer = [
        t for t in outer
        if (t.stance, t.mode) != ("demands", "verb")
        or not any(t.end <= f.start and parts.gap(t.end, f.start) <= 1 for f in found)
    ]  # fmt: skip
    kept = _exchanged(_threatened(parts, sorted([*found, *outer])))
    return [_bounded(parts, t, kept[:i], kept[i + 1 :], conditions) for i, t in enumerate(kept)]


def _wants_to_agree(parts: Parts, t: Trigger, plain: list[Trigger]) -> bool:
    """Is a wish one to agree or refuse, told by the verb right behind it or, where verbs stand second, at its end?"""
    right = parts.clause(t.start)[1]
    behind = [o for o in plain if o.stance in {"accepts", "refuses"} and o.mode == "verb" and t.end <= o.start < right]
    if parts.final or any(within(parts.names, t.end, o.start) and not verb_second(parts.doc.language) for o in behind):
        return False
    last = verb_second(parts.doc.language)
    return any(parts.gap(t.end, o.start) <= 1 or (last and parts.gap(o.end, right) == 0) for o in behind)


def _told_already(parts: Parts, before: Trigger, t: Trigger) -> bool:
    """Does a verb that closes what was told only say that the stance before it was taken ("…, assured X")?"""
    return (
        t.stance in _SAYS_SO and parts.part(before.start) == parts.part(t.start) and before.stance in _SAYS_SO[t.stance]
    )


def _undone(parts: Parts, t: Trigger) -> bool:
    """Does the verb that closes its clause, where verbs stand last, say that something did not come about ("X's
    proposal had not been talked over with Y")?"""
    right = parts.clause(t.start)[1]
    return parts.final and any(t.end <= c.start and right - c.end <= 1 for c in parts.cues("not"))


def _promised(parts: Parts, t: Trigger) -> bool:
    """Does a promise close the sentence ("it is to be there by May, promised X")?"""
    return t.stance == "promises" and closes_with(parts, t) is not None


def _meet(t: Trigger, other: Trigger) -> bool:
    """Do the words of two conditions overlap?"""
    (a, b), (c, d) = t.about or (t.start, t.end), other.about or (other.start, other.end)
    return a < d and c < b


def _introduces(parts: Parts, t: Trigger, later: list[Trigger]) -> bool:
    """Is something only said to be put forward, and what must be done told in the next clause ("提出，X須…")?"""
    if (t.stance, t.mode) != ("offers", "verb") or not later or later[0].mode != "must":
        return False
    return parts.clause(t.start)[1] - t.end <= 1 and parts.clause(later[0].start)[0] - t.end <= _COMMA


def _left_to_do(parts: Parts, t: Trigger) -> bool:
    """Is it an infinitive that nobody is said to have carried out ("had until Friday to agree")?

    To try to persuade somebody is to put it to him already.
    """
    if t.mode == "persuades":
        return False
    verb = next((c for c in parts.cues("infinitive") if c.start <= t.start and t.end <= c.end), None)
    return verb is not None and not any(
        (c.end <= verb.start and parts.gap(c.end, verb.start) == 0) or verb.end <= c.start < t.end  # "слухати не хоче"
        for i in ("does", "will")
        for c in parts.cues(i)
    )


def _threatened(parts: Parts, kept: list[Trigger]) -> list[Trigger]:
    """What somebody threatens to do where something else is done ("threatened: if X …, there is war") is one threat."""
    out: list[Trigger] = []
    for t in kept:
        led = (
            out[-1] if out and t.about is not None and (out[-1].stance, out[-1].mode) == ("threatens", "verb") else None
        )
        if led is not None and t.about is not None and parts.gap(led.end, t.about[0]) <= 1:
            out[-1] = t._replace(start=min(t.start, t.about[0]), stance="threatens", mode="if")
        else:
            out.append(t)
    return out


def _exchanged(kept: list[Trigger]) -> list[Trigger]:
    """ "In return, X is willing to …" is an offer."""
    out: list[Trigger] = []
    for t in kept:
        if out and out[-1].mode == "exchange" and t.stance in {"accepts", "promises"}:
            out[-1] = t._replace(stance="offers")
        else:
            out.append(t)
    return out


def _stated(parts: Parts, t: Trigger) -> bool:
    """Is it told as so: neither imagined nor the purpose of something else?"""
    left, right = parts.clause(t.start)
    if parts.has("unreal", left, right) or _accused(parts, t) or _in_mind(parts, t) or _of_some(parts, t):
        return False
    purposes = [p for p in parts.cues("purpose") if left <= p.start < right]
    if parts.final:  # "停戦を求めるため": the word stands behind what is aimed at
        return not any(t.end <= p.start and parts.gap(t.end, p.start) <= 1 for p in purposes)
    return not any(p.end <= t.start and parts.gap(p.end, t.start) <= 3 for p in purposes)


def _accused(parts: Parts, t: Trigger) -> bool:
    """Is a stance only what somebody is accused of ("accuses X of seeking to prolong the war")?"""
    right = parts.clause(t.start)[1]
    if parts.final:
        return any(t.end <= c.start < right for c in parts.cues("accuses"))
    return any(parts.segment(t.start) <= c.start and c.end <= t.start for c in parts.cues("accuses"))


def _of_some(parts: Parts, t: Trigger) -> bool:
    """Does a stance only tell which others are meant ("with nations who oppose us"), with no party before its "who"?"""
    if parts.final or verb_second(parts.doc.language):
        return False
    left = parts.clause(t.start)[0]
    that = {c.start for c in parts.cues("that")}  # "dijo que no aceptará": it may open what is said
    for rel in parts.cues("rel"):
        opens = parts.gap(left, rel.start) == 0  # what a comma sets apart may describe a party
        if left < rel.start < t.start and rel.start not in that and not opens and parts.gap(rel.end, t.start) == 0:
            return not any(0 <= rel.start - n.end <= 1 for n in parts.names)
    return False


def _in_mind(parts: Parts, t: Trigger) -> bool:
    """Is all that must be done done in the mind ("we must understand that this is not the end of the war")?"""
    if t.mode != "must":
        return False
    left, right = parts.clause(t.start)
    minds = [c for c in parts.cues("minds") if left <= c.start < right]
    if parts.final:
        return any(c.end <= t.end and parts.gap(c.end, t.start) <= 1 for c in minds)
    return any(t.start <= c.start and parts.gap(t.end, max(c.start, t.end)) <= 1 for c in minds)


def _bounded(
    parts: Parts, t: Trigger, before: list[Trigger], later: list[Trigger], conditions: list[Condition]
) -> Trigger:
    """The trigger with the bounds of what it governs, and turned into a condition where one hangs on it."""
    left = max((parts.clause(b.start)[1] for b in before if b.mode not in {"warns", "thinks"}), default=parts.start)
    right = min((b for b in parts.breaks if b >= t.end and parts.text[b] in ";；"), default=parts.end)
    for other in later:
        if other.start >= t.end:
            right = min(right, _next_starts(parts, t, other))
            break
    for say in parts.says(t.end, right):
        closing = parts.clause(say.start)[0]
        opens = [c for c in parts.cues("purpose") if c.start >= closing and parts.gap(closing, c.start) == 0]
        if opens and t.stance in {"demands", "offers"}:
            continue  # "vyzval spojence, aby dodali zbraně": what is asked for, whatever its verb may mean elsewhere
        stop = parts.clause(say.start)[1]
        if t.mode == "noun" and parts.text[stop : stop + 1] in {":", "："}:
            continue  # "the demands are the old ones, X stressed: …"
        if closing > t.end:
            right = min(right, closing)
            break
    quoted = next((b for a, b in parts.quotes if a < t.start and t.end < b and b - a >= QUOTATION), parts.end)
    right = max(t.end, min(right, quoted))
    inside = parts.inside_embedded(t.start)
    if inside is not None and inside[1] < right and parts.gap(inside[1], right):
        right = max(inside[1], t.end)  # "X, who has refused to join, may soon see Y": no more than his own clause
    if parts.final:
        left = max([b.end for b in before], default=parts.start)
        right = t.end
    stance, tied = t.stance, 0
    if stance == "refuses" and parts.has("before_it", *parts.clause(t.start)) and not _dated(parts, t):
        stance = "conditions"
    if stance == "refuses" and t.about is None and only_with(parts, t):
        stance = "conditions"
    if stance == "demands" and t.mode in {"verb", "wants"} and t.about is None:
        second = truce_behind(parts, t.end, min(right, parts.clause(t.end)[1]))
        if second is not None and any(c.id == "territory" and t.end <= c.start < second.start for c in topics(parts)):
            stance, tied = "conditions", second.end  # "wants the withdrawal before any truce"
    if (stance, t.mode) == ("refuses", "troops") and before_truce(parts, t.start):
        stance = "conditions"  # "no soldier of ours before a truce"
    for c in conditions:
        if t.about is None and not c.fronted and c.apodosis[0] <= t.start < c.protasis[0]:
            right = min(right, max(c.protasis[0], t.end))
            if stance == "conditions" and t.mode == "verb" and _only_names_it(parts, t, c):
                tied = c.protasis[1]  # "csak akkor egyezik bele, ha …"
            elif (stance == "refuses" and (c.only or c.cue.id == "if")) or (
                stance in {"accepts", "offers"} and t.mode not in {"allows", "contains", "persuades"}
            ):
                stance, tied = "conditions", c.protasis[1]
    left = left if parts.final else min(left, parts.clause(t.start)[0])
    return t._replace(stance=stance, left=left, right=right, tied=tied)


def _only_names_it(parts: Parts, t: Trigger, c: Condition) -> bool:
    """Does an "only then" point to a condition behind it, with what somebody agrees to between them?"""
    told = any(t.end <= s.start < c.protasis[0] for s in topics(parts))
    return told and any(t.end <= s.start < c.protasis[0] and s.id == "accepts" for s in parts.stances)


def only_with(parts: Parts, t: Trigger) -> bool:
    """Is a truce, a peace or a meeting refused only as long as something is lacking ("will accept no deal without
    guarantees")? What is refused "without conditions" is not made to depend."""
    if parts.final:
        return False
    right = parts.part(t.start)[1]
    told = [c for c in parts.subjects if t.end <= c.start < right and (c.id in AHEAD or c.id == "deal")]
    lacking = [c for c in parts.cues("lacking") if told and told[0].start < c.start < right][:1]
    if not lacking or parts.gap(min(told[0].end, lacking[0].start), lacking[0].start) > WITHOUT_REACH:
        return False
    terms = [s for s in parts.stances if s.id.startswith("conditions") and s.start >= lacking[0].end]
    return not any(parts.gap(lacking[0].end, s.start) <= 1 for s in terms)


def _dated(parts: Parts, t: Trigger) -> bool:
    """Does the "before" of a clause only tell when?"""
    left, right = parts.clause(t.start)
    before = [c for c in parts.cues("before_it") if left <= c.start < right]
    return any(c.start <= d.start < c.end for c in before for d in parts.times)


def _next_starts(parts: Parts, t: Trigger, other: Trigger) -> int:
    """Where the next stance's own words begin: with its clause, else with its subject, else with its verb."""
    cut = parts.segment(other.start)
    if cut > t.end:
        return cut
    subjects = parts.parties(t.end, other.start)
    return subjects[-1].start if subjects and other.mode != "by" else other.start
