"""Interviews: who answers, and through whom others speak there."""

from __future__ import annotations

import datetime as dt

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
