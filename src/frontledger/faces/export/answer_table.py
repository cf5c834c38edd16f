"""An answer as CSV: a row for every claim and measurement, a claim without any has one row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from ...nouns import Answer, CheckedClaim, Evidence
from ..dossier.text import clean

COLUMNS = (
    "report", "published", "claim", "verdict", "kind", "title", "quote", "low", "high", "unit", "hedge", "side",
    "place", "from", "to", "speaker", "via", "modality", "sentence", "convention", "counts", "source", "origin",
    "quantity", "measured_from", "measured_to", "measured", "measured_unit", "versus", "uncertainty", "fit", "own",
    "flags", "detail", "printed_by", "url", "credit", "licence",
)  # fmt: skip
"""Ids are those of the JSON; `counts`, `title`, `sentence`, `detail` are in the language of the answer."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def answer_csv(answer: Answer) -> str:
    """The whole answer: UTF-8, a header, days as YYYY-MM-DD, nothing for what there is not, lists joined by semicolons,
    full precision."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in answer.claims:
        for row in claim.evidence or (None,):
            writer.writerow([_cell(value) for value in (*_claim(answer, claim), *_measured(answer, row))])
    return out.getvalue()


def _claim(answer: Answer, claim: CheckedClaim) -> Iterator[object]:
    amount, period = claim.amount, claim.period
    yield from (answer.report, answer.published, claim.number, claim.verdict, claim.kind, claim.title, claim.quote)
    yield from (amount.low, amount.high, amount.unit, amount.hedge) if amount else (None,) * 4
    yield from (claim.side, claim.place)
    yield from (period.start, period.end) if period else (None,) * 2
    yield from (claim.speaker, claim.via, claim.modality, claim.sentence)


def _measured(answer: Answer, row: Evidence | None) -> Iterator[object]:
    if row is None:
        yield from (None,) * 19
        return
    rule = next((c for c in answer.conventions if c.id == row.convention), None)
    source = next((s for s in answer.sources if s.id == row.source), None)
    # dates that a source tells, and figures that others printed, are counted by no rule: what they are is their name
    counts = (rule.words.get(answer.lang) or rule.words.get("en")) if rule else row.name
    yield from (row.convention, counts, row.source, row.root, row.quantity, row.period.start, row.period.end)
    yield from (row.amount, row.unit, row.versus, row.uncertainty, row.fit, row.own)
    yield from (tuple(f.kind for f in row.flags), row.detail, (*filter(None, [row.speaker]), *row.via), row.url)
    yield from (source.credit, source.licence) if source else (None,) * 2


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(map(str, value))
    if not isinstance(value, str):
        return str(value)
    text = " ".join(clean(value).split())
    # a spreadsheet would take it for a formula
    return f"'{text}" if text.startswith(_FORMULA) else text
