"""A claim as a card: its words, the sentence, how it was read, the evidence as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...nouns import Answer, CheckedClaim, Evidence, Flag, Period
from ...nouns.since import since_span
from .text import Quoted, in_sentence, opened
from .words import (
    COUNT_FLAGS,
    FITS,
    FLAGS,
    GRAINS,
    KINDS,
    LANGUAGES,
    MODALITIES,
    ORDERS,
    PARTS,
    STATES,
    TOLERANCES,
    VERDICTS,
    Words,
)

YES = ("fits", "yes")
_OF_MAPS = ("km2", "percent", "km", "degree")
"""Units of what maps give; all others are of counts."""


class Field(NamedTuple):
    """One thing the claim was read as."""

    name: str
    value: str
    note: str = ""


class Row(NamedTuple):
    """One rule's answer."""

    name: str
    notes: tuple[str, ...]
    figure: str
    mark: str
    answer: str
    strong: bool
    url: str = ""
    """Where a figure that others printed stands."""


class Card(NamedTuple):
    """Everything a card says besides its charts."""

    claim: CheckedClaim
    verdict: str
    quoted: Quoted
    fields: list[Field]
    caption: str
    heads: tuple[str, str, str]
    unit: str
    """Of all figures, where they have one in common."""
    rows: list[Row]
    tested: str
    translations: list[tuple[str, str, str]]
    """Tag, name of the language, the sentence."""
    nearest: str


def is_card(claim: CheckedClaim) -> bool:
    """Is a claim shown as a card? What is only told stands in its own part of the page."""
    if claim.verdict != "context":
        return True
    if claim.kind in ("position", "meeting"):
        return False
    return bool(claim.amount or claim.evidence or claim.modality == "conditional")


def card(claim: CheckedClaim, answer: Answer, words: Words) -> Card:
    """A claim's card."""
    return Card(
        claim=claim,
        verdict=words(VERDICTS[claim.verdict]),
        quoted=in_sentence(answer.text, claim.span, claim.quote, answer.passages),
        fields=_fields(claim, words),
        caption=_caption(claim, words),
        heads=_heads(claim, words),
        unit=_unit(claim, words),
        rows=[_row(claim, e, words) for e in claim.evidence],
        tested=_tested(claim, words),
        translations=[
            (tag, words.of(LANGUAGES, tag), sentence) for tag, sentence in sorted(claim.translations.items())
        ],
        nearest=nearest(claim, words),
    )


def nearest(claim: CheckedClaim, words: Words) -> str:
    """The measurement nearest to the claim, for the list; what it says instead where there is none."""
    # what is set beside a claim that nothing covers answers another question
    used = [e for e in claim.evidence if e.fit != "not_used" and claim.verdict != "uncovered"]
    best = next((e for e in used if e.fit in YES), next((e for e in used if e.fit == "near"), next(iter(used), None)))
    if best and best.radius_km is not None and len({e.fit for e in used}) > 1:
        said = [f"{words.number(e.radius_km or 0, 'km', decimals=0)}: {words(FITS[e.fit])}" for e in used]
        return " · ".join(said)
    if best:
        return figure(best, words, unit=True)
    if claim.verdict == "context":
        return words("condition") if claim.modality == "conditional" else ""
    return words("no source") if claim.verdict in ("uncovered", "unmeasurable") else ""


def figure(evidence: Evidence, words: Words, *, unit: bool = False) -> str:
    """A measurement as the table shows it."""
    if evidence.record:
        last = evidence.record.last_at_least_as_large
        if last:
            return dated_figure(Period(last.start, last.end), last.amount, words, evidence.unit)
        return words("none since {day}", day=words.day(evidence.record.first_day))
    if evidence.amount is None:
        return words("no figure")
    if evidence.quantity == "since" and evidence.period.end:
        return words.day(evidence.period.end, short=True)
    signed = evidence.quantity == "change"
    named = evidence.unit if unit else None
    decimals = 1 if evidence.unit in ("km2", "percent", "km") and abs(evidence.amount) < 10_000 else None
    if evidence.quantity == "count":
        decimals = _whole(evidence.amount)
    if evidence.quantity == "distance" and evidence.amount < 0:
        return words("{figure} inside", figure=words.number(-evidence.amount, named, decimals=decimals))
    if evidence.quantity == "distance" and evidence.fit in ("yes", "no", "near"):
        # what was asked is whether the place lies inside held ground, not how far from it
        return words("{figure} outside", figure=words.number(evidence.amount, named, decimals=decimals))
    if evidence.versus is not None:
        before = words.number(evidence.versus, decimals=decimals)
        return f"{before} → {words.number(evidence.amount, named, decimals=decimals)}"
    return words.number(evidence.amount, named, signed=signed, decimals=decimals)


def _whole(amount: float) -> int | None:
    """Things that are counted have no decimals; a mean of a day has."""
    return 0 if float(amount).is_integer() else None


def dated_figure(period: Period, amount: float | None, words: Words, unit: str = "km2") -> str:
    """Days with their change, or with what was counted on them."""
    if amount is not None and unit != "km2":
        figure = words.number(amount, decimals=_whole(amount))
    else:
        figure = words("no map") if amount is None else words.number(amount, signed=True)
    return words("{day}, {figure}", day=words.period(period, short=True), figure=figure)


def _fields(claim: CheckedClaim, words: Words) -> list[Field]:
    extra = claim.extra
    out = []
    if claim.kind == "record":
        what = words(KINDS[extra.of]) if extra.of in KINDS else ""
        order = words.of(ORDERS, extra.order) if extra.order else words("in a row") if extra.form == "streak" else ""
        name = words("Comparison") if extra.form == "comparison" else words("Record")
        out.append(Field(name, order or what, words.of(GRAINS, extra.grain) if extra.grain else ""))
        if order and what:
            out.append(Field(words("Of"), what))
        if extra.since:
            days = since_days(claim)
            note = words("read as {period}", period=words.period(days, short=True)) if extra.since_part and days else ""
            out.append(Field(words("Since"), since(claim, words), note))
        if extra.versus:
            out.append(Field(words("Compared with"), words.period(extra.versus, short=True)))
    if claim.amount:
        out.append(Field(words("Amount"), words.amount(claim.amount), _read_as(claim, words)))
    if extra.state:
        out.append(Field(words("State"), words.of(STATES, extra.state)))
    if claim.side:
        direction = {"gain": words("gained"), "loss": words("lost"), None: ""}[extra.direction]
        side = words.name(claim.side)
        out.append(Field(words("Side"), words("{side}, {what}", side=side, what=direction) if direction else side))
    if claim.place:
        out.append(Field(words("Place"), words.listed([words.name(p) for p in claim.place])))
    said = words.period(claim.period, short=True)
    asked = words.period(claim.question.period, short=True) if claim.question else ""
    note = words("read as {period}", period=asked) if asked and asked != said else ""
    if said or note or claim.question:
        out.append(Field(words("Period"), said or words("not said"), note))
    through = words("through {names}", names=words.listed([words.name(v) for v in claim.via])) if claim.via else ""
    speaker = words("the report itself") if claim.speaker == "reporter" else words.name(claim.speaker)
    out.append(Field(words("Said by"), speaker, through))
    if claim.modality in MODALITIES:
        out.append(Field(words("Told as"), words.of(MODALITIES, claim.modality)))
    return out


def since_days(claim: CheckedClaim) -> Period | None:
    """The days since which a record is told to stand; None where none are named."""
    try:
        return since_span(claim.extra.since, claim.extra.since_part) if claim.extra.since else None
    except (ValueError, OverflowError):
        return None


def since(claim: CheckedClaim, words: Words) -> str:
    """The same in words, as precise as said: "late May 2024"."""
    text, part = claim.extra.since or "", claim.extra.since_part
    days = since_days(claim)
    if not days or not days.start:
        return text
    said = {0: str(days.start.year), 1: words.month(days.start)}.get(text.count("-"), words.day(days.start))
    return words(PARTS[part], date=said) if part in PARTS else said


def _read_as(claim: CheckedClaim, words: Words) -> str:
    question, amount = claim.question, claim.amount
    if not question or not amount or question.low is None or question.high is None:
        return ""
    if amount.unit == "side":
        return words("read as {figure} of directions or more", figure=words.number(question.low, question.unit))
    unit = question.unit if question.unit != amount.unit else None
    if unit is None and (question.low, question.high) == (amount.low, amount.high):
        return ""
    return words("read as {range}", range=between(question.low, question.high, words, unit))


def between(low: float, high: float, words: Words, unit: str | None = None) -> str:
    """A range of figures."""
    whole = float(low).is_integer() and float(high).is_integer()
    decimals = 0 if whole or max(abs(low), abs(high)) >= 1000 else 1
    if low == high:
        return words.number(high, unit, decimals=decimals)
    return f"{words.number(low, decimals=decimals)}–{words.number(high, unit, decimals=decimals)}"


def _caption(claim: CheckedClaim, words: Words) -> str:
    if any(e.record for e in claim.evidence):
        return words("The last earlier one at least as large, by rule")
    question = claim.question
    period = question.period if question and question.period else claim.period
    versus = claim.extra.versus
    if versus and period and any(e.versus is not None for e in claim.evidence):
        return words("{period} against {other}", period=words.period(period), other=words.period(versus))
    if claim.evidence and all(e.unit not in _OF_MAPS for e in claim.evidence):
        return (
            words("What is counted for {period}", period=words.period(period)) if period else words("What is counted")
        )
    return (
        words("What the maps give for {period}", period=words.period(period)) if period else words("What the maps give")
    )


def _heads(claim: CheckedClaim, words: Words) -> tuple[str, str, str]:
    middle = _unit(claim, words)
    first = claim.evidence[0] if claim.evidence else None
    question = claim.question
    if first and first.record:
        counted = words("Days and {unit}", unit=words.unit(first.unit))
        middle, last = words("Days and km²") if first.unit == "km2" else counted, words("A record?")
    elif first and first.versus is not None:
        last = {"more": words("More?"), "less": words("Less?")}.get(claim.extra.order or "", words("So?"))
    elif claim.verdict == "context" or not question or (question.low is None and question.high is None):
        last = words("So?") if any(e.fit in ("yes", "no") for e in claim.evidence) else ""
    elif first and first.quantity == "closed":
        last = words("Enough?")
    elif question.unit not in {e.unit for e in claim.evidence}:
        last = words("So?")
    elif question.low is None:
        last = words("At most {figure}?", figure=between(question.high or 0, question.high or 0, words))
    elif question.high is None:
        last = words("At least {figure}?", figure=between(question.low, question.low, words))
    else:
        last = words("In {range}?", range=between(question.low, question.high, words))
    return words("Source and rule"), middle, last


def _unit(claim: CheckedClaim, words: Words) -> str:
    units = list(dict.fromkeys(e.unit for e in claim.evidence if e.amount is not None and e.quantity != "since"))
    return words.unit(units[0]) if len(units) == 1 else ""


def _row(claim: CheckedClaim, evidence: Evidence, words: Words) -> Row:
    notes = [evidence.detail] if evidence.detail else []
    if evidence.own:
        notes.append(words("the rule of the source credited"))
    # of a figure that is not used for showing other days, the detail says which
    notes += [_flag(f, words, evidence) for f in evidence.flags if (f.kind, evidence.fit) != ("lagged", "not_used")]
    units = {e.unit for e in claim.evidence if e.amount is not None and e.quantity != "since"}
    if any(e.record for e in claim.evidence) and not evidence.record:
        # a step set aside, shown where it would have been the record
        shown = dated_figure(evidence.period, evidence.amount, words, evidence.unit)
    else:
        shown = figure(evidence, words, unit=len(units) > 1)
    return Row(
        name=_printed_by(evidence, words) if evidence.speaker else opened(evidence.name or evidence.convention),
        notes=tuple(notes),
        figure=shown,
        mark="●" if evidence.fit in YES else "–" if evidence.fit in ("not_used", "shown") else "○",
        answer=words(FITS[evidence.fit]),
        strong=evidence.fit in YES,
        url=evidence.url or "",
    )


def _printed_by(evidence: Evidence, words: Words) -> str:
    """Whose figure it is that was printed, and through whom."""
    name = opened(words.name(evidence.speaker or ""))
    if not evidence.via:
        return name
    return words("{speaker}, through {names}", speaker=name, names=words.listed([words.name(v) for v in evidence.via]))


def _flag(flag: Flag, words: Words, evidence: Evidence) -> str:
    """Why a figure is to be read with care, and when."""
    why = COUNT_FLAGS.get(flag.kind, FLAGS[flag.kind]) if evidence.quantity == "count" else FLAGS[flag.kind]
    return words("[{days}: {flag}]", days=words.period(flag.period, short=True), flag=words(why))


def _tested(claim: CheckedClaim, words: Words) -> str:
    said = []
    if claim.rules_tried:
        tried = words.n("{n} rule tried", "{n} rules tried", claim.rules_tried)
        if claim.by_chance is not None:
            least = words.number(0.01, decimals=2)
            chance = words.number(claim.by_chance, decimals=2)
            chance = words("less than {figure}", figure=least) if claim.by_chance < 0.005 else chance
            tried = words("{rules} (by chance {figure} of them would fit)", rules=tried, figure=chance)
        if claim.roots:
            origins = words.n("{n} independent origin", "{n} independent origins", len(claim.roots))
            tried = words(
                "{rules}, {origins} ({names})", rules=tried, origins=origins, names=_names(claim.roots, words)
            )
        said.append(words("{said}.", said=opened(tried)))
    if claim.tolerance:
        parts = [
            words(
                "{reason} ±{figure}",
                reason=words.of(TOLERANCES, p.name),
                figure=words.number(p.amount, p.unit, decimals=_digits(p.amount)),
            )
            for p in claim.tolerance
            if round(p.amount, 2)  # else it would be printed as nothing
        ]
        said += [words("Tolerance: {parts}.", parts=words.listed(parts))] if parts else []
    return words("{first} {second}", first=said[0], second=said[1]) if len(said) == 2 else "".join(said)


def _names(ids: Sequence[str], words: Words) -> str:
    return words.listed([words.name(i) for i in ids])


def _digits(amount: float) -> int:
    return next((d for d in (0, 1) if round(amount, d) == round(amount, 2)), 2)
