"""What reports say most, said plainly, in every language: each sentence must give its claim and no part of it wrong."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from marks_samples import cases

import frontledger as fl
from frontledger import theatre
from frontledger.nouns import Claim
from frontledger.reading.claims import claims_of, report_as_read
from frontledger.reading.doc import Doc

TOLD = dt.date(2025, 8, 20)
TUESDAY = "2025-08-19..2025-08-19"
TOWN = ("Vovchansk",)
TAKEN = {"kind": "settlement_control", "side": "RU", "place": TOWN, "state": "taken"}
HURT, SENT = {"kind": "losses"}, {"kind": "air_attack"}
EXPECTED: dict[str, list[dict[str, Any]]] = {
    "taken on a day": [{**TAKEN, "period": TUESDAY}],
    "taken": [{**TAKEN, "period": None}],
    "taken, says the ministry": [{**TAKEN, "speaker": "ru_mod", "period": None}],
    "not taken, says the staff": [{**TAKEN, "speaker": "ua_general_staff", "modality": "denied"}],
    "retaken": [{**TAKEN, "side": "UA", "state": "retaken"}],
    "contested": [{"kind": "settlement_control", "place": TOWN, "state": "contested"}],
    "lost": [{**TAKEN, "side": "UA", "state": "lost"}],
    "held": [{**TAKEN, "side": "UA", "state": "held"}],
    "a number taken": [{**TAKEN, "place": (), "amount": (205, "settlement"), "period": "2025-01-01..2025-08-20"}],
    "surrounded": [{"kind": "encirclement", "side": "RU", "place": TOWN, "state": "partial"}],
    "how far": [{"kind": "distance", "side": "RU", "place": TOWN, "measure": "to_place", "amount": (5, "km")}],
    "advance": [{"kind": "distance", "side": "RU", "place": TOWN, "measure": "advance", "amount": (3, "km")}],
    "road cut": [{"kind": "encirclement", "side": "RU", "place": TOWN, "state": "partial"}],
    "gathered": [{"kind": "force_count", "side": "RU", "place": TOWN, "amount": (50_000, "person")}],
    "killed and wounded": [
        {**HURT, "what": "killed", "amount": (5, "person")},
        {**HURT, "what": "wounded", "amount": (12, "person")},
    ],
    "an attack from the air": [
        {**SENT, "action": "launched", "weapon": "drone", "amount": (80, "drone"), "side": "RU"},
        {**SENT, "action": "launched", "weapon": "missile", "amount": (5, "missile"), "side": "RU"},
        {**SENT, "action": "downed", "weapon": "drone", "amount": (70, "drone")},
    ],
    "a meeting to come": [
        {"kind": "meeting", "parties": {"trump", "putin"}, "status": "planned", "place": ("US-AK",)},
    ],
    "a meeting held": [{"kind": "meeting", "parties": {"zelensky", "macron"}, "status": "held", "period": TUESDAY}],
    "demanded": [{"kind": "position", "party": "RU", "stance": "demands", "subject": "territory"}],
    "refused": [{"kind": "position", "party": "UA", "stance": "refuses", "subject": "territory"}],
    "made to depend": [{"kind": "position", "party": "RU", "stance": "conditions", "subject": "ceasefire"}],
    "promised": [{"kind": "position", "party": "DE", "stance": "promises", "subject": "other", "amount": (5e8, "eur")}],
    "exchanged": [{"kind": "other_quantity", "amount": (175, "person")}],
    "clashes": [{"kind": "other_quantity", "amount": (140, "clash"), "period": "2025-08-19..2025-08-20"}],
    "without power": [{"kind": "other_quantity", "place": ("UA-59",)}],
    "an attack and its victims": [
        {
            "kind": "air_attack",
            "side": "RU",
            "place": ("UA",),
            "period": "2025-08-19..2025-08-20",
            "amount": (120, "drone"),
        },
        {"kind": "air_attack", "side": "RU", "period": "2025-08-19..2025-08-20", "amount": (96, "drone")},
        {
            "kind": "losses",
            "side": "UA",
            "place": ("Odesa",),
            "period": "2025-08-19..2025-08-20",
            "amount": (2, "person"),
        },
        {
            "kind": "losses",
            "side": "UA",
            "place": ("Odesa",),
            "period": "2025-08-19..2025-08-20",
            "amount": (14, "person"),
        },
    ],
    "victims of the day before": [
        {"kind": "losses", "side": "UA", "place": (), "period": "2025-08-18..2025-08-18", "amount": (5, "person")},
        {"kind": "losses", "side": "UA", "place": (), "period": "2025-08-18..2025-08-18", "amount": (17, "person")},
    ],
    "the same month": [
        {"kind": "area_change", "side": "RU", "place": (), "period": "2025-07-01..2025-07-31", "amount": (564, "km2")},
        {
            "kind": "air_attack",
            "side": "RU",
            "place": ("UA",),
            "period": "2025-07-01..2025-07-31",
            "amount": (5200, "drone"),
        },
    ],
    "voiced on a day": [
        {"kind": "position", "side": "UA", "place": ("UA-14", "UA-09"), "period": "2025-08-18..2025-08-18"},
    ],
    "a bulletin": [
        {
            "kind": "other_quantity",
            "side": None,
            "place": (),
            "period": "2025-08-19..2025-08-20",
            "amount": (164, "clash"),
        },
        {
            "kind": "other_quantity",
            "side": "RU",
            "place": ("Pokrovsk",),
            "period": "2025-08-19..2025-08-20",
            "amount": (47, "attack"),
        },
        {"kind": "losses", "side": "RU", "place": (), "period": "2025-08-19..2025-08-20", "amount": (950, "person")},
        {"kind": "losses", "side": "RU", "place": (), "period": "2025-08-19..2025-08-20", "amount": (8, "tank")},
    ],
    "attacks by both sides": [
        {
            "kind": "air_attack",
            "side": "RU",
            "place": ("UA-63",),
            "period": "2025-08-19..2025-08-20",
            "amount": (40, "drone"),
        },
        {"kind": "air_attack", "side": "UA", "place": (), "period": None, "amount": (32, "drone")},
        {"kind": "air_attack", "side": "UA", "place": ("RU-BRY",), "period": None, "amount": (12, "drone")},
    ],
    "told by the way": [
        {
            "kind": "other_quantity",
            "side": "RU",
            "place": (),
            "period": "2025-08-17..2025-08-17",
            "amount": (23, "attack"),
        },
        {"kind": "losses", "side": "RU", "place": (), "period": "2025-08-17..2025-08-17", "amount": (96, "person")},
    ],
    "there": [
        {"kind": "force_count", "side": "RU", "place": ("Pokrovsk",), "period": None, "amount": (60000, "person")},
    ],
    "victims of a night": [
        {
            "kind": "losses",
            "side": "UA",
            "place": ("Izium",),
            "period": "2025-08-16..2025-08-17",
            "amount": (8, "person"),
        },
        {"kind": "losses", "side": "UA", "place": (), "period": "2025-08-16..2025-08-17", "amount": (20, "person")},
    ],
    "the same night": [
        {
            "kind": "air_attack",
            "side": "RU",
            "place": ("UA",),
            "period": "2025-08-18..2025-08-19",
            "amount": (64, "drone"),
        },
        {"kind": "air_attack", "side": "RU", "period": "2025-08-18..2025-08-19", "amount": (50, "drone")},
        {
            "kind": "losses",
            "side": "UA",
            "place": ("Kharkiv",),
            "period": "2025-08-18..2025-08-19",
            "amount": (3, "person"),
        },
    ],
    "victims when a bomb fell": [
        {
            "kind": "losses",
            "side": "UA",
            "place": ("Kramatorsk",),
            "period": "2025-08-19..2025-08-19",
            "amount": (7, "person"),
        },
        {
            "kind": "losses",
            "side": "UA",
            "place": ("Kramatorsk",),
            "period": "2025-08-19..2025-08-19",
            "amount": (19, "person"),
        },
    ],
    "troops refused": [
        {"kind": "position", "side": "RU", "place": ("UA",), "period": "2025-08-17..2025-08-17"},
    ],
    "held on an earlier day": [
        {
            "kind": "area_total",
            "side": "UA",
            "place": ("RU-KRS",),
            "period": "None..2025-08-05",
            "amount": (1150, "km2"),
        },
    ],
    "gathered against a town": [
        {"kind": "force_count", "side": "RU", "place": ("Sumy",), "period": None, "amount": (50000, "person")},
    ],
    "a share occupied": [
        {"kind": "area_share", "side": "RU", "place": ("UA",), "period": None, "amount": (19, "percent")},
    ],
}


def part(claim: Claim, name: str) -> Any:
    if name == "amount":
        return claim.amount and (claim.amount.low, claim.amount.unit)
    if name == "period":
        return claim.period and f"{claim.period.start}..{claim.period.end}"
    if name == "parties":
        return set(claim.extra.parties or ())
    return getattr(claim, name) if hasattr(claim, name) else getattr(claim.extra, name)


@pytest.mark.parametrize(("language", "text", "named"), cases("statements"))
def test_statement(language: str, text: str, named: str) -> None:
    report, _ = report_as_read(fl.open_report(text, published=TOLD, language=language))
    told = claims_of(Doc(report, theatre.load()), of_war=True).claims
    for expected in EXPECTED[named]:
        same = [c for c in told if all(part(c, k) == v for k, v in expected.items())]
        assert len(same) == 1, told
