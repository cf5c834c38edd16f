"""The sentences of amounts: rule first, then the figure, then the report's figure. Messages are in English here and
in `locale/` for every language of answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from ..nouns import Amount, Claim, Measurement, Period
from .say import Day, Days, Label, Listed, Num, Printed, Rule, Say, Value, km, say, say_n
from .tolerance import base_unit


def when(period: Period) -> Say | Days:
    """ "on 12 August 2025", "in August 2025", "over 3–9 August 2025"."""
    start, end = period.start, period.end
    if start is None or end is None:
        return Days(period)
    if start == end:
        return say("on {day}", day=Day(start))
    if _whole(start, end):
        return say("in {days}", days=Days(period))
    return say("over {days}", days=Days(period))


def _whole(start: dt.date, end: dt.date) -> bool:
    """Is it one month, or one or more years?"""
    ends = end == dt.date.max or (end + dt.timedelta(days=1)).day == 1
    years = (start.month, end.month) == (1, 12)
    return start.day == 1 and ends and (years or (start.year, start.month) == (end.year, end.month))


def where(places: Sequence[str]) -> Listed:
    """The names of places, joined."""
    return Listed([Label(p) for p in places])


def finding_change(claim: Claim, value: float, period: Period) -> Say:
    """What a rule gives for a change, `value` in the claim's direction."""
    loss = claim.extra.direction == "loss"
    figure = Num(abs(value), "km2")
    if value < 0:
        loss = not loss
    if loss:
        return say("the loss {when} is {figure}", when=when(period), figure=figure)
    return say("the gain {when} is {figure}", when=when(period), figure=figure)


def finding_gain_share(value: float, period: Period, places: Sequence[str], *, loss: bool) -> Say:
    """What a rule gives for a change as a share of places; where `loss` is told of, a positive `value` is one."""
    loss = loss != (value < 0)
    values: dict[str, Value] = {
        "when": when(period),
        "figure": Num(abs(value), "percent", decimals=2),
        "places": where(places),
    }
    if loss:
        return say("the loss {when} is {figure} of {places}", **values)
    return say("the gain {when} is {figure} of {places}", **values)


def finding_growth(value: float, period: Period) -> Say:
    """What a rule gives for a change, as a share of what was held before."""
    return say(
        "ground held changed by {figure} {when}",
        figure=Num(value, "percent", signed=True, decimals=2),
        when=when(period),
    )


def finding_part_of_gains(value: float, period: Period, places: Sequence[str]) -> Say:
    """What a rule gives for the part of all gains that falls to places."""
    return say(
        "{figure} of the gain {when} falls to {places}",
        figure=Num(value, "percent"),
        when=when(period),
        places=where(places),
    )


def finding_rate(claim: Claim, value: float, period: Period) -> Say:
    """What a rule gives for a rate."""
    figure = Num(value, "km2")
    at = when(period)
    match claim.extra.per:
        case "week":
            return say("the gain {when} is {figure} a week", when=at, figure=figure)
        case "month":
            return say("the gain {when} is {figure} a month", when=at, figure=figure)
        case "year":
            return say("the gain {when} is {figure} a year", when=at, figure=figure)
        case _:
            return say("the gain {when} is {figure} a day", when=at, figure=figure)


def finding_held(side: str, value: float, unit: str, places: Sequence[str], day: dt.date) -> Say:
    """What a rule gives for ground held, in km² or percent."""
    return say(
        "{side} holds {figure} of {places} on {day}",
        side=Label(side),
        figure=Num(value, unit),
        places=where(places),
        day=Day(day),
    )


def finding_held_without(side: str, value: float, places: Sequence[str], day: dt.date, left_out: Sequence[str]) -> Say:
    """What a rule gives for ground held, some regions left out."""
    return say(
        "{side} holds {figure} of {places} on {day}, {regions} left out",
        side=Label(side),
        figure=Num(value, "km2"),
        places=where(places),
        day=Day(day),
        regions=where(left_out),
    )


def finding_distance(side: str, value: float, place: str, day: dt.date) -> Say:
    """What a map gives for a distance: to held ground, or, where it is negative, from inside it to its edge."""
    if value < 0:
        return say(
            "{place} lies inside ground held by {side} on {day}, {figure} from its edge",
            side=Label(side),
            figure=km(-value),
            place=Label(place),
            day=Day(day),
        )
    return say(
        "the nearest ground held by {side} on {day} is {figure} from {place}",
        side=Label(side),
        figure=km(value),
        place=Label(place),
        day=Day(day),
    )


def by_rule(rule: str, finding: Say) -> Say:
    """A finding with its rule, as a clause."""
    return say("by {rule} {finding}", rule=Rule(rule, "by"), finding=finding)


def denied(amount: Amount, clause: Say) -> Say:
    """A figure that the report says is denied."""
    return say("The figure denied is {said}: {clause}.", said=printed(amount), clause=clause)


def own_missing(rule: str, clause: Say, *, counted: bool = False) -> Say:
    """The credited source's own rule has no figure; others cannot speak against it."""
    if counted:
        return say("By {rule} nothing is told of that time; {clause}.", rule=Rule(rule, "by"), clause=clause)
    return say("Maps for {rule} are not at hand for that time; {clause}.", rule=Rule(rule, "for"), clause=clause)


def printed(amount: Amount) -> Say | Printed:
    """The report's figure, in the unit of the maps as well where it is in another."""
    base, factor = base_unit(amount.unit)
    if base == amount.unit or base != "km2":
        return Printed(amount)
    return say("{printed} ({converted})", printed=Printed(amount), converted=Num(amount.high * factor, base))


def supported_day(rule: str, value: float, day: dt.date, amount: Amount) -> Say:
    """A change from one day to the next that fits."""
    values: dict[str, Value] = {
        "rule": Rule(rule, "by"),
        "figure": Num(abs(value), "km2"),
        "day": Day(day),
        "said": printed(amount),
    }
    plain = amount.hedge == "none" and amount.low == amount.high
    if value < 0:
        if plain:
            return say(
                "By {rule} the map of {day} is {figure} smaller than that of the day before; the report’s {said} is "
                "that figure, rounded.",
                **values,
            )
        return say(
            "By {rule} the map of {day} is {figure} smaller than that of the day before; the report’s {said} fits.",
            **values,
        )
    if plain:
        return say(
            "By {rule} the map of {day} is {figure} larger than that of the day before; the report’s {said} is that "
            "figure, rounded.",
            **values,
        )
    return say(
        "By {rule} the map of {day} is {figure} larger than that of the day before; the report’s {said} fits.", **values
    )


def supported(rule: str, finding: Say, amount: Amount, *, rounded: bool = True) -> Say:
    """Any other figure that fits; not `rounded`: no rounding makes it the measured one, only how sure that is."""
    values: dict[str, Value] = {"rule": Rule(rule, "by"), "finding": finding, "said": printed(amount)}
    if rounded and amount.hedge == "none" and amount.low == amount.high:
        return say("By {rule} {finding}; the report’s {said} is that figure, rounded.", **values)
    return say("By {rule} {finding}; the report’s {said} fits.", **values)


def left_open(rule: str, finding: Say, width: Num, amount: Amount) -> Say:
    """A figure that fits what the maps on both sides of a missing one leave open."""
    return say(
        "By {rule} {finding}, give or take {width} for a map that is missing at an end; the report’s {said} lies "
        "within that.",
        rule=Rule(rule, "by"),
        finding=finding,
        width=width,
        said=printed(amount),
    )


def other_rule(rule: str, finding: Say, another: str, figure: Num, *, amount: Amount, tried: int) -> Say:
    """The credited source's own rule does not fit, another does."""
    return say_n(
        "By {rule} {finding}, the report says {said}; by {another} it is {figure}, which fits; {count} rule tried.",
        "By {rule} {finding}, the report says {said}; by {another} it is {figure}, which fits; {count} rules tried.",
        tried,
        rule=Rule(rule, "by"),
        finding=finding,
        said=printed(amount),
        another=Rule(another, "by"),
        figure=figure,
        count=Num(tried),
    )


def depends_on_rule(rule: str, finding: Say, another: str, figure: Num) -> Say:
    """The report leaves open which rule is meant, and that decides it."""
    return say(
        "It depends on the rule, which the report leaves open: by {rule} {finding}, which fits; by {another} it is "
        "{figure}.",
        rule=Rule(rule, "by"),
        finding=finding,
        another=Rule(another, "by"),
        figure=figure,
    )


def depends_on_meaning(fits: Say, other: Say) -> Say:
    """The report leaves open what is counted, and that decides it."""
    return say(
        "It depends on what is counted, which the report leaves open: {finding}, which fits; {other}.",
        finding=fits,
        other=other,
    )


def others_printed(clause: Say, who: str, figure: Num, amount: Amount) -> Say:
    """What maps give, and what others printed for the same; neither fits."""
    return say(
        "The report says {said}; {clause}, and {who} printed {figure}.",
        said=printed(amount),
        clause=clause,
        who=Label(who),
        figure=figure,
    )


def depends_on_day(first: Say, last: Say) -> Say:
    """The time told is longer than a day, and its ends give different answers."""
    return say("It depends on the day meant: {first}; {last}.", first=first, last=last)


def disputed(rule: str, finding: Say, another: str, figure: Num) -> Say:
    """Independent origins part, and none is credited."""
    return say(
        "By {rule} {finding}, by {another} it is {figure}; the report credits neither.",
        rule=Rule(rule, "by"),
        finding=finding,
        another=Rule(another, "by"),
        figure=figure,
    )


def differs(rule: str, finding: Say, amount: Amount) -> Say:
    """Near, and outside what the report's figure allows."""
    return say(
        "By {rule} {finding}; the report’s {said} is near that, but further off than its rounding allows.",
        rule=Rule(rule, "by"),
        finding=finding,
        said=printed(amount),
    )


def differs_as_said(rule: str, finding: Say, amount: Amount) -> Say:
    """On the side that the report leaves open ("more than"), and farther out than such words are used for."""
    return say(
        "By {rule} {finding}; the report’s {said} leaves room for that, but is far from it.",
        rule=Rule(rule, "by"),
        finding=finding,
        said=printed(amount),
    )


def differs_from_own(rule: str, finding: Say, another: str, figure: Num, amount: Amount) -> Say:
    """The credited source's own rule is far off, another is near."""
    return say(
        "By {rule} {finding}, the report says {said}; by {another} it is {figure}, which is near that, but further off "
        "than its rounding allows.",
        rule=Rule(rule, "by"),
        finding=finding,
        said=printed(amount),
        another=Rule(another, "by"),
        figure=figure,
    )


def own_and_weak(rule: str, finding: Say, another: str, figure: Num, amount: Amount, why: Say) -> Say:
    """The credited source's own rule is far off; what is nearer by another rests on a day that is set aside."""
    return say(
        "By {rule} {finding}, the report says {said}; by {another} it is {figure}, but that figure is weak: {flag}.",
        rule=Rule(rule, "by"),
        finding=finding,
        said=printed(amount),
        another=Rule(another, "by"),
        figure=figure,
        flag=why,
    )


def weak(rule: str, finding: Say, why: Say) -> Say:
    """The measurement rests on a day that is set aside."""
    return say(
        "By {rule} {finding}, but that figure is weak: {flag}.",
        rule=Rule(rule, "by"),
        finding=finding,
        flag=why,
    )


def contradicted(rule: str, finding: Say, amount: Amount, rules: int) -> Say:
    """No map is near; the rule given is the nearest."""
    return say_n(
        "The report’s {said} is far from what maps show: by {rule}, the only one that covers it, {finding}.",
        "The report’s {said} is far from what maps show: by {rule}, the nearest of {count} rules, {finding}.",
        rules,
        said=printed(amount),
        rule=Rule(rule, "by"),
        count=Num(rules),
        finding=finding,
    )


def contradicted_by_own(rule: str, finding: Say, amount: Amount, another: str, figure: Num) -> Say:
    """No map is near, and the credited source's own rule is not even the nearest."""
    return say(
        "The report’s {said} is far from what maps show: by {rule} {finding}; the nearest, by {another}, is {figure}.",
        said=printed(amount),
        rule=Rule(rule, "by"),
        finding=finding,
        another=Rule(another, "by"),
        figure=figure,
    )


def against(rule: str, finding: Say, amount: Amount, rules: int, *, loss: bool) -> Say:
    """Every map shows the contrary: a loss where a gain is told (`loss`), or a gain where a loss is."""
    values: dict[str, Value] = {
        "rule": Rule(rule, "by"),
        "finding": finding,
        "said": printed(amount),
        "count": Num(rules),
    }
    if loss:
        return say_n(
            "The only rule that covers the time shows a loss, not a gain of {said}: by {rule} {finding}.",
            "All {count} rules that cover the time show a loss, not a gain of {said}: by {rule} {finding}.",
            rules,
            **values,
        )
    return say_n(
        "The only rule that covers the time shows a gain, not a loss of {said}: by {rule} {finding}.",
        "All {count} rules that cover the time show a gain, not a loss of {said}: by {rule} {finding}.",
        rules,
        **values,
    )


def in_radius(m: Measurement) -> Say:
    """How much of the horizon a row speaks of."""
    radius = m.radius_km or 0.0
    within = Num(int(radius) if radius == int(radius) else radius, "km")
    if m.gap_deg is None:
        return say("directions that meet held ground within {radius}", radius=within)
    return say(
        "directions that meet held ground within {radius}; widest opening {gap}",
        radius=within,
        gap=Num(round(m.gap_deg), "degree"),
    )
