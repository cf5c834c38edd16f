"""A made-up theatre: other sides, regions, clock and source, all of it data in a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest

from frontledger.control.measurer import FigureMeasurer
from frontledger.theatre.load import Theatre

_THEATRE = """
id = "lowland"
clock = "America/Lima"
home = "LL"
attacker = "HH"
names = { en = "The lowland dispute" }
[figures]
survey = "survey.csv"
census = "census.csv"
gazette = "gazette.csv"
sheets = "sheets.csv"
regions = "regions.csv"
"""

_SOURCES = """
[[source]]
id = "survey"
name = "Survey"
credit = "The Survey"
licence = "public domain"
url = "https://survey.example"
root = "survey"

[[source]]
id = "census"
name = "Census"
credit = "The Census"
licence = "public domain"
url = "https://census.example"
root = "survey"
derived_from = "survey"

[[source]]
id = "gazette"
name = "Gazette by notice"
credit = "The Gazette"
licence = "public domain"
url = "https://gazette.example"
root = "gazette"

[[source]]
id = "sheets"
name = "Gazette, daily sheets"
credit = "The Gazette"
licence = "public domain"
url = "https://gazette.example"
root = "gazette"
"""

_CONVENTIONS = """
[[convention]]
id = "firm"
source = "survey"
also = ["census"]
layers = ["firm", "loose"]
boundary = "sheet of the day"
clock = "America/Lima"
tolerance_km2 = 0.5
names = { en = "Survey" }
words = { en = "firm + loose" }

[[convention]]
id = "firm-alone"
source = "survey"
layers = ["firm"]
leaves_out = ["loose"]
boundary = "sheet of the day"
clock = "America/Lima"
tolerance_km2 = 0.5
names = { en = "Survey, firm" }
words = { en = "firm" }

[[convention]]
id = "firm-gross"
source = "survey"
layers = ["firm", "loose"]
counts = "gross"
boundary = "sheet of the day"
clock = "America/Lima"
tolerance_km2 = 0.5
names = { en = "Survey, gross" }
words = { en = "firm + loose" }

[[convention]]
id = "gazette"
source = "sheets"
also = ["gazette"]
layers = ["taken"]
boundary = "last notice before midnight"
clock = "America/Lima"
tolerance_km2 = 0.25
names = { en = "Gazette" }
words = { en = "taken" }
"""

_FIGURES = """
[survey]
source = "survey"
form = "layers"
layers = ["firm", "loose"]
gives = ["change", "held"]

[census]
source = "census"
form = "layers"
layers = ["all"]
gives = ["change", "held"]

[gazette]
source = "gazette"
form = "updates"
layers = ["taken"]
gives = ["change"]

[sheets]
source = "sheets"
form = "regions"
gives = ["change", "held"]
outline = "parish outlines"
"""

_REGIONS = """iso,official_km2,official_source,land_low_km2,land_high_km2
LL-N,4000,almanac,,
LL-S,1000,almanac,800,900
"""

Build = Callable[..., Theatre]


@pytest.fixture
def lowland(tmp_path: Path) -> Build:
    """Builds the made-up theatre with the tables given, each as lines of its file without the header."""

    def build(
        *,
        survey: Sequence[str] = (),
        census: Sequence[str] = (),
        gazette: Sequence[str] = (),
        sheets: Sequence[str] = (),
        **files: str,
    ) -> Theatre:
        texts: Mapping[str, str] = {
            "theatre.toml": _THEATRE,
            "sources.toml": _SOURCES,
            "conventions.toml": _CONVENTIONS,
            "figures/SOURCES.toml": _FIGURES,
            "figures/regions.csv": _REGIONS,
        }
        tables = {
            "survey": ("date,firm,loose", survey),
            "census": ("date,all", census),
            "gazette": ("created_utc,taken", gazette),
            "sheets": ("date,region,held_km2,gained_km2,lost_km2", sheets),
        }
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        for name, (header, lines) in tables.items():
            if lines:
                (tmp_path / "figures" / f"{name}.csv").write_text("\n".join((header, *lines, "")), "utf-8")
        for name, text in files.items():
            (tmp_path / "figures" / f"{name}.csv").write_text(text, "utf-8")
        return Theatre(tmp_path)

    return build


@pytest.fixture(scope="session")
def ukraine() -> FigureMeasurer:
    """The measurer of the theatre that ships."""
    from frontledger.theatre.load import load

    return FigureMeasurer(load())
