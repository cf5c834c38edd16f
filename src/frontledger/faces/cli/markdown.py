"""The answer as Markdown: for a note, a ticket, a newsroom's own page."""

from __future__ import annotations

import re
from collections import Counter

from ...nouns import Answer
from ..dossier.cards import Card, card
from ..dossier.text import clean
from ..dossier.words import LANGUAGES, REMOVED, Words
from .terminal import said_by

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def markdown(answer: Answer, *, show: str | None = None) -> str:
    """The whole answer. Positions, meetings and background are listed with `show="all"`."""
    w = Words(answer.lang, answer.labels)
    kept = sum(p.removed is None for p in answer.passages)
    out = [f"# {_text(answer.summary)}", ""]
    facts = [
        w(LANGUAGES[answer.language]) if answer.language in LANGUAGES else answer.language,
        w("dated {date}", date=w.day(answer.published)) if answer.published else w("no date found"),
        w("{kept} of {all} passages kept", kept=w.number(kept), all=w.number(len(answer.passages))),
        w.n("{n} claim read", "{n} claims read", len(answer.claims)),
    ]
    removed = Counter(p.removed for p in answer.passages if p.removed)
    if removed:
        facts.append(w("left out: {what}", what=", ".join(w.n(*REMOVED[r], n) for r, n in removed.items())))
    out += [_text(" · ".join(facts)), ""]
    if show == "removed":
        out += [f"- {p.removed}: {_text(answer.text[p.span.start : p.span.end])}" for p in answer.passages if p.removed]
        out.append("")
    for claim in answer.claims:
        if claim.verdict != "context" or show == "all":
            out += _claim(card(claim, answer, w), w)
    context = sum(c.verdict == "context" for c in answer.claims)
    if context and show != "all":
        out += [w.n("{n} claim not judged", "{n} claims not judged", context), ""]
    if answer.newest:
        out += [w("Newest map used: {date}.", date=w.day(answer.newest)), ""]
    out += [f"- {_text(s.name)}: {_text(s.credit)} ({_text(s.licence)})" for s in answer.sources]
    return "\n".join(out).rstrip() + "\n"


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
        unit = f" {shown.unit}" if shown.unit else ""
        for row in shown.rows:
            name = ": ".join((row.name, *row.notes))
            out.append(f"| {_text(name)} | {_text(row.figure + unit)} | {_text(row.answer)} |")
        out.append("")
    return out


def _text(text: str) -> str:
    """Text with Markdown's and HTML's own characters made plain, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(clean(text).split()))
