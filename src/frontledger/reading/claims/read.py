"""All claims of a document, in order of the text, each thing told once."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from ...nouns import Background, Claim, Reading, Report, Span
from ...theatre import Theatre
from ..doc import Doc
from ..marks import Name, Quantity
from ..questions import asks
from ..sentences import Sentence, verb_final
from ..undisturbed import undisturbed
from ..written import Written, written
from .about import elsewhere, in_time, of_this_war
from .again import read_again
from .answers import answer_of, read_elided
from .asked_again import read_asked_again
from .attacks.in_order import read_all_of_them
from .attacks.launched_from import only_launched_from
from .attacks.listed_parts import read_part
from .attacks.victims import read_victims
from .background import read_background
from .counted_before import read_as_before
from .counts.read import inhabitants, read_count
from .drills import beside_the_war
from .frame import Scene
from .ground.areas import read_ground
from .ground.distances import read_distance
from .ground.distances_elided import read_elided_distance
from .ground.left_out import left_out
from .headed import headed_of
from .imagined import imagined
from .labelled import labelled_of
from .led import led_of
from .meetings.read import read_meetings
from .more import read_as_many, read_more
from .other_matters import of_another_matter
from .parts.where_named import namesake
from .positions.deadlines import read_deadlines
from .positions.read import read_positions
from .records.compared_values import read_compared_values
from .records.differences import difference
from .records.read import read_records
from .settlements.counts import read_settlement_count
from .settlements.lists import read_listed
from .settlements.more import read_more_villages
from .settlements.parted import read_part_of_villages
from .settlements.read import read_settlements
from .settlements.surrounded import read_encirclement
from .to_come import planned
from .under_town import of_the_town, under_town

T = TypeVar("T", Claim, Background)
MOST_FIGURES = 60
"""Figures of a sentence that are read; more stand in a table without stops, which no rule can take apart."""
HELD = frozenset({"area_total", "area_share"})
"""Kinds of what is held, which a sentence tells beside a demand for it."""


@undisturbed()
def read_claims(report: Report, theatre: Theatre) -> Reading:
    """Everything a report claims, and its background beside it."""
    as_read, plain = report_as_read(report)
    doc = Doc(as_read, theatre)
    found = claims_of(doc)
    doc.forget()
    if plain is None:
        return found
    return replace(
        found,
        claims=tuple(as_given(c, plain, report.text) for c in found.claims),
        background=tuple(as_given(b, plain, report.text) for b in found.background),
    )


def report_as_read(report: Report) -> tuple[Report, Written | None]:
    """A report in the letters in which its language is read, and how to go back; None where these are its own."""
    plain = written(report.text, report.language)
    if plain is None:
        return report, None
    spans = [Span(plain.at(p.span.start), plain.at(p.span.end)) for p in report.passages]
    passages = tuple(replace(p, span=s) for p, s in zip(report.passages, spans, strict=True))
    return replace(report, text=plain.text, passages=passages), plain


def as_given(told: T, plain: Written, text: str) -> T:
    """A claim with its span and quote in the text as given."""
    start, end = plain.given(told.span.start, told.span.end)
    return replace(told, span=Span(start, end), quote=text[start:end])


def claims_of(doc: Doc, *, of_war: bool = False) -> Reading:
    """Everything a document claims; spans are those of the document's text.

    Args:
        of_war: that it is about the theatre's war is known.
    """
    report = doc.report
    claims: tuple[Claim, ...] = ()
    if of_war or of_this_war(doc):
        positions = read_positions(doc)
        spoken = [*positions, *read_deadlines(doc, positions), *read_meetings(doc)]
        measured: list[Claim] = []
        for sentence in doc.sentences:
            if not asks(doc, sentence):
                _read_sentence(doc, sentence, measured, spoken)
        measured = [c for c in measured if in_time(doc, c) and not elsewhere(doc, c) and not imagined(doc, c)]
        measured = [c for c in measured if not beside_the_war(doc, c) and not of_another_matter(doc, c)]
        measured = [planned(doc, c) for c in measured]
        spoken = [c for c in spoken if not elsewhere(doc, c)]
        told = _told_once(
            sorted(_told_in_full(doc, [*spoken, *measured]), key=lambda c: (c.span.start, c.span.end, c.kind))
        )
        claims = tuple(_with_ids(doc, c) for c in told)
    background: tuple[Background, ...] = tuple(read_background(doc, list(claims)))
    return Reading(language=report.language, published=report.published, claims=claims, background=background)


def _read_sentence(doc: Doc, sentence: Sentence, measured: list[Claim], spoken: list[Claim]) -> None:
    """Adds the measured claims of a sentence; a figure inside a position is that position's amount."""
    scene = Scene(doc, sentence, measured)
    positions = [
        c for c in spoken if c.kind == "position" and c.span.start < sentence.end and sentence.start < c.span.end
    ]
    for q in scene.quantities[:MOST_FIGURES]:
        if q.restates is not None or difference(scene, q) is not None or inhabitants(scene, q):
            continue
        if left_out(scene, q):
            continue
        if _inside(q.start, positions):
            held = read_ground(scene, q) if verb_final(doc.language) else None
            if held is not None and held.kind in HELD:  # "the fifth that Kyiv holds", which is to be given up
                measured.append(held)
            continue
        claim = _read_figure(scene, q)
        if (claim is None or claim.kind == "force_count") and (asked := answer_of(scene, q)) is not None:
            # "How many have they lost? In May, 28,000 men": no men who are there
            claim = _from(doc, _read_figure(*asked), sentence.start) or claim
        if claim is None and (headed := headed_of(scene, q)) is not None:
            claim = _read_figure(*headed)
        if claim is None and (labelled := labelled_of(scene, q)) is not None:
            claim = _read_figure(*labelled)
        if claim is None and (led := led_of(scene, q)) is not None:
            claim = _from(doc, _read_figure(led, q), sentence.start)
        if (town := under_town(scene, claim)) is not None:
            claim = of_the_town(claim, _from(doc, _read_figure(town, q), sentence.start))
        claim = (
            claim
            or read_elided_distance(scene, q)
            or read_elided(scene, q)
            or read_part_of_villages(scene, q)
            or read_part(scene, q)
            or read_more(scene, q)
            or read_again(scene, q)
            or read_asked_again(scene, q)
            or read_as_before(scene, q, _read_figure)
        )
        if claim is not None:
            measured.append(claim)
    measured.extend(read_as_many(scene))
    measured.extend(read_victims(scene))
    measured.extend(read_all_of_them(scene))
    measured.extend(read_encirclement(scene))
    # what a side holds is told beside a demand for it, not demanded
    settled = read_settlements(scene)
    settled += read_listed(scene, settled)
    settled = [c for c in settled if not only_launched_from(scene, c)]
    measured.extend(c for c in settled if not _inside(c.span.start, positions) or c.extra.state == "held")
    measured.extend(read_more_villages(scene))
    measured.extend(read_records(scene))
    measured.extend(read_compared_values(scene))


def _read_figure(scene: Scene, q: Quantity) -> Claim | None:
    """The claim that a figure makes by its own sentence."""
    return read_ground(scene, q) or read_settlement_count(scene, q) or read_distance(scene, q) or read_count(scene, q)


def _from(doc: Doc, claim: Claim | None, start: int) -> Claim | None:
    """A claim that rests on the answer alone, not on words of the question."""
    if claim is None or claim.span.start >= start:
        return claim
    return replace(claim, span=Span(start, claim.span.end), quote=doc.report.text[start : claim.span.end])


def _with_ids(doc: Doc, claim: Claim) -> Claim:
    """A claim with the places that its names stand for in this report: the mention nearest to it tells."""
    ids = []
    places: dict[str, list[Name]] = doc.remember("places", _by_place)
    for place in claim.place:
        named = places.get(place, ())
        nearest = min(named, key=lambda n: abs(n.start - claim.span.start), default=None)
        ids.append(nearest.place_id if nearest is not None else None)
    return replace(claim, place_ids=tuple(ids)) if any(ids) else claim


def _by_place(doc: Doc) -> dict[str, list[Name]]:
    """The places named whose row in the gazetteer is known, by the name they are given."""
    out: dict[str, list[Name]] = {}
    for n in doc.names:
        if n.kind == "place" and n.place_id:
            out.setdefault(n.id, []).append(n)
    return out


def _inside(at: int, claims: list[Claim]) -> bool:
    return any(c.span.start <= at < c.span.end for c in claims)


def _plainly_again(claim: Claim, told: list[Claim]) -> bool:
    """Is a figure of ground told again, with neither a place nor a time of its own?"""
    if claim.kind not in HELD or claim.place or claim.period is not None:
        return False
    key = (claim.kind, claim.side, claim.amount)
    return any((c.kind, c.side, c.amount) == key for c in told)


def _told_in_full(doc: Doc, claims: list[Claim]) -> list[Claim]:
    """The claims without those of headings that the text below tells too, with its place and day."""
    headings = [(p.span.start, p.span.end) for p in doc.report.passages if p.heading]
    heads = [c for c in claims if any(a <= c.span.start < b for a, b in headings)]
    below = {thing for c in claims if c not in heads for thing in (_thing(doc, c), (c.kind,))}
    return [c for c in claims if c not in heads or _thing(doc, c) not in below]


def _thing(doc: Doc, c: Claim) -> tuple[object, ...]:
    """What a claim is about, whatever its day and source: of a figure the figure, of a town taken, held or surrounded
    the town, unless it may be the region named like it; of all else the kind."""
    if c.amount is not None:
        return (c.kind, c.amount.low, c.amount.high, c.amount.unit)
    towns = doc.remember("towns no region is named like", _plain_towns)
    plain = len(c.place) == 1 and c.place[0] in towns
    return (c.kind, c.place) if plain and c.kind in {"settlement_control", "encirclement"} else (c.kind,)


def _plain_towns(doc: Doc) -> frozenset[str]:
    return frozenset(n.id for n in doc.names if n.kind == "place" and not namesake(doc, n))


def _told_once(claims: list[Claim]) -> tuple[Claim, ...]:
    """A thing told again with the same parts counts where it is told first."""
    seen = set()
    out: list[Claim] = []
    for c in claims:
        key = (c.kind, c.side, c.place, c.period, c.amount, c.speaker, c.modality, c.extra)
        told_again = key in seen and (
            c.amount is not None or c.kind in {"settlement_control", "encirclement", "meeting"}
        )
        if not told_again and not _plainly_again(c, out):
            out.append(c)
        seen.add(key)
    return tuple(out)
