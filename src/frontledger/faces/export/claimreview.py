"""Verdicts as schema.org ClaimReview, JSON-LD for the page that publishes them.

What `docs/schemas/claimreview.schema.json` has for a review: what schema.org names and Google asks for. A verdict is a
word, not a number: which rule was asked decides it, and stands in the explanation and the body. Nothing is made up:
who reviews and where it is published come from whoever publishes; what a report does not tell is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from ...nouns import Answer, CheckedClaim
from ..cli.said import figures_of
from ..dossier.cards import Card, card
from ..dossier.text import clean, opened
from ..dossier.words import AS_OF, Words

NOT_RATED = ("context", "uncovered", "unmeasurable")
"""Verdicts that judge nothing, and give no review."""
_TYPES = {"person": "Person", "agency": "Organization", "outlet": "Organization", "institute": "Organization"}
_TYPES["authority"] = "Organization"


class Reviews(NamedTuple):
    """The reviews of an answer, and what its reader should know of them."""

    items: list[dict[str, Any]]
    notes: list[str]

    def to_json(self) -> str:
        """A JSON list of reviews, each whole in itself."""
        return json.dumps(self.items, ensure_ascii=False, indent=1) + "\n"


def claim_reviews(answer: Answer, *, reviewer: str | None = None, url: str | None = None) -> Reviews:
    """A ClaimReview for every claim of an answer that is judged.

    Args:
        answer: of a check.
        reviewer: name of who publishes the reviews.
        url: address of the page that has them.
    """
    words = Words(answer.lang, answer.labels)
    rated = [c for c in answer.claims if c.verdict not in NOT_RATED]
    left = [str(c.number) for c in answer.claims if c.verdict in ("uncovered", "unmeasurable")]
    notes = []
    if left:
        notes.append(f"no ClaimReview of claim {', '.join(left)}: not covered or not measurable is no rating")
    if rated and (url is None or reviewer is None):
        lacking = " and ".join(
            option for option, given in (("--reviewer", reviewer), ("--review-url", url)) if given is None
        )
        notes.append(f"ClaimReview without {lacking}: name who publishes it and where before it goes online")
    return Reviews([_review(answer, c, words, reviewer, url) for c in rated], notes)


def _review(answer: Answer, claim: CheckedClaim, words: Words, reviewer: str | None, url: str | None) -> dict[str, Any]:
    shown = card(claim, answer, words)
    used = {e.source for e in claim.evidence}
    out: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "inLanguage": answer.lang,
        "claimReviewed": _plain(claim.title),
    }
    if url is not None:
        out["url"] = url
    if reviewer is not None:
        out["author"] = {"@type": "Organization", "name": reviewer}
    out["reviewRating"] = {
        "@type": "Rating",
        "alternateName": shown.verdict,
        "ratingExplanation": _plain(" ".join([claim.sentence, *_rules(answer, claim)])),
    }
    out["reviewBody"] = _body(answer, shown, words)
    out["itemReviewed"] = _claim(answer, claim, words)
    out["citation"] = [
        {"@type": "Dataset", "name": s.name, "creditText": s.credit, "conditionsOfAccess": s.licence, "url": s.url}
        for s in answer.sources
        if s.id in used
    ]
    if not out["citation"]:
        del out["citation"]
    return out


def _claim(answer: Answer, claim: CheckedClaim, words: Words) -> dict[str, Any]:
    """The claim as the report has it."""
    item: dict[str, Any] = {"@type": "Claim", "text": _plain(claim.quote), "inLanguage": answer.language}
    if claim.speaker != "reporter":
        item["author"] = _author(answer, claim.speaker, words)
    if answer.published is not None and answer.published_from not in AS_OF:
        item["datePublished"] = str(answer.published)
    if answer.url is not None:
        item["appearance"] = {"@type": "CreativeWork", "url": answer.url}
    return item


def _author(answer: Answer, speaker: str, words: Words) -> dict[str, str]:
    kind = _TYPES.get(answer.speakers.get(speaker, ""))
    return {**({"@type": kind} if kind else {}), "name": _plain(words.name(speaker))}


def _rules(answer: Answer, claim: CheckedClaim) -> Sequence[str]:
    """The rules of its measurements, in their words."""
    used = {e.convention for e in claim.evidence}
    out = []
    for rule in answer.conventions:
        if rule.id in used:
            name = rule.names.get(answer.lang) or rule.names.get("en", rule.id)
            counts = rule.words.get(answer.lang) or rule.words.get("en", "")
            out.append(f"{opened(name)}: {counts}.")
    return out


def _body(answer: Answer, shown: Card, words: Words) -> str:
    """The sentence, every measurement with its rule, what it rests on: a line each."""
    claim = shown.claim
    lines = [claim.sentence]
    for row, figure in zip(shown.rows, figures_of(shown, words), strict=True):
        notes = words("; ").join(row.notes)
        name = words("{name}: {what}", name=row.name, what=notes) if notes else row.name
        lines.append(f"{row.answer}: {figure}. {name}")
    if shown.tested:
        lines.append(shown.tested)
    used = {e.source for e in claim.evidence}
    credits = [s.credit for s in answer.sources if s.id in used]
    if credits:
        origins = words.n("{n} independent origin", "{n} independent origins", len(claim.roots))
        lines.append(words("Measured on {credits}. {origins}.", credits=words("; ").join(credits), origins=origins))
    return "\n".join(_plain(line) for line in lines)


def _plain(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", clean(text)).strip()
