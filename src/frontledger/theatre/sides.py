"""Countries, bodies of states and first-level units: who can be a party, and where a place lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..nouns import Noun
from .cells import cells


class Country(Noun, frozen=True, kw_only=True):
    """A country or a body of states that can be a party."""

    id: str
    """ISO 3166-1, or `EU`, `NATO`, `UN`, `G7` …"""
    names: dict[str, str]
    """Names for print, by language."""
    capital: str = ""
    """English name of the capital, which stands for the government in reports; of bodies that of their seat, if any."""


class Unit(Noun, frozen=True, kw_only=True):
    """A first-level unit, or a landscape made of several."""

    id: str
    """ISO 3166-2; several with a blank between them."""
    names: dict[str, str]


class UnitName(NamedTuple):
    """A word that names a unit."""

    key: str
    unit: str
    alone: bool
    """False where it does so only beside a word such as "region" or "州"."""
    languages: frozenset[str]


def _names(row: dict[str, str]) -> dict[str, str]:
    return {c.removeprefix("name_"): v for c, v in row.items() if c not in ("id", "capital") and v}


def read_countries(file: Path) -> Iterator[Country]:
    """Countries from a table `id, capital, LANGUAGE …`."""
    for row in cells(file, "id", "capital", "en"):
        yield Country(id=row["id"], names=_names(row), capital=row["capital"])


def read_units(file: Path) -> Iterator[Unit]:
    """First-level units from a table `id, name_LANGUAGE …`."""
    for row in cells(file, "id", "name_en"):
        yield Unit(id=row["id"], names=_names(row))


def read_unit_names(file: Path) -> Iterator[UnitName]:
    """Words that name units, from a table `key, region, kind, languages`."""
    for row in cells(file, "key", "region", "kind", "languages"):
        yield UnitName(row["key"], row["region"], row["kind"] == "alone", frozenset(row["languages"].split(",")))
