"""Answers built by hand from nouns, for tests of the page: reports, towns' roles and figures are made up."""

# ruff: noqa: E501 – a paragraph of a report stands on one line

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from frontledger.nouns import (
    Amount,
    Answer,
    Background,
    CheckedClaim,
    Convention,
    Detail,
    Evidence,
    Finding,
    Flag,
    MapPlace,
    MapShape,
    MapView,
    Part,
    Passage,
    Period,
    Point,
    Question,
    RecordFinding,
    Series,
    Source,
    Span,
    Step,
)

DAY = dt.date(2025, 11, 13)
ONE = dt.timedelta(days=1)


def days(first: dt.date, last: dt.date | None = None) -> Period:
    return Period(first, last or first)


def _noise(seed: int) -> Any:
    """The same numbers from 0 to 99 on every machine."""
    state = seed
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state // 65536 % 100


def steps(first: dt.date, last: dt.date, seed: int, known: dict[dt.date, float]) -> tuple[Step, ...]:
    """A made-up run of days with everything a run can have: losses, gaps, redraws, a glitch and its return."""
    noise, out, day = _noise(seed), [], first
    while day <= last:
        a, b = next(noise), next(noise)
        amount = round(a / 4 - 4 + (a * b % 37 if b > 80 else 0), 1)
        flags: tuple[Flag, ...] = ()
        end = day
        if day in known:
            amount = known[day]
        elif b == 7 and day < last - ONE and day + ONE not in known:
            end, amount = day + ONE, round(amount * 2 + 20, 1)
            flags = (Flag(kind="multi_day", period=days(day, end)),)
        elif b in (11, 12):
            flags = (Flag(kind="redrawn", period=days(day), layers=("control", "advances")),)
        elif b == 55:
            amount, flags = 0.0, (Flag(kind="stale", period=days(day)),)
        if (day - first).days in (90, 91) and day not in known:
            amount = -720.5 if (day - first).days == 90 else 741.0
            flags = (Flag(kind="glitch", period=days(day)),)
        if (day - first).days == 150 and day not in known:
            out.append(Step(start=day, end=day, amount=None, flags=(Flag(kind="missing", period=days(day)),)))
        else:
            out.append(Step(start=day, end=end, amount=amount, flags=flags))
        day = end + ONE
    return tuple(out)


START, END = dt.date(2024, 9, 2), dt.date(2026, 1, 12)
LARGE = dt.date(2025, 4, 5)
AFP = steps(START, END, 3, {DAY: 62.4, DAY - ONE: 31.2, LARGE: 71.9})
ISW = steps(START, END, 11, {DAY: 48.8, DAY - ONE: 52.1})
DEEPSTATE = steps(dt.date(2025, 6, 1), dt.date(2025, 12, 20), 29, {DAY: 21.3})

CONVENTIONS = (
    Convention(
        id="afp", source="isw", layers=("control", "advances", "claimed"), leaves_out=("infiltration", "Kursk"),
        boundary="layer files of the last day of the period and of the day before the period", clock="Europe/Kyiv",
        tolerance_km2=0.75, used_by=("afp",), valid_to=dt.date(2026, 1, 31),
        names={"en": "AFP’s rule", "zh-Hant": "法新社的算法", "uk": "правило AFP"},
        words={
            "en": "ISW control + advances + claimed",
            "zh-Hant": "ISW 控制區＋推進區＋俄方宣稱區",
            "uk": "контроль + просування + заявлене за ISW",
        },
    ),
    Convention(
        id="isw", source="isw", layers=("control", "advances"), leaves_out=("claimed",),
        boundary="layer files of the last day of the period and of the day before the period", clock="Europe/Kyiv",
        tolerance_km2=0.75, used_by=("isw",),
        names={"en": "ISW’s rule", "zh-Hant": "ISW 的算法", "uk": "правило ISW"},
        words={"en": "ISW control + advances", "zh-Hant": "ISW 控制區＋推進區", "uk": "контроль + просування за ISW"},
    ),
    Convention(
        id="deepstate", source="deepstate", layers=("occupied",), rounding="down",
        boundary="last map before Kyiv midnight at the end of the period and at its start", clock="Europe/Kyiv",
        tolerance_km2=0.75, used_by=("deepstate",),
        names={"en": "DeepState’s rule", "zh-Hant": "DeepState 的算法", "uk": "правило DeepState"},
        words={
            "en": "held ground, last map before Kyiv midnight",
            "zh-Hant": "佔領區，基輔午夜前最後一份地圖",
            "uk": "окупована територія, остання карта до півночі за Києвом",
        },
    ),
)  # fmt: skip
SOURCES = (
    Source(
        id="isw", name="ISW layer areas by day", root="isw", share="figures", licence="not stated; figures with credit",
        credit="Institute for the Study of War and AEI's Critical Threats Project, via sdspieg/war-datasets-dashboard",
        url="https://github.com/sdspieg/war-datasets-dashboard", files=("sha256 5d41402abc4b2a76b9719d911017c592",),
        first=START, last=END, days=487, days_missing=11,
    ),
    Source(
        id="deepstate", name="DeepState daily maps", root="deepstate", share="figures",
        credit="DeepStateMap.Live, via cyterat/deepstate-map-data", licence="not stated; figures with credit, no shapes",
        url="https://github.com/cyterat/deepstate-map-data", first=dt.date(2025, 6, 1), last=dt.date(2025, 12, 20),
        days=195,
    ),
)  # fmt: skip
SERIES = (
    Series(convention="afp", source="isw", side="RU", region="UA", steps=AFP),
    Series(convention="isw", source="isw", side="RU", region="UA", steps=ISW),
    Series(convention="deepstate", source="deepstate", side="RU", region="UA", steps=DEEPSTATE),
)
NAMES = {c.id: c.names for c in CONVENTIONS}
LABELS = {
    "RU": "Russia", "UA": "Ukraine", "US": "United States", "EU": "European Union", "UA-23": "Zaporizhzhia",
    "UA-43": "Crimea", "UA-14": "Donetsk", "Huliaipole": "Huliaipole", "Uspenivka": "Uspenivka",
    "Ternuvate": "Ternuvate", "Novouspenivske": "Novouspenivske", "Vienna": "Vienna", "afp": "AFP", "isw": "ISW data",
    "deepstate": "DeepState", "ua_general_staff": "Ukraine’s General Staff", "kremlin": "the Kremlin",
    "white_house": "the White House", "zelensky": "Volodymyr Zelensky", "rubio": "Marco Rubio", "umerov": "Rustem Umerov",
}  # fmt: skip

TEXT = """\
Russian push in the south is the widest in months, agency count shows
Russian forces took or claimed 62 square kilometres of Ukraine on Thursday 13 November, twice as much as the day before \
and the largest daily gain since early April, according to an AFP analysis of data from the Institute for the Study of War.
Advertisement: winter tyres at half price, this week only
Kyiv’s General Staff said that more than 30,000 Russian soldiers had been gathered near Huliaipole. The town is now \
closed in from three sides, the staff said, and if the village of Ternuvate fell, the last paved road to it would be cut. \
Uspenivka has been in Russian hands since Tuesday.
What the talks are about
Rustem Umerov and Marco Rubio are to meet in Vienna on 20 November. The Kremlin demands all of Zaporizhzhia and Donetsk \
and refuses to speak about a ceasefire before that; Ukraine refuses to give up Crimea. “We promise nothing on guarantees,” \
Rubio said, while the White House expects an answer by 27 November. Zelensky offered a ceasefire along the present line.
The last round, in Geneva on 30 October, ended after two hours. Vienna was chosen because it is neutral ground.
Kyiv’s General Staff said that more than 30,000 Russian soldiers had been gathered near Huliaipole.
Read also: What a front line is, and what it is not
"""


def passages(text: str, removed: dict[str, Any]) -> tuple[Passage, ...]:
    """One passage a line; `removed` says by a line's first words why it is left out."""
    out, at, seen = [], 0, {}
    for line in text.split("\n"):
        if line:
            why = next((v for k, v in removed.items() if line.startswith(k)), None)
            if why == "repeated" and line not in seen and not any(s.startswith(line) for s in seen):
                why = None
            same = next((i for s, i in seen.items() if s.startswith(line)), None) if why == "repeated" else None
            heading = len(line) < 75 and line[-1].isalnum() and not why
            out.append(Passage(span=Span(at, at + len(line)), removed=why, same_as=same, heading=heading))
            seen.setdefault(line, len(out) - 1)
        at += len(line) + 1
    return tuple(out)


class Builder:
    """Collects claims about a text, numbered as they come."""

    def __init__(self, text: str, lang: str = "en") -> None:
        self.text, self.lang, self.claims = text, lang, list[CheckedClaim]()

    def span(self, quote: str) -> Span:
        at = self.text.index(quote)
        return Span(at, at + len(quote))

    def add(self, kind: Any, quote: str, verdict: Any, title: str, sentence: str, **fields: Any) -> CheckedClaim:
        claim = CheckedClaim(
            kind=kind, span=self.span(quote), quote=quote, number=len(self.claims) + 1, verdict=verdict, title=title,
            sentence=sentence, **fields,
        )  # fmt: skip
        self.claims.append(claim)
        return claim

    def evidence(self, convention: str, amount: float | None, fit: Any, detail: str = "", **fields: Any) -> Evidence:
        source = next(c.source for c in CONVENTIONS if c.id == convention)
        known: dict[str, Any] = {
            "convention": convention, "source": source, "root": source, "quantity": "change", "side": "RU",
            "place": "UA", "period": days(DAY), "unit": "km2", "name": NAMES[convention][self.lang],
        }  # fmt: skip
        return Evidence(amount=amount, fit=fit, detail=detail, **{**known, **fields})


def question(**fields: Any) -> Question:
    known: dict[str, Any] = {"quantity": "change", "side": "RU", "place": ("UA",), "period": days(DAY)}
    return Question(**{**known, **fields})


PRINTED = Evidence(
    convention="published", source="published", root="isw", quantity="change", side="RU", place="UA", period=days(DAY),
    unit="km2", amount=63.0, fit="shown", detail="printed as about 63 km²", speaker="isw", via=("afp",),
    url="https://outlet.example/2025/11/14/ground",
)  # fmt: skip
"""What another printed of the same days, shown beside and never counted."""


BETWEEN = Finding(
    kind="two_rules", claims=(1, 2), rules=("afp", "deepstate"),
    sentence="Claim no. 1 fits by AFP’s rule, no. 2 by DeepState’s rule; figures counted by two rules can be neither "
    "added up nor compared.",
)  # fmt: skip


def english() -> Answer:
    """A report with everything the page can show."""
    b = Builder(TEXT)
    isw = {"speaker": "isw", "via": ("afp",), "side": "RU", "place": ("UA",), "period": days(DAY)}
    b.add(
        "area_change", "took or claimed 62 square kilometres of Ukraine", "supported",
        "62 km² gained by Russia in Ukraine on 13 November 2025",
        "By AFP’s own rule the map of 13 November 2025 is 62.4 km² larger than that of the day before; the report’s 62 is "
        "that figure, rounded.",
        translations={
            "uk": "За правилом AFP карта за 13 листопада 2025 року на 62,4 км² більша, ніж за попередній день; 62 км² у "
            "повідомленні — те саме число, округлене.",
            "zh-Hant": "依法新社自己的算法，2025年11月13日的地圖比前一天多出 62.4 平方公里；報導的 62 是取整後的同一數字。",
        },
        amount=Amount(low=62, high=62, unit="km2"), extra=Detail(direction="gain"),
        question=question(low=61.5, high=62.5, unit="km2", direction="gain"),
        evidence=(
            b.evidence("afp", 62.4, "fits", "ISW control + advances + claimed", own=True, uncertainty=0.75),
            b.evidence("isw", 48.8, "near", "ISW control + advances; claimed ground left out"),
            b.evidence(
                "deepstate", 21.3, "apart", "held ground only; drawn independently of ISW; several updates at once",
                flags=(Flag(kind="batch", period=days(DAY)),),
            ),
            PRINTED,
        ),
        tolerance=(Part(name="rounding", amount=0.5, unit="km2"), Part(name="convention", amount=0.75, unit="km2")),
        rules_tried=3, by_chance=0.02, roots=("deepstate", "isw"), **isw,
    )  # fmt: skip
    b.add(
        "record", "twice as much as the day before", "supported", "Twice as much as the day before",
        "By AFP’s rule the day’s gain rose from 31.2 to 62.4 km².",
        amount=Amount(low=2, high=2, unit="times"),
        extra=Detail(of="area_change", form="comparison", order="more", grain="day", versus=days(DAY - ONE)),
        question=question(),
        evidence=(
            b.evidence("afp", 62.4, "yes", versus=31.2, own=True),
            b.evidence("isw", 48.8, "no", "layers redrawn on 12 November", versus=52.1),
            b.evidence("deepstate", 21.3, "no", "several updates at once", versus=24.9),
        ),
        rules_tried=3, roots=("deepstate", "isw"), **isw,
    )  # fmt: skip
    rivals = [s for s in AFP if LARGE < s.end < DAY and s.set_aside and (s.amount or 0) >= 62.4]
    finding = RecordFinding(
        convention="afp", source="isw", grain="day", step=Step(start=DAY, end=DAY, amount=62.4),
        last_at_least_as_large=Step(start=LARGE, end=LARGE, amount=71.9),
        cannot_exclude=tuple(s for s in rivals if s.start != s.end), set_aside=tuple(s for s in rivals if s.start == s.end),
        largest_in_window=Step(start=LARGE, end=LARGE, amount=71.9), first_day=START,
    )  # fmt: skip
    b.add(
        "record", "the largest daily gain since early April", "supported", "Largest daily gain since early April 2025",
        "By AFP’s rule no complete day after 5 April 2025 is larger, and that day lies in early April.",
        extra=Detail(of="area_change", form="superlative", order="largest", grain="day", since="2025-04", since_part="start"),
        question=question(),
        evidence=(
            b.evidence("afp", 62.4, "yes", "complete one-day steps only", own=True, record=finding),
            b.evidence("isw", 48.8, "no", "", record=replace(
                finding, convention="isw", step=Step(start=DAY, end=DAY, amount=48.8), largest_in_window=None,
                last_at_least_as_large=Step(start=DAY - ONE, end=DAY - ONE, amount=52.1), cannot_exclude=(), set_aside=(),
            )),
            b.evidence("afp", 741.0, "not_used", "return from a glitch of the day before", period=days(dt.date(2024, 12, 2))),
        ),
        rules_tried=2, roots=("isw",), **isw,
    )  # fmt: skip
    staff: dict[str, Any] = {"speaker": "ua_general_staff", "side": "RU"}
    b.add(
        "force_count", "more than 30,000 Russian soldiers had been gathered near Huliaipole", "unmeasurable",
        "More than 30,000 Russian soldiers near Huliaipole",
        "More than 30,000 troops is the General Staff’s own figure; no map can confirm or refute it.",
        amount=Amount(low=30000, high=30000, unit="person", hedge="over"), place=("Huliaipole",), **staff,
    )  # fmt: skip
    b.add(
        "encirclement", "The town is now closed in from three sides", "depends", "Huliaipole closed in from three sides",
        "It holds at 15 and 20 km from Huliaipole, not at 10 km; three distances were tried.",
        amount=Amount(low=3, high=3, unit="side"), place=("Huliaipole",), extra=Detail(state="partial"),
        question=question(quantity="closed", place=("Huliaipole",), low=62.5, high=100.0, unit="percent"),
        evidence=tuple(
            b.evidence(
                "deepstate", share, fit, f"directions that meet held ground within {radius} km; widest opening {gap}°",
                quantity="closed", place="Huliaipole", unit="percent", radius_km=float(radius), gap_deg=float(gap),
            )
            for radius, share, fit, gap in ((10, 41.2, "no", 131), (15, 64.8, "yes", 104), (20, 67.5, "yes", 99))
        ),
        rules_tried=3, roots=("deepstate",), **staff,
    )  # fmt: skip
    b.add(
        "settlement_control", "if the village of Ternuvate fell", "context", "If Ternuvate fell",
        "A condition, not a fact; shown, not judged.", modality="conditional", place=("Ternuvate",),
        extra=Detail(state="taken"), **staff,
    )  # fmt: skip
    b.add(
        "settlement_control", "Uspenivka has been in Russian hands since Tuesday", "contradicted",
        "Uspenivka held by Russia since 11 November 2025",
        "DeepState’s map of 13 November 2025 shows the point of Uspenivka as not held by Russia.",
        place=("Uspenivka",), side="RU", period=days(dt.date(2025, 11, 11), DAY), extra=Detail(state="held"),
        question=question(quantity="held", place=("Uspenivka",)),
        evidence=(
            b.evidence(
                "deepstate", 1.4, "no", "point of the place as not held by Russia", quantity="distance", place="Uspenivka",
                unit="km",
            ),
        ),
        rules_tried=1, roots=("deepstate",),
    )  # fmt: skip
    _positions(b)
    b.add(
        "other_quantity", "two hours", "context", "Talks of two hours", "The length of talks; shown, not judged.",
        amount=None, extra=Detail(what="length of talks"),
    )  # fmt: skip
    background = (
        Background(kind="venue", span=b.span("Geneva"), quote="Geneva", place=("Geneva",)),
        Background(kind="reason", span=b.span("because it is neutral ground"), quote="because it is neutral ground"),
    )
    made = answer(b, "2025-11-14.en.txt", background, {"Advertisement": "advertisement", "Read also": "links",
                  "Kyiv’s General Staff": "repeated"}, LABELS, english_map())  # fmt: skip
    return replace(made, between=(BETWEEN,), notes=(BETWEEN.sentence,))


def _positions(b: Builder) -> None:
    context = "Told, not judged."
    b.add(
        "meeting", "Rustem Umerov and Marco Rubio are to meet in Vienna on 20 November", "context",
        "Umerov and Rubio meet in Vienna", context, place=("Vienna",), period=days(dt.date(2025, 11, 20)),
        modality="planned", extra=Detail(parties=("umerov", "rubio"), status="planned", format="talks"),
    )  # fmt: skip
    for quote, party, stance, subject, place, speaker, deadline in (
        ("The Kremlin demands all of Zaporizhzhia and Donetsk", "RU", "demands", "territory", ("UA-23", "UA-14"), "kremlin", None),
        ("refuses to speak about a ceasefire before that", "RU", "refuses", "ceasefire", (), "kremlin", None),
        ("Ukraine refuses to give up Crimea", "UA", "refuses", "territory", ("UA-43",), "reporter", None),
        ("“We promise nothing on guarantees,”", "US", "refuses", "guarantees", (), "rubio", None),
        ("the White House expects an answer by 27 November", "US", "expects", "end_of_war", (), "white_house", "2025-11-27"),
        ("Zelensky offered a ceasefire along the present line", "UA", "offers", "ceasefire", (), "zelensky", None),
    ):  # fmt: skip
        b.add(
            "position", quote, "context", quote, context, side=party, place=place, speaker=speaker,
            extra=Detail(party=party, stance=stance, subject=subject, deadline=deadline),
        )  # fmt: skip
    b.add(
        "meeting", "The last round, in Geneva on 30 October", "context", "A round of talks in Geneva", context,
        place=("Geneva",), period=days(dt.date(2025, 10, 30)), extra=Detail(status="held"),
    )  # fmt: skip


def answer(
    b: Builder,
    name: str,
    background: Sequence[Background],
    removed: dict[str, Any],
    labels: dict[str, str],
    view: MapView | None = None,
) -> Answer:
    return Answer(
        version="0.1.0", report=name, url=None, sha256="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        lang=b.lang, theatre="ukraine", language=b.lang, language_confidence=0.99, published=dt.date(2025, 11, 14),
        published_from="option", text=b.text, passages=passages(b.text, removed), claims=tuple(b.claims),
        background=tuple(background), series=SERIES, conventions=CONVENTIONS, sources=SOURCES, newest=END,
        summary=b.claims[0].sentence if b.claims else "", labels=labels, map=view,
    )  # fmt: skip


def english_map(names: dict[str, str] | None = None) -> MapView:
    """A square country with a region in it and three places close together."""
    n = LABELS | (names or {})
    return MapView(
        home="UA",
        countries=(
            MapShape(
                id="RU", name=n["RU"], label=Point(39.5, 50.5), rings=(ring(33, 52, 45, 44), ring(45, 56, 20, 52))
            ),
            MapShape(id="UA", name=n["UA"], label=Point(30.5, 49.5), rings=(ring(22, 52, 38, 46),)),
        ),
        outlines=(MapShape(id="UA-14", rings=(ring(36.5, 49, 38, 47),)),),
        regions=(
            MapShape(id="UA-23", name=n["UA-23"], label=Point(35.3, 46.9), rings=(ring(34.3, 48.1, 36.5, 46.3),)),
            MapShape(id="UA-43", name=n["UA-43"], label=Point(34.3, 45.2), rings=(ring(32.6, 46, 36.4, 44.5),)),
        ),
        rivers=((Point(30.5, 52), Point(31, 50), Point(35, 48.4), Point(32.5, 46.5)),),
        places=(
            MapPlace(name=n["Huliaipole"], at=Point(36.26, 47.66)),
            MapPlace(name=n["Uspenivka"], at=Point(36.55, 47.78)),
            MapPlace(name=n["Ternuvate"], at=Point(36.13, 47.83)),
            MapPlace(name="Kyiv", at=Point(30.52, 50.45), kind="city"),
            MapPlace(name="Dnipro", at=Point(35.05, 48.46), kind="city"),
            MapPlace(name="Sea of Azov", at=Point(36.6, 46.05), kind="sea"),
        ),
        elsewhere=("Vienna", "Geneva"),
        credits=("Outlines: Natural Earth, public domain", "Points: GeoNames, CC BY 4.0"),
    )


def ring(west: float, north: float, east: float, south: float) -> tuple[Point, ...]:
    return tuple(Point(x, y) for x, y in ((west, north), (east, north), (east, south), (west, south), (west, north)))


def chinese() -> Answer:
    """The same kind of report in traditional Chinese."""
    text = (
        "俄軍南線推進創數月新高\n"
        "根據《法新社》分析戰爭研究所（ISW）的數據，俄軍11月13日佔領或宣稱拿下烏克蘭62平方公里的土地，是前一天的兩倍，"
        "也是自4月初以來的單日最大增幅。\n"
        "廣告 請繼續往下閱讀\n"
        "烏克蘭總參謀部表示，俄軍在胡利艾波萊（Huliaipole）附近集結逾3萬兵力。澤連斯基提議沿現有戰線停火，"
        "克里姆林宮則要求整個札波羅熱。\n"
        "更多「俄烏戰爭」相關新聞。\n"
    )
    b = Builder(text, "zh-Hant")
    isw = {"speaker": "isw", "via": ("afp",), "side": "RU", "place": ("UA",), "period": days(DAY)}
    b.add(
        "area_change", "拿下烏克蘭62平方公里的土地", "supported", "俄軍2025年11月13日在烏克蘭增加 62 平方公里",
        "依法新社自己的算法，2025年11月13日的地圖比前一天多出 62.4 平方公里；報導的 62 平方公里是取整後的同一數字。",
        translations={"en": "By AFP’s own rule the map of 13 November 2025 is 62.4 km² larger than that of the day before."},
        amount=Amount(low=62, high=62, unit="km2"), extra=Detail(direction="gain"),
        question=question(low=61.5, high=62.5, unit="km2", direction="gain"),
        evidence=(
            b.evidence("afp", 62.4, "fits", "ISW 控制區＋推進區＋俄方宣稱區", own=True),
            b.evidence("isw", 48.8, "near", "不含宣稱區"),
            b.evidence("deepstate", 21.3, "apart", "只計佔領區，獨立繪製"),
        ),
        tolerance=(Part(name="rounding", amount=0.5, unit="km2"),), rules_tried=3, roots=("deepstate", "isw"), **isw,
    )  # fmt: skip
    b.add(
        "force_count", "集結逾3萬兵力", "unmeasurable", "胡利艾波萊附近逾 3 萬兵力",
        "「逾 3 萬兵力」是烏克蘭總參謀部的說法；地圖無法證實，也無法否定。", side="RU", place=("Huliaipole",),
        speaker="ua_general_staff", amount=Amount(low=30000, high=30000, unit="person", hedge="over"),
    )  # fmt: skip
    b.add(
        "position", "澤連斯基提議沿現有戰線停火", "context", "澤連斯基提議停火", "只列出，不判斷。", side="UA",
        speaker="zelensky", extra=Detail(party="UA", stance="offers", subject="ceasefire"),
    )  # fmt: skip
    b.add(
        "position", "克里姆林宮則要求整個札波羅熱", "context", "克里姆林宮要求札波羅熱", "只列出，不判斷。", side="RU",
        speaker="kremlin", place=("UA-23",), extra=Detail(party="RU", stance="demands", subject="territory"),
    )  # fmt: skip
    labels = {
        "RU": "俄羅斯", "UA": "烏克蘭", "UA-23": "札波羅熱", "Huliaipole": "胡利艾波萊", "isw": "ISW 數據", "afp": "法新社",
        "deepstate": "DeepState", "ua_general_staff": "烏克蘭總參謀部", "kremlin": "克里姆林宮", "zelensky": "澤連斯基",
    }  # fmt: skip
    return answer(b, "2025-11-14.zh-Hant.txt", (), {"廣告": "advertisement", "更多": "links"}, labels,
                  english_map(labels | {"UA-43": "克里米亞"}))  # fmt: skip


def ukrainian() -> Answer:
    """The same kind of report in Ukrainian."""
    text = (
        "Російський наступ на півдні — найширший за місяці\n"
        "За даними ISW, які проаналізувало AFP, 13 листопада російські війська захопили або заявили про захоплення 62 кв. км "
        "території України.\n"
        "Генштаб повідомив, що біля Гуляйполя зосереджено понад 30 тисяч військових. Ґанок, єдність, їжак, об’єднання.\n"
    )
    b = Builder(text, "uk")
    b.add(
        "area_change", "захопили або заявили про захоплення 62 кв. км", "supported",
        "62 км², здобуті Росією в Україні 13 листопада 2025 року",
        "За правилом AFP карта за 13 листопада 2025 року на 62,4 км² більша, ніж за попередній день; 62 км² у "
        "повідомленні — те саме число, округлене.",
        amount=Amount(low=62, high=62, unit="km2"), extra=Detail(direction="gain"), speaker="isw", via=("afp",),
        side="RU", place=("UA",), period=days(DAY), question=question(low=61.5, high=62.5, unit="km2", direction="gain"),
        evidence=(
            b.evidence("afp", 62.4, "fits", "контроль + просування + заявлене за ISW", own=True),
            b.evidence("deepstate", 21.3, "apart", "лише окупована територія"),
        ),
        rules_tried=2, roots=("deepstate", "isw"),
    )  # fmt: skip
    b.add(
        "force_count", "понад 30 тисяч військових", "unmeasurable", "Понад 30 тисяч військових біля Гуляйполя",
        "«Понад 30 тисяч військових» — дані Генерального штабу; жодна карта не може їх ні підтвердити, ні спростувати.",
        side="RU", place=("Huliaipole",), speaker="ua_general_staff",
        amount=Amount(low=30000, high=30000, unit="person", hedge="over"),
    )  # fmt: skip
    labels = {
        "RU": "Росія", "UA": "Україна", "Huliaipole": "Гуляйполе", "isw": "дані ISW", "afp": "AFP",
        "deepstate": "DeepState", "ua_general_staff": "Генеральний штаб ЗСУ", "UA-23": "Запорізька область",
        "UA-43": "Крим",
    }  # fmt: skip
    return answer(b, "2025-11-14.uk.txt", (), {}, labels, english_map(labels))


def arabic() -> Answer:
    """A report in Arabic, answered in Arabic where the page has words for it: the page runs from right to left."""
    text = (
        "قالت وكالة فرانس برس إن القوات الروسية سيطرت على 62 كيلومترا مربعا من أوكرانيا يوم 13 نوفمبر.\n"
        "وأعلنت هيئة الأركان الأوكرانية أن أكثر من 30,000 جندي حُشدوا قرب هوليايبوله (Huliaipole).\n"
    )
    b = Builder(text, "en")
    b.add(
        "area_change", "سيطرت على 62 كيلومترا مربعا من أوكرانيا", "supported", "62 كم² في أوكرانيا يوم 13 نوفمبر 2025",
        "وفق قاعدة فرانس برس زادت المساحة بمقدار 62.4 كم² عن اليوم السابق.",
        amount=Amount(low=62, high=62, unit="km2"), extra=Detail(direction="gain"), speaker="isw", via=("afp",),
        side="RU", place=("UA",), period=days(DAY), question=question(low=61.5, high=62.5, unit="km2", direction="gain"),
        evidence=(b.evidence("afp", 62.4, "fits", own=True), b.evidence("deepstate", 21.3, "apart")),
        rules_tried=2, roots=("deepstate", "isw"),
    )  # fmt: skip
    b.add(
        "force_count", "أكثر من 30,000 جندي", "unmeasurable", "أكثر من 30,000 جندي قرب هوليايبوله",
        "هذا رقم هيئة الأركان ولا تستطيع أي خريطة تأكيده أو نفيه.", side="RU", place=("Huliaipole",),
        speaker="ua_general_staff", amount=Amount(low=30000, high=30000, unit="person", hedge="over"),
    )  # fmt: skip
    b.add(
        "position", "وأعلنت هيئة الأركان الأوكرانية", "context", "موقف", "سرد لا حكم.", side="UA",
        speaker="ua_general_staff", extra=Detail(party="UA", stance="expects", subject="other"),
    )  # fmt: skip
    return replace(answer(b, "2025-11-14.ar.txt", (), {}, LABELS, english_map()), lang="ar", language="ar")


def bare(**fields: Any) -> Answer:
    """A report in which nothing was found."""
    b = Builder("The harvest was good this year.\n")
    return replace(answer(b, "harvest.txt", (), {}, {}), series=(), conventions=(), sources=(), newest=None, **fields)


def undated() -> Answer:
    """The English report, no day of publication known."""
    note = "No day of publication was found, so “Thursday” has no date. Give it with --published."
    return replace(english(), published=None, published_from=None, notes=(note,))


def quotes_only() -> Answer:
    """The English report, whose text may not be carried."""
    return replace(english(), text="", passages=())


def crowded(n: int = 300) -> Answer:
    """So many claims in one report, each with evidence."""
    text = "".join(f"On day {i} they took {i} square kilometres of ground. " for i in range(n)) + "\n"
    b = Builder(text)
    for i in range(n):
        day = days(DAY - (i % 40) * ONE)
        b.add(
            "area_change", f"took {i} square", "supported" if i % 3 else "differs", f"{i} km² gained", f"The map says {i}.",
            amount=Amount(low=i, high=i, unit="km2"), extra=Detail(direction="gain"), side="RU", place=("UA",), period=day,
            question=question(low=i - 0.5, high=i + 0.5, unit="km2", period=day, direction="gain"),
            evidence=(b.evidence("afp", float(i), "fits", own=True, period=day), b.evidence("isw", i / 2, "apart", period=day)),
            rules_tried=2, roots=("isw",),
        )  # fmt: skip
    return answer(b, "crowded.txt", (), {}, LABELS)


HOSTILE = (
    "<script>document.title='run'</script>",
    '"><img src=x onerror="document.title=\'run\'">',
    "' onmouseover='alert(1)",
    "]]></style></svg></title><!--",
    "{{ 7*7 }}{% raw %}",
    "\N{RIGHT-TO-LEFT OVERRIDE}txt.exe\N{POP DIRECTIONAL FORMATTING}\N{POP DIRECTIONAL ISOLATE}",
    "javascript:alert(1)",
    "\x00\x07\x1b[31m",
    "w" * 10_000,
    "&lt;b&gt;&amp;",
)


def hostile() -> Answer:
    """Every string that comes from outside is one of `HOSTILE`."""
    base = english()
    turn = iter(range(10**6))

    def bad(_: str) -> str:
        return HOSTILE[next(turn) % len(HOSTILE)]

    text = "\n".join(f"{h} took ground here {i}." for i, h in enumerate(HOSTILE)) + "\n"
    claims = []
    for i, claim in enumerate(base.claims):
        at = text.index(f"took ground here {i % len(HOSTILE)}")
        quote = text[max(at - 30, 0) : at + 16]
        claims.append(
            replace(
                claim,
                span=Span(max(at - 30, 0), at + 16),
                quote=quote,
                title=bad(""),
                sentence=bad(""),
                speaker=bad(""),
                via=(bad(""),),
                place=(bad(""),),
                side=bad(""),
                translations={bad(""): bad("")},
                roots=(bad(""),),
                amount=replace(claim.amount, unit=bad("")) if claim.amount else None,
                evidence=tuple(replace(e, name=bad(""), detail=bad("")) for e in claim.evidence),
                extra=replace(claim.extra, venue=bad(""), party=bad(""), since=bad(""), deadline=bad("")),
            )
        )
    sources = tuple(
        replace(s, name=bad(""), credit=bad(""), licence=bad(""), url=bad(""), files=(bad(""),), derived_from=bad(""))
        for s in base.sources
    )
    conventions = tuple(
        replace(c, names={"en": bad("")}, words={"en": bad("")}, boundary=bad(""), clock=bad(""), leaves_out=(bad(""),))
        for c in base.conventions
    )
    view = base.map
    assert view is not None
    view = replace(
        view,
        places=tuple(replace(p, name=bad("")) for p in view.places),
        regions=tuple(replace(r, name=bad("")) for r in view.regions),
        elsewhere=(bad(""),),
        credits=(bad(""),),
    )
    removed = (Passage(span=Span(0, 20), removed="advertisement"),)
    return replace(
        base, report=bad(""), url=bad(""), sha256=bad(""), version=bad(""), text=text, claims=tuple(claims), sources=sources,
        conventions=conventions, map=view, summary=bad(""), notes=(bad(""), bad("")), language=bad(""), published_from=bad(""),
        labels={k: bad("") for k in base.labels}, passages=removed + passages(text, {}),
        background=(Background(kind="reason", span=Span(2, 9), quote=bad("")),),
    )  # fmt: skip


PAGES = {
    "en": english, "zh-Hant": chinese, "uk": ukrainian, "ar": arabic, "bare": bare, "undated": undated,
    "quotes-only": quotes_only, "crowded": crowded, "hostile": hostile,
}  # fmt: skip
