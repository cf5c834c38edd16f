"""How many amounts and periods of labelled reports are among the quantities and times found in them.

    python tools/score_marks.py CORPUS [--language TAG]... [--misses]

CORPUS holds `reports/` and `labels/`. An amount is found where a quantity overlaps the label's span and has its ends,
unit and hedge; a quantity without a unit counts as `elided` (the claim's rules give it one). A period is found in its
own sentence (`here`), there when told on another day of that sentence (`derived`), or elsewhere in the report
(`carried`); the rest need a rule of their own.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from frontledger.reading.marks import Quantity, Time
from frontledger.reading.quantities import find_quantities
from frontledger.reading.times.find import find_times, period_of

_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|[。！？\n]")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--language", action="append")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    tally: Counter[tuple[str, str]] = Counter()
    for path in sorted((args.corpus / "labels").glob("*.json")):
        label = json.loads(path.read_text("utf-8"))
        if args.language and label["language"] not in args.language:
            continue
        text = (args.corpus / "reports" / label["file"]).read_text("utf-8")
        published = dt.date.fromisoformat(label["published"])
        quantities = find_quantities(text, language=label["language"])
        times = find_times(text, language=label["language"], published=published)
        for claim in label["claims"]:
            claim["_language"] = label["language"]
            for what, found in (
                ("amount", _amount(claim, quantities)),
                ("period", _period(claim, times, text, published)),
            ):
                if found is None:
                    continue
                tally[label["language"], f"{what} {found}"] += 1
                if args.misses and found not in ("found", "here", "elided"):
                    _show(path.stem, what, found, claim, quantities, text)
    for (language, what), n in sorted(tally.items()):
        total = sum(m for (other, name), m in tally.items() if other == language and name[:6] == what[:6])
        print(f"{language:8} {what:18} {n:4} of {total:4}  {100 * n / total:5.1f} %")


def _overlapping(claim: dict[str, Any], quantities: list[Quantity]) -> list[Quantity]:
    a, b = claim["span"]
    return [q for q in quantities if q.start < b and a < q.end]


def _amount(claim: dict[str, Any], quantities: list[Quantity]) -> str | None:
    amount = claim["amount"]
    if amount is None:
        return None
    near = _overlapping(claim, quantities)
    same = [q for q in near if abs(q.low - amount["low"]) < 0.01 and abs(q.high - amount["high"]) < 0.01]
    if not same:
        return "missed"
    if any(q.unit == amount["unit"] and q.hedge == amount["hedge"] for q in same):
        return "found"
    if any(q.unit is None and q.hedge == amount["hedge"] for q in same):
        return "elided"
    return "hedge" if any(q.unit == amount["unit"] for q in same) else "unit"


def _period(claim: dict[str, Any], times: list[Time], text: str, published: dt.date) -> str | None:
    if claim["period"] is None:
        return None
    want = tuple(dt.date.fromisoformat(x) if x else None for x in claim["period"])
    ends = [0, *(m.end() for m in _SENTENCE_END.finditer(text)), len(text)]
    first = max(e for e in ends if e <= claim["span"][0])
    last = min((e for e in ends if e >= claim["span"][1]), default=len(text))
    here = [t for t in times if first <= t.start < last]
    if any(period_of(t, published) == want for t in here):
        return "here"
    tolds = {published} | {t.to for t in here if t.grain == "day" and t.to is not None}
    for told in sorted(tolds):
        for t in find_times(text[first:last], language=_language(claim), published=told):
            if period_of(t, told) == want or _as_of(t) == want:
                return "derived"
    if any(period_of(t, published) == want for t in times):
        return "carried"
    return "missed"


def _as_of(time: Time) -> tuple[None, dt.date | None]:
    return None, time.to


def _language(claim: dict[str, Any]) -> str:
    return str(claim["_language"])


def _show(name: str, what: str, found: str, claim: dict[str, Any], quantities: list[Quantity], text: str) -> None:
    if what == "period":
        print(f"{name:12} {found:8} {claim['period']}  {claim['quote'][:90]}")
        return
    amount = claim["amount"]
    near = [(text[q.start : q.end], q.low, q.high, q.unit, q.hedge) for q in _overlapping(claim, quantities)]
    wanted = " ".join(str(amount[x]) for x in ("low", "high", "unit", "hedge"))
    print(f"{name:12} {found:8} {wanted}  {claim['quote'][:80]!r} {near}")


if __name__ == "__main__":
    main()
