"""The figures that ship are those the builders make, say where they come from, and carry no words of others."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ROOT / "src" / "frontledger" / "theatre" / "ukraine" / "figures"


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_figures", ROOT / "tools" / "build_figures.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.real
@pytest.mark.parametrize("name", ["deepstate_areas", "isw_economist", "isw_layers", "losses", "published", "regions"])
def test_rebuilt_byte_for_byte(tool: ModuleType, shared: Path, name: str) -> None:
    # what these figures are made from lies unpacked in the folder
    assert tool.builders()[f"figures/{name}.csv"](shared / "data") == (FIGURES / f"{name}.csv").read_bytes()


@pytest.mark.real
def test_maps_measured_again(tool: ModuleType, data_folder: Path) -> None:
    name = "figures/deepstate_daily.csv"
    again = tool.builders()[name](data_folder)
    assert tool.compared((FIGURES.parent / name).read_bytes(), again).startswith("same")


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (b"a,b\n2030-01-01,1.25\n", "same"),
        (b"a,b\n2030-01-01,1.2500004\n", "same but for rounding"),
        (b"a,b\n2030-01-01,1.251\n", "differs"),
        (b"a,b\n2030-01-02,1.25\n", "differs"),
        (b"a,b\n2030-01-01,1.25\n2030-01-02,1.25\n", "differs"),
    ],
)
def test_rounding_is_told_from_a_difference(tool: ModuleType, other: bytes, found: str) -> None:
    assert tool.compared(b"a,b\n2030-01-01,1.25\n", other) == found


def test_every_figure_says_what_it_is() -> None:
    about = tomllib.loads((FIGURES / "SOURCES.toml").read_text("utf-8"))
    named = tomllib.loads((FIGURES.parent / "theatre.toml").read_text("utf-8"))["figures"]
    assert set(about) >= {"isw-layers", "isw-economist", "deepstate-areas", "deepstate-daily", "regions", "published"}
    notice = (FIGURES.parent / "NOTICE-figures").read_text("utf-8")
    for name, table in about.items():
        assert all(table[key] for key in ("form", "credit", "licence", "origin", "from", "build")), name
        assert (FIGURES / named[name]).is_file()
        assert f"figures/{named[name]}" in table["build"]
        assert named[name] in notice


@pytest.mark.parametrize("path", sorted(FIGURES.glob("*.csv")), ids=lambda p: p.name)
def test_small_sorted_and_plain(path: Path) -> None:
    data = path.read_bytes()
    assert len(data) < 220_000
    assert data.endswith(b"\n") and b"\r" not in data
    lines = data.decode("utf-8").splitlines()
    assert lines[1:] == sorted(lines[1:]) or path.name == "published.csv"


def test_check_tells_what_differs(tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        tool.main([str(tmp_path), "figures/nothing.csv"])
    (tmp_path / "base").mkdir()
    header = "iso,name_en,name_uk,official_km2,official_source,geoboundaries_km2,quattroshapes_km2,light_km2,note\n"
    (tmp_path / "base" / "oblast_areas.csv").write_text(header + "XX-1,One,,10,almanac,10,10,10,\n", "utf-8")
    assert tool.main([str(tmp_path), "figures/regions.csv", "--check"]) == 1
    assert "figures/regions.csv: differs" in capsys.readouterr().out
