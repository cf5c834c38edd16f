"""What stances are made of: their names, the words that take one, who holds it, what sentences carry on."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ...attribution import Attribution
from ...cues import Cue
from ...marks import Name
from .parts import Parts

Stance = Literal["demands", "offers", "accepts", "refuses", "conditions", "threatens", "promises", "expects"]
Subject = Literal[
    "territory",
    "ceasefire",
    "neutrality",
    "army_size",
    "guarantees",
    "sanctions",
    "end_of_war",
    "meeting",
    "other",
]


class Trigger(NamedTuple):
    """A stance taken at `[start, end)`; what it is about is looked for up to `right`."""

    start: int
    end: int
    stance: Stance
    mode: str
    right: int
    left: int = 0
    """How far back its subject may stand: to the clause of the stance before."""
    speaks: bool = False
    """Is it taken by speaking, so that who takes it is who tells it?"""
    about: tuple[int, int] | None = None
    """Of a condition or threat: the stretch that tells what depends or what follows."""
    tied: int = 0
    """Where the condition ends that a refusal or an offer hangs on."""


class Holder(NamedTuple):
    """A party, and where in the sentence it is named (None where it is carried on)."""

    party: str
    name: Name | None


class Thread(NamedTuple):
    """What a report's sentences carry on from one to the next."""

    holder: Holder | None = None
    plan_owner: str | None = None
    several: bool = False
    """Does the sentence speak of several parties in one list, so that a verb without a subject goes on with none?"""
    person: Name | None = None
    """Who was named last of those that speak."""
    spoken: Attribution = Attribution()
    """Who told the stance taken last, in the sentence before."""


def plain_stances(parts: Parts) -> list[Cue]:
    """Stances that stand for themselves, not such as only lead to one."""
    return [s for s in parts.stances if s.id not in {"warns", "thinks"}]
