"""Reads one file, a report or a folder of them, and writes what it holds: the unit of work when many are read."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import FrontledgerError
from ..nouns import Reading, Report
from ..version import __version__


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
