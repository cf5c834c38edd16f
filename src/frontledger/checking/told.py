"""What is told and not judged (`context`), and what nobody here measures."""

from __future__ import annotations

import datetime as dt

from ..nouns import Claim
from .question import Case, kind_of
from .say import Label, Say, say
from .table import Ruling
from .titles import title, troops
from .tolerance import table


def context(case: Case, claim: Claim) -> Ruling | None:
    """Background, condition, plan, position, meeting; None for what is to be judged."""
    sentence = _context(case, claim)
    return Ruling("context", sentence) if sentence is not None else None


def _context(case: Case, claim: Claim) -> Say | None:
    told = title(case, claim)
    match claim.kind, claim.modality:
        case "position", _ if claim.speaker == "reporter":
            return say("A position, in the report’s own words: {title}; shown, not judged.", title=told)
        case "position", _:
            return say("A position ({speaker}): {title}; shown, not judged.", speaker=Label(claim.speaker), title=told)
        case "meeting", _:
            return say("A meeting, shown with its day and place: {title}.", title=told)
        case "settlement_control", "denied" if _no_longer_held(case, claim):
            return say("A denial of an earlier day, which the report itself no longer holds: {title}.", title=told)
        case _, "conditional":
            return say("A condition, not a fact: {title}.", title=told)
        case _, "planned":
            return say("A plan, not yet a fact: {title}.", title=told)
    kind = kind_of(claim)
    if kind == "meeting" or (kind == "other_quantity" and _is_background(case, claim)):
        return say("Told as background: {title}; shown, not judged.", title=told)
    measured = kind in ("area_change", "area_total", "area_share", "rate")
    if measured and claim.amount is None and claim.period is None:
        return say("Told without a figure or a day to set maps beside: {title}.", title=told)
    return None


def _no_longer_held(case: Case, claim: Claim) -> bool:
    """Is what is denied without a day told as so elsewhere in the report?"""
    return claim.period is None and any(
        c.kind == claim.kind and c.modality == "asserted" and set(c.place) == set(claim.place) != set()
        and ((c.side, c.extra.state) == (claim.side, claim.extra.state)
             or (claim.extra.state == "taken" and c.extra.state == "lost" and c.side not in (None, claim.side)))
        for c in case.claims
    )  # fmt: skip


def _is_background(case: Case, claim: Claim) -> bool:
    """Is a figure not about the parties of the war and its ground, or of a time long past?"""
    theatre = case.theatre
    here = (theatre.home, theatre.attacker)
    about = claim.side in here or any(_in_theatre(case, p) for p in claim.place)
    end = claim.period.end if claim.period else None
    published = case.report.published
    old = bool(end and published and end < published - dt.timedelta(days=round(365.25 * table()["context"]["years"])))
    return old or not about


def _in_theatre(case: Case, place: str) -> bool:
    parties = (case.theatre.home, case.theatre.attacker)
    if case.is_region(place):
        return place.partition("-")[0] in parties
    return any(p.country == case.theatre.home for p in case.theatre.places_named(place))


def unmeasurable(case: Case, claim: Claim) -> Ruling | None:
    """Troops gathered and other figures that nothing here gives; None for what maps and series can answer."""
    kind = kind_of(claim)
    if kind in ("force_count", "other_quantity"):
        return Ruling("unmeasurable", _own_figure(case, claim))
    if claim.kind == "record" and kind in ("settlement_control", "distance", "encirclement", "position"):
        sentence = say("No series is at hand here in which this could be ranked: {title}.", title=title(case, claim))
        return Ruling("uncovered", sentence)
    return None


def _own_figure(case: Case, claim: Claim) -> Say:
    told = title(case, claim) if claim.amount is None else troops(claim)
    if claim.speaker == "reporter":
        return say("{told}: the figure is the report’s own; no map can confirm or refute it.", told=told)
    denies = next((c.speaker for c in case.claims if _denies(c, claim)), None)
    if denies is not None:
        return say(
            "{told}: the figure is its source’s own ({speaker}), and denied ({other}); no map can confirm or refute "
            "it.",
            told=told,
            speaker=Label(claim.speaker),
            other=Label(denies),
        )
    return say(
        "{told}: the figure is its source’s own ({speaker}); no map can confirm or refute it.",
        told=told,
        speaker=Label(claim.speaker),
    )


def _denies(one: Claim, claim: Claim) -> bool:
    same = one.kind == claim.kind and set(one.place) == set(claim.place) and one.side == claim.side
    return same and one.modality == "denied" and one.speaker not in ("reporter", claim.speaker)
