"""Fetching the layers of a map service into files."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from ..errors import InputError


def fetch_layer(
    url: str,
    folder: str | Path,
    *,
    day: str | dt.date,
    layer: str = "",
    where: str = "1=1",
    form: str = "geojson",
    get: Callable[[str], bytes] | None = None,
) -> tuple[Path, ...]:
    """Fetch a layer of an Esri FeatureServer as it is now, page by page, into files that the reader `esri` reads.

    Nothing is written before all pages are there; pages of the same day and layer are replaced.

    Args:
        url: of the layer, `https://…/FeatureServer/0`.
        folder: where to; made at need.
        day: the day that the map is of, `YYYY-MM-DD`.
        layer: what the layer is called in the files' names; a word.
        where: which features, in the service's own words; all of them.
        form: `geojson`, or `json` of services that cannot give GeoJSON.
        get: fetches an address; by default from public addresses only, within limits of time and size.

    Returns:
        The files, in order.

    Raises:
        InputError: the address or an option cannot be used. SourceError: the service failed, or sends what is no layer.
    """
    from ..sources.esri import fetch_pages

    try:
        at = day if isinstance(day, dt.date) else dt.date.fromisoformat(day)
    except ValueError as e:
        raise InputError(f"{day!r} is not a day", remedy="give it as YYYY-MM-DD") from e
    if not re.fullmatch(r"(?:[A-Za-z][A-Za-z-]*)?", layer):
        raise InputError(f"{layer!r} cannot be the name of a layer", remedy="give a word of Latin letters")
    if form not in ("geojson", "json"):
        raise InputError(f"{form!r} is no form of a page", remedy="give geojson or json")
    where_to = Path(folder)
    start = f"{at}_{layer}" if layer else f"{at}"
    pages = {f"{start}_{before}.{form}": data for before, data in fetch_pages(get or _get, url, where=where, form=form)}
    try:
        where_to.mkdir(parents=True, exist_ok=True)
        for name, data in pages.items():
            (where_to / f"{name}.part").write_bytes(data)
        for old in where_to.glob(f"{start}_*json"):
            if re.fullmatch(rf"{re.escape(start)}_[0-9]+\.(?:geo)?json", old.name) and old.name not in pages:
                old.unlink()
        return tuple((where_to / f"{name}.part").replace(where_to / name) for name in pages)
    except OSError as e:
        raise InputError(f"{where_to}: {e.strerror}", remedy="give a folder that can be written to") from e
    finally:
        for name in pages:
            with contextlib.suppress(OSError):
                (where_to / f"{name}.part").unlink(missing_ok=True)


def _get(url: str) -> bytes:
    from ..reading.intake.fetch import USUAL, fetch

    return fetch(url, bounds=USUAL._replace(whole=120.0, size=50_000_000)).data
