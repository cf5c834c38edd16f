"""Books kept from run to run are those that the raw files give."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from drawn_maps import DrawnMaps, square
from shapely.geometry import box

from frontledger.control.books import Books
from frontledger.control.regions import Outlines, books
from frontledger.control.store import Store
from frontledger.nouns.maps import Shape

LAYERS = ("held",)
OUTLINES = Outlines({"W": box(30, 48, 32, 50), "E": box(32, 48, 34, 50)})
DAYS: list[Shape] = [[[square(31.5 + n / 30, 48.2 + n / 7, 0.3 + n / 11)]] for n in range(9)]


def _made(maps: DrawnMaps) -> list[tuple[Any, ...]]:
    return [book[:-1] for book in books(maps, LAYERS, OUTLINES)]


def _never() -> Outlines:
    raise AssertionError("no map has to be measured")


def _of(store: Store, maps: DrawnMaps, outlines: Callable[[], Outlines] = lambda: OUTLINES) -> list[tuple[Any, ...]]:
    kept: list[Books] = list(store.books(maps, LAYERS, outlines))
    return [book[:-1] for book in kept]


def test_a_second_run_measures_nothing_and_gives_the_same(tmp_path: Path) -> None:
    maps, store = DrawnMaps(*DAYS), Store(tmp_path / "new", "a")
    first = _of(store, maps)
    assert first == _made(maps)
    assert _of(store, maps, _never) == first
    assert [p.name for p in (tmp_path / "new").iterdir()] == [store.path.name]
    assert b"coordinates" not in store.path.read_bytes()


@pytest.mark.parametrize("known", [1, 3, 8])
def test_added_maps_give_the_same_bytes_as_all_at_once(tmp_path: Path, known: int) -> None:
    grown, whole = Store(tmp_path / "grown", "a"), Store(tmp_path / "whole", "a")
    _of(grown, DrawnMaps(*DAYS[:known]))
    before = grown.path.read_bytes()
    assert _of(grown, DrawnMaps(*DAYS)) == _of(whole, DrawnMaps(*DAYS))
    assert grown.path.read_bytes() == whole.path.read_bytes()
    assert grown.path.read_bytes().startswith(before)


def test_a_file_that_changed_is_measured_again_and_all_after_it(tmp_path: Path) -> None:
    store = Store(tmp_path, "a")
    _of(store, DrawnMaps(*DAYS))
    changed = DrawnMaps(*DAYS[:4], [[square(33, 49, 0.7)]], *DAYS[5:])
    assert _of(store, changed) == _made(changed)
    assert _of(store, changed, _never) == _made(changed)
    # fewer maps than are kept
    assert _of(store, DrawnMaps(*DAYS[:3]), _never) == _made(DrawnMaps(*DAYS[:3]))


def test_what_else_is_asked_is_kept_apart(tmp_path: Path) -> None:
    assert len({Store(tmp_path, *about).path for about in (("a",), ("b",), ("a", "b"), ("ab",))}) == 4


@pytest.mark.parametrize("harm", [b"", b"{}\n", b'{"name":"x"', b"\x00\xff\n"])
def test_a_store_that_was_harmed_is_made_again(tmp_path: Path, harm: bytes) -> None:
    maps, store = DrawnMaps(*DAYS), Store(tmp_path, "a")
    _of(store, maps)
    whole = store.path.read_bytes()
    lines = whole.splitlines(keepends=True)
    store.path.write_bytes(b"".join(lines[:5]) + harm)
    assert _of(store, maps) == _made(maps)
    assert store.path.read_bytes() == whole


def test_without_a_place_to_keep_them_books_are_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    maps, store = DrawnMaps(*DAYS), Store(tmp_path / "file" / "store", "a")
    assert _of(store, maps) == _of(store, maps) == _made(maps)
