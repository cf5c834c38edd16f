"""`frontledger read`: claims of a report for a person, a pipe or as JSON; of many reports, into files."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ...errors import FrontledgerError, InputError
from ...nouns import Claim, Explained, Reading, Report

Source = tuple[str | bytes | Path, str | None]
_HEDGES = {"over": ">", "under": "<", "about": "~", "up_to": "<="}


def add(p: argparse.ArgumentParser) -> None:
    """Add the options of `read`."""
    p.add_argument("report", metavar="REPORT|FOLDER", nargs="+", help="what to read")
    reading = p.add_argument_group("reading")
    reading.add_argument("--published", metavar="DATE", help="day of publication, YYYY-MM-DD (default: told from it)")
    reading.add_argument("--language", metavar="TAG", help="language of the report, such as en (default: detected)")
    reading.add_argument("--offline", action="store_true", help="never fetch anything")
    output = p.add_argument_group("one report")
    output.add_argument("--json", action="store_true", help="as JSON; of several, one object a line")
    output.add_argument("--explain", action="store_true", help="for every claim, the words that gave each of its parts")
    output.add_argument("--origins", action="store_true", help="with --json: where each character stands in the bytes")
    many = p.add_argument_group("many reports")
    many.add_argument("--out", metavar="OUTDIR", type=Path, help="write one JSON file a report into this folder")
    many.add_argument("--meta", metavar="META.csv", type=Path, help="which files to read: file,published,language")
    many.add_argument("--workers", metavar="N", type=int, default=1, help="processes at work (default: 1)")
    many.add_argument(
        "--engine", choices=("processes", "ray"), default="processes",
        help="who does the work: processes of this machine, or a cluster of Ray's (RAY_ADDRESS)",
    )  # fmt: skip


def many(args: argparse.Namespace) -> tuple[list[str], int]:
    """Read many reports into files; gives what is to be said, and the exit code."""
    from ... import read_many
    from .progress import progress

    if args.json or args.explain or args.origins:
        raise InputError("--json, --explain and --origins are for one report", remedy="leave out --out")
    sources = [Path(r) for r in args.report]
    done = read_many(
        sources[0] if len(sources) == 1 else sources, args.out, meta=args.meta, published=args.published,
        language=args.language, theatre=args.theatre, workers=args.workers, engine=args.engine, progress=progress(),
    )  # fmt: skip
    said = [f"{file}: {why}" for file, why in done.failed]
    kept = f" ({done.kept} read before)" if done.kept else ""
    failed = f", {len(done.failed)} could not be read" if done.failed else ""
    said.append(f"{_n(done.reports, 'report')}{kept}, {_n(done.claims, 'claim')} in {args.out}{failed}")
    return said, 2 if done.failed else 0


def text(args: argparse.Namespace, sources: Sequence[Source]) -> str:
    """What is printed of one report, or of several after one another."""
    import sys

    if args.meta is not None or args.workers != 1 or args.engine != "processes":
        raise InputError("--meta, --workers and --engine are for many reports", remedy="say where to write: --out DIR")
    reports = [r for source, name in sources for r in _opened(args, source, name)]
    if args.json:
        return "".join(_json(args, r, single=len(reports) == 1) + "\n" for r in reports)
    if args.explain:
        return "\n".join(_explained(args, r) for r in reports)
    if sys.stdout.isatty():
        return "\n".join(_shown(args, r) for r in reports)
    return "".join("\t".join(row) + "\n" for r in reports for row in _rows(_read(args, r)))


def _opened(args: argparse.Namespace, source: str | bytes | Path, name: str | None) -> Iterator[Report]:
    from ... import open_reports

    if isinstance(source, Path) and source.is_dir():
        raise InputError(f"{source} is a folder", remedy="say where its claims are to be written: --out DIR")
    for report in open_reports(
        source, name=name, published=args.published, language=args.language, offline=args.offline
    ):
        if isinstance(report, FrontledgerError):
            raise report
        yield report


def _read(args: argparse.Namespace, report: Report) -> Reading:
    from ... import read

    return read(report, theatre=args.theatre)


def _json(args: argparse.Namespace, report: Report, *, single: bool) -> str:
    import msgspec

    from ... import explain, origins

    told: dict[str, Any] = {} if single else {"file": report.name}
    told |= _read(args, report).plain()
    if args.explain:
        told["explained"] = [e.plain() for e in explain(report, theatre=args.theatre)]
    if args.origins and report.made is not None:
        told["origins"] = [[o.start, o.end, o.first, o.last] for o in origins(report)]
        told["boxes"] = msgspec.to_builtins(report.made.boxes)
    return json.dumps(told, ensure_ascii=False, indent=1 if single else None)


def _rows(reading: Reading) -> Iterator[tuple[str, ...]]:
    from ..dossier.text import clean

    for n, claim in enumerate(reading.claims, 1):
        a, p = claim.amount, claim.period
        row = (
            str(n), claim.kind, _amount(claim), a.unit if a else "", claim.side or "", ";".join(claim.place),
            str(p.start or "") if p else "", str(p.end or "") if p else "", claim.speaker, ";".join(claim.via),
            claim.modality, claim.quote,
        )  # fmt: skip
        yield tuple(" ".join(clean(field).split()) for field in row)


def _shown(args: argparse.Namespace, report: Report) -> str:
    """For a person: a line a claim, its words below it."""
    from ..dossier.text import clean
    from .lines import wrap

    reading = _read(args, report)
    kept = f"{len(report.kept)} of {_n(len(report.passages), 'passage')} read"
    lines = [clean(f"{report.name} · {report.language} · {report.published or 'no date'} · {kept}"), ""]
    for n, claim in enumerate(reading.claims, 1):
        lines.append(clean(f"{n:3}  {_told(claim)}"))
        lines += wrap(clean(claim.quote), 96, first="     “", rest="      ")
    return "\n".join([*lines, "", _n(len(reading.claims), "claim")]) + "\n"


def _told(claim: Claim) -> str:
    p = claim.period
    period = "" if p is None else str(p.start) if p.start == p.end else f"{p.start or '…'} – {p.end or '…'}"
    extra = [
        f"{k}={v if not isinstance(v, list | tuple) else '+'.join(map(str, v))}" for k, v in claim.extra.plain().items()
    ]
    amount = f"{_amount(claim)} {claim.amount.unit}" if claim.amount else ""
    via = f" via {', '.join(claim.via)}" if claim.via else ""
    parts = [claim.kind, amount, claim.side or "", ", ".join(claim.place), period, claim.speaker + via, *extra]
    modality = [] if claim.modality == "asserted" else [claim.modality]
    return " · ".join(p for p in [*parts, *modality] if p)


def _explained(args: argparse.Namespace, report: Report) -> str:
    from ... import explain
    from ..dossier.text import clean

    out = []
    for n, e in enumerate(explain(report, theatre=args.theatre), 1):
        out += [f"{n}  {_told(e.claim)}", "   " + " ".join(report.text[e.sentence.start : e.sentence.end].split())]
        out += [f"     {b.part:8} {b.value}{_words(report, e, b.words)}" for b in e.because]
    return "".join(clean(line) + "\n" for line in out)


def _words(report: Report, e: Explained, words: Sequence[Any]) -> str:
    said = [" ".join(report.text[w.start : w.end].split()) for w in words]
    before = " (the sentence before)" if words and words[0].end <= e.sentence.start else ""
    return f"  ← {', '.join(f'“{s}”' for s in said)}{before}" if said else ""


def _amount(claim: Claim) -> str:
    if claim.amount is None:
        return ""
    low, high = claim.amount.low, claim.amount.high
    return _HEDGES.get(claim.amount.hedge, "") + (f"{low}" if low == high else f"{low}-{high}")


def _n(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"
