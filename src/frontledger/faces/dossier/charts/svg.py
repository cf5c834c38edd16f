"""Parts of a drawing: marks in a fixed order, coordinates with one decimal, axes and labels that do not collide."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from markupsafe import Markup, escape

from ..text import clean

Anchor = Literal["start", "middle", "end"]
WIDE, NARROW = 720, 360
"""Widths of the two drawings, in the units of their coordinates."""
TEXT = 12.0
"""Size of text, in the same units."""


def n(value: float) -> str:
    """A coordinate."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text


def _char_width(char: str) -> float:
    if unicodedata.combining(char):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    return 0.3 if char in " .,:;'’|ilI·()" else 0.72 if char.isupper() or char in "mw%" else 0.58


def text_width(text: str, size: float = TEXT) -> float:
    """How wide text is about to be: a little more than in the fonts asked for, for labels must not touch."""
    return size * sum(map(_char_width, text))


def shortened(text: str, room: float) -> str:
    """As much of a text as has room."""
    if text_width(text) <= room:
        return text
    room -= text_width("…")
    at = 0
    while at < len(text) and (room := room - text_width(text[at])) >= 0:
        at += 1
    return text[:at].rstrip() + "…"


class Box(NamedTuple):
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Do the two overlap?"""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def shared(self, other: Box) -> float:
        """Area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)


def text_box(text: str, x: float, y: float, anchor: Anchor = "start", size: float = TEXT) -> Box:
    """Where a line of text lies whose baseline starts, has its middle or ends at `x, y`."""
    width = text_width(text, size)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    return Box(left, y - size, left + width, y + size * 0.3)


class Drawing:
    """An SVG picture that grows mark by mark.

    Args:
        label: one sentence that says what the eye would find.
        kind: class of the picture besides that of its width.
    """

    def __init__(self, width: int, height: float, label: str, kind: str = "") -> None:
        self.width = width
        self.height = height
        self._label = label
        self._kind = kind
        self._marks: list[str] = []

    def add(self, mark: str) -> None:
        """A mark that is SVG already."""
        self._marks.append(mark)

    def line(self, cls: str, x1: float, y1: float, x2: float, y2: float) -> None:
        """A straight line."""
        self.add(f'<path class="{cls}" d="M{n(x1)} {n(y1)}L{n(x2)} {n(y2)}"/>')

    def rect(self, cls: str, x: float, y: float, width: float, height: float, *, title: str = "") -> None:
        """A rectangle, named where it has a title."""
        self._shape(f'rect class="{cls}" x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}"', title)

    def circle(self, cls: str, x: float, y: float, radius: float, title: str = "") -> None:
        """A disc."""
        self._shape(f'circle class="{cls}" cx="{n(x)}" cy="{n(y)}" r="{n(radius)}"', title)

    def path(self, cls: str, d: str, title: str = "", *, stroke: float | None = None) -> None:
        """Any line or surface; nothing where it is empty.

        Args:
            stroke: width of its line, where the style sheet does not give it.
        """
        if d:
            width = "" if stroke is None else f' stroke-width="{n(stroke)}"'
            self._shape(f'path class="{cls}"{width} d="{d}"', title)

    def text(self, cls: str, x: float, y: float, text: str, anchor: Anchor = "start") -> Box:
        """A line of text; returns where it lies."""
        end = "" if anchor == "start" else f' text-anchor="{anchor}"'
        self.add(f'<text class="{cls}" x="{n(x)}" y="{n(y)}"{end}>{escape(clean(text))}</text>')
        return text_box(text, x, y, anchor)

    def _shape(self, head: str, title: str) -> None:
        self.add(f"<{head}><title>{escape(clean(title))}</title></{head.partition(' ')[0]}>" if title else f"<{head}/>")

    def marks(self) -> str:
        """What was drawn, to stand within another drawing."""
        return "".join(self._marks)

    def svg(self) -> Markup:
        """The picture."""
        size = "wide" if self.width == WIDE else "nar"
        cls = f"{size} {self._kind}".strip()
        head = f'<svg class="{cls}" viewBox="0 0 {self.width} {n(self.height)}" role="img" aria-label="'
        return Markup(head + str(escape(clean(self._label))) + '">' + self.marks() + "</svg>")  # noqa: S704


def both(draw: Callable[..., Markup]) -> Markup:
    """The two drawings of a chart; the style sheet shows one."""
    return draw(width=WIDE) + draw(width=NARROW)


def bars(base: float, ends: Iterable[tuple[float, float]]) -> str:
    """Upright bars from a base line to `y` at `x` as one path, to be stroked: many bars cost few bytes."""
    return "".join(f"M{n(x)} {n(base)}V{n(y)}" for x, y in ends)


class Scale:
    """Values to coordinates, and the round values in between."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        if high <= low:
            low, high = low - 0.5, high + 0.5
        self.low, self.high = low, high
        self.start, self.end = start, end

    def __call__(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def ticks(self, step: float) -> list[float]:
        """Multiples of a step within the scale."""
        first, last = math.ceil(self.low / step - 1e-9), math.floor(self.high / step + 1e-9)
        return [round(i * step, 10) for i in range(first, last + 1)]


def step_for(span: float, about: int) -> float:
    """A round step (1, 2, 2.5 or 5 times a power of ten) that cuts a span into about so many parts."""
    raw = max(span, 1e-9) / max(about, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    return next(f * power for f in (1, 2, 2.5, 5, 10) if f * power >= raw - 1e-12)


def rows_without_overlap(boxes: Sequence[tuple[float, float]], gap: float = 8) -> list[int]:
    """A row for each stretch `left, right`, in their order, so that none overlaps another of its row."""
    ends: list[float] = []
    out = []
    for left, right in boxes:
        row = next((i for i, end in enumerate(ends) if end + gap <= left), len(ends))
        ends[row:] = [right, *ends[row + 1 :]]
        out.append(row)
    return out
