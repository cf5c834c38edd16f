"""Ids of the cues that take a stance."""

from __future__ import annotations

STANCES = frozenset(
    {
        "demands", "offers", "accepts", "refuses", "conditions", "threatens", "promises", "expects", "plans",
        "wants", "hopes", "ready", "grants", "warns", "thinks",
        "refuses_deed", "accepts_is", "refuses_is", "demands_is",
        "demands_noun", "offers_noun", "accepts_noun", "refuses_noun", "promises_noun", "threatens_noun",
        "demands_first", "offers_first", "refuses_first", "demands_of",
        "demands_by", "offers_by", "accepts_by", "refuses_by", "promises_by",
    }
)  # fmt: skip
