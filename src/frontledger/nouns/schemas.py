"""The published JSON Schemas (2020-12) of the nouns, made from their definitions."""

from __future__ import annotations

import inspect
from typing import Any

import msgspec

from .answer import Answer
from .changes import ChangeRow, PatchRow
from .claim import Claim
from .found_rows import AnomalyRow, CompareRow, RecipeRow, RecordRow
from .measure import Convention, Measurement, Series, Source
from .place_rows import DistanceRow, EncirclementRow, HolderRow, LagRow, RoadRow, SettlementRow
from .relay import Relay
from .report import Reading, Report
from .rows import SeriesRow

PLACE_ROWS = (DistanceRow, EncirclementRow, HolderRow, LagRow, RoadRow, SettlementRow)
ROWS = (AnomalyRow, ChangeRow, CompareRow, PatchRow, RecipeRow, RecordRow, SeriesRow, *PLACE_ROWS)
"""Rows of tables: what `frontledger control COMMAND --json` gives lists of."""
PUBLISHED = (Answer, Claim, Convention, Measurement, Reading, Relay, Report, Series, Source, *ROWS)


def schemas() -> dict[str, dict[str, Any]]:
    """File name to JSON Schema, one a published noun."""
    out = {}
    for noun in PUBLISHED:
        schema = msgspec.json.schema(noun)
        for part in schema["$defs"].values():
            if "description" in part:
                part["description"] = inspect.cleandoc(part["description"])
        out[f"{noun.__name__.lower()}.schema.json"] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "title": noun.__name__,
            **schema,
        }
    return out
