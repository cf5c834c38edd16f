"""Puts a dossier together: what each part of the page shows, in the order of the page."""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Sequence
from functools import lru_cache, partial
from importlib import resources
from typing import Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from ...nouns import Answer, CheckedClaim, Convention, Passage, Span
from ...nouns import format as form
from .cards import Card, card, is_card
from .charts.places import report_map
from .charts.svg import both
from .runs import Figures
from .text import Mark, clean, marked, opened
from .told import moments, positions
from .words import (
    AS_OF,
    BACKGROUND,
    COUNT_HEADLINES,
    HEADLINES,
    LANGUAGES,
    PUBLISHED_FROM,
    REMOVED,
    SHARES,
    VERDICTS,
    Words,
)

MOST_NAMED = 3
"""Claims of one verdict that are named in the line below the headline."""
SEVERITY = (
    "inconsistent",
    "contradicted",
    "differs",
    "disputed",
    "other_rule",
    "depends",
    "supported",
    "uncovered",
    "unmeasurable",
)
"""Order in which the verdicts are named."""


def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")


def _harmless(value: Any) -> Any:
    return clean(value) if type(value) is str else value


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates, escaped by default; text of any origin is made harmless on its way into the page."""
    env = Environment(
        loader=FunctionLoader(_asset),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["direction"] = form.direction
    return env


def assemble(answer: Answer) -> str:
    """The page of an answer; see `frontledger.faces.dossier.render`."""
    words = Words(answer.lang, answer.labels)
    style = _style(answer, words)
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    context = {
        "a": answer,
        "_": words,
        "n_": words.n,
        "style": Markup(style),  # noqa: S704
        "style_hash": digest,
        **parts(answer, words),
    }
    return environment().get_template("page.html").render(context)


def _style(answer: Answer, words: Words) -> str:
    foot = words("Frontledger dossier")
    if answer.published and answer.published_from not in AS_OF:
        foot = words("Frontledger dossier, report of {day}", day=words.day(answer.published))
    quoted = foot.replace("\\", "").replace('"', "").replace("<", "")
    return "\n" + _asset("dossier.css").replace("/*foot*/", quoted)


def parts(answer: Answer, words: Words) -> dict[str, Any]:
    """What the templates show."""
    figures = Figures(answer, words)
    cards = [Shown(card(c, answer, words), *figures.of(c)) for c in answer.claims if is_card(c)]
    passages = answer.passages or (Passage(span=Span(0, len(answer.text))),) if answer.text else ()
    kept = [p for p in passages if p.removed is None]
    marks = [Mark(c.span, _key(c)) for c in answer.claims]
    marks += [Mark(b.span, f"b{i}") for i, b in enumerate(answer.background)]
    text = list(zip(kept, marked(answer.text, kept, marks), strict=True))
    lead = _lead([s.card for s in cards])
    return {
        "dir": form.direction(answer.lang),
        "language": opened(words.of(LANGUAGES, answer.language)),
        "published_from": words.of(PUBLISHED_FROM, answer.published_from or ""),
        "headline": _headline(lead, answer, words),
        "dek": _dek([s.card for s in cards], lead, words),
        "cards": cards,
        "typed": answer.published is not None and answer.published_from in AS_OF,
        # what is said of several claims has a part of its own
        "notes": [n for n in answer.notes if n not in {f.sentence for f in answer.between}],
        "kept": len(kept),
        "all": len(passages),
        "removed": _removed(answer, passages, words),
        "text": text,
        "anchored": {p.key for _, cut in text for p in cut if p.anchor}
        | {e.key for _, cut in text for p in cut for e in p.ends if e.anchor},
        "told": _told(answer, words),
        "by_key": {_key(c): c for c in answer.claims},
        "background": [(f"b{i}", b) for i, b in enumerate(answer.background) if b.kind != "date" or b.period is None],
        "untold": [c for c in answer.claims if not is_card(c) and c.kind not in ("position", "meeting")],
        "tables": positions(answer.claims, words),
        "n_positions": sum(c.kind == "position" for c in answer.claims),
        "moments": moments(answer, words),
        "map": _map(answer, words),
        "rules": [(c, *_rule(c, answer)) for c in answer.conventions],
        "background_words": {kind: words(said) for kind, said in BACKGROUND.items()},
        "shares": {share: words(said) for share, said in SHARES.items()},
        "used": {s.id: [c for c in answer.claims if any(e.source == s.id for e in c.evidence)] for s in answer.sources},
        "links": {c.number: _key(c) for c in answer.claims},
    }


class Shown(NamedTuple):
    """A card with its charts."""

    card: Card
    figures: list[Any]
    earlier: int | None
    """The claim whose daily chart serves for this one too; 0: left out, the page has enough."""


def _key(claim: CheckedClaim) -> str:
    """Where the mark in the text leads: a card, the table of positions, the dates or the background."""
    if is_card(claim):
        return f"c{claim.number}"
    return f"p{claim.number}" if claim.kind in ("position", "meeting") else f"u{claim.number}"


def _told(answer: Answer, words: Words) -> dict[str, tuple[str, str, str, str]]:
    """By mark: the class of its line, what is raised, what is read aloud, and the verdict."""
    out: dict[str, tuple[str, str, str, str]] = {}
    for claim in answer.claims:
        if is_card(claim):
            said = words("claim {n}: {verdict}", n=claim.number, verdict=words(VERDICTS[claim.verdict]))
            out[_key(claim)] = (claim.verdict, str(claim.number), said, claim.verdict)
        elif claim.kind == "position":
            out[_key(claim)] = ("told", words("P"), words("position"), "")
        elif claim.kind == "meeting":
            out[_key(claim)] = ("told", words("D"), words("meeting"), "")
        else:
            out[_key(claim)] = ("told", words("B"), words("background"), "")
    for i, background in enumerate(answer.background):
        dated = background.kind == "date" and background.period is not None
        out[f"b{i}"] = (
            ("told", words("D"), words("date"), "") if dated else ("told", words("B"), words("background"), "")
        )
    return out


def _lead(cards: Sequence[Card]) -> Card | None:
    """The first claim the report or the maps contradict; without one the first amount with evidence, else the first."""
    sharp = (c for c in cards if c.claim.verdict in ("inconsistent", "contradicted"))
    measured = (c for c in cards if c.claim.amount and c.claim.evidence and c.claim.verdict != "context")
    judged = (c for c in cards if c.claim.verdict != "context")
    return next(itertools.chain(sharp, measured, judged), None)


def _headline(lead: Card | None, answer: Answer, words: Words) -> str:
    if lead:
        claim = lead.claim
        counted = {claim.kind, claim.extra.of} & {"air_attack", "losses"}
        table = HEADLINES | COUNT_HEADLINES if counted else HEADLINES
        return words(table[claim.verdict], claim=claim.title)
    return (
        words("Nothing in this report can be judged by maps")
        if answer.claims
        else words("No claims found in this report")
    )


def _dek(cards: Sequence[Card], lead: Card | None, words: Words) -> list[tuple[str, str]]:
    """Every other verdict that is not background, with the claims it is given to."""
    out = []
    for verdict in SEVERITY:
        titles = [c.claim.title for c in cards if c.claim.verdict == verdict and c is not lead]
        if not titles:
            continue
        named = words("; ").join(titles[:MOST_NAMED])
        if len(titles) > MOST_NAMED:
            more = words.n("{n} more", "{n} more", len(titles) - MOST_NAMED)
            named = words("{named} and {more}", named=named, more=more)
        out.append((words(VERDICTS[verdict]), named))
    return out


class Removal(NamedTuple):
    """Passages left out for one reason."""

    said: str
    texts: list[str]


def _removed(answer: Answer, passages: Sequence[Passage], words: Words) -> list[Removal]:
    by_reason: dict[str, list[str]] = {}
    for passage in passages:
        if passage.removed:
            by_reason.setdefault(passage.removed, []).append(answer.text[passage.span.start : passage.span.end])
    return [Removal(words.n(*REMOVED[r], len(by_reason[r])), by_reason[r]) for r in REMOVED if r in by_reason]


def _map(answer: Answer, words: Words) -> Markup | None:
    view = answer.map
    if view is None or not (view.regions or view.elsewhere or any(p.kind == "named" for p in view.places)):
        return None
    places = words.listed([p.name for p in view.places if p.kind == "named"])
    regions = words.listed([r.name for r in view.regions if r.name])
    label = words("Map of the places the report names: {places}. No front line is drawn.", places=places or "–")
    if regions:
        label = words("{label} Tinted: {regions}.", label=label, regions=regions)
    return both(partial(report_map, words, view, label=label))


def _rule(convention: Convention, answer: Answer) -> tuple[str, str]:
    names, counts = convention.names, convention.words
    return opened(names.get(answer.lang) or names.get("en", convention.id)), counts.get(answer.lang) or counts.get(
        "en", ""
    )
