"""Frozen value objects, no input or output: what the rest of the house passes around."""

from .answer import Answer, CheckedClaim, Evidence, Finding, Fit, Part, Question, VerdictId
from .base import Noun, Pair
from .claim import Amount, Background, Because, Claim, Detail, Explained, Hedge, Kind, Modality, Period, Span
from .mapview import MapPlace, MapShape, MapView, Point
from .measure import (
    SET_ASIDE,
    Convention,
    Flag,
    FlagKind,
    Measurement,
    Quantity,
    RecordFinding,
    Series,
    Source,
    Step,
)
from .relay import Relay, Slip, Telling
from .report import Box, Made, Origin, Passage, Reading, Removed, Report

__all__ = [
    "SET_ASIDE",
    "Amount",
    "Answer",
    "Background",
    "Because",
    "Box",
    "CheckedClaim",
    "Claim",
    "Convention",
    "Detail",
    "Evidence",
    "Explained",
    "Finding",
    "Fit",
    "Flag",
    "FlagKind",
    "Hedge",
    "Kind",
    "Made",
    "MapPlace",
    "MapShape",
    "MapView",
    "Measurement",
    "Modality",
    "Noun",
    "Origin",
    "Pair",
    "Part",
    "Passage",
    "Period",
    "Point",
    "Quantity",
    "Question",
    "Reading",
    "RecordFinding",
    "Relay",
    "Removed",
    "Report",
    "Series",
    "Slip",
    "Source",
    "Span",
    "Step",
    "Telling",
    "VerdictId",
]
