"""Sentences on flags: why a figure is to be read with care."""

from __future__ import annotations

from ..nouns import Flag
from .say import Days, Say, say


def flag_words(flag: Flag) -> Say:
    """Why a figure is to be read with care."""
    days = Days(flag.period)
    match flag.kind:
        case "glitch":
            return say("the step does not last, the map went back ({days})", days=days)
        case "incomplete":
            return say("a layer is missing from the map ({days})", days=days)
        case "multi_day":
            return say("one step over several days that cannot be split ({days})", days=days)
        case "mislabelled":
            return say("a layer stands under a wrong name ({days})", days=days)
        case "missing":
            return say("there is no map ({days})", days=days)
        case "redrawn":
            return say("the map was redrawn ({days})", days=days)
        case "reclassified":
            return say("layers were redrawn, ground moved from one to another ({days})", days=days)
        case "stale":
            return say("no new map, the one before still shown ({days})", days=days)
        case "lagged":
            return say("the file shows other days ({days})", days=days)
        case "batch":
            return say("several updates came at once ({days})", days=days)
        case "break_of_series":
            return say("what the map counts changed ({days})", days=days)
        case "recount":
            return say("ground was drawn in or out that did not change hands ({days})", days=days)
