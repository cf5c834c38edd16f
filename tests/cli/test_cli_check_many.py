"""The command line for many reports: `check` and `relays`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import msgspec
import pytest

from frontledger.faces.cli.main import main
from frontledger.nouns import Answer, Relay

TOLD = "According to ISW data, Russia took {} square kilometres in Ukraine in November 2024, the agency AFP said."
DAY = ("--published", "2024-12-02")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, figure in (("b", 725), ("a", 752)):
        (tmp_path / f"{name}.txt").write_text(TOLD.format(figure), "utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *args: object) -> tuple[int, str, str]:
    code = main([str(a) for a in args])
    got = capsys.readouterr()
    return code, got.out, got.err


def test_json_gives_an_answer_a_line(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, "check", folder, "--json", *DAY)
    answers = [msgspec.json.decode(line, type=Answer) for line in out.splitlines()]
    assert (code, [a.report for a in answers]) == (0, ["a.txt", "b.txt"])
    assert err == "frontledger: 2 reports, 2 claims: 1 supported, 1 differs\n"


def test_a_pipe_gives_a_claim_a_line_after_its_report(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    _, out, _ = run(capsys, "check", folder / "a.txt", folder / "b.txt", *DAY)
    assert [line.split("\t")[:3] for line in out.splitlines()] == [
        ["a.txt", "1", "differs"],
        ["b.txt", "1", "supported"],
    ]


def test_csv_is_one_table(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    _, out, _ = run(capsys, "check", folder, "--csv", *DAY)
    header, *rows = csv.reader(out.splitlines())
    assert header[0] == "report"
    assert {r[0] for r in rows} == {"a.txt", "b.txt"}
    assert all(len(r) == len(header) for r in rows)


def test_pages_go_into_a_folder(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    run(capsys, "check", folder, "--html", tmp_path / "pages", *DAY)
    assert sorted(p.name for p in (tmp_path / "pages").iterdir()) == ["a.txt.dossier.html", "b.txt.dossier.html"]


def test_one_that_cannot_be_read_is_told_and_the_others_are_checked(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    (folder / "aa.pdf").write_bytes(b"%PDF-1.7 nothing")
    code, out, err = run(capsys, "check", folder, "--json", *DAY)
    assert (code, len(out.splitlines())) == (2, 2)
    assert "aa.pdf" in err and "1 could not be checked" in err


def test_fail_on_is_of_all_reports(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, _, err = run(capsys, "check", folder, "--json", "--fail-on", "differs,contradicted", *DAY)
    assert (code, err.splitlines()[-1]) == (1, "frontledger: 1 claim differs")
    assert run(capsys, "check", folder, "--json", "--fail-on", "contradicted", *DAY)[0] == 0


@pytest.mark.parametrize(
    "option", [("--markdown",), ("--show", "all"), ("--html",), ("--claims", "x.json"), ("--card", "x.svg")]
)
def test_what_is_for_one_report_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Path, option: tuple[str, ...]
) -> None:
    code, out, err = run(capsys, "check", folder, *option)
    assert (code, out) == (2, "")
    assert option[0] in err


def test_standard_input_is_one_report(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    assert run(capsys, "check", "-", folder / "a.txt")[0] == 2


def test_relays_as_json_and_for_a_pipe(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, err = run(capsys, "relays", folder, "--json", *DAY)
    (found,) = msgspec.convert(json.loads(out), list[Relay])
    assert (code, [s.kind for s in found.slips]) == (0, ["digits"])
    assert err == "frontledger: 1 claim told by several reports, 1 of them with slips\n"
    _, out, _ = run(capsys, "relays", folder, *DAY)
    rows = [line.split("\t") for line in out.splitlines()]
    assert [(r[2], r[5], r[-1]) for r in rows] == [("a.txt", "752", ""), ("b.txt", "725", "digits")]


def test_a_terminal_is_shown_what_does_not_fit_and_what_slipped(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    _, out, _ = run(capsys, "check", folder, *DAY)
    assert "claim 1 · Differs" in out
    assert "two digits are swapped" in " ".join(out.split())
    assert run(capsys, "relays", folder, *DAY)[1].startswith("2 reports tell one figure")
