"""What a report says against itself, whatever the maps say. Only arithmetic that is simple and sure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..nouns import Claim, Period
from .conversion import disagrees
from .figures import official_km2
from .question import Case
from .say import Label, Num, Printed, Say, Value, say
from .sentences import where
from .tolerance import allowed, table

_GAINS = ("area_change",)
_COMPARED = ("area_change", "area_total")


class Span(NamedTuple):
    """From the least to the most that a printed figure can mean, in the unit of the maps."""

    low: float
    high: float

    def apart(self, other: Span) -> bool:
        """Do the two miss each other by more than the table lets pass?"""
        miss = max(self.low - other.high, other.low - self.high)
        least: float = table()["inside"]["at_least"]
        return miss > least * max(abs(self.high), abs(other.high))


def contradictions(case: Case) -> Mapping[int, Say]:
    """By number of the claim (from 0), why the report contradicts itself there."""
    found: dict[int, Say] = {}
    for check in (_conversions, _rates, _parts, _shares, _share_of_total, _comparisons):
        for number, sentence in check(case):
            found.setdefault(number, sentence)
    return found


def _conversions(case: Case) -> Iterator[tuple[int, Say]]:
    for number, claim in enumerate(case.claims):
        other = disagrees(claim, case.report)
        if other is not None and claim.amount is not None:
            yield (
                number,
                say(
                    "The report’s {said} is {should_be}, not the {restated} it gives beside it.",
                    said=Printed(claim.amount),
                    should_be=Num(other.should_be, other.unit),
                    restated=Num(other.value, other.unit),
                ),
            )


def _rates(case: Case) -> Iterator[tuple[int, Say]]:
    """A mean a day beside the whole of the same time."""
    units = {"day": 1.0, "week": 7.0}
    for number, rate in enumerate(case.claims):
        days = _days(rate.period)
        if rate.kind != "rate" or rate.amount is None or not days or rate.extra.per not in units:
            continue
        n = days / units[rate.extra.per]
        wholes = [
            w
            for w in case.claims
            if w.kind in _GAINS and w.amount and _alike(case, rate, w) and w.period == rate.period
        ]
        spans = [_span(w) for w in wholes]
        if wholes and all(Span(s.low / n, s.high / n).apart(_span(rate)) for s in spans):
            yield (
                number,
                say(
                    "{whole} over {days} make {each} each; the report says {said}.",
                    whole=Printed(wholes[0].amount) if wholes[0].amount else "",
                    days=Num(round(n), rate.extra.per),
                    each=Num((spans[0].low + spans[0].high) / 2 / n, "km2"),
                    said=Printed(rate.amount),
                ),
            )


def _parts(case: Case) -> Iterator[tuple[int, Say]]:
    """Gains of times that together are the time of another gain."""
    for number, whole in enumerate(case.claims):
        days = _days(whole.period)
        if whole.kind not in _GAINS or whole.amount is None or not days or not whole.period:
            continue
        parts = {
            (p.period.start, p.period.end): p
            for p in case.claims
            if p.kind in _GAINS and p.amount and p.period and p.period != whole.period and _alike(case, p, whole)
            and _within(p.period, whole.period)
        }  # fmt: skip
        if len(parts) < 2 or not _tiles([p.period for p in parts.values() if p.period], whole.period):
            continue
        spans = [_span(p) for p in parts.values()]
        total = Span(sum(s.low for s in spans), sum(s.high for s in spans))
        if total.apart(_span(whole)):
            yield (
                number,
                say(
                    "The report’s parts add up to {sum}, its total is {total}.",
                    sum=Num((total.low + total.high) / 2, "km2"),
                    total=Printed(whole.amount),
                ),
            )


def _shares(case: Case) -> Iterator[tuple[int, Say]]:
    """Shares of one place that two sides are said to hold, more than the whole together."""
    for number, one in enumerate(case.claims):
        for other in case.claims:
            sides = one.side and other.side and one.side != other.side
            same = one.place and set(one.place) == set(other.place) and one.period == other.period
            told = one.kind == other.kind == "area_share" and one.amount and other.amount
            if not (sides and same and told and _source(one) == _source(other)) or "denied" in (
                one.modality,
                other.modality,
            ):
                continue
            a, b = _span(one), _span(other)
            if a.low + b.low > 100 + 100 * table()["inside"]["at_least"]:
                total = (a.low + a.high + b.low + b.high) / 2
                yield (
                    number,
                    say(
                        "The report’s shares of {places} add up to {sum}.",
                        places=where(one.place),
                        sum=Num(total, "percent"),
                    ),
                )


def _share_of_total(case: Case) -> Iterator[tuple[int, Say]]:
    """A share beside the ground it is a share of: the share told nearest to it."""
    for total in case.claims:
        regions = case.regions(total)
        area = official_km2(case, regions[0]) if len(regions) == 1 else None
        shares = [
            (abs(c.span.start - total.span.start), number, c)
            for number, c in enumerate(case.claims)
            if c.kind == "area_share" and c.period == total.period and _alike(case, c, total)
        ]
        if total.kind != "area_total" or total.amount is None or not area or not shares:
            continue
        _, number, share = min(shares, key=lambda s: s[:2])
        km2 = _span(total)
        if share.amount and Span(100 * km2.low / area, 100 * km2.high / area).apart(_span(share)):
            yield (
                number,
                say(
                    "{total} is {share} of {place}; the report says {said}.",
                    total=Printed(total.amount),
                    share=Num(100 * (km2.low + km2.high) / 2 / area, "percent"),
                    place=Label(regions[0]),
                    said=Printed(share.amount),
                ),
            )


def _comparisons(case: Case) -> Iterator[tuple[int, Say]]:
    """A comparison beside the two figures it compares, where the report gives both."""
    for number, record in enumerate(case.claims):
        if record.kind != "record" or record.extra.form != "comparison" or not record.extra.versus:
            continue
        now = _told(case, record, record.period)
        then = _told(case, record, record.extra.versus)
        if now is None or then is None or now.amount is None or then.amount is None:
            continue
        a, b = _span(now), _span(then)
        result = _ratio_wrong(record, a, b)
        if result is not None:
            told: dict[str, Value] = {"now": Printed(now.amount), "then": Printed(then.amount), "result": result}
            if record.amount is None:
                yield number, say("By the report’s own figures it is {now} against {then}, {result}.", **told)
            else:
                told["said"] = Printed(record.amount)
                yield (
                    number,
                    say("By the report’s own figures it is {now} against {then}, {result}; it says {said}.", **told),
                )


def _ratio_wrong(record: Claim, a: Span, b: Span) -> Value | None:
    """What two figures of the report make, where that cannot be brought together with what it says of them."""
    order, amount = record.extra.order, record.amount
    if amount is None:
        if order == "more" and a.high < b.low:
            return say("which is less")
        return say("which is more") if order == "less" and a.low > b.high else None
    if b.low <= 0 or a.low < 0:
        return None
    ratio, figure = Span(a.low / b.high, a.high / b.low), allowed(amount, record.quote)
    told, middle = Span(figure.low, figure.high), (a.low + a.high) / (b.low + b.high)
    if figure.unit == "times":
        wrong = order != "less" and ratio.apart(told)
        return Num(middle, "times") if wrong else None
    if figure.unit != "percent":
        return None
    share = Span(100 * ratio.low, 100 * ratio.high)
    more, less = Span(share.low - 100, share.high - 100), Span(100 - share.high, 100 - share.low)
    ways = {"more": (more,), "less": (less, share)}.get(order or "", (share,))
    if not all(way.apart(told) for way in ways):
        return None
    if order == "more":
        return say("{percent} more", percent=Num(100 * middle - 100, "percent"))
    return say("{percent} of it", percent=Num(100 * middle, "percent"))


def _told(case: Case, record: Claim, period: Period | None) -> Claim | None:
    """The one figure of the report for the time and the thing that a comparison names."""
    kind = record.extra.of or "area_change"
    found = [
        c
        for c in case.claims
        if c.kind == kind and kind in _COMPARED and c.amount and c.period == period and _alike(case, c, record)
    ]
    return found[0] if len(found) == 1 else None


def _alike(case: Case, one: Claim, other: Claim) -> bool:
    """Same side, same place (none named is the whole), same source, neither denied."""
    return (
        one.side == other.side
        and set(case.regions(one)) == set(case.regions(other))
        and _source(one) == _source(other)
        and (one.extra.direction or other.extra.direction) == (other.extra.direction or one.extra.direction)
        and "denied" not in (one.modality, other.modality)
    )


def _source(claim: Claim) -> tuple[str, tuple[str, ...]]:
    return claim.speaker, claim.via


def _span(claim: Claim) -> Span:
    if claim.amount is None:
        return Span(0.0, 0.0)
    figure = allowed(claim.amount, claim.quote)
    return Span(figure.low, figure.high)


def _ends(period: Period | None) -> tuple[dt.date, dt.date] | None:
    return (period.start, period.end) if period and period.start and period.end else None


def _days(period: Period | None) -> int:
    ends = _ends(period)
    return (ends[1] - ends[0]).days + 1 if ends else 0


def _within(part: Period, whole: Period) -> bool:
    inner, outer = _ends(part), _ends(whole)
    return inner is not None and outer is not None and outer[0] <= inner[0] <= inner[1] <= outer[1]


def _tiles(parts: list[Period], whole: Period) -> bool:
    """Do the parts follow one another from the first to the last day of the whole?"""
    outer = _ends(whole)
    if outer is None:
        return False
    at = outer[0].toordinal()
    for first, last in sorted(ends for p in parts if (ends := _ends(p)) is not None):
        if first.toordinal() != at:
            return False
        at = last.toordinal() + 1
    return at == outer[1].toordinal() + 1
