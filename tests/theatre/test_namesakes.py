"""Which place a name alone stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

from frontledger.errors import InputError
from frontledger.theatre import Theatre, load
from frontledger.theatre.namesakes import named
from made_up import theatre

HEAD = "id\tname_en\tlat\tlon\tcountry\tadmin1\tcategory\tpopulation\tnear_front\n"


def _theatre(folder: Path, *places: tuple[str, str, int, int], kinds: dict[str, str] | None = None) -> Theatre:
    """Places by id, each with its name, population and months near the front."""
    lines = [
        f"{id_}\t{name}\t6{n}\t-2{n}\tIS\tIS-1\t\t{size or ''}\t{near or ''}\n"
        for n, (id_, name, size, near) in enumerate(places)
    ]
    names = sorted(f"vik\t{id_}\t{(kinds or {}).get(id_, 'main')}\tis\n" for id_, *_ in places)
    files = {
        "places__own__places.tsv": HEAD + "".join(lines),
        "places__own__names.tsv": "key\tplace\tkind\tlanguages\n" + "".join(names),
    }
    return Theatre(theatre(folder, **files))


def test_the_one_that_was_near_the_front(tmp_path: Path) -> None:
    found = _theatre(tmp_path, ("own:1", "Vik", 90000, 0), ("own:2", "Vik", 50, 3))
    assert named(found, "Vík").id == "own:2"


def test_the_name_that_is_its_own_and_then_the_much_larger_one(tmp_path: Path) -> None:
    found = _theatre(tmp_path, ("own:1", "Vik", 300, 0), ("own:2", "Other", 90000, 0), kinds={"own:2": "old"})
    assert named(found, "vik").id == "own:1"
    larger = _theatre(tmp_path / "2", ("own:1", "Vik", 300, 5), ("own:2", "Vik", 9000, 5))
    assert named(larger, "Vik").id == "own:2"


def test_maps_tell_where_the_gazetteer_does_not(tmp_path: Path) -> None:
    found = _theatre(tmp_path, ("own:1", "Vik", 300, 0), ("own:2", "Vik", 400, 0))
    with pytest.raises(
        InputError, match=r"2 places are called 'Vik': own:2 \(Vik, IS-1, -21\.0000,61\.0000\), own:1"
    ) as several:
        named(found, "Vik")
    assert several.value.remedy == "give one by its id"
    assert named(found, "Vik", lambda p: -3.0 if p.id == "own:1" else 200.0).id == "own:1"
    with pytest.raises(InputError, match="2 places"):
        named(found, "Vik", lambda _: 200.0)


def test_the_gazetteer_that_ships() -> None:
    known = {
        **dict.fromkeys(("Pokrovsk", "Покровськ", "Красноармейск", "波克羅夫斯克"), "gn:704422"),
        "Avdiivka": "gn:713122",
        "Lyman": "gn:704204",
        "Huliaipole": "gn:707898",
        "Dobropillia": "gn:709900",
    }
    assert {name: named(load(), name).id for name in known} == known
    with pytest.raises(InputError, match=r"places are called 'Ivanivka'.* more"):
        named(load(), "Ivanivka")
    with pytest.raises(InputError, match="no place is called 'Atlantis'") as none:
        named(load(), "Atlantis")
    assert "--at LON,LAT" in none.value.remedy
