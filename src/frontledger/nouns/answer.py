"""What follows: a claim set beside the measurements that answer its question, and the whole answer to a report."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from .base import Noun
from .claim import Background, Claim, Period
from .mapview import MapView
from .measure import Convention, Measurement, RecordFinding, Series, Source
from .report import Passage
from .say import Say

VerdictId = Literal[
    "supported",
    "other_rule",
    "depends",
    "disputed",
    "differs",
    "contradicted",
    "inconsistent",
    "uncovered",
    "unmeasurable",
    "context",
]
Fit = Literal["fits", "near", "apart", "yes", "no", "not_used", "shown"]
"""`fits`, `near`, `apart` of an amount; `yes`, `no` of a question; `not_used`: set aside; `shown`: beside a context."""


class Part(Noun, frozen=True, kw_only=True):
    """One part of a tolerance and where it comes from."""

    name: Literal["rounding", "hedge", "convention", "redraw", "gap", "outline", "days"]
    amount: float
    unit: str


class Question(Noun, frozen=True, kw_only=True):
    """A claim understood as something maps can answer."""

    quantity: str
    side: str | None = None
    place: tuple[str, ...] = ()
    period: Period | None = None
    direction: Literal["gain", "loss"] | None = None
    low: float | None = None
    """Lower end of what the claim allows, in `unit`, after rounding and hedge."""
    high: float | None = None
    unit: str | None = None


class Evidence(Measurement, frozen=True, kw_only=True):
    """A measurement set beside a claim."""

    fit: Fit
    own: bool = False
    """By the credited source's own rule."""
    name: str = ""
    """The rule's name, in the language of the answer."""
    detail: str = ""
    """What is counted, or what is to be said of the row, in the language of the answer."""
    versus: float | None = None
    """Of a comparison: the figure it is compared with."""
    found: float | None = None
    """What follows from the figures: of a comparison the ratio, percentage or difference, of a rank how many units of
    time are ahead, of a streak how many there are in a row."""
    record: RecordFinding | None = None
    speaker: str | None = None
    """Of a figure that others printed (source `published`, shown and never counted): whose it is …"""
    via: tuple[str, ...] = ()
    """… through whom …"""
    url: str | None = None
    """… and where it is printed."""


class CheckedClaim(Claim, frozen=True, kw_only=True):
    """A claim with its verdict. Read as a claim again, the verdict is passed over."""

    number: int
    verdict: VerdictId
    title: str
    """The claim as read, short, in the language of the answer."""
    sentence: str
    """One sentence an editor can print, in the language of the answer."""
    translations: dict[str, str] = {}
    """The sentence in the other languages of answers."""
    said: Say | None = None
    """The sentence as data: its message and every figure, day and name in it. It can be said again from this alone."""
    beside: tuple[int, ...] = ()
    """Of a claim that the report itself contradicts: numbers of the other claims it was set beside."""
    question: Question | None = None
    evidence: tuple[Evidence, ...] = ()
    tolerance: tuple[Part, ...] = ()
    rules_tried: int = 0
    by_chance: float | None = None
    """How many of the rules tried would be expected to fit a figure drawn at random between half of the claim's and
    twice it; None where no amount is tried."""
    roots: tuple[str, ...] = ()
    """Independent origins among the measurements."""


class Finding(Noun, frozen=True, kw_only=True):
    """What is to be said of several claims of a report together."""

    kind: Literal["two_rules", "rule_changed"]
    claims: tuple[int, ...]
    """Their numbers."""
    rules: tuple[str, ...]
    """Rules they rest on; of a change the former first."""
    day: dt.date | None = None
    """Of a change: the first day of the new rule."""
    sentence: str
    """In the language of the answer."""
    translations: dict[str, str] = {}
    said: Say | None = None
    """The sentence as data."""


class Answer(Noun, omit_defaults=False, frozen=True, kw_only=True):
    """Everything `check` has to say about one report. Same report, same bytes."""

    version: str
    report: str
    """Name of the report."""
    url: str | None
    sha256: str
    lang: str
    """Language of the answer."""
    theatre: str
    language: str
    language_confidence: float
    published: dt.date | None
    published_from: str | None
    text: str
    """The report's text, which spans count in; empty where only quotes may be carried."""
    passages: tuple[Passage, ...]
    claims: tuple[CheckedClaim, ...]
    background: tuple[Background, ...]
    series: tuple[Series, ...]
    conventions: tuple[Convention, ...]
    """Those the answer rests on."""
    sources: tuple[Source, ...]
    newest: dt.date | None
    """Day of the newest map the answer rests on."""
    summary: str
    """One line, in the language of the answer."""
    labels: dict[str, str] = {}
    """Name in the language of the answer of every id that occurs (sides, regions, places, speakers, parties)."""
    between: tuple[Finding, ...] = ()
    """Claims that rest on different rules, or reach across a change of rule."""
    speakers: dict[str, str] = {}
    """What kind of speaker each one is that occurs and is listed: person, authority, agency, outlet or institute."""
    notes: tuple[str, ...] = ()
    """What the reader should know: no date, a source that failed, a claim left out; each with what to do. What is to
    be said of several claims together stands here as well."""
    map: MapView | None = None
    """Where the places of the report lie, for the page; None: no map is drawn."""

    def __repr__(self) -> str:
        judged = [f"  {c.number:>3} {c.verdict:<13} {c.title}" for c in self.claims if c.verdict != "context"]
        return "\n".join([f"<Answer to {self.report!r}: {self.summary}", *judged]) + ">"
