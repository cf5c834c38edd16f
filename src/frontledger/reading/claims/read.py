"""All claims of a document, in order of the text, each thing told once."""

from __future__ import annotations

from ...nouns import Background, Claim, Reading, Report
from ...theatre import Theatre
from ..doc import Doc, within
from ..sentences import Sentence
from .background import read_background
from .counts import read_count
from .ground import read_ground
from .meetings import read_meetings
from .places import read_distance, read_encirclement, read_settlement_count, read_settlements
from .positions import read_positions
from .records import read_records


def read_claims(report: Report, theatre: Theatre) -> Reading:
    """Everything a report claims, and its background beside it."""
    doc = Doc(report, theatre)
    spoken = [*read_positions(doc), *read_meetings(doc)]
    measured: list[Claim] = []
    for sentence in doc.sentences:
        if not doc.text[sentence.start : sentence.end].rstrip('」』”"»)）').endswith(("?", "？")):
            _read_sentence(doc, sentence, measured, spoken)
    claims = _told_once(sorted([*spoken, *measured], key=lambda c: (c.span.start, c.span.end, c.kind)))
    background: tuple[Background, ...] = tuple(read_background(doc, list(claims)))
    return Reading(language=report.language, published=report.published, claims=claims, background=background)


def _read_sentence(doc: Doc, sentence: Sentence, measured: list[Claim], spoken: list[Claim]) -> None:
    """Adds the measured claims of a sentence; a figure inside a position is that position's amount."""
    start = len(measured)
    for q in within(doc.quantities, sentence.start, sentence.end):
        if q.restates is not None or _inside(q.start, spoken):
            continue
        last = next((c for c in reversed(measured) if c.kind != "record" and c.amount is not None), None)
        claim = (
            read_ground(doc, sentence, q, last)
            or read_settlement_count(doc, sentence, q)
            or read_distance(doc, sentence, q)
            or read_count(doc, sentence, q, last)
        )
        if claim is not None:
            measured.append(claim)
    measured.extend(read_encirclement(doc, sentence))
    measured.extend(c for c in read_settlements(doc, sentence) if not _inside(c.span.start, spoken))
    measured.extend(read_records(doc, sentence, measured[: len(measured)] if start else measured))


def _inside(at: int, claims: list[Claim]) -> bool:
    return any(c.span.start <= at < c.span.end and c.kind == "position" for c in claims)


def _told_once(claims: list[Claim]) -> tuple[Claim, ...]:
    """A thing told again with the same parts counts where it is told first."""
    seen = set()
    out = []
    for c in claims:
        key = (c.kind, c.side, c.place, c.period, c.amount, c.speaker, c.modality, c.extra)
        told_again = key in seen and (
            c.amount is not None or c.kind in {"settlement_control", "encirclement", "meeting"}
        )
        if not told_again:
            out.append(c)
        seen.add(key)
    return tuple(out)
