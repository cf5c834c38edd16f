"""Reads sentences of our own the way a report is read, and writes what was found as one line."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from frontledger.nouns import Claim, Passage, Report, Span
from frontledger.reading.doc import Doc
from frontledger.theatre import load

PUBLISHED = dt.date(2025, 9, 10)  # a Wednesday
CASES = Path(__file__).parent / "cases"


def doc(text: str, language: str, published: dt.date | None = PUBLISHED) -> Doc:
    """A document of one passage a line."""
    passages = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            passages.append(Passage(span=Span(at, at + len(line))))
        at += len(line) + 1
    report = Report(
        name="test", text=text, sha256="", encoding="utf-8", language=language, language_confidence=1.0,
        published=published, published_from="option", passages=tuple(passages),
    )  # fmt: skip
    return Doc(report, load())


def line(claim: Claim) -> str:
    """A position as `PARTY stance subject [in PLACES] [FIGURE UNIT]`."""
    e = claim.extra
    parts = [str(e.party), str(e.stance), str(e.subject)]
    if claim.place:
        parts += ["in", ",".join(claim.place)]
    if claim.amount:
        parts += [f"{claim.amount.low:g}" if claim.amount.low < 1e6 else str(claim.amount.low), claim.amount.unit]
    return " ".join(parts)


def cases(name: str) -> list[tuple[str, list[str]]]:
    """Sentences of a file of cases, each with the lines that are expected of it."""
    out = []
    for row in (CASES / name).read_text("utf-8").splitlines():
        if row and not row.startswith("#"):
            text, _, expected = row.partition(" =>")
            out.append((text, [p.strip() for p in expected.split("|") if p.strip()]))
    return out
