"""Tables made at one run and read at the next: the same claims, and no file that is to be trusted but ours."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from frontledger import kept as module
from frontledger.kept import kept
from frontledger.languages import LANGUAGES
from frontledger.reading.cues import cues

TEXT = "Russian forces took Novyi Komar on 12 August, Ukraine lost 23.5 square kilometres, DeepState said.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where things are kept, in a folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    module._folder.cache_clear()
    yield tmp_path
    module._folder.cache_clear()


class Made:
    """Counts how often a thing is made."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> dict[str, int]:
        self.times += 1
        return {"made": 1}


def file_of(folder: Path) -> Path:
    (file,) = folder.rglob("*.pickle")
    return file


def twice(make: Made) -> int:
    """How often something is made that is asked for two times."""
    for _ in range(2):
        assert kept("thing", "en", make=make) == {"made": 1}
    return make.times


def test_what_was_made_is_not_made_again(folder: Path) -> None:
    assert twice(Made()) == 1
    assert [p.name for p in folder.rglob("*") if p.is_file()] == ["thing.en.pickle"]


@pytest.mark.parametrize("at", [0, 20, -1], ids=["other files", "another sum", "a byte"])
def test_a_file_of_another_state_or_a_damaged_one_is_made_anew(folder: Path, at: int) -> None:
    twice(Made())
    file = file_of(folder)
    data = bytearray(file.read_bytes())
    data[at] ^= 1
    file.write_bytes(data)
    assert twice(Made()) == 1


def test_half_a_file_is_made_anew(folder: Path) -> None:
    twice(Made())
    file = file_of(folder)
    file.write_bytes(file.read_bytes()[:40])
    assert twice(Made()) == 1


def test_what_is_of_a_class_that_is_no_more_is_made_anew(folder: Path) -> None:
    twice(Made())
    body = b"cfrontledger.kept\nGone\n."  # what a pickle says of `frontledger.kept.Gone`
    file_of(folder).write_bytes(module._stamp() + module._digest(body) + body)
    assert twice(Made()) == 1


def test_a_file_that_others_may_write_is_not_read(folder: Path) -> None:
    twice(Made())
    file_of(folder).chmod(0o666)
    assert twice(Made()) == 1
    assert not file_of(folder).stat().st_mode & 0o022


def test_a_folder_that_others_may_write_keeps_nothing(folder: Path) -> None:
    twice(Made())
    file_of(folder).parent.chmod(0o777)
    module._folder.cache_clear()
    assert twice(Made()) == 2


def test_where_nothing_can_be_written_everything_is_made(folder: Path) -> None:
    (folder / "frontledger").write_text("a file where the folder would be")
    assert twice(Made()) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_read_are_those_made(folder: Path, language: str) -> None:
    made, read = cues.__wrapped__(language), cues.__wrapped__(language)
    assert made is not read
    text = ". ".join(p.rstrip("*") for cue in ("gain", "lose", "kill") for p in made.patterns("events", cue))
    assert {c.id for c in made.find(text)["events"]} >= {"gain", "lose", "kill"}
    assert made.find(text) == read.find(text)
    assert vars(made).keys() == vars(read).keys()


def test_a_first_run_and_a_second_read_alike(folder: Path) -> None:
    command = [sys.executable, "-m", "frontledger", "read", "-", "--json", "--published", "2025-08-13"]
    runs = [subprocess.run(command, input=TEXT, capture_output=True, text=True, check=True).stdout for _ in range(2)]
    assert runs[0] == runs[1]
    assert '"settlement_control"' in runs[0]
    assert {p.name for p in folder.rglob("*.pickle")} >= {"cues.en.pickle", "names.ukraine.en.pickle"}


class Slotted:
    """A value with a place for its part and none for anything else."""

    __slots__ = ("parts",)

    def __init__(self, parts: object) -> None:
        self.parts = parts


def test_equal_texts_and_tuples_of_a_table_are_one_object(folder: Path) -> None:
    def word(end: str) -> str:
        return "".join(["word", end])  # an object of its own each time

    held = {"a": (word("s"), 1), "b": [(word("s"), 1), {word("s")}], "c": Slotted((word("s"), frozenset([word("s")])))}
    for _ in range(2):
        found = kept("thing", "en", make=lambda: held)
        assert found["a"] is found["b"][0] == ("words", 1)
        assert found["c"].parts[0] is found["a"][0] is next(iter(found["b"][1])) is next(iter(found["c"].parts[1]))


def test_what_only_looks_alike_stays_apart(folder: Path) -> None:
    for _ in range(2):
        found = kept("thing", "en", make=lambda: [(1, True), (True, 1), (1.0, 1), ("1", 1), [1], [1]])
        assert list(map(repr, found)) == ["(1, True)", "(True, 1)", "(1.0, 1)", "('1', 1)", "[1]", "[1]"]
        assert found[4] is not found[5]


def test_what_holds_itself_can_be_kept(folder: Path) -> None:
    ring: list[object] = ["word"]
    ring.append(ring)
    found = kept("thing", "en", make=lambda: ring)
    assert found[1] is found
