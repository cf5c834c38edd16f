"""The sentences of records, ranks, streaks and comparisons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from ..nouns import Amount, Claim, Flag, Period, RecordFinding, Step
from ..nouns.since import since_span
from .count_sentences import whole
from .flag_sentences import flag_words
from .say import Day, Days, Listed, Num, Printed, Rule, Say, Value, say, say_n
from .sentences import when

_STEPS_SAID = 3
"""So many steps are said of each sort, the largest; the finding holds them all."""


def named(since: str, part: Literal["start", "middle", "end", "all"] | None) -> Say | Days:
    """The time a report names, as precise as it does: "late May 2024"."""
    days = Days(since_span(since, part))
    if part is None or since.count("-") != 1:
        return days
    month = Days(since_span(since, None))
    match part:
        case "start":
            return say("early {month}", month=month, days=days)
        case "middle":
            return say("mid-{month}", month=month, days=days)
        case _:
            return say("late {month}", month=month, days=days)


def _since(claim: Claim) -> Say | Days:
    return named(claim.extra.since or "", claim.extra.since_part)


def _step(step: Step) -> Days:
    return Days(Period(step.start, step.end))


def _figure(finding: RecordFinding, step: Step | None) -> Num:
    """A step's amount; a change of ground with its sign."""
    amount = (step.amount if step else None) or 0.0
    return Num(amount, "km2", signed=True) if finding.unit == "km2" else Num(whole(amount), finding.unit)


def _none_beyond(claim: Claim, grain: str, since: Say) -> Say:
    """ "no complete day after 11 May 2024 is larger"."""
    values: dict[str, Value] = {"since": since}
    if claim.extra.order in ("smallest", "less"):
        match grain:
            case "day":
                return say("no complete day {since} is smaller", **values)
            case "week":
                return say("no complete week {since} is smaller", **values)
            case "month":
                return say("no complete month {since} is smaller", **values)
            case _:
                return say("no complete year {since} is smaller", **values)
    match grain:
        case "day":
            return say("no complete day {since} is larger", **values)
        case "week":
            return say("no complete week {since} is larger", **values)
        case "month":
            return say("no complete month {since} is larger", **values)
        case _:
            return say("no complete year {since} is larger", **values)


def _after(step: Step) -> Say:
    return say("after {day}", day=Day(step.end))


def _in_data(finding: RecordFinding) -> Say:
    return say("in the data, which begin on {day},", day=Day(finding.first_day))


def record(claim: Claim, finding: RecordFinding, window: Period | None, *, stands: bool, dated: bool) -> Say:
    """What the deciding rule says of a record: does it stand, and since when."""
    rule = Rule(finding.convention, "by")
    last = finding.last_at_least_as_large
    if not stands and last is not None:
        return say(
            "By {rule} it is no record: {last} has {amount}, {asked} {figure}.",
            rule=rule,
            last=_step(last),
            amount=_figure(finding, last),
            asked=_step(finding.step),
            figure=_figure(finding, finding.step),
        )
    since = _after(last) if last is not None else _in_data(finding)
    none = _none_beyond(claim, finding.grain, since)
    if last is None:
        return say("By {rule} {none}.", rule=rule, none=none)
    values: dict[str, Value] = {"rule": rule, "none": none, "last": _step(last), "amount": _figure(finding, last)}
    if not dated:
        return say(
            "By {rule} {none}, so the record stands; but its date is {last} ({amount}), not {since}.",
            **values,
            since=_since(claim),
        )
    if window is None or window.start is None or window.end is None or not window.start <= last.end <= window.end:
        return say("By {rule} {none}; the last that was is {last} ({amount}).", **values)
    return say("By {rule} {none}; the last that was is {last} ({amount}), as the report says.", **values)


def weak_record(claim: Claim, finding: RecordFinding, flag: Flag) -> Say:
    """A record whose own step rests on a day that is set aside."""
    last = finding.last_at_least_as_large
    since = _after(last) if last is not None else _in_data(finding)
    return say(
        "By {rule} {none}, but its own figure is weak: {flag}.",
        rule=Rule(finding.convention, "by"),
        none=_none_beyond(claim, finding.grain, since),
        flag=flag_words(flag),
    )


def record_by_other(claim: Claim, own: RecordFinding, finding: RecordFinding) -> Say:
    """No record by the credited source's own rule, a record by another."""
    last = own.last_at_least_as_large
    since = _after(finding.last_at_least_as_large) if finding.last_at_least_as_large else _in_data(finding)
    values: dict[str, Value] = {
        "rule": Rule(finding.convention, "by"),
        "none": _none_beyond(claim, finding.grain, since),
        "own": Rule(own.convention, "by"),
    }
    if last is None:
        return say("By {rule} {none}; by {own} the date does not fit.", **values)
    return say(
        "By {rule} {none}; by {own} it is no record: {last} has {amount}.",
        **values,
        last=_step(last),
        amount=_figure(finding, last),
    )


def not_so_far_back(claim: Claim, finding: RecordFinding) -> Say:
    """A record in all the data, which do not reach back to the time named."""
    return say(
        "By {rule} {none}; nothing here reaches back to {since}.",
        rule=Rule(finding.convention, "by"),
        none=_none_beyond(claim, finding.grain, _in_data(finding)),
        since=_since(claim),
    )


def details(claim: Claim, finding: RecordFinding) -> tuple[Say, ...]:
    """What is to be said in the row of a rule; nothing that could speak against the record is left out."""
    last, best = finding.last_at_least_as_large, finding.largest_in_window
    out = [
        say("none as large since the data begin, {day}", day=Day(finding.first_day))
        if last is None
        else say("last as large: {steps}", steps=_steps(finding, [last]))
    ]
    if best is not None and claim.extra.since:
        out.append(say("largest in {since}: {amount}", since=_since(claim), amount=_figure(finding, best)))
    if finding.cannot_exclude:
        out.append(say("cannot be split, so not excluded: {steps}", steps=_steps(finding, finding.cannot_exclude)))
    if finding.set_aside:
        out.append(say("set aside: {steps}", steps=_steps(finding, finding.set_aside)))
    return tuple(out)


def _steps(finding: RecordFinding, steps: Sequence[Step]) -> Listed:
    largest = sorted(steps, key=lambda s: (-abs(s.amount or 0.0), s.start))[:_STEPS_SAID]
    return Listed([say("{step} ({amount})", step=_step(s), amount=_figure(finding, s)) for s in largest])


def compared(rule: str, values: tuple[float, float], periods: tuple[Period, Period], unit: str) -> Say:
    """ "the figure rose from 67.8 km² on 11 August to 112.6 km² on 12 August"; values are earlier, later."""
    parts: dict[str, Value] = {
        "rule": Rule(rule, "by"),
        "before": Num(values[0], unit),
        "then": when(periods[0]),
        "after": Num(values[1], unit),
        "now": when(periods[1]),
    }
    if values[1] >= values[0]:
        return say("By {rule} the figure rose from {before} {then} to {after} {now}.", **parts)
    return say("By {rule} the figure fell from {before} {then} to {after} {now}.", **parts)


def compared_by_other(
    rules: tuple[str, str], values: tuple[tuple[float, float], tuple[float, float]], unit: str
) -> Say:
    """Both figures by the credited source's own rule, and by another that fits; values are earlier, later."""
    (then, now), (before, after) = values
    return say(
        "By {own} it went from {then} to {now}; by {rule} it went from {before} to {after}, which fits.",
        own=Rule(rules[0], "by"),
        then=Num(then, unit),
        now=Num(now, unit),
        rule=Rule(rules[1], "by"),
        before=Num(before, unit),
        after=Num(after, unit),
    )


def ratio_by_other(rules: tuple[str, str], results: tuple[float, float], told: Amount, *, more: bool) -> Say:
    """What two figures make by the credited source's own rule, and by another that fits."""
    return say(
        "By {own} it makes {own_result}, the report says {said}; by {rule} it makes {result}, which fits.",
        own=Rule(rules[0], "by"),
        own_result=_result(results[0], told, more=more),
        said=Printed(told),
        rule=Rule(rules[1], "by"),
        result=_result(results[1], told, more=more),
    )


def _result(value: float, told: Amount, *, more: bool) -> Value:
    result = Num(value, told.unit)
    return say("{percent} more", percent=result) if more and told.unit == "percent" else result


def ratio(
    rule: str, values: tuple[float, float], unit: str, result: float, told: Amount, *, fits: bool, more: bool = False
) -> Say:
    """What two measured figures make, a ratio or a difference, beside what the report says of them."""
    parts: dict[str, Value] = {
        "rule": Rule(rule, "by"),
        "figure": Num(values[0], unit),
        "base": Num(values[1], unit),
        "result": _result(result, told, more=more),
        "said": Printed(told),
    }
    if fits:
        return say("By {rule} it is {figure} against {base}, which makes {result}; the report’s {said} fits.", **parts)
    return say("By {rule} it is {figure} against {base}, which makes {result}; the report says {said}.", **parts)


def compared_weakly(rule: str, values: tuple[float, float], unit: str, flag: Flag) -> Say:
    """Two figures, earlier and later, of which one rests on a day that is set aside."""
    return say(
        "By {rule} it went from {before} to {after}, but that is weak: {flag}.",
        rule=Rule(rule, "by"),
        before=Num(values[0], unit),
        after=Num(values[1], unit),
        flag=flag_words(flag),
    )


def ratio_weakly(rule: str, result: float, told: Amount, flag: Flag, *, more: bool) -> Say:
    """What two figures make of which one rests on a day that is set aside."""
    return say(
        "By {rule} it makes {result}, but that figure is weak: {flag}; the report says {said}.",
        rule=Rule(rule, "by"),
        result=_result(result, told, more=more),
        flag=flag_words(flag),
        said=Printed(told),
    )


def comparison_disputed(
    rules: tuple[str, str], values: tuple[tuple[float, float], tuple[float, float]], unit: str
) -> Say:
    """Both figures by two rules that part, of which none is credited; values are earlier, later."""
    (then, now), (before, after) = values
    return say(
        "By {rule} it went from {then} to {now}, by {another} from {before} to {after}; the report credits neither.",
        rule=Rule(rules[0], "by"),
        then=Num(then, unit),
        now=Num(now, unit),
        another=Rule(rules[1], "by"),
        before=Num(before, unit),
        after=Num(after, unit),
    )


def ratio_disputed(rules: tuple[str, str], results: tuple[float, float], told: Amount, *, more: bool) -> Say:
    """What two figures make by two rules that part, of which none is credited."""
    return say(
        "By {rule} it makes {result}, by {another} {other_result}; the report says {said} and credits neither.",
        rule=Rule(rules[0], "by"),
        result=_result(results[0], told, more=more),
        another=Rule(rules[1], "by"),
        other_result=_result(results[1], told, more=more),
        said=Printed(told),
    )


def no_ratio(rule: str, base: float, versus: Period, unit: str) -> Say:
    """What is compared with is no gain under a rule, so that nothing can be so many times it."""
    return say(
        "By {rule} the change {when} is {base}, of which nothing can be a multiple or a part.",
        rule=Rule(rule, "by"),
        when=when(versus),
        days=Days(versus),
        base=Num(base, unit, signed=True),
    )


def against_the_one_before(versus: Period, told: Say) -> Say:
    """What is said of a change that the report compares with nothing it names."""
    return say("Set beside {days}, as the report names no other time: {told}", days=Days(versus), told=told)


def depends_on_length() -> Say:
    """Times of unlike length: whole figures and figures by the day compare differently."""
    return say("It depends on how times of unlike length are compared, as they are or by the day.")


def ranked(rule: str, grain: str, ahead: int, since: Say) -> Say:
    """The place in the order of all complete units of time."""
    values: dict[str, Value] = {"rule": Rule(rule, "by"), "count": Num(ahead), "since": since}
    match grain:
        case "day":
            return say_n(
                "By {rule} {count} complete day {since} ranks ahead of it.",
                "By {rule} {count} complete days {since} rank ahead of it.",
                ahead,
                **values,
            )
        case "week":
            return say_n(
                "By {rule} {count} complete week {since} ranks ahead of it.",
                "By {rule} {count} complete weeks {since} rank ahead of it.",
                ahead,
                **values,
            )
        case "month":
            return say_n(
                "By {rule} {count} complete month {since} ranks ahead of it.",
                "By {rule} {count} complete months {since} rank ahead of it.",
                ahead,
                **values,
            )
        case _:
            return say_n(
                "By {rule} {count} complete year {since} ranks ahead of it.",
                "By {rule} {count} complete years {since} rank ahead of it.",
                ahead,
                **values,
            )


def since_first(day: dt.date) -> Say:
    """ "since 24 November 2023"."""
    return say("since {day}", day=Day(day))


def streak(rule: str, grain: str, run: int, told: Say) -> Say:
    """How many units of time in a row it holds, beside what the report says."""
    return say(
        "By {rule} it holds for {run} in a row, up to the one told of; {told}.",
        rule=Rule(rule, "by"),
        run=Num(run, grain),
        told=told,
    )


def told_times(n: int) -> Say:
    """What the report says of a streak."""
    return say("the report says {count}", count=Num(n))
