"""Daily change: bars around the claim's day, one panel a rule, and the long run back to the last larger day."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ....nouns import Period, RecordFinding, Step
from ..words import FLAGS, Words
from .svg import Box, Drawing, Scale, bars, n, step_for, text_box, text_width

ONE = dt.timedelta(days=1)
LEFT, RIGHT = 38, 8
GRID = 50.0
"""km² between two lines of the grid, where the scale leaves room for it."""
REDRAWN = ("redrawn", "reclassified")


class DayMark(NamedTuple):
    """What a day of a series is drawn as."""

    day: dt.date
    amount: float | None
    """None: no map, or none new."""
    days: int
    """Days the step covers."""
    aside: bool
    redrawn: bool
    flags: tuple[str, ...]


def day_marks(steps: Sequence[Step], window: Period) -> list[DayMark]:
    """One mark a day of the window: a step over several days stands on its last, the days before it have no map."""
    first, last = window.start, window.end
    if first is None or last is None:
        return []
    ending = {s.end: s for s in steps if first <= s.end <= last}
    covered = {
        s.start + i * ONE for s in steps if s.end >= first for i in range((s.end - s.start).days) if s.start <= last
    }
    out = []
    for i in range((last - first).days + 1):
        day = first + i * ONE
        step = ending.get(day)
        if step is None:
            if day in covered:
                out.append(DayMark(day, None, 1, False, False, ()))
            continue
        flags = tuple(f.kind for f in step.flags)
        # a nought from a map that was not updated says nothing about the day
        amount = None if step.amount == 0 and "stale" in flags else step.amount
        days = (step.end - step.start).days + 1
        out.append(DayMark(day, amount, days, step.set_aside or days > 1, any(f in REDRAWN for f in flags), flags))
    return out


class Panel(NamedTuple):
    """One rule's days."""

    window: Period
    """Days that all panels show."""
    name: str
    counts: str
    """What the rule counts."""
    marks: list[DayMark]
    record: float | None
    """The measured value whose line is drawn; only in the panel of the credited rule."""


def daily_scale(panels: Sequence[Panel], claimed: float) -> tuple[float, float, float]:
    """Lowest and highest value of all panels and the step of their grid; what is set aside does not stretch it."""
    values = [m.amount for p in panels for m in p.marks if m.amount is not None and not m.aside]
    values += [0.0, claimed, *(p.record for p in panels if p.record is not None)]
    low, high = min(values), max(values)
    span = high - low
    step = GRID if 1.5 * GRID <= span <= 8 * GRID else step_for(span or 1.0, 3)
    return low, high, step


def daily(
    words: Words, panel: Panel, claim: Period, bounds: tuple[float, float, float], *, label: str, width: int
) -> Markup:
    """One panel of daily bars on the scale all panels share."""
    low, high, step = bounds
    drawing = Drawing(width, 152, label)
    y = Scale(low, high, 122, 24)
    marks = panel.marks
    first, last = panel.window.start or marks[0].day, panel.window.end or marks[-1].day
    pitch = (width - LEFT - RIGHT) / ((last - first).days + 1)
    bar = max(pitch * 0.78, 1.0)
    xs = {first + i * ONE: LEFT + i * pitch + (pitch - bar) / 2 for i in range((last - first).days + 1)}
    _grid(drawing, words, y, step, width)
    if panel.record is not None:
        drawing.line("rec", LEFT, y(panel.record), width - RIGHT, y(panel.record))

    def inside(day: dt.date) -> bool:
        return (claim.start or day) <= day <= (claim.end or day)

    def rect(m: DayMark, amount: float) -> tuple[float, float, float, float]:
        top, bottom = sorted((y(min(max(amount, low), high)), y(0)))
        return xs[m.day], top, bar, max(bottom - top, 0.6)

    plain = [(m, m.amount) for m in marks if m.amount is not None and not m.aside and not inside(m.day)]
    for cls, some in (("lu", [(m, a) for m, a in plain if a > 0]), ("ld", [(m, a) for m, a in plain if a < 0])):
        ends = ((xs[m.day] + bar / 2, y(min(max(a, low), high))) for m, a in some)
        drawing.path(cls, bars(y(0), ends), stroke=bar)
    drawing.path("miss", "".join(f"M{n(xs[m.day])} {n(y(0))}h{n(bar)}" for m in marks if m.amount is None))
    for m in marks:
        if m.amount is None or not (m.aside or inside(m.day)):
            continue
        title = said(words, m)
        cls = "hit" if not m.aside else "aside hita" if inside(m.day) else "aside"
        drawing.rect(cls, *rect(m, m.amount), title=title)
        if not low <= m.amount <= high:
            _beyond(drawing, xs[m.day] + bar / 2, y, up=m.amount > high, title=title)
    triangles = []
    for m in marks:
        if m.redrawn:
            at = max(y(0), y(max(m.amount or 0.0, low))) + 4
            triangles.append(f"M{n(xs[m.day] + bar / 2)} {n(at)}l3 5h-6z")
    drawing.path("rd", "".join(triangles))
    _months(drawing, words, list(xs.items()), 130, width)
    hit = next((m for m in marks if inside(m.day) and m.amount is not None), None) if claim.start == claim.end else None
    if hit and hit.amount is not None:
        text = f"{words.day(hit.day, short=True, year=False)}: {words.number(hit.amount, 'km2', signed=True)}"
        _annotate(drawing, text, hit, marks, xs=xs, y=y, bar=bar)
    return drawing.svg()


def _annotate(
    drawing: Drawing,
    text: str,
    hit: DayMark,
    marks: Sequence[DayMark],
    *,
    xs: dict[dt.date, float],
    y: Scale,
    bar: float,
) -> None:
    """The claim's day with its figure, above the bars that stand in the way."""
    amount = hit.amount or 0.0
    x = xs[hit.day] + bar + 4
    right = x + text_width(text) <= drawing.width
    box = text_box(text, x, 0) if right else text_box(text, xs[hit.day] - 4, 0, "end")
    tops = [
        y(min(max(m.amount, 0.0), y.high))
        for m in marks
        if m.amount is not None and m is not hit and box.left - 2 < xs[m.day] + bar and xs[m.day] < box.right + 2
    ]
    top = y(max(amount, 0.0))
    at = max(min([top - 5, *(t - 6 for t in tops)]), 13)
    drawing.text("hl", x if right else xs[hit.day] - 4, at, text, "start" if right else "end")
    if top - at > 14:
        drawing.line("ldh", xs[hit.day] + bar / 2, top - 2, xs[hit.day] + bar / 2, at - 4)


def record_window(finding: RecordFinding, since: Period | None) -> Period:
    """What the long chart shows."""
    start = finding.first_day
    if since and since.start and since.start - 365 * ONE > start:
        start = since.start - 365 * ONE
    last = finding.last_at_least_as_large
    if last and last.start < start:
        start = last.start - 30 * ONE
    return Period(start, finding.step.end)


def record(
    words: Words, steps: Sequence[Step], finding: RecordFinding, since: Period | None, *, label: str, width: int
) -> Markup:
    """The days from the start of the data, or a year before the date named, up to the day asked about."""
    window = record_window(finding, since)
    marks = day_marks(steps, window)
    asked = finding.step.amount or 0.0
    last = finding.last_at_least_as_large
    named = [s.amount or 0.0 for s in (last, finding.largest_in_window, *finding.cannot_exclude) if s]
    values = [m.amount for m in marks if m.amount is not None and not m.aside] + [0.0, asked, *named]
    low, high = min(values), max(values)
    step = GRID if 1.5 * GRID <= high - low <= 8 * GRID else step_for(high - low or 1.0, 4)
    low, high = low - 0.04 * (high - low), high + 0.06 * (high - low)
    drawing = Drawing(width, 252, label, "tall-chart")
    y = Scale(low, high, 226, 30)
    start, end = window.start or finding.first_day, finding.step.end
    across = Scale(0, max((end - start).days, 1), LEFT, width - RIGHT - 2)

    def x(day: dt.date) -> float:
        return across(min(max((day - start).days, 0), (end - start).days))

    boxes: list[Box] = []
    if since and since.start and since.end and since.end >= start:
        drawing.rect("band", x(since.start), 26, max(x(since.end) - x(since.start), 2.0), 200)
    _grid(drawing, words, y, step, width)
    drawing.line("rec", LEFT, y(asked), width - RIGHT, y(asked))
    thin = [(m, m.amount) for m in marks if m.amount is not None and not m.aside]
    drawing.path("lu", bars(y(0), ((x(m.day), y(a)) for m, a in thin if a > 0)))
    pale = [(m, m.amount) for m in marks if m.amount is not None and m.aside and 0 < m.amount < 0.7 * abs(asked)]
    losses = [(m, a) for m, a in thin if a < 0]
    drawing.path("ld", bars(y(0), ((x(m.day), y(a)) for m, a in (*losses, *pale))))
    for m in marks:
        if m.amount is None or not m.aside or abs(m.amount) < 0.7 * abs(asked):
            continue
        at = x(m.day)
        title = said(words, m)
        drawing.line("asl", at, y(0), at, y(min(max(m.amount, low), high)))
        if low <= m.amount <= high:
            drawing.circle("asd", at, y(m.amount), 3, title)
        else:
            _beyond(drawing, at, y, up=m.amount > high, title=title)
    if last and last.amount is not None:
        drawing.line("lk", x(last.end), y(0), x(last.end), y(last.amount))
        drawing.circle("ink", x(last.end), y(last.amount), 3)
        boxes.append(Box(x(last.end) - 5, y(last.amount) - 5, x(last.end) + 5, y(last.amount) + 5))
    drawing.line("lh", x(end), y(0), x(end), y(asked))
    drawing.circle("hitc", x(end), y(asked), 3)

    def note(cls: str, at: float, level: float, text: str) -> None:
        """Beside its mark, at the first place where no other note is."""
        for dy in (0, -14, 14, -28, 28, -42, 42):
            for right in (True, False):
                left = at + 6 if right else at - 6
                box = text_box(text, left, level + 4 + dy, "start" if right else "end")
                if box.left < LEFT or box.right > width or box.top < 0 or box.bottom > 224:
                    continue
                if any(box.meets(b) for b in boxes):
                    continue
                drawing.text(cls, left, level + 4 + dy, text, "start" if right else "end")
                boxes.append(box)
                return

    day = _said_day(words, finding.step, year=True)
    boxes.append(drawing.text("hl", width - RIGHT, y(asked) - 8, f"{day}: {words.number(asked, signed=True)}", "end"))
    if last and last.amount is not None:
        text = f"{_said_day(words, last, year=True)}: {words.number(last.amount, signed=True)}"
        note("lb", x(last.end), y(last.amount), text)
    window_best = finding.largest_in_window
    if since and since.end and window_best and window_best.amount is not None and window_best != last:
        figure = words.number(window_best.amount, signed=True)
        note("tk", x(since.end), 212, words("in the time named: at most {figure}", figure=figure))
    for s in sorted((*finding.cannot_exclude, *finding.set_aside), key=lambda s: -abs(s.amount or 0))[:2]:
        if s.amount is not None and start <= s.end <= end:
            why = next((words(FLAGS[f.kind]) for f in s.flags if f.set_aside), words("set aside"))
            level = y(min(max(s.amount, low), high))
            note("tk", x(s.end), level, f"{words.number(s.amount, signed=True)}: {why}")
    days = [start + i * ONE for i in range((end - start).days + 1)]
    _months(drawing, words, [(d, x(d)) for d in days], 230, width)
    return drawing.svg()


def said(words: Words, mark: DayMark) -> str:
    """A day's figure with what is to be said of it."""
    if mark.amount is None:
        return words("no new map") if "stale" in mark.flags else words("no map")
    figure = words.number(mark.amount, signed=True, decimals=1)
    parts = (
        [words.n("{figure} over {n} day", "{figure} over {n} days", mark.days, figure=figure)]
        if mark.days > 1
        else [figure]
    )
    parts += [words(FLAGS[f]) for f in mark.flags if f != "multi_day" and f in FLAGS]
    return words.listed(parts)


def _said_day(words: Words, step: Step, *, year: bool) -> str:
    return words.day(step.end, short=True, year=year)


def _beyond(drawing: Drawing, x: float, y: Scale, *, up: bool, title: str) -> None:
    at, point = (y.end, -6) if up else (y.start, 6)
    drawing.path("asd", f"M{n(x - 3.5)} {n(at)}h7l-3.5 {point}z", title)


def _grid(drawing: Drawing, words: Words, y: Scale, step: float, width: int) -> None:
    """Lines at round values; the line at nothing is in ink."""
    for tick in y.ticks(step):
        drawing.line("ax" if tick == 0 else "gr", LEFT, y(tick), width - RIGHT, y(tick))
        figure = words.number(tick, signed=True, decimals=0 if step >= 1 else 1)
        drawing.text("tk", LEFT - 5, y(tick) + 3.5, figure, "end")


def _months(drawing: Drawing, words: Words, days: Sequence[tuple[dt.date, float]], y: float, width: int) -> None:
    """Months at their first day, as many as have room; the year with the first and with each January."""
    firsts = [(day, x) for day, x in days if day.day == 1]
    room = 1.0
    for every in (1, 3, 6, 12, 24, 60):
        kept = [(day, x) for day, x in firsts if (day.year * 12 + day.month - 1) % every == 0]
        room = min((b[1] - a[1] for a, b in itertools.pairwise(kept)), default=width)
        if room >= 58 or every == 60:
            break
    named = False
    for day, x in kept:
        drawing.line("ax", x, y, x, y + 4)
        text = words.month(day, short=True, year=not named or day.month == 1)
        if x + 2 + text_width(text) <= width:
            drawing.text("tk", x + 2, y + 15, text)
            named = True
