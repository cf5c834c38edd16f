"""Roads told of as cut, open or under fire: by one end or both."""

from __future__ import annotations

import pytest

import frontledger as fl
from frontledger.errors import InputError

BOTH = ("Pokrovsk", "Myrnohrad")


@pytest.mark.parametrize(
    ("text", "place", "state", "measure"),
    [
        ("The Pokrovsk–Myrnohrad road is cut.", BOTH, "partial", "road"),
        ("The Pokrovsk–Myrnohrad road is not cut.", BOTH, "denied", "road"),
        ("The road between Pokrovsk and Myrnohrad is open.", BOTH, "denied", "road"),
        ("The road from Pokrovsk to Myrnohrad is under fire control.", BOTH, "threatened", "road"),
        ("Russian forces near Toretsk cut the Pokrovsk–Myrnohrad highway.", BOTH, "partial", "road"),
        ("Російські війська перерізали дорогу Покровськ – Мирноград.", BOTH, "partial", "road"),
        ("波克羅夫斯克至米爾諾格勒的公路已被切斷。", BOTH, "partial", "road"),
        ("Die Straße zwischen Pokrowsk und Myrnohrad ist unterbrochen.", BOTH, "partial", "road"),
        ("The last road to Pokrovsk is cut.", BOTH[:1], "partial", "road"),
        ("The last road to Pokrovsk remains open.", BOTH[:1], "denied", "road"),
        ("The last usable road to Pokrovsk has been cut.", BOTH[:1], "partial", "road"),
        ("Only one road to Pokrovsk is left.", BOTH[:1], "partial", None),
        ("Pokrovsk is surrounded on three sides.", BOTH[:1], "partial", None),
    ],
)
def test_a_road_with_its_ends(text: str, place: tuple[str, ...], state: str, measure: str | None) -> None:
    claims = fl.check_claim(text, published="2025-11-20").claims
    found = [(c.place, c.extra.state, c.extra.measure) for c in claims if c.kind == "encirclement"]
    assert found == [(place, state, measure)]


@pytest.mark.parametrize("text", ["The road between Pokrovsk and Myrnohrad is long.", "The road to Pokrovsk is open."])
def test_no_road_that_nothing_is_told_of(text: str) -> None:
    with pytest.raises(InputError, match="no claim"):
        fl.check_claim(text, published="2025-11-20")
