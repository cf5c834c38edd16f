"""Files written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ...errors import InputError


def check(out: Path, option: str, *endings: str) -> Path:
    """Can a file be written there, and does its name say what it is? Asked before anything is measured.

    Raises:
        InputError: naming the option and what is wrong.
    """
    if out.suffix.lower() not in endings:
        raise InputError(f"{option} {out}: not the name of such a file", remedy=f"let it end in {' or '.join(endings)}")
    if out.is_dir() or not out.absolute().parent.is_dir():
        what = "that is a folder" if out.is_dir() else "there is no such folder"
        raise InputError(f"{option} {out}: {what}", remedy="name a file in a folder that is there")
    return out


def write(files: Mapping[Path, bytes]) -> None:
    """Write all files; none is touched before all are ready beside it.

    Raises:
        InputError: naming the file that cannot be written.
    """
    parts = {out: out.with_name(out.name + ".part") for out in files}
    out = Path()
    try:
        for out, part in parts.items():
            part.write_bytes(files[out])
        for out, part in parts.items():
            part.replace(out)
    except OSError as e:
        for part in parts.values():
            with suppress(OSError):
                part.unlink()
        raise InputError(f"cannot write {out}: {(e.strerror or str(e)).lower()}", remedy="name another file") from e
