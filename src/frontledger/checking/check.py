"""Claims of one report to verdicts, in one language of answers."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..errors import InputError
from ..nouns import CheckedClaim, Claim, Convention, Evidence, Finding, Report, Series, Source
from ..nouns.format import printed_decimals
from ..theatre.load import Theatre
from ..theatre.printed import PrintedClaim
from . import amounts, places
from .between import Between, between
from .charts import series_of
from .compare import judge_comparison
from .counts import judge_count, ranked, uncounted
from .encirclement import judge_encirclement
from .inside import Against, contradictions
from .measurer import Measurer
from .printed import PUBLISHED, counted_by
from .question import Case, counted, from_the_invasion, to_publication
from .ranks import judge_rank, judge_streak
from .records import judge_superlative
from .say import Counted, Figures, Label, Printed, Rule, Say, Value, as_fine, say
from .sentences import in_radius
from .spans import named_time
from .summary import notes_of, summary_of
from .table import Row, Ruling
from .titles import title
from .told import context, unmeasurable
from .uncovered import no_figure
from .voice import LANGUAGES, Voice


class Checked(NamedTuple):
    """Claims with their verdicts, and all that the answer needs beside them."""

    claims: tuple[CheckedClaim, ...]
    series: tuple[Series, ...]
    """For charts: what each rule gives around the days of the claims."""
    conventions: tuple[Convention, ...]
    """Rules the answer rests on, in the theatre's order."""
    sources: tuple[Source, ...]
    newest: dt.date | None
    """Day of the newest map the answer rests on."""
    summary: str
    between: tuple[Finding, ...]
    notes: tuple[str, ...]
    labels: Mapping[str, str]


def check_claims(
    claims: Sequence[Claim], *, report: Report, measurer: Measurer, theatre: Theatre, lang: str
) -> Checked:
    """Set every claim beside every measurement that answers its question, and say what follows.

    Args:
        claims: as read from the report, or corrected by hand; days are in the theatre's clock.
        report: whose text the claims' spans count in.
        measurer: answers for the maps.
        theatre: sides, regions, places and rules.
        lang: language of the answer, one of `voice.LANGUAGES`.

    Raises:
        InputError: when a claim holds what cannot be; LookupError: when there are no answers in that language;
        SourceError: when the measurer's figures fail.
    """
    for n, claim in enumerate(claims, start=1):
        _refuse_nonsense(n, claim)
    case = Case(tuple(claims), report, measurer, theatre)
    voices = {tag: Voice(tag, theatre) for tag in (lang, *(t for t in LANGUAGES if t != lang))}
    against = contradictions(case)
    rulings = [judge(case, claim, against.get(n)) for n, claim in enumerate(case.claims)]
    checked = tuple(
        _checked(case, n, claim, ruling, voices)
        for n, (claim, ruling) in enumerate(zip(case.claims, rulings, strict=True), start=1)
    )
    series = tuple(series_of(case, rulings))
    used = {m.convention for c in checked for m in c.evidence} | {s.convention for s in series}
    behind = {m.source for c in checked for m in c.evidence} | {s.source for s in series}
    voice = voices[lang]
    findings = tuple(_finding(b, voices) for b in between(case, checked))
    return Checked(
        claims=checked,
        series=series,
        conventions=tuple(c for c in (*theatre.conventions.values(), *theatre.counts.values()) if c.id in used),
        sources=tuple(s for s in theatre.sources.values() if s.id in behind),
        newest=max((day for c in checked for day in _map_days(c)), default=None),
        summary=voice.sentence(summary_of(rulings)),
        between=findings,
        notes=(*(voice.sentence(note) for note in notes_of(case, rulings)), *(f.sentence for f in findings)),
        labels={id_: voice.text(_name(id_, theatre)) for id_ in sorted(set(_ids(checked)))},
    )


def _refuse_nonsense(number: int, claim: Claim) -> None:
    """Claims may be corrected by hand: what no reading of a report gives is refused, naming claim and field."""
    if claim.amount is not None and not (math.isfinite(claim.amount.low) and math.isfinite(claim.amount.high)):
        raise InputError(f"claim {number}: amount is no finite number", remedy="give both ends as plain numbers")
    try:
        named_time(claim)
    except ValueError as e:
        remedy = "give YYYY, YYYY-MM or YYYY-MM-DD"
        raise InputError(f"claim {number}: since {claim.extra.since!r} is no date", remedy=remedy) from e


def judge(case: Case, claim: Claim, against: Against | None = None) -> Ruling:
    """The verdict on one claim, in the order of docs/checking.md: context, the report itself, what nobody measures or
    counts, the rest."""
    claim = to_publication(case, from_the_invasion(case, claim))
    told = context(case, claim)
    part = amounts.judge_part_of_gains(case, claim)
    found = told or part or unmeasurable(case, claim) or uncounted(case, claim) or _measured(case, claim)
    return told or _turned(found, against)


def _measured(case: Case, claim: Claim) -> Ruling:
    figure = claim.amount is not None
    match claim.kind:
        case "area_change" if figure:
            return amounts.judge_change(case, claim)
        case "rate" if figure:
            return amounts.judge_rate(case, claim)
        case "area_share" if figure and len(claim.place) == 1 and not case.is_region(claim.place[0]):
            return places.judge_part(case, claim)
        case "area_total" | "area_share" if figure:
            return amounts.judge_state(case, claim)
        case "air_attack" | "losses" if figure:
            return judge_count(case, claim)
        case "record":
            claim = ranked(case, claim) if counted(claim) else claim
            match claim.extra.form:
                case "comparison":
                    return judge_comparison(case, claim)
                case "rank":
                    return judge_rank(case, claim)
                case "streak":
                    return judge_streak(case, claim)
                case _:
                    return judge_superlative(case, claim)
        case "settlement_control":
            return places.judge_control(case, claim)
        case "distance":
            return places.judge_distance(case, claim)
        case "encirclement":
            return judge_encirclement(case, claim)
        case _:
            return no_figure(case, claim)


def _turned(ruling: Ruling, against: Against | None) -> Ruling:
    """A ruling on a claim that the report itself contradicts."""
    if against is None:
        return ruling
    return ruling._replace(verdict="inconsistent", sentence=against.sentence, beside=against.beside)


def _checked(case: Case, number: int, claim: Claim, ruling: Ruling, voices: Mapping[str, Voice]) -> CheckedClaim:
    first, *others = voices.values()
    sources: dict[str, set[str]] = {}
    for row in ruling.rows:
        sources.setdefault(row.measurement.convention, set()).add(row.measurement.source)
    evidence = tuple(_evidence(row, first, several=len(sources[row.measurement.convention]) > 1) for row in ruling.rows)
    told = {name: getattr(claim, name) for name in Claim.__struct_fields__}
    sentence = _as_printed(claim, ruling.sentence)
    return CheckedClaim(
        **told,
        number=number,
        verdict=ruling.verdict,
        title=first.sentence(title(case, claim)),
        sentence=first.sentence(sentence),
        translations={v.lang: v.sentence(sentence) for v in others},
        said=sentence,
        beside=tuple(n + 1 for n in ruling.beside),
        question=ruling.question,
        evidence=evidence,
        tolerance=ruling.tolerance,
        rules_tried=ruling.rules_tried,
        by_chance=ruling.by_chance,
        roots=tuple(dict.fromkeys(e.root for e in evidence if e.amount is not None and e.source != PUBLISHED)),
    )


def _as_printed(claim: Claim, sentence: Say) -> Say:
    """A sentence whose figures are as fine as the report's own: beside 19.25 % stands 19.26 %, not 19.3 %."""
    if claim.amount is None:
        return sentence
    decimals = max(printed_decimals(claim.amount.low), printed_decimals(claim.amount.high))
    if decimals < 2:
        return sentence
    fine = as_fine(sentence, claim.amount.unit, decimals)
    return fine if isinstance(fine, Say) else sentence


def _finding(found: Between, voices: Mapping[str, Voice]) -> Finding:
    first, *others = voices.values()
    return Finding(
        kind=found.kind,
        claims=found.claims,
        rules=found.rules,
        day=found.day,
        sentence=first.sentence(found.sentence),
        translations={v.lang: v.sentence(found.sentence) for v in others},
        said=found.sentence,
    )


def _evidence(row: Row, voice: Voice, *, several: bool) -> Evidence:
    """A row with its words; the kind of figures is told where one rule has several sources."""
    m = row.measurement
    if row.printed is not None:
        return _printed(row, row.printed, voice)
    says: list[Value] = [Counted(m.convention), *((Figures(m.source),) if several else ())]
    if m.radius_km is not None:
        says = [in_radius(m)]
    says += row.says
    fields = {name: getattr(m, name) for name in m.__struct_fields__}
    return Evidence(
        **fields,
        fit=row.fit,
        own=row.own == 0,
        name=voice.sentence(Rule(m.convention)),
        detail="; ".join(voice.text(s) for s in says),
        versus=row.versus,
        found=row.found,
        record=row.record,
    )


def _printed(row: Row, printed: PrintedClaim, voice: Voice) -> Evidence:
    """A row of what others printed: the name is that of whoever counted."""
    claim, amount = printed.claim, printed.claim.amount
    detail = say("printed as {said}", said=Printed(amount)) if amount else ""
    fields = {name: getattr(row.measurement, name) for name in row.measurement.__struct_fields__}
    return Evidence(
        **fields,
        fit=row.fit,
        name=voice.sentence(Label(counted_by(claim))),
        detail=voice.text(detail),
        speaker=claim.speaker,
        via=claim.via,
        url=printed.row.url,
    )


def _name(id_: str, theatre: Theatre) -> Value:
    if id_ == "reporter":
        return say("the report itself")
    # an origin that is no speaker is called by what its source gives
    return Figures(id_) if id_ in theatre.sources and id_ not in theatre.speakers else Label(id_)


def _map_days(claim: CheckedClaim) -> Iterator[dt.date]:
    for e in claim.evidence:
        if e.amount is not None and e.period.end is not None and e.source != PUBLISHED:
            yield e.period.end


def _ids(claims: Sequence[CheckedClaim]) -> Iterator[str]:
    """Every id that occurs: sides, places, speakers, parties, regions and origins of the evidence."""
    for c in claims:
        yield from c.place
        yield from c.via
        yield from c.roots
        yield from c.extra.parties or ()
        yield from (id_ for id_ in (c.side, c.speaker, c.extra.party) if id_)
        for e in c.evidence:
            yield from (e.side, *e.place.split("+"), *e.via)
            if e.speaker:
                yield e.speaker
