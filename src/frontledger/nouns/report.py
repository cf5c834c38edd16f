"""A report: its text as given, what of it is kept, and what was read from it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .base import Noun, Pair
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


class Box(Pair, frozen=True):
    """Where a stretch of a report's text stands on a page: page from 1, edges in points from the page's lower left."""

    start: int
    end: int
    page: int
    left: float
    bottom: float
    right: float
    top: float


class Origin(Pair, frozen=True):
    """Where a stretch of a report's text comes from: `[start, end)` of the text, `[first, last)` of the bytes as given.

    Within a stretch characters and bytes go in step: each character has the same number of bytes.
    """

    start: int
    end: int
    first: int
    last: int


class Made(Noun, frozen=True, kw_only=True):
    """How a report's text came out of its bytes."""

    data: bytes
    """The bytes as given; of a page in an archive those of the page."""
    body_at: tuple[int, int] | None = None
    """Of a message: where the part that is read stands in them."""
    transfer: str = ""
    """Of a message: the transfer encoding of that part."""
    steps: tuple[str, ...] = ()
    """Texts on the way, outermost first: the decoded page, the entry of a feed; none where they are the text itself."""
    boxes: tuple[Box, ...] = ()
    """Of a PDF: where on its pages each line stands."""

    def __repr__(self) -> str:
        return f"<Made from {len(self.data)} bytes>"


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
    published_from: Literal["option", "metadata", "header", "address", "claim", "newest"] | None
    """What tells it; of a claim typed by hand also `claim`, the last day it names, or `newest`, when the newest
    maps end."""
    passages: tuple[Passage, ...]
    url: str | None = None
    title: str | None = None
    notes: tuple[InputNote, ...] = ()
    made: Made | None = None
    """How the text came out of the bytes; None of a report made by hand."""

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
