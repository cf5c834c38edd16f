"""Tables made once: what is built from the files of a language is built at the first run and read at every later one.

What is made lies in the folder for caches that the system names, a file a table, told apart by where this package lies.
A file that was made by other files than lie there now, is damaged or belongs to somebody else counts for nothing and is
made anew; where none can be written, nothing is kept. The same tables come from the files each way.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")

_MADE_FROM = ("languages", "reading", "theatre")
"""Folders of the package whose files, tables and code alike, tables are made from."""
_DIGEST = 16
_NOTHING: Any = object()


def kept(what: str, *names: str, make: Callable[[], T]) -> T:
    """What was made at an earlier run, or what is made now and kept for later ones.

    Args:
        what: what is made.
        names: what of: the tag of a language, the id of a theatre.
        make: makes it, from nothing but the files of this package.
    """
    folder = _folder()
    if folder is None:
        return make()
    path = folder / f"{'.'.join((what, *names))}.pickle"
    found: T = _read(path)
    if found is _NOTHING:
        made = _told_once(make(), {})
        _write(path, made)
        # read again it lies close together, with nothing between that was needed to make it
        found = _read(path)
        return made if found is _NOTHING else found
    return found


@cache
def _folder() -> Path | None:
    """The folder for what this copy of the package keeps, with one Python; None where it can have none."""
    from platformdirs import user_cache_path

    try:
        at = f"{Path(__file__).resolve().parent}\n{sys.implementation.cache_tag}"
        folder = user_cache_path("frontledger", appauthor=False) / "tables"
        folder = folder / blake2b(at.encode(), digest_size=8).hexdigest()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _ours(folder.stat()) else None
    except OSError:
        return None


def _ours(stat: os.stat_result) -> bool:
    """Does a file belong to the user, and may nobody else write to it? What is kept is code as much as data."""
    return not hasattr(os, "getuid") or (stat.st_uid == os.getuid() and not stat.st_mode & 0o022)


@cache
def _stamp() -> bytes:
    """The state of this file and of those that tables are made from: their names, sizes and times."""
    own = Path(__file__).stat()
    state = blake2b(f"{own.st_size} {own.st_mtime_ns}\n".encode(), digest_size=_DIGEST)
    folders = [str(Path(__file__).parent / name) for name in _MADE_FROM]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in sorted(entries, key=lambda e: e.name):
                if entry.is_dir():
                    if entry.name != "__pycache__":
                        folders.append(entry.path)
                else:
                    stat = entry.stat()
                    state.update(f"{entry.path}\n{stat.st_size} {stat.st_mtime_ns}\n".encode())
    return state.digest()


def _read(path: Path) -> Any:
    try:
        with path.open("rb") as file:
            if not _ours(os.fstat(file.fileno())):
                return _NOTHING
            stamp, digest, body = file.read(_DIGEST), file.read(_DIGEST), file.read()
        if stamp != _stamp() or digest != _digest(body):
            return _NOTHING
    except OSError:
        return _NOTHING
    collects = gc.isenabled()
    gc.disable()  # many small things and no cycles: going through them again and again takes as long as reading them
    try:
        return pickle.loads(body)  # noqa: S301  # a file of the user's own that this package wrote
    except (pickle.UnpicklingError, AttributeError, ImportError, TypeError):
        return _NOTHING  # of a library that is another now: a class that is no more, or made otherwise
    finally:
        if collects:
            gc.enable()


def _told_once(value: Any, met: dict[Any, Any]) -> Any:
    """The same value with one object for equal texts, tuples and frozensets in it, of which tables have many.

    Args:
        met: what was met so far: texts by themselves, tuples and frozensets by their type and by the objects they hold,
            all else, which is changed in place, by its own identity.
    """
    kind = type(value)
    if kind is str:
        return met.setdefault(value, value)
    if isinstance(value, tuple | frozenset):
        parts = [_told_once(v, met) for v in value]
        held = (tuple if isinstance(value, tuple) else frozenset)(map(id, parts))
        return met.setdefault((kind, held), kind._make(parts) if hasattr(kind, "_make") else kind(parts))
    if id(value) in met or isinstance(value, type) or callable(value):
        return value
    met[id(value)] = value
    if isinstance(value, list):
        value[:] = [_told_once(v, met) for v in value]
    elif isinstance(value, dict):
        pairs = [(_told_once(k, met), _told_once(v, met)) for k, v in value.items()]
        value.clear()
        value.update(pairs)
    elif isinstance(value, set):
        members = [_told_once(v, met) for v in value]
        value.clear()
        value.update(members)
    slots = [name for k in kind.__mro__ for name in getattr(k, "__slots__", ())]
    for name in (*getattr(value, "__dict__", ()), *slots):
        setattr(value, name, _told_once(getattr(value, name), met))
    return value


def _write(path: Path, made: Any) -> None:
    body = pickle.dumps(made, protocol=5)
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
            file.write(_stamp() + _digest(body) + body)
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST).digest()
