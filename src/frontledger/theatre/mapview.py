"""The map of a report: outlines at hand, regions and places the report names. Nothing of who holds what."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from ..errors import InputError
from ..nouns import MapPlace, MapShape, MapView, Point
from .load import Theatre

POINTS = {"gn": "GeoNames (CC BY 4.0)", "osm": "© OpenStreetMap contributors (ODbL 1.0)", "wof": "Who’s On First"}
"""Whose points these are, by the first part of an id of the gazetteer."""


Rings = tuple[tuple[Point, ...], ...]


class _Drawn(NamedTuple):
    """The files of a theatre's map."""

    countries: Mapping[str, Rings]
    rivers: Rings
    regions: Mapping[str, MapShape]
    """Each with where its name is written; the name is in no language yet."""
    labels: Sequence[Mapping[str, Any]]
    credits: tuple[str, ...]
    extent: tuple[float, float, float, float]
    """West, south, east and north of the countries."""


def map_view(theatre: Theatre, place_ids: Sequence[str], region_ids: Sequence[str], lang: str) -> MapView | None:
    """What a map of these places and regions is drawn from; None where the theatre has no map.

    Args:
        place_ids: ids of the gazetteer, in the order in which they are to be named; one that is not known is passed
            over.
        region_ids: ISO 3166-2 codes; those without an outline are named beside the map.
        lang: language of the names.

    Raises:
        InputError: when a file of the map is malformed.
    """
    if not theatre.folder.joinpath("map", "base.json").is_file():
        return None
    drawn = _drawn(theatre)
    at = {x["id"]: x for x in drawn.labels if x["kind"] == "country"}
    meant = [r for r in dict.fromkeys(region_ids) if r in drawn.regions]
    places, far = _places(theatre, place_ids, lang, drawn.extent)
    # a country is on the map as a whole; it is neither tinted nor missing
    unplaced = [
        theatre.label(r, lang) for r in dict.fromkeys(region_ids) if r not in drawn.regions and r not in drawn.countries
    ]
    return MapView(
        home=theatre.home,
        countries=tuple(
            MapShape(
                id=iso,
                name=_name(at[iso], lang) if iso in at else "",
                label=Point(*at[iso]["at"]) if iso in at else None,
                rings=rings,
            )
            for iso, rings in drawn.countries.items()
        ),
        regions=tuple(replace(drawn.regions[iso], name=theatre.label(iso, lang)) for iso in meant),
        outlines=tuple(replace(shape, label=None) for iso, shape in drawn.regions.items() if iso not in meant),
        rivers=drawn.rivers,
        places=(
            *places,
            *(
                MapPlace(name=_name(x, lang), at=Point(*x["at"]), kind=x["kind"])
                for x in drawn.labels
                if x["kind"] in ("city", "sea")
            ),
        ),
        elsewhere=tuple(dict.fromkeys((*unplaced, *far))),
        credits=(
            *drawn.credits,
            *dict.fromkeys(POINTS[i.partition(":")[0]] for i in place_ids if i.partition(":")[0] in POINTS),
        ),
    )


@lru_cache(maxsize=8)
def _drawn(theatre: Theatre) -> _Drawn:
    base, units = _read(theatre, "base.json"), _read(theatre, "regions.json")
    countries = {iso: _rings(rings, base["scale"]) for iso, rings in base["countries"].items()}
    points = [p for rings in countries.values() for ring in rings for p in ring]
    lons, lats = [p.lon for p in points], [p.lat for p in points]
    scale = units["scale"]
    return _Drawn(
        countries=countries,
        rivers=_rings(base["rivers"], base["scale"]),
        regions={
            iso: MapShape(id=iso, label=Point(*(v / scale for v in unit["label"])), rings=_rings(unit["rings"], scale))
            for iso, unit in units["regions"].items()
        },
        labels=theatre.toml("map/labels.toml")["label"],
        credits=tuple(f"{file['credit']} ({file['licence']})" for file in (base, units)),
        extent=(min(lons), min(lats), max(lons), max(lats)),
    )


def _read(theatre: Theatre, name: str) -> dict[str, Any]:
    try:
        data: dict[str, Any] = json.loads(theatre.folder.joinpath("map", name).read_text("utf-8"))
    except (OSError, ValueError) as e:
        raise InputError(f"theatre {theatre.id}: map/{name}: {e}", remedy="run tools/build_map.py") from e
    return data


def _rings(flat: Sequence[Sequence[int]], scale: int) -> Rings:
    """Rings or lines from longitude and latitude by turns."""
    return tuple(tuple(Point(ring[i] / scale, ring[i + 1] / scale) for i in range(0, len(ring), 2)) for ring in flat)


def _places(
    theatre: Theatre, ids: Sequence[str], lang: str, extent: tuple[float, float, float, float]
) -> tuple[list[MapPlace], list[str]]:
    """Places on the map, and the names of those that lie outside it."""
    west, south, east, north = extent
    near, far = [], []
    for place_id in dict.fromkeys(ids):
        place = theatre.place(place_id)
        if place is None:
            continue
        name = place.names.get(lang, place.name_en)
        if west < place.lon < east and south < place.lat < north:
            near.append(MapPlace(name=name, at=Point(place.lon, place.lat)))
        else:
            far.append(name)
    return near, far


def _name(label: Mapping[str, Any], lang: str) -> str:
    names: dict[str, str] = label["names"]
    return names.get(lang, names["en"])
