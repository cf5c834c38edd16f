"""Reads many reports into files, on several cores or machines, and goes on where it stopped."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from ..errors import FrontledgerError, InputError
from ..nouns import Reading, Report
from ..version import __version__
from .read import as_day, known

Progress = Callable[[str, int, int], None]
Engine = Literal["processes", "ray"]
SUFFIXES = (
    *(".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".xml", ".rss", ".atom", ".warc"),
    ".warc.gz",
)
"""Ends of the names of files that are reports, where a folder is read without a list."""


class Unit(NamedTuple):
    """One file to read: a report, or a feed or a web archive with many."""

    path: str
    out: str
    """Path below the folder of what is written, without the ending."""
    published: dt.date | None
    language: str | None


class Read(NamedTuple):
    """What became of a unit."""

    file: str
    reports: int
    claims: int
    failed: tuple[tuple[str, str], ...] = ()
    """What could not be read, and why."""
    kept: bool = False
    """Read before, from the same bytes by the same version."""


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
    from .engines import ENGINES

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


def read_unit(unit: Unit, out: str, theatre: str) -> Read:
    """Read one file and write what it holds: whole, or not at all."""
    from ..reading.intake import intake_all
    from ..reading.intake.opened import is_many
    from ..theatre import load

    path, target = Path(unit.path), Path(out) / unit.out
    try:
        key = _key(path, unit, theatre)
        many = is_many(path)
        written = target / "index.json" if many else target.with_name(target.name + ".json")
        before = _before(written, key)
        if before is not None:
            return before._replace(kept=True, file=unit.path)
        war = load(theatre)
        found = intake_all(path, name=path.name, published=unit.published, language=unit.language, offline=True)
        read = _folder if many else _file
        return read(unit, target, key, ((r, _claims(r, war)) for r in found))
    except FrontledgerError as e:
        return Read(unit.path, 0, 0, ((unit.path, str(e)),))
    except OSError as e:
        return Read(unit.path, 0, 0, ((unit.path, f"cannot be read or written: {(e.strerror or str(e)).lower()}"),))


def _claims(report: Report | FrontledgerError, theatre: Any) -> Reading | None:
    from ..reading.claims import read_claims

    return read_claims(report, theatre) if isinstance(report, Report) else None


Found = Iterator[tuple[Report | FrontledgerError, Reading | None]]


def _file(unit: Unit, target: Path, key: str, found: Found) -> Read:
    for report, reading in found:
        if isinstance(report, Report) and reading is not None:
            _put(target.with_name(target.name + ".json"), _json(report, reading, key))
            return Read(unit.path, 1, len(reading.claims))
    return Read(unit.path, 0, 0, ((unit.path, "holds no report"),))


def _folder(unit: Unit, target: Path, key: str, found: Found) -> Read:
    """Every report of a feed or an archive in a folder, which takes its name only when it is complete."""
    part = target.with_name(target.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    reports = claims = 0
    failed: list[tuple[str, str]] = []
    for n, (report, reading) in enumerate(found, 1):
        if isinstance(report, Report) and reading is not None:
            (part / f"{n:06}.json").write_bytes(_json(report, reading, key))
            reports, claims = reports + 1, claims + len(reading.claims)
        else:
            failed.append((unit.path, str(report)))
    index = {"key": key, "reports": reports, "claims": claims, "failed": failed}
    (part / "index.json").write_bytes(json.dumps(index, ensure_ascii=False, indent=1).encode() + b"\n")
    if target.exists():
        shutil.rmtree(target)
    part.replace(target)
    return Read(unit.path, reports, claims, tuple(failed))


def _json(report: Report, reading: Reading, key: str) -> bytes:
    about = {"file": report.name, "url": report.url, "sha256": report.sha256, "key": key}
    told = {k: v for k, v in about.items() if v is not None} | reading.plain()
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(data)
    part.replace(path)


def _key(path: Path, unit: Unit, theatre: str) -> str:
    """What an output is made of: the bytes, the day and language given, the theatre, and the version."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(f"\0{unit.published}\0{unit.language}\0{theatre}\0{__version__}".encode())
    return digest.hexdigest()


def _before(path: Path, key: str) -> Read | None:
    """What was written before, if it is made of the same."""
    try:
        told = json.loads(path.read_bytes())
        if told["key"] != key:
            return None
        if path.name == "index.json" and "reports" in told:
            return Read("", told["reports"], told["claims"], tuple((a, b) for a, b in told["failed"]))
        return Read("", 1, len(told["claims"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


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
