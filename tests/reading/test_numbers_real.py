"""Agreement with a sample of another project's cases for numbers, dimensions and dates.

Those cases have conventions of their own (weeks that end on a Monday, lunar dates, 折, times of day), and the Chinese
ones are in simplified characters, which the tables of traditional Chinese do not hold. So this is a report with a
floor, set a little under what is reached, and no goal.
"""

from __future__ import annotations

import datetime as dt
import json
import lzma
from pathlib import Path
from typing import Any

import pytest

from frontledger.reading.quantities import find_quantities
from frontledger.reading.quantities.numbers import scan
from frontledger.reading.times import find_times

pytestmark = pytest.mark.real
FLOORS = {
    ("en", "NumberModel"): 0.42,
    ("en", "PercentModel"): 0.9,
    ("en", "DimensionModel"): 0.55,
    ("en", "DateTimeModel"): 0.24,
    ("zh", "NumberModel"): 0.58,
    ("zh", "PercentModel"): 0.45,
    ("zh", "DimensionModel"): 0.5,
    ("zh", "DateTimeModel"): 0.2,
}
TAGS = {"en": "en", "zh": "zh-Hant"}


@pytest.fixture(scope="module")
def sample(shared: Path) -> list[dict[str, Any]]:
    path = shared / "data" / "text" / "recognizers-sample.json.xz"
    with lzma.open(path, "rt", encoding="utf-8") as file:
        cases: list[dict[str, Any]] = json.load(file)["cases"]
    return cases


@pytest.mark.parametrize(("lang", "model"), list(FLOORS))
def test_agreement(sample: list[dict[str, Any]], lang: str, model: str) -> None:
    judged = [
        verdict
        for case in sample
        if case["lang"] == lang and model in case["file"]
        for verdict in [_agrees(case, model, TAGS[lang])]
        if verdict is not None
    ]
    share = sum(judged) / len(judged)
    print(f"{lang} {model}: {sum(judged)} of {len(judged)} cases, {share:.0%}")
    assert share >= FLOORS[lang, model]


def _agrees(case: dict[str, Any], model: str, language: str) -> bool | None:
    """Whether every result that we could have is among what we find; None for a case with none of these."""
    text = case["Input"]
    wanted = [r["Resolution"] for r in case["Results"] if r.get("Resolution")]
    if model == "DateTimeModel":
        return _dates_agree(case, text, language)
    values = [_value(r.get("value")) for r in wanted]
    if not values or None in values:
        return None
    if model == "NumberModel":
        found = scan(text, language)
        numbers = [found.number(k) for k in range(len(found.tokens.words))]
        got = [x for n in numbers if n is not None for x in ((n.low / 100 if n.share else n.low),)]
    else:
        got = [q.low for q in find_quantities(text, language=language)]
    return all(any(abs(g - v) <= 0.0051 * max(1, abs(v)) for g in got) for v in values if v is not None)


def _value(text: Any) -> float | None:
    try:
        return float(str(text).rstrip("%"))
    except ValueError:
        return None


def _dates_agree(case: dict[str, Any], text: str, language: str) -> bool | None:
    wanted = [
        [_days(v) for v in r["Resolution"]["values"]]
        for r in case["Results"]
        if r.get("TypeName") in ("datetimeV2.date", "datetimeV2.daterange") and r.get("Resolution")
    ]
    wanted = [[d for d in days if d is not None] for days in wanted]
    if not wanted or not all(wanted):
        return None
    told = dt.datetime.fromisoformat(case["Context"]["ReferenceDateTime"]).date()
    got = []
    for t in find_times(text, language=language, published=told):
        got += [(t.from_, t.to), *t.alternatives]
    return all(any(d in got for d in days) for days in wanted)


def _days(value: dict[str, str]) -> tuple[dt.date, dt.date] | None:
    """First and last day of a result; its ranges end with the day after."""
    try:
        if "start" in value and "end" in value:
            return dt.date.fromisoformat(value["start"]), dt.date.fromisoformat(value["end"]) - dt.timedelta(1)
        day = dt.date.fromisoformat(value["value"])
    except (KeyError, ValueError):
        return None
    return day, day
