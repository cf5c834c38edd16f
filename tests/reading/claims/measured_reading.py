"""Sentences with the claims measured in them, one a line: `text => claim | claim`, or `text => nothing`.

A claim is its kind and then, parted by blanks: the figure with its unit (`447:km2`; `~` about, `>` over, `<` under,
`≤` up to; a range with a hyphen), `side:RU`, `at:UA-14,Pokrovsk` (blanks of names as `_`), `on:` a day or `from/to`,
`by:` the speaker and those it came through, parted by `/`, `modality:`, and the fields of its kind; `-` stands for
nothing. What is not written is not compared.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import frontledger as fl
from frontledger.nouns import Claim
from frontledger.reading.claims import claims_of, read_claims, report_as_read
from frontledger.reading.doc import Doc
from frontledger.reading.intake import intake
from frontledger.theatre import load

CASES = Path(__file__).parent / "cases"
DAY = dt.date(2025, 10, 7)
"""A Tuesday, on which all cases are published."""
_HEDGES = {"~": "about", ">": "over", "<": "under", "≤": "up_to"}


def cases(kind: str) -> list[tuple[str, str, str]]:
    """Language, text and expected claims of all cases of a kind; ¶ is a line break."""
    out = []
    for path in sorted(CASES.glob(f"{kind}-*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, expected = line.partition(" => ")
                out.append((path.stem.split("-", 1)[1], text.replace("¶", "\n"), expected))
    return out


def measured(language: str, text: str, day: dt.date = DAY) -> list[Claim]:
    """The claims of a text but positions and meetings."""
    report = intake(text.encode(), name="case", published=day, language=language)
    return [c for c in read_claims(report, load()).claims if c.kind not in ("position", "meeting")]


def of_the_war(language: str, text: str, day: dt.date = DAY) -> list[Claim]:
    """The same of a text known to be of a report about the war."""
    report, _ = report_as_read(fl.open_report(text, published=day, language=language))
    claims = claims_of(Doc(report, load()), of_war=True).claims
    return [c for c in claims if c.kind not in ("position", "meeting")]


def written(claims: list[Claim], like: str) -> str:
    """Claims in the notation of a case, with the parts that the case names."""
    wanted = [part.split() for part in like.split(" | ")] if like != "nothing" else []
    out = []
    for i, claim in enumerate(claims):
        named = {w.partition(":")[0] for w in wanted[i][1:]} if i < len(wanted) else set()
        parts = _parts(claim)
        kept = [v for k, v in parts.items() if k == "figure" or k in named or i >= len(wanted)]
        out.append(" ".join([claim.kind, *kept]))
    return " | ".join(out) or "nothing"


def expected(like: str) -> str:
    """A case's claims with their parts in the order in which `written` gives them."""
    out = []
    for claim in like.split(" | "):
        kind, *words = claim.split()
        figure = [w for w in words if w.partition(":")[0] not in _NAMES]
        rest = sorted((w for w in words if w not in figure), key=lambda w: _NAMES.index(w.partition(":")[0]))
        out.append(" ".join([kind, *figure, *rest]))
    return " | ".join(out)


_NAMES = [
    "side", "at", "on", "by", "modality", "direction", "net", "per", "of", "form", "order", "rank", "grain", "since",
    "since_part", "versus", "state", "measure", "weapon", "action", "what",
]  # fmt: skip


def _parts(claim: Claim) -> dict[str, str]:
    out: dict[str, str] = {}
    if claim.amount is not None:
        a = claim.amount
        sign = next((k for k, v in _HEDGES.items() if v == a.hedge), "")
        out["figure"] = f"{sign}{a.low:.12g}" + (f"-{a.high:.12g}" if a.high != a.low else "") + f":{a.unit}"
    out["side"] = f"side:{claim.side or '-'}"
    out["at"] = "at:" + (",".join(claim.place).replace(" ", "_") or "-")
    out["on"] = f"on:{_days(claim)}"
    out["by"] = "by:" + "/".join([claim.speaker, *claim.via])
    out["modality"] = f"modality:{claim.modality}"
    for name, value in claim.extra.plain().items():
        if value is not None:
            out[name] = f"{name}:" + ("/".join(map(str, value)) if isinstance(value, list) else str(value))
    return {k: out[k] for k in ("figure", *_NAMES) if k in out}


def _days(claim: Claim) -> str:
    if claim.period is None:
        return "-"
    start, end = claim.period.start, claim.period.end
    return str(start) if start == end else f"{start or ''}/{end or ''}"
