"""The page as text: what it holds, in which order, what it never holds."""

from __future__ import annotations

import base64
import hashlib
import html.parser
import itertools
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import sample

from frontledger.faces.dossier import render
from frontledger.faces.dossier.words import VERDICTS
from frontledger.faces.notebook import answer_html

VOID = {"meta", "br", "img", "link", "hr", "input"}


class Reader(html.parser.HTMLParser):
    """Elements with their attributes, ids, links and the text outside of style."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.headings: list[tuple[int, str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data
            if self.headings and any(re.fullmatch("h[1-6]", t) for t in self.open):
                level, said = self.headings[-1]
                self.headings[-1] = level, said + data

    def having(self, name: str) -> list[str]:
        return [a[name] or "" for _, a in self.elements if name in a]


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {name: render(make()) for name, make in sample.PAGES.items()}


@pytest.mark.parametrize("name", sample.PAGES)
def test_every_page_is_well_formed_and_complete(pages: dict[str, str], name: str) -> None:
    page = Reader(pages[name])
    assert not page.open
    assert pages[name].lstrip().startswith("<!doctype html>")
    ids = page.having("id")
    assert len(ids) == len(set(ids)), "an id stands twice"
    for target in page.having("href"):
        assert target.startswith("#"), f"a link leads off the page: {target}"
        assert target[1:] in ids, f"a link leads nowhere: {target}"
    for name_ in page.having("aria-labelledby"):
        assert name_ in ids
    levels = [level for level, _ in page.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels)), "a level of headings is skipped"


@pytest.mark.parametrize("name", sample.PAGES)
def test_nothing_can_run_or_be_fetched(pages: dict[str, str], name: str) -> None:
    page = Reader(pages[name])
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base", "foreignobject", "image"}
    for _, attributes in page.elements:
        assert "style" not in attributes
        assert not [a for a in attributes if a.startswith("on") or a in ("src", "action", "srcset", "xlink:href")]
    style = re.search(r"<style>(.*?)</style>", pages[name], re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = next(a["content"] or "" for t, a in page.elements if t == "meta" and "http-equiv" in a)
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not re.search(r"url\(|@import|http", style[1])


def test_hostile_text_stays_text(pages: dict[str, str]) -> None:
    page = pages["hostile"]
    body = page.partition("</style>")[2]
    assert "<script" not in page
    assert "<img" not in page
    assert "49" not in re.sub(r"[\d.]{3,}|\d49|49\d", "", body[:2000])
    for control in "\N{RIGHT-TO-LEFT OVERRIDE}\N{POP DIRECTIONAL ISOLATE}\x00\x07\x1b":
        assert control not in page
    assert "\N{REPLACEMENT CHARACTER}txt.exe" in page, "an override is shown, not passed over"
    assert Reader(page).text.count("<script>document.title='run'</script>") > 5
    assert "w" * 10_000 in page


def test_parts_stand_in_the_order_of_the_design(pages: dict[str, str]) -> None:
    heads = [said for level, said in Reader(pages["en"]).headings if level == 2]
    assert heads == [
        "Between the lines", "The claims", "The report", "Who wants what, where", "Meetings and dates", "Where",
        "Sources", "How we counted", "What nobody here can measure",
    ]  # fmt: skip


def test_the_headline_is_the_lead_claim_and_the_line_below_names_every_other_verdict(pages: dict[str, str]) -> None:
    page = Reader(pages["en"])
    assert page.headings[0][1] == "Uspenivka held by Russia since 11 November 2025: contradicted by the maps"
    dek = re.search(r'<p class="dek">(.*?)</p>', pages["en"], re.S)
    assert dek
    others = {c.verdict for c in sample.english().claims} - {"context", "contradicted"}
    assert all(f"<b>{VERDICTS[v]}:</b>" in dek[1] for v in others)


def test_a_card_says_what_was_read_and_what_the_maps_give(pages: dict[str, str]) -> None:
    card = re.search(r'<article class="claim supported" id="c1".*?</article>', pages["en"], re.S)
    assert card
    page = Reader(card[0])
    for said in (
        "took or claimed 62 square kilometres of Ukraine", "By AFP’s own rule the map of 13 November 2025 is 62.4",
        "read as 61.5–62.5", "Russia, gained", "ISW data", "through AFP", "+62.4", "● fits", "○ near", "○ apart",
        "the rule of the source credited", "3 rules tried (by chance 0.02 of them would fit), 2 independent origins",
        "1 figure lands in the claim’s range",
        "No other day within 60 days reaches it, by AFP’s rule", "These 121 days as a table", "No map".lower(),
    ):  # fmt: skip
        assert said in page.text, said
    assert ("b", {}) in page.elements
    assert [t for t, a in page.elements if a.get("lang") == "uk"] == ["p"]


def test_what_is_said_of_several_claims_stands_once_and_leads_to_them(pages: dict[str, str]) -> None:
    page = pages["en"]
    said = sample.english().between[0].sentence
    assert page.count(said) == 1
    part = page.split('<h2 id="between">')[1].split("</section>")[0]
    assert 'href="#c1"' in part and 'href="#c2"' in part
    assert "Between the lines" not in pages["zh-Hant"] and "字裡行間" not in pages["zh-Hant"], "none, no part"


def test_what_others_printed_is_shown_with_whose_it_is_and_where(pages: dict[str, str]) -> None:
    card = pages["en"].split('id="c1"')[1].split("</article>")[0]
    row = next(r for r in card.split("<tr") if "printed as about 63" in r).split("</tr>")[0]
    assert "ISW data, through AFP" in row
    assert "https://outlet.example/2025/11/14/ground" in row and "– shown" in row
    strip = card.split('role="img"')[1].split("</svg>")[0]
    assert "63" not in strip, "what is shown is not counted, and is no dot"
    assert "by chance 0.02 of them would fit" in card


def test_each_claim_is_marked_where_it_stands(pages: dict[str, str]) -> None:
    answer = sample.english()
    rep = re.search(r'<div class="rep".*?</div>', pages["en"], re.S)
    assert rep
    for claim in answer.claims:
        found = re.search(rf'<a href="#([cpu]{claim.number})" id="q\1" class="(\w+)">(.*?)</a>', rep[0], re.S)
        assert found, claim.quote
        words = re.sub(r"<sup.*?</sup>|<[^>]+>", "", found[3])
        assert words == claim.quote or claim.quote.startswith(words)
    assert "(claim 7: Contradicted)" in rep[0]
    kept = "".join(answer.text[p.span.start : p.span.end] for p in answer.passages if not p.removed)
    bare = re.sub(r"<sup.*?</sup>", "", rep[0])
    assert re.sub(r"\s", "", Reader(bare).text) == re.sub(r"\s", "", kept), "the report reads as it came"


def test_what_is_left_out_is_there_with_its_reason(pages: dict[str, str]) -> None:
    page = Reader(pages["en"])
    assert "6 of 9 passages kept" in re.sub(r"\s+", " ", page.text)
    assert "Left out: 1 advertisement" in page.text
    assert "winter tyres" in page.text


def test_positions_stand_by_subject_and_party_and_silence_is_written(pages: dict[str, str]) -> None:
    table = re.search(r'<table class="mx stack".*?</table>', pages["en"], re.S)
    assert table
    rows = re.findall(r'<th scope="row" role="rowheader">(.*?)</th>', table[0])
    assert rows == ["Zaporizhzhia, Donetsk", "Crimea", "Guarantees", "Ceasefire", "End of the war"]
    assert re.findall(r'<th scope="col" role="columnheader">(.*?)</th>', table[0])[1:] == [
        "Russia", "Ukraine", "United States",
    ]  # fmt: skip
    assert table[0].count("not in this report") == 9
    assert "expects by 27 November 2025" in table[0]
    assert "told by the report itself" in table[0]


def test_the_timeline_is_in_order_and_says_what_is_planned(pages: dict[str, str]) -> None:
    items = re.findall(r'<li class="(past|plan|day)".*?<bdi>(.*?)</bdi>', pages["en"], re.S)
    assert items == [
        ("past", "1–10 Apr 2025"), ("past", "30 Oct 2025"), ("day", "13 Nov 2025"), ("past", "14 Nov 2025"),
        ("plan", "20 Nov 2025"), ("plan", "27 Nov 2025"),
    ]  # fmt: skip


def test_without_the_text_there_are_the_quotes(pages: dict[str, str]) -> None:
    page = Reader(pages["quotes-only"])
    answer = sample.english()
    assert all(c.quote in page.text for c in answer.claims)
    assert "Russian push in the south" not in page.text
    assert "quotes only" in page.text


def test_nothing_found_and_no_date_are_said(pages: dict[str, str]) -> None:
    assert "No claims found in this report" in Reader(pages["bare"]).text
    undated = Reader(pages["undated"]).text
    assert "Report without a date" in undated
    assert "Give it with --published." in undated


def test_pages_stay_light(pages: dict[str, str]) -> None:
    assert len(pages["en"].encode()) < 200_000
    # three hundred claims, each with its own evidence and strip, and no more charts of days than a phone can open
    assert len(pages["crowded"].encode()) < 2_500_000
    assert pages["crowded"].count("<summary>These") <= 12


@pytest.mark.parametrize(("name", "direction"), [("en", "ltr"), ("ar", "rtl"), ("zh-Hant", "ltr")])
def test_language_and_direction_are_on_every_run(pages: dict[str, str], name: str, direction: str) -> None:
    page = Reader(pages[name])
    assert page.elements[0] == ("html", {"lang": name, "dir": direction})
    quotes = [a for t, a in page.elements if t in ("blockquote", "q") or a.get("class") == "rep"]
    assert quotes
    assert all(a["lang"] == name and a["dir"] == direction for a in quotes)


def test_the_same_answer_gives_the_same_bytes_anywhere() -> None:
    code = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import sample
from frontledger.faces.dossier import render
pages = "".join(render(sample.PAGES[name]()) for name in ("en", "zh-Hant", "uk", "ar"))
print(hashlib.sha256(pages.encode()).hexdigest())
"""
    seen = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Tokyo", "C.UTF-8"), ("2", "America/Lima", "POSIX")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANGUAGE": "uk"}
        args = [sys.executable, "-c", code, str(Path(__file__).parent)]
        seen.add(subprocess.run(args, env=env, check=True, capture_output=True, text=True).stdout)
    assert len(seen) == 1


def test_a_notebook_gets_the_page_in_a_frame_of_its_own() -> None:
    fragment = answer_html(sample.hostile())
    frame = Reader(fragment).elements
    assert [t for t, _ in frame] == ["iframe"]
    assert frame[0][1]["sandbox"] == ""
    assert (frame[0][1]["srcdoc"] or "").strip() == render(sample.hostile()).strip()
