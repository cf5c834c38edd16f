"""Which of several places of one name is meant."""

from __future__ import annotations

import pytest

import frontledger as fl
from frontledger.reading.names import find_names
from frontledger.theatre import load


def units(text: str, language: str, name: str) -> list[str]:
    """The first-level units of the places found under a name."""
    theatre = load()
    found = find_names(text, language=language, theatre=theatre)
    ids = [n.place_id for n in found if n.kind == "place" and n.id == name and n.place_id]
    return [place.admin1 for id_ in ids if (place := theatre.place(id_))]


@pytest.mark.parametrize(
    ("language", "text", "name", "unit"),
    [
        # a great city before villages of its name, even near places of the villages' region
        ("en", "Fighting went on near Pokrovsk and Dobropillia. Drones hit Zaporizhzhia.", "Zaporizhzhia", "UA-23"),
        ("uk", "Бої тривають під Покровськом. Дрони вдарили по Запоріжжю.", "Zaporizhzhia", "UA-23"),
        # among villages the one near the report's other places
        ("en", "Near Pokrovsk and Dobropillia, Russian troops took Novooleksandrivka.", "Novooleksandrivka", "UA-14"),
        ("en", "Near Popasna and Sievierodonetsk lies the village of Novooleksandrivka.", "Novooleksandrivka", "UA-09"),
    ],
)
def test_namesakes(language: str, text: str, name: str, unit: str) -> None:
    assert units(text, language, name) == [unit]


def test_a_claim_keeps_which_place_is_meant() -> None:
    text = (
        "Russian forces took the village of Novoandriivka in the Zaporizhzhia region and advanced near Orikhiv, "
        "the Russian Defence Ministry said on 2 September."
    )
    claims = fl.read(text, published="2025-09-03", language="en").claims
    taken = next(c for c in claims if c.place == ("Novoandriivka",))
    place = load().place(taken.place_ids[0] or "")
    assert place is not None and place.admin1 == "UA-23"
