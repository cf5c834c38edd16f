"""The main job on the real report: what an editor must find in the answer. Its text is not ours to publish."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import frontledger as fl
from frontledger.nouns import Answer, CheckedClaim

pytestmark = pytest.mark.real

DAY = dt.date(2025, 8, 12)


@pytest.fixture(scope="module")
def answer(shared: Path) -> Answer:
    return fl.check(shared / "reports" / "2025-08-14.zh-Hant.txt")


def one(answer: Answer, **wanted: object) -> CheckedClaim:
    """The first claim with these fields (of the claim, or of its `extra`)."""
    for claim in answer.claims:
        if all(getattr(claim, k, getattr(claim.extra, k, None)) == v for k, v in wanted.items()):
            return claim
    raise AssertionError(f"no claim with {wanted}")


def amounts(claim: CheckedClaim) -> dict[tuple[str, str], float | None]:
    return {(e.convention, e.source): e.amount for e in claim.evidence}


def test_what_was_read(answer: Answer) -> None:
    assert (answer.language, answer.published, answer.published_from) == ("zh-Hant", dt.date(2025, 8, 14), "header")
    removed = [p.removed for p in answer.passages if p.removed]
    assert (len(answer.passages), len(answer.passages) - len(removed)) == (38, 19)
    assert {r: removed.count(r) for r in set(removed)} == {"repeated": 17, "advertisement": 1, "links": 1}


def test_the_day(answer: Answer) -> None:
    claim = one(answer, kind="area_change")
    assert claim.amount is not None and claim.amount.low == 110
    assert (claim.side, claim.place, claim.speaker, claim.via) == ("RU", ("UA",), "isw", ("afp",))
    assert claim.verdict == "supported"
    by = amounts(claim)
    assert by["afp", "isw"] == pytest.approx(112.6, abs=0.05)
    assert by["isw", "isw"] == pytest.approx(89.9, abs=0.05)
    assert by["deepstate", "deepstate-areas"] == pytest.approx(7.5, abs=0.05)
    assert by["deepstate", "deepstate"] == pytest.approx(47.4, abs=0.05)
    said = " ".join(e.detail for e in claim.evidence)
    assert "+26.3" in said and "+21.1" in said


def test_more_than_the_day_before(answer: Answer) -> None:
    claim = one(answer, kind="record", form="comparison", order="more")
    assert claim.verdict == "supported"
    own = next(e for e in claim.evidence if e.own)
    assert (own.versus, own.amount) == (pytest.approx(67.8, abs=0.05), pytest.approx(112.6, abs=0.05))


def test_the_record(answer: Answer) -> None:
    claim = one(answer, kind="record", form="superlative", grain="day")
    assert (claim.extra.since, claim.extra.since_part) == ("2024-05", "end")
    assert claim.verdict == "differs"
    found = {e.convention: e.record for e in claim.evidence if e.record}
    afp, isw = found["afp"], found["isw"]
    assert afp and afp.last_at_least_as_large and afp.last_at_least_as_large.end == dt.date(2024, 5, 11)
    assert afp.last_at_least_as_large.amount == pytest.approx(142.4, abs=0.05)
    assert [s.end for s in afp.cannot_exclude] == [dt.date(2024, 8, 29)]
    assert afp.cannot_exclude[0].amount == pytest.approx(158.5, abs=0.1)
    assert afp.largest_in_window and (afp.largest_in_window.amount or 0) < 8
    assert any((s.amount or 0) > 1600 for s in afp.set_aside)
    assert isw and isw.last_at_least_as_large and isw.last_at_least_as_large.end == dt.date(2025, 8, 11)
    assert "11 May 2024" in claim.sentence and "late May 2024" in claim.sentence


def test_troops_and_town(answer: Answer) -> None:
    troops = one(answer, kind="force_count")
    assert (troops.verdict, troops.speaker, troops.place) == (
        "unmeasurable",
        "ua_general_staff",
        ("Pokrovsk", "Dobropillia"),
    )
    sides = one(answer, kind="encirclement", state="partial")
    assert sides.verdict == "depends"
    closed = {e.radius_km: (e.amount, e.gap_deg) for e in sides.evidence}
    for radius, percent in ((10.0, 36), (15.0, 67), (20.0, 69)):
        amount, gap = closed[radius]
        assert amount == pytest.approx(percent, abs=2.1)
        assert gap is not None and 100 < gap < 140
    supply = one(answer, kind="encirclement", state="threatened")
    assert (supply.verdict, supply.modality) == ("context", "conditional")


def test_the_summit(answer: Answer) -> None:
    meetings = [c for c in answer.claims if c.kind == "meeting"]
    summit = [c for c in meetings if set(c.extra.parties or ()) == {"trump", "putin"} and c.extra.status == "planned"]
    assert summit and all(c.period and c.period.start == dt.date(2025, 8, 15) for c in summit if c.period)
    assert {"US-AK", "Anchorage"} <= {p for c in summit for p in c.place}
    told = [b.quote for b in answer.background if b.kind == "venue"]
    venues = " ".join([*(c.extra.venue or "" for c in summit), *told])
    assert "Elmendorf-Richardson" in venues


POSITIONS = {
    ("RU", "demands", "territory", ("UA-14", "UA-09")),
    ("RU", "threatens", "territory", ("UA-14", "UA-09")),
    ("UA", "refuses", "territory", ("UA-43",)),
    ("RU", "refuses", "territory", ()),
    ("RU", "refuses", "neutrality", ()),
    ("RU", "refuses", "army_size", ()),
    ("US", "accepts", "territory", ("UA-43",)),
    ("US", "accepts", "territory", ("UA-14", "UA-09")),
    ("US", "demands", "territory", ("UA-65", "UA-23")),
    ("US", "threatens", "end_of_war", ()),
    ("US", "promises", "end_of_war", ()),
}


def test_positions(answer: Answer) -> None:
    told = {(c.extra.party, c.extra.stance, c.extra.subject, c.place) for c in answer.claims if c.kind == "position"}
    assert told >= POSITIONS
    assert all(c.verdict == "context" for c in answer.claims if c.kind == "position")
    warned = one(answer, stance="threatens", subject="end_of_war")
    assert warned.speaker == "trump" and warned.period and warned.period.start == dt.date(2025, 8, 13)
    promised = one(answer, stance="promises", subject="end_of_war")
    assert promised.amount is not None and (promised.amount.low, promised.amount.unit) == (24, "hour")
    assert any(c.extra.deadline == "2025-08-08" for c in answer.claims)


def test_some_control_beside_its_share(answer: Answer) -> None:
    claim = one(answer, kind="settlement_control", state="held")
    assert set(claim.place) == {"UA-65", "UA-23"}
    shares = {e.place: e.amount for e in claim.evidence if e.quantity == "share"}
    assert set(shares) == {"UA-65", "UA-23"}
    assert all(60 < (share or 0) < 80 for share in shares.values())


def test_background(answer: Answer) -> None:
    years = {b.period.start.year for b in answer.background if b.period and b.period.start}
    assert {1940, 1957, 1867, 1959} <= years
    assert any(b.kind == "venue" for b in answer.background) and any(b.kind == "reason" for b in answer.background)
    aircraft, acres = one(answer, what="aircraft"), one(answer, what="acre")
    assert (aircraft.verdict, acres.verdict) == ("context", "context")
    assert aircraft.amount and acres.amount and (aircraft.amount.low, acres.amount.low) == (200, 64000)


def test_speakers(answer: Answer) -> None:
    told = {c.speaker for c in answer.claims} | {v for c in answer.claims for v in c.via}
    assert told >= {"trump", "markov", "ushakov", "leavitt", "ua_general_staff", "afp", "isw", "bbc", "white_house"}


def test_newest_map_is_named(answer: Answer) -> None:
    assert answer.newest is not None and answer.newest >= DAY
