"""`frontledger conventions` and `frontledger sources`: what an answer can rest on."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ...nouns import Convention, Noun, Source
from ..dossier.text import clean
from ..dossier.words import Words
from .lines import width


def conventions(known: Sequence[Convention], lang: str, *, as_json: bool) -> str:
    """The rules, a block each, or as a JSON list."""
    if as_json:
        return _json(known)
    w = Words(lang, {})
    net = {"net": w("net"), "gross": w("gross")}
    blocks = {}
    for c in known:
        in_force = f"{c.valid_from or '…'} – {c.valid_to or '…'}" if c.valid_from or c.valid_to else ""
        blocks[c.id] = {
            w("name"): c.names.get(lang) or c.names["en"],
            w("counts"): f"{c.words.get(lang) or c.words['en']} ({net[c.counts]})",
            w("source"): ", ".join((c.source, *c.also)),
            w("leaves out"): ", ".join(c.leaves_out),
            w("day"): f"{c.boundary}; {c.clock}",
            w("used by"): ", ".join(c.used_by),
            w("in force"): in_force,
        }
    return _blocks(blocks)


def sources(known: Sequence[Source], lang: str, *, as_json: bool) -> str:
    """The sources, a block each, or as a JSON list."""
    if as_json:
        return _json(known)
    w = Words(lang, {})
    blocks = {}
    for s in known:
        days = [f"{s.first} – {s.last}"] if s.first else [w("no figures at hand")]
        if s.days is not None:
            days.append(w.n("{n} day", "{n} days", s.days))
        if s.days_missing:
            days.append(w("{n} missing", n=w.number(s.days_missing)))
        redrawn = w("redrawn from {source}", source=s.derived_from) if s.derived_from else ""
        blocks[s.id] = {
            w("name"): s.name,
            w("days"): w.listed(days),
            w("origin"): f"{s.root} ({redrawn})" if redrawn else s.root,
            w("credit"): s.credit,
            w("licence"): s.licence,
            w("address"): s.url,
        }
    return _blocks(blocks)


def _blocks(blocks: dict[str, dict[str, str]]) -> str:
    """An id, and below it a line a field, the values in one column."""
    column = max((width(n) for fields in blocks.values() for n, value in fields.items() if value), default=0) + 2
    return "\n".join(
        "".join(
            [f"{id_}\n"]
            + [f"  {name}{' ' * (column - width(name))}{clean(value)}\n" for name, value in fields.items() if value]
        )
        for id_, fields in blocks.items()
    )


def _json(nouns: Sequence[Noun]) -> str:
    return msgspec.json.format(msgspec.json.encode(list(nouns)), indent=1).decode("utf-8") + "\n"
