"""Where a sentence takes a stance: verbs and nouns of stance, modals, conditions, the contents of plans.

Of two stances of which one stands inside the other ("urged X to accept", "refuses to agree") the outer one is kept,
unless what is insisted on or promised is a refusal ("vowed never to cede").
"""

from __future__ import annotations

from collections.abc import Iterable

from ..cues import Cue, unspaced
from .frame import events
from .stance_conditions import Condition, conditional, conditions_of
from .stance_parts import Parts, party
from .stance_words import Stance, Trigger

_BASE: dict[str, Stance] = {
    "demands": "demands",
    "offers": "offers",
    "accepts": "accepts",
    "refuses": "refuses",
    "conditions": "conditions",
    "threatens": "threatens",
    "promises": "promises",
    "expects": "expects",
    "wants": "demands",
    "hopes": "expects",
    "ready": "accepts",
    "grants": "promises",
    "plans": "promises",
    "warns": "threatens",
    "thinks": "expects",
}
"""Stance of a cue by the first part of its id."""
_NOT: dict[Stance, Stance] = {
    "accepts": "refuses",
    "refuses": "accepts",
    "offers": "refuses",
    "promises": "refuses",
    "expects": "expects",
}
"""What a stance comes to with "not"; one that is missing here is no stance then."""
_GRAMMAR: tuple[tuple[str, Stance], ...] = (
    ("must", "demands"),
    ("wont", "refuses"),
    ("tries", "promises"),
    ("persuades", "offers"),
)
"""Cues of grammar that take a stance with a subject beside them."""
_COMMA = 2
"""Characters of a comma and a blank."""
_OWN_MODES = frozenset({"warns", "thinks", "grants", "hopes", "ready", "plans", "wants"})
WEAK_MODES = frozenset({"warns", "thinks", "is", "noun"})
"""What these introduce takes a stance of its own, where it does."""


def triggers(parts: Parts) -> list[Trigger]:
    """The stances of a sentence, in order of place."""
    conditions = conditions_of(parts)
    found = conditional(parts, conditions)
    taken = [t.about for t in found if t.about is not None and t.mode != "then"]
    inside = [c.protasis for c in conditions] + taken
    plain = sorted(_candidates(parts), key=lambda t: (t.start, -t.end))
    then = [t.about for t in found if t.about is not None and t.mode == "then"]
    plain = [t for t in plain if t.stance != "conditions" or not any(a <= t.start < b for a, b in then)]
    plain = [t for t in plain if not any(a <= t.start < b for a, b in inside) and _stated(parts, t)]
    outer = [t for t in _outermost(parts, plain) if not _left_to_do(parts, t)]
    outer = [t for i, t in enumerate(outer) if not _introduces(parts, t, outer[i + 1 :])]
    kept = _exchanged(sorted([*found, *outer]))
    return [_bounded(parts, t, kept[:i], kept[i + 1 :], conditions) for i, t in enumerate(kept)]


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
    verb = next((c for c in parts.cues("infinitive") if c.start <= t.start < c.end), None)
    return verb is not None and not any(
        c.end <= verb.start and parts.gap(c.end, verb.start) == 0 for c in parts.cues("does")
    )


def _exchanged(kept: list[Trigger]) -> list[Trigger]:
    """ "In return, X is willing to …" is an offer."""
    out: list[Trigger] = []
    for t in kept:
        if out and out[-1].mode == "exchange" and t.stance in {"accepts", "promises"}:
            out[-1] = t._replace(stance="offers")
        else:
            out.append(t)
    return out


def _candidates(parts: Parts) -> Iterable[Trigger]:
    planned = [
        c
        for c in parts.cues("contains")
        if any(parts.clause(c.start)[0] <= p.start <= c.end for p in parts.cues("plan"))
    ]
    for cue in planned:
        yield Trigger(cue.start, cue.end, "offers", "contains", parts.end)
    for cue in parts.stances:
        taken = None if _in_plan(parts, cue, planned) else _of_stance(parts, cue)
        if taken is not None:
            yield taken
    follows = [t.start for t in parts.stances]
    for id_, stance in _GRAMMAR:
        for cue in parts.cues(id_):
            if id_ == "wont" and any(cue.end <= s and parts.gap(cue.end, s) == 0 for s in follows):
                continue  # "will not accept": the stance is told by the verb
            yield Trigger(cue.start, cue.end, stance, id_, parts.end, speaks=id_ in {"wont", "tries"})
    for cue in parts.cues("allows"):
        yield Trigger(cue.start, cue.end, "refuses" if parts.negated(cue.start) else "accepts", "allows", parts.end)
    swapped = events(parts.doc, parts.start, parts.end, "exchange")  # prisoners and bodies, told as done
    for cue in parts.cues("exchange"):
        if any(c.end <= cue.start or cue.end <= c.start for c in swapped):
            continue
        if parts.gap(parts.clause(cue.start)[0], cue.start) == 0:
            yield Trigger(cue.start, cue.end, "offers", "exchange", parts.end)
    for cue in parts.cues("is_a"):
        kind = parts.first("kind_of_meeting", cue.end, parts.clause(cue.end)[1])
        if kind is not None and parts.gap(cue.end, kind.start) <= 5:
            yield Trigger(cue.start, kind.end, "expects", "meeting", parts.end, speaks=True)


def _in_plan(parts: Parts, cue: Cue, planned: list[Cue]) -> bool:
    """Is a word of stance part of what a plan contains, or of whose plan it is ("美國提出的計畫要求 …")?"""
    if any(p.start <= cue.start < p.end for p in planned):
        return True
    return bool(planned) and (cue.id == "offers_by" or any(c.start == cue.end for c in parts.cues("own")))


def _of_stance(parts: Parts, cue: Cue) -> Trigger | None:
    base, _, mode = cue.id.partition("_")
    mode = mode or (base if base in _OWN_MODES else "verb")
    stance = _BASE[base]
    if mode == "verb" and base != "conditions" and any(c.end == cue.start for c in parts.cues("own")):
        mode = "noun"
    if base == "refuses" and _pushed(parts, cue):
        return None
    if (mode == "noun" and not _owned(parts, cue)) or (base == "accepts" and _received(parts, cue)):
        return None
    if parts.negated(cue.start):
        if stance not in _NOT:
            return None
        stance = _NOT[stance]
        mode = mode if base in {"accepts", "refuses", "expects"} else "denied"
    return Trigger(cue.start, cue.end, stance, mode, parts.end, speaks=mode not in {"noun", "deed"})


def _pushed(parts: Parts, cue: Cue) -> bool:
    """Is a word for rejecting one for driving people back ("відкинули росіян", "the enemy")?"""
    if not parts.doc.cues_in("events", cue.start, cue.end, "advance", "regain", "repel", "driven_out"):
        return False
    end = parts.clause(cue.start)[1]
    people = [n.start for n in parts.names if n.kind == "side" and n.start >= cue.end]
    people += [c.start for c in parts.doc.cues_in("events", cue.end, end, "enemy")]
    return any(parts.gap(cue.end, at) == 0 for at in people)


def _received(parts: Parts, cue: Cue) -> bool:
    """Is a word for accepting one for receiving a person ("přijal prezidenta X")?"""
    if not any(c.start == cue.start for c in parts.cues("receive")):
        return False
    return any(n.kind == "speaker" and 0 <= parts.gap(cue.end, n.start) <= 1 for n in parts.names if n.start >= cue.end)


def _owned(parts: Parts, cue: Cue) -> bool:
    """Is it said beside a noun of stance whose it is ("Kyiv's demand", "вимога Москви")?"""
    if any(c.end <= cue.start and parts.gap(c.end, cue.start) == 0 for c in parts.cues("he")):
        return True
    for n in parts.names:
        if party(n) is None:
            continue
        own = any(c.start == n.end and c.end == cue.start for c in parts.cues("own"))
        spaced = not unspaced(parts.text[cue.start])
        if own or n.end == cue.start or (spaced and n.end <= cue.start and parts.gap(n.end, cue.start) <= 1):
            return True
        if spaced and cue.end <= n.start and parts.gap(cue.end, n.start) <= 1:
            return True
    return False


def _stated(parts: Parts, t: Trigger) -> bool:
    """Is it told as so: neither imagined nor the purpose of something else?"""
    left, right = parts.clause(t.start)
    if parts.has("unreal", left, right):
        return False
    return not any(
        left <= p.start and p.end <= t.start and parts.gap(p.end, t.start) <= 3 for p in parts.cues("purpose")
    )


def _outermost(parts: Parts, found: list[Trigger]) -> list[Trigger]:
    if parts.final:
        return _last_ones(parts, found)
    kept: list[Trigger] = []
    for t in found:
        while kept and _reverses(parts, kept[-1], t):
            kept.pop()
        if kept and _nested(parts, kept[-1], t):
            continue
        kept.append(t)
    return kept


def _last_ones(parts: Parts, found: list[Trigger]) -> list[Trigger]:
    """Where verbs stand last the outer stance follows the inner one ("수용하라고 요구했다")."""
    kept: list[Trigger] = []
    for t in reversed(found):
        outer = kept[-1] if kept else None
        inside = outer is not None and t.end > parts.segment(outer.start)
        if outer is None or not inside or t.start >= outer.end:
            kept.append(t)
        elif (
            outer.mode in WEAK_MODES
            or (outer.mode == "ready" and t.mode == "verb")
            or (t.stance == "refuses" and outer.stance in {"demands", "promises"})
        ):
            kept[-1] = t
    return kept[::-1]


def _reverses(parts: Parts, outer: Trigger, inner: Trigger) -> bool:
    """Does the inner refusal say what the outer stance comes to ("insists it will not …", "vowed never to …")?"""
    if inner.end <= outer.end or not _linked(parts, outer, inner):
        return False
    if outer.mode in WEAK_MODES:
        return inner.mode != "is" if outer.mode == "is" else (outer.mode, inner.mode) != ("noun", "by")
    near = parts.gap(outer.end, inner.start) <= 4
    return inner.stance == "refuses" and outer.stance in {"demands", "promises"} and near and outer.mode == "verb"


def _nested(parts: Parts, outer: Trigger, inner: Trigger) -> bool:
    if inner.start < outer.end:
        return True
    if outer.mode == "by" or (outer.mode, inner.mode) == ("noun", "by"):
        return False
    same_part = parts.part(outer.start) == parts.part(inner.start)
    listed = outer.mode == "contains" and inner.mode in {"wont", "must", "noun"}
    if listed and same_part and not parts.parties(parts.segment(inner.start), inner.start):
        return True
    if inner.mode == "noun" and outer.stance in {"demands", "offers"} and same_part:
        return True
    if outer.stance == "demands" and same_part and _within_that(parts, outer, inner):
        return True
    if not _linked(parts, outer, inner):
        return False
    if any(
        outer.end <= c.start and c.end <= inner.start and parts.gap(c.end, inner.start) <= 4 for c in parts.cues("and")
    ):
        return False
    own = [n for n in parts.parties(outer.end, inner.start) if not n.adjective]
    if own and not parts.infinitive(inner.start):
        return outer.stance in {"demands", "expects", "conditions"} or outer.mode in {"persuades", "allows"}
    return True


def _within_that(parts: Parts, outer: Trigger, inner: Trigger) -> bool:
    """Does the inner verb belong to the clause that tells what is demanded ("щоб … віддала … й відмовилася")?"""
    if not any(outer.end <= c.start < inner.start for c in parts.cues("that")) or not parts.gap(outer.end, inner.start):
        return False
    joint = parts.segment(inner.start)
    word = next((c for c in parts.cues("and") if c.end == joint), None)
    comma = word is None or parts.text[parts.start : word.start].rstrip()[-1:] in ",;"
    return not comma and not parts.parties(joint, inner.start)


def _linked(parts: Parts, outer: Trigger, inner: Trigger) -> bool:
    """Do two stances stand in one clause, or the second in the clause that says what the first comes to?"""
    left, right = parts.clause(outer.start)
    a, _ = parts.clause(inner.start)
    if left == a:
        return True
    return a <= right + 1 and any(c.start >= a and parts.gap(a, c.start) == 0 for c in parts.cues("that"))


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
        if closing > t.end:
            right = min(right, closing)
            break
    if parts.final:
        left = max([b.end for b in before], default=parts.start)
        right = t.end
    stance = t.stance
    if stance == "refuses" and parts.has("before_it", *parts.clause(t.start)) and not _dated(parts, t):
        stance = "conditions"
    for c in conditions:
        if t.about is None and not c.fronted and c.apodosis[0] <= t.start < c.protasis[0]:
            right = min(right, max(c.protasis[0], t.end))
            if (stance == "refuses" and c.only) or (
                stance in {"accepts", "offers"} and t.mode not in {"allows", "contains", "persuades"}
            ):
                stance = "conditions"
    return t._replace(stance=stance, left=left if parts.final else min(left, parts.clause(t.start)[0]), right=right)


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
