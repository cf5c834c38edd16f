"""The answer as Markdown: for a note, a ticket, a newsroom's own page."""

from __future__ import annotations

import re

from ...nouns import Answer
from ..dossier.cards import Card, card
from ..dossier.text import clean
from ..dossier.words import BACKGROUND, Words
from .said import facts, figures_of, left_out, not_judged, said_by

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def markdown(answer: Answer, *, show: str | None = None) -> str:
    """The whole answer; `show="removed"` also lists what was left out, `show="all"` that and what is not judged."""
    w = Words(answer.lang, answer.labels)
    counts = left_out(answer, w)
    said = w("left out: {what}", what=w.listed(list(counts.values()))) if counts else ""
    out = [f"# {_text(answer.summary)}", "", _text(" · ".join(filter(None, (facts(answer, w), said)))), ""]
    for reason, count in counts.items() if show else ():
        out += [_text(w("left out: {what}", what=count)), ""]
        out += [f"- {_text(answer.text[p.span.start : p.span.end])}" for p in answer.passages if p.removed == reason]
        out.append("")
    for claim in answer.claims:
        if claim.verdict != "context" or show == "all":
            out += _claim(card(claim, answer, w), w)
    if show == "all":
        out += [f"- {_text(w('{name}: {what}', name=w(BACKGROUND[b.kind]), what=b.quote))}" for b in answer.background]
    else:
        out.append(_text(not_judged(answer, w)))
    out += ["", w("Newest map used: {date}.", date=w.day(answer.newest)), ""] if answer.newest else [""]
    out += [f"- {_text(s.name)}: {_text(s.credit)} ({_text(s.licence)})" for s in answer.sources]
    out += ["", *(f"> {_text(note)}" for note in answer.notes)]
    return "\n".join(out).strip() + "\n"


def _claim(shown: Card, w: Words) -> list[str]:
    claim = shown.claim
    out = [
        f"## {claim.number}. {shown.verdict}: {_text(claim.title)}",
        "",
        f"> {_text(claim.quote)}",
        "",
        f"**{_text(claim.sentence)}**",
        "",
        w("says {who}", who=_text(said_by(claim, w))),
        "",
    ]
    if shown.rows:
        out += ["| " + " | ".join(_text(h) for h in shown.heads) + " |", "|---|---:|---|"]
        for row, figure in zip(shown.rows, figures_of(shown, w), strict=True):
            name = w("{name}: {what}", name=row.name, what=w("; ").join(row.notes)) if row.notes else row.name
            out.append(f"| {_text(name)} | {_text(figure)} | {_text(row.answer)} |")
        out.append("")
    if shown.tested:
        out += [_text(shown.tested), ""]
    return out


def _text(text: str) -> str:
    """Text with Markdown's and HTML's own characters made plain, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))
