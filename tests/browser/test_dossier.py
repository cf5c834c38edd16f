"""The dossier in a browser: quiet, legible and usable at any width, in light, dark and print."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import resources
from typing import Any

import pytest
import sample

pytestmark = pytest.mark.browser
STATES = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]

OPEN_ALL = "document.querySelectorAll('details').forEach(d => d.open = true)"
TOO_WIDE = """limit => [...document.body.querySelectorAll('*')].filter(e => {
  if (e.closest('.scroll') && !e.matches('.scroll')) return false;
  if (e.closest('svg') || e.closest('.vh, .skip, .sprite, .stack > thead')) return false;
  const box = e.getBoundingClientRect();
  return box.width > 0 && (box.right > limit + 0.5 || box.left < -0.5);
}).map(e => `${e.tagName}.${e.className} ${e.getBoundingClientRect().left}–${e.getBoundingClientRect().right}`)"""
# text against the nearest colour behind it; marks and charts take their colours from the same tokens
CONTRAST = """() => {
  const rgb = c => { const [r, g, b, a = 1] = c.match(/[\\d.]+/g).map(Number); return {r, g, b, a}; };
  const part = v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
  const light = c => 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
  const behind = e => { for (let x = e; x; x = x.parentElement) {
    const c = rgb(getComputedStyle(x).backgroundColor); if (c.a > 0.99) return c; } return {r: 255, g: 255, b: 255}; };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, e = node.parentElement;
    if (!node.nodeValue.trim() || !e.getClientRects().length || e.closest('title')) continue;
    const style = getComputedStyle(e), inSvg = e instanceof SVGElement;
    const a = light(rgb(inSvg ? style.fill : style.color));
    const map = inSvg && e.closest('.map');
    const b = light(map ? rgb(getComputedStyle(map.querySelector('.ua')).fill) : behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const what = `${e.tagName}.${e.getAttribute('class')} ${node.nodeValue.trim().slice(0, 40)}`;
    if (ratio < 5) low.push(`${ratio.toFixed(2)} ${what}`);
  }
  return low;
}"""
# labels of charts as the browser really sets them: within the drawing, and none over another
LABELS = """classes => {
  const bad = [];
  for (const svg of document.querySelectorAll('.chart > svg')) {
    if (!svg.getClientRects().length) continue;
    const frame = svg.getBoundingClientRect();
    const boxes = [...svg.querySelectorAll('text')].map(t => [t, t.getBoundingClientRect()]);
    for (const [t, b] of boxes)
      if (b.left < frame.left - 3 || b.right > frame.right + 3) bad.push(`outside: ${t.textContent}`);
    const named = boxes.filter(([t]) => classes.some(c => t.classList.contains(c)));
    named.forEach(([t, a], i) => named.slice(i + 1).forEach(([u, b]) => {
      if (a.left + 1 < b.right && b.left + 1 < a.right && a.top + 3 < b.bottom && b.top + 3 < a.bottom)
        bad.push(`over: ${t.textContent} / ${u.textContent}`);
    }));
  }
  return bad;
}"""


@pytest.mark.parametrize("name", sample.PAGES)
def test_a_page_is_silent_and_runs_nothing(visit: Callable[..., Any], name: str) -> None:
    page = visit(name)
    title = page.title()
    page.evaluate(OPEN_ALL)
    page.keyboard.press("Tab")
    page.mouse.move(300, 300)
    page.wait_for_timeout(50)
    assert page.heard == []
    assert page.title() == title != "run"


@pytest.mark.parametrize("name", [n for n in sample.PAGES if n != "crowded"])
@pytest.mark.parametrize("width", [320, 700, 1280])
def test_nothing_is_wider_than_the_page(visit: Callable[..., Any], name: str, width: int) -> None:
    page = visit(name, width)
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TOO_WIDE, width) == []


@pytest.mark.parametrize(("width", "scheme"), STATES)
@pytest.mark.parametrize("name", ["en", "ar"])
def test_text_stands_out_from_what_is_behind_it(visit: Callable[..., Any], name: str, width: int, scheme: str) -> None:
    page = visit(name, width, color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["en", "zh-Hant", "uk"])
def test_labels_of_charts_do_not_touch(visit: Callable[..., Any], name: str, width: int) -> None:
    page = visit(name, width)
    assert page.evaluate(LABELS, ["lb", "hl", "tk", "pl", "rg"]) == []


@pytest.mark.parametrize(("width", "scheme"), STATES)
def test_axe_finds_nothing(visit: Callable[..., Any], width: int, scheme: str) -> None:
    pytest.importorskip("axe_playwright_python")
    # the page lets nothing run, not even a test's script
    page = visit("en", width, color_scheme=scheme, bypass_csp=True)
    page.evaluate(OPEN_ALL)
    page.add_script_tag(content=resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    found = page.evaluate("axe.run().then(r => r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 120))]))")
    assert found == []


@pytest.mark.parametrize("name", ["en", "zh-Hant"])
def test_the_page_is_the_same_without_script(visit: Callable[..., Any], name: str) -> None:
    shots = [visit(name, 700, java_script_enabled=on).screenshot(full_page=True) for on in (True, False)]
    assert shots[0] == shots[1]


def test_only_one_drawing_of_each_chart_is_shown(visit: Callable[..., Any]) -> None:
    for width, shown, hidden in ((1280, "wide", "nar"), (360, "nar", "wide")):
        page = visit("en", width)
        for svg in page.query_selector_all(f".chart > .{shown}"):
            assert svg.is_visible()
        assert not any(svg.is_visible() for svg in page.query_selector_all(f".chart > .{hidden}"))
        sizes = page.evaluate(
            f"[...document.querySelectorAll('.chart > .{shown}')].map(s => 11.5 * s.getBoundingClientRect().width /"
            " s.viewBox.baseVal.width)"
        )
        assert min(sizes) >= 10.4, "text of a chart is too small to read"


def test_the_way_in_by_keyboard(visit: Callable[..., Any]) -> None:
    page = visit("en", 1280)
    page.keyboard.press("Tab")
    skip = page.evaluate(
        """() => {
          const a = document.activeElement, b = a.getBoundingClientRect();
          return [a.getAttribute('href'), b.top >= 0 && b.left >= 0];
        }"""
    )
    assert skip == ["#claims", True]
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#claims"


def test_rows_of_the_list_are_large_enough_to_touch(visit: Callable[..., Any]) -> None:
    page = visit("en", 360)
    assert (
        min(page.evaluate("[...document.querySelectorAll('.glance a')].map(a => a.getBoundingClientRect().height)"))
        >= 44
    )


def test_a_page_from_right_to_left_mirrors_its_parts_and_not_its_charts(visit: Callable[..., Any]) -> None:
    page = visit("ar", 1280)
    left = "getBoundingClientRect().left"
    assert page.evaluate(f"document.querySelector('.rail').{left} > document.querySelector('main').{left}")
    assert page.evaluate(f"document.querySelector('.v').{left} > document.querySelector('.glance .m').{left}")
    assert page.evaluate("getComputedStyle(document.querySelector('.chart > svg')).direction") == "ltr"
    first, last = page.evaluate(
        f"[...document.querySelectorAll('.chart > .wide .tk')].filter(t => /^Oct|^Dec/.test(t.textContent))"
        f".slice(0, 2).map(t => t.{left})"
    )
    assert first < last, "time runs from left to right"


@pytest.mark.parametrize(("name", "most"), [("en", 10), ("zh-Hant", 7), ("ar", 7), ("bare", 2)])
def test_print_takes_a_sane_number_of_pages(visit: Callable[..., Any], name: str, most: int) -> None:
    paper = visit(name, color_scheme="dark").pdf(prefer_css_page_size=True, print_background=True)
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", paper))
    assert 1 <= pages <= most


def test_print_is_light_and_leaves_out_what_is_folded(visit: Callable[..., Any]) -> None:
    page = visit("en", color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.query_selector(".rail").is_visible()
    assert not any(e.is_visible() for e in page.query_selector_all("details"))
    assert page.query_selector(".read").is_visible()


def test_forced_colours_keep_marks_and_bars(visit: Callable[..., Any]) -> None:
    page = visit("en", forced_colors="active")
    assert page.evaluate("getComputedStyle(document.querySelector('.up')).fill") not in ("rgb(0, 0, 0)", "none")
    assert page.query_selector(".v").inner_text() == "Supported"
