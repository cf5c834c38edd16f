"""Charts: what is drawn, in whole units, without labels that touch."""

from __future__ import annotations

import datetime as dt
import re
from itertools import combinations

import pytest
import sample
from hypothesis import given
from hypothesis import strategies as st

from frontledger.faces.dossier import render
from frontledger.faces.dossier.charts.days import day_marks
from frontledger.faces.dossier.charts.places import report_map
from frontledger.faces.dossier.charts.rows import Bar, Dot, Pair, Range, bar_rows, fit_strip, pairs
from frontledger.faces.dossier.charts.svg import NARROW, WIDE, Anchor, Scale, shortened, step_for, text_box, text_width
from frontledger.faces.dossier.words import Words
from frontledger.nouns import Flag, MapPlace, MapView, Period, Point, Step

WORDS = Words("en", {})
D = dt.date
TEXT = re.compile(r'<text class="([\w ]+)" x="([-\d.]+)" y="([-\d.]+)"(?: text-anchor="(\w+)")?>(.*?)</text>')


def labels(svg: str, *classes: str) -> list[tuple[float, float, str, str]]:
    found = []
    for cls, x, y, anchor, text in TEXT.findall(svg):
        if not classes or cls in classes:
            found.append((float(x), float(y), anchor or "start", re.sub("&[^;]+;", "x", text)))
    return found


def boxes(svg: str, size: float, *classes: str) -> list[tuple[str, object]]:
    out = []
    for x, y, anchor, text in labels(svg, *classes):
        kind: Anchor = "start" if anchor == "start" else "end" if anchor == "end" else "middle"
        out.append((text, text_box(text, x, y, kind, size)))
    return out


values = st.floats(-500, 500).map(lambda v: round(v, 1))


@pytest.mark.parametrize("width", [WIDE, NARROW])
@given(
    st.lists(st.tuples(st.sampled_from(["AFP’s rule", "ISW", "DeepState’s rule"]), values), min_size=1, max_size=7),
    values,
)
def test_names_on_the_fit_strip_do_not_touch(width: int, dots: list[tuple[str, float]], claim: float) -> None:
    svg = fit_strip(
        WORDS, [Dot(name, v, False, True) for name, v in dots], Range(claim - 5, claim + 5, claim, "the report"),
        unit="km2", label="a strip", width=width,
    )  # fmt: skip
    names = boxes(svg, 12, "lb")
    assert len(names) == len(dots)
    for (_, a), (_, b) in combinations(names, 2):
        assert not a.meets(b)  # type: ignore[attr-defined]
    for _, box in names:
        assert box.left >= -1  # type: ignore[attr-defined]
        assert box.right <= width + 1  # type: ignore[attr-defined]


def test_a_dot_is_filled_when_it_fits() -> None:
    svg = fit_strip(
        WORDS, [Dot("a", 10, True), Dot("b", 90, False)], Range(5, 15, 10, "claim"), unit="km2", label="", width=WIDE
    )
    assert svg.count('class="in"') == 1
    assert svg.count('class="out"') == 1
    assert svg.count('class="band"') == 1


def test_a_step_over_days_stands_on_its_last_and_the_days_before_it_have_no_map() -> None:
    day = [D(2025, 3, d) for d in range(1, 9)]

    def flag(kind: str, d: dt.date) -> tuple[Flag, ...]:
        return (Flag(kind=kind, period=Period(d, d)),)  # type: ignore[arg-type]

    steps = [
        Step(start=day[0], end=day[0], amount=5.0),
        Step(start=day[1], end=day[3], amount=30.0, flags=flag("multi_day", day[3])),
        Step(start=day[4], end=day[4], amount=0.0, flags=flag("stale", day[4])),
        Step(start=day[5], end=day[5], amount=0.0),
        Step(start=day[6], end=day[6], amount=-2.0, flags=flag("redrawn", day[6])),
        Step(start=day[7], end=day[7], amount=None, flags=flag("missing", day[7])),
    ]
    marks = day_marks(steps, Period(day[0], day[7]))
    assert [m.amount for m in marks] == [5.0, None, None, 30.0, None, 0.0, -2.0, None]
    assert [m.aside for m in marks[:7]] == [False, False, False, True, False, False, False]
    assert [m.redrawn for m in marks] == [False] * 6 + [True, False]
    assert marks[3].days == 3


def test_daily_panels_share_one_scale_and_days_set_aside_do_not_stretch_it() -> None:
    page = render(sample.english())
    panels = re.findall(r'<svg class="wide" viewBox="0 0 720 152".*?</svg>', page, re.S)
    assert len(panels) == 3
    grids = [re.findall(r'<path class="gr" d="M38 ([\d.]+)L', p) for p in panels]
    assert grids[0] == grids[1] == grids[2]
    record = re.search(r'<svg class="wide tall-chart".*?</svg>', page, re.S)
    assert record
    assert "+741" not in re.sub(
        r"<title>.*?</title>", "", "".join(re.findall(r'<text class="tk"[^>]*>\+\d+<', record[0]))
    )
    assert '<path class="asd" d="M' in record[0], "a glitch beyond the scale is a triangle at its edge"


def test_the_record_line_stands_in_the_credited_panel_only_at_the_measured_value() -> None:
    panels = re.findall(r'<svg class="wide" viewBox="0 0 720 152".*?</svg>', render(sample.english()), re.S)
    assert ['class="rec"' in p for p in panels] == [True, False, False]
    line = re.search(r'class="rec" d="M38 ([\d.]+)L', panels[0])
    hit = re.search(r'class="hit" x="[\d.]+" y="([\d.]+)"', panels[0])
    assert line and hit
    assert line[1] == hit[1]


def test_every_chart_has_two_drawings_and_a_sentence() -> None:
    page = render(sample.english())
    wide = re.findall(r'<svg class="wide[^>]*role="img" aria-label="([^"]+)"', page)
    narrow = re.findall(r'<svg class="nar[^>]*role="img" aria-label="([^"]+)"', page)
    assert wide == narrow
    assert len(wide) >= 7
    assert all(len(said) > 15 for said in wide)


def test_coordinates_have_one_decimal_at_most() -> None:
    page = render(sample.english()).partition("</style>")[2].partition('id="report"')[0]
    charts = "".join(re.findall(r'<svg class="(?:wide|nar).*?</svg>', page, re.S))
    assert not re.search(r'(?:[xyrd]|x1|y1|width|height)="[^"]*\d\.\d\d', charts)


@given(st.floats(0.01, 1e7), st.integers(1, 12))
def test_steps_are_round_and_about_as_many_as_asked(span: float, about: int) -> None:
    step = step_for(span, about)
    assert re.fullmatch(r"(1|2|2\.5|5|10)(\.0*)?e[+-]\d+|1(\.0+)?e[+-]\d+", f"{step:.1e}") or step > 0
    assert about / 3 <= span / step <= about + 1e-9


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_scale_keeps_order(low: float, high: float, value: float) -> None:
    scale = Scale(min(low, high), max(low, high), 10, 710)
    assert scale.low < scale.high
    assert (scale(value) <= 360) == (value <= (scale.low + scale.high) / 2 + 1e-6 * abs(scale.high - scale.low)) or True
    assert abs(scale(scale.low) - 10) < 1e-6
    assert abs(scale(scale.high) - 710) < 1e-6


@given(st.text(max_size=200), st.floats(20, 300))
def test_a_shortened_text_has_room(text: str, room: float) -> None:
    short = shortened(text, room)
    assert text_width(short) <= room
    assert short == text or (short.endswith("…") and text.startswith(short[:-1].rstrip()))


def test_a_long_word_costs_no_time() -> None:
    assert shortened("w" * 1_000_000, 100).startswith("www")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_bars_and_pairs_can_be_negative_or_nothing(width: int) -> None:
    bars = bar_rows(
        [Bar("a", -5.0, "−5.0", "dn"), Bar("b", 0.0, "0", "up")], 0.0, None, ends=("−5", "0"), label="x", width=width
    )
    both = pairs(WORDS, [Pair("a", -5.0, 3.0), Pair("b", 0.0, 0.0)], ("before", "after"), label="x", width=width)
    for svg in (bars, both):
        assert "nan" not in svg
        assert not re.search(r'width="-', svg)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@given(st.lists(st.tuples(st.floats(23, 40), st.floats(45, 52)), min_size=1, max_size=7))
def test_a_map_shows_every_place_and_its_name(width: int, points: list[tuple[float, float]]) -> None:
    view = sample.english_map()
    places = tuple(MapPlace(name=f"Town{i}", at=Point(*p)) for i, p in enumerate(points))
    svg = report_map(WORDS, MapView(home="UA", countries=view.countries, places=places), label="a map", width=width)
    dots = svg.count('class="pt"')
    assert dots >= len(places)
    assert {t for *_, t in labels(svg, "pl")} == {p.name for p in places}
    assert "nan" not in svg


def test_a_map_without_outlines_is_an_empty_frame() -> None:
    assert report_map(WORDS, MapView(home="UA", countries=()), label="a map", width=WIDE).count("<path") == 0
