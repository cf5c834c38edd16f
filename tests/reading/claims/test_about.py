"""Reports of other things have no claims, whatever words of war they use; nor has what ended before the war."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from frontledger.nouns import Claim
from frontledger.reading.claims import read_claims, report_as_read
from frontledger.reading.claims.about import of_this_war
from frontledger.reading.doc import Doc
from frontledger.reading.intake import intake
from frontledger.theatre import load

CASES = Path(__file__).parent / "cases"

OTHER = {
    "film": (
        "de",
        "Film über den Krieg gewinnt. Der ukrainische Regisseur nahm in Berlin den Preis entgegen. Er zeigt Soldaten "
        "an der Front, einen Waffenstillstand, der nicht hält, und einen russischen Deserteur. 120 Minuten dauert "
        "das Werk. 40.000 Zuschauer sahen es in der ersten Woche. Die Armee half nicht. Der Verleih nahm 3 Millionen "
        "Euro ein. Russland verbot den Film. Die Kritik lobte die Bilder.",
    ),
    "gas": (
        "fr",
        "Le gaz recule de 4 %. L'Ukraine et la Russie n'ont pas prolongé l'accord de transit. La guerre pèse sur les "
        "cours, de même que l'espoir d'une trêve. Les importations de GNL ont gagné 12 %. Moscou a perdu 15 millions "
        "d'euros par jour. L'armée n'a pas commenté. Les réserves sont à 60 %. Berlin demande plus. L'hiver fut "
        "doux.",
    ),
    "wheat": (
        "pl",
        "Ceny pszenicy spadły o 3 procent. Ukraina zbierze 22 mln ton, Rosja 88 mln ton. Wojna odebrała rolnikom 4 "
        "mln hektarów. Armia zaminowała pola. Rozejm obniżyłby frachty. W Odessie załadowano 14 statków. Egipt kupił "
        "300 tys. ton. Rosja zajęła 40 procent rynku. Analitycy czekają.",
    ),
    "harvest": (
        "en",
        "Ukraine's harvest shrinks as drought bites\n\nFarmers in the Odesa region lost about 120,000 hectares "
        "of wheat to drought this summer, the ministry said on Tuesday, the worst loss since 2003. Russia "
        "remains the largest exporter, with 45 million tonnes. The dry belt advanced 60 kilometres and "
        "swallowed 3,150 square km of land.",
    ),
    "sport": (
        "en",
        "Ukraine captured a surprise win on Tuesday and took two of three matches in Kyiv. The hosts defended"
        " every break point, lost 12 games and broke through in the third set, the longest in 14 years. "
        "Russia's players advanced.",
    ),
    "markets": (
        "en",
        "Brent crude gained 7 percent on Friday, its biggest one-day rise since March 2022, when Russia "
        "invaded Ukraine. Gazprom shares lost 3 percent in Moscow. The market recovered half of its losses. "
        "OPEC meets in Vienna on 5 July. The rouble held at 79 to the dollar. Gold fell. Copper rose 2 "
        "percent.",
    ),
    "old war": (
        "en",
        "On 12 July 1943 German and Soviet armies clashed near Prokhorovka in the Kursk region. The Soviet "
        "army lost 334 tanks in a day, and the Germans advanced 35 kilometres. In November 1943 the Red Army "
        "took Kyiv. Russia and Ukraine remember the battle.",
    ),
    "property": (
        "uk",
        "За вересень квадратний метр у новобудовах Києва подорожчав на 2%, у Львові — на 3%. Це найбільший "
        "приріст від початку року. Забудовники захопили 70% ринку. У передмісті продають ділянку 12 га за 3 "
        "млн доларів.",
    ),
    "football": (
        "uk",
        "«Шахтар» у Львові поступився «Динамо» 1:2. Кияни атакували з перших хвилин, захопили центр поля і "
        "взяли три очки вчетверте поспіль. Втрати гостей — два гравці. На трибунах було 12 тисяч глядачів.",
    ),
    "grain": (
        "zh-Hant",
        "烏克蘭農業部4日表示，今年南部乾旱，奧德薩州損失12萬公頃小麥，是2003年以來最嚴重。俄羅斯仍"
        "是全球最大出口國，攻占埃及市場七成。芝加哥小麥期貨上漲2.3%。",
    ),
    "houses": (
        "zh-Hant",
        "基輔市中心新建案均價創近三年新高，成交量較去年同期增加12%。開發商拿下一塊3公頃土地，買盤包圍"
        "精華區，外資搶進。",
    ),
}


def claims(language: str, text: str, day: str = "2025-10-07") -> tuple[Claim, ...]:
    report = intake(text.encode(), name="x", published=dt.date.fromisoformat(day), language=language)
    return read_claims(report, load()).claims


def doc(language: str, text: str, day: str) -> Doc:
    report = intake(text.encode(), name="x", published=dt.date.fromisoformat(day), language=language)
    return Doc(report_as_read(report)[0], load())


@pytest.mark.parametrize("what", sorted(OTHER))
def test_reports_of_other_things(what: str) -> None:
    language, text = OTHER[what]
    assert [c for c in claims(language, text) if c.kind not in ("meeting", "position")] == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Russian troops took Illinka. Rain fell in Kyiv. Shops were open. Trams ran. People slept."),
        ("uk", "Росія та Україна воюють далі. Російські війська захопили Іллінку. У Києві дощ."),
        ("zh-Hant", "俄軍拿下伊林卡。基輔下雨。"),
    ],
)
def test_a_report_of_the_war_tells_of_it_now_and_then(language: str, text: str) -> None:
    if language == "en":
        text += " Ukrainian soldiers fell back."
    assert [c.place for c in claims(language, text)] == [("Illinka",)]


SUMMITS = {
    "uk": (
        "Саміт у Празі: довга ніч і коротка заява. Президент Зеленський зустрівся в четвер у Празі з Кіром Стармером "
        "та Фрідріхом Мерцом. Єврокомісія позичить Києву ще 30 млрд євро, сказала Урсула фон дер Ляєн. Мерц додав, "
        "що Німеччина знайде 2,5 мільярда євро на протиповітряну оборону. Макрон запропонував до 6 тисяч французьких "
        "військових. Туск виключив участь польських солдатів. Вечеря затягнулася. Журналістів не пустили. Кремль "
        "заявив, що Україна має віддати решту Донецької області. За столом сиділи дев'ятеро. Меню не розголошують. "
        "Готель охороняли. Наступна зустріч — 3 червня у Вашингтоні."
    ),
    "de": (
        "Gipfel in Prag: eine lange Nacht. Präsident Selenskyj traf am Donnerstag in Prag Keir Starmer und Emmanuel "
        "Macron. Die EU leiht Kiew weitere 30 Milliarden Euro, sagte Ursula von der Leyen. Deutschland gibt 2,5 "
        "Milliarden Euro, sagte Kanzler Merz. Macron bot bis zu 6000 Soldaten für eine Friedenstruppe an. Tusk "
        "schloss ein polnisches Kontingent aus. Das Essen dauerte lange. Man sprach auch über Zölle. Der Kreml "
        "verlangte erneut, die Ukraine müsse den Rest des Gebiets Donezk räumen. Am Ende stand ein kurzes Papier. "
        "Fotografen durften nicht hinein. Das nächste Treffen ist am 3. Juni in Washington."
    ),
    "ja": (
        "プラハ首脳会議、溝埋まらず。ゼレンスキー大統領は21日、プラハでスターマー英首相、マクロン仏大統領と会談"
        "した。EUはウクライナに300億ユーロを追加で貸し付けると、フォンデアライエン委員長が述べた。ドイツのメ"
        "ルツ首相は25億ユーロを拠出すると表明した。マクロン氏は停戦監視のため最大6000人の部隊派遣を申し出た"
        "。ポーランドのトゥスク首相は派兵を否定した。夕食会は深夜まで続いた。記者団は入れなかった。ロシア大統領府"
        "は、ウクライナがドネツク州の残りを引き渡すべきだと改めて主張した。次の会合は6月3日、ワシントンで開かれ"
        "る。"
    ),
    "fr": (
        "Sommet de Prague : une longue nuit. Le président Zelensky a rencontré jeudi à Prague Keir Starmer et "
        "Friedrich Merz. L'Union européenne prêtera à Kiev 30 milliards d'euros de plus, a dit Ursula von der Leyen. "
        "Berlin trouvera 2,5 milliards d'euros, a ajouté M. Merz. Emmanuel Macron a proposé jusqu'à 6 000 soldats. "
        "Donald Tusk a exclu tout contingent polonais. Le dîner s'est prolongé. On a parlé des droits de douane. Le "
        "Kremlin a répété que l'Ukraine devait céder le reste de la région de Donetsk. Les photographes sont restés "
        "dehors. La prochaine réunion est prévue le 3 juin à Washington."
    ),
    "ar": (
        "قمة براغ: ليلة طويلة. التقى الرئيس زيلينسكي الخميس في براغ كير ستارمر وإيمانويل ماكرون. وقالت أورسولا فون "
        "دير لاين إن الاتحاد الأوروبي سيقرض كييف 30 مليار يورو إضافية. وأضاف ميرتس أن ألمانيا ستقدم 2.5 مليار يورو. "
        "وعرض ماكرون نشر ستة آلاف جندي. واستبعد توسك أي قوة بولندية. وطال العشاء. ولم يدخل المصورون. وكرر الكرملين "
        "أن على أوكرانيا تسليم بقية منطقة دونيتسك. وسيعقد الاجتماع المقبل في 3 يونيو في واشنطن."
    ),
    "zh-Hant": (
        "布拉格峰會：漫長的一夜。澤倫斯基總統21日在布拉格會見英國首相施凱爾與法國總統馬克宏。歐盟執委會主席馮德"
        "萊恩表示，歐盟將再借給烏克蘭300億歐元。德國總理梅爾茨說，德國將提供25億歐元。馬克宏提議派遣最多60"
        "00名士兵。波蘭總理圖斯克排除派兵。晚宴很長。攝影記者不得入內。克里姆林宮重申烏克蘭必須交出頓涅茨克州其"
        "餘地區。下次會議6月3日在華盛頓舉行。"
    ),
}
"""One sentence of the front at most: what is offered, demanded and refused tells what a report is about."""


@pytest.mark.parametrize("language", sorted(SUMMITS))
def test_a_summit_about_the_war_tells_of_it(language: str) -> None:
    found = claims(language, SUMMITS[language])
    assert {c.kind for c in found} >= {"meeting", "position"}
    assert "DE" in {c.side for c in found} or "FR" in {c.side for c in found}


SPOKEN = {
    "uk": (
        "— Що у вас зараз? — Морозно. Від нас до Сіверська кілометрів вісім. За цей тиждень було 26 штурмів, усі "
        "пішки. Прорвалися один раз, до Серебрянки, і наступного ранку там уже нікого з них не було. — Скільки "
        "їх? — Полк стоїть прямо перед нами, ще один у другому ешелоні. Кажуть, свіжий, але я не вірю. — Дронівка "
        "чия? — Дронівка наша. Григорівка була нічия, тепер ні. Виїмка їхня з осені. — Москва каже, що Сіверськ "
        "оточено. — Ні, не оточено. Є дорога, якою ми їздимо, хай і під дронами. Щодня тут гине з десяток їхніх. — А "
        "ваші? — Не скажу. — Чого треба? — Людей. І трохи сну. Я вже забув, який він. Хлопці тримаються, жартують "
        "навіть. Взимку завжди так."
    ),
    "ru": (
        "Губернатор: итоги суток. Доброе утро! Суджанский район: прилетели два дрона, повреждён автомобиль. Под "
        "Рыльском за сутки насчитали 14 снарядов, два человека ранены. В Глушкове погиб мужчина, рядом упала бомба. "
        "В селе без электричества 900 человек. Медики сделали всё возможное, спасибо им. Две женщины в больнице, у них "
        "осколочные ранения. Повреждены шесть домов и ферма. Всего за сутки сбили 40 беспилотников. Школы работают в "
        "обычном режиме. Автобусы ходят по расписанию. Завтра приём граждан, записывайтесь. Всем хорошего дня, "
        "берегите себя и близких. О пособиях расскажу отдельно, есть новости и для пенсионеров, и для семей с детьми."
    ),
    "pl": (
        "– Jak tam u was? – Zimno. Do Siewierska mamy osiem kilometrów. W tym tygodniu było 26 szturmów, wszystkie "
        "pieszo. – Ilu ich jest? – Pułk stoi przed nami, drugi za nim. Podobno świeży, ale nie wierzę. – A "
        "Dronówka? – Dronówka jest nasza. Hryhoriwka niczyja. – Moskwa mówi, że Siewiersk jest okrążony. – Nie jest. "
        "Jest droga, pod dronami, ale jest. Codziennie ginie tu dwunastu ich ludzi. – A waszych? – Nie powiem. – Czego "
        "wam trzeba? – Ludzi. I trochę snu, bo już nie pamiętam, jak to jest. Chłopaki się trzymają, nawet żartują. "
        "Zimą tak jest. Wiosną będzie błoto, latem kurz. Herbata jest, drewno też, listy przychodzą raz w tygodniu."
    ),
}


@pytest.mark.parametrize("language", sorted(SPOKEN))
def test_those_who_fight_or_are_shelled_name_no_sides(language: str) -> None:
    assert len(claims(language, SPOKEN[language])) > 3


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A Russian attack killed four people in Kramatorsk."),
        ("en", "Ukraine regains Kupiansk."),
        ("en", "Since January Russia has captured 205 settlements."),
        ("en", "Vovchansk is surrounded on three sides."),
        ("en", "Russia demands that Ukraine withdraw from the Donetsk region."),
        ("uk", "Росія вимагає, щоб Україна вийшла з Донецької області."),
        ("zh-Hant", "俄羅斯要求烏克蘭撤出頓內茨克州。"),
        ("es", "Un ataque ruso mató a cuatro personas en Kramatorsk."),
        ("pt", "Um ataque russo matou quatro pessoas em Kramatorsk."),
        ("de", "Ein russischer Schlag gegen Kramatorsk tötete vier Menschen."),
        ("fr", "Les Russes prennent Kostiantynivka."),
        ("ru", "При российской атаке на Краматорск погибли четыре человека."),
    ],
)
def test_a_headline_tells_of_the_war(language: str, text: str) -> None:
    assert len(claims(language, text)) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A Ukrainian driver killed two people in Kramatorsk."),
        ("en", "Ukraine takes gold in Kharkiv."),
        ("en", "Three Russians were killed in a bus crash near the Black Sea resort of Sochi."),
        ("de", "Die russische Band verließ Charkiw, 20 Fans wurden im Gedränge verletzt."),
        ("ru", "Украинский банк занял первое место в рейтинге и открыл 205 отделений в Харькове."),
        ("fr", "La Russie et l'Ukraine se sont quittées sur un nul à Kharkiv."),
    ],
)
def test_a_headline_of_something_else_claims_nothing(language: str, text: str) -> None:
    assert not claims(language, text)


def test_what_ended_before_the_war_is_left_out() -> None:
    text = "Russian troops took 110 square kilometres in 1943. Russian troops took 46 square kilometres in September."
    assert [c.amount.low for c in claims("en", text) if c.amount] == [46]


def test_the_invasion_has_a_date() -> None:
    (lost,) = claims("en", "Russia has lost 10,000 tanks since the start of the full-scale invasion.")
    assert lost.period is not None
    assert lost.period.start == load().invasion


def test_what_is_part_of_a_towns_name_tells_nothing() -> None:
    # "Кліщіївка" begins as the word for pincers does, "Спірне" is the word for disputed
    text = "Ворог просунувся біля Кліщіївки, Котлиного та Спірного. Війська ворога стоять під Бахмутом."
    claims = read_claims(intake(text.encode(), published=dt.date(2024, 6, 1), language="uk"), load()).claims
    assert not [c for c in claims if c.kind in ("encirclement", "settlement_control")]


def test_what_is_asked_for_a_truce_is_no_other_matter() -> None:
    war = "Moscow refuses any Western troops on Ukrainian soil. Ukraine's army must not be cut to 600,000 soldiers. "
    war += "Russian missiles hit Kyiv again. "
    who = (
        "chancellor",
        "minister",
        "guest",
        "cook",
        "driver",
        "child",
        "singer",
        "waiter",
        "clerk",
        "baker",
        "painter",
    )
    rest = "".join(f"The {w} of the house looked out of the window for quite a while. " for w in who)
    peace = "First a ceasefire, then talks. London would send peacekeepers. A truce needs guarantees. "
    dinner = "First a dessert, then tea. London would send flowers. A dinner needs music. "
    assert claims("en", war + peace + rest)
    assert not claims("en", war + dinner + rest)


def told(name: str) -> list[tuple[int, str, str, str]]:
    """Reports of a file, a line each: number, language, day, text."""
    rows = (CASES / name).read_text("utf-8").splitlines()
    return [(n, *row.split("|", 2)) for n, row in enumerate(rows) if row]


UNTOLD = {0, 4, 8, 15, 16, 19, 26, 32, 54}
"""War reports without a word of arms, or of one side and with little said of it: a port hit, a grain ship, a vote,
a call-up."""


def test_reports_of_the_war_that_tell_little_of_the_front_are_read() -> None:
    silent = {n for n, language, day, text in told("war-reports.txt") if not of_this_war(doc(language, text, day))}
    assert silent <= UNTOLD, silent - UNTOLD


MISREAD = {4, 35}
"""Reports of other things that are read all the same: a chess final, a battle of 1610."""


def test_reports_of_other_things_claim_nothing() -> None:
    found = {n for n, language, day, text in told("other-reports.txt") if claims(language, text, day)}
    assert found <= MISREAD, found - MISREAD


def test_hours_and_single_words_do_not_weigh_against_a_war() -> None:
    lines = (
        "Сырский о Работино: «Освободили».", "Из Москвы тишина.", "Песков: Россия территориями не торгует.",
        "Хлеб подорожал до тридцати гривен, говорят люди в очереди у магазина на окраине.", "Связь пропадала дважды.",
        "Дежурный врач больницы просит привезти воды, бинтов и генератор: своего хватит до вечера, не дольше.",
        "Автобусы ходят через раз, а такси на вызов приезжает через час, если приезжает вообще.",
        "В школе на соседней улице учат английский, рисуют плакаты и готовят концерт к празднику.",
    )  # fmt: skip
    logged = "".join(f"\n{hour:02}:40. Итак… Ну вот. Да. {line}" for hour, line in enumerate(lines, 8))
    assert of_this_war(doc("ru", "ОНЛАЙН\n" + logged, "2023-09-19"))
