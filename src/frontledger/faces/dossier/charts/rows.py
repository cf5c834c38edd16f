"""Charts of a few figures: the fit strip, horizontal bars, and two days side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..words import Words
from .svg import NARROW, WIDE, Drawing, Scale, rows_without_overlap, shortened, step_for, text_width

PAD = 10
ROW = 18
"""Height of a row of the fit strip."""


class Dot(NamedTuple):
    """A measurement on the number line."""

    name: str
    value: float
    fits: bool
    signed: bool = False


class Range(NamedTuple):
    """What a claim allows, and its own figure where it is one."""

    low: float
    high: float
    at: float | None
    label: str


def fit_strip(words: Words, dots: Sequence[Dot], claim: Range, *, unit: str, label: str, width: int) -> Markup:
    """One number line: the claim's range as a band, each rule a dot with its name and value, filled when it fits."""
    values = [claim.low, claim.high, *(d.value for d in dots)]
    low, high = min(values), max(values)
    # the line starts at nothing unless all that is to be told apart lies far from it
    low, high = (min(low, 0.0), max(high, 0.0)) if high - low > 0.15 * max(abs(low), abs(high)) else (low, high)
    step = step_for(high - low, 6 if width == WIDE else 3)
    first, last = step * _floor(low / step), -step * _floor(-high / step)
    # a step more where it makes room for the last name on the outer side of its dot
    for more in (0, 1, 2):
        scale = Scale(first, last + more * step, PAD, width - PAD)
        placed = [_placed(words, dot, claim, scale, width) for dot in sorted(dots, key=lambda d: (d.value, d.name))]
        if all(p.right or p.dot.value < claim.low for p in placed):
            break
    rows = rows_without_overlap([p.stretch for p in placed])
    top = 22
    axis = top + 14 + ROW * (max(rows, default=0) + 1) + 4

    drawing = Drawing(width, axis + 36, label)
    left, right_end = scale(claim.low), scale(claim.high)
    drawing.rect("band", left, top, max(right_end - left, 1.5), axis - top)
    if claim.at is not None:
        drawing.line("rec", scale(claim.at), top, scale(claim.at), axis)
    text = shortened(claim.label, width - 2 * PAD)
    if right_end - text_width(text) > PAD:
        drawing.text("hl", min(right_end, width - PAD), 15, text, "end")
    else:
        drawing.text("hl", max(min(left, width - PAD - text_width(text)), PAD), 15, text)
    drawing.line("ax", PAD, axis, width - PAD, axis)
    ticks = scale.ticks(step)
    at_end = words.number(ticks[-1], unit, decimals=_decimals(step))
    for tick in ticks:
        x = scale(tick)
        drawing.line("ax", x, axis, x, axis + 4)
        ends = tick == ticks[-1]
        figure = at_end if ends else words.number(tick, decimals=_decimals(step))
        # the last has its unit and takes more room: one it would touch has its line alone
        if ends or x + text_width(figure) / 2 + 6 < scale(ticks[-1]) - text_width(at_end):
            drawing.text("tk", x, axis + 16, figure, "start" if x <= PAD else "end" if ends else "middle")
    for p, row in zip(placed, rows, strict=True):
        y = axis - 14 - ROW * row
        drawing.circle("in" if p.dot.fits else "out", p.x, y, 6)
        drawing.text("lb", p.x + PAD if p.right else p.x - PAD, y + 4, p.name, "start" if p.right else "end")
    drawing.text("tk", PAD, axis + 32, words("filled: fits · hollow: does not"))
    return drawing.svg()


class _Placed(NamedTuple):
    """A dot with its name beside it, on the right or the left."""

    dot: Dot
    x: float
    name: str
    right: bool
    stretch: tuple[float, float]


def _placed(words: Words, dot: Dot, claim: Range, scale: Scale, width: int) -> _Placed:
    x, figure = scale(dot.value), words.number(dot.value, signed=dot.signed)
    # no longer than the roomier side of its dot
    room = min(width * 0.62, max(x, width - x) - PAD - 4)
    name = f"{shortened(dot.name, room - text_width(f' {figure}'))} {figure}"
    size = text_width(name) + PAD
    # a name across the claim's range could be taken for a part of it
    crosses = x + 8 < scale(claim.low) < x + size
    right = x - size < 2 or (x + size <= width - 2 and not crosses)
    return _Placed(dot, x, name, right, (x - 8, x + size) if right else (x - size, x + 8))


class Bar(NamedTuple):
    """A bar with its name before it and its figure after it."""

    name: str
    value: float
    figure: str
    cls: str


def bar_rows(
    rows: Sequence[Bar], top: float, mark: tuple[float, str] | None, *, ends: tuple[str, str], label: str, width: int
) -> Markup:
    """Horizontal bars from nothing.

    Args:
        top: the value at which the scale ends.
        mark: a value that is asked for, with its name.
        ends: figures below both ends of the scale.
    """
    names = min(max((text_width(r.name) for r in rows), default=0) + 14, width * 0.45)
    figures = max((text_width(r.figure) for r in rows), default=0) + 14
    low = min(0.0, *(r.value for r in rows))
    scale = Scale(low, max(top, 0.0), names, width - figures)
    height = 24 * len(rows)
    drawing = Drawing(width, height + 44, label)
    if mark:
        x = scale(mark[0])
        drawing.line("rec", x, 18, x, height + 24)
        half = text_width(mark[1]) / 2
        drawing.text("hl", min(max(x, half), width - half), 12, mark[1], "middle")
    for i, row in enumerate(rows):
        y = 25 + 24 * i
        start, end = sorted((scale(0.0), scale(row.value)))
        drawing.text("lb", names - 8, y + 11, shortened(row.name, names - 8), "end")
        drawing.rect(row.cls, start, y, max(end - start, 0.8), 14)
        drawing.text("lb", end + 6, y + 11, row.figure)
    drawing.line("ax", scale(0.0), 20, scale(0.0), height + 24)
    drawing.text("tk", scale(low), height + 38, ends[0], "middle")
    drawing.text("tk", scale(scale.high), height + 38, ends[1], "middle")
    return drawing.svg()


class Pair(NamedTuple):
    """A figure and the one it is compared with, by one rule."""

    name: str
    before: float
    after: float


def pairs(words: Words, rows: Sequence[Pair], days: tuple[str, str], *, label: str, width: int) -> Markup:
    """Two days by rule: hollow the one compared with, orange the claim's."""
    stacked = width == NARROW
    names = 0.0 if stacked else min(max(text_width(r.name) for r in rows) + 14, width * 0.4)
    room = max(text_width(f"{day} {words.number(v)}") for r in rows for day, v in zip(days, r[1:], strict=True)) + 16
    values = [v for r in rows for v in (r.before, r.after)]
    scale = Scale(min(0.0, *values), max(0.0, *values), names + (room if min(values) < 0 else PAD), width - room)
    places = [_sides(words, row, days, scale, names) for row in rows]
    tops, y = [], 0.0
    for _, _, below in places:
        tops.append(y)
        y += (44 if stacked else 32) + (14 if below else 0)
    drawing = Drawing(width, y + (10 if stacked else 8), label)
    for row, (left, right, below), top in zip(rows, places, tops, strict=True):
        y = top + (32 if stacked else 26)
        if stacked:
            drawing.text("lb", 0, y - 16, shortened(row.name, width))
        else:
            drawing.text("lb", names - 10, y + 4, shortened(row.name, names - 10), "end")
        before, after = scale(row.before), scale(row.after)
        drawing.line("gr", names + PAD, y, width - PAD, y)
        drawing.line("dum", before, y, after, y)
        drawing.circle("asd", before, y, 5.5)
        drawing.circle("hitc", after, y, 6)
        drawing.text(right.cls, right.x + 11, y + 4, right.text)
        if below:
            drawing.text(left.cls, max(left.x - 5, names), y + 19, left.text)
        else:
            drawing.text(left.cls, left.x - 11, y + 4, left.text, "end")
    return drawing.svg()


class _End(NamedTuple):
    """One end of a pair with its figure."""

    x: float
    cls: str
    text: str


def _sides(words: Words, row: Pair, days: tuple[str, str], scale: Scale, names: float) -> tuple[_End, _End, bool]:
    """The left and the right end, and whether the left one's figure has no room before it and stands below."""
    ends = (
        _End(scale(row.before), "tk", f"{days[0]} {words.number(row.before)}"),
        _End(scale(row.after), "hl", f"{days[1]} {words.number(row.after)}"),
    )
    left, right = sorted(ends)
    return left, right, left.x - text_width(left.text) - 11 < names


def _floor(value: float) -> float:
    return float(value // 1)


def _decimals(step: float) -> int:
    return 0 if step >= 1 and step == int(step) else 1 if step * 10 == int(step * 10) else 2
