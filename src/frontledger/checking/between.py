"""Between the lines of one report: claims that rest on different rules, or reach across a change of rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal, NamedTuple

from ..nouns import CheckedClaim, Claim, Convention
from ..nouns.since import since_span
from .question import Case
from .say import Day, Label, Listed, Num, Rule, Say, say_n

_GROUND = ("area_change", "area_total", "area_share", "rate")
_UNIT_DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
"""A unit of time is at most so long."""


class Between(NamedTuple):
    """What is to be said of several claims together."""

    kind: Literal["two_rules", "rule_changed"]
    claims: tuple[int, ...]
    """Their numbers, from 1."""
    rules: tuple[str, str]
    sentence: Say
    day: dt.date | None = None
    """When the rule changed."""


_NO_GROUND = ("closed", "distance", "gap", "count", "since", "advance")
"""Quantities that rest on no rule of ground."""


def between(case: Case, checked: Sequence[CheckedClaim]) -> list[Between]:
    """What an editor should know before figures of one report are put side by side."""
    return [*_two_rules(case, checked), *_changes(case)]


def _two_rules(case: Case, checked: Sequence[CheckedClaim]) -> Iterator[Between]:
    """Claims of which some fit by one rule only and others only by another: one remark for two rules."""
    # in the theatre's order of rules, whatever the order in which the claims are told
    order = {rule: n for n, rule in enumerate(case.theatre.conventions)}
    rests = [(c, fitting) for c in checked if (fitting := _fitting(c))]
    pairs: dict[tuple[str, str], tuple[set[int], set[int]]] = {}
    for (one, a), (other, b) in combinations(rests, 2):
        if set(a).isdisjoint(b) and not _follows(case, a[0], b[0]):
            turned = order[a[0]] > order[b[0]]
            first, second = pairs.setdefault((b[0], a[0]) if turned else (a[0], b[0]), (set(), set()))
            first.add(other.number if turned else one.number)
            second.add(one.number if turned else other.number)
    for (rule, other_rule), (first, second) in sorted(pairs.items(), key=lambda p: [order[r] for r in p[0]]):
        sentence = say_n(
            "Claim no. {these} fits by {rule}, no. {those} by {other}; figures counted by two rules can be neither "
            "added up nor compared.",
            "Claims no. {these} fit by {rule}, no. {those} by {other}; figures counted by two rules can be neither "
            "added up nor compared.",
            len(first),
            these=_numbers(first),
            rule=Rule(rule, "by"),
            those=_numbers(second),
            other=Rule(other_rule, "by"),
        )
        yield Between("two_rules", tuple(sorted(first | second)), (rule, other_rule), sentence)


def _fitting(claim: CheckedClaim) -> list[str]:
    """Rules under which a claim of ground holds, the one that its verdict names first."""
    if claim.verdict not in ("supported", "other_rule", "depends", "disputed"):
        return []
    held = [e for e in claim.evidence if e.fit in ("fits", "yes") and e.quantity not in _NO_GROUND]
    another = claim.verdict == "other_rule"
    return list(dict.fromkeys(e.convention for e in sorted(held, key=lambda e: e.own is another)))


def _of(claim: Claim) -> str:
    """What a claim tells of, or ranks."""
    return (claim.extra.of or "area_change") if claim.kind == "record" else claim.kind


def _changes(case: Case) -> Iterator[Between]:
    """Claims that compare or count across the day on which the credited source changed its rule."""
    found: dict[tuple[str, str, str], list[int]] = {}
    for number, claim in enumerate(case.claims, 1):
        who = case.credited(claim)
        reach = _reach(claim)
        if who is None or reach is None or claim.modality in ("planned", "conditional"):
            continue
        for old, new in _changed(case, who):
            if new.valid_from and reach[0] < new.valid_from <= reach[1]:
                found.setdefault((who, old.id, new.id), []).append(number)
    for (who, old_id, new_id), numbers in sorted(found.items()):
        day = case.theatre.conventions[new_id].valid_from
        assert day is not None, "a change has a day"  # noqa: S101
        sentence = say_n(
            "{who} has counted by another rule since {day}; claim no. {these} reaches across that day.",
            "{who} has counted by another rule since {day}; claims no. {these} reach across that day.",
            len(numbers),
            who=Label(who),
            day=Day(day),
            these=_numbers(numbers),
        )
        yield Between("rule_changed", tuple(numbers), (old_id, new_id), sentence, day)


def _changed(case: Case, who: str) -> Iterator[tuple[Convention, Convention]]:
    """Pairs of rules of one source of which the second took the place of the first."""
    rules = [c for c in case.theatre.conventions.values() if who in c.used_by]
    for old in rules:
        for new in rules:
            if old.counts == new.counts and _next(old, new):
                yield old, new


def _next(old: Convention, new: Convention) -> bool:
    return bool(old.valid_to and new.valid_from and old.valid_to < new.valid_from)


def _follows(case: Case, one: str, other: str) -> bool:
    """Are two rules one source's, of which one took the place of the other?"""
    a, b = case.theatre.conventions[one], case.theatre.conventions[other]
    return not set(a.used_by).isdisjoint(b.used_by) and (_next(a, b) or _next(b, a))


def _reach(claim: Claim) -> tuple[dt.date, dt.date] | None:
    """From the earliest day a claim of ground counts or compares with to its last."""
    period, extra = claim.period, claim.extra
    if period is None or period.end is None:
        return None
    first = [period.start]
    if _of(claim) not in _GROUND:
        return None
    if claim.kind == "record":
        if extra.since:
            first.append(since_span(extra.since, extra.since_part).start)
        if extra.versus:
            first.append(extra.versus.start or extra.versus.end)
        if extra.form == "streak" and claim.amount and period.start and extra.grain:
            before = round(claim.amount.high - 1) * _UNIT_DAYS[extra.grain]
            first.append(dt.date.fromordinal(min(max(1, period.start.toordinal() - before), dt.date.max.toordinal())))
    elif claim.kind not in ("area_change", "rate"):
        return None  # a state is of one moment
    days = [day for day in first if day is not None]
    return (min(days), period.end) if days else None


def _numbers(numbers: Iterable[int]) -> Listed:
    return Listed([Num(n) for n in sorted(numbers)])
