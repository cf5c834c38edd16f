"""The command line as a person or a script runs it: in this process where that is enough, else in one of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from cli_reports import REPORTS

from frontledger.faces.cli import main


class Ran(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def fl(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str | Path) -> Ran:
        try:
            code = main([str(a) for a in arguments])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture(scope="session")
def start() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command line in a process of its own; `env` is added to a bare environment."""

    def run(
        arguments: Sequence[str | Path], *, env: dict[str, str] | None = None, **options: object
    ) -> subprocess.CompletedProcess[bytes]:
        bare = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "PYTHONPATH", "SYSTEMROOT")}
        return subprocess.run(
            [sys.executable, "-m", "frontledger", *map(str, arguments)],
            check=False, capture_output="stdout" not in options, env=bare | (env or {}), timeout=120, **options,
        )  # type: ignore[call-overload, no-any-return]  # fmt: skip

    return run


@pytest.fixture
def seed(tmp_path: Path) -> Path:
    """A sample report in a folder of its own, so that what is written beside it goes there."""
    path = tmp_path / "report.txt"
    path.write_bytes((REPORTS / "en-seed.txt").read_bytes())
    return path
