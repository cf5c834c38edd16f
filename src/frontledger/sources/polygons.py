"""Polygons of one's own to cut ground by, from a file of any common form, each with an id."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..errors import InputError
from ..nouns.maps import Shape
from . import files
from .outlines import Outlined
from .repair import Box, drawn, swapped
from .vector import MAX_BYTES, pieces

_REMEDY = "give polygons in longitude and latitude, or with their coordinate system, each with an id of its own"


class Given(Outlined):
    """Polygons that somebody gives; see `Outlined`.

    Args:
        path: the file.
        digest: of its bytes.
        shapes: what each region's features draw.
        around: where the theatre lies, to find axes that are changed over.

    Raises:
        InputError: when a polygon is asked for, naming the file and what is wrong with it: its coordinates are no
            longitude and latitude, or stand the other way round.
    """

    def __init__(self, path: Path, digest: str, shapes: Mapping[str, list[Shape]], around: Box | None) -> None:
        super().__init__(str(path), digest, shapes)
        self._around = around

    def _make(self, id_: str) -> Any:
        for shape in self._drawn[id_]:
            try:
                rings = drawn(shape)
            except ValueError as e:
                raise InputError(f"{self._name}, {id_}: {e}", remedy=_REMEDY) from e
            point = swapped(rings, self._around) if self._around else None
            if point:
                raise InputError(
                    f"{self._name}, {id_}: mixed axes: {point[0]:g}, {point[1]:g} has latitude before longitude",
                    remedy="write longitude first",
                )
        return super()._make(id_)


def read(path: Path, property: str, around: Box | None) -> Outlined:
    """Polygons by id; features of one id are one region.

    Args:
        path: the file.
        property: what names a feature.
        around: where the theatre lies, to find axes that are changed over.

    Raises:
        InputError: naming the file, when it cannot be read or a feature has no id.
    """
    shapes: dict[str, list[Shape]] = {}
    for n, piece in enumerate(pieces(path), 1):
        id_ = piece.properties.get(property)
        if isinstance(id_, float) and id_.is_integer():
            id_ = int(id_)  # as some forms keep whole numbers
        if not isinstance(id_, str | int) or isinstance(id_, bool) or id_ == "":
            raise InputError(f"{path}, feature {n}: no property {property!r} names it", remedy=_REMEDY)
        shapes.setdefault(str(id_), []).append(piece.shape)
    if not shapes:
        raise InputError(f"{path}: there is no feature in it that is a polygon", remedy=_REMEDY)
    return Given(path, _digest(path), dict(sorted(shapes.items())), around)


def _digest(path: Path) -> str:
    """Of the file, and of what belongs to a Shapefile beside it."""
    beside = sorted(path.parent.glob(f"{path.stem}.*")) if path.suffix.lower() == ".shp" else [path]
    return files.digest(b"".join(files.digest(files.read(p, MAX_BYTES)) for p in beside)).hex()
