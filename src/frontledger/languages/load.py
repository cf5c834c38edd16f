"""Loads a language's tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import tomli

from ..kept import kept

FOLDER = Path(__file__).parent
BASE = "base"
"""The table that names the language a folder builds on; see `built_on`."""


class Language(NamedTuple):
    """A language's tables, as they stand in its TOML files."""

    tag: str
    tables: dict[str, Any]
    base: str = ""
    """The language it builds on, if any."""
    letters: Mapping[int, int] = MappingProxyType({})
    """Characters of that language which this one writes otherwise."""

    def table(self, name: str) -> dict[str, Any]:
        """One table, empty where the language has none."""
        value: dict[str, Any] = self.tables.get(name, {})
        return value


def _folder() -> Any:
    return FOLDER


def _tags() -> tuple[str, ...]:
    """A language is a folder of its tag with a file a question, or one file of its tag."""
    there = [p for p in _folder().iterdir() if not p.name.startswith("_")]
    files = [p.name.removesuffix(".toml") for p in there if p.name.endswith(".toml")]
    return tuple(sorted([*files, *(p.name for p in there if p.is_dir())]))


LANGUAGES: tuple[str, ...] = _tags()
"""Tags of the languages that can be read."""


SEARCHED = ("attribution", "background", "events", "meetings", "positions", "records", "subjects")
"""Tables of cues, most of a language's words: they are made ready to be searched for and left out once they are."""


@cache
def load(tag: str) -> Language:
    """The tables of a language without those of cues.

    Raises:
        LookupError: when there is no such language; the message names those there are.
    """
    if tag not in LANGUAGES:
        raise LookupError(f"no language {tag!r}; there are {', '.join(LANGUAGES)}")
    return Language(*kept("tables", tag, make=lambda: _unsearched(tag)))


def _unsearched(tag: str) -> tuple[str, dict[str, Any], str, dict[int, int]]:
    tag, tables, base, letters = load_whole(tag)
    return tag, {name: table for name, table in tables.items() if name not in SEARCHED}, base, dict(letters)


@lru_cache(maxsize=1)
def load_whole(tag: str) -> Language:
    """All tables of a language, of which only the last is kept at hand: for what is made from them once.

    Raises:
        ValueError: when a table stands twice.
    """
    tables: dict[str, Any] = {}
    for path in _files(tag):
        for name, table in _read(path).items():
            if name in tables:
                raise ValueError(f"{tag}/{path.name}: table [{name}] stands twice")
            tables[name] = table
    base = tables.pop(BASE, None)
    if base is None:
        script = tables.get("sentences", {}).get("written")
        return Language(tag, _as_read(tables, script) if script else tables)
    letters = str.maketrans(base["from"], base["to"])
    return Language(tag, built_on(load_whole(base["language"]).tables, base, tables), base["language"], letters)


def load_file(tag: str, file: str) -> dict[str, Any]:
    """The tables of one file of a language, by its name without `.toml`; its other files are not read.

    A language of one file gives all its tables.
    """
    folder = _folder() / tag
    if not folder.is_dir():
        return _read(_folder() / f"{tag}.toml")
    path, base = folder / f"{file}.toml", folder / f"{BASE}.toml"
    own = _read(path) if path.is_file() else {}
    if not base.is_file():
        return own
    below = _read(base)[BASE]
    return built_on(load_file(below["language"], file), below, own)


def _files(tag: str) -> list[Any]:
    folder = _folder() / tag
    if not folder.is_dir():
        return [_folder() / f"{tag}.toml"]
    return sorted((p for p in folder.iterdir() if p.name.endswith(".toml")), key=lambda p: p.name)


def _read(path: Any) -> dict[str, Any]:
    return tomli.loads(path.read_text("utf-8"))


def built_on(below: dict[str, Any], base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """The tables of a language that is another one in other letters, with what it says besides.

    Args:
        below: tables of the language it builds on.
        base: `from` and `to`, characters that are written otherwise, one for one; `whole`, tables not built on.
        own: its own tables. Words of an array are further ones, and so is what stands after a `+` in a text; any other
            value takes the place of the one below.
    """
    letters = str.maketrans(base["from"], base["to"])
    written = {name: _written(table, letters) for name, table in below.items() if name not in base["whole"]}
    merged: dict[str, Any] = _merged(written, own)
    return merged


def _as_read(tables: dict[str, Any], script: dict[str, Any]) -> dict[str, Any]:
    """Tables in the letters in which a text of their language is read (see `reading.written`)."""
    letters: dict[int, Any] = str.maketrans(script.get("from", ""), script.get("to", ""), script.get("drop", ""))
    read = {name: t if name in _RAW else _written(t, letters) for name, t in tables.items()}
    return read | {"sentences": read["sentences"] | {"written": script}}


_RAW = ("clutter", "published", "detect")
"""Tables that are laid against texts as given."""


def _written(value: Any, letters: dict[int, Any]) -> Any:
    """A value with its texts in other letters; keys are ids and stay."""
    if isinstance(value, str):
        return value.translate(letters)
    if isinstance(value, list):
        return [_written(v, letters) for v in value]
    if isinstance(value, dict):
        return {k: _written(v, letters) for k, v in value.items()}
    return value


def _merged(below: Any, own: Any) -> Any:
    if isinstance(below, dict) and isinstance(own, dict):
        return below | {k: _merged(below.get(k), v) for k, v in own.items()}
    if isinstance(below, list) and isinstance(own, list):
        return [*below, *own]
    if isinstance(own, str) and own.startswith("+"):
        more = own[1:].strip()
        return f"{below}; {more}" if below else more
    return own
