"""The day of publication: from a header, a page's own data or an address, and never from the body."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.reading.intake import intake
from frontledger.reading.intake.published import address_day, header_day, stamp_day, without_times

BODY = (
    "\nThe army said its troops had left two villages on the river after a week of fighting, and that the enemy moved "
    "forward by four kilometres since 3 February 2025, when the offensive began in earnest along the whole of the line."
)
DAY = dt.date(2025, 3, 4)

HEADERS = [
    "4 March 2025",
    "March 4, 2025",
    "Mar. 4, 2025, 10:15 a.m. ET",
    "Tuesday 4 March 2025, 07.42 GMT",
    "Tuesday, 4th March 2025",
    "Published: 04.03.2025 10:22",
    "Published on March 4, 2025 by the newsroom",
    "2025-03-04",
    "2025-03-04 10:32",
    "2025/03/04 10:32",
    "2025.03.04.",
    "Home > World > Europe                   Tuesday 4 March 2025, 07.42 GMT",
    "By A. Reporter | 4 March 2025",
    "By A. Reporter | Updated 5 March 2025 | Published 4 March 2025 10:00 GMT",
    "Front line report, March 4, 2025",
    "Front line report: 4 March 2025",
    "KYIV, March 4, 2025 (Agency) — Troops left two villages on the river, the army said, after a week of fighting.",
    "Lisbon, 4 March 2025 – Troops left two villages on the river, the army said, after a week of fighting.",
    "Вівторок, 4 березня 2025, 09:14",
    "4 березня 2025 року",
    "Опубліковано: 4 березня 2025 р. о 10:15",
    "04/03/2025 09:14",
    "НОВИНИ | ВІЙНА          4 березня 2025, 09:14",
    "2025年3月4日",
    "2025年3月4日（二）10:15　配信",
    "發布時間：2025/03/04 10:22",
    "首頁 ＞ 國際　　2025-03-04 10:32　記者王○○",
    "民國114年3月4日",
    "（通訊社基輔2025年3月4日電）部隊撤出河邊兩個村莊。",
]


@pytest.mark.parametrize("header", HEADERS)
def test_headers(header: str) -> None:
    assert header_day(header + BODY) == DAY
    assert header_day("A headline about the river\n\n" + header + "\n" + BODY) == DAY or header.startswith("Front line")


def test_a_date_that_opens_running_text_in_figures() -> None:
    assert header_day(" date 2025-03-04 " + BODY.strip()) == DAY
    assert header_day("2025-03-04 " + BODY.strip()) == DAY


NO_HEADERS = [
    "MOSCOW/KYIV, Mar 4 (Agency) - Troops left two villages.",
    "4 March",
    "березень 2025",
    "The attack of 4 March 2025: what is known",
    "What happened on 4 March 2025",
    "4 March 2025 was the day on which troops left two villages.",
    "Since March 4, 2025 the front has hardly moved.",
    "4 березня 2025 року війська відійшли з двох сіл",
    "2025年3月4日，部隊撤出兩個村莊。",
    "The bridge on 4 March 2025, seen from the north",
    "31.02.2025",
    "2025-13-01",
    "03/04/25",
]


@pytest.mark.parametrize("line", NO_HEADERS)
def test_no_headers(line: str) -> None:
    assert header_day(line + BODY) is None


def test_a_date_far_down_is_no_header() -> None:
    assert header_day("\n".join(["A line of the report."] * 15) + "\n4 March 2025\n") is None


def test_a_chronicle_has_no_day_of_its_own() -> None:
    assert header_day("2025-03-02: one\n2025-03-03: two\n2025-03-04: three\n") is None


def test_day_and_month_that_could_be_swapped_are_not_guessed_in_english_alone() -> None:
    assert stamp_day("04.03.2025") == DAY
    assert stamp_day("2025/03/04") == DAY


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2025-03-04T23:30:00Z", DAY),
        ("2025-03-04T00:10:00+02:00", DAY),
        ("2025-03-04", DAY),
        ("20250304T1000", DAY),
        ("Tue, 4 Mar 2025 10:00:00 GMT", DAY),
        ("March 4, 2025", DAY),
        ("1741082400", None),
        ("2025-02-30", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_stamps(stamp: str, day: dt.date | None) -> None:
    assert stamp_day(stamp) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/2025/03/04/report.html", DAY),
        ("https://news.example/2025/3/4/report", DAY),
        ("https://news.example/world/2025/mar/04/report", DAY),
        ("https://news.example/news/2025-03-04-report", DAY),
        ("https://news.example/a/20250304/b", DAY),
        ("https://news.example/report?date=2025-03-04", None),
        ("https://2025-03-04.news.example/report", None),
        ("https://news.example/12345678/", None),
        ("https://news.example/2025/13/45/a", None),
        ("https://news.example/2025/03/report", None),
    ],
)
def test_addresses(url: str, day: dt.date | None) -> None:
    assert address_day(url) == day


def test_the_order_of_evidence() -> None:
    text = "4 March 2025\n" + BODY
    url = "https://news.example/2025/03/09/report"
    html = (
        '<!doctype html><html><head><meta property="article:published_time" content="2025-03-06T10:00:00Z"></head>'
        f"<body><article><p>4 March 2025</p><p>{BODY}</p></article></body></html>"
    )
    option = intake(text, url=url, published=dt.date(2025, 3, 1))
    assert (option.published, option.published_from) == (dt.date(2025, 3, 1), "option")
    metadata = intake(html, url=url)
    assert (metadata.published, metadata.published_from) == (dt.date(2025, 3, 6), "metadata")
    header = intake(text, url=url)
    assert (header.published, header.published_from) == (DAY, "header")
    address = intake(BODY, url=url)
    assert (address.published, address.published_from) == (dt.date(2025, 3, 9), "address")
    nothing = intake(BODY)
    assert (nothing.published, nothing.published_from) == (None, None)
    assert nothing.kept


def _page(head: str = "", body: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body><article>{body}<p>{BODY}</p></article></body></html>"


LINKED = '<script type="application/ld+json">%s</script>'


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        (LINKED % '{"@type": "NewsArticle", "datePublished": "2025-03-04T08:00:00+02:00"}', "", DAY),
        (LINKED % '{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], "datePublished": "2025-03-04"}]}', "", DAY),
        (LINKED % '{"@type": "NewsArticle", "dateModified": "2025-03-04"}', "", None),
        (LINKED % '{"@type": "Person", "datePublished": "2025-03-04"}', "", None),
        (LINKED % "{broken", "", None),
        (LINKED % ("[" * 5000), "", None),
        ('<meta property="article:published_time" content="2025-03-04T10:00:00Z">', "", DAY),
        ('<meta itemprop="datePublished" content="2025-03-04">', "", DAY),
        ('<meta name="pubdate" content="20250304">', "", DAY),
        ('<meta property="article:modified_time" content="2025-03-04">', "", None),
        ("", '<time datetime="2025-03-04T10:00">today</time>', DAY),
        ("", '<time datetime="2025-03-04">a</time><time datetime="2025-03-01">b</time>', None),
        ("", '<time datetime="2025-03-01">a</time><time pubdate datetime="2025-03-04">b</time>', DAY),
    ],
)
def test_what_a_page_says_of_itself(head: str, body: str, day: dt.date | None) -> None:
    report = intake(_page(head, body))
    assert report.published == day
    assert report.published_from == ("metadata" if day else None)


def test_linked_data_comes_before_other_metadata() -> None:
    head = '<meta name="date" content="2025-03-09">' + LINKED % '{"@type": "Report", "datePublished": "2025-03-04"}'
    assert intake(_page(head)).published == DAY


@pytest.mark.parametrize("stamp", ["1943-07-05", "1970-01-01T00:00:00Z"])
def test_a_day_that_cannot_be_is_refused_and_noted(stamp: str) -> None:
    report = intake(_page(f'<meta property="article:published_time" content="{stamp}">'))
    assert report.published is None
    assert "date_refused" in report.notes
    better = intake(
        _page(f'<meta property="article:published_time" content="{stamp}">'), url="https://a.example/2025/03/04/"
    )
    assert better.published == DAY


def test_times_are_blanked_in_place() -> None:
    text = "Photo of 4 March 2025, 10:22, у 2022 році, 2025年8月5日; 18 km and 2024 soldiers"
    blanked = without_times(text)
    assert len(blanked) == len(text)
    assert [w for w in blanked.split() if any(c.isdigit() for c in w)] == ["18", "2024"]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)))
def test_any_day_is_read_back(day: dt.date) -> None:
    for header in (
        f"{day:%Y-%m-%d}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.day}.{day.month}.{day.year}",
    ):
        assert header_day(header + BODY) == day


@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    found = header_day(text)
    assert found is None or isinstance(found, dt.date)
    assert len(without_times(text)) == len(text)


@pytest.mark.real
def test_headers_of_the_corpus_are_never_wrong(shared: Path) -> None:
    with (shared / "corpus" / "meta.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {r["file"]: header_day((shared / "corpus" / "reports" / r["file"]).read_text("utf-8")) for r in rows}
    assert {r["file"] for r in rows if found[r["file"]] not in (None, dt.date.fromisoformat(r["published"]))} == set()
    assert {"en-02.txt", "uk-02.txt", "zh-Hant-02.txt"} <= {name for name, day in found.items() if day}
