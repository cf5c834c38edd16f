"""Conditions and threats: what hangs on what, told by "if", "unless", "only", "otherwise" and "then"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ...cues import Cue
from ...doc import within
from .denied import not_then_none
from .parts import Parts
from .plainly import foreign_troops, war_over
from .relayed import heard
from .stretches import covered
from .words import Trigger, plain_stances

LACKING_REACH = 8
"""Words between "without" and what will not be."""
NONE_REACH = 1
"""Words between "no" and what there will not be."""
NOT_REACH = 4
"""Words between what there will not be, with who is to meet, and the verb."""
BEHIND_NONE = 2
"""Words from what there is none of to the withdrawal it hangs on."""
AHEAD = frozenset({"ceasefire", "end_of_war", "meeting"})
"""What lies ahead and is made to depend."""
_WEAKLY = frozenset({"discuss", "concession"})
"""What may also be part of the word that there will be none ("免談")."""
HELD_BACK = AHEAD | _WEAKLY | {"guarantees", "other", "sanctions"}
"""What there will be none of until or without something else ("no elections while the shelling goes on")."""
_THREATS = ("force", "consequence")
"""What tells of a threat behind a condition in one clause with it, where verbs stand last."""


_SOURCE = 16
"""Letters of an "if" within which what names a source ends or begins."""


class Condition(NamedTuple):
    """A condition and what hangs on it."""

    cue: Cue
    protasis: tuple[int, int]
    apodosis: tuple[int, int]
    fronted: bool
    only: bool


def conditions_of(parts: Parts) -> list[Condition]:
    """The conditions of a sentence, in order of place."""
    found = [_condition(parts, cue) for cue in _markers(parts)]
    only = [c.cue.end for c in found if c.cue.id == "only"]
    found = [c for c in found if c.cue.id != "when" or not any(parts.gap(e, c.cue.start) == 0 for e in only)]
    return [c for c in found if c.cue.id != "when" or _to_come(parts, c)]


def conditional(parts: Parts, conditions: list[Condition]) -> list[Trigger]:
    """The threats and conditions that a sentence tells by its make, not by a verb of stance."""
    lacking = list(_lacking(parts))
    told = {t.start for t in lacking}
    others = [c for c in conditions if c.cue.start not in told]
    others = [c for c in others if c.cue.id != "only" or not _then_told(parts, c.cue)]
    found = [*_conditional(parts, others), *_first(parts), *_otherwise(parts), *_sequence(parts), *lacking]
    taken = [t.about for t in found if t.about is not None]
    found += [t for t in not_then_none(parts) if not any(a < t.end and t.start < b for a, b in taken)]
    found += _none(parts, conditions, found)
    return [*found, *_none_before(parts, found)]


def _then_told(parts: Parts, cue: Cue) -> bool:
    """Is an "only then" told behind what must come first, as an order of things ("must leave X; only then …")?"""
    ahead = any(s.start >= cue.end and s.id in AHEAD for s in parts.subjects)
    before = any(s.end <= cue.start for s in parts.subjects)
    return ahead and before and any(c.start < cue.end and cue.start < c.end for c in parts.cues("then"))


def _markers(parts: Parts) -> list[Cue]:
    words = {(c.start, c.end) for c in parts.cues("only")}
    times = [t for t in parts.times if (t.start, t.end) not in words]  # "пока"
    dated = {t.start for t in times} | {t.end for t in times}
    only = [c for c in parts.cues("only") if not any(c.end <= d <= c.end + 2 or c.start <= d <= c.end for d in dated)]
    only = [c for c in only if not any(q.start < c.end and c.start < q.end for q in parts.quantities)]  # "24 až 48"
    if not (parts.doc.spaced or parts.final):  # "只有四個字"
        only = [c for c in only if not any(q.start == c.end for q in parts.quantities)]
    only = [c for c in only if not _points_to_if(parts, c)]
    ready = [s for s in parts.stances if s.id in {"ready", "accepts", "demands"}]  # "bereid tot", "riep op tot"
    inside = [*ready, *parts.subjects]  # "toetreding tot de NAVO"
    only = [c for c in only if not any(s.start < c.start and c.end <= s.end for s in inside)]
    musts = parts.cues("must") if parts.final else []  # "なければならない"
    ifs = [c for c in parts.cues("if") if not any(m.start < c.end <= m.end for m in musts)]
    ifs = [c for c in ifs if not _of_a_source(parts, c)]
    return sorted([*ifs, *only, *parts.cues("unless"), *parts.cues("when")])


def _of_a_source(parts: Parts, cue: Cue) -> bool:
    """Is an "if" part of what names a source ("if one goes by the ministry's data")?"""
    near = parts.doc.cues_in("attribution", cue.start, cue.end + _SOURCE, "data", "according")
    return any(c.start < cue.end for c in near)


def _points_to_if(parts: Parts, cue: Cue) -> bool:
    """Does an "only then" stand in the main clause, with its "if" or "until" opening the next one?

    "csak akkor …, ha …", "addig nem …, amíg …".
    """
    left, right = parts.clause(cue.start)
    words = {
        i: [c for c in parts.cues(i) if right <= c.start and parts.gap(right, c.start) == 0] for i in ("if", "only")
    }
    return cue.end <= right and bool(words["only"] or (words["if"] and parts.gap(left, cue.start) > 0))


def _condition(parts: Parts, cue: Cue) -> Condition:
    """The condition that a word opens: before the main clause and parted from it by a comma, else after it."""
    left, right = parts.clause(cue.start)
    inside = [s.end for s in parts.subjects if cue.start < s.start and s.end < cue.end]
    closes = any(c.end == cue.end and c.start > cue.start for c in parts.cues("if"))
    if inside and closes:  # "alleen in met een bestand als": what hangs on it stands between the two words
        return Condition(cue, (inside[-1], right), (left, inside[-1]), False, True)
    leads = [*parts.cues("and"), *parts.cues("that"), *parts.says(left, cue.start)]
    own = any(left <= s.start < cue.start for s in parts.subjects)  # "verhandelt werde erst, wenn …"
    opens = (parts.gap(left, cue.start) <= 2 and not own) or any(
        left <= c.start and c.end <= cue.start and parts.gap(c.end, cue.start) <= 1 for c in leads
    )
    stop = parts.part(cue.start)[1]
    tail = (right + 1, stop)
    for b in parts.breaks:
        if right < b < stop and _says_something(parts, right + 1, b):
            tail = (right + 1, parts.clause(b - 1)[1])
            break
    if opens and cue.id == "if" and not any(parts.has(i, *tail) for i in _THREATS):
        tail = (tail[0], _goes_on_to_threat(parts, tail[1], stop))
    if (
        parts.final
        and cue.id in {"if", "unless"}
        and (
            any(parts.has(i, cue.end, right) for i in (*_THREATS, "no_deal"))
            or (cue.id == "unless" and any(cue.end <= c.start < right for c in parts.subjects))
        )
    ):
        return Condition(cue, (left, cue.end), (cue.end, right), True, cue.id == "unless")
    if parts.final and cue.id == "if" and any(cue.end <= s.start < right for s in plain_stances(parts)):
        return Condition(cue, (left, cue.end), (cue.end, right), True, False)  # "… çekerse kabul edecek"
    if parts.final and cue.id == "when":
        return Condition(cue, (left, cue.end), (cue.end, right if cue.end < right else stop), True, False)
    if parts.final and cue.id in {"if", "unless"} and parts.gap(cue.end, right) == 0 and right < stop:
        opens = True  # the clause of the condition ends with its word: what hangs on it follows
    denied = _denied_behind(parts, cue.end, right)
    if denied and cue.id == "only" and not parts.doc.spaced and not parts.final:
        return Condition(cue, (cue.start, denied), (denied, right), True, True)  # "只要…就不會停火"
    if opens and right < stop and _says_something(parts, *tail):
        return Condition(cue, (cue.start, right), tail, True, cue.id in {"only", "unless"})
    but = any(left <= c.start and c.end <= cue.start and parts.gap(left, c.start) == 0 for c in parts.cues("and"))
    if parts.gap(left, cue.start) <= but and left > parts.start:
        left = _main(parts, left)  # "is ready to meet X, but only once the guns are silent"
    if parts.gap(cue.end, right) == 0 and right < stop and any(right <= c.start for c in parts.cues("when")):
        right = parts.clause(right + 1)[1]  # "tylko wtedy, gdy …"
    return Condition(cue, (cue.start, right), (left, cue.start), False, cue.id in {"only", "unless"})


def _denied_behind(parts: Parts, start: int, end: int) -> int:
    """Where it is told behind a condition, in its clause, what there will not be; 0 where it is not."""
    none = none_of(parts, start, end)
    return none.start if none else 0


def _main(parts: Parts, at: int) -> int:
    """Where the main clause before a condition begins; one that only tells who says it does not count."""
    a, b = parts.clause(at - 1)
    while a > parts.start and parts.says(a, b) and not _says_something(parts, a, b):
        a, b = parts.clause(a - 1)
    return a


def _goes_on_to_threat(parts: Parts, end: int, stop: int) -> int:
    """The end of the next clause where it goes on with the main clause, by naming nobody, to what is threatened."""
    a, b = parts.clause(end + 1) if end + 1 < stop else (end, end)
    own = [n for n in parts.parties(a, b) if not n.adjective][:1] if b > a else []
    threat = b > a and any(parts.has(i, a, b) for i in _THREATS)
    return b if threat and not parts.says(a, b) and not any(parts.gap(a, n.start) <= 1 for n in own) else end


def _says_something(parts: Parts, start: int, end: int) -> bool:
    ids = ("will", "wont", "must", "consequence", "force", "then")
    return (
        any(parts.has(i, start, end) for i in ids)
        or any(start <= c.start < end and not (c.id == "meeting" and heard(parts, c)) for c in parts.subjects)
        or any(start <= c.start < end for c in plain_stances(parts))
    )


def _conditional(parts: Parts, conditions: list[Condition]) -> Iterable[Trigger]:
    for c in conditions:
        a, b = c.apodosis
        if parts.has("unreal", *_widest(c)):
            continue
        sanctions = any(s.id == "sanctions" and a <= s.start < b for s in parts.subjects)
        sanctions = sanctions and not parts.has("wont", a, b)
        seized = c.cue.id == "unless" and parts.has("will", a, b) and parts.has("takes", a, b)
        wont = [w for w in parts.cues("wont") if a <= w.start < b]  # "nie ma co marzyć": its "ma" is no "must"
        must = any(a <= m.start < b and not covered(m, wont) for m in parts.cues("must"))
        if c.fronted and must and not parts.has("force", a, b):
            continue  # "if Russia refuses, sanctions must follow" is demanded
        threat = parts.has("consequence", a, b) or sanctions or parts.has("force", a, b) or seized
        explicit = any(a <= s.start < b for s in plain_stances(parts))
        if parts.has("suffers", a, b) and not sanctions:
            continue  # "if he gets away with it, we shall pay for it"
        if threat and c.cue.id != "only" and (c.fronted or not explicit):
            yield Trigger(
                min(a, c.cue.start), max(b, c.protasis[1]), "threatens", "if", parts.end, parts.start, True, _widest(c)
            )
        elif c.fronted and (c.only or not explicit or _yields_something(parts, a, b)):
            yield Trigger(
                c.cue.start, b, "conditions", "only" if c.only else "if", parts.end, parts.start, True, _widest(c)
            )
        elif (
            not c.fronted
            and (c.only or c.cue.id == "when" or parts.has("talks", a, b))  # "we sit down if …"
            and not (explicit or parts.has("wont", a, b))
        ):
            yield Trigger(a, c.protasis[1], "conditions", "only", parts.end, parts.start, True, (a, c.protasis[1]))


def _to_come(parts: Parts, c: Condition) -> bool:
    """Of "when": does peace, a truce or a meeting lie ahead, so that it is a condition and no date?"""
    a, b = c.apodosis
    coming = any(parts.has(i, a, b) for i in ("will", "ahead", "is_over"))
    coming = coming or (parts.final and any(a <= s.start < b and s.id in {"accepts", "ready"} for s in parts.stances))
    about = (*parts.subjects, *war_over(parts))
    return c.fronted == parts.final and coming and any(a < s.end <= b and s.id in AHEAD for s in about)


def _yields_something(parts: Parts, a: int, b: int) -> bool:
    return any(a <= s.start < b and s.id in {"ready", "accepts", "offers", "promises"} for s in parts.stances)


def _widest(c: Condition) -> tuple[int, int]:
    return (min(c.protasis[0], c.apodosis[0]), max(c.protasis[1], c.apodosis[1]))


def _otherwise(parts: Parts) -> Iterable[Trigger]:
    """ "Otherwise we shall take it by force": what follows is a threat."""
    for cue in parts.cues("otherwise"):
        stop = min((b for b in parts.breaks if b > cue.end and parts.text[b] in ";；"), default=parts.end)
        left = parts.clause(cue.start)[0]
        if parts.gap(cue.end, stop) == 0 and any(parts.has(i, left, cue.start) for i in ("force", "consequence")):
            yield Trigger(left, cue.end, "threatens", "otherwise", parts.end, parts.start, True, (left, cue.end))
            continue  # "he will walk away otherwise"
        if any(parts.has(i, cue.start, stop) for i in ("force", "consequence", "takes")) or any(
            s.id == "sanctions" and cue.end <= s.start < stop for s in parts.subjects
        ):
            yield Trigger(cue.start, cue.end, "threatens", "otherwise", parts.end, parts.start, True, (cue.start, stop))


def _first(parts: Parts) -> Iterable[Trigger]:
    """ "First A must …, otherwise no …": what there will not be hangs on what is to be done first."""
    for cue in parts.cues("otherwise"):
        left, right = parts.clause(cue.start)
        led = (
            (parts.clause(left - 1)[0], left - 1)
            if left > parts.start and parts.gap(left, cue.start) <= 1
            else (left, cue.start)
        )
        if parts.gap(cue.end, right) == 0 and right < parts.end:
            right = parts.clause(right + 1)[1]  # "si no, no pasa …"
        nots = any(parts.has(i, cue.end, right) for i in ("not", "wont", "none", "no_deal"))
        if nots and parts.has("first", *led) and not any(parts.has(i, cue.end, right) for i in _THREATS):
            yield Trigger(led[0], right, "conditions", "before", parts.end, parts.start, True, (cue.start, right))


def none_of(parts: Parts, start: int, end: int, ids: frozenset[str] = AHEAD) -> Cue | None:
    """What there will be none of, in a stretch: "no truce", "휴전은 없다"."""
    troops = foreign_troops(parts) if "guarantees" in ids else []
    for s in (*parts.subjects, *troops):
        if s.id not in ids or not start <= s.start < end:
            continue
        for n in (*parts.cues("none"), *parts.cues("no_deal")):
            a, b = min(n.end, s.end), max(n.start, s.start)
            in_order = n.start < s.end if not parts.final else s.start <= n.start
            if s.id in _WEAKLY and n.start <= s.start < n.end:
                continue
            if start <= n.start < end and in_order and (a >= b or parts.gap(a, b) <= NONE_REACH):
                return Cue(min(n.start, s.start), max(n.end, s.end), s.id)
    return None


def _none(parts: Parts, conditions: list[Condition], found: list[Trigger]) -> Iterable[Trigger]:
    """ "No truce as long as, until, unless …": it hangs on what that tells."""
    for c in conditions:
        a, b = c.apodosis
        none = none_of(parts, a, b, HELD_BACK)
        if none is None or c.cue.id not in {"only", "unless"} or parts.has("unreal", *_widest(c)):
            continue
        if not any(t.about is not None and t.about[0] < none.end and none.start < t.about[1] for t in found):
            start, end = _widest(c)
            yield Trigger(start, end, "conditions", "only", parts.end, parts.start, True, (start, end))


def _lacking(parts: Parts) -> Iterable[Trigger]:
    """ "Without guarantees there will be no deal": what will not be hangs on what stands behind "without"."""
    for cue in parts.cues("lacking"):
        left, right = parts.clause(cue.start)
        stop = parts.clause(right + 1)[1] if right < parts.end else right
        refusal = parts.first("wont", cue.end, stop) or parts.first("no_deal", cue.end, stop)
        refusal = refusal or none_of(parts, cue.end, stop) or _refused(parts, cue.end, stop)
        told = any(s.end <= cue.start for s in parts.says(left, right))
        opens = told or parts.final or parts.gap(left, cue.start) <= 1
        opens = opens or any(  # "biztonsági garanciák nélkül"
            parts.gap(left, s.start) == 0 and s.end <= cue.start and not parts.gap(s.end, cue.start)
            for s in parts.subjects
        )
        if (
            parts.final
            and refusal is not None
            and any(
                s.id == "demands" and s.start >= refusal.end and not parts.says(s.start, s.end) for s in parts.stances
            )
        ):
            continue  # "「Xなしに合意はない」と求めた": who says it demands X
        if refusal is not None and opens and parts.gap(cue.end, refusal.start) <= LACKING_REACH:
            start, end = refusal.start, parts.clause(refusal.start)[1]
            before = [s for s in parts.subjects if cue.end <= s.start < start]
            ahead = len(before) == 1 and before[0].id in AHEAD and not parts.gap(before[0].end, start)
            if ahead and not any(start <= s.start < end for s in parts.subjects):
                start = before[0].start  # "без виводу військ перемир'я не буде"
            elif len(before) > (not parts.final) and not any(start <= s.start < end for s in parts.subjects):
                start = next(
                    (s for s in before[1:] if s.id != "meeting"), before[-1]
                ).start  # "без гарантий перемирия не будет", "保証なしに停戦はない"
            yield Trigger(cue.start, end, "conditions", "only", parts.end, parts.start, True, (start, end))


def _none_before(parts: Parts, found: list[Trigger]) -> Iterable[Trigger]:
    """ "No truce without X", "no talks before the withdrawal from Y": what there is none of, and what it hangs on."""
    if parts.final:
        return
    for word in (*parts.cues("lacking"), *parts.cues("yields")):
        left, right = parts.clause(word.start)
        none = none_of(parts, left, word.start, HELD_BACK) or _not_to_be(parts, left, word)
        if none is None or none.end > word.start:
            continue
        far = word.id == "yields" or within(parts.names, none.end, word.start) or covered(word, parts.cues("post"))
        eased = parts.has("relief", none.end, word.start)
        if parts.gap(none.end, word.start) > (BEHIND_NONE if far else int(eased)):
            continue  # "no troops in X without a truce", "no sanctions relief without a truce"
        if not any(t.about is not None and t.about[0] < right and none.start < t.about[1] for t in found):
            yield Trigger(none.start, right, "conditions", "only", parts.end, parts.start, True, (none.start, right))
            return


def _not_to_be(parts: Parts, start: int, without: Cue) -> Cue | None:
    """What the word right before "without" says that there will not be, named before it in its clause ("зустрічі не
    буде без згоди")."""
    nots = [c for c in parts.cues("wont") if start <= c.start and c.end <= without.start]
    nots = [c for c in nots if without.id == "lacking" and parts.gap(c.end, without.start) == 0]
    ahead = [s for s in parts.subjects if nots and s.id in AHEAD and start <= s.start and s.end <= nots[0].start]
    near = ahead and parts.gap(ahead[-1].end, nots[0].start) <= NOT_REACH
    return Cue(ahead[-1].start, nots[0].end, ahead[-1].id) if near else None


def _refused(parts: Parts, start: int, end: int) -> Cue | None:
    """A refusal of a truce, of peace or of talks ("will hear nothing of a truce")."""
    about = any(start <= s.start < end and s.id in AHEAD for s in parts.subjects)
    return next((s for s in parts.stances if about and s.id == "refuses" and start <= s.start < end), None)


def _sequence(parts: Parts) -> Iterable[Trigger]:
    """ "They will withdraw, and then the fighting will stop": the second hangs on the first."""
    for cue in parts.cues("then"):
        after = [s for s in parts.subjects if cue.start <= s.start and s.id in {"ceasefire", "end_of_war", "meeting"}]
        before = [s for s in parts.subjects if s.end <= cue.start]
        if after and before:
            about = (cue.start, parts.clause(after[0].start)[1])
            start = parts.clause(before[-1].start)[0]
            yield Trigger(start, after[0].end, "conditions", "then", parts.end, parts.start, True, about)
