"""`frontledger check`: every option, and what comes out."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

import frontledger as fl_api
import made_up
from frontledger.faces.cli.parser import VERDICTS
from frontledger.nouns import Answer

HOSTILE = (
    "14 August 2025\n\nRussian forces took or claimed\x07 110 square kilometres of Ukrainian\x9b2J territory on "
    "12 August, AFP reported,\u2028citing\tdata from the Institute for the Study of War (ISW). "
    "<script>alert(1)</script> \x1b]0;title\x07\u202eUkraine's General Staff said that Russia\x1b[31m had massed "
    "more than 110,000 troops near Pokrovsk.\n"
)


def controls(text: str) -> set[str]:
    return {c for c in text if c != "\n" and (ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or c in "\u2028\u2029\u202e")}


def test_the_sample_report_is_answered(fl, seed: Path) -> None:
    code, out, err = fl("check", seed, "--show", "removed")
    assert code == 0
    assert "110 km² gained by Russia in Ukraine on 12 August 2025" in out.replace("\u00a0", " ")
    for verdict in ("✓ Supported", "≈ Differs", "◐ Depends", "- Cannot be measured"):
        assert verdict in out
    assert "13 of 19 passages kept" in out
    assert "Advertisement. Continue reading below." in out
    assert err.startswith("frontledger: Figures credited to ISW were measured again")


def test_piped_is_a_line_a_claim(fl, seed: Path) -> None:
    code, out, _ = fl("check", seed)
    rows = [line.split("\t") for line in out.splitlines()]
    answer = fl_api.check(seed)
    assert code == 0
    assert [r[0] for r in rows] == [str(c.number) for c in answer.claims]
    assert {len(r) for r in rows} == {14}
    assert [r[1] for r in rows] == [c.verdict for c in answer.claims]
    row = next(r for r in rows if r[2] == "area_change")
    assert row[3:13] == ["110", "km2", "RU", "UA", "2025-08-12", "2025-08-12", "isw", "afp", "112.64", "afp"]
    assert max(map(len, out.splitlines())) > 160, "never wrapped"


def test_json_is_the_answer_of_the_python_api(fl, seed: Path) -> None:
    code, out, _ = fl("check", seed, "--json")
    assert code == 0
    assert Answer.from_json(out) == replace(fl_api.check(seed), map=None), "all but the map of the page"


@pytest.mark.parametrize("lang", ["en", "zh-Hant", "uk"])
def test_three_languages(fl, seed: Path, lang: str) -> None:
    said = json.loads(fl("check", seed, "--json", "--lang", lang).out)
    assert said["lang"] == lang
    sentence = next(c for c in said["claims"] if c["kind"] == "area_change")["sentence"]
    assert {"en": "112.6 km²", "zh-Hant": "112.6 平方公里", "uk": "112,6 км²"}[lang] in sentence.replace("\u00a0", " ")
    shown = fl("check", seed, "--show", "removed", "--lang", lang).out
    english = (
        "claims read",
        "left out",
        "says ",
        "not judged",
        "Newest map",
        "independent",
        "Measured on",
        "full block",
    )
    assert any(word in shown for word in english) == (lang == "en")


def test_markdown(fl, seed: Path) -> None:
    code, out, _ = fl("check", seed, "--markdown", "--show", "all")
    assert code == 0
    lines = out.splitlines()
    assert lines[0] == f"# {fl_api.check(seed).summary}"
    tables = [line for line in lines if line.startswith("|")]
    assert tables and {line.count("|") - line.count("\\|") for line in tables} == {4}
    assert "> took or claimed 110 square kilometres of Ukrainian territory" in lines
    assert any("Advertisement" in line for line in lines)
    assert any("1867" in line for line in lines)


def test_the_page_is_written_beside_the_report(fl, seed: Path) -> None:
    code, _, err = fl("check", seed, "--html")
    page = seed.with_name("report.dossier.html")
    assert code == 0
    assert err.splitlines()[0] == f"dossier: {page}"
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert sorted(p.name for p in seed.parent.iterdir()) == ["report.dossier.html", "report.txt"]


def test_the_page_is_written_where_it_is_told(fl, seed: Path) -> None:
    code, out, _ = fl("check", seed, "--html", "here.HTML", "--json")
    assert code == 0
    assert json.loads(out)["report"] == "report.txt"
    assert "Advertisement. Continue reading below." in Path("here.HTML").read_text("utf-8")
    fl("check", seed, "--html", "here.HTML", "--text", "quotes")
    quotes = Path("here.HTML").read_text("utf-8")
    assert "Advertisement. Continue reading below." not in quotes, "the old page is replaced"
    assert "took or claimed 110 square kilometres" in quotes


def test_quotes_only_in_the_json(fl, seed: Path) -> None:
    said = json.loads(fl("check", seed, "--json", "--text", "quotes").out)
    assert said["text"] == ""
    assert "took or claimed 110 square kilometres of Ukrainian territory" in {c["quote"] for c in said["claims"]}


def test_a_page_of_html(fl, tmp_path: Path, seed: Path) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in seed.read_text("utf-8").split("\n\n")[2:6])
    page = tmp_path / "story.html"
    page.write_text(
        '<html><head><meta charset="utf-8"><title>Summit</title><meta property="article:published_time" '
        f'content="2025-08-14T08:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>Summit</h1>'
        f"{paragraphs}</article><script>alert(1)</script></body></html>",
        "utf-8",
    )
    said = json.loads(fl("check", page, "--json").out)
    assert (said["published"], said["published_from"]) == ("2025-08-14", "metadata")
    assert "alert(1)" not in said["text"]
    verdicts = {c["kind"]: c["verdict"] for c in said["claims"]}
    assert (verdicts["area_change"], verdicts["force_count"]) == ("supported", "unmeasurable")


def test_standard_input(fl, seed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(seed.read_bytes())))
    code, out, _ = fl("check", "-", "--json", "--html")
    said = json.loads(out)
    assert (code, said["report"]) == (0, "standard input")
    assert said["claims"] == json.loads(fl("check", seed, "--json").out)["claims"]
    assert Path("report.dossier.html").is_file()


def test_day_and_language_given(fl, tmp_path: Path) -> None:
    report = tmp_path / "short.txt"
    report.write_text("Russian forces took 110 square kilometres of Ukrainian territory on Tuesday, AFP reported.\n")
    told = json.loads(fl("check", report, "--json", "--published", "2025-08-14", "--language", "en").out)
    assert (told["published"], told["published_from"], told["language_confidence"]) == ("2025-08-14", "option", 1.0)
    assert told["claims"][0]["period"] == ["2025-08-12", "2025-08-12"]
    code, out, err = fl("check", report, "--json")
    assert (code, json.loads(out)["published"]) == (0, None)
    assert "--published" in err, "without a day the answer says what to do"


def test_claims_corrected_by_hand(fl, seed: Path, tmp_path: Path) -> None:
    first = fl("check", seed, "--json").out
    file = tmp_path / "claims.json"
    file.write_text(first, "utf-8")
    assert fl("check", seed, "--json", "--claims", file).out == first, "unchanged, it is the same answer"
    changed = json.loads(first)
    claim = next(c for c in changed["claims"] if c["kind"] == "area_change")
    claim["amount"]["low"] = claim["amount"]["high"] = 900
    changed["claims"] = [claim]
    file.write_text(json.dumps(changed), "utf-8")
    (again,) = json.loads(fl("check", seed, "--json", "--claims", file).out)["claims"]
    assert (again["number"], again["verdict"], again["question"]["low"]) == (1, "contradicted", 855)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "rumour"}, "kind"),
        ({"span": [5, 2]}, "span"),
        ({"span": [-3, 2]}, "span"),
        ({"span": [0, 10**9]}, "span"),
        ({"period": ["yesterday", None]}, "period"),
        ({"amount": {"low": "many", "high": 1, "unit": "km2"}}, "amount"),
        ({"amount": {"low": 5, "high": 1, "unit": "km2"}}, "amount"),
        ({"period": ["2025-08-13", "2025-08-12"]}, "period"),
    ],
)
def test_a_wrong_claim_is_refused_by_its_field(fl, seed: Path, tmp_path: Path, change: dict, message: str) -> None:
    file = tmp_path / "claims.json"
    claim = {"kind": "area_change", "span": [0, 14], "quote": "14 August 2025", **change}
    file.write_text(json.dumps({"claims": [claim]}), "utf-8")
    code, out, err = fl("check", seed, "--claims", file)
    assert (code, out) == (2, "")
    assert message in err


@pytest.mark.parametrize("text", ["", "no json", "[]", "{}", '{"claims": 3}', "[" * 100_000, '{"claims": [{}]}'])
def test_a_file_that_holds_no_claims_is_refused(fl, seed: Path, tmp_path: Path, text: str) -> None:
    file = tmp_path / "claims.json"
    file.write_text(text, "utf-8")
    code, out, err = fl("check", seed, "--claims", file)
    assert (code, out) == (2, "")
    assert "claims.json is not a file of claims" in err
    assert "frontledger check REPORT --json" in err


def test_show(fl, seed: Path) -> None:
    plain, removed, everything = (
        fl("check", seed, "--ascii", *show).out for show in ([], ["--show", "removed"], ["--show", "all"])
    )
    assert ". Background" not in plain and ". Background" not in removed and ". Background" in everything
    assert "not judged: " in plain and "not judged: " in removed and "not judged: " not in everything
    advertisement = "Advertisement. Continue reading below."
    assert advertisement not in plain and advertisement in removed and advertisement in everything
    assert "| A date: " in everything, "background is listed too"


def test_ascii(fl, seed: Path) -> None:
    out = fl("check", seed, "--ascii", "--show", "all").out
    assert out.isascii(), {c for c in out if ord(c) > 127}
    assert "+ Supported" in out and "~ Differs" in out and "km2" in out


def test_fail_on(fl, seed: Path) -> None:
    assert fl("check", seed, "--fail-on", "contradicted").code == 0
    code, out, err = fl("check", seed, "--fail-on", "contradicted,differs,unmeasurable")
    numbers = {row.split("\t")[1]: row.split("\t")[0] for row in out.splitlines()}
    assert code == 1
    assert err.splitlines()[-2:] == [f"1 claim {v}: {numbers[v]}" for v in ("differs", "unmeasurable")]


def test_every_verdict_can_be_failed_on(fl, seed: Path) -> None:
    from typing import get_args

    from frontledger.nouns import VerdictId

    assert get_args(VerdictId) == VERDICTS
    assert fl("check", seed, "--fail-on", ",".join(VERDICTS)).code == 1


def test_offline_answers_a_file_and_fetches_nothing(fl, seed: Path) -> None:
    assert fl("check", seed, "--offline").code == 0
    code, _, err = fl("check", "https://example.org/story", "--offline")
    assert code == 2
    assert "is not fetched offline" in err and "save the page" in err


def test_an_address(fl, monkeypatch: pytest.MonkeyPatch, seed: Path) -> None:
    """The seam is the one function that fetches; what comes back is a page like any other."""
    from frontledger.reading.intake import fetch as seam

    def answered(url: str, **_: object) -> seam.Page:
        return seam.Page(url, seed.read_bytes(), "text/plain", "utf-8", None)

    monkeypatch.setattr(seam, "fetch", answered)
    code, out, _ = fl("check", "https://example.org/2025/08/14/story", "--json", "--html")
    said = json.loads(out)
    assert (code, said["report"], said["url"]) == (0, *["https://example.org/2025/08/14/story"] * 2)
    assert next(c for c in said["claims"] if c["kind"] == "area_change")["verdict"] == "supported"
    assert Path("report.dossier.html").is_file()


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:1/story",
        "http://[::1]/",
        "http://10.0.0.8/",
        "http://169.254.169.254/latest",
        "http://user:secret@example.org/",
        "https://example.org:99999/",
        "http://",
    ],
)
def test_an_address_that_may_not_be_asked(fl, url: str) -> None:
    code, out, err = fl("check", url)
    assert (code, out) == (2, "")
    assert err.startswith("frontledger: ") and err.count("\n") == 2, "what, and what to do"
    assert "secret" not in err


def test_a_theatre_of_ones_own(fl, tmp_path: Path) -> None:
    folder = made_up.theatre(tmp_path / "north")
    report = tmp_path / "north.txt"
    report.write_text(made_up.REPORT, "utf-8")
    said = json.loads(fl("check", report, "--json", "--theatre", folder).out)
    claims = {c["kind"]: c for c in said["claims"]}
    gain = claims["area_change"]
    assert (gain["side"], gain["speaker"], gain["verdict"]) == ("MT", "survey", "supported")
    assert [(e["convention"], e["amount"]) for e in gain["evidence"]] == [("survey", 40.5)]
    assert (claims["force_count"]["speaker"], claims["force_count"]["place"]) == ("is_guard", ["Grindavik"])
    assert (claims["position"]["extra"]["party"], claims["position"]["place"]) == ("MT", ["IS-1"])
    page = tmp_path / "north.html"
    out = "".join(
        fl("check", report, "--theatre", folder, *form).out for form in ([], ["--markdown"], ["--html", page])
    )
    for text in (json.dumps(said), out, page.read_text("utf-8")):
        assert not [word for word in ("Russia", "Kyiv", "DeepState", "ISW", "AFP") if word in text]


def test_maps_of_ones_own_that_are_not_there(fl, seed: Path) -> None:
    code, out, err = fl("check", seed, "--data", "nowhere")
    assert (code, out) == (2, "")
    assert "nowhere holds no files of any source" in err and "--data" in err


@pytest.mark.real
def test_maps_of_ones_own(fl, tmp_path: Path, data_folder: Path) -> None:
    report = tmp_path / "village.txt"
    report.write_text(
        "14 August 2025\n\nRussian forces were 40 kilometres from Novoandriivka in Zaporizhzhia Oblast on 12 August, "
        "the Ukrainian General Staff said. Russian forces are 5 kilometres from Novooleksandrivka in Donetsk Oblast.\n",
        "utf-8",
    )
    without = json.loads(fl("check", report, "--json").out)["claims"]
    measured = json.loads(fl("check", report, "--json", "--data", data_folder).out)["claims"]
    rows = [
        sum(len(c.get("evidence", ())) for c in claims if c["kind"] == "distance") for claims in (without, measured)
    ]
    assert rows[1] > rows[0], "a village that ships with no figures is measured on the maps"


def test_nothing_of_a_hostile_report_reaches_the_terminal(fl, tmp_path: Path) -> None:
    report = tmp_path / "hostile.txt"
    report.write_bytes(HOSTILE.encode())
    for form in ([], ["--show", "all"], ["--markdown", "--show", "all"]):
        code, out, err = fl("check", report, *form)
        assert code == 0
        assert "112.6" in out, "it is read all the same"
        assert not controls(out.replace("\t", "")) and not controls(err)
    rows = fl("check", report).out.splitlines()
    assert rows and {line.count("\t") for line in rows} == {13}
    assert "<script>" not in fl("check", report, "--markdown", "--show", "all").out.replace("\\<script\\>", "")
    assert fl("check", report, "--html", "page.html").code == 0
    page = Path("page.html").read_text("utf-8")
    assert not controls(page.replace("\t", "")) and "<script" not in page


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_the_calendar(fl, seed: Path, tmp_path: Path, day: str) -> None:
    file = tmp_path / "claims.json"
    claim = {"span": [0, 14], "quote": "14 August 2025", "side": "RU", "place": ["UA"], "period": [day, day]}
    record = {"of": "area_change", "form": "superlative", "order": "largest", "grain": "day", "since": day}
    kinds = [{"kind": "area_change", "amount": {"low": 1, "high": 1e300, "unit": "km2"}}]
    kinds += [{"kind": "record", "extra": record}, {"kind": "encirclement", "place": ["Pokrovsk"]}]
    file.write_text(json.dumps({"claims": [claim | kind for kind in kinds]}), "utf-8")
    for form in ("--json", "--markdown", "--ascii"):
        assert fl("check", seed, "--claims", file, form, "--html", "page.html").code == 0
