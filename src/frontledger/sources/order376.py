"""Ukraine's official list of territories of hostilities and of those temporarily occupied, with their days.

A row is a settlement or a whole unit, by its code in the official codifier, with one period or more. A unit stands for
all settlements in it but those that its name takes out.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ..errors import SourceError
from ..nouns.holders import Holding, Holdings
from ..theatre.rows import Rows

COLUMNS: Final = ("part", "katottg", "name", "oblast", "raion", "starts", "ends")
_CODIFIER: Final = ("code", "category", "name", "oblast_code", "raion_code", "hromada_code", "settlement_code")
_CODE = re.compile(r"UA[0-9]{17}")
_SETTLEMENTS: Final = {"M": "м", "X": "с-ще", "C": "с", "K": "м"}
"""Categories of settlements, with what stands before their names."""
_UNITS: Final = ("O", "P", "H")
_TAKEN_OUT = re.compile(r"(м|с-щ[еа]|смт|с)\.?\s+([^()]+?)\s*(?:\((.*)\))?", re.IGNORECASE)
# a list is parted by commas, by "and", or by nothing but the next "village"
_PARTED = re.compile(r",|\sта\s|\s(?=(?:м|с|с-ще|смт)\.?\s)")
_REMEDY = "get the list again; if its columns changed, update Frontledger"


class _Unit(NamedTuple):
    code: str
    category: str
    name: str
    above: tuple[str, ...]


def read(
    data: bytes,
    name: str,
    *,
    parts: Mapping[str, str],
    besides: Sequence[str],
    codifier: bytes = b"",
    places: bytes = b"",
) -> Holdings:
    """A statement for each period of each settlement, its last day included.

    Dates that are misprinted, and settlements that are taken out under a name nobody has, are told and not guessed.

    Args:
        data: the list.
        name: what messages call the file.
        parts: the party that holds ground in each part of the list; empty where none does.
        besides: words after which a unit's name lists the settlements that are not meant.
        codifier: the official codifier; without it units stand for themselves.
        places: a table with columns `id`, `katottg`, `lon` and `lat`; without it statements have no points, and places
            are told by their codes.

    Raises:
        SourceError: naming file and line, for an unknown part or code.
    """
    units = _units(codifier) if codifier else {}
    inside: dict[str, list[_Unit]] = {}
    for unit in units.values():
        if unit.category in _SETTLEMENTS:
            for above in unit.above:
                inside.setdefault(above, []).append(unit)
    points = _points(places) if places else {}
    rows = Rows(data, name, COLUMNS, _REMEDY)
    out: dict[Holding, None] = {}
    odd: list[str] = []
    for part, code, called, _, _, starts, ends in rows:
        if part not in parts:
            raise rows.fail(f"no part is called {part!r}; known are {', '.join(parts)}")
        if not _CODE.fullmatch(code) or (units and code not in units):
            raise rows.fail(f"{code!r} is no code of the codifier")
        where = f"{name}, line {rows.line}: {called[:60]}"
        meant = _meant(units.get(code), called, besides, inside.get(code, []), where, odd)
        for since, until in _periods(starts, ends, where, odd):
            for unit in meant or [_Unit(code, "", called, ())]:
                key, lon, lat = points.get(unit.code, (f"katottg:{unit.code}", None, None))
                out[Holding(since, parts[part] or None, part, key, unit.name, lon, lat, until)] = None
    return Holdings(tuple(sorted(out, key=lambda h: (h.since, h.place, h.status, h.until or dt.date.max))), tuple(odd))


def _meant(
    unit: _Unit | None, called: str, besides: Sequence[str], inside: Sequence[_Unit], where: str, odd: list[str]
) -> list[_Unit]:
    """Settlements that a row speaks of; none where the codifier is not at hand."""
    if unit is None or unit.category not in _UNITS:
        return [unit] if unit else []
    taken_out = next((called.partition(words)[2] for words in besides if words in called), "")
    gone: set[str] = set()
    # a Latin c stands for the Cyrillic one now and then
    for text in filter(None, (t.strip(" .;") for t in _PARTED.split(taken_out.lstrip(": ").replace("c", "с")))):
        told = _TAKEN_OUT.fullmatch(text)
        found = _found(inside, told) if told else []
        if not found:
            odd.append(f"{where}: {text!r} is taken out, but no settlement in the unit has that name")
        gone.update(u.code for u in found)
    return [u for u in inside if u.code not in gone]


def _found(inside: Sequence[_Unit], told: re.Match[str]) -> list[_Unit]:
    """Settlements of a unit with a name; where several have it, those of the kind named, or the one of a code."""
    kind, name, beside = told[1].lower().replace("смт", "с-ще").replace("с-ща", "с-ще"), _plain(told[2]), told[3] or ""
    if _CODE.fullmatch(beside):
        return [u for u in inside if u.code == beside]
    found = [u for u in inside if _plain(u.name) == name]
    return [u for u in found if _SETTLEMENTS[u.category] == kind] if len(found) > 1 else found


def _plain(name: str) -> str:
    return re.sub("[’`'ʼ\"]", "", name).lower().strip()


def _periods(starts: str, ends: str, where: str, odd: list[str]) -> Iterator[tuple[dt.date, dt.date | None]]:
    first, last = starts.split("|"), ends.split("|")
    last += [""] * (len(first) - len(last))
    for start, end in zip(first, last, strict=False):
        since, until = _day(start), _day(end)
        if since is None:
            odd.append(f"{where}: a period to {end or 'now'} has no first day but {start!r}")
        elif end and until is None:
            odd.append(f"{where}: a period from {start} has a last day that is none: {end!r}")
        elif until and until < since:
            odd.append(f"{where}: a period from {start} ends before it starts, on {end}")
        else:
            yield since, until


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def _units(data: bytes) -> dict[str, _Unit]:
    rows = Rows(data, "codifier", _CODIFIER, _REMEDY)
    out = {}
    for code, category, name, *above in rows:
        out[code] = _Unit(code, category, name, tuple(a for a in above if a and a != code))
    return out


def _points(data: bytes) -> dict[str, tuple[str, float, float]]:
    """Id and point by code; of a code on two rows, the first."""
    out: dict[str, tuple[str, float, float]] = {}
    try:
        for row in csv.DictReader(io.StringIO(data.decode("utf-8"))):
            if row["katottg"] and row["katottg"] not in out:
                out[row["katottg"]] = row["id"], float(row["lon"]), float(row["lat"])
    except (ValueError, KeyError) as e:
        raise SourceError(f"places: {e}", remedy="give a table with columns id, katottg, lon and lat") from e
    return out
