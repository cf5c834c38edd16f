"""On a terminal: width by East Asian width, colour only where it is wanted, nothing that controls it."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path
from struct import pack

import pytest
import wcwidth
from cli_reports import REPORTS
from hypothesis import given
from hypothesis import strategies as st

import frontledger as fl_api
from frontledger.faces.cli.lines import width, wrap
from frontledger.faces.cli.terminal import Style, terminal

NAMES = ("en-seed", "uk-a", "zh-Hant-a", "zh-Hant-b")
COLOUR = re.compile("\x1b\\[[0-9;]*m")


def on_a_terminal(arguments: list[str], columns: int, **env: str) -> str:
    """What a terminal of that width shows."""
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, pack("HHHH", 40, columns, 0, 0))
    bare = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "PYTHONPATH")}
    process = subprocess.Popen(
        [sys.executable, "-m", "frontledger", *arguments],
        stdout=follower, stderr=subprocess.DEVNULL, env=bare | {"TERM": "xterm-256color"} | env,
    )  # fmt: skip
    os.close(follower)
    shown = b""
    while True:
        try:
            piece = os.read(leader, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(leader)
    assert process.wait(120) == 0
    return shown.decode().replace("\r\n", "\n")


def test_colour_and_width_of_a_terminal(seed: Path) -> None:
    shown = on_a_terminal(["check", str(seed)], 72)
    assert "\x1b[34m✓ Supported\x1b[0m" in shown
    assert "\x1b[1m≈ Differs\x1b[0m" in shown and "\x1b[2m- Cannot be measured\x1b[0m" in shown
    plain = COLOUR.sub("", shown)
    assert "\x1b" not in plain
    assert 60 < max(wcwidth.wcswidth(line) for line in plain.splitlines()) <= 72
    assert plain == terminal(fl_api.check(seed), Style(width=72))


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colour_where_it_is_not_wanted(seed: Path, env: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal(["check", str(seed)], 100, **env)


def test_a_terminal_that_is_too_narrow_gets_40_columns(seed: Path) -> None:
    shown = COLOUR.sub("", on_a_terminal(["check", str(seed), "--html"], 20))
    paths = [line for line in shown.splitlines() if line.startswith("dossier: ")]
    assert len(paths) == 1
    assert max(wcwidth.wcswidth(line) for line in shown.splitlines() if line not in paths) <= 40


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", ["en", "zh-Hant", "uk"])
def test_no_line_is_wider_than_the_terminal(name: str, lang: str) -> None:
    answer = fl_api.check(REPORTS / f"{name}.txt", lang=lang)
    for columns in (40, 60, 89, 90, 100):
        for ascii_only in (False, True):
            shown = terminal(answer, Style(width=columns, ascii_only=ascii_only), show="all")
            for line in shown.splitlines():
                assert 0 <= wcwidth.wcswidth(line) <= columns, line
                assert line == line.rstrip()


@pytest.mark.parametrize("name", NAMES)
def test_narrow_and_wide_say_the_same(name: str) -> None:
    answer = fl_api.check(REPORTS / f"{name}.txt")
    letters = {}
    for columns in (40, 89, 100):
        shown = terminal(answer, Style(width=columns), show="all")
        letters[columns] = [w for c in answer.claims for w in c.sentence.split() if w not in shown]
    assert letters == {40: [], 89: [], 100: []}


def test_figures_stand_in_one_column() -> None:
    shown = terminal(fl_api.check(REPORTS / "en-seed.txt"), Style(width=100)).splitlines()
    first = next(i for i, line in enumerate(shown) if "+112.6" in line and "fits" in line)
    block = shown[first : next(i for i in range(first, len(shown)) if "█" in shown[i])]
    rows = [line for line in block if re.match(r" {21}\S.* [+−-]", line)]
    assert len(rows) >= 3
    assert len({line.index("km²") for line in rows}) == 1


def test_a_speaker_with_a_long_name_stands_on_a_line_of_its_own() -> None:
    shown = terminal(fl_api.check(REPORTS / "en-seed.txt"), Style(width=100)).splitlines()
    at = next(i for i, line in enumerate(shown) if line.startswith("- Cannot be measured"))
    assert shown[at + 1].endswith("General Staff of the Armed Forces of Ukraine")
    assert len(shown[at + 1]) == 100


WORDS = st.text(st.sampled_from("ab1.,2 \u00a0km²「」。，、依法新社的算年月日Щі…é\u0301👍🏽‑-"), max_size=120)


@given(WORDS, st.integers(6, 60), st.sampled_from(["", "  ", "– "]), st.sampled_from(["", "    "]))
def test_wrapping_loses_nothing_and_fits(text: str, columns: int, first: str, rest: str) -> None:
    lines = wrap(text, columns, first=first, rest=rest)
    assert all(width(line) <= columns or width(line) <= width(first) for line in lines)
    assert lines[0].startswith(first) and all(line.startswith(rest) for line in lines[1:])
    said = lines[0].removeprefix(first) + "".join(line.removeprefix(rest) for line in lines[1:])
    assert said.replace(" ", "") == text.replace(" ", "")


@given(WORDS, st.integers(24, 60))
def test_a_line_opens_with_no_closing_mark(text: str, columns: int) -> None:
    for before, line in zip(lines := wrap(text, columns), lines[1:], strict=False):
        closing = re.match("[」。，、]+", line)
        # only a run of marks longer than a line can be cut
        assert closing is None or width(before) > columns - 8


def test_a_number_keeps_its_unit() -> None:
    text = "依 ISW 的算法，2025年3月10日至12日增加 16.7\u00a0平方公里；報導的 25\u00a0平方公里與此接近。"
    for columns in range(14, 60):
        lines = wrap(text, columns)
        assert any("16.7\u00a0平方公里" in line for line in lines)
        assert any("2025年" in line for line in lines)


def test_spaces_are_where_a_line_breaks() -> None:
    assert wrap("a  b\n c\td\u2028e", 3) == ["a b", "c d", "e"]
    assert wrap("", 10, first="– ") == ["– "]
    assert wrap("abcdefgh", 3) == ["abc", "def", "gh"]
    assert wrap("abcdefgh", 3, rest=" ") == ["ab", " cd", " ef", " gh"]


def test_problems_are_broken_to_the_terminal_too() -> None:
    leader, follower = pty.openpty()
    fcntl.ioctl(follower, termios.TIOCSWINSZ, pack("HHHH", 40, 50, 0, 0))
    command = [sys.executable, "-m", "frontledger", "check", "missing.txt", "--fail-on", "wrong"]
    assert subprocess.run(command, check=False, stdout=follower, stderr=follower).returncode == 2
    os.close(follower)
    said = os.read(leader, 65536).decode().replace("\r\n", "\n").splitlines()
    os.close(leader)
    assert said[0] == "frontledger: --fail-on: no verdict 'wrong'"
    assert len(said) > 3 and all(line.startswith(" " * 13) and len(line) <= 50 for line in said[1:])
