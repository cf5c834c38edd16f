"""What is told of a time that has not begun when the report comes out: it is planned, and no fact yet."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from ...nouns import Claim
from ..doc import Doc

_TOMORROW = dt.timedelta(days=1)
"""A night told of may end on the day after publication."""


def planned(doc: Doc, claim: Claim) -> Claim:
    """A claim with modality `planned`, where its time begins with or after the day of publication and ends behind it
    ("will take another 500 sq km by October"); a year or month under way has begun."""
    published, period = doc.report.published, claim.period
    if published is None or period is None or period.end is None or claim.modality not in {"asserted", "claimed"}:
        return claim
    to_come = period.end > published + _TOMORROW and (period.start is None or period.start >= published)
    return replace(claim, modality="planned") if to_come else claim
