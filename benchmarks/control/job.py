"""What is to be done, and what comes out."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

EQUAL_AREA = 6933
"""The EPSG code of the projection that peers measure in."""


class Job(NamedTuple):
    """Maps to be measured against the one before, cut by region, and points to be watched."""

    source: str
    """The source's id."""
    data: str
    """The data folder."""
    files: list[tuple[str, str]]
    """Day and path of each map, in order of time."""
    outlines: str
    """GeoJSON of the regions."""
    region: str
    """The property that holds a region's id."""
    points: str
    """CSV with the columns id, lon, lat; of a source with layers no points are watched: an empty string."""
    layers: dict[str, str]
    """What counts as held: our name of each layer by the one in the files; of a source without layers: empty."""


class Row(NamedTuple):
    """Ground of a region on one day, km²; rows of nothing but zeros may be left out."""

    day: str
    region: str
    held: float
    gained: float
    lost: float


class Side(NamedTuple):
    """A point that changed sides."""

    day: str
    point: int
    inside: bool


Found = tuple[list[Row], list[Side]]


class UnavailableError(Exception):
    """A contender that cannot run here; its message says why."""


def features(file: dict, layers: dict[str, str]) -> list[dict]:
    """The features of a parsed file that count as held.

    A map service wraps its collection in `value`; layers are told by the property `type` or `layer`.
    """
    found = file.get("value", file)["features"]
    if not layers:
        return found
    return [f for f in found if _layer(f["properties"]) in layers and f["geometry"]]


def _layer(properties: dict) -> str | None:
    return properties.get("type") or properties.get("layer")


def save(job: Job, path: Path) -> None:
    """Write a job for another process."""
    import json

    path.write_text(json.dumps(job._asdict()), "utf-8")


def load(path: Path) -> Job:
    """Read what `save` wrote."""
    import json

    return Job(**json.loads(path.read_text("utf-8")))
