"""Write the measured tables of docs/methods.md.

    python tools/build_methods.py            rewrite the tables between their marks
    python tools/build_methods.py --check    write nothing; exit 1 when the page is not current

Everything between `<!-- measured: NAME -->` and `<!-- end -->` is made here from the figures that ship; the rest of the
page is written by hand.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import datetime as dt
import re
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from frontledger.control.findings import anomalies_of
from frontledger.control.measurer import FigureMeasurer
from frontledger.control.tracks import Tracks
from frontledger.nouns import Convention, Measurement, Period
from frontledger.theatre.load import Theatre, load
from frontledger.theatre.printed import Printed

PAGE = Path(__file__).resolve().parent.parent / "docs" / "methods.md"

MONTHS = Path(__file__).resolve().parent / "printed_months.csv"
"""Figures that the conventions were found on, each with the cause of its miss where it has one."""

WHO = {"AFP analysis of ISW data": "afp", "DeepState": "deepstate", "ISW": "isw"}
"""Whose figures are compared: the name in the collection, and the speaker whose rule it is."""
ABROAD = "isw-kursk"
"""The rule for figures printed for the country and ground abroad together."""
GAINS = ("gain", "gain_net", "gain_day", "gain_gross")
KINDS = (
    "glitch", "missing", "incomplete", "mislabelled", "break_of_series", "reclassified", "redrawn", "batch", "stale",
    "lagged", "recount",
)  # fmt: skip
EXAMPLE = dt.date(2025, 8, 12)
"""The day the page asks for a record of."""
REGIONS = {
    "Ukraine": "UA",
    "Donetsk": "UA-14",
    "Luhansk": "UA-09",
    "Kharkiv": "UA-63",
    "Dnipropetrovsk": "UA-12",
    "Sumy": "UA-59",
    "Zaporizhzhia": "UA-23",
    "Kherson": "UA-65",
}


class Compared(NamedTuple):
    """A printed figure and what its own source's rule gives."""

    printed: Printed
    measured: Measurement

    @property
    def error(self) -> float:
        return (self.measured.amount or 0.0) - float(self.printed.amount)

    @property
    def whole_month(self) -> bool:
        start, end = self.printed.start, self.printed.end
        last = calendar.monthrange(start.year, start.month)[1]
        return start.day == 1 and end == start.replace(day=last)


def compared(theatre: Theatre, measurer: FigureMeasurer) -> list[Compared]:
    """Every printed gain in the country that its own source's rule covers, once each, in order."""
    seen = set()
    out = []
    for row, _ in theatre.printed:
        key = (row.start, row.end, row.kind, row.amount, row.side, row.source)
        if row.source not in WHO or row.unit != "km2" or row.kind not in GAINS or key in seen:
            continue
        seen.add(key)
        if row.region not in ("Ukraine", "Ukraine and Kursk"):
            continue
        own = [m for m in measurer.change(row.side, theatre.home, Period(row.start, row.end)) if _own(theatre, row, m)]
        if own and own[0].amount is not None:
            out.append(Compared(row, own[0]))
    return out


def _own(theatre: Theatre, row: Printed, m: Measurement) -> bool:
    if row.region != "Ukraine":
        return m.convention == ABROAD
    rule: Convention = theatre.conventions[m.convention]
    gross = row.kind == "gain_gross"
    quantity = "gained" if gross else "change"
    return WHO[row.source] in rule.used_by and m.convention != ABROAD and m.quantity == quantity


def table(head: str, rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table; columns whose name ends with `#` are set right."""
    names = [n.strip() for n in head.split("|")]
    yield "| " + " | ".join(n.rstrip("# ") for n in names) + " |"
    yield "|" + "|".join("---:" if n.endswith("#") else "---" for n in names) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def conventions() -> Iterator[str]:
    theatre = load()
    measurer = FigureMeasurer(theatre)
    rows = []
    for c in theatre.conventions.values():
        covered = measurer.coverage(c.id)
        rows.append(
            (
                f"`{c.id}`",
                " + ".join(f"`{layer}`" for layer in c.layers),
                c.counts,
                ", ".join(f"`{s}`" for s in (c.source, *c.also)),
                f"{covered.start} … {covered.end}" if covered else "–",
                f"{c.tolerance_km2:g}",
            )
        )
    yield from table("rule | counts | | source, then | measures | e, km² #", rows)


def printed_figures() -> Iterator[str]:
    theatre = load()
    found = compared(theatre, FigureMeasurer(theatre))
    for source in WHO:
        mine = [c for c in found if c.printed.source == source]
        yield from _summary(source, mine)
        yield ""
        rows = []
        for c in mine:
            rows.append(
                (
                    f"{c.printed.start} … {c.printed.end}",
                    c.printed.side,
                    c.printed.amount,
                    f"{c.measured.amount:.1f}",
                    f"{c.error:+.1f}",
                    f"{c.measured.uncertainty:.1f}",
                    f"`{c.measured.convention}`, `{c.measured.source}`",
                    ", ".join(dict.fromkeys(f.kind for f in c.measured.flags)),
                )
            )
        yield from table("days | side | printed # | measured # | difference # | u # | rule, source | flags", rows)
        yield ""


def _summary(source: str, mine: list[Compared]) -> Iterator[str]:
    months = [c for c in mine if c.whole_month and c.measured.source != "isw-economist"]
    close = sum(abs(c.error) <= 1 for c in months)
    clean = [abs(c.error) for c in months if not any(f.set_aside for f in c.measured.flags)]
    yield f"**{source}**: {len(mine)} printed figures covered; of {len(months)} whole months {close} within 1 km²."
    if clean:
        middle, largest = statistics.median(clean), max(clean)
        yield f"Months with a map at both ends: median error {middle:.2f} km², largest {largest:.1f}."


class Month(NamedTuple):
    """A printed figure, and what the rule of its source gives from one source."""

    who: str
    rule: str
    first: dt.date
    last: dt.date
    printed: float
    cause: str
    measured: Measurement

    @property
    def error(self) -> float:
        return (self.measured.amount or 0.0) - self.printed

    @property
    def verdict(self) -> str:
        """Within what rounding and the rule leave open; close: within three times that, or 2 %; else missed."""
        # DeepState mostly cuts decimals off
        room = (1.0 if self.who == "DeepState" else 0.5) + self.measured.uncertainty
        if abs(self.error) <= room:
            return "supported"
        return "close" if abs(self.error) <= max(3 * room, 0.02 * self.printed) else "missed"

    @property
    def clean(self) -> bool:
        """Has it a map at both ends?"""
        return not any(f.set_aside for f in self.measured.flags)

    @property
    def monthly(self) -> bool:
        return (self.last - self.first).days < 31


def months_of() -> list[Month]:
    """Every figure of `printed_months.csv` from every source that covers it."""
    measurer, out = FigureMeasurer(load()), []
    with MONTHS.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            period = Period(dt.date.fromisoformat(row["first"]), dt.date.fromisoformat(row["last"]))
            for m in measurer.change("RU", "UA", period):
                if m.convention == row["rule"] and m.quantity != "lost" and m.amount is not None:
                    out.append(Month(row["who"], row["rule"], *_ends(period), float(row["printed"]), row["cause"], m))
    return out


def _ends(period: Period) -> tuple[dt.date, dt.date]:
    assert period.start and period.end
    return period.start, period.end


def months() -> Iterator[str]:
    found = months_of()
    best = {(m.who, m.rule, m.first, m.last): m for m in reversed(found)}.values()
    monthly = [m for m in best if m.monthly and m.rule in ("afp", "deepstate")]
    count = {verdict: sum(m.verdict == verdict for m in monthly) for verdict in ("supported", "close", "missed")}
    afp = [abs(m.error) for m in monthly if m.who == "AFP"]
    yield (
        f"Of {len(monthly)} monthly figures of AFP and DeepState {count['supported']} are supported, {count['close']} "
        f"close, {count['missed']} missed. AFP: {sum(e <= 1 for e in afp)} of {len(afp)} within 1 km², median error "
        f"{statistics.median(afp):.2f}."
    )
    for source in ("deepstate-areas", "deepstate"):
        mine = [m for m in found if m.measured.source == source and m.monthly and m.first >= dt.date(2025, 6, 1)]
        clean = [abs(m.error) for m in mine if m.clean]
        yield (
            f"DeepState from June 2025, `{source}`: {len(clean)} of {len(mine)} months with a map at both ends, mean "
            f"error {statistics.fmean(clean):.2f}."
        )
    yield ""
    rows = []
    for m in found:
        told = [] if m.clean else ["no map at an end"]
        redrawn = [f for f in m.measured.flags if f.kind == "redrawn"]
        told += [f"drawn anew by {f.amount_km2:+.1f} until {f.period.end}" for f in redrawn if f.amount_km2]
        told += [m.cause] if m.cause else []
        cause = "" if m.verdict == "supported" and abs(m.error) <= 1.2 else "; ".join(told) or "not explained"
        rows.append(
            (
                f"{m.first} … {m.last}", m.who, f"{m.printed:g}", f"{m.measured.amount:.1f}", f"{m.error:+.1f}",
                f"{m.measured.uncertainty:.1f}", f"`{m.rule}`, `{m.measured.source}`", m.verdict, cause,
            )
        )  # fmt: skip
    yield from table("days | printed by | printed # | measured # | error # | u # | rule, source | | cause", rows)


def found_anomalies() -> Iterator[str]:
    theatre = load()
    tracks = Tracks(theatre)
    rows = []
    told = set()
    for convention in theatre.conventions.values():
        for named in tracks.all(convention, theatre.attacker, theatre.home):
            key = (convention.layers, named.source)
            if key in told:
                continue
            told.add(key)
            found = anomalies_of(tracks, named.figure, [convention])
            days = {kind: [f.flag for f in found if f.flag.kind == kind] for kind in KINDS}
            count = [sum(_days(flag.period) for flag in days[kind]) for kind in KINDS]
            glitches = ", ".join(_span(flag.period) for flag in days["glitch"]) or "–"
            cells = [str(n) for kind, n in zip(KINDS, count, strict=True) if kind != "glitch"]
            scale = f"{named.track.scale:.1f}"
            rows.append((f"`{convention.id}`, `{named.source}`", str(len(named.track.days)), scale, glitches, *cells))
    yield "Days by kind, under each rule:"
    yield ""
    kinds = " | ".join(f"{kind.replace('_', ' ')} #" for kind in KINDS if kind != "glitch")
    yield from table(f"rule, source | days # | scale, km² # | glitch | {kinds}", rows)
    yield ""
    daily = tracks.daily(theatre.conventions["deepstate"])
    if daily:
        shown = list(daily.shown.values())[1:]
        redrawn = [
            f"{day} ({flag.amount_km2:+.2f} km²)"
            for day, flags in daily.notes.items()
            for flag in flags
            if flag.kind == "redrawn"
        ]
        behind = [(file - day).days for day, file in daily.file_of.items()]
        moved = statistics.median(abs(s.moved) for s in shown)
        yield (
            f"DeepState's daily files: of {len(shown)} after the first, {sum(s.new == 0 for s in shown)} show no new "
            f"update, {sum(s.new == 1 for s in shown)} one, {sum(s.new > 1 for s in shown)} two or more. "
            f"{len(behind)} show the end of a day (Kyiv midnight): {behind.count(0)} of the file's own day, "
            f"{behind.count(1)} of the day before, {sum(b > 1 for b in behind)} of an earlier one. "
            f"Apart from DeepState's own areas a file moves by {moved:.3f} km² (median); "
            f"drawn anew: {', '.join(redrawn)}."
        )


def _days(period: Period) -> int:
    assert period.start and period.end
    return (period.end - period.start).days + 1


def _span(period: Period) -> str:
    return f"{period.start}" if period.start == period.end else f"{period.start} … {period.end}"


def records() -> Iterator[str]:
    measurer = FigureMeasurer(load())
    period = Period(EXAMPLE, EXAMPLE)
    rows = []
    for convention in ("afp", "isw", "deepstate"):
        found = measurer.record(convention, "RU", "UA", period, "day", None)
        if found is None:
            continue
        last = found.last_at_least_as_large
        rows.append(
            (
                f"`{convention}`, `{found.source}`",
                f"{found.step.amount:+.1f}",
                f"{last.end} ({last.amount:+.1f})" if last else "–",
                "; ".join(f"{s.start} … {s.end} ({s.amount:+.1f})" for s in found.cannot_exclude) or "–",
                "; ".join(f"{s.end} ({s.amount:+.1f}, {s.flags[0].kind})" for s in found.set_aside) or "–",
            )
        )
    yield from table(f"rule, source | {EXAMPLE} # | last as large | cannot be excluded | set aside", rows)


def shares() -> Iterator[str]:
    theatre = load()
    measurer = FigureMeasurer(theatre)
    rows = []
    for row, _ in theatre.printed:
        region = REGIONS.get(row.region)
        if row.kind != "held_share" or row.source != "DeepState" or region is None:
            continue
        for m in measurer.share(row.side, region, row.start):
            if m.convention == "deepstate":
                rows.append(
                    (f"{row.start}", row.region, row.side, row.amount, f"{m.amount:.2f}", f"{m.uncertainty:.2f}")
                )
    yield from table("day | region | side | printed, % # | measured, % # | u #", rows)


BLOCKS: dict[str, Callable[[], Iterator[str]]] = {
    "months": months,
    "conventions": conventions,
    "printed": printed_figures,
    "anomalies": found_anomalies,
    "records": records,
    "shares": shares,
}


def current(text: str) -> str:
    """The page with its tables made anew.

    Raises:
        KeyError: for a mark that names no table.
    """

    def make(match: re.Match[str]) -> str:
        body = "\n".join(BLOCKS[match[1]]()).strip()
        return f"<!-- measured: {match[1]} -->\n{body}\n<!-- end -->"

    return re.sub(r"<!-- measured: ([a-z]+) -->\n.*?<!-- end -->", make, text, flags=re.DOTALL)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args(argv)
    old = PAGE.read_text("utf-8")
    new = current(old)
    if args.check:
        print("current" if old == new else f"not current; run: python {Path(__file__).name}")
        return int(old != new)
    PAGE.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
