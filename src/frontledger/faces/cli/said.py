"""What the terminal and Markdown both say of an answer, in the words of the page."""

from __future__ import annotations

from collections import Counter

from ...nouns import Answer, CheckedClaim
from ..dossier.cards import Card, figure
from ..dossier.words import LANGUAGES, REMOVED, Words


def facts(answer: Answer, words: Words, *, short: bool = False) -> str:
    """What was read: language, day, how much of it was kept, how many claims."""
    kept = sum(p.removed is None for p in answer.passages)
    day = answer.published
    return " · ".join(
        (
            words(LANGUAGES[answer.language]) if answer.language in LANGUAGES else answer.language,
            words("dated {date}", date=words.day(day, short=short)) if day else words("no date found"),
            words("{kept} of {all} passages kept", kept=words.number(kept), all=words.number(len(answer.passages))),
            words.n("{n} claim read", "{n} claims read", len(answer.claims)),
        )
    )


def left_out(answer: Answer, words: Words) -> dict[str, str]:
    """How many passages were left out, by reason, in the order of the text."""
    counts = Counter(p.removed for p in answer.passages if p.removed)
    return {reason: words.n(*REMOVED[reason], n) for reason, n in counts.items()}


def not_judged(answer: Answer, words: Words) -> str:
    """How many things are only told; empty where none is."""
    kinds = Counter(c.kind for c in answer.claims if c.verdict == "context")
    positions, meetings = kinds.pop("position", 0), kinds.pop("meeting", 0)
    background = kinds.total() + len(answer.background)
    parts = []
    if positions:
        parts.append(words.n("{n} position", "{n} positions", positions))
    if meetings:
        parts.append(words.n("{n} meeting", "{n} meetings", meetings))
    if background:
        parts.append(words("{n} of background", n=words.number(background)))
    return words("not judged: {what}", what=words.listed(parts)) if parts else ""


def figures_of(shown: Card, words: Words) -> list[str]:
    """The figure of each row of a card, with its unit; of a record, the days."""
    if any(e.record for e in shown.claim.evidence):
        return [row.figure for row in shown.rows]
    return [figure(e, words, unit=True) for e in shown.claim.evidence]


def said_by(claim: CheckedClaim, words: Words) -> str:
    """Who says it and through whom."""
    if claim.speaker == "reporter" and not claim.via:
        return words("the report")
    speaker = words.name(claim.speaker)
    if not claim.via:
        return speaker
    return words("{speaker}, via {via}", speaker=speaker, via=words.listed([words.name(v) for v in claim.via]))
