"""Reports as they come in: files, texts, pages."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import SAMPLES

from frontledger.errors import FrontledgerError, InputError
from frontledger.nouns import Report
from frontledger.reading.intake import intake
from frontledger.reading.intake.limits import MAX_BYTES, MAX_CHARACTERS, MAX_HTML_TAGS, MAX_LINES

HTML = """<!DOCTYPE html>
<html lang="en"><head><title>Villages lost | The Daily Paper</title>
<meta charset="windows-1251"><link rel="canonical" href="https://paper.example/2025/03/04/villages"></head>
<body><nav><a href="/">Home</a> <a href="/war">War</a></nav>
<header><h1>Two villages on the river are lost</h1></header>
<article>
<p>The army said on Tuesday that its troops had left two villages, and that 31&nbsp;km<sup>2</sup> were lost in a
week &amp; a half.</p>
<h2>What comes next</h2>
<p>Fighting goes on along the river.<br>Officials in the capital have not confirmed the figures.</p>
<ul><li>Twelve vehicles were destroyed, it said.</li></ul>
<script>document.write("never shown")</script><style>p { color: red }</style>
</article>
<section id="comments"><h3>Comments</h3><p>Reader: they lost 9,999 men in a day, and that is a fact.</p></section>
<footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize("tag", ["en", "uk", "zh-Hant"])
def test_a_text_is_the_decoded_input_untouched(tag: str) -> None:
    text = "  " + SAMPLES[tag] + "\r\n\r\n\tsecond line, the last of it\n\n"
    report = intake(text)
    assert report.text == text
    assert report.language == tag
    assert report.name == "text"
    assert report.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert report.encoding == "utf-8"
    assert report.notes == ()
    assert text[report.passages[0].span.start : report.passages[0].span.end] == SAMPLES[tag]


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(SAMPLES["uk"].encode("cp1251"))
    report = intake(path)
    assert report.text == SAMPLES["uk"]
    assert report.name == "report.txt"
    assert report.encoding == "cp1251"
    assert report.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert intake(path, name="other").name == "other"


def test_bytes() -> None:
    assert intake(SAMPLES["en"].encode()).name == "input"


def test_code_points_beyond_the_first_plane_count_as_one() -> None:
    text = "🙂🙂 " + SAMPLES["en"]
    report = intake(text)
    assert report.text == text
    assert report.passages[0].span.start == 0
    assert report.passages[-1].span.end == len(text)


def test_a_byte_order_mark_is_dropped_so_that_spans_count_from_the_text() -> None:
    report = intake(b"\xef\xbb\xbf" + SAMPLES["en"].encode())
    assert report.text == SAMPLES["en"]
    assert report.passages[0].span.start == 0
    assert report.notes == ("byte_order_mark",)


def test_a_page_of_html() -> None:
    report = intake(HTML)
    assert report.text.split("\n")[0] == "Two villages on the river are lost"
    assert report.title == "Two villages on the river are lost"
    assert "31 km2 were lost in a week & a half." in " ".join(report.text.split())
    assert "What comes next" in [report.text[p.span.start : p.span.end] for p in report.passages if p.heading]
    assert "Twelve vehicles" in report.text
    for absent in ("never shown", "color: red", "<", "Home", "All rights"):
        assert absent not in report.text
    said = [p.removed for p in report.passages if "9,999" in report.text[p.span.start : p.span.end]]
    assert said == ["comments"]
    assert report.url == "https://paper.example/2025/03/04/villages"
    assert str(report.published) == "2025-03-04"
    assert report.language == "en"


def test_a_page_that_lies_about_its_encoding() -> None:
    body = SAMPLES["zh-Hant"] * 2
    page = f'<html><head><meta charset="utf-8"></head><body><article><p>{body}</p></article></body></html>'
    report = intake(page.encode("big5"))
    assert SAMPLES["zh-Hant"] in report.text
    assert report.encoding == "big5"
    assert "declared_encoding_wrong" in report.notes


def test_an_html_file_without_a_doctype(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(f"\n{SAMPLES['en']}\n<p>{SAMPLES['en']}</p>", "utf-8")
    assert "<p>" not in intake(path).text


def test_a_text_file_that_is_called_html_but_holds_no_mark_up(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(SAMPLES["en"], "utf-8")
    assert intake(path).text == SAMPLES["en"]


def test_a_text_that_speaks_of_tags_is_no_page() -> None:
    text = SAMPLES["en"] + " The page had a <script> tag in it, and 3 < 4."
    assert intake(text).text == text


def test_a_page_without_text() -> None:
    with pytest.raises(InputError, match="no text") as caught:
        intake("<html><body><script>let x = 1</script></body></html>")
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("data", "message", "remedy"),
    [
        ('{"title": "x", "text": "Russia took 594 km2 in August 2025."}', "is JSON, not a report", "plain text"),
        ('{"claims": [{"kind": "area_change"', r"is JSON \(broken: .*line 1", "--claims"),
        ('{"claims": []}', "holds claims, not a report", "--claims"),
        ('[\n  {"kind": "area_change", "side": "RU"}\n]', "is JSON, not a report", "plain text"),
        ('{"published": "2025-09-02"}\n{"published": "2025-09-03"}\n', "is JSON, not a report", "plain text"),
    ],
)
def test_json_is_no_report(tmp_path: Path, data: str, message: str, remedy: str) -> None:
    for name in ("answer.json", "answer"):
        path = tmp_path / name
        path.write_text(data, "utf-8")
        with pytest.raises(InputError, match=message) as caught:
            intake(path)
        assert remedy in caught.value.remedy and caught.value.exit_code == 2
    with pytest.raises(InputError, match=message):
        intake(data)


def test_a_text_that_begins_with_a_bracket_is_a_text() -> None:
    for lead in ("[AFP] ", "{sic} ", '["', "[1] "):
        assert intake(lead + SAMPLES["en"]).text == lead + SAMPLES["en"]


@pytest.mark.parametrize("source", ["", "   \n\t ", b"", b"\n\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf  \n"])
def test_nothing_at_all(source: str | bytes) -> None:
    with pytest.raises(InputError, match=r"empty|no text") as caught:
        intake(source)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("tag", "name"), [("be", "Belarusian"), ("bg", "Bulgarian"), ("el", "Greek"), ("he", "Hebrew")]
)
def test_a_language_that_is_not_read_yet_is_named(tag: str, name: str) -> None:
    with pytest.raises(InputError, match=f"seems to be in {name}, which is not read yet") as caught:
        intake(SAMPLES[tag])
    assert "--language" in caught.value.remedy
    assert caught.value.exit_code == 2


def test_no_language_can_be_told() -> None:
    with pytest.raises(InputError, match="cannot be told") as caught:
        intake("110 km² 2025")
    assert "--language" in caught.value.remedy


def test_a_language_given_is_taken() -> None:
    report = intake("110 km² 2025", language="uk")
    assert (report.language, report.language_confidence) == ("uk", 1.0)
    with pytest.raises(InputError, match="'xx'"):
        intake(SAMPLES["en"], language="xx")


def test_a_day_of_publication_that_cannot_be() -> None:
    import datetime as dt

    for day in (dt.date(1943, 7, 5), dt.date(2525, 1, 1)):
        with pytest.raises(InputError, match="cannot be a report's day"):
            intake(SAMPLES["en"], published=day)


@pytest.mark.parametrize("name", ["report.txt", "folder/report.html", "report.pdf"])
def test_a_file_is_only_read_from_a_path(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / name).write_text(SAMPLES["en"], "utf-8")
    with pytest.raises(InputError, match="looks like a file's name") as caught:
        intake(name)
    assert "Path" in caught.value.remedy


@pytest.mark.parametrize("url", ["ftp://news.example/a", "file:///etc/passwd", "javascript://x", "data://x"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError, match="only http and https"):
        intake(url)


def test_a_text_that_begins_with_an_address_is_a_text() -> None:
    text = "https://news.example/report\n" + SAMPLES["en"]
    assert intake(text).text == text


def test_folders_missing_files_and_devices(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "folder"), (tmp_path / "none.txt", "no file"), (Path("/dev/zero"), "not a file")):
        with pytest.raises(InputError, match=words) as caught:
            intake(path)
        assert caught.value.remedy


def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(SAMPLES["en"], "utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("whoever runs this may read everything")
    with pytest.raises(InputError, match="cannot be read"):
        intake(path)


@pytest.mark.parametrize(
    ("suffix", "data"), [("pdf", b"%PDF-1.7\n"), ("docx", b"PK\x03\x04"), ("png", b"\x89PNG\r\n\x1a\n")]
)
def test_a_binary_file_by_its_name(tmp_path: Path, suffix: str, data: bytes) -> None:
    path = tmp_path / f"report.{suffix}"
    path.write_bytes(data + bytes(range(256)))
    with pytest.raises(InputError, match=rf"report\.{suffix}") as caught:
        intake(path)
    assert "HTML" in caught.value.remedy


def test_limits_are_said(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    line = SAMPLES["en"] + "\n"
    many_words = line * (MAX_CHARACTERS // len(line) + 1)
    for source in (
        path,
        b"a" * (MAX_BYTES + 1),
        many_words,
        "the line\n" * (MAX_LINES + 1),
        "<p>the" * (MAX_HTML_TAGS + 1),
    ):
        with pytest.raises(InputError, match=r"read at most|too large") as caught:
            intake(source)
        assert caught.value.remedy


def test_a_report_has_a_json_form() -> None:
    report = intake(HTML)
    assert Report.from_json(report.to_json()) == report


@given(st.text(max_size=300) | st.binary(max_size=300))
def test_anything_is_a_report_or_a_clear_error(source: str | bytes) -> None:
    if isinstance(source, str) and "://" in source:
        return
    try:
        report = intake(source)
    except FrontledgerError as error:
        assert str(error)
        assert error.remedy
        return
    assert all(0 <= p.span.start < p.span.end <= len(report.text) for p in report.passages)


def test_the_same_report_whatever_the_hash_seed_the_locale_and_the_clock() -> None:
    script = (
        "import sys; from frontledger.reading.intake import intake; print(intake(sys.stdin.buffer.read()).to_json())"
    )
    answers = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Taipei", "C.UTF-8"), ("77", "America/New_York", "POSIX")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run(
            [sys.executable, "-c", script], input=HTML.encode(), env=environment, capture_output=True, check=True
        )
        answers.add(done.stdout)
    assert len(answers) == 1


def test_a_plain_text_needs_no_heavy_library() -> None:
    script = (
        "import sys; from frontledger.reading.intake import intake; intake(sys.stdin.buffer.read()); "
        "heavy = {'httpx', 'httpcore', 'trafilatura', 'lxml', 'charset_normalizer', 'numpy', 'babel'}; "
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=SAMPLES["uk"].encode(), capture_output=True, check=True, text=False
    )
    assert done.stdout.strip() == b"[]"


@pytest.mark.real
def test_the_real_page(shared: Path) -> None:
    path = shared / "reports" / "2025-08-14.zh-Hant.txt"
    report = intake(path)
    assert report.text == path.read_text("utf-8")
    assert (str(report.published), report.published_from) == ("2025-08-14", "header")
    assert (report.language, report.encoding) == ("zh-Hant", "utf-8")
    assert (len(report.kept), len(report.passages)) == (19, 38)
    first = report.passages[0]
    assert "2025-08-14" in report.text[first.span.start : first.span.end]
    assert first.removed is None
