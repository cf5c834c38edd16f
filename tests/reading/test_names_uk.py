"""Names in Ukrainian text, in whatever case they stand."""

from __future__ import annotations

import pytest

from frontledger.reading.marks import Name
from frontledger.reading.names import find_names
from frontledger.theatre import load


def found(text: str) -> list[Name]:
    return find_names(text, language="uk", theatre=load())


def ids(text: str, kind: str) -> list[str]:
    return [n.id for n in found(text) if n.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("під Покровськом", "Pokrovsk"),
        ("у Покровську", "Pokrovsk"),
        ("до Покровська", "Pokrovsk"),
        ("під Добропіллям", "Dobropillia"),
        ("біля Авдіївки", "Avdiivka"),
        ("в Авдіївці", "Avdiivka"),
        ("за Авдіївкою", "Avdiivka"),
        ("у Києві", "Kyiv"),
        ("до Києва", "Kyiv"),
        ("під Харковом", "Kharkiv"),
        ("з Миколаєва", "Mykolaiv"),
        ("у Сумах", "Sumy"),
        ("до Чернівців", "Chernivtsi"),
        ("у Кривому Розі", "Kryvyi Rih"),
        ("до Кривого Рогу", "Kryvyi Rih"),
        ("у Часовому Яру", "Chasiv Yar"),
        ("до Часового Яру", "Chasiv Yar"),
        ("під Роботиним", "Robotyne"),
        ("до Роботиного", "Robotyne"),
        ("у Гуляйполі", "Huliaipole"),
        ("до Великої Новосілки", "Velyka Novosilka"),
        ("у Новій Каховці", "Nova Kakhovka"),
        ("в Івано-Франківську", "Ivano-Frankivsk"),
        ("з Енергодара", "Enerhodar"),
        ("під Маріуполем", "Mariupol"),
        ("у Слов'янську", "Sloviansk"),
        ("у Словʼянську", "Sloviansk"),
        ("у Слов’янську", "Sloviansk"),
        ("під Куп'янськом", "Kupiansk"),
        ("до Курахового", "Kurakhove"),
        ("в Антонівці на Херсонщині", "Antonivka"),
        ("на Запоріжжі", "Zaporizhzhia"),
        ("у Вашингтоні", "Washington"),
        ("в Ер-Ріяді", "Riyadh"),
        ("у Женеві", "Geneva"),
        ("в Анкориджі", "Anchorage"),
        ("Суджу втрачено", "Sudzha"),
    ],
)
def test_cases_of_towns(text: str, expected: str) -> None:
    assert ids(f"Бої тривають {text}." if text[0].islower() else text, "place") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("на Покровському напрямку", ["Pokrovsk"]),
        ("на Новопавлівському напрямку", ["Novopavlivka"]),
        ("на Лиманському та Куп'янському напрямках", ["Lyman", "Kupiansk"]),
        ("на Гуляйпільському та Оріхівському напрямках", ["Huliaipole", "Orikhiv"]),
        ("у Торецькій громаді", ["Toretsk"]),
        ("на Куп'янщині", ["Kupiansk"]),
        ("командування Чорноморського флоту", []),
        ("Українська альтернатива", []),
    ],
)
def test_adjectives_of_towns(text: str, expected: list[str]) -> None:
    assert ids(text, "place") == expected


@pytest.mark.parametrize(
    ("old", "today"),
    [
        ("Артемівськ", "Bakhmut"),
        ("Красноармійськ", "Pokrovsk"),
        ("Дзержинськ", "Toretsk"),
        ("Никанорівка", "Zapovidne"),
        ("Сєвєродонецьк", "Siverskodonetsk"),
        ("Дніпропетровськ", "Dnipro"),
    ],
)
def test_former_names_are_todays(old: str, today: str) -> None:
    assert ids(f"Кажуть, що місто {old} оточене.", "place") == [today]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Донецької області", ["UA-14"]),
        ("на Донеччині", ["UA-14"]),
        ("Донецьку та Луганську області, а також Запорізьку й Херсонську", ["UA-14", "UA-09", "UA-23", "UA-65"]),
        ("на Курщині та в Криму", ["RU-KRS", "UA-43"]),
        ("вихід із Донбасу", ["UA-14"]),
        ("у Краснодарському краї", ["RU-KDA"]),
        ("на Сумщині", ["UA-59"]),
    ],
)
def test_regions(text: str, expected: list[str]) -> None:
    assert ids(text, "region") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Щастя є. Перемога буде. Мирне небо над нами. Нове століття.",
        "Рівне число людей. Зоря сяє. Слобода мала.",
        "Суми виплат зросли? Ні, суми ті самі.",
        "найбільший острів Дніпра, берег Дніпра",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert [p for p in ids(text, "place") if p != "Sumy"] == []


def test_common_words_are_places_where_the_text_says_so() -> None:
    assert ids("Росіяни захопили Щастя і Мирне на Луганщині.", "place") == ["Shchastia", "Myrne"]
    assert ids("Визволено село Перемога.", "place") == ["Peremoha"]
    assert ids("Звільнено Купʼянськ, Степове і Бердичі.", "place") == ["Kupiansk", "Stepove", "Berdychi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("заявив Зеленський", "zelensky"),
        ("Зеленського", "zelensky"),
        ("із Зеленським", "zelensky"),
        ("Володимиром Зеленським", "zelensky"),
        ("доповідав Путіну", "putin"),
        ("Дональдом Трампом", "trump"),
        ("Олександра Сирського", "syrskyi"),
        ("Пєскова запитали", "peskov"),
        ("даними Інституту вивчення війни", "isw"),
        ("у зведенні Генштабу ЗСУ", "ua_general_staff"),
        ("Міноборони РФ", "ru_mod"),
        ("міністерство оборони Росії", "ru_mod"),
        ("Повітряних сил", "ua_air_force"),
        ("Білому домі", "white_house"),
        ("сказав він Суспільному", "suspilne"),
        ("корпус «Хартія»", "khartiia_corps"),
        ("ОСУВ «Хортиця»", "osuv_khortytsia"),
        ("президент України", "zelensky"),
        ("президентом Росії", "putin"),
        ("Мініcтр оборони".replace("c", "с") + " США", "pete_hegseth"),
    ],
)
def test_speakers(text: str, expected: str) -> None:
    assert ids(f"Як відомо, {text}.", "speaker") == [expected]


def test_quoted_names_are_speakers_in_quotes_only() -> None:
    assert ids("Директор заповідника на Хортиці.", "speaker") == []
    assert ids("Ця хартія важлива.", "speaker") == []


def test_sides() -> None:
    names = found("Росіяни й українські війська, ЗСУ та російська армія.")
    assert [(n.kind, n.id, n.adjective) for n in names] == [
        ("side", "RU", False),
        ("side", "UA", True),
        ("side", "UA", False),
        ("side", "RU", True),
    ]


def test_country_is_told_from_its_capital() -> None:
    names = found("Москва заявила, що Росія готова.")
    assert [(n.kind, n.id, n.side) for n in names] == [("place", "Moscow", "RU"), ("country", "RU", "RU")]


def test_unlisted_persons() -> None:
    text = "Ян Новак, польський оглядач, каже так. Історикиня Олена Сухобрус згодна з Новаком."
    assert ids(text, "speaker") == ["yan_novak", "olena_sukhobrus", "yan_novak"]
    assert ids("Розмова з Геннадієм Корбаном.", "speaker") == ["hennadii_korban"]


def test_persons_surname_is_no_village() -> None:
    assert ids("Мер Іван Мирний сказав так.", "place") == []


def test_village_in_no_list_is_romanised() -> None:
    names = found("Ворог узяв село Ґжебчук.")
    assert [(n.kind, n.id, n.place_id) for n in names] == [("place", "Gzhebchuk", None)]
