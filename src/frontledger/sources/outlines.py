"""Outlines of regions: a GeoJSON FeatureCollection of polygons, each named by a property."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import SourceError
from ..nouns.maps import Shape, positions
from . import files
from .geojson import features

_REMEDY = "give a GeoJSON file of polygons in longitude and latitude, each with an id of its own"


class Outlined(Mapping[str, Any]):
    """Outlines by id, in order, as shapely geometries in degrees; each is made when it is asked for.

    Args:
        name: of the file, for errors.
        digest: of its bytes.
        drawn: what each region's features draw.
    """

    def __init__(self, name: str, digest: str, drawn: Mapping[str, list[Shape]]) -> None:
        self.digest = digest
        self._name, self._drawn = name, drawn
        self._made: dict[str, Any] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._drawn)

    def __len__(self) -> int:
        return len(self._drawn)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._drawn

    def __getitem__(self, id_: str) -> Any:
        if id_ not in self._made:
            self._made[id_] = self._make(id_)
        return self._made[id_]

    def _make(self, id_: str) -> Any:
        import numpy as np
        import shapely

        made = []
        for shape in self._drawn[id_]:
            for rings in shape:
                try:
                    shell, *holes = (np.array(positions(ring)) for ring in rings)
                except ValueError as e:
                    raise SourceError(f"{self._name}, {id_}: {e}", remedy=_REMEDY) from e
                made.append(shapely.Polygon(shell, holes))
        sound = [p if p.is_valid else shapely.make_valid(p, method="structure", keep_collapsed=False) for p in made]
        return shapely.union_all(sound)


def read(data: bytes, name: str, property: str, *, nameless: bool = False) -> Outlined:
    """Outlines by id; features of one id are one region, invalid ones repaired.

    Args:
        data: the file.
        name: what messages call it.
        property: what names a feature.
        nameless: features without an id are left out.

    Raises:
        SourceError: naming the file, when it is not of this form or a feature has no id.
    """
    drawn: dict[str, list[Shape]] = {}
    for n, feature in enumerate(features(data, name), 1):
        id_ = feature.properties.get(property)
        if id_ is None and nameless:
            continue
        if not isinstance(id_, str | int) or isinstance(id_, bool) or id_ == "":
            raise SourceError(f"{name}, feature {n}: no property {property!r} names it", remedy=_REMEDY)
        if not feature.shape:
            raise SourceError(f"{name}, feature {n}: {id_} has no polygons", remedy=_REMEDY)
        drawn.setdefault(str(id_), []).append(feature.shape)
    if not drawn:
        raise SourceError(f"{name}: there is no feature in it", remedy=_REMEDY)
    return Outlined(name, files.digest(data).hex(), dict(sorted(drawn.items())))
