"""The answer on a terminal: what was read, a block a claim, what was not judged, what it rests on.

From 90 columns on the verdict stands in a margin; below, verdict and number share a line and the rest is indented.
Widths are those of East Asian text; a number and its unit stay together. No line is wider than the terminal, but for
the path of a file, which can be copied only whole.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NamedTuple, TextIO

from ...nouns import Answer, CheckedClaim, Series
from ..dossier.cards import Card, Row, card
from ..dossier.text import clean, opened
from ..dossier.words import BACKGROUND, Words
from .lines import width, wrap
from .said import facts, figures_of, left_out, not_judged, said_by

MARGIN = 21
NARROW = 90
WIDEST = 100
LEAST = 40
MARKS = {
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
_ASCII = str.maketrans({"…": "...", "→": ">", "·": "|", "□": "o", "²": "2", "°": " deg", "±": "+-"}) | {
    **str.maketrans("’‘“”「」–—−", '\'\'""""---'),
    **str.maketrans("\u00a0\u202f", "  "),
}
_ROOM = 20
"""Columns that the name of a rule needs to stand beside its figure."""
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
        self._tail()
        if dossier is not None:
            self.lines.append(self.words("dossier: {path}", path=dossier))
        return "\n".join(line.rstrip() for line in self.lines) + "\n"

    # what was read

    def _head(self) -> None:
        w, a = self.words, self.answer
        self._wrap(facts(a, w, short=True))
        counts = left_out(a, w)
        if counts and self.show is None:
            self._wrap(w("left out: {what}", what=w.listed(list(counts.values()))) + " (--show removed)")
            return
        for reason, count in counts.items():
            self._wrap(w("left out: {what}", what=count))
            for p in a.passages:
                if p.removed == reason:
                    self._wrap(a.text[p.span.start : p.span.end], indent=2, lead="– ")

    # a claim

    def _claim(self, shown: Card) -> None:
        claim = shown.claim
        mark, plain, colour = MARKS[claim.verdict]
        label = f"{plain if self.style.ascii_only else mark} {shown.verdict}"
        number = self.words("claim {n}", n=self.words.number(claim.number))
        self.lines.append("")
        speaker = said_by(claim, self.words)
        if self.style.width >= NARROW and width(label) < MARGIN:
            indent = MARGIN
            lines = self._ended(self._lines(claim.title, indent), speaker, indent)
        else:
            indent = 4
            lines = self._ended([" " * width(label)], number, indent)
        lines[0] = self._colour(label, colour) + lines[0][width(label) :]
        self.lines += lines
        if indent < MARGIN:
            self._wrap(claim.title, indent=indent)
            self._wrap(self.words("says {who}", who=speaker), indent=indent)
        quote = f"「{claim.quote}」" if self.answer.language.startswith("zh") else f"“{claim.quote}”"
        self._wrap(quote, indent=indent)
        self._wrap(claim.sentence, indent=indent)
        self._evidence(shown, indent)

    def _evidence(self, shown: Card, indent: int) -> None:
        figures = figures_of(shown, self.words)
        fit_width = max((width(r.answer) for r in shown.rows), default=0)
        figure_width = max((width(f) for f in figures), default=0)
        for row, figure in zip(shown.rows, figures, strict=True):
            self._row(row, figure, fit_width, figure_width, indent)
        claim = shown.claim
        if shown.tested:
            self._wrap(shown.tested, indent=indent, colour="dim")
        own = next((e for e in claim.evidence if e.own and e.unit == "km2"), None)
        series = next((s for s in self.answer.series if own and s.convention == own.convention), None)
        if series is not None and claim.kind == "area_change":
            self._bars(series, claim, indent)

    def _row(self, row: Row, figure: str, fit_width: int, figure_width: int, indent: int) -> None:
        """One rule: its answer and its figure as columns, then its name and what is to be said, a line each."""
        first, *more = [part for note in row.notes for part in note.split("; ")] or [""]
        name = self.words("{name}: {what}", name=row.name, what=first) if first else row.name
        gap = " " * (fit_width - width(row.answer) + 2 + figure_width - width(figure))
        lead = f"{row.answer}{gap}{figure}   "
        hang = width(lead)
        if self.style.width - indent - hang < _ROOM:
            # no room beside the figure: below it
            self._wrap("", indent=indent, lead=lead)
            lead, hang = "  ", 2
        self._wrap(name, indent=indent, lead=lead)
        for part in more:
            self._wrap(part, indent=indent + hang)

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
        self._wrap(f"{bars}  {days}, {name}", indent=indent)
        key = w("□ set aside, · no map, _ zero or loss; full block = {top}", top=w.number(top, "km2", signed=True))
        self._wrap(key, indent=indent, colour="dim")

    # what it rests on

    def _tail(self) -> None:
        w, a = self.words, self.answer
        self.lines.append("")
        told = not_judged(a, w)
        if self.show == "all":
            self._background()
        elif told:
            self._wrap(f"{told} (--show all)")
            self.lines.append("")
        unmeasured = [c for c in a.claims if c.verdict in {"unmeasurable", "uncovered"}]
        if unmeasured:
            self._wrap(w("Nobody here can measure: {what}", what=w("; ").join(c.title for c in unmeasured)))
        if a.sources:
            credits = w("; ").join(s.credit for s in a.sources)
            origins = w.n("{n} independent origin", "{n} independent origins", len({s.root for s in a.sources}))
            self._wrap(w("Measured on {credits}. {origins}.", credits=credits, origins=origins))
        if a.newest:
            self._wrap(w("Newest map used: {date}.", date=w.day(a.newest)))
        self._wrap(a.summary)

    def _background(self) -> None:
        for told in self.answer.background:
            what = opened(self.words(BACKGROUND[told.kind]))
            self._wrap(self.words("{name}: {what}", name=what, what=told.quote), lead="· ")
        if self.answer.background:
            self.lines.append("")

    # lines

    def _wrap(self, text: str, *, indent: int = 0, lead: str = "", colour: str = "") -> None:
        self.lines += [self._colour(line, colour) for line in self._lines(text, indent, lead)]

    def _lines(self, text: str, indent: int, lead: str = "") -> list[str]:
        """Text in lines, indented; `lead` opens the first line and the others stand below what follows it."""
        lead = " " * indent + self._plain(lead)
        return wrap(self._plain(text), self.style.width, first=lead, rest=" " * width(lead))

    def _ended(self, lines: list[str], right: str, indent: int) -> list[str]:
        """Lines with words at the right end of the last, or of one more where there is no room."""
        right = self._plain(right)
        room = self.style.width - width(right)
        if room < indent:
            return lines + self._lines(right, indent)
        if width(lines[-1]) + 2 > room:
            lines = [*lines, ""]
        last = lines[-1] + " " * (room - width(lines[-1]))
        return [*lines[:-1], last + self._colour(right, "dim")]

    def _plain(self, text: str) -> str:
        harmless = clean(text)
        return harmless.translate(_ASCII) if self.style.ascii_only else harmless

    def _colour(self, text: str, colour: str) -> str:
        return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if colour and self.style.colour else text
