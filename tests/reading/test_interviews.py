"""Interviews: who answers, and through whom others speak there."""

from __future__ import annotations

import datetime as dt

import pytest

from frontledger.reading.claims.read import read_claims
from frontledger.reading.intake import intake
from frontledger.theatre import load

TEXT = """Interview

Jane Roe: How much did Russia take in July 2025?

John Doe: About 500 square kilometres of Ukraine.

And in June 2025?

Russian troops took 400 square kilometres. According to ISW, they held 19 percent of Ukraine.

John Doe teaches history. Russian troops took 300 square kilometres in May 2025.
"""


def said(text: str) -> list[tuple[float, str, tuple[str, ...]]]:
    report = intake(text.encode(), name="report", published=dt.date(2025, 8, 14), language="en")
    return [(c.amount.low, c.speaker, c.via) for c in read_claims(report, load()).claims if c.amount is not None]


def test_what_is_no_question_is_answered_by_who_was_named() -> None:
    told = said(TEXT)
    assert (400, "john_doe", ()) in told
    assert (19, "isw", ("john_doe",)) in told


def test_a_passage_that_names_him_is_no_answer() -> None:
    assert (300, "reporter", ()) in said(TEXT)


def test_a_name_before_a_colon_alone_makes_no_interview() -> None:
    plain = TEXT.replace("?", ".")
    assert all(speaker != "john_doe" for amount, speaker, _ in said(plain) if amount == 400)


PLAIN = """They are inching forward

{intro}

How much did Russia gain in July 2025?

About 500 square kilometres of Ukraine.

And in June 2025?

Russian troops took 400 square kilometres.

And in May 2025?

They took 300 square kilometres of Ukraine.
"""


def test_answers_that_nothing_marks_are_those_of_who_is_interviewed() -> None:
    told = said(
        PLAIN.format(intro="In an interview with the paper, the analyst John Miller takes stock of Putin's war.")
    )
    assert {(amount, speaker) for amount, speaker, _ in told} == {(n, "john_miller") for n in (500, 400, 300)}


def test_questions_that_an_outlet_answers_itself_are_no_interview() -> None:
    told = said(
        PLAIN.format(intro="Vladimir Putin meets Donald Trump on Friday. What to know about the war in Ukraine.")
    )
    assert {speaker for _, speaker, _ in told} == {"reporter"}


LAYOUTS = {
    "en": """'They count on exhaustion'

Colonel Mark Hensley served in Iraq and now advises a London think tank. He spoke to us about the war in Ukraine.

**How much ground has Russia taken this summer?**

Roughly 900 square kilometres of Ukraine since June. That is not a breakthrough.

**And Pokrovsk?**

It is surrounded on three sides. Russian troops hold about a fifth of the town.

**What about casualties?**

The British Ministry of Defence says 31,000 Russians were killed or wounded in July. I would not argue with that.

**Where do they go next?**

They are 12 kilometres from Kostiantynivka. That worries me more.
""",
    "fr": """Entretien avec le général Hubert Lambert, ancien chef d'état-major

Q. Où en est le front ?
R. Les Russes ont pris 450 kilomètres carrés en août. Ils sont à huit kilomètres de Pokrovsk.

Q. Les pertes ?
R. Selon l'état-major ukrainien, 28 000 soldats russes ont été tués ou blessés en août. C'est énorme.

Q. Et les frappes ?
R. La Russie a lancé 4 100 drones contre l'Ukraine en août.
""",
    "de": """Herr Oberst, wie ernst ist die Lage?

Oberst Markus Reisner vom österreichischen Bundesheer im Interview über die Front in der Ukraine.

ZEITUNG: Herr Oberst, wie ernst ist die Lage?
REISNER: Ernst. Die Russen haben im Juli 550 Quadratkilometer erobert.

ZEITUNG: Und bei Pokrowsk?
REISNER: Dort stehen 100.000 russische Soldaten. Pokrowsk ist von drei Seiten umfasst.

ZEITUNG: Was sagt Kiew?
REISNER: Der Generalstab meldete gestern 46 Angriffe bei Pokrowsk.
""",
    "es": """«Rusia no tiene prisa»

Entrevista a Guillermo Pulido, analista militar

—¿Cuánto ha avanzado Rusia en julio?

—Unos 560 kilómetros cuadrados de Ucrania. Es el mejor mes del año.

—¿Y las bajas?

—Los británicos hablan de mil al día. Yo creo que Rusia perdió 30.000 hombres en julio.

—¿Caerá Pokrovsk?

—Los rusos controlan ya un tercio de Pokrovsk.
""",
    "it": """«Mosca avanza, ma a caro prezzo»

Parla Gianluca Bonomi, docente di storia militare a Torino

Professor Bonomi, quanto terreno hanno preso i russi a luglio?
Circa 550 chilometri quadrati in Ucraina.

E a Pokrovsk?
La città è circondata da tre lati. Ci sono 110 mila soldati russi davanti a Pokrovsk.

Le perdite?
Secondo lo stato maggiore ucraino 33 mila russi sono morti o feriti in luglio.
""",
    "uk": """Інтерв'ю з військовим аналітиком Денисом Поповичем

Скільки Росія захопила у липні?

Приблизно 560 квадратних кілометрів.

А що під Покровськом?

Там стоять 110 тисяч російських солдатів. Місто охоплене з трьох боків.

Які втрати ворога?

За даними Генштабу, за липень Росія втратила 33 тисячі військових.

Чи стримають?

Від Костянтинівки росіяни за вісім кілометрів.
""",
    "tr": """“Rusya yavaş ama sürekli ilerliyor”

Emekli Albay Kemal Yıldız ile Ukrayna savaşını konuştuk.

Rusya temmuzda ne kadar toprak aldı?
Yaklaşık 560 kilometrekare. Bu yılın en yüksek rakamı.

Pokrovsk'ta durum ne?
Kent üç taraftan kuşatılmış durumda. Pokrovsk önünde 110 bin Rus askeri var.

Kayıplar?
Ukrayna Genelkurmayı'na göre Rusya temmuzda 33 bin asker kaybetti.
""",
    "nl": """'Geen doorbraak, wel druk'

Vijf vragen aan Han Bouwmeester, hoogleraar militair-operationele wetenschappen

Hoeveel terrein won Rusland in juli?
Zo'n 560 vierkante kilometer in Oekraïne.

En Pokrovsk?
De stad is van drie kanten omsingeld. Er staan 110.000 Russische soldaten bij Pokrovsk.

En de verliezen?
Volgens het Britse ministerie van Defensie verloor Rusland in juli 33.000 man.

Wat nu?
De Russen staan acht kilometer van Kostjantynivka.
""",
}
WHO = {
    "en": "mark_hensley",
    "fr": "hubert_lambert",
    "de": "markus_reisner",
    "es": "guillermo_pulido",
    "it": "gianluca_bonomi",
    "uk": "denys_popovych",
    "tr": "kemal_yildiz",
    "nl": "han_bouwmeester",
}
"""Who answers in each layout: bold questions, letters, names, dashes, a title as address, plain lines."""


@pytest.mark.parametrize("language", LAYOUTS)
def test_every_answer_is_his_whatever_marks_it(language: str) -> None:
    report = intake(LAYOUTS[language].encode(), name="report", published=dt.date(2025, 8, 14), language=language)
    claims = read_claims(report, load()).claims
    assert len(claims) >= 3
    assert all(WHO[language] in (c.speaker, *c.via) for c in claims)


TURNS = """Interview with the analyst John Miller

HOST: How much did Russia gain in July 2025?

JOHN MILLER: About 500 square kilometres of Ukraine. ISW counted 400 in June 2025. In May 2025 it was 300.

HOST: And in April 2025?

JOHN MILLER: Russian troops took 200 square kilometres of Ukraine. Putin will meet Trump in Alaska on Friday.

HOST: Zelensky will meet Starmer in London on Thursday.
"""


def test_a_series_in_an_answer_stays_whose_it_is_and_another_turn_is_no_answer() -> None:
    report = intake(TURNS.encode(), name="report", published=dt.date(2025, 8, 12), language="en")
    claims = read_claims(report, load()).claims
    told = {c.amount.low: (c.speaker, c.via) for c in claims if c.amount is not None}
    assert told[200] == ("john_miller", ())
    assert told[400] == told[300] == ("isw", ("john_miller",))
    meetings = {c.speaker for c in claims if c.kind == "meeting"}
    assert meetings == {"john_miller", "reporter"}


ITEMS = """Ticker

14:20 Ukrainian General Staff: 112 clashes since morning in Ukraine. 31 of the attacks were near Pokrovsk.

14:05 Mayor Ihor Terekhov: Two missiles hit Kharkiv. Five people were wounded. A school is on fire.

13:50 Ukrainian air force: 101 drones were launched at Ukraine. Two people were killed in Odesa.
"""


def test_an_item_that_opens_with_who_speaks_is_his_but_for_what_a_body_does_not_count() -> None:
    report = intake(ITEMS.encode(), name="report", published=dt.date(2025, 8, 14), language="en")
    told = {c.amount.low: c.speaker for c in read_claims(report, load()).claims if c.amount is not None}
    assert told[31] == "ua_general_staff"
    assert told[5] == "terekhov"
    assert told[101] == "ua_air_force"
    killed = [c.speaker for c in read_claims(report, load()).claims if c.extra.what == "killed"]
    assert killed == ["reporter"]


def told_in(language: str, text: str) -> list[tuple[float, str, tuple[str, ...]]]:
    report = intake(text.encode(), name="report", published=dt.date(2025, 12, 10), language=language)
    return [(c.amount.low, c.speaker, c.via) for c in read_claims(report, load()).claims if c.amount is not None]


MARKED = [
    (
        "es",
        "Oleksandr Syrskyi habla de la guerra en Ucrania"
        "\n\nPregunta. ¿Qué ha recuperado Ucrania?\n\nRespuesta. Ucrania ha "
        "recuperado 13 kilómetros cuadrados.\n\nP. ¿Y las bajas?\n\nR. Rusia perdió 26.000 hombres en octubre.",
        "syrskyi",
    ),
    (
        "ru",
        "О войне на Украине рассказал генерал Александр Сырский."
        "\n\nВ.: Александр Станиславович, как обстановка?\n\nО.: Россия "
        "потеряла 13 танков.\n\nВ.: А за октябрь?\n\nО.: Россия потеряла за октябрь 26000 человек.",
        "syrskyi",
    ),
    (
        "ko",
        "올렉산드르 시르스키 우크라이나군 총사령관 서면 인터뷰\n\n▶포크로우스크는 어떤가.\n\n"
        '"러시아군은 전차 13대를 잃었다."\n\n▶러시아군 손실은.\n\n"러시아는 10월에 2만6000명을 잃었다."',
        "syrskyi",
    ),
]


@pytest.mark.parametrize(("language", "text", "speaker"), MARKED, ids=[m[0] for m in MARKED])
def test_answers_behind_marks_of_many_forms(language: str, text: str, speaker: str) -> None:
    assert told_in(language, text) == [(13, speaker, ()), (26000, speaker, ())]


RADIO = """PRESENTER: Russia launched 214 drones overnight. Our correspondent Anna Hill is in Kyiv.

ANNA HILL: Another 23 people were wounded in Kyiv.

PRESENTER: With me is the military analyst Peter Grant.

PETER GRANT: Russia took 267 square kilometres in October. According to ISW, it took 310 square kilometres in September.
"""


def test_whoever_is_called_a_correspondent_is_the_outlet_and_a_guest_quotes_counts() -> None:
    told = told_in("en", RADIO)
    assert (23, "reporter", ()) in told
    assert (267, "peter_grant", ()) in told
    assert (310, "isw", ("peter_grant",)) in told


def test_whoever_asks_is_not_whoever_answers() -> None:
    text = (
        "Z generałem Waldemarem Skrzypczakiem rozmawia Anna Nowak\n\nIle terenu zdobyli Rosjanie?\n\n– Rosjanie zajęli "
        "460 kilometrów kwadratowych.\n\nJakie są straty?\n\n– Rosja straciła 1200 żołnierzy.\n\nA czołgi?\n\n– Rosja "
        "straciła 40 czołgów."
    )
    assert not any("novak" in speaker for _, speaker, _ in told_in("pl", text))


def test_the_headline_names_who_answers() -> None:
    text = (
        "Віктор Трегубов: Росіяни зупинені\n\n**Що відбувається?**\n\nРосія втратила 140 військових.\n\n"
        "**А техніка?**\n\nРосія втратила 23 танки.\n\n**А дрони?**\n\nРосія запустила 310 дронів."
    )
    assert {speaker for _, speaker, _ in told_in("uk", text)} == {"trehubov"}


def test_the_only_person_named_is_interviewed_until_a_heading_ends_it() -> None:
    told = said("""Interview

Russian troops are near Pokrovsk. Pasi Paroinen counts what they take. We spoke by phone.

How much did Russia take in July 2025?

Russian troops took 400 square kilometres of Ukraine.

And in June 2025?

About 300 square kilometres.

And in May 2025?

They took 200 square kilometres.

MEANWHILE

Russian troops took 900 square kilometres of Ukraine in all of spring 2025.
""")
    by = {figure: speaker for figure, speaker, _ in told}
    assert by[400] == by[200] == "paroinen"
    assert by[900] == "reporter"
