"""Positions and meetings of loose copy in all languages: what is held, by whom it is told and through whom."""

from __future__ import annotations

import datetime as dt

import pytest
from stance_reading import CASES, line

import frontledger as fl
from frontledger import theatre
from frontledger.nouns import Claim
from frontledger.reading.claims import claims_of, report_as_read
from frontledger.reading.doc import Doc

TOLD = dt.date(2025, 9, 10)  # a Wednesday
FILES = ("told-meetings.txt", "told-stances.txt")


def told(claim: Claim) -> str:
    """A claim as `what | SPEAKER [via WAY]`; a meeting as `PARTIES STATUS [in PLACES] [DAY]`."""
    if claim.kind == "meeting":
        parts = ["+".join(claim.extra.parties or ()), str(claim.extra.status)]
        parts += [f"in {','.join(claim.place)}"] if claim.place else []
        parts += [f"{claim.period.start}"] if claim.period else []
        what = " ".join(parts)
    else:
        what = " ".join(line(claim).replace(".0 ", " ").split())
    return f"{what} | {' via '.join((claim.speaker, *claim.via))}"


def cases() -> list[tuple[str, str, str, list[str]]]:
    """Language, text, kind and what is expected of each line of the files."""
    out = []
    for name in FILES:
        kind = "meeting" if "meetings" in name else "position"
        for row in (CASES / name).read_text("utf-8").splitlines():
            if row and not row.startswith("#"):
                language, _, rest = row.partition("|")
                text, _, expected = rest.partition(" =>")
                out.append((language, text, kind, [e.strip() for e in expected.split(";;") if e.strip()]))
    return out


@pytest.mark.parametrize(("language", "text", "kind", "expected"), cases())
def test_what_is_told(language: str, text: str, kind: str, expected: list[str]) -> None:
    report, _ = report_as_read(fl.open_report(text, published=TOLD, language=language))
    found = claims_of(Doc(report, theatre.load()), of_war=True).claims
    assert [told(c) for c in found if c.kind == kind] == expected
