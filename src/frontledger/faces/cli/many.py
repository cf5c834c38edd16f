"""`frontledger check` of many reports, and `frontledger relays`: what is printed and said of them."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ...errors import FrontledgerError, InputError
from ...nouns import Answer, Relay
from ..dossier.text import clean
from ..dossier.words import VERDICTS, Words
from .lines import wrap

_AGAINST = ("inconsistent", "contradicted", "disputed", "differs")
"""Verdicts of which a person is told the sentence as well."""
FIELDS = (
    *("relay", "telling", "report", "published", "claim", "amount", "unit", "place", "from", "to", "speaker", "via"),
    "slips",
)


class Out(NamedTuple):
    """One piece of what is given: text, what is said beside it, a page; and the exit code it asks for."""

    text: str = ""
    said: str = ""
    remedy: str = ""
    page: tuple[Answer, Path] | None = None
    code: int = 0


def check(args: argparse.Namespace, fail_on: Sequence[str]) -> Iterator[Out]:
    """Check many: an answer each as it is done, problems beside, and how much it was at the end."""
    from ... import check_many, relays
    from .progress import progress

    folder = _refuse_or_folder(args)
    form = _json if args.json else _csv() if args.csv else _shown if sys.stdout.isatty() else _rows
    answers = check_many(
        _sources(args.report), meta=args.meta, published=args.published, language=args.language, lang=args.lang,
        theatre=args.theatre, text=args.text, data=args.data, roads=args.roads, offline=args.offline,
        progress=progress(),
    )  # fmt: skip
    counts: Counter[str] = Counter()
    told: list[Answer] = []
    reports = failed = 0
    pages = _Pages(folder)
    for answer in answers:
        if isinstance(answer, FrontledgerError):
            failed += 1
            yield Out(said=str(answer), remedy=answer.remedy, code=2)
            continue
        reports += 1
        counts.update(c.verdict for c in answer.claims)
        page = pages.of(answer.report)
        yield Out(form(answer), page=(answer, page) if page else None)
        if form is _shown:
            told.append(_light(answer))
    if told:
        found = relays(told, lang=args.lang, theatre=args.theatre)
        yield Out("".join(_relay(r, args.lang) for r in found if r.slips))
    verdicts = ", ".join(f"{counts[v]} {v}" for v in VERDICTS if counts[v])
    some = f", {failed} could not be checked" if failed else ""
    yield Out(said=f"{_n(reports, 'report')}, {_n(counts.total(), 'claim')}: {verdicts or 'none'}{some}")
    if any(counts[v] for v in fail_on):
        yield Out(said=", ".join(f"{_n(counts[v], 'claim')} {v}" for v in fail_on if counts[v]), code=1)


def relays(args: argparse.Namespace) -> Iterator[Out]:
    """The claims that several reports tell."""
    from ... import relays as found_in
    from .progress import progress

    failed: list[FrontledgerError] = []
    found = found_in(
        _sources(args.report), meta=args.meta, published=args.published, language=args.language, lang=args.lang,
        theatre=args.theatre, offline=args.offline, failed=failed.append, progress=progress(),
    )  # fmt: skip
    for error in failed:
        yield Out(said=str(error), remedy=error.remedy, code=2)
    if args.json:
        import json

        yield Out(json.dumps([r.plain() for r in found], ensure_ascii=False, indent=1) + "\n")
    elif sys.stdout.isatty():
        yield Out("".join(_relay(r, args.lang) for r in found))
    else:
        yield Out("".join(_relay_rows(n, r) for n, r in enumerate(found, 1)))
    slipped = sum(bool(r.slips) for r in found)
    yield Out(said=f"{_n(len(found), 'claim')} told by several reports, {slipped} of them with slips")


def _refuse_or_folder(args: argparse.Namespace) -> Path | None:
    """What goes with one report only is refused; the folder of the pages, made where there is none."""
    for option in ("claims", "markdown", "show", "card", "claimreview", "reviewer", "review-url"):
        if getattr(args, option.replace("-", "_")):
            raise InputError(f"--{option} is for one report", remedy=f"leave out --{option}, or check one report")
    if args.html is None:
        return None
    if not args.html:
        raise InputError("--html: many reports make many pages", remedy="name a folder for them: --html DIR")
    folder = Path(args.html)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as e:
        why = (e.strerror or str(e)).lower()
        raise InputError(f"cannot write into {folder}: {why}", remedy="name another folder: --html DIR") from e
    return folder


def _sources(reports: Sequence[str]) -> list[str]:
    if "-" in reports:
        raise InputError("standard input holds one report", remedy="give files or folders, or check it alone")
    return list(reports)


class _Pages:
    """Names of pages after their reports', each once."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.names: Counter[str] = Counter()

    def of(self, report: str) -> Path | None:
        if self.folder is None:
            return None
        plain = "".join(c if c.isalnum() or c in "-_." else "-" for c in report).strip(".-") or "report"
        self.names[plain] += 1
        again = f"-{self.names[plain]}" if self.names[plain] > 1 else ""
        return self.folder / f"{plain}{again}.dossier.html"


def _json(answer: Answer) -> str:
    from msgspec.structs import replace

    return replace(answer, map=None).to_json() + "\n"


def _csv() -> Callable[[Answer], str]:
    """Rows of one table: its header stands once."""
    from ..export import answer_csv

    begun: list[bool] = []

    def rows(answer: Answer) -> str:
        text = answer_csv(answer)
        begun.append(True)
        return text if len(begun) == 1 else text.partition("\n")[2]

    return rows


def _rows(answer: Answer) -> str:
    """As for one report, after the report's name."""
    from .piped import piped

    name = _field(answer.report)
    return "".join(f"{name}\t{line}\n" for line in piped(answer).splitlines())


def _shown(answer: Answer) -> str:
    """For a person: how many claims have which verdict, and the sentences of those that do not fit."""
    words = Words(answer.lang, answer.labels)
    lines = [_field(answer.report), *_wrapped(answer.summary, 2)]
    for claim in answer.claims:
        if claim.verdict in _AGAINST:
            number = words("claim {n}", n=words.number(claim.number))
            verdict = words.of(VERDICTS, claim.verdict)
            lines += _wrapped(f"{number} · {verdict}: {claim.sentence}", 4)
    return "\n".join(lines) + "\n\n"


def _light(answer: Answer) -> Answer:
    """What relays are found by, without text and evidence."""
    from msgspec.structs import replace

    claims = tuple(replace(c, evidence=(), translations={}) for c in answer.claims)
    return replace(answer, text="", passages=(), series=(), map=None, claims=claims)


def _relay(relay: Relay, lang: str) -> str:
    words = Words(lang, {})
    lines = _wrapped(relay.sentence, 0)
    for n, t in enumerate(relay.tellings, 1):
        day = f" · {words.day(t.published, short=True)}" if t.published else ""
        lines += _wrapped(f"{n}. {t.report}{day}: {words.amount(t.amount)} · “{t.quote}”", 2)
        lines += [line for s in relay.slips if s.telling == n for line in _wrapped(f"→ {s.sentence}", 5)]
    return "\n".join(lines) + "\n\n"


def _relay_rows(number: int, relay: Relay) -> str:
    out = []
    for n, t in enumerate(relay.tellings, 1):
        period = t.period
        amount = f"{t.amount.low}" if t.amount.low == t.amount.high else f"{t.amount.low}-{t.amount.high}"
        row = (
            str(number), str(n), t.report, str(t.published or ""), str(t.claim), amount, t.amount.unit,
            ";".join(t.place), str(period.start or "") if period else "", str(period.end or "") if period else "",
            t.speaker, ";".join(t.via), ";".join(s.kind for s in relay.slips if s.telling == n),
        )  # fmt: skip
        out.append("\t".join(map(_field, row)) + "\n")
    return "".join(out)


def _wrapped(text: str, indent: int) -> list[str]:
    import shutil

    columns = max(40, min(100, shutil.get_terminal_size((100, 24)).columns))
    blank = " " * indent
    return wrap(" ".join(clean(text).split()), columns, first=blank, rest=blank)


def _field(text: str) -> str:
    return " ".join(clean(text).split())


def _n(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"
