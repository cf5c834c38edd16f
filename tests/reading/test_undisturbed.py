"""The search for garbage: away while a report is read, and back as it was."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

import frontledger as fl
from frontledger.languages import LANGUAGES
from frontledger.reading.doc import Doc
from frontledger.reading.undisturbed import undisturbed

REPORTS = Path(__file__).resolve().parents[1] / "reports" / "reports"


@pytest.fixture(autouse=True)
def as_it_was() -> Iterator[None]:
    on = gc.isenabled()
    yield
    (gc.enable if on else gc.disable)()


@pytest.mark.parametrize("on", [True, False])
def test_it_comes_back_as_it_was(on: bool) -> None:
    (gc.enable if on else gc.disable)()
    with undisturbed():
        assert not gc.isenabled()
        with undisturbed():
            pass
        assert not gc.isenabled(), "another reading goes on"
    assert gc.isenabled() is on


def test_it_comes_back_after_an_error() -> None:
    gc.enable()
    with pytest.raises(ZeroDivisionError), undisturbed():
        1 // 0  # noqa: B018
    assert gc.isenabled()


def test_reading_leaves_it_on() -> None:
    gc.enable()
    assert fl.read("Troops took 12 km2 near Pokrovsk.", language="en", published="2025-08-14").claims
    assert gc.isenabled()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_document_goes_with_its_last_user(language: str) -> None:
    path = min(REPORTS.glob(f"{language}-*.txt"))
    gc.disable()
    before = _documents()
    assert fl.read(path, language=language, published="2025-08-14").claims
    assert _documents() == before, "it leads back to itself"


def _documents() -> int:
    return sum(isinstance(o, Doc) for o in gc.get_objects())
