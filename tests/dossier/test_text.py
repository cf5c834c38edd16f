"""A report's text on the page."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontledger.faces.dossier.text import Mark, clean, in_sentence, marked
from frontledger.nouns import Passage, Span


def at(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote))


@pytest.mark.parametrize(
    ("text", "quote", "before", "after"),
    [
        ("It rained. Russia took 5 km² on Monday. Then it stopped.", "took 5 km²", "Russia ", " on Monday. "),
        ("昨天下雨。俄軍拿下5平方公里的土地，創下紀錄。今天放晴。", "拿下5平方公里", "俄軍", "的土地，創下紀錄。"),
        ("Дощило. Росія взяла 5 км² у понеділок! Потім ні.", "взяла 5 км²", "Росія ", " у понеділок! "),
        ("He said: “They took 5 km².” Nobody answered.", "took 5 km².", "He said: “They ", "” "),
        ("They took 5.5 km² of ground.", "5.5 km²", "They took ", " of ground."),
        ("one line\ntook it all\nanother line", "took it all", "", "\n"),
    ],
)
def test_a_claim_stands_in_its_own_sentence(text: str, quote: str, before: str, after: str) -> None:
    assert in_sentence(text, at(text, quote), quote, ()) == (before, quote, after)


def test_a_sentence_ends_with_its_passage() -> None:
    text = "A heading without a stop They took it Another heading"
    passages = [Passage(span=Span(0, 24)), Passage(span=at(text, "They took it")), Passage(span=Span(38, 53))]
    assert in_sentence(text, at(text, "took it"), "took it", passages) == ("They ", "took it", "")


def test_a_very_long_sentence_is_shown_in_part() -> None:
    text = "word " * 500 + "took it " + "word " * 500
    before, _, after = in_sentence(text, at(text, "took it"), "took it", ())
    assert before.startswith("… ")
    assert after.endswith(" …")
    assert len(before) + len(after) < 600


def test_where_the_text_is_not_carried_there_is_the_quote() -> None:
    assert in_sentence("", Span(3, 9), "took it", ()) == ("", "took it", "")
    assert in_sentence("something else", Span(0, 7), "took it", ()) == ("", "took it", "")


@given(st.text())
def test_clean_text_has_nothing_that_controls_the_page(text: str) -> None:
    shown = clean(text)
    for char in shown:
        assert unicodedata.category(char) not in ("Cc", "Cs") or char in "\t\n\r"
        assert unicodedata.bidirectional(char) not in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
    shown.encode("utf-8")
    assert clean(shown) == shown


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=8)


@given(st.text("abc d\u0301é", min_size=60, max_size=60), spans, st.lists(st.integers(1, 59), max_size=4))
def test_marks_change_no_letter_and_lose_no_claim(text: str, found: list[tuple[int, int]], cuts: list[int]) -> None:
    edges = sorted({0, 60, *cuts})
    passages = [Passage(span=Span(a, b)) for a, b in itertools.pairwise(edges)]
    marks = [Mark(Span(min(s), max(s)), f"c{i}") for i, s in enumerate(found) if s[0] != s[1]]
    pieces = marked(text, passages, marks)
    assert [("".join(p.text + p.tail for p in cut)) for cut in pieces] == [
        text[p.span.start : p.span.end] for p in passages
    ]
    flat = [p for cut in pieces for p in cut]
    anchors = [p.key for p in flat if p.anchor] + [e.key for p in flat for e in p.ends if e.anchor]
    assert sorted(anchors) == sorted(m.key for m in marks), "each claim can be led to, once"
    assert {e.key for p in flat for e in p.ends} == {m.key for m in marks}, "each claim's number stands somewhere"
    for cut, passage in zip(pieces, passages, strict=True):
        place = passage.span.start
        for piece in cut:
            over = [m for m in marks if m.span.start <= place and m.span.end >= place + len(piece.text + piece.tail)]
            assert (piece.key is None) == (not over)
            place += len(piece.text + piece.tail)


def test_the_shorter_of_two_claims_has_the_words() -> None:
    text = "They took 5 km² and a village"
    whole, part = at(text, text), at(text, "5 km²")
    cut = marked(text, [Passage(span=whole)], [Mark(whole, "c1"), Mark(part, "c2")])[0]
    assert [(p.text + p.tail, p.key) for p in cut] == [("They took ", "c1"), ("5 km²", "c2"), (" and a village", "c1")]
