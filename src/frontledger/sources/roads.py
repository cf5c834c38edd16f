"""Roads of one's own, or any other lines, from a file of any common form, each with an id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..errors import InputError
from ..nouns.roads import Road
from .repair import Box, swapped
from .vector import lines

_REMEDY = "give lines in longitude and latitude, or with their coordinate system, each with an id of its own"


def read(path: Path, around: Box | None) -> list[Road]:
    """Roads in the order of the file; lines of one id are one road.

    Args:
        path: the file; its features have a property `id`, and `name` where they have one.
        around: where the theatre lies, to find axes that are changed over.

    Raises:
        InputError: naming the file and the feature, when it cannot be read, has no lines, a line has no id or stands
            where no line can.
    """
    import shapely

    found: dict[str, list[Any]] = {}
    names: dict[str, str] = {}
    for n, (properties, line) in enumerate(lines(path), 1):
        id_ = properties.get("id")
        if isinstance(id_, float) and id_.is_integer():
            id_ = int(id_)  # as some forms keep whole numbers
        if not isinstance(id_, str | int) or isinstance(id_, bool) or id_ == "":
            raise InputError(f"{path}, line {n}: no property 'id' names it", remedy=_REMEDY)
        at = shapely.get_coordinates(line)
        if not len(at) or not (abs(at) <= (180, 90)).all():
            raise InputError(f"{path}, {id_}: it is empty or not on the Earth", remedy=_REMEDY)
        point = swapped([[at]], around) if around else None
        if point:
            raise InputError(
                f"{path}, {id_}: mixed axes: {point[0]:g}, {point[1]:g} has latitude before longitude",
                remedy="write longitude first",
            )
        found.setdefault(str(id_), []).append(line)
        names.setdefault(str(id_), str(properties.get("name") or ""))
    if not found:
        raise InputError(f"{path}: there is no line in it", remedy=_REMEDY)
    return [Road(id_, names[id_], _together(parts)) for id_, parts in found.items()]


def _together(parts: list[Any]) -> Any:
    import shapely

    return parts[0] if len(parts) == 1 else shapely.multilinestrings(list(shapely.get_parts(parts)))
