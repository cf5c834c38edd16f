"""The claim as read, short: "110 km² gained by Russia in Ukraine on 12 August 2025"."""

from __future__ import annotations

from ..nouns import Claim
from .question import Case
from .record_sentences import named
from .say import Count, Days, Label, Listed, Num, Printed, Value, say, say_n
from .sentences import when, where

_UNPLACED = frozenset({"settlement_control", "encirclement", "area_share", "position"})
"""Kinds whose title names the place itself."""


def title(case: Case, claim: Claim) -> Value:
    """The title of a claim: what, where, when."""
    if claim.kind == "record" and claim.extra.of in (None, "area_change", "rate"):
        return _ground_record(claim)
    what = _what(case, claim)
    to_place = claim.kind == "distance" and claim.extra.measure == "to_place"
    if claim.place and claim.kind not in _UNPLACED and not to_place:
        what = say("{what} in {places}", what=what, places=where(claim.place))
    if claim.period and (claim.period.start or claim.period.end) and claim.kind not in ("position",):
        return say("{what} {when}", what=what, when=when(claim.period), days=Days(claim.period))
    return what


def _what(case: Case, claim: Claim) -> Value:
    side = Label(claim.side) if claim.side else None
    places = where(claim.place)
    match claim.kind:
        case "area_change":
            return _gained(claim, side)
        case "rate":
            return _rate(claim, side)
        case "area_total":
            return _with_side(say("{amount} held", amount=_amount(claim)), side)
        case "area_share":
            share = say("{amount} of {places} held", amount=_amount(claim), places=where(case.regions(claim)))
            return _with_side(share, side)
        case "record":
            return _record(claim, side)
        case "settlement_control":
            return _control(claim, side)
        case "distance":
            return _distance(claim, side)
        case "encirclement":
            return _encirclement(claim, places)
        case "force_count":
            return say("{side}: {what}", what=troops(claim), side=side) if side else troops(claim)
        case "air_attack":
            return _air(claim, side)
        case "losses" if side is not None:
            return say("losses of {side}: {amount}", side=side, amount=_amount(claim))
        case "losses":
            return say("losses: {amount}", amount=_amount(claim))
        case "meeting":
            parties = [Label(p) for p in claim.extra.parties or ()]
            return say("meeting of {parties}", parties=Listed(parties)) if parties else say("meeting")
        case "position":
            return _position(claim, places)
        case "other_quantity":
            return _amount(claim)


def _amount(claim: Claim) -> Value:
    return Printed(claim.amount) if claim.amount else say("no figure")


def troops(claim: Claim) -> Value:
    """A figure; people who are soldiers are called so."""
    if claim.amount is None:
        return say("troops")
    if claim.kind == "force_count" and claim.amount.unit == "person":
        return say("{number} troops", number=Printed(claim.amount, bare=True))
    return Printed(claim.amount)


def _with_side(what: Value, side: Label | None) -> Value:
    return say("{what} by {side}", what=what, side=side) if side else what


def _gained(claim: Claim, side: Label | None) -> Value:
    if claim.amount is None:
        lost = claim.extra.direction == "loss"
        return _with_side(say("ground lost") if lost else say("ground gained"), side)
    if claim.extra.direction == "loss":
        return _with_side(say("{amount} lost", amount=Printed(claim.amount)), side)
    return _with_side(say("{amount} gained", amount=Printed(claim.amount)), side)


def _rate(claim: Claim, side: Label | None) -> Value:
    amount = _amount(claim)
    match claim.extra.per:
        case "week":
            return _with_side(say("{amount} a week gained", amount=amount), side)
        case "month":
            return _with_side(say("{amount} a month gained", amount=amount), side)
        case "year":
            return _with_side(say("{amount} a year gained", amount=amount), side)
        case _:
            return _with_side(say("{amount} a day gained", amount=amount), side)


def _ground_record(claim: Claim) -> Value:
    """A record of ground: what is ranked with its side and place, then its days, then how it compares."""
    side = Label(claim.side) if claim.side else None
    extra, days = claim.extra, claim.period
    least = extra.order in ("less", "smallest")
    what = _largest(claim, least=least) if extra.form == "superlative" else say("gain")
    what = _with_side(what, side)
    if claim.place:
        what = say("{what} in {places}", what=what, places=where(claim.place))
    if extra.form == "superlative":
        if extra.since:
            what = say("{what} since {since}", what=what, since=named(extra.since, extra.since_part))
        return say("{what}: {told}", what=what, told=Days(days)) if days and (days.start or days.end) else what
    if days and (days.start or days.end):
        what = say("{what} {when}", what=what, when=when(days), days=Days(days))
    return say("{what}: {told}", what=what, told=_record(claim, None))


def _record(claim: Claim, side: Label | None) -> Value:
    extra = claim.extra
    least = extra.order in ("less", "smallest")
    what: Value
    match extra.form:
        case "comparison":
            what = _compared(claim, least=least)
        case "rank":
            rank = str(extra.rank or "")
            what = say("number {rank} of the largest", rank=rank)
            if least:
                what = say("number {rank} of the smallest", rank=rank)
            if extra.order is None:
                what = say("first since then")
        case "streak":
            n = int(claim.amount.low) if claim.amount else 0
            what = say_n("{count} time in a row", "{count} times in a row", n, count=Num(n))
        case _:
            what = _largest(claim, least=least)
    if extra.since:
        what = say("{what} since {since}", what=what, since=named(extra.since, extra.since_part))
    return say("{side}: {what}", what=what, side=side) if side else what


def _compared(claim: Claim, *, least: bool) -> Value:
    order, versus = claim.extra.order, claim.extra.versus
    if versus is None or not (versus.start or versus.end):
        then: Value = say("before")
    else:
        then = when(versus)
    amount = claim.amount
    if amount is not None and amount.unit == "times":
        return say("{amount} the figure {when}", amount=Printed(amount), when=then)
    if order is None:
        what = say("compared with {when}", when=then)
    else:
        what = say("less than {when}", when=then) if least else say("more than {when}", when=then)
    return what if amount is None else say("{what}: {amount}", what=what, amount=Printed(amount))


def _largest(claim: Claim, *, least: bool) -> Value:
    if claim.extra.of not in (None, "area_change", "rate"):
        return say("smallest of its kind") if least else say("largest of its kind")
    match claim.extra.grain:
        case "day":
            return say("smallest daily gain") if least else say("largest daily gain")
        case "week":
            return say("smallest weekly gain") if least else say("largest weekly gain")
        case "month":
            return say("smallest monthly gain") if least else say("largest monthly gain")
        case "year":
            return say("smallest yearly gain") if least else say("largest yearly gain")
        case _:
            return say("smallest gain") if least else say("largest gain")


def _control(claim: Claim, side: Label | None) -> Value:
    what: Value = Printed(claim.amount) if claim.amount else where(claim.place)
    if claim.amount and claim.place:
        what = say("{what} in {places}", what=what, places=where(claim.place))
    told: Value
    match claim.extra.state:
        case "taken":
            told = say("{what}: taken", what=what)
        case "retaken":
            told = say("{what}: retaken", what=what)
        case "lost":
            told = say("{what}: lost", what=what)
        case "contested":
            told = say("{what}: contested", what=what)
        case "cleared":
            told = say("{what}: cleared", what=what)
        case _:
            told = say("{what}: held", what=what)
    if side is not None:
        told = say("{what}, by {side}", what=told, side=side)
    return say("{what} (denied)", what=told) if claim.modality == "denied" else told


def _distance(claim: Claim, side: Label | None) -> Value:
    if claim.extra.measure == "advance":
        return _with_side(say("advance of {amount}", amount=_amount(claim)), side)
    told = say("{amount} from {places}", amount=_amount(claim), places=where(claim.place))
    return say("{side}: {what}", what=told, side=side) if side else told


def _road(claim: Claim, places: Value) -> Value:
    between = len(claim.place) > 1
    match claim.extra.state:
        case "threatened":
            what = say("under fire")
        case "denied":
            what = say("open")
        case _:
            what = say("cut")
    if between:
        return say("road between {places}: {what}", places=places, what=what)
    return say("road to {places}: {what}", places=places, what=what)


def _encirclement(claim: Claim, places: Value) -> Value:
    if claim.extra.measure == "road":
        return _road(claim, places)
    if claim.extra.state == "threatened":
        told = say("{places}: encirclement or supply line threatened", places=places)
    elif claim.amount is not None and claim.amount.unit == "side":
        sides = int(claim.amount.low)
        told = say_n(
            "{places} surrounded on {count} side", "{places} surrounded on {count} sides", sides,
            places=places, count=Count(sides), digits=Num(sides),
        )  # fmt: skip
    elif claim.extra.state == "partial":
        told = say("{places} partly surrounded", places=places)
    else:
        told = say("{places} surrounded", places=places)
    return say("{what} (denied)", what=told) if claim.modality == "denied" else told


def _air(claim: Claim, side: Label | None) -> Value:
    amount = _amount(claim)
    match claim.extra.action:
        case "downed":
            told = say("{amount} shot down", amount=amount)
        case "hit":
            told = say("{amount} that hit", amount=amount)
        case _:
            told = say("{amount} launched", amount=amount)
    return say("{what} (launched by {side})", what=told, side=side) if side else told


def _position(claim: Claim, places: Value) -> Value:
    party = Label(claim.extra.party or claim.side or claim.speaker)
    subject = _subject(claim)
    if claim.place:
        subject = say("{subject}: {places}", subject=subject, places=places)
    values: dict[str, Value] = {"party": party, "subject": subject}
    match claim.extra.stance:
        case "demands":
            return say("{party} demands ({subject})", **values)
        case "offers":
            return say("{party} offers ({subject})", **values)
        case "accepts":
            return say("{party} accepts ({subject})", **values)
        case "refuses":
            return say("{party} refuses ({subject})", **values)
        case "conditions":
            return say("{party} sets conditions ({subject})", **values)
        case "threatens":
            return say("{party} threatens ({subject})", **values)
        case "promises":
            return say("{party} promises ({subject})", **values)
        case "expects":
            return say("{party} expects ({subject})", **values)
        case _:
            return say("{party} takes a position ({subject})", **values)


def _subject(claim: Claim) -> Value:
    match claim.extra.subject:
        case "territory":
            return say("territory")
        case "ceasefire":
            return say("ceasefire")
        case "neutrality":
            return say("neutrality")
        case "army_size":
            return say("size of the army")
        case "guarantees":
            return say("guarantees")
        case "sanctions":
            return say("sanctions")
        case "end_of_war":
            return say("end of the war")
        case "meeting":
            return say("the meeting")
        case _:
            return say("another subject")
