"""One update told in two languages must give the same settlement claims: DeepState's log in Ukrainian and English.

    python benchmarks/two_languages.py LOG.json.xz [--last N] [--differences]

Of every update with both texts: settlement claims (place, side, state) about places that both texts name, as the places
that are found in them. A pair agrees when both languages give it; `only uk`, `only en` are told by one of them.
"""

from __future__ import annotations

import argparse
import json
import lzma
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import frontledger as fl
from frontledger.nouns import Reading, Report
from frontledger.reading.doc import Doc
from frontledger.theatre import load

LANGUAGES = ("uk", "en")
LOG = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "deepstate" / "log.json.xz"


class Agreement(NamedTuple):
    """How many claims about places named in both texts both give, and how many only one does."""

    both: int
    only: Counter[str]
    updates: int
    differences: list[tuple[int, str, tuple[str, str | None, str | None]]]

    @property
    def share(self) -> float:
        """Claims that both give, of all that either gives."""
        every = self.both + sum(self.only.values())
        return self.both / every if every else 1.0


def measured(log: Path, last: int | None = None) -> Agreement:
    """The agreement over a log's updates, or over its last ones."""
    with lzma.open(log, "rt", encoding="utf-8") as file:
        updates: list[dict[str, Any]] = json.load(file)["updates"]
    updates = [u for u in updates if u["uk"] and u["en"]][-(last or 0) :]
    both, only, differences = 0, Counter[str](), []
    for update in updates:
        told = {tag: _claims(update[tag], update["created"][:10], tag) for tag in LANGUAGES}
        common = told["uk"][1] & told["en"][1]
        found = {tag: {c for c in told[tag][0] if c[0] in common} for tag in LANGUAGES}
        both += len(found["uk"] & found["en"])
        for tag in LANGUAGES:
            other = next(t for t in LANGUAGES if t != tag)
            apart = sorted(found[tag] - found[other], key=repr)
            only[tag] += len(apart)
            differences += [(update["id"], tag, c) for c in apart]
    return Agreement(both, only, len(updates), differences)


def _claims(text: str, day: str, tag: str) -> tuple[set[tuple[str, str | None, str | None]], set[str]]:
    """Settlement claims of a text, a place each, and all places that it names."""
    page = f"<html><body><p>{text}</p></body></html>"
    report: Report = fl.open_report(page.encode(), published=day, language=tag)
    reading: Reading = fl.read(report)
    claims = {
        (place, c.side, c.extra.state) for c in reading.claims if c.kind == "settlement_control" for place in c.place
    }
    return claims, {n.id for n in Doc(report, load()).names if n.kind == "place"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("log", nargs="?", type=Path, default=LOG)
    parser.add_argument("--last", type=int, help="only the last updates")
    parser.add_argument("--differences", action="store_true", help="print every claim that only one language gives")
    args = parser.parse_args()
    got = measured(args.log, args.last)
    for id_, tag, claim in got.differences if args.differences else ():
        print(id_, f"only {tag}:", *claim)
    print(f"{got.updates} updates, {got.both} claims in both, {got.only['uk']} only uk, {got.only['en']} only en")
    print(f"agreement {got.share:.1%}")


if __name__ == "__main__":
    sys.exit(main())
