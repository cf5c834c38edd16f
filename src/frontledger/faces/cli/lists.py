"""`frontledger conventions` and `frontledger sources`: what an answer can rest on."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ...nouns import Convention, Noun, Source


def conventions(known: Sequence[Convention], lang: str, *, as_json: bool) -> str:
    """The rules, a block each, or as a JSON list."""
    if as_json:
        return _json(known)
    blocks = []
    for c in known:
        span = f"{c.valid_from or '…'} – {c.valid_to or '…'}" if c.valid_from or c.valid_to else ""
        blocks.append(
            _block(
                c.id,
                {
                    "name": c.names.get(lang) or c.names["en"],
                    "counts": f"{c.words.get(lang) or c.words['en']} ({c.counts})",
                    "source": ", ".join((c.source, *c.also)),
                    "leaves out": ", ".join(c.leaves_out),
                    "day": f"{c.boundary}; {c.clock}",
                    "used by": ", ".join(c.used_by),
                    "in force": span,
                },
            )
        )
    return "\n".join(blocks)


def sources(known: Sequence[Source], *, as_json: bool) -> str:
    """The sources, a block each, or as a JSON list."""
    if as_json:
        return _json(known)
    blocks = []
    for s in known:
        days = f"{s.first} – {s.last}" if s.first else "no figures at hand"
        if s.days is not None:
            days += f", {s.days} days" + (f", {s.days_missing} missing" if s.days_missing else "")
        blocks.append(
            _block(
                s.id,
                {
                    "name": s.name,
                    "days": days,
                    "origin": s.root + (f" (redrawn from {s.derived_from})" if s.derived_from else ""),
                    "credit": s.credit,
                    "licence": s.licence,
                    "address": s.url,
                },
            )
        )
    return "\n".join(blocks)


def _block(id_: str, rows: dict[str, str]) -> str:
    return "".join([f"{id_}\n", *(f"  {name:<11}{value}\n" for name, value in rows.items() if value)])


def _json(nouns: Sequence[Noun]) -> str:
    return msgspec.json.format(msgspec.json.encode(list(nouns)), indent=1).decode("utf-8") + "\n"
