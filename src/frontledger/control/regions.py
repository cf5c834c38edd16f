"""Ground held, gained and lost from map to map, cut by region, with books that balance."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ..errors import InputError, SourceError
from .area import areas_of
from .books import OUTSIDE, Books
from .patches import Patches, drawn, patches
from .rings import polygons_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..nouns.maps import MapFile, Maps, Shape
    from .area import Floats

BALANCE_KM2 = 1e-6
"""How far books may be from balance: a thousand times what rounding in floating point was seen to do. Each map that had
to be united allows as much again: where edges all but coincide, nobody can tell more finely where they cross."""
DUST_KM2 = 1e-9
"""What is left of a patch after its regions, when it is less than this, is rounding."""


class Outlines:
    """Regions to cut by. Ground in two of them counts for the first by id.

    Args:
        outlines: shapely polygons or multipolygons by region, in degrees.
        apart: no two of them have ground in common, which need not be looked for then.

    Raises:
        InputError: naming the region, when an outline is no polygon or is called `outside`.
    """

    def __init__(self, outlines: Mapping[str, Any], *, apart: bool = True) -> None:
        self.ids, self._apart = sorted(outlines), apart
        for id_ in self.ids:
            if outlines[id_].geom_type not in ("Polygon", "MultiPolygon") or id_ == OUTSIDE:
                raise InputError(
                    f"region {id_!r}: an outline is a polygon, and {OUTSIDE!r} is what lies in none",
                    remedy="leave it out, or give it another id",
                )
        self._shapes = np.array([outlines[i] for i in self.ids], object)
        wrong = ~shapely.is_valid(self._shapes)
        self._shapes[wrong] = shapely.make_valid(self._shapes[wrong], method="structure", keep_collapsed=False)
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)
        self._known: dict[tuple[int, int], bool] = {}

    def cut(self, shapes: NDArray[Any], km2: Floats) -> Iterator[tuple[int, str, float]]:
        """Polygons by region: number of the polygon, region, and area of the part in it, km²; `outside` where in none.

        Args:
            shapes: polygons.
            km2: the area of each, to which its parts add up.
        """
        of, region = self._tree.query(shapes)
        order = np.lexsort((region, of))
        of, region = of[order], region[order]
        inside = np.zeros(len(of), np.bool_)
        for r in np.unique(region).tolist():
            here = np.flatnonzero(region == r)
            inside[here] = shapely.contains_properly(self._shapes[r], shapes[of[here]])
        if not self._apart:
            # ground in one region may be an earlier one's in part
            met_by = set(zip(of.tolist(), region.tolist(), strict=True))
            for i in np.flatnonzero(inside).tolist():
                n, r = int(of[i]), int(region[i])
                inside[i] = not any((n, one) in met_by and self._overlap(one, r) for one in self._before[r])
        whole = np.full(len(shapes), -1)
        whole[of[inside][::-1]] = region[inside][::-1]
        for n, r in enumerate(whole.tolist()):
            if r >= 0:
                yield n, self.ids[r], float(km2[n])
        met = whole[of] < 0
        of, region = of[met], region[met]
        yield from self._divided(shapes, km2, of, region)
        nowhere = np.ones(len(shapes), np.bool_)
        nowhere[of] = False
        for n in np.flatnonzero(nowhere & (whole < 0)).tolist():
            yield n, OUTSIDE, float(km2[n])

    def _divided(
        self, shapes: NDArray[Any], km2: Floats, of: NDArray[np.int64], region: NDArray[np.int64]
    ) -> Iterator[tuple[int, str, float]]:
        """Polygons that lie in no region as a whole; `of` and `region` are the pairs whose boxes meet, in order."""
        cut = shapely.intersection(shapes[of], self._near(shapes[of], region))
        parts = areas_of(cut)
        # where regions overlap, ground goes to the first
        rest = km2.copy()
        np.subtract.at(rest, of, parts)
        shared = rest[of] < -DUST_KM2 if self._apart else np.bincount(of, parts > 0, len(km2))[of] > 1
        for n in np.unique(of[shared]).tolist():
            mine = {int(region[i]): i for i in np.flatnonzero((of == n) & (parts > 0)).tolist()}
            for r, i in mine.items():
                before = [_areal(cut[mine[one]]) for one in self._before[r] if one in mine and self._overlap(one, r)]
                if before:
                    left = shapely.difference(_areal(cut[i]), shapely.union_all(before))
                    parts[i] = areas_of(np.array([left]))[0]
            rest[n] = km2[n] - math.fsum(parts[list(mine.values())].tolist())
        for n, r, part in zip(of.tolist(), region.tolist(), parts.tolist(), strict=True):
            if part > 0:
                yield n, self.ids[r], part
        for n in np.unique(of).tolist():
            if rest[n] > DUST_KM2:
                yield n, OUTSIDE, float(rest[n])

    @cached_property
    def _before(self) -> list[list[int]]:
        """Of each region, those before it whose boxes meet its box."""
        out: list[list[int]] = [[] for _ in self.ids]
        one, other = self._tree.query(self._shapes)
        for a, b in sorted(zip(one.tolist(), other.tolist(), strict=True)):
            if a < b:
                out[b].append(a)
        return out

    def _overlap(self, one: int, other: int) -> bool:
        """Have two regions ground in common?"""
        if (one, other) not in self._known:
            common = shapely.intersection(self._shapes[one], self._shapes[other])
            self._known[one, other] = bool(shapely.area(common) > 0)
        return self._known[one, other]

    def _near(self, shapes: NDArray[Any], region: NDArray[np.int64]) -> NDArray[Any]:
        """Of each region, what lies around the polygon it is to be cut with: outlines are long and patches small."""
        box = shapely.bounds(shapes)
        room = np.maximum(box[:, 2:] - box[:, :2], 1e-3)
        low, high = box[:, :2] - room, box[:, 2:] + room
        return np.array(
            [
                shapely.clip_by_rect(self._shapes[r], *a, *b)
                for r, a, b in zip(region.tolist(), low.tolist(), high.tolist(), strict=True)
            ],
            object,
        )


def _areal(shape: Any) -> Any:
    """The polygons of what an overlay leaves, which may have lines and points too."""
    if shape.geom_type != "GeometryCollection":
        return shape
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])


def held_by_region(shapes: Iterable[Shape], outlines: Outlines, *, united: bool = True) -> dict[str, float]:
    """Held ground of one map cut by region, km².

    Args:
        shapes: the layers that count as held.
        outlines: the regions.
        united: what lies in several polygons counts once; else as often as it is drawn.
    """
    polygons = shapely.make_valid(polygons_of(shapes), method="structure", keep_collapsed=False)
    parts = shapely.get_parts(shapely.union_all(polygons) if united else polygons)
    parts = parts[(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(parts)]
    return added((region, km2) for _, region, km2 in outlines.cut(parts, areas_of(parts)))


def books(
    maps: Maps,
    layers: Iterable[str],
    outlines: Outlines,
    files: Iterable[MapFile] | None = None,
    *,
    start: Books | None = None,
) -> Iterator[Books]:
    """Held, gained and lost ground of each map against the one before; on the first map nothing is gained or lost.

    Held ground by region is the first map's, cut, and what was gained and lost since.

    Args:
        maps: the source.
        layers: what counts as held.
        outlines: the regions.
        files: those to compare, in order; all without it.
        start: the books of the first of them, where they were made before: it is not cut again, and no books are given
            of it.

    Raises:
        SourceError: naming the file, when the books do not balance: the regions are not the whole, or, where the first
            map was cut, on the last the running sums of a region are not its ground cut anew.
    """
    counted = tuple(layers)
    held: dict[str, float] = dict(start.held) if start else {}
    step: Patches | None = None
    allowed = BALANCE_KM2
    for step in patches(maps, counted, files, start=(start.total, start.united) if start else None):
        gained: dict[str, float] = {}
        lost: dict[str, float] = {}
        if step.before is None:
            if start:
                continue
            held = held_by_region(drawn(maps, step.file, counted), outlines, united=step.united)
        elif len(step.shapes):
            cut = list(outlines.cut(step.shapes, step.km2))
            gained = added((region, km2) for n, region, km2 in cut if step.signs[n] > 0)
            lost = added((region, km2) for n, region, km2 in cut if step.signs[n] < 0)
            held = added([*held.items(), *gained.items(), *((region, -km2) for region, km2 in lost.items())])
        allowed += BALANCE_KM2 * step.united
        _balance(step.file, "the regions are not the whole", math.fsum(held.values()), step.total_km2, allowed)
        yield Books(step.file, step.total_km2, dict(held), gained, lost, step.united, step.lacks, step)
    if step is not None and step.before is not None and not start:
        anew = held_by_region(drawn(maps, step.file, counted), outlines, united=step.united)
        for region in sorted(held.keys() | anew.keys()):
            what = f"{region} cut anew is not its running sum"
            _balance(step.file, what, held.get(region, 0.0), anew.get(region, 0.0), allowed)


def added(parts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Areas of the same region added up, in order of regions."""
    by_region: dict[str, list[float]] = {}
    for region, km2 in parts:
        by_region.setdefault(region, []).append(km2)
    return {region: math.fsum(by_region[region]) for region in sorted(by_region)}


def _balance(file: MapFile, what: str, one: float, other: float, allowed: float) -> None:
    if abs(one - other) > allowed:
        raise SourceError(f"{file.name}: {what} ({one:.9f} and {other:.9f} km²)", remedy="report this as a fault")
