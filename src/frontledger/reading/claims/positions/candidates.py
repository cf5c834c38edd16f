"""Words that may take a stance: verbs and nouns of stance, modals, the contents of plans."""

from __future__ import annotations

from collections.abc import Iterable

from ...cues import Cue, unspaced
from ...doc import within
from ...marks import Name
from ..frame import events
from .answered import nays
from .called import CALLED, is_called
from .denied import none_at_all
from .parts import Parts, party
from .plainly import addressed, plain_verbs
from .subjects import kept_ground
from .words import Stance, Trigger

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
_AGREES = frozenset({"accepts", "refuses"})
_OWN_MODES = frozenset({"warns", "thinks", "grants", "hopes", "ready", "plans", "wants"})


BY_REACH = 3
"""Words between a "by" and the party it names."""
ABOUT_REACH = 4
"""Words between whose refusal it is and what is refused."""


def candidates(parts: Parts) -> Iterable[Trigger]:
    """All words that may take a stance, in no order."""
    planned = [
        c
        for c in parts.cues("contains")
        if any(parts.clause(c.start)[0] <= p.start <= c.end for p in parts.cues("plan"))
    ]
    for cue in planned:
        yield Trigger(cue.start, cue.end, "offers", "contains", parts.end)
    answers = nays(parts)
    plain = list(plain_verbs(parts))
    told = {parts.clause(t.start) for t in plain if t.mode == "contains"}
    for cue in parts.stances:
        inside = _in_plan(parts, cue, planned) or parts.clause(cue.start) in told
        inside = inside or any(cue.start < t.end for t in answers)  # "cede the Donbas? Never"
        taken = None if inside else _of_stance(parts, cue)
        if taken is not None:
            yield taken
    follows = [*(s.start for s in parts.stances), *(t.start for t in answers)]
    for id_, stance in _GRAMMAR:
        for cue in parts.cues(id_):
            right = parts.clause(cue.start)[1]
            if id_ == "wont" and any(cue.end <= s <= right and parts.gap(cue.end, s) == 0 for s in follows):
                continue  # "will not accept": the stance is told by the verb
            if any(t.start < cue.end and cue.start < t.end for t in answers):
                continue  # "Never", as an answer
            yield Trigger(cue.start, cue.end, stance, id_, parts.end, speaks=id_ in {"wont", "tries"})
    yield from _not_one(parts)
    yield from answers
    yield from none_at_all(parts)
    yield from plain
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


def _not_one(parts: Parts) -> Iterable[Trigger]:
    """ "Not one village will we part with", with whatever verb: nothing is given."""
    for no, land in kept_ground(parts):
        left, right = parts.clause(no.start)
        own = [c for c in parts.cues("we") if left <= c.start < right]
        told = [s for s in parts.stances if s.id.startswith("refuses") and parts.part(s.start) == parts.part(left)]
        if own and not told and not parts.doc.cues_in("events", left, right, "gain", "lose", "lose_noun", "fallen"):
            start, end = min(no.start, land.start, own[0].start), max(no.end, land.end)
            yield Trigger(start, end, "refuses", "wont", parts.end, speaks=True)
    for act in parts.cues("yields"):  # "手放さない"
        nots = [n for n in parts.cues("not") if parts.final and 0 <= n.start - act.end <= 1]
        if nots and not parts.has("wont", act.start, nots[0].end + 1):
            yield Trigger(act.start, nots[0].end, "refuses", "wont", parts.end, speaks=True)


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
    if (base == "refuses" and _pushed(parts, cue)) or _compound(parts, cue):
        return None
    if mode == "by" and (alone := _by_nobody(parts, cue, base)) is not None:
        cue, mode = alone, "verb"
    if base in CALLED and mode in {"verb", "noun"} and is_called(parts, cue) and not parts.negated(cue.start):
        return Trigger(cue.start, cue.end, CALLED[base], "called", parts.end)
    if mode == "of":
        if not addressed(parts, cue):
            return None
        mode = "verb"
    if (mode == "noun" and not _owned(parts, cue, reach=0 if base in _AGREES else 1)) or (
        base == "accepts" and _received(parts, cue)
    ):
        return None
    none_given = (
        any(no.end <= cue.start for no, _ in kept_ground(parts)) and base == "refuses"
    )  # "жодного … не віддамо"
    own = any(cue.start <= c.start < cue.end for c in parts.cues("not"))  # "ніхто не збирається": said twice
    if parts.negated(cue.start) and not none_given and not own:
        if stance not in _NOT:
            return None
        stance = _NOT[stance]
        mode = mode if base in {"accepts", "refuses", "expects"} else "denied"
    return Trigger(cue.start, cue.end, stance, mode, parts.end, speaks=mode not in {"noun", "deed"})


def _by_nobody(parts: Parts, cue: Cue, base: str) -> Cue | None:
    """The verb alone of one with a "by" that names no party ("hat einen Kredit von 90 Milliarden versprochen")."""
    alone = [
        c
        for c in within(parts.doc.cues("positions"), cue.start, cue.end)
        if c.id == base and c.end - c.start < cue.end - cue.start
    ]
    if not alone:
        return None
    stands_first = alone[-1].end == cue.end  # "von X zugesagt"
    who = (cue.start, alone[-1].start) if stands_first else (cue.end, parts.clause(cue.end)[1])
    named = [n for n in within(parts.names, *who) if party(n)]
    named = [n for n in named if stands_first or parts.gap(cue.end, n.start) <= BY_REACH]
    dated = any(cue.start < t.end and t.start <= cue.end + 1 and t.end > cue.end for t in parts.times)  # "by March"
    return None if named or dated else alone[-1]


def _compound(parts: Parts, cue: Cue) -> bool:
    """Is a word of stance only the second half of a word that describes ("a Russian-backed administration")?"""
    return parts.text[cue.start - 1 : cue.start] in {"-", "‑"} and parts.text[cue.start - 2 : cue.start - 1].isalpha()


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


def _whose_no(parts: Parts, cue: Cue, name: Name) -> bool:
    """Does a party with "of" part a noun of stance from what it is about ("the refusal of X to a truce")?"""
    right = parts.clause(cue.start)[1]
    behind = [c for c in parts.subjects if name.end <= c.start < right]
    own = any(c.start == name.end for c in parts.cues("own"))
    near = parts.gap(cue.end, name.start) <= 1 and behind and 0 < parts.gap(name.end, behind[0].start) <= ABOUT_REACH
    return bool(near) and not own and not name.adjective


def _owned(parts: Parts, cue: Cue, reach: int) -> bool:
    """Is it said beside a noun of stance whose it is ("Kyiv's demand", "вимога Москви")? `reach`: words between the
    noun and whose it is; what is rejected or accepted stands behind an "of"."""
    if any(c.end <= cue.start and parts.gap(c.end, cue.start) == 0 for c in parts.cues("he")):
        return True
    for n in parts.names:
        if party(n) is None:
            continue
        own = any(c.start == n.end and c.end == cue.start for c in parts.cues("own"))
        spaced = not unspaced(parts.text[cue.start])
        if own or n.end == cue.start or (spaced and n.end <= cue.start and parts.gap(n.end, cue.start) <= 1):
            return True
        if spaced and cue.end <= n.start and parts.gap(cue.end, n.start) <= reach:
            return True
        if spaced and cue.end <= n.start and _whose_no(parts, cue, n):
            return True
    return False
