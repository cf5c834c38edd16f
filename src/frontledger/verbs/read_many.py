"""Reads many reports into files, on several cores or machines, and goes on where it stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from ..errors import InputError
from .engines import ENGINES
from .read import as_day, known
from .read_unit import Read, Unit

Progress = Callable[[str, int, int], None]
Engine = Literal["processes", "ray"]
SUFFIXES = (
    *(".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".xml", ".rss", ".atom", ".warc"),
    ".warc.gz",
)
"""Ends of the names of files that are reports, where a folder is read without a list."""


class Many(NamedTuple):
    """What came of reading many, in order of the files' names."""

    units: tuple[Read, ...]

    @property
    def reports(self) -> int:
        return sum(u.reports for u in self.units)

    @property
    def claims(self) -> int:
        return sum(u.claims for u in self.units)

    @property
    def kept(self) -> int:
        return sum(u.kept for u in self.units)

    @property
    def failed(self) -> tuple[tuple[str, str], ...]:
        return tuple(f for u in self.units for f in u.failed)


def read_many(
    source: str | Path | Sequence[str | Path],
    out: str | Path,
    *,
    meta: str | Path | None = None,
    published: str | dt.date | None = None,
    language: str | None = None,
    theatre: str = "ukraine",
    workers: int = 1,
    engine: Engine = "processes",
    progress: Progress | None = None,
) -> Many:
    """Read every report of a folder, or of some files, and write one JSON file a report, named after it.

    A feed or a web archive becomes a folder of its name with a file a report. A file that is there already, read from
    the same bytes, with the same day and language, by the same version, is left as it is: work that was stopped goes on
    where it was. Whatever the number of workers, the same files are written.

    Args:
        source: a folder (all files in it whose names end like reports'), or files.
        out: folder of what is written; made where there is none.
        meta: a CSV file with columns `file,published,language`: which files of the folder to read; the last two may be
            empty.
        published: day of publication of reports that neither `meta` nor they themselves tell.
        language: their language, likewise.
        theatre: name of a theatre, or the path of a theatre's folder.
        workers: processes at work; of an engine that is told by its own settings, how many units it has at a time.
        engine: `processes` of this machine, or `ray`: a cluster of Ray's (its address from RAY_ADDRESS, else one on
            this machine). A file is the unit that is handed to a worker, and what a worker did not finish is done again
            by another.
        progress: is told how far the reading is: what, how many of it, and of how many.

    Raises:
        InputError: the folder, the list or an option cannot be used. What is wrong with a single report is no error:
            it stands in `failed`, and its file is not written.
    """
    from ..theatre import load

    if engine not in ENGINES:
        raise InputError(f"no engine {engine!r}", remedy=f"give one of {', '.join(ENGINES)}")
    if workers < 1:
        raise InputError(f"{workers} workers cannot read", remedy="give 1 or more")
    if language is not None:
        known(language)
    load(theatre)
    day = as_day(published)
    units = [u._replace(published=u.published or day, language=u.language or language) for u in _units(source, meta)]
    folder = Path(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        raise InputError(
            f"cannot write into {out}: {(e.strerror or str(e)).lower()}", remedy="name another: --out DIR"
        ) from e
    done: list[Read] = []
    for read in ENGINES[engine](units, str(folder.resolve()), theatre, workers):
        done.append(read)
        if progress is not None:
            progress("read", len(done), len(units))
    return Many(tuple(sorted(done)))


def _units(source: str | Path | Sequence[str | Path], meta: str | Path | None) -> list[Unit]:
    from .listed import listed

    given = [source] if isinstance(source, str | Path) else list(source)
    found = listed([Path(p) for p in given], None if meta is None else Path(meta), SUFFIXES)
    stems: dict[str, int] = {}
    for _, name, _, _ in found:
        stem = _stem(name)
        stems[stem] = stems.get(stem, 0) + 1
    # two files that differ in their ending only keep it
    return [
        Unit(str(path.resolve()), _stem(name) if stems[_stem(name)] == 1 else name, published, language)
        for path, name, published, language in found
    ]


def _stem(name: str) -> str:
    """A file's name without its ending."""
    low = name.lower()
    ending = max((s for s in SUFFIXES if low.endswith(s)), key=len, default="")
    return name[: len(name) - len(ending)] or name
