"""Loads a language's tables."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import tomli


class Language(NamedTuple):
    """A language's tables, as they stand in its TOML files."""

    tag: str
    tables: dict[str, Any]

    def table(self, name: str) -> dict[str, Any]:
        """One table, empty where the language has none."""
        value: dict[str, Any] = self.tables.get(name, {})
        return value


def _folder() -> Any:
    return resources.files(__package__)


def _tags() -> tuple[str, ...]:
    return tuple(sorted(p.name for p in _folder().iterdir() if p.is_dir() and not p.name.startswith("_")))


LANGUAGES: tuple[str, ...] = _tags()
"""Tags of the languages that can be read."""


@cache
def load(tag: str) -> Language:
    """The tables of a language.

    Raises:
        LookupError: when there is no such language; the message names those there are.
    """
    if tag not in LANGUAGES:
        raise LookupError(f"no language {tag!r}; there are {', '.join(LANGUAGES)}")
    tables: dict[str, Any] = {}
    for path in sorted((_folder() / tag).iterdir(), key=lambda p: p.name):
        if path.name.endswith(".toml"):
            for name, table in tomli.loads(path.read_text("utf-8")).items():
                if name in tables:
                    raise ValueError(f"{tag}/{path.name}: table [{name}] stands twice")
                tables[name] = table
    return Language(tag, tables)
