"""What is only supposed is no claim; an "if" that names a source, or sets two facts beside each other, is none."""

from __future__ import annotations

import pytest
from measured_reading import expected, of_the_war, written

SUPPOSED = [
    ("en", "If Russia takes another 300 square kilometres, all of Donbas will be in its hands."),
    ("de", "Wenn Russland weitere 300 Quadratkilometer einnimmt, ist der ganze Donbas in seiner Hand."),
    ("fr", "Si la Russie prenait encore 300 kilomètres carrés, tout le Donbass serait entre ses mains."),
    ("es", "Si Rusia tomara otros 300 kilómetros cuadrados, todo el Donbás estaría en sus manos."),
    ("nl", "Als Rusland nog eens 300 vierkante kilometer inneemt, heeft het heel de Donbas in handen."),
    ("ru", "Если Россия возьмёт ещё 300 квадратных километров, весь Донбасс будет в её руках."),
    ("uk", "Якщо росіяни запустять 1000 дронів за ніч, ППО не витримає."),
    ("tr", "Rusya günde 100 İHA fırlatırsa hava savunması dayanamaz."),
    ("tr", "Pokrovsk düşerse Ukrayna 200 kilometrekare kaybeder."),
    ("ko", "러시아가 300㎢를 더 점령하면 돈바스 전체가 러시아 손에 들어간다."),
    ("ko", "러시아가 하루에 드론 1000대를 날린다면 방공망은 버티지 못할 것이다."),
    ("ar", "إذا استولت روسيا على 300 كيلومتر مربع إضافية فستسيطر على كل دونباس."),
    ("ar", "إذا أطلقت روسيا 1000 مسيرة في الليلة فلن يصمد الدفاع الجوي."),
    ("zh-Hans", "如果俄军每晚发射1000架无人机，防空系统将难以支撑。"),
]
TOLD = [
    ("tr", "ISW'ye bakılırsa Rus birlikleri Kupiansk'ı ele geçirdi.", "settlement_control modality:asserted by:isw"),
    (
        "tr",
        "Ordunun verilerine bakılırsa Rusya dün 990 asker kaybetti.",
        "losses 990:person modality:asserted side:RU",
    ),
    ("ar", "إذا صدقنا هيئة الأركان فإن روسيا خسرت أمس 1050 جنديا.", "losses 1050:person modality:claimed"),
    ("zh-Hant", "若按總參謀部的說法,俄軍昨日損失1050人。", "losses 1050:person modality:claimed"),
    ("zh-Hant", "若根據DeepState的地圖，俄軍8月佔領了464平方公里。", "area_change 464:km2 by:deepstate"),
    (
        "en",
        "But if the general staff is to be believed, Russia lost 1,050 soldiers.",
        "losses 1050:person by:ua_general_staff",
    ),
    (
        "en",
        "If Russia lost 28,000 men in May, in June it lost 31,000.",
        "losses 28000:person on:2025-05-01/2025-05-31 | losses 31000:person on:2025-06-01/2025-06-30",
    ),
    (
        "ru",
        "Если раньше Россия запускала по 100 дронов за ночь, то теперь запускает 500.",
        "air_attack 100:drone | air_attack 500:drone",
    ),
]


@pytest.mark.parametrize(("language", "text"), SUPPOSED)
def test_what_is_supposed_is_no_claim(language: str, text: str) -> None:
    assert written(of_the_war(language, text), "nothing") == "nothing"


@pytest.mark.parametrize(("language", "text", "claims"), TOLD)
def test_what_is_told_is_one(language: str, text: str, claims: str) -> None:
    assert written(of_the_war(language, text), claims) == expected(claims)


OF_NO_WAR = [
    ("en", "Some 9,000 soldiers and 120 tanks took part in the Nato exercise."),
    ("de", "An der Übung nahmen 9000 Soldaten und 120 Panzer teil."),
    ("fr", "Quelque 9 000 soldats et 120 chars ont pris part à l'exercice de l'Otan."),
    ("ru", "В учениях участвовали 9000 военных и 120 танков."),
    ("tr", "Tatbikata 9 bin asker ve 120 tank katıldı."),
    ("ar", "شارك 9000 جندي و120 دبابة في مناورات الأطلسي."),
    ("ko", "나토 연합훈련에 병력 9000명과 전차 120대가 투입됐다."),
    ("zh-Hant", "演習動員了9000名士兵和120輛坦克。"),
    ("de", "Das Unwetter näherte sich der Küste bis auf 120 Kilometer."),
    ("tr", "Kasırga kıyıya 120 kilometreye kadar yaklaştı."),
    ("en", "Rheinmetall plans to produce 1.5 million shells next year."),
    ("ja", "ラインメタルは来年150万発の砲弾を生産する計画だ。"),
    ("ar", "تخطط راينميتال لإنتاج 1.5 مليون قذيفة العام المقبل."),
    ("fr", "La Bourse a reculé de 2 % et perdu 300 points."),
    ("ar", "تراجع مؤشر البورصة 2 بالمئة وخسر 300 نقطة."),
    ("ko", "베트남전에서 미군 5만 8000명이 숨졌다."),
    ("ko", "러시아군 12대대 소속 이반 소로킨(34)은 2년 만에 집에 돌아왔다."),
    ("ar", "لو احتل بوتين خاركيف لنزح مليون شخص."),
]
OF_THE_WAR = [
    (
        "en",
        "A strike hit a training ground during the drills, killing 12 soldiers.",
        "losses 12:person what:killed",
    ),
    (
        "en",
        "Russia massed 13,000 soldiers in Belarus for the Zapad exercise.",
        "force_count 13000:person side:RU at:BY",
    ),
    ("ko", "러시아는 이 지역에 12개 대대를 집결시켰다.", "force_count 12:battalion side:RU"),
    ("ko", "우크라이나군은 하루에 포탄 5000발을 쏜다.", "other_quantity 5000:shell side:UA"),
]


@pytest.mark.parametrize(("language", "text"), OF_NO_WAR)
def test_drills_storms_and_works_claim_nothing(language: str, text: str) -> None:
    assert written(of_the_war(language, text), "nothing") == "nothing"


@pytest.mark.parametrize(("language", "text", "claims"), OF_THE_WAR)
def test_beside_them_the_war_is_told(language: str, text: str, claims: str) -> None:
    assert written(of_the_war(language, text), claims) == expected(claims)


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "Russia will take another 500 square kilometres by November.", "planned"),
        ("de", "Russland wird bis November weitere 500 Quadratkilometer einnehmen.", "planned"),
        ("ru", "Россия захватит до декабря ещё 500 квадратных километров.", "planned"),
        ("zh-Hant", "俄羅斯將在11月前再占領500平方公里。", "planned"),
        ("ko", "러시아는 11월까지 500㎢를 더 점령할 것이다.", "planned"),
        ("en", "Russia has taken 5,000 square kilometres in 2025.", "asserted"),
        ("en", "Russia has taken 120 square kilometres so far in October.", "asserted"),
        ("fr", "La Russie a pris 5 000 kilomètres carrés en 2025.", "asserted"),
    ],
)
def test_what_is_to_come_is_planned(language: str, text: str, modality: str) -> None:
    assert [c.modality for c in of_the_war(language, text) if c.kind == "area_change"] == [modality]
