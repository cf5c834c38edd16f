"""What may go wrong: a clear message on standard error, what to do, an exit code, and nothing half-written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import made_up

SEED_LINE = (
    "Russian forces took or claimed 110 square kilometres of Ukrainian territory on 12 August 2025, AFP reported, "
    "citing data from the Institute for the Study of War.\n"
)
CHINESE = (
    "中央社華盛頓14日綜合外電報導，法新社引用美國智庫戰爭研究所（ISW）的資料指出，俄軍8月12日占領烏克蘭110平方公里的土地。\n"
    * 3
)
UKRAINIAN = (
    "14 серпня 2025 року. Російські війська 12 серпня захопили 110 квадратних кілометрів території України, "
    "повідомляє AFP з посиланням на Інститут вивчення війни. Генштаб заявив, що під Покровськом зібрано понад "
    "110 тисяч військових.\n"
)
SIMPLIFIED = (
    "法新社援引美国智库战争研究所的数据说，俄军8月12日占领了乌克兰110平方公里的土地。总参谋部表示，敌军在前线集结。\n"
    * 3
)


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (["check"], "no report is given", "frontledger check REPORT"),
        (["check", "--html", "report.txt"], "report.txt was taken for the name of the page", "give it first"),
        (["check", "--html", "page.html"], "page.html was taken for the name of the page", "give it first"),
        (["check", "seed", "--html", "other.txt"], "--html other.txt: not the name of a page", "end in .html"),
        (["check", "missing.txt"], "there is no file 'missing.txt'", "check the name"),
        (["check", ".", "--html"], "many reports make many pages", "--html DIR"),
        (["check", "seed", "missing.txt"], "there is no file or folder 'missing.txt'", "check the name"),
        (["check", ""], ". is a folder", "give one file"),
        (["check", "seed", "--published", "14.8.2025"], "'14.8.2025' is not a day", "YYYY-MM-DD"),
        (["check", "seed", "--published", "0001-01-01"], "cannot be a report's day", "from 1990 to 2099"),
        (["check", "seed", "--language", "xx"], "reports in 'xx' are not read", ", uk, "),
        (["check", "seed", "--lang", "xx"], "argument --lang", "frontledger check --help"),
        (["check", "seed", "--fail-on", "wrong"], "no verdict 'wrong'", "supported, other_rule"),
        (["check", "seed", "--fail-on", ","], "no verdict is given", "supported, other_rule"),
        (["check", "seed", "--claims", "missing.json"], "cannot read missing.json", "check the name"),
        (["check", "seed", "--theatre", "nowhere"], "no theatre 'nowhere'", "ukraine"),
        (["check", "seed", "--text", "quotes", "--show", "all"], "there is no text to show", "--show all"),
        (["check", "seed", "--json", "--markdown"], "not allowed with", "--help"),
        (["check", "seed", "--off"], "unrecognized arguments: --off", "--help"),
        (["chek"], "invalid choice: 'chek'", "frontledger --help"),
        ([], "COMMAND", "frontledger --help"),
        (["conventions", "--theatre", "nowhere"], "no theatre 'nowhere'", "ukraine"),
    ],
)
def test_bad_use(fl, seed: Path, arguments: list[str], message: str, remedy: str) -> None:
    code, out, err = fl(*(seed if a == "seed" else a for a in arguments))
    assert (code, out) == (2, "")
    said, todo = err.splitlines()
    assert said.startswith("frontledger: ") and message in said
    assert todo.startswith(" " * 13) and remedy in todo


def test_a_report_is_never_written_over(fl, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    report.write_text(f"<html><body><article><p>{SEED_LINE}</p></article></body></html>", "utf-8")
    before = report.read_bytes()
    (tmp_path / "link.html").symlink_to(report)
    for out in ("report.html", "./report.html", "link.html"):
        code, _, err = fl("check", report, "--html", out)
        assert code == 2 and "that is the report itself" in err
    assert report.read_bytes() == before


def test_a_page_that_cannot_be_written_leaves_nothing_behind(fl, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.html").mkdir()
    for out in ("nowhere/page.html", "folder.html"):
        code, answer, err = fl("check", seed, "--html", out)
        assert (code, answer) == (2, "")
        assert f"cannot write {out}" in err and "name another file" in err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["folder.html", "report.txt"]


def test_a_full_disk_leaves_the_old_page(start, seed: Path, tmp_path: Path) -> None:
    """The page is written beside its place and put there whole: a limit on the size of files stands for a full disk."""
    page = tmp_path / "page.html"
    page.write_text("the old page", "utf-8")
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); "
        "from frontledger.faces.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "check", seed, "--html", page], check=False, capture_output=True, timeout=120
    )
    assert ran.returncode == 2
    assert b"cannot write" in ran.stderr and b"Traceback" not in ran.stderr
    assert page.read_text("utf-8") == "the old page"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["page.html", "report.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_answer_that_cannot_be_written(start, seed: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ran = start(["check", seed, "--json"], stdout=full, stderr=subprocess.PIPE)
    assert ran.returncode == 2
    assert ran.stderr.decode().splitlines()[0] == "frontledger: cannot write the answer: no space left on device"
    assert b"Traceback" not in ran.stderr and b"Exception" not in ran.stderr


def test_a_reader_that_has_seen_enough(seed: Path) -> None:
    """`| head -1`: no message, no failure."""
    for arguments in (["check", str(seed), "--json"], ["--help"]):
        with subprocess.Popen(
            [sys.executable, "-m", "frontledger", *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None and process.stderr is not None
            process.stdout.close()
            err = process.stderr.read()
            assert process.wait(120) == 0
        assert b"Broken" not in err and b"Traceback" not in err


BAD = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\r\n\n", "is empty"),
    "marks.txt": (b"\xef\xbb\xbf", ""),
    "binary.bin": (bytes(range(256)) * 20, "this is a binary file"),
    "picture.png": (b"\x89PNG\r\n\x1a\n" + bytes(400), "PNG picture"),
    "report.pdf": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + b"1 0 obj\n" * 50, "PDF"),
    "archive.docx": (b"PK\x03\x04" + bytes(500), "office document"),
    "long.txt": (b"a" * 3_000_000, "are read at most"),
    "lines.txt": (b"a\n" * 60_000, "are read at most"),
    "numbers.txt": (b"1 2 3 4 5 6 7 8 9\n" * 50, "language"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_in_words(fl, tmp_path: Path, name: str) -> None:
    data, message = BAD[name]
    (tmp_path / name).write_bytes(data)
    code, out, err = fl("check", tmp_path / name, "--html")
    assert (code, out) == (2, "")
    said, todo = err.splitlines()
    assert said.startswith("frontledger: ") and name in said and message in said
    assert todo.strip()
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_file_of_50_mb_is_refused_unread(start, tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(SEED_LINE.encode())
        file.truncate(50 * 1024 * 1024)
    ran = start(["check", huge])
    assert ran.returncode == 2 and b"50 MB; 20 MB are read at most" in ran.stderr
    with huge.open("rb") as file:
        piped = start(["check", "-"], stdin=file)
    assert piped.returncode == 2 and b"longer than 20 MB" in piped.stderr


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (CHINESE, "big5", "zh-Hant"),
        (CHINESE, "gb18030", "zh-Hant"),
        (CHINESE, "utf-16", "zh-Hant"),
        (UKRAINIAN, "windows-1251", "uk"),
        (UKRAINIAN, "koi8-u", "uk"),
        (SEED_LINE, "utf-16-le", "en"),
    ],
)
def test_other_encodings_are_read(fl, tmp_path: Path, text: str, encoding: str, language: str) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes((b"\xff\xfe" if encoding == "utf-16-le" else b"") + text.encode(encoding))
    code, out, err = fl("check", report, "--json", "--published", "2025-08-14")
    assert code == 0, err
    said = json.loads(out)
    assert said["language"] == language
    gain = next(c for c in said["claims"] if c["kind"] == "area_change")
    assert (gain["amount"]["low"], gain["verdict"]) == (110, "supported")
    assert gain["quote"] == said["text"][slice(*gain["span"])]


def test_simplified_chinese_is_read(fl, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes(SIMPLIFIED.encode("gb18030"))
    code, out, err = fl("check", report, "--json")
    assert code == 0, err
    assert json.loads(out)["language"] == "zh-Hans"


def test_bytes_that_are_no_utf_8_are_shown_and_said(fl, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_bytes(SEED_LINE.encode() + "A café — it is said — ".encode() * 9 + b"\xff\xfe\x80 stood there.\n")
    code, out, err = fl("check", report, "--json")
    said = json.loads(out)
    assert code == 0
    assert "\ufffd" in said["text"]
    assert "could not be decoded" in err
    assert said["claims"][0]["verdict"] == "supported"


def test_a_report_without_a_day_is_answered(fl, tmp_path: Path) -> None:
    report = tmp_path / "report.txt"
    report.write_text("Russian forces took 110 square kilometres of Ukraine last week, AFP reported.\n" + SEED_LINE)
    code, out, err = fl("check", report, "--show", "all")
    assert code == 0
    assert "no date found" in out
    assert "--published" in err


@pytest.mark.skipif(sys.platform != "linux", reason="file names in bytes")
def test_a_file_whose_name_is_no_text(fl, tmp_path: Path) -> None:
    report = tmp_path / os.fsdecode(b"r\xff\x1b[31m.txt")
    report.write_text(SEED_LINE, "utf-8")
    code, out, _ = fl("check", report, "--json")
    assert (code, json.loads(out)["report"]) == (0, "r\ufffd\x1b[31m.txt")
    code, _, err = fl("check", report.with_suffix(".not"))
    assert code == 2 and "\x1b" not in err


WHOLE = (
    "theatre.toml",
    "conventions.toml",
    "sources.toml",
    "sides.toml",
    "speakers.csv",
    "aliases.csv",
    "figures/SOURCES.toml",
    "figures/regions.csv",
    "figures/survey.csv",
    "places/regions.tsv",
    "places/region_names.tsv",
    "places/own/places.tsv",
    "places/own/names.tsv",
)


@pytest.mark.parametrize("name", WHOLE)
@pytest.mark.parametrize(
    "text", ["= not a table\n", "[[convention]]\nid = 3\n", "a,b\n1,2,3\n", "a\tb\n1\t2\t3\n", "\ufeff\0\n", None]
)
def test_a_theatre_that_is_not_whole(fl, tmp_path: Path, seed: Path, name: str, text: str | None) -> None:
    folder = made_up.theatre(tmp_path / "north")
    report = tmp_path / "north.txt"
    report.write_text(made_up.REPORT, "utf-8")
    if text is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(text, "utf-8")
    code, out, err = fl("check", report, "--theatre", folder)
    assert code in (0, 2, 3)
    if code:
        assert out == "" and (Path(name).name in err or Path(name).stem in err), err
