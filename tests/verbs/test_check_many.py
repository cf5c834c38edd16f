"""Many reports: an answer each, those that fail beside, and what several of them tell."""

from __future__ import annotations

from pathlib import Path

import pytest

import frontledger as fl
from frontledger.errors import FrontledgerError, InputError
from frontledger.nouns import Answer

TOLD = "According to ISW data, Russia took {} square kilometres in Ukraine in November 2024, the agency AFP said."
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{}</channel></rss>"""
ITEM = "<item><title>t</title><pubDate>Mon, 02 Dec 2024 10:00:00 GMT</pubDate><description>{}</description></item>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, figure in (("b", 725), ("a", 752)):
        (tmp_path / f"{name}.txt").write_text(TOLD.format(figure), "utf-8")
    return tmp_path


def test_every_report_has_the_answer_it_has_alone(folder: Path) -> None:
    got = list(fl.check_many(folder, published="2024-12-02"))
    assert [a.report for a in got if isinstance(a, Answer)] == ["a.txt", "b.txt"]
    assert got == [fl.check(folder / n, published="2024-12-02") for n in ("a.txt", "b.txt")]


def test_one_that_fails_does_not_stop_the_others(folder: Path) -> None:
    (folder / "aa.pdf").write_bytes(b"%PDF-1.7 nothing")
    first, second, third = fl.check_many(folder, published="2024-12-02")
    assert isinstance(first, Answer) and isinstance(third, Answer)
    assert isinstance(second, FrontledgerError) and "aa.pdf" in str(second)


def test_a_feed_has_an_answer_for_each_of_its_reports(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(FEED.format("".join(ITEM.format(TOLD.format(n)) for n in (725, 752))), "utf-8")
    assert [a.report for a in fl.check_many(path) if isinstance(a, Answer)] == ["feed.xml#1", "feed.xml#2"]


def test_a_list_gives_day_and_language(folder: Path) -> None:
    meta = folder / "meta.csv"
    meta.write_text("file,published,language\nb.txt,2024-12-02,en\n", "utf-8")
    (got,) = fl.check_many(folder, meta=meta)
    assert isinstance(got, Answer)
    assert str(got.published) == "2024-12-02"


def test_pages_written_before_are_no_reports(folder: Path) -> None:
    (folder / "a.dossier.html").write_text("<p>a page</p>", "utf-8")
    assert len(list(fl.check_many(folder, published="2024-12-02"))) == 2


def test_how_far_it_is_is_told(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    list(fl.check_many(folder, published="2024-12-02", progress=lambda *how: told.append(how)))
    assert told == [("checked", 1, 2), ("checked", 2, 2)]


@pytest.mark.parametrize("wrong", [{"lang": "xx"}, {"language": "xx"}, {"published": "soon"}, {"theatre": "none"}])
def test_what_cannot_be_used_is_refused_before_anything_is_read(folder: Path, wrong: dict[str, str]) -> None:
    with pytest.raises(InputError):
        fl.check_many(folder, **wrong)  # type: ignore[arg-type]


def test_relays_of_files_and_of_answers_are_the_same(folder: Path) -> None:
    from_files = fl.relays(folder, published="2024-12-02")
    answers = [a for a in fl.check_many(folder, published="2024-12-02") if isinstance(a, Answer)]
    assert fl.relays(answers) == from_files
    (found,) = from_files
    assert [t.report for t in found.tellings] == ["a.txt", "b.txt"]
    assert [s.kind for s in found.slips] == ["digits"]
    assert found.origin == "isw"


def test_relays_tell_of_what_cannot_be_read_or_raise_it(folder: Path) -> None:
    (folder / "aa.pdf").write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(FrontledgerError, match=r"aa\.pdf"):
        fl.relays(folder, published="2024-12-02")
    failed: list[FrontledgerError] = []
    assert fl.relays(folder, published="2024-12-02", failed=failed.append)
    assert len(failed) == 1
