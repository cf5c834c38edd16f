"""Which files of a folder are reports, and what a list beside them says of each."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from .read import as_day, known

COLUMNS = ("file", "published", "language")


class Listed(NamedTuple):
    """A file with its name below the folder, and its day and language where they are told."""

    path: Path
    name: str
    published: dt.date | None
    language: str | None


def listed(sources: Sequence[Path], meta: Path | None, suffixes: Sequence[str]) -> list[Listed]:
    """The files of folders, or files as such, in order of their names.

    Raises:
        InputError: when there are none, or the list does not fit.
    """
    if meta is not None:
        if len(sources) != 1 or not sources[0].is_dir():
            raise InputError("--meta lists the files of one folder", remedy="give that folder: frontledger read FOLDER")
        return sorted(_from_list(sources[0], meta))
    out = []
    for source in sources:
        if source.is_dir():
            inside = (p for p in source.rglob("*") if p.is_file() and p.name.lower().endswith(tuple(suffixes)))
            out += [
                Listed(p, p.relative_to(source).as_posix(), None, None)
                for p in inside
                if not any(part.startswith(".") for part in p.relative_to(source).parts)
            ]
        elif source.is_file():
            out.append(Listed(source, source.name, None, None))
        else:
            raise InputError(f"there is no file or folder {str(source)!r}", remedy="check the name")
    names = [f.name for f in out]
    if len(set(names)) < len(names):
        twice = next(n for n in sorted(names) if names.count(n) > 1)
        raise InputError(f"two files are named {twice!r}", remedy="read them into two folders, or read their folder")
    if not out:
        raise InputError(
            f"{', '.join(map(str, sources))} holds no reports",
            remedy=f"names of reports end with {', '.join(suffixes)}",
        )
    return sorted(out, key=lambda f: f.name)


def _from_list(folder: Path, meta: Path) -> list[Listed]:
    try:
        with meta.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file)
            missing = [c for c in COLUMNS if c not in (table.fieldnames or ())]
            if missing:
                raise InputError(f"{meta}: no column {missing[0]!r}", remedy=f"its first line is {','.join(COLUMNS)}")
            rows = [(table.line_num, row) for row in table]
    except (OSError, UnicodeDecodeError, csv.Error) as e:
        raise InputError(f"{meta} cannot be read: {e}", remedy=f"give a CSV file, {','.join(COLUMNS)}") from None
    out: dict[str, Listed] = {}
    for line, row in rows:
        name = (row["file"] or "").strip()
        path = folder / name
        if not name or not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
            raise InputError(f"{meta}, line {line}: no file {name!r} in {folder}", remedy="correct the list")
        if name in out:
            raise InputError(f"{meta}, line {line}: {name!r} stands twice", remedy="correct the list")
        try:
            tag = (row["language"] or "").strip() or None
            out[name] = Listed(path, name, as_day((row["published"] or "").strip() or None), tag and known(tag))
        except InputError as e:
            raise InputError(f"{meta}, line {line}: {e}", remedy=e.remedy) from None
    if not out:
        raise InputError(f"{meta} lists no files", remedy="give a line a report")
    return list(out.values())
