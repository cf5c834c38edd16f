"""Ground that changed hands between two maps, as polygons by region."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from .area import areas_of
from .books import OUTSIDE
from .patches import patches
from .regions import Outlines

if TYPE_CHECKING:
    from ..nouns.maps import MapFile, Maps


class Patch(NamedTuple):
    """A polygon that lies in one region."""

    region: str
    gained: bool
    """Else lost."""
    km2: float
    shape: Any


def changed(
    maps: Maps, layers: Sequence[str], before: MapFile, after: MapFile, outlines: Mapping[str, Any], whole: str
) -> list[Patch]:
    """What two maps differ in, compared directly; largest patches of a region first.

    Args:
        maps: the source.
        layers: what counts as held.
        before: the earlier map.
        after: the later one.
        outlines: shapely polygons by region, in degrees; where there are none, all is in `whole`.
        whole: id of the whole.

    Raises:
        SourceError: naming the file, when one cannot be read.
    """
    *_, step = patches(maps, layers, [before, after])
    cut = Outlines(outlines)
    found = []
    for n, pieces in itertools.groupby(sorted(cut.cut(step.shapes, step.km2)), key=lambda piece: piece[0]):
        regions = [(region, km2) for _, region, km2 in pieces]
        gained, shape = bool(step.signs[n] > 0), step.shapes[n]
        if not outlines:
            found.append(Patch(whole, gained, float(step.km2[n]), shape))
        elif len(regions) == 1:
            found.append(Patch(regions[0][0], gained, regions[0][1], shape))
        else:
            names = [region for region, _ in regions]
            found += [Patch(region, gained, km2, part) for region, km2, part in _parts(shape, names, outlines)]
    return sorted(found, key=lambda p: (p.region == OUTSIDE, p.region, not p.gained, -p.km2, p.shape.bounds))


def _parts(shape: Any, regions: Sequence[str], outlines: Mapping[str, Any]) -> Iterator[tuple[str, float, Any]]:
    """A polygon that lies in several regions, cut: polygons of each, which is the first's where two overlap."""
    rest = shape
    for region in sorted(regions, key=lambda r: (r == OUTSIDE, r)):
        part = rest
        if region != OUTSIDE:
            outline = shapely.make_valid(outlines[region])
            part, rest = shapely.intersection(rest, outline), shapely.difference(rest, outline)
        pieces = [p for p in shapely.get_parts(shapely.get_parts(part)) if p.geom_type == "Polygon" and not p.is_empty]
        for piece, km2 in zip(pieces, areas_of(np.array(pieces, object)).tolist() if pieces else [], strict=True):
            yield region, km2, piece
