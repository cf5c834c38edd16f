"""The map of a report: regions meant in one tint, its places in orange, an inset where they would touch."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ....nouns import MapPlace, MapShape, MapView
from ....nouns import Point as Geo
from ..words import Words
from .svg import NARROW, WIDE, Box, Drawing, n, text_box, text_width

KM_PER_DEGREE = 111.2
NEAR = 30.0
"""Places nearer to one another than this, in units of the drawing, want an inset when there are three of them."""
LEAST_SPAN = 5.0
"""Degrees of latitude the map shows at least, so that the country can be told."""
SIZES = {WIDE: (720.0, 478.0), NARROW: (360.0, 330.0)}


class Frame(NamedTuple):
    """A window on the map: a plate carrée, true to scale along its middle."""

    box: Box
    west: float
    north: float
    per_lon: float
    per_lat: float

    def at(self, point: Geo) -> tuple[float, float]:
        """Where a point lies in the drawing."""
        return (
            self.box.left + (point.lon - self.west) * self.per_lon,
            self.box.top + (self.north - point.lat) * self.per_lat,
        )


def frame_on(points: Sequence[Geo], box: Box, least: float, pad: float) -> Frame:
    """The window that shows all points with a margin, `least` degrees of latitude high or more."""
    west, east = min(p.lon for p in points), max(p.lon for p in points)
    south, north = min(p.lat for p in points), max(p.lat for p in points)
    middle = (south + north) / 2
    squeeze = max(math.cos(math.radians(middle)), 0.1)
    width, height = box.right - box.left, box.bottom - box.top
    tall = max((north - south) * (1 + pad), (east - west) * (1 + pad) * squeeze * height / width, least)
    per_lat = height / tall
    per_lon = per_lat * squeeze
    return Frame(box, (west + east) / 2 - width / per_lon / 2, middle + tall / 2, per_lon, per_lat)


def _inside(frame: Frame, view: MapView) -> Frame:
    """The window moved, and made smaller where it must be, so that no edge of the outlines shows."""
    points = [p for c in view.countries for ring in c.rings for p in ring]
    west, east = min(p.lon for p in points), max(p.lon for p in points)
    south, north = min(p.lat for p in points), max(p.lat for p in points)
    width, height = frame.box.right - frame.box.left, frame.box.bottom - frame.box.top
    grow = max(1.0, width / frame.per_lon / (east - west), height / frame.per_lat / (north - south))
    wide, tall = width / frame.per_lon / grow, height / frame.per_lat / grow
    middle = frame.west + width / frame.per_lon / 2, frame.north - height / frame.per_lat / 2
    left = min(max(middle[0] - wide / 2, west), east - wide)
    top = max(min(middle[1] + tall / 2, north), south + tall)
    return Frame(frame.box, left, top, frame.per_lon * grow, frame.per_lat * grow)


def report_map(words: Words, view: MapView, *, label: str, width: int) -> Markup:
    """The map, without any line of a front: no source whose line may be shown is at hand."""
    across, down = SIZES[width]
    named = [p for p in view.places if p.kind == "named"]
    home = next((c for c in view.countries if c.id == view.home), None)
    meant = [p for shape in view.regions for ring in shape.rings for p in ring] + [p.at for p in named]
    around = [p for ring in home.rings for p in ring] if home and not meant else meant
    drawing = Drawing(width, down, label, "map")
    if not around:
        return drawing.svg()
    frame = _inside(frame_on(around, Box(0, 0, across, down), LEAST_SPAN, 0.25), view)
    taken: list[Box] = []
    _base(drawing, view, frame)
    crowd = _crowd(named, frame)
    inset = _corner(frame, view, named, width) if crowd else None
    if inset:
        taken.append(inset)
    dots = [frame.at(p.at) for p in named]
    taken += [Box(x - 6, y - 6, x + 6, y + 6) for x, y in dots]
    for place in named:
        drawing.circle("pt", *frame.at(place.at), 5)
    for place in named:
        if not inset or place not in crowd:
            _name(drawing, "pl", place.name, frame.at(place.at), taken)
    _orient(drawing, view, frame, taken)
    if inset:
        _inset(drawing, words, view, crowd, box=inset, frame=frame)
    _scale_bar(drawing, words, frame, Box(0, 0, across, down), left=bool(inset and inset.left > across / 2))
    return drawing.svg()


def _base(drawing: Drawing, view: MapView, frame: Frame) -> None:
    box = frame.box
    drawing.rect("sea", box.left, box.top, box.right - box.left, box.bottom - box.top)
    for country in view.countries:
        drawing.path("ua" if country.id == view.home else "land", _rings(country, frame))
    for outline in view.outlines:
        drawing.path("obl", _rings(outline, frame))
    for region in view.regions:
        drawing.path("disp", _rings(region, frame))
    drawing.path("riv", "".join(_line(river, frame) for river in view.rivers))


def _orient(drawing: Drawing, view: MapView, frame: Frame, taken: list[Box]) -> None:
    """Names of regions, countries, seas and cities, where there is room for them."""

    def room(text: str, x: float, y: float, size: float = 12.0) -> bool:
        box = text_box(text, x, y, "middle", size)
        inside = box.left > 4 and box.right < frame.box.right - 4 and box.top > 4 and box.bottom < frame.box.bottom - 22
        if inside and not any(box.meets(t) for t in taken):
            taken.append(box)
            return True
        return False

    for cls, shapes in (("rg", view.regions), ("rg ct", view.countries)):
        for shape in shapes:
            if shape.label and shape.name:
                x, middle = frame.at(shape.label)
                y = next((middle + dy for dy in (0, 16, -16, 32, -32) if room(shape.name, x, middle + dy, 13.5)), None)
                if y is not None:
                    drawing.text(cls, x, y, shape.name, "middle")
    for place in view.places:
        x, y = frame.at(place.at)
        if place.kind == "sea" and room(place.name, x, y):
            drawing.text("wt", x, y, place.name, "middle")
        elif place.kind == "city" and room(place.name, x + text_width(place.name) / 2 + 6, y + 4):
            drawing.circle("pt2", x, y, 2.5)
            drawing.text("tk", x + 6, y + 4, place.name)


def _name(drawing: Drawing, cls: str, name: str, at: tuple[float, float], taken: list[Box]) -> None:
    """A place's name beside its dot; further off with a leader where the places around it are taken."""
    x, y = at
    size = 13.5
    width = text_width(name, size)
    spots: list[tuple[float, float, bool]] = []
    for gap in (9.0, 24.0, 42.0, 64.0):
        leader = gap > 9
        spots += [
            (x + gap, y + 4.5, leader),
            (x - gap - width, y + 4.5, leader),
            (x - width / 2, y - gap - 1, leader),
            (x - width / 2, y + gap + 9, leader),
            (x + gap * 0.8, y - gap * 0.8, leader),
            (x - gap * 0.8 - width, y - gap * 0.8, leader),
            (x + gap * 0.8, y + gap * 0.8 + 9, leader),
            (x - gap * 0.8 - width, y + gap * 0.8 + 9, leader),
        ]
    best: tuple[float, Box, float, float, bool] | None = None
    for left, base, leader in spots:
        box = text_box(name, left, base, "start", size)
        if box.left < 3 or box.right > drawing.width - 3 or box.top < 2 or box.bottom > drawing.height - 2:
            continue
        covered = sum(box.shared(t) for t in taken)
        if best is None or covered < best[0]:
            best = covered, box, left, base, leader
        if not covered:
            break
    if best is None:
        drawing.text(cls, min(max(x + 9, 3), max(drawing.width - 3 - width, 3)), y - 9, name)
        return
    _, box, left, base, leader = best
    taken.append(box)
    if leader:
        drawing.line("ldr", x, y, min(max(x, box.left), box.right), min(max(y, box.top + 3), box.bottom - 2))
    drawing.text(cls, left, base, name)


def _crowd(named: Sequence[MapPlace], frame: Frame) -> list[MapPlace]:
    """The largest group of places of which each has another nearby, if it is three or more."""
    groups: list[list[MapPlace]] = []
    for place in named:
        x, y = frame.at(place.at)
        near = [g for g in groups if any(math.dist((x, y), frame.at(o.at)) < NEAR for o in g)]
        merged = [o for g in near for o in g] + [place]
        groups = [g for g in groups if g not in near] + [merged]
    largest = max(groups, key=len, default=[])
    return [p for p in named if p in largest] if len(largest) >= 3 else []


def _corner(frame: Frame, view: MapView, named: Sequence[MapPlace], width: int) -> Box | None:
    """The corner for the inset: without a place in it, and over as little of the regions meant as may be."""
    across, down = frame.box.right, frame.box.bottom
    w, h = (226.0, 200.0) if width == WIDE else (164.0, 150.0)
    gap = 12.0 if width == WIDE else 6.0
    left, right, low, high = gap, across - gap - w, down - gap - h, gap
    points = [frame.at(p.at) for p in named]
    edges = [frame.at(p) for shape in view.regions for ring in shape.rings for p in ring]
    corners = [Box(x, y, x + w, y + h) for x, y in ((left, low), (left, high), (right, low), (right, high))]
    free = [c for c in corners if not any(_within(c, p, 8) for p in points)]
    return min(free, key=lambda c: sum(_within(c, p, 0) for p in edges), default=None)


def _within(box: Box, point: tuple[float, float], margin: float) -> bool:
    x, y = point
    return box.left - margin < x < box.right + margin and box.top - margin < y < box.bottom + margin


def _inset(drawing: Drawing, words: Words, view: MapView, crowd: Sequence[MapPlace], *, box: Box, frame: Frame) -> None:
    """The crowd at a larger scale, and where it lies on the map."""
    width, height = box.right - box.left, box.bottom - box.top
    close = frame_on([p.at for p in crowd], Box(0, 0, width, height), 0.3, 0.6)
    left, top = frame.at(Geo(close.west, close.north))
    right, bottom = frame.at(Geo(close.west + width / close.per_lon, close.north - height / close.per_lat))
    drawing.rect("ifr", left, top, right - left, bottom - top)
    part = Drawing(int(width), height, "")
    _base(part, view, close)
    taken = [Box(x - 6, y - 6, x + 6, y + 6) for x, y in (close.at(p.at) for p in crowd)]
    taken.append(Box(0, height - 30, 60, height))
    for place in crowd:
        part.circle("pt", *close.at(place.at), 5)
    for place in crowd:
        _name(part, "pl", place.name, close.at(place.at), taken)
    _scale_bar(part, words, close, close.box, left=True)
    part.rect("ifr", 0, 0, width, height)
    drawing.add(f'<svg x="{n(box.left)}" y="{n(box.top)}" width="{n(width)}" height="{n(height)}">{part.marks()}</svg>')


def _scale_bar(drawing: Drawing, words: Words, frame: Frame, box: Box, *, left: bool) -> None:
    """A round length, about a seventh of the width."""
    per_km = frame.per_lat / KM_PER_DEGREE
    length = max(
        (km for km in (1, 2, 5, 10, 20, 50, 100, 200, 500) if km * per_km <= (box.right - box.left) / 5), default=1
    )
    size = length * per_km
    x = box.left + 12 if left else box.right - 12 - size
    y = box.bottom - 10
    drawing.line("sc", x, y, x + size, y)
    drawing.text("tk", x if left else x + size, y - 5, words.number(length, "km"), "start" if left else "end")


def _rings(shape: MapShape, frame: Frame) -> str:
    """The rings of a shape, cut to the frame."""
    return "".join(
        _path(ring, close=True) for ring in (_cut([frame.at(p) for p in r], frame.box) for r in shape.rings) if ring
    )


def _line(points: Sequence[Geo], frame: Frame) -> str:
    """Those stretches of a line that touch the frame."""
    box = frame.box
    at = [frame.at(p) for p in points]
    inside = [box.left <= x <= box.right and box.top <= y <= box.bottom for x, y in at]
    out, run = [], []
    for i, point in enumerate(at):
        if any(inside[max(i - 1, 0) : i + 2]):
            run.append(point)
        elif run:
            out.append(run)
            run = []
    return "".join(_path(r, close=False) for r in [*out, run] if len(r) > 1)


def _path(points: Sequence[tuple[float, float]], *, close: bool) -> str:
    # whole units and small steps: an outline is not more exact than that, and costs half the bytes
    out, last = [], (0.0, 0.0)
    for i, point in enumerate(points):
        here = round(point[0], 1), round(point[1], 1)
        if not i:
            out.append(f"M{n(here[0])} {n(here[1])}")
        elif here != last:
            out.append(f"l{n(here[0] - last[0])} {n(here[1] - last[1])}")
        last = here
    return "".join(out) + ("z" if close else "")


def _cut(ring: list[tuple[float, float]], box: Box) -> list[tuple[float, float]]:
    """A ring cut to a rectangle a little larger than the frame, side by side (Sutherland and Hodgman, 1974)."""
    margin = 3.0
    sides: list[tuple[int, float, Callable[[float, float], bool]]] = [
        (0, box.left - margin, float.__ge__),
        (0, box.right + margin, float.__le__),
        (1, box.top - margin, float.__ge__),
        (1, box.bottom + margin, float.__le__),
    ]
    for axis, edge, within in sides:
        out: list[tuple[float, float]] = []
        for i, here in enumerate(ring):
            before = ring[i - 1]
            if within(here[axis], edge) != within(before[axis], edge):
                share = (edge - before[axis]) / (here[axis] - before[axis])
                out.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if within(here[axis], edge):
                out.append(here)
        ring = out
        if not ring:
            break
    return ring
