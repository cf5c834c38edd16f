"""Swaps towns, persons, days and figures of a labelled report for others, in its text and in its labels alike."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from pathlib import Path
from typing import Any

SWAPS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "swaps.toml").read_text("utf-8"))
_LAST_DAYS = 2
"""A period that begins with a month and is longer than this is one of the month or since its beginning."""


def swapped(name: str, text: str, label: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A report's text and labels with the swaps of its name."""
    swap = SWAPS[name]
    pairs = dict(swap["text"])
    words = "|".join(re.escape(w) for w in sorted(pairs, key=len, reverse=True))
    out: list[str] = []
    moves: list[tuple[int, int, int, int]] = []
    at = size = 0
    for m in re.finditer(words, text):
        out += [text[at : m.start()], pairs[m.group()]]
        start = size + m.start() - at
        size = start + len(pairs[m.group()])
        moves.append((m.start(), m.end(), start, size))
        at = m.end()
    new = "".join([*out, text[at:]])
    unused = [w for w in pairs if not any(text[a:b] == w for a, b, *_ in moves)]
    if unused:
        raise ValueError(f"{name}: not in the report: {unused}")
    days = _Days(swap)
    claims = [_claim(c, swap, days, moves, new) for c in label["claims"]]
    published = days.moved(dt.date.fromisoformat(label["published"])).isoformat()
    return new, {**label, "published": published, "claims": claims}


class _Days:
    def __init__(self, swap: dict[str, Any]) -> None:
        self.shift = dt.timedelta(days=swap["shift"])
        self.keep = frozenset(swap.get("keep", ()))

    def moved(self, day: dt.date) -> dt.date:
        return day if day.isoformat() in self.keep else day + self.shift

    def period(self, period: list[str | None] | None) -> list[str | None] | None:
        """A period with its days moved; whole months and years stay, and so does the beginning of "since January"."""
        if period is None:
            return None
        start, end = (dt.date.fromisoformat(d) if d else None for d in period)
        whole = start is not None and end is not None and start.day == 1 and (end + dt.timedelta(days=1)).day == 1
        if whole:
            return period
        long = start is not None and end is not None and start.day == 1 and (end - start).days > _LAST_DAYS
        first = start if long or start is None else self.moved(start)
        return [d.isoformat() if d else None for d in (first, self.moved(end) if end else None)]


def _claim(
    claim: dict[str, Any], swap: dict[str, Any], days: _Days, moves: list[tuple[int, int, int, int]], text: str
) -> dict[str, Any]:
    ids: dict[str, str] = swap["ids"]
    span = [_place(claim["span"][0], moves, end=False), _place(claim["span"][1], moves, end=True)]
    extra = dict(claim["extra"])
    if extra.get("parties"):
        extra["parties"] = [ids.get(p, p) for p in extra["parties"]]
    if extra.get("versus"):
        extra["versus"] = days.period(extra["versus"])
    if extra.get("deadline"):
        extra["deadline"] = days.moved(dt.date.fromisoformat(extra["deadline"])).isoformat()
    if extra.get("since"):
        extra["since"] = swap.get("since", {}).get(extra["since"], extra["since"])
    return {
        **claim,
        "span": span,
        "quote": text[span[0] : span[1]],
        "place": [ids.get(p, p) for p in claim["place"]],
        "period": days.period(claim["period"]),
        "amount": _amount(claim, swap),
        "speaker": ids.get(claim["speaker"], claim["speaker"]),
        "extra": extra,
    }


def _amount(claim: dict[str, Any], swap: dict[str, Any]) -> dict[str, Any] | None:
    if claim["amount"] is None:
        return None
    told = swap.get("told", {}).get(claim["quote"])
    figures = {float(k): v for k, v in swap["figures"].items()}
    low, high = (told or figures.get(float(claim["amount"][end]), claim["amount"][end]) for end in ("low", "high"))
    return {**claim["amount"], "low": low, "high": high}


def _place(at: int, moves: list[tuple[int, int, int, int]], *, end: bool) -> int:
    """Where a place of the old text is in the new; one inside a swapped word is at the word's edge."""
    shift = 0
    for old_start, old_end, new_start, new_end in moves:
        if at <= old_start:
            break
        if at < old_end:
            return new_end if end else new_start
        shift = new_end - old_end
    return at + shift
