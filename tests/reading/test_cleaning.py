"""What of a scraped page is read, what is left out, and why. The texts are our own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.nouns import Passage
from frontledger.reading.intake.cleaning import clean
from frontledger.reading.intake.clutter import all_figures, figures

EN = [
    "Troops left the village of Sosnivka on Monday after nine days of fighting, the command said in its daily note.",
    "Attackers had moved forward 2.5 km along the river since Friday and hold 31 square kilometres of the district.",
    "What happens next",
    "“We will hold the second line for as long as it takes,” said a sergeant of the 44th brigade, who gave no name.",
    "Moscow said its soldiers had destroyed 12 armoured vehicles near Lypove. The claim could not be checked.",
]
UK = [
    "Військові залишили Соснівку в понеділок після дев'яти днів боїв, повідомило командування у своїй заяві.",
    "Від п'ятниці нападники просунулися вздовж річки на 2,5 км і тепер тримають 31 квадратний кілометр району.",
    "Що далі",
    "«Ми триматимемо другу лінію стільки, скільки буде треба», — сказав сержант 44-ї бригади, який не назвав імені.",
    "У Москві заявили, що знищили біля Липового 12 бронемашин. Перевірити це твердження не вдалося.",
]
ZH = [
    "地區司令部發表聲明說，部隊經過九天激戰之後，已於週一撤出索斯尼夫卡村，居民大多早已離開當地。",
    "自週五以來，進攻一方沿河推進2.5公里，目前占有該區31平方公里土地，但兩翼仍在交火。",
    "接下來會如何",
    "第44旅一名不願具名的中士說：「只要有需要，我們就會守住第二道防線，一步也不退讓。」",
    "莫斯科宣稱，其部隊在利波韋附近摧毀12輛裝甲車，這項說法目前無法獲得證實。",
]
ARTICLES = {"en": EN, "uk": UK, "zh-Hant": ZH}


def page(*lines: str) -> str:
    return "\n".join(lines)


def reasons(text: str) -> list[str | None]:
    return [p.removed for p in clean(text)]


def words(text: str, passage: Passage) -> str:
    return text[passage.span.start : passage.span.end]


CLUTTER = [
    ("advertisement", "Advertisement"),
    ("advertisement", "ADVERTISEMENT – scroll to continue reading"),
    ("advertisement", "[Sponsored content]"),
    ("advertisement", "Story continues below advertisement"),
    ("advertisement", "Subscribe now: three months for £9.99"),
    ("advertisement", "Реклама"),
    ("advertisement", "— РЕКЛАМА —"),
    ("advertisement", "Продовження після реклами"),
    ("advertisement", "廣告"),
    ("advertisement", "我是廣告　請繼續往下閱讀"),
    ("advertisement", "（請繼續往下閱讀）"),
    ("links", "READ ALSO: The people who stayed"),
    ("links", "Read more: What we know about the front"),
    ("links", "Related articles"),
    ("links", "More on this story: Explainer | Podcast"),
    ("links", "Читайте також: Хто лишився в селі"),
    ("links", "ЧИТАЙТЕ ТАКОЖ – Хто лишився в селі"),
    ("links", "Новини за темою"),
    ("links", "延伸閱讀：留下來的人"),
    ("links", "≫相關新聞／留下來的人"),
    ("links", "更多「前線」相關報導。"),
    ("share", "Share: Facebook | X | WhatsApp | Email"),
    ("share", "Facebook   Twitter   Copy link   Comments (14)"),
    ("share", "Home > World > Europe     Tuesday 4 March 2025, 09.15 GMT"),
    ("share", "NEWS | WAR | SPORT"),
    ("share", "Follow us on Telegram"),
    ("share", "© 2025 The Daily Paper. All rights reserved"),
    ("share", "Contact the newsroom: 020 7946 0123"),
    ("share", "Поширити: Facebook · Telegram · X    1 204"),
    ("share", "НОВИНИ | ВІЙНА | СПОРТ     Вівторок, 4 березня 2025, 09:15"),
    ("share", "Гаряча лінія редакції: 0 800 123 456"),
    ("share", "Знайшли помилку? Виділіть її і натисніть Ctrl+Enter"),
    ("share", "分享到 LINE　Facebook　複製連結　字級：大 中 小"),
    ("share", "首頁 ＞ 國際　　2025-03-04 09:15"),
    ("share", "爆料專線0900-123-456"),
    ("caption", "Photo: a bridge over the river. Credit: A. Painter"),
    ("caption", "[Photo: soldiers near the bridge, 3 March 2025]"),
    ("caption", "A bridge over the river. (Photo by A. Painter)"),
    ("caption", "A bridge over the river A. Painter/AFP via Getty Images"),
    ("caption", "Фото: пресслужба бригади"),
    ("caption", "Ілюстративне фото"),
    ("caption", "▲河上的一座橋。（圖／路透）"),
    ("caption", "圖為河上的一座橋"),
]


@pytest.mark.parametrize(("reason", "line"), CLUTTER)
@pytest.mark.parametrize("tag", ARTICLES)
def test_clutter_is_told_in_any_language(tag: str, reason: str, line: str) -> None:
    article = ARTICLES[tag]
    text = page(article[0], line, *article[1:])
    passages = clean(text)
    assert [(p.removed, words(text, p)) for p in passages if p.removed] == [(reason, line.strip())]
    assert len(passages) == len(article) + 1


PROSE = [
    "The advertisement of the regiment's losses came as a surprise to the capital.",
    "Share prices fell in Moscow on Tuesday.",
    "Read out by a spokesman, the statement named no town.",
    "Photographs published by the brigade show the bridge in ruins.",
    "Home to 4,000 people before the war, the town is empty.",
    "Related fighting was heard near the border.",
    "Video from the scene shows a burning tank, Reuters reported.",
    "Subscribers of the state energy company lost power for six hours.",
    "War and politics were not discussed, the ministry said.",
    "Comments by the minister were not immediately available.",
    "Реклама контракту в армії не подіяла, визнав губернатор.",
    "Фотографії з місця оприлюднила поліція.",
    "Читайте між рядків, радить речник: відступ уже почався.",
    "Тема безпеки стала головною на зустрічі.",
    "Нагадаємо, місто залишили ще восени.",
    "廣告看板在空襲中倒塌，造成兩人受傷。",
    "分享情報是雙方會談的重點。",
    "更多士兵在週末抵達前線，總參謀部說。",
    "圖拉州州長說，當地煉油廠遭到攻擊。",
    "留言給家人之後，這名士兵返回前線。",
]


@pytest.mark.parametrize("line", PROSE)
def test_sentences_with_the_same_words_are_kept(line: str) -> None:
    assert reasons(page(EN[0], line, EN[1])) == [None, None, None]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "A street in the town after a strike that killed seventeen people. (Photo: Agency)"),
        ("es", "Una calle tras el ataque: diecisiete muertos y once heridos. (Foto: Agencia)"),
        ("de", "07:12 Ein Dorf im Osten ist zurückerobert. (Foto: Bahnhof, ein Hund)"),
        ("uk", "Фото: вулиця після удару, сімнадцять загиблих"),
    ],
)
def test_a_caption_that_tells_a_number_and_an_entry_that_ends_on_one_are_kept(language: str, line: str) -> None:
    passages = clean(page(EN[0], line, EN[1]), language)
    assert [p.removed for p in passages] == [None, None, None]


def test_whose_picture_it_is_makes_no_heading_of_what_a_caption_tells() -> None:
    [passage] = clean("A soldier on the road. The mayor spoke of 17 dead. / Agency")
    assert not passage.heading


@pytest.mark.parametrize("tag", ARTICLES)
def test_a_page_with_its_article_twice(tag: str) -> None:
    article = ARTICLES[tag]
    text = page(*article, "Advertisement", *article[1:])
    passages = clean(text)
    assert [p.removed for p in passages] == [None] * 5 + ["advertisement"] + ["repeated"] * 4
    assert [p.same_as for p in passages[6:]] == [1, 2, 3, 4]


@pytest.mark.parametrize("tag", ARTICLES)
def test_and_four_times(tag: str) -> None:
    passages = clean(page(*ARTICLES[tag] * 4))
    assert [p.removed for p in passages] == [None] * 5 + ["repeated"] * 15
    assert [p.same_as for p in passages[5:]] == [0, 1, 2, 3, 4] * 3


@pytest.mark.parametrize("tag", ARTICLES)
def test_the_second_copy_in_one_line(tag: str) -> None:
    article = ARTICLES[tag]
    passages = clean(page(*article, " ".join(article)))
    assert [p.removed for p in passages] == [None] * 5 + ["repeated"]
    assert passages[5].same_as == 0


@pytest.mark.parametrize("tag", ARTICLES)
def test_the_first_copy_in_one_line(tag: str) -> None:
    article = ARTICLES[tag]
    passages = clean(page(" ".join(article), *article))
    assert [p.removed for p in passages] == [None] + ["repeated"] * 5
    assert {p.same_as for p in passages[1:]} == {0}


@pytest.mark.parametrize("tag", ARTICLES)
def test_everything_on_one_line(tag: str) -> None:
    article = [line if line.endswith((".", "。", "」", "”")) else line + "." for line in ARTICLES[tag]] * 3
    text = " ".join([*article, "Advertisement – scroll to continue reading", *article])
    passages = clean(text)
    kept = [p for p in passages if p.removed is None]
    assert "advertisement" in {p.removed for p in passages}
    assert sum(p.span.end - p.span.start for p in kept) < 0.3 * len(text)
    assert words(text, kept[0]).startswith(article[0])
    assert all(article[i].rstrip(".。」”") in " ".join(words(text, p) for p in kept) for i in range(5))


def test_small_edits_do_not_hide_a_repeat() -> None:
    edited = [
        EN[0].replace("said in its daily note", "says in its daily note"),
        EN[1],
        EN[2],
        EN[3].replace("who gave no name", "who would give no name"),
        EN[4].replace("The claim", "That claim"),
    ]
    assert reasons(page(*EN, *edited)) == [None] * 5 + ["repeated"] * 5


def test_an_edit_in_the_middle_of_a_short_line() -> None:
    short = "Nobody in the town says when it ends."
    edited = short.replace("says when", "knows when")
    assert reasons(page(*EN, short, *EN, edited)) == [None] * 6 + ["repeated"] * 6


def test_small_edits_in_chinese() -> None:
    edited = [ZH[0].replace("早已離開當地", "早已離開"), ZH[1], ZH[2], ZH[3].replace("就會守住", "將會守住"), ZH[4]]
    assert reasons(page(*ZH, *edited)) == [None] * 5 + ["repeated"] * 5


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("31 square", "37 square"),
        ("2.5 km", "3.5 km"),
        ("since Friday", "since Sunday"),
        ("moved forward", "not moved forward"),
        ("of the district", "of the district of Zelenyi Hai"),
    ],
)
def test_a_copy_that_says_something_new_is_kept(before: str, after: str) -> None:
    second = EN[1].replace(before, after)
    assert second != EN[1]
    assert reasons(page(*EN, EN[0], second, EN[2], EN[3])) == [None] * 5 + ["repeated", None, "repeated", "repeated"]


@pytest.mark.parametrize(("before", "after"), [("31平方", "37平方"), ("占有", "未占有"), ("九天", "八天")])
def test_also_in_chinese(before: str, after: str) -> None:
    second = [line.replace(before, after) for line in ZH]
    changed = [a != b for a, b in zip(ZH, second, strict=True)]
    passages = clean(page(*ZH, *second))
    assert [p.removed is None for p in passages[5:]] == changed


def test_like_sentences_of_a_bulletin_are_no_repeats() -> None:
    lines = [
        f"In the {name} sector the enemy attacked {n} times with armour and infantry and was pushed back everywhere."
        for name, n in [("northern", 4), ("Lypove", 7), ("river", 11), ("southern", 4)]
    ]
    assert reasons(page(*lines)) == [None] * 4


def test_villages_taken_one_by_one_are_no_repeats() -> None:
    lines = [
        f"The ministry of defence said that its troops had taken the village of {v}." for v in ("Lypove", "Dubove")
    ]
    assert reasons(page(*lines)) == [None, None]
    assert reasons("國防部說，部隊已經拿下利波韋村。\n國防部說，部隊已經拿下杜博韋村。") == [None, None]


def test_a_short_line_said_twice_stays_on_its_own() -> None:
    assert reasons(page("Question.", EN[0], "Question.", EN[1])) == [None] * 4


def test_what_an_advertisement_said_first_is_no_repeat() -> None:
    text = page("READ ALSO: Troops leave the village of Sosnivka after nine days of fighting", *EN[:1], EN[3])
    assert reasons(text) == ["links", None, None]


def test_a_figure_found_nowhere_else_keeps_its_passage() -> None:
    text = page(EN[0], "READ ALSO: Army loses 240 square kilometres in a month", EN[1])
    assert reasons(text) == [None, None, None]
    told = page(EN[0], "READ ALSO: Attackers hold 31 square kilometres", EN[1])
    assert reasons(told) == [None, "links", None]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("READ ALSO: 1,200 soldiers", {"1200"}),
        ("READ ALSO: ціни від 1 900 грн", set()),
        ("READ ALSO: $500 million for Kyiv", {"500"}),
        ("延伸閱讀：一架只要120萬元", set()),
        ("延伸閱讀：軍援6億元", {"6"}),
        ("READ ALSO: Dynamo won 3:1", set()),
        ("READ ALSO: The F-16 and the T-90M", set()),
        ("Call +44 20 7946 0123", set()),
        ("Photo: the bridge on 3 March 2025", set()),
        ("Photo: the bridge, 18 km from Lypove", {"18"}),
    ],
)
def test_what_counts_as_a_figure(line: str, found: set[str]) -> None:
    assert figures(line, kind="links") == found


def test_readers_comments_are_kept_out_whatever_they_say() -> None:
    comments = ["Comments (2)", "Reader One", "3 hours ago", "They lost 9,999 men, believe me.", "Reply", "No way."]
    passages = clean(page(*EN, *comments))
    assert [p.removed for p in passages] == [None] * 5 + ["comments"] * 6


@pytest.mark.parametrize("head", ["Коментарі (3)", "留言（3）", "讀者留言"])
def test_comments_in_other_languages(head: str) -> None:
    article = UK if head[0] == "К" else ZH
    assert reasons(page(*article, head, "Олена", "2 години тому", "Хто це рахував?"))[5:] == ["comments"] * 4


def test_a_link_to_the_comments_at_the_top_opens_nothing() -> None:
    assert reasons(page("Comments (14)", *EN)) == ["share"] + [None] * 5


def test_an_article_that_goes_on_after_the_word_comments() -> None:
    long = " ".join(EN * 2)
    assert "comments" not in reasons(page(*EN, "Comments", long.replace("Sosnivka", "Dubove").replace("31", "56")))


def test_headings_are_told() -> None:
    text = page("Troops leave a village by the river", *EN, "Will it hold?", EN[0].replace("Monday", "Sunday"))
    assert [p.heading for p in clean(text)] == [True, False, False, True, False, False, True, False]


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    text = (
        "Troops left the village of Sosnivka on Monday after nine days of\n"
        "fighting, the local command said in a statement. The attackers\n"
        "had moved forward 2.5 km along the river since Friday and hold\n"
        "most of the district.\n"
        "\n"
        "Moscow said its soldiers had destroyed 12 armoured vehicles near\n"
        "Lypove. The claim could not be checked by reporters who had been\n"
        "there the day before.\n"
    )
    assert len(clean(text)) == 2


def test_a_list_of_headlines_is_no_paragraph() -> None:
    lines = ["Troops leave a village by the river after days", "Talks to go on in the capital until the weekend"] * 2
    assert len(clean("\n".join(dict.fromkeys(lines)))) == 2


def test_blank_lines_and_rules_belong_to_no_passage() -> None:
    assert len(clean(page("", EN[0], "   ", "———", "* * *", EN[1], ""))) == 2


def test_line_breaks_of_every_kind() -> None:
    assert len(clean("\r\n".join(EN))) == 5
    assert len(clean("\r".join(EN))) == 5
    assert len(clean("\u2028".join(EN))) == 5


LINES = st.lists(
    st.sampled_from([*EN, *UK, *ZH, *(line for _, line in CLUTTER), "", "Comments (3)", "3 hours ago"])
    | st.text(max_size=60),
    max_size=25,
)


@given(LINES, st.sampled_from(["\n", " ", "\r\n"]))
def test_laws_of_passages(lines: list[str], between: str) -> None:
    text = between.join(lines)
    passages = clean(text)
    assert passages == clean(text)
    last = 0
    for i, p in enumerate(passages):
        assert last <= p.span.start < p.span.end <= len(text)
        assert words(text, p) == words(text, p).strip()
        last = p.span.end
        assert (p.removed == "repeated") == (p.same_as is not None)
        if p.same_as is not None:
            assert p.same_as < i
            assert passages[p.same_as].removed is None
    outside = re.sub(r"\s", "", "".join(text[a:b] for a, b in _between(passages, len(text))))
    assert not re.search(r"[^\W_]", outside)


@given(LINES)
def test_no_figure_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    passages = clean(text)
    kept = {f for p in passages if p.removed is None for f in all_figures(words(text, p))}
    for p in passages:
        if p.removed == "repeated":
            assert all_figures(words(text, p)) <= kept
        elif p.removed and p.removed != "comments":
            assert figures(words(text, p), kind=p.removed) <= kept


def _between(passages: tuple[Passage, ...], end: int) -> list[tuple[int, int]]:
    starts = [0, *(p.span.end for p in passages)]
    ends = [*(p.span.start for p in passages), end]
    return list(zip(starts, ends, strict=True))


@pytest.mark.real
def test_the_real_page(shared: Path) -> None:
    text = (shared / "reports" / "2025-08-14.zh-Hant.txt").read_text("utf-8")
    passages = clean(text)
    assert len(passages) == 38
    count = {r: sum(p.removed == r for p in passages) for r in (None, "repeated", "advertisement", "links")}
    assert count == {None: 19, "repeated": 17, "advertisement": 1, "links": 1}
    assert [p.same_as for p in passages if p.removed == "repeated"] == list(range(2, 19))


@pytest.mark.real
def test_no_labelled_claim_is_taken_out(shared: Path) -> None:
    labels = [
        (path, shared / folder / path.with_suffix(".txt").name)
        for folder, inner in (("corpus/reports", "corpus/labels"), ("reports", "reports/labels"))
        for path in sorted((shared / inner).glob("*.json"))
    ]
    assert labels
    for path, report in labels:
        passages = [p for p in clean(report.read_text("utf-8")) if p.removed is None]
        for claim in json.loads(path.read_text("utf-8"))["claims"]:
            start, end = claim["span"]
            assert any(p.span.start <= start and end <= p.span.end for p in passages), (path.name, claim["quote"])
