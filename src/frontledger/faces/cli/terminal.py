"""The answer on a terminal: what was read, a block a claim, what was not judged, what it rests on.

From 90 columns on the verdict stands in a margin; below, verdict and number share a line and the rest is indented.
Widths are those of East Asian text; a number and its unit stay together by their no-break space.
"""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path
from typing import NamedTuple, TextIO

import wcwidth

from ...nouns import Answer, CheckedClaim, Series
from ..dossier.cards import Card, card
from ..dossier.text import clean
from ..dossier.words import LANGUAGES, REMOVED, VERDICTS, Words

MARGIN = 21
NARROW = 90
WIDEST = 100
LEAST = 40
_MARKS = {
    "supported": ("✓", "+", "blue"),
    "other_rule": ("◉", "@", "blue"),
    "depends": ("◐", "%", "blue"),
    "disputed": ("◇", "/", "bold"),
    "differs": ("≈", "~", "bold"),
    "contradicted": ("✗", "x", "bold"),
    "inconsistent": ("!", "!", "bold"),
    "uncovered": ("○", "o", "dim"),
    "unmeasurable": ("-", "-", "dim"),
    "context": ("·", ".", "dim"),
}
_CODES = {"blue": "34", "bold": "1", "dim": "2"}
_BARS = "▁▂▃▄▅▆▇█"
_ASCII = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "→": ">",
        "…": "...",
        "·": "|",
        "\u00a0": " ",
        "\u202f": " ",
        "□": "o",
        "²": "2",
        "「": '"',
        "」": '"',
    }  # fmt: skip
)
_DAYS = 31


class Style(NamedTuple):
    """What a terminal can show."""

    width: int = WIDEST
    colour: bool = False
    ascii_only: bool = False

    @classmethod
    def of_terminal(cls, stream: TextIO, *, ascii_only: bool = False) -> Style:
        """The style that suits a stream: its width, and colour only on a terminal and without NO_COLOR."""
        columns = shutil.get_terminal_size((WIDEST, 24)).columns
        colour = stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return cls(max(LEAST, min(WIDEST, columns)), colour, ascii_only)


def terminal(answer: Answer, style: Style, *, show: str | None = None, dossier: Path | None = None) -> str:
    """The whole answer as lines of text."""
    return _Page(answer, style, show).text(dossier)


class _Page:
    def __init__(self, answer: Answer, style: Style, show: str | None) -> None:
        self.answer = answer
        self.style = style
        self.show = show
        self.words = Words(answer.lang, answer.labels)
        self.lines: list[str] = []

    def text(self, dossier: Path | None) -> str:
        self._head()
        for claim in self.answer.claims:
            if claim.verdict != "context" or self.show == "all":
                self._claim(card(claim, self.answer, self.words))
        self._tail(dossier)
        text = "\n".join(line.rstrip() for line in self.lines) + "\n"
        return text.translate(_ASCII) if self.style.ascii_only else text

    # what was read

    def _head(self) -> None:
        w, a = self.words, self.answer
        kept = sum(p.removed is None for p in a.passages)
        parts = [
            w(LANGUAGES[a.language]) if a.language in LANGUAGES else a.language,
            w("dated {date}", date=w.day(a.published, short=True)) if a.published else w("no date found"),
            w("{kept} of {all} passages kept", kept=w.number(kept), all=w.number(len(a.passages))),
            w.n("{n} claim read", "{n} claims read", len(a.claims)),
        ]
        self._wrap(" · ".join(parts))
        removed = Counter(p.removed for p in a.passages if p.removed)
        if removed:
            counts = ", ".join(w.n(*REMOVED[reason], n) for reason, n in removed.items())
            hint = "" if self.show == "removed" else "   (--show removed)"
            self._wrap(w("left out: {what}", what=counts) + hint)
        if self.show == "removed":
            for p in a.passages:
                if p.removed:
                    self._wrap(f"{p.removed}: {clean(a.text[p.span.start : p.span.end])}", indent=2)

    # a claim

    def _claim(self, shown: Card) -> None:
        claim = shown.claim
        mark, plain, colour = _MARKS[claim.verdict]
        label = f"{plain if self.style.ascii_only else mark} {shown.verdict}"
        number = self.words("claim {n}", n=self.words.number(claim.number))
        speaker = said_by(claim, self.words)
        title = clean(claim.title)
        self.lines.append("")
        if self.style.width >= NARROW and wcwidth.width(label) < MARGIN:
            indent = MARGIN
            room = self.style.width - MARGIN - wcwidth.width(speaker) - 2
            head = wcwidth.wrap(title, max(20, room)) or [""]
            gap = self.style.width - MARGIN - wcwidth.width(head[0]) - wcwidth.width(speaker)
            first = self._colour(label, colour) + " " * (MARGIN - wcwidth.width(label)) + head[0]
            self.lines.append(first + " " * max(2, gap) + self._colour(speaker, "dim"))
            self.lines.extend(" " * MARGIN + line for line in head[1:])
        else:
            indent = 4
            gap = self.style.width - wcwidth.width(label) - wcwidth.width(number)
            self.lines.append(self._colour(label, colour) + " " * max(2, gap) + self._colour(number, "dim"))
            self._wrap(title, indent=indent)
            self._wrap(self.words("says {who}", who=speaker), indent=indent)
        quote = clean(claim.quote)
        self._wrap(f"「{quote}」" if self.answer.language.startswith("zh") else f"“{quote}”", indent=indent)
        self._wrap(clean(claim.sentence), indent=indent)
        self._evidence(shown, indent)

    def _evidence(self, shown: Card, indent: int) -> None:
        unit = f" {shown.unit}" if shown.unit else ""
        rows = [(r.answer, clean(r.figure) + unit, clean(": ".join((r.name, *r.notes)))) for r in shown.rows]
        fit_width = max((wcwidth.width(r[0]) for r in rows), default=0)
        figure_width = max((wcwidth.width(r[1]) for r in rows), default=0)
        for answer, figure, name in rows:
            lead = wcwidth.ljust(answer, fit_width + 2) + wcwidth.rjust(figure, figure_width) + "   "
            self._wrap(name, indent=indent, lead=lead)
        claim = shown.claim
        own = next((e for e in claim.evidence if e.own and e.unit == "km2"), None)
        series = next((s for s in self.answer.series if own and s.convention == own.convention), None)
        if series is not None and claim.kind == "area_change":
            self._bars(series, claim, indent)

    def _bars(self, series: Series, claim: CheckedClaim, indent: int) -> None:
        end = claim.period.end if claim.period else None
        steps = [s for s in series.steps if end is None or s.end <= end][-_DAYS:]
        used = [s.amount for s in steps if s.amount is not None and not s.set_aside]
        top = max(used, default=0.0)
        if len(steps) < 2 or top <= 0:
            return
        bars = ""
        for s in steps:
            if s.amount is None:
                bars += "·"
            elif s.set_aside:
                bars += "□"
            elif s.amount <= 0:
                bars += "_"
            else:
                bars += _BARS[min(7, int(s.amount / top * 8))]
        if self.style.ascii_only:
            bars = bars.translate({ord(b): str(i + 1) for i, b in enumerate(_BARS)})
        w = self.words
        days = f"{w.day(steps[0].start, short=True, year=False)} – {w.day(steps[-1].end, short=True, year=False)}"
        name = next((e.name for e in claim.evidence if e.own), series.convention)
        self._wrap(f"{bars}  {days}, {clean(name)}", indent=indent)
        key = w("□ set aside, · no map, _ zero or loss; full block = {top}", top=w.number(top, "km2", signed=True))
        self._wrap(self._colour(key, "dim"), indent=indent)

    # what it rests on

    def _tail(self, dossier: Path | None) -> None:
        w, a = self.words, self.answer
        self.lines.append("")
        if self.show != "all":
            self._not_judged()
        unmeasured = [c for c in a.claims if c.verdict in {"unmeasurable", "uncovered"}]
        if unmeasured:
            what = "; ".join(clean(c.title) for c in unmeasured)
            self._wrap(w("Nobody here can measure: {what}", what=what))
        if a.sources:
            roots = len({s.root for s in a.sources})
            credits = "; ".join(s.credit for s in a.sources)
            count = w.n("{n} independent origin", "{n} independent origins", roots)
            self._wrap(w("Measured on {credits}. {origins}.", credits=credits, origins=count))
        if a.newest:
            self._wrap(w("Newest map used: {date}.", date=w.day(a.newest)))
        self._wrap(clean(a.summary))
        if dossier is not None:
            self.lines.append(w("dossier: {path}", path=dossier))

    def _not_judged(self) -> None:
        w, a = self.words, self.answer
        context = [c for c in a.claims if c.verdict == "context"]
        kinds = Counter(
            "position" if c.kind == "position" else "meeting" if c.kind == "meeting" else "other" for c in context
        )
        background = kinds["other"] + len(a.background)
        parts = []
        if kinds["position"]:
            parts.append(w.n("{n} position", "{n} positions", kinds["position"]))
        if kinds["meeting"]:
            parts.append(w.n("{n} meeting", "{n} meetings", kinds["meeting"]))
        if background:
            parts.append(w("{n} of background", n=w.number(background)))
        if parts:
            self._wrap(w("not judged: {what}", what=", ".join(parts)) + "   (--show all)")
            self.lines.append("")

    # lines

    def _wrap(self, text: str, *, indent: int = 0, lead: str = "") -> None:
        pad = " " * indent
        hang = pad + " " * wcwidth.width(lead)
        self.lines.extend(
            wcwidth.wrap(
                text, self.style.width, initial_indent=pad + lead, subsequent_indent=hang, break_on_hyphens=False
            )
            or [pad + lead]
        )

    def _colour(self, text: str, colour: str) -> str:
        return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if self.style.colour else text


def said_by(claim: CheckedClaim, words: Words) -> str:
    """Who says it and through whom, in words."""
    if claim.speaker == "reporter" and not claim.via:
        return words("the report")
    speaker = words.name(claim.speaker)
    if not claim.via:
        return speaker
    return words("{speaker}, via {via}", speaker=speaker, via=words.listed([words.name(v) for v in claim.via]))
