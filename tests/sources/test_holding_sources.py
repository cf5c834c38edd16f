"""Sources that say who holds single places: VIINA's table, DeepState's log, the official list."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from frontledger.errors import SourceError
from frontledger.nouns.holders import Holding
from frontledger.sources import deepstate_log, order376, viina
from frontledger.theatre import load
from frontledger.verbs.data import open_source

READERS = load().readers
ONE, TWO, FIVE = dt.date(2030, 1, 1), dt.date(2030, 1, 2), dt.date(2030, 1, 5)


# VIINA

VIINA = "date,geonameid,lon,lat,status"


def control(*lines: str) -> Any:
    options = READERS["viina"].options
    return viina.read("\n".join([VIINA, *lines, ""]).encode(), "control.csv", **options)


def test_a_statement_where_the_status_changes() -> None:
    held = control(
        "20300101,7,36.5,49.5,UA", "20300101,8,36.6,49.6,RU", "2030-01-02,7,36.5,49.5,UA",
        "20300105,7,36.5,49.5,CONTESTED", "20300106,7,36.5,49.5,RU",
    )  # fmt: skip
    assert held.rows == (
        Holding(ONE, "UA", "UA", "gn:7", lon=36.5, lat=49.5),
        Holding(ONE, "RU", "RU", "gn:8", lon=36.6, lat=49.6),
        Holding(FIVE, None, "CONTESTED", "gn:7", lon=36.5, lat=49.5),
        Holding(dt.date(2030, 1, 6), "RU", "RU", "gn:7", lon=36.5, lat=49.5),
    )


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["20300101,7,36.5,49.5,GREY"], "line 2: no status is called 'GREY'; known are UA, RU, CONTESTED"),
        (["20300101,x7,36.5,49.5,UA"], "line 2: 'x7' is no id of GeoNames"),
        (["20300101,7,136.5,99.5,UA"], "line 2: 136.5, 99.5 is not on the Earth"),
        (["20300102,7,36.5,49.5,UA", "20300101,7,36.5,49.5,UA"], "line 3: 7 on 2030-01-01 stands twice or out of"),
        (["20300101,7,36.5,49.5,UA", "20300101,7,36.5,49.5,RU"], "line 3: 7 on 2030-01-01 stands twice"),
        (["20300101,7,36.5,49.5,UA", "20300102,7,37.5,49.5,UA"], "line 3: 7 lay at 36.5, 49.5 before"),
        (["20300230,7,36.5,49.5,UA"], "line 2: '2030-02-30' is no date"),
    ],
)
def test_a_table_of_another_form_is_refused(lines: list[str], says: str) -> None:
    with pytest.raises(SourceError, match=says) as e:
        control(*lines)
    assert str(e.value).startswith("control.csv, ")


# DeepState's log


def link(name: str, lat: float = 48.5, lon: float = 37.5) -> str:
    return f'<a href="https://deepstatemap.live/en#14/{lat}/{lon}">{name}</a>'


def log(uk: str, en: str = "", created: str = "2030-01-01T22:30:00.000Z") -> list[tuple[str, str | None, str]]:
    moment = dt.datetime.fromisoformat(created)
    update = {"id": int(moment.timestamp()), "created": created, "shown": "01.01 o 23:30", "uk": uk, "en": en}
    data = json.dumps({"about": "", "updates": [update]}).encode()
    rows = deepstate_log.read(data, "log.json", **READERS["deepstate-log"].options).rows
    assert all(row.at == moment and row.since == TWO for row in rows), "half past ten in UTC is the next day in Kyiv"
    return sorted((row.name, row.side, row.status) for row in rows)


def test_taken_and_freed() -> None:
    a, b, c, d = (link(n, lat=48 + i / 10) for i, n in enumerate("ABCD"))
    taken = [("A", "RU", "occupied"), ("B", "RU", "occupied")]
    assert log(f"Ворог окупував {a}, {b}, а також просунувся біля {c}, у {d}.") == taken
    assert log("", f"The enemy occupied {a} and {b}, and advanced near {c} and {d}.") == taken
    assert log(f"Ворог просунувся поблизу {a} та окупував село {b}.") == taken[1:]
    assert log(f"ЗСУ звільнили населений пункт {a}. Тривають бої біля {b}.") == [("A", "UA", "liberated")]
    assert log(f"Сили Оборони України зайняли {a} та частину {b}. Ворог захопив {c}") == [
        ("A", "UA", "taken"),
        ("C", "RU", "occupied"),
    ]
    assert log(f'Війська <a href="https://t.me/x/1">звільнили</a> {a} та {b}') == [
        ("A", "UA", "liberated"),
        ("B", "UA", "liberated"),
    ]


def test_what_says_nothing_of_who_holds_a_place() -> None:
    for text in (
        f"Ворог просунувся у {link('A')}.",
        f"Схоже, московити захопили {link('A')}.",
        f"Уточнено ситуацію в {link('A')}",
        f"{link('A')} звільнено",
        f"Ворог окупував позиції біля {link('A')}",
        "Ворог окупував Тестове",
        f"Ворог окупував висоту. {link('A')}",
    ):
        assert log(text) == [], text


def test_an_english_name_where_both_link_to_the_place() -> None:
    assert log(f"Ворог окупував {link('Ялту', 48.1)}", f"The enemy occupied {link('Yalta', 48.1)}.") == [
        ("Yalta", "RU", "occupied")
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"{", "not the log"),
        (b'{"updates":[{"id":1}]}', "not the log"),
        (b'{"updates":[{"id":1,"created":"2030-01-01T00:00:00Z","uk":"","en":""}]}', "update 1 was not made at"),
        (
            b'{"updates":[{"id":1893456000,"created":"2030-01-01T00:00:00Z",'
            b'"uk":"<a href=\\"#9/95/30\\">x</a>","en":""}]}',
            r"update 1893456000: a link leads to '#9/95/30'",
        ),
    ],
)
def test_another_log_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        deepstate_log.read(data, "log.json", **READERS["deepstate-log"].options)


# the official list

LIST = ",".join(order376.COLUMNS)
CODIFIER = """code,category,name,oblast_code,raion_code,hromada_code,settlement_code
UA14000000000000001,O,Донецька,UA14000000000000001,,,
UA14020000000000002,P,Бахмутський,UA14000000000000001,UA14020000000000002,,
UA14020010000000003,H,Тестова,UA14000000000000001,UA14020000000000002,UA14020010000000003,
UA14020010010000004,M,Тест,UA14000000000000001,UA14020000000000002,UA14020010000000003,UA14020010010000004
UA14020010020000005,C,Слов’янка,UA14000000000000001,UA14020000000000002,UA14020010000000003,UA14020010020000005
UA14020010030000006,C,Нове,UA14000000000000001,UA14020000000000002,UA14020010000000003,UA14020010030000006
UA14020010040000007,X,Нове,UA14000000000000001,UA14020000000000002,UA14020010000000003,UA14020010040000007
"""
UNIT, TOWN, SLAV, VILLAGE, SETTLEMENT = (
    "UA14020010000000003", "UA14020010010000004", "UA14020010020000005", "UA14020010030000006", "UA14020010040000007",
)  # fmt: skip


def official(*lines: str, codifier: str = CODIFIER, places: str = "") -> Any:
    options = READERS["order-376"].options
    text = "\n".join([LIST, *lines, ""]).encode()
    return order376.read(text, "list.csv", codifier=codifier.encode(), places=places.encode(), **options)


def test_periods_of_a_settlement() -> None:
    found = official(
        f"occupied,{TOWN},м. Тест,О,Р,2030-01-01|2030-01-05,2030-01-02",
        f"active_combat,{TOWN},м. Тест,О,Р,2030-01-03,2030-01-04",
        places=f"id,lat,lon,katottg\ngn:7,48.5,37.5,{TOWN}\ngn:8,1,1,\ngn:9,2,2,{TOWN}\n",
    )
    assert [(h.since, h.until, h.side, h.status) for h in found.rows] == [
        (ONE, TWO, "RU", "occupied"),
        (dt.date(2030, 1, 3), dt.date(2030, 1, 4), None, "active_combat"),
        (FIVE, None, "RU", "occupied"),
    ]
    assert {(h.place, h.name, h.lon, h.lat) for h in found.rows} == {("gn:7", "Тест", 37.5, 48.5)}
    assert found.odd == ()


@pytest.mark.parametrize(
    ("called", "codes", "odd"),
    [
        ("Тестова громада", [TOWN, SLAV, VILLAGE, SETTLEMENT], 0),
        ("Тестова громада за винятком м. Тест, с. Слов'янка", [VILLAGE, SETTLEMENT], 0),
        ("Тестова громада за винятком: с-ще Нове", [TOWN, SLAV, VILLAGE], 0),
        ("Тестова громада за винятком с. Слов`янка та c. Нове", [TOWN, SETTLEMENT], 0),
        ("Тестова громада за винятком с. Слов’янка с. Нове", [TOWN, SETTLEMENT], 0),
        (f"Тестова громада за винятком с. Нове ({SETTLEMENT})", [TOWN, SLAV, VILLAGE], 0),
        ("Тестова громада за винятком с. Нетаке", [TOWN, SLAV, VILLAGE, SETTLEMENT], 1),
    ],
)
def test_a_unit_is_its_settlements_but_those_taken_out(called: str, codes: list[str], odd: int) -> None:
    found = official(f'occupied,{UNIT},"{called}",О,Р,2030-01-01,')
    assert [h.place for h in found.rows] == [f"katottg:{c}" for c in codes]
    assert len(found.odd) == odd


def test_without_the_codifier_a_unit_stands_for_itself() -> None:
    (row,) = official(f"occupied,{UNIT},Тестова громада,О,Р,2030-01-01,", codifier="").rows
    assert (row.place, row.name) == (f"katottg:{UNIT}", "Тестова громада")


@pytest.mark.parametrize(
    ("periods", "says"),
    [
        (",2030-01-02", "a period to 2030-01-02 has no first day but ''"),
        ("12.11 2030,2030-12-31", "has no first day but '12.11 2030'"),
        ("2030-01-01,31.03. 2030", "has a last day that is none: '31.03. 2030'"),
        ("2030-01-05,2030-01-01", "ends before it starts, on 2030-01-01"),
    ],
)
def test_misprinted_days_are_named_and_not_guessed(periods: str, says: str) -> None:
    found = official(f"occupied,{TOWN},м. Тест,О,Р,{periods}")
    assert found.rows == ()
    (odd,) = found.odd
    assert odd.startswith("list.csv, line 2: м. Тест: ")
    assert says in odd


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"lost,{TOWN},м. Тест,О,Р,2030-01-01,", "line 2: no part is called 'lost'"),
        ("occupied,UA14,м. Тест,О,Р,2030-01-01,", "line 2: 'UA14' is no code"),
        ("occupied,UA99999999999999999,м. Тест,О,Р,2030-01-01,", "line 2: 'UA99999999999999999' is no code"),
    ],
)
def test_another_list_is_refused(line: str, says: str) -> None:
    with pytest.raises(SourceError, match=says):
        official(line)


@pytest.mark.real
def test_real_files(data_folder: Path) -> None:
    found = open_source(load(), "deepstate-log", data_folder).content.rows
    assert len(found) == 380
    assert {h.side for h in found} == {"RU", "UA"}
    listed = open_source(load(), "order-376", data_folder).content
    assert len(listed.rows) > 15_000
    assert len(listed.odd) == 8
    assert sum(h.lon is None for h in listed.rows) < 0.06 * len(listed.rows)
