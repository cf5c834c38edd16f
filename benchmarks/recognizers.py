"""Numbers, percentages, dimensions and dates, set beside the cases of the Recognizers-Text suite (MIT).

    python benchmarks/recognizers.py SAMPLE.json.xz [--lang de ...] [--model number|percent|dimension|date] [--misses]

A case is right when every expected result has a finding of ours that touches its span and has its value (and, of a
dimension, its unit), and, where none is expected, nothing is found. Counted are: all cases of numbers and percentages;
those of dimensions whose results are areas or lengths; those of dates whose results are all `date` or `daterange`. A
day that the suite gives in two readings is right in either, one of ours with alternatives by any of them. The suite's
ranges end with the day after; either end is right. A case of dates without a day that it is told on counts where its
text names the years of its results (how many do not is printed); what has no day without such a day is no finding
there. A case of a day that no calendar has (year 1 there) does not count. What is left out with its reason stands in
`recognizers.toml`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import lzma
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import tomli

import frontledger as fl
from frontledger.languages import LANGUAGES
from frontledger.reading.times.find import period_of

HERE = Path(__file__).resolve().parent
SAMPLE = HERE.parent.parent / "shared" / "data" / "text" / "recognizers-sample.json.xz"
MODELS = {
    "NumberModel": "number",
    "PercentModel": "percent",
    "DimensionModel": "dimension",
    "DateParser": "date",
    "DateTimeModel": "date",
}
UNDATED = "undated"
"""A case of dates that nobody can judge: no day that it is told on, and no year in its text."""
TOLD = tomli.loads((HERE / "recognizers.toml").read_text("utf-8"))
_STUCK = re.compile(r"(\d[\d.,]*)[^\W\d_\u3005-\u9fff\uac00-\ud7af\uff00-\uffef]|([\d一二三四五六七八九十])[ァ-ヶ]")
Range = tuple[dt.date | None, dt.date | None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sample", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--lang", nargs="*", help="only these (en de zh …)")
    parser.add_argument("--model", choices=sorted(set(MODELS.values())))
    parser.add_argument("--misses", action="store_true", help="print every case that is not right")
    args = parser.parse_args()
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for lang, model, case, right in judged(args.sample):
        if (args.lang and lang not in args.lang) or (args.model and model != args.model):
            continue
        at = counts[model, lang]
        at[3 if right is UNDATED else 2 if right is None else 1] += 1
        at[0] += right is True
        if args.misses and right is False:
            print(f"{lang} {model} {Path(case['file']).stem}#{case['index']}: {case['Input']!r}")
            print("    wanted", [w[2:] for w in wanted(case, model) or ()], "found", list(found(case, model, lang)))
    table(counts)


def judged(sample: Path) -> Iterator[tuple[str, str, dict[str, Any], bool | str | None]]:
    """Every case that counts with its language and model: right, not right, left out (None), or `UNDATED`."""
    with lzma.open(sample, "rt", encoding="utf-8") as file:
        cases: list[dict[str, Any]] = json.load(file)["cases"]
    for case in cases:
        lang, model = case["lang"], MODELS[Path(case["file"]).stem]
        if TOLD["tags"].get(lang, lang) not in LANGUAGES:
            continue
        results = wanted(case, model)
        if results is None:
            continue
        if model == "date" and not case.get("Context") and not _years_told(case["Input"], results):
            yield lang, model, case, UNDATED
            continue
        told = TOLD["left_out"].get(lang, {}).get(Path(case["file"]).stem, {})
        left_out = any(case["index"] in indices for indices in told.values())
        yield lang, model, case, None if left_out else _right(results, list(found(case, model, lang)))


def found(case: dict[str, Any], model: str, lang: str) -> Iterator[tuple[int, int, Any]]:
    """What we find in a case: span and value."""
    tag = TOLD["tags"].get(lang, lang)
    text = case["Input"]
    if model == "date":
        told = case.get("Context", {}).get("ReferenceDateTime", "")[:10] or None
        for t in fl.find_times(text, language=tag, published=told):
            readings = [(t.from_, t.to), *t.alternatives]
            if any(day is not None for reading in readings for day in reading):
                periods = [period_of(t._replace(from_=a, to=b), None) for a, b in readings] if t.role != "at" else []
                yield t.start, t.end, [*readings, *periods]
        return
    for q in fl.find_quantities(text, language=tag):
        if model == "number" and not q.ordinal and not _stuck(text, q):
            yield q.start, q.end, [q.low, q.high, *((q.low / 100, q.high / 100) if q.unit == "percent" else ())]
        elif model == "percent" and q.unit in ("percent", "point"):
            yield q.start, q.end, [q.low, q.high]
        elif model == "dimension" and q.unit in TOLD["units"]:
            yield q.start, q.end, [(q.low, q.unit), (q.high, q.unit)]


def _stuck(text: str, q: fl.Quantity) -> bool:
    """Whether a figure and the letters of its unit are one word, which is no number in that suite ("29km")."""
    m = _STUCK.search(text, q.start, q.end) if q.unit is not None else None
    if m is None:
        return False
    digits = "".join(str(unicodedata.digit(c, "")) for c in m[1] or "")
    return not digits or digits == f"{q.low:.15g}".replace(".", "")  # "2mil SEK" has a scale there


def wanted(case: dict[str, Any], model: str) -> list[tuple[int, int, list[Any]]] | None:
    """What a case expects: span and values of which one will do; None where the case does not count."""
    out = []
    for r in case["Results"]:
        start = r["Start"] if "Start" in r else max(case["Input"].find(r["Text"]), 0)
        end = r["End"] + 1 if "End" in r else start + r.get("Length", len(r["Text"]))
        values = _days(r) if model == "date" else _amounts(r, model)
        if values is None:
            return None
        out.append((start, end, values))
    if not out and model == "dimension":
        return None
    return out


def _years_told(text: str, results: list[tuple[int, int, list[Any]]]) -> bool:
    """Does a text name the years of its results, so that they need no reference day?"""
    return all(str(d.year) in text for _, _, values in results for v in values for d in v if d is not None)


def _amounts(r: dict[str, Any], model: str) -> list[Any] | None:
    told = r.get("Resolution") or {}
    try:
        value = float(str(told["value"]).rstrip("%"))
    except (KeyError, ValueError):
        return None
    if model != "dimension":
        return [value]
    units = [u for u, names in TOLD["units"].items() if str(told.get("unit", "")).casefold() in names]
    return [(value, u) for u in units] or None


def _days(r: dict[str, Any]) -> list[Range] | None:
    kind = str(r.get("TypeName") or r.get("Type") or "").removeprefix("datetimeV2.")
    if kind not in ("date", "daterange"):
        return None
    if "Value" in r:  # the parser's own form
        told = [{"value": r["Value"][k].get("date")} for k in ("FutureResolution", "PastResolution") if k in r["Value"]]
    else:
        resolved = r.get("Resolution")
        told = resolved.get("values", []) if isinstance(resolved, dict) else []
    out: list[Range] = []
    for v in told:
        try:
            if v.get("value"):
                day = dt.date.fromisoformat(v["value"][:10])
                if day.year == 1:  # a day that no calendar has
                    return None
                out.append((day, day))
            elif "start" in v or "end" in v:
                first = dt.date.fromisoformat(v["start"][:10]) if "start" in v else None
                last = dt.date.fromisoformat(v["end"][:10]) if "end" in v else None
                out.append((first, last))
        except ValueError:
            return None
    return out or None


def _right(results: list[tuple[int, int, list[Any]]], ours: list[tuple[int, int, Any]]) -> bool:
    if not results:
        return not ours
    return all(
        any(a < end and start < b and any(_same(x, y) for x in got for y in values) for a, b, got in ours)
        for start, end, values in results
    )


def _same(got: Any, want: Any) -> bool:
    if isinstance(want, float):
        return abs(got - want) <= 1e-6 * max(1.0, abs(want)) + 5e-7
    if isinstance(want[1], str):
        return got[1] == want[1] and _same(got[0], want[0])
    if want[0] is None or want[1] is None:  # "since", "before": the end that is told
        return any(
            w is not None and g in (w, w - dt.timedelta(1), w + dt.timedelta(1)) for g, w in zip(got, want, strict=True)
        )
    return got[0] == want[0] and got[1] in (want[1], want[1] - dt.timedelta(1))


def table(counts: dict[tuple[str, str], list[int]]) -> None:
    """Right, counted, left out and without a year or a day of telling, by model and language."""
    print(f"{'':10} {'':4} right of left-out undated share")
    for model in sorted({m for m, _ in counts}):
        rows = {lang: c for (m, lang), c in sorted(counts.items()) if m == model}
        rows["all"] = [sum(c[i] for c in rows.values()) for i in range(4)]
        for lang, (right, n, out, undated) in rows.items():
            print(f"{model:10} {lang:4} {right:5} {n:5} {out:5} {undated:5} {right / max(n, 1):6.1%}")


if __name__ == "__main__":
    sys.exit(main())
