"""The answer for a pipe: one claim a line, fields parted by TAB, codes instead of words, never wrapped."""

from __future__ import annotations

from ...nouns import Amount, Answer, CheckedClaim, Evidence
from ..dossier.text import clean

FIELDS = (
    "claim",
    "verdict",
    "kind",
    "amount",
    "unit",
    "side",
    "place",
    "from",
    "to",
    "speaker",
    "via",
    "measured",
    "convention",
    "sentence",
)
_HEDGES = {"over": ">", "under": "<", "about": "~", "up_to": "<="}


def piped(answer: Answer) -> str:
    """All claims, in order of the text; no header."""
    return "".join("\t".join(_row(c)) + "\n" for c in answer.claims)


def _row(claim: CheckedClaim) -> tuple[str, ...]:
    shown = next((e for e in claim.evidence if e.own), claim.evidence[0] if claim.evidence else None)
    period = claim.period
    return tuple(
        " ".join(clean(field).split())
        for field in (
            str(claim.number),
            claim.verdict,
            claim.kind,
            _amount(claim.amount),
            claim.amount.unit if claim.amount else "",
            claim.side or "",
            ";".join(claim.place),
            str(period.start or "") if period else "",
            str(period.end or "") if period else "",
            claim.speaker,
            ";".join(claim.via),
            _measured(shown),
            shown.convention if shown else "",
            claim.sentence,
        )
    )


def _amount(amount: Amount | None) -> str:
    if amount is None:
        return ""
    both = f"{amount.low}" if amount.low == amount.high else f"{amount.low}-{amount.high}"
    return _HEDGES.get(amount.hedge, "") + both


def _measured(row: Evidence | None) -> str:
    if row is None:
        return ""
    if row.record is not None:
        last = row.record.last_at_least_as_large
        return str(last.end) if last else ""
    return "" if row.amount is None else f"{row.amount:.2f}"
