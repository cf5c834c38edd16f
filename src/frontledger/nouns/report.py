"""A report: its text as given, what of it is kept, and what was read from it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .base import Noun
from .claim import Background, Claim, Span

Removed = Literal["advertisement", "repeated", "links", "share", "caption", "comments"]
"""Why a passage is left out of reading. `links`: "read also" and related links; `share`: share bars and furniture."""

InputNote = Literal[
    "byte_order_mark",
    "undecodable_bytes",
    "declared_encoding_wrong",
    "control_characters",
    "date_refused",
]
"""What was odd about an input. `byte_order_mark`: dropped; `undecodable_bytes`: stand as U+FFFD in the text;
`declared_encoding_wrong`: the bytes are in another encoding than said; `control_characters`: the text holds some, to be
escaped where it is shown; `date_refused`: a date of publication was given that cannot be."""


class Passage(Noun, frozen=True, kw_only=True):
    """A stretch of the report's text, as a rule a paragraph."""

    span: Span
    removed: Removed | None = None
    same_as: int | None = None
    """Of a repeated passage: index of the passage it repeats."""
    heading: bool = False


class Report(Noun, frozen=True, kw_only=True):
    """A report as it came in. `text` is what every span counts in: the decoded input, or for HTML its main text."""

    name: str
    text: str
    sha256: str
    """Of the bytes as given."""
    encoding: str
    language: str
    """A tag such as `en`, `uk`, `zh-Hant`."""
    language_confidence: float
    """0 to 1."""
    published: dt.date | None
    published_from: Literal["option", "metadata", "header", "address"] | None
    passages: tuple[Passage, ...]
    url: str | None = None
    title: str | None = None
    notes: tuple[InputNote, ...] = ()

    def __repr__(self) -> str:
        return (
            f"<Report {self.name!r}: {self.language}, {self.published}, {len(self.text)} characters, "
            f"{len(self.kept)} of {len(self.passages)} passages kept>"
        )

    @property
    def kept(self) -> tuple[Passage, ...]:
        """The passages that are read."""
        return tuple(p for p in self.passages if p.removed is None)


class Reading(Noun, omit_defaults=False, frozen=True, kw_only=True):
    """What was read from a report."""

    language: str
    published: dt.date | None
    claims: tuple[Claim, ...]
    background: tuple[Background, ...] = ()
