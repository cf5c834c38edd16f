"""Charts of a claim's days: the days around it, and the long run of a record; each drawn once on a page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from ...nouns import Answer, CheckedClaim, Evidence, Period, Step
from .cards import since_days
from .charts.days import DayMark, Panel, daily, daily_scale, day_marks, record, record_window, said
from .charts.rows import Bar, bar_rows
from .charts.svg import both
from .figures import Figure, Plot, Table, bearings, compared, strip
from .text import opened
from .words import Words

AROUND = dt.timedelta(days=60)
"""Days shown on each side of the claim's."""
LONGEST = 31
"""Days of a claim's period up to which its single days are drawn."""
PANELS = 4
LONG_CHARTS = 12
"""Claims with daily or record charts on one page: more would make it too heavy to open on a phone."""


class Figures:
    """Draws the charts of an answer's claims; what an earlier card shows already is not drawn again.

    Args:
        answer: whose series and sources are drawn from.
    """

    def __init__(self, answer: Answer, words: Words) -> None:
        self._answer = answer
        self._words = words
        self._drawn: dict[tuple[object, ...], int] = {}
        self._counts = {c.id: c.words.get(answer.lang) or c.words.get("en", "") for c in answer.conventions}
        self._credits = {s.id: s.credit for s in answer.sources}

    def of(self, claim: CheckedClaim) -> tuple[list[Figure], int | None]:
        """The charts of a claim, and the number of the earlier claim whose daily chart serves for it too."""
        used = [e for e in claim.evidence if e.amount is not None and e.source != "published"]
        credit = self._credit([e.source for e in used])
        few = [f(claim, used, self._words) for f in (strip, compared)] + [bearings(claim, used, self._words, credit)]
        long, earlier = self._records(claim), None
        if not long and claim.kind in ("area_change", "rate"):
            daily_chart, earlier = self._daily(claim, used)
            long = [daily_chart] if daily_chart else []
        return [f for f in (*few, *long) if f], earlier

    def _once(self, key: tuple[object, ...], number: int) -> int | None:
        """The claim that has drawn this already; 0 when the page has charts enough."""
        if key not in self._drawn:
            if len(self._drawn) >= LONG_CHARTS:
                return 0
            self._drawn[key] = number
            return None
        return self._drawn[key]

    def _records(self, claim: CheckedClaim) -> list[Figure]:
        found = [e for e in claim.evidence if e.record and e.fit != "not_used"]
        best = next((e for e in found if e.own), next(iter(found), None))
        if not best or not best.record:
            return []
        finding, words = best.record, self._words
        window = since_days(claim)
        last = finding.last_at_least_as_large
        title = (
            words(
                "The last one as large is {day}, by {rule}",
                day=words.period(Period(last.start, last.end)),
                rule=best.name,
            )
            if last
            else words("None as large in the data, by {rule}", rule=best.name)
        )
        steps = self._steps(best)
        shown = record_window(finding, window)
        if finding.grain != "day" or not any(s.end < finding.step.start for s in steps):
            return [self._few_steps(best, title)]
        if (
            self._once(("record", best.convention, best.side, best.place, finding.step, window), claim.number)
            is not None
        ):
            return []
        subtitle = words(
            "Net change of ground held by {side}, km² a day, {period}",
            side=words.name(best.side),
            period=words.period(shown),
        )
        label = f"{title}. {subtitle}."
        svg = both(partial(record, words, steps, finding, window, label=label))
        marks = day_marks(steps, shown)
        complete = sum(m.amount is not None and not m.aside for m in marks)
        note = words("Hollow marks are set aside; pale lines are losses and small steps set aside.")
        count = words.n("{n} complete day.", "{n} complete days.", complete)
        source = " ".join(t for t in (words("{credit}.", credit=self._credit([best.source])), count, note) if t)
        return [Figure(title, subtitle, [Plot("", "", svg)], source=source, tall=True)]

    def _few_steps(self, evidence: Evidence, title: str) -> Figure:
        words, finding = self._words, evidence.record
        rows: list[tuple[Step, str]] = []
        if finding:
            rows.append((finding.step, "hitc"))
            rows += [(s, "up") for s in (finding.last_at_least_as_large, finding.largest_in_window) if s]
            rows += [(s, "aside") for s in (*finding.cannot_exclude, *finding.set_aside)][:4]
        seen = list(dict.fromkeys(rows))
        shown = [
            Bar(words.period(Period(s.start, s.end), short=True), s.amount, words.number(s.amount, signed=True), cls)
            for s, cls in seen
            if s.amount is not None
        ]
        top = max([0, *(b.value for b in shown)])
        label = words.listed([f"{b.name}: {b.figure}" for b in shown])
        low = min([0, *(b.value for b in shown)])
        ends = (words.number(low), words.number(top, "km2") if top else "")
        svg = both(partial(bar_rows, shown, top, None, ends=ends, label=label)) if shown else Markup("")
        subtitle = words("Net change of ground held by {side}, km²", side=words.name(evidence.side))
        return Figure(title, subtitle, [Plot("", "", svg)], source=self._credit([evidence.source]))

    def _daily(self, claim: CheckedClaim, used: Sequence[Evidence]) -> tuple[Figure | None, int | None]:
        words = self._words
        period = claim.question.period if claim.question else claim.period
        if not period or not period.start or not period.end or (period.end - period.start).days >= LONGEST:
            return None, None
        window = Period(_shifted(period.start, -AROUND), _shifted(period.end, AROUND))
        rules = list(dict.fromkeys(e.convention for e in used if e.quantity == "change"))
        evidence = [next(e for e in used if e.convention == r and e.quantity == "change") for r in rules]
        found = [(e, day_marks(self._steps(e), window)) for e in evidence]
        found = [(e, marks) for e, marks in found if any(m.amount is not None for m in marks)][:PANELS]
        if not found:
            return None, None
        rules_shown = [(e.convention, e.side, e.place) for e, _ in found]
        # the order of the panels, and whose line is drawn, differ for a single day only
        key = ("daily", period, *(rules_shown if period.start == period.end else sorted(rules_shown)))
        earlier = self._once(key, claim.number)
        if earlier is not None:
            return None, earlier
        single = period.start == period.end
        shown = Period(min(marks[0].day for _, marks in found), max(marks[-1].day for _, marks in found))
        panels = [
            Panel(
                shown,
                e.name or e.convention,
                self._counts.get(e.convention, ""),
                marks,
                e.amount if e.own and single else None,
            )
            for e, marks in found
        ]
        claimed = float(claim.amount.high) if claim.amount and claim.amount.unit == "km2" and single else 0.0
        if claim.extra.direction == "loss":
            claimed = -claimed
        scale = daily_scale(panels, claimed)
        plots = []
        for panel, (e, _) in zip(panels, found, strict=True):
            figure = words.number(e.amount or 0.0, "km2", signed=True)
            label = words(
                "Daily change, {rule}, {period}; {day}: {figure}.",
                rule=panel.name,
                period=words.period(shown),
                day=words.period(period),
                figure=figure,
            )
            svg = both(partial(daily, words, panel, period, scale, label=label))
            plots.append(Plot(opened(panel.name), panel.counts, svg))
        note = (
            words("Dashed line: the figure of the day by the rule of the source credited.")
            if any(p.record is not None for p in panels)
            else ""
        )
        source = " ".join(t for t in (words("{credit}.", credit=self._credit([e.source for e, _ in found])), note) if t)
        lead = next(((p, e) for p, (e, _) in zip(panels, found, strict=True) if e.own), (panels[0], found[0][0]))
        return (
            Figure(
                title=self._daily_title(*lead, period),
                subtitle=words(
                    "Net change of ground held by {side}, km² a day, {period}",
                    side=words.name(found[0][0].side),
                    period=words.period(shown),
                ),
                plots=plots,
                source=source,
                key=True,
                table=self._table(panels),
            ),
            None,
        )

    def _daily_title(self, panel: Panel, evidence: Evidence, period: Period) -> str:
        words = self._words
        if period.start != period.end or evidence.amount is None:
            figure = words.number(evidence.amount or 0.0, "km2", signed=True)
            return words(
                "{figure} over {period}, by {rule}", figure=figure, period=words.period(period), rule=panel.name
            )
        value = evidence.amount
        others = [m for m in panel.marks if m.amount is not None and not m.aside and m.day != period.start]
        larger = sum((m.amount or 0) >= value if value >= 0 else (m.amount or 0) <= value for m in others)
        if not larger:
            return words("No other day within 60 days reaches it, by {rule}", rule=panel.name)
        return words.n(
            "{n} other day within 60 days is as large, by {rule}",
            "{n} other days within 60 days are as large, by {rule}",
            larger,
            rule=panel.name,
        )

    def _table(self, panels: Sequence[Panel]) -> Table:
        words = self._words
        days: dict[dt.date, list[DayMark | None]] = {}
        for i, panel in enumerate(panels):
            for mark in panel.marks:
                days.setdefault(mark.day, [None] * len(panels))[i] = mark
        rows = [[words.day(day, short=True), *(said(words, m) if m else "" for m in days[day])] for day in sorted(days)]
        summary = words.n("This {n} day as a table", "These {n} days as a table", len(rows))
        return Table(summary, [words("Day"), *(p.name for p in panels)], rows)

    def _steps(self, evidence: Evidence) -> list[Step]:
        """Steps of the evidence's rule, side and region, in order of time, each day's once."""
        by_end = {
            step.end: step
            for series in self._answer.series
            if (series.convention, series.side, series.region) == (evidence.convention, evidence.side, evidence.place)
            for step in series.steps
        }
        return [by_end[end] for end in sorted(by_end)]

    def _credit(self, sources: Sequence[str]) -> str:
        return "; ".join(dict.fromkeys(self._credits.get(s, s) for s in sources))


def _shifted(day: dt.date, by: dt.timedelta) -> dt.date:
    try:
        return day + by
    except OverflowError:
        return day
