"""The sentences of what is counted and is no ground: whose count it is, what it has, and what that says of a figure."""

from __future__ import annotations

import datetime as dt

from ..nouns import Amount, Claim, Flag, Measurement
from .flag_sentences import flag_words
from .say import Day, Days, Label, Num, Rule, Say, Value, say
from .sentences import printed, when


def whole(value: float) -> float:
    """A count as a whole number where it is one: things have no decimals."""
    return int(value) if value == int(value) else value


def finding_count(claim: Claim, value: float, m: Measurement) -> Say:
    """What a series gives: of one statement, of the days of a longer time, or in all so far."""
    period = claim.period or m.period
    day = m.period.end or dt.date.min
    one = m.period.start == m.period.end
    figure: Num | Say = Num(whole(value), m.unit)
    if m.per == "day":
        figure = say("{figure} a day", figure=figure)
    values: dict[str, Value] = {"figure": figure, "when": when(period), "day": Day(day)}
    if claim.kind != "air_attack":
        values["side"] = Label(m.side)
        if claim.period is None or period.start is None:
            return say("the losses of {side} up to {day} add up to {figure}", **values)
        if one:
            return say("the losses of {side} stated on {day} are {figure}", **values)
        return say("the losses of {side} {when} are {figure}", **values)
    if claim.extra.action == "downed":
        if one:
            return say("{figure} were shot down in the attack reported on {day}", **values)
        return say("{figure} were shot down {when}", **values)
    if one:
        return say("{figure} were launched in the attack reported on {day}", **values)
    return say("{figure} were launched {when}", **values)


def restated(rule: str, finding: Say, amount: Amount) -> Say:
    """A figure that fits the series of whoever gave it."""
    return say(
        "By {rule} {finding}; the report’s {said} restates that series and is no second witness.",
        rule=Rule(rule, "by"),
        finding=finding,
        said=printed(amount),
    )


def far_from_count(rule: str, finding: Say, amount: Amount) -> Say:
    """A figure far from what is counted."""
    return say(
        "By {rule} {finding}; the report’s {said} is far from that.",
        rule=Rule(rule, "by"),
        finding=finding,
        said=printed(amount),
    )


def another_count(rule: str, finding: Say, amount: Amount, speaker: str) -> Say:
    """A figure that somebody gave of his own, or that is credited to nobody, far from what others count."""
    if speaker == "reporter":
        return say(
            "By {rule} {finding}; the report’s {said} is not credited to that count.",
            rule=Rule(rule, "by"),
            finding=finding,
            said=printed(amount),
        )
    return say(
        "By {rule} {finding}; the report’s {said} is a count of its own source ({speaker}).",
        rule=Rule(rule, "by"),
        finding=finding,
        said=printed(amount),
        speaker=Label(speaker),
    )


def counted_flag(flag: Flag) -> Say:
    """Why a count is to be read with care."""
    days = Days(flag.period)
    match flag.kind:
        case "incomplete":
            return say("the source does not tell all of it ({days})", days=days)
        case "redrawn":
            return say("the source corrected its total ({days})", days=days)
        case "reclassified":
            return say("the source moved some from one heading to another ({days})", days=days)
        case "multi_day":
            return say("one total for several days ({days})", days=days)
        case "break_of_series":
            return say("what is counted changed ({days})", days=days)
        case _:
            return flag_words(flag)
