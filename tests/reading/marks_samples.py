"""Sentences with what is found in them, and texts made of number words, for the tests of quantities and times."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

CASES = Path(__file__).parent / "cases"


def cases(kind: str) -> list[tuple[str, str, str]]:
    """Language, text and what is expected of it, from the case files of a kind."""
    out = []
    for path in sorted(CASES.glob(f"{kind}-*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                text, _, expected = line.rpartition(" =>")
                out.append((path.stem.split("-", 1)[1], text, expected.strip()))
    return out


_WORDS = {
    "en": ["up to", "5", "1,150", "sq km", "drones", "a", "third", "of", "from", "to", "between", "and", "(", ")",
           "%", "twenty", "-", "one", "hundred", "million", ",", ".", "half", "wounded", "\n\n", "F-16", "$", "day",
           "12 May"],
    "uk": ["до", "5", "1 150", "кв. км", "дронів", "третина", "від", "і", "(", ")", "%", "двадцять", "–", "сто", "тис.",
           ",", ".", "пів", "поранено", "\n\n", "Су-34", "$", "на добу", "12 травня", "з", "у", "рази"],
    "zh-Hant": ["逾", "5", "1,150", "平方公里", "架", "無人機", "三", "分之", "至", "的", "（", "）", "%", "二", "十",
                "百", "萬", "，", "。", "半", "成", "多", "名", "\n\n", "F-16", "每天", "5月12日", "第", "一", "約"],
}  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """A language and a text of its number words in any order, with stray characters between."""
    language = draw(st.sampled_from(sorted(_WORDS)))
    glue = "" if language == "zh-Hant" else " "
    words = draw(st.lists(st.one_of(st.sampled_from(_WORDS[language]), st.text(max_size=3)), max_size=25))
    return language, glue.join(words)
