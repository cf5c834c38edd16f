"""Verbs for many reports: each checked, and the claims that several of them tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ..errors import FrontledgerError, InputError
from ..nouns import Answer, Claim, Relay, Report
from . import LANGS
from .check import Text, answer_to, bench_of
from .listed import Listed, listed
from .read import as_day, known, open_reports
from .read_many import SUFFIXES, Progress

Sources = str | Path | Sequence[str | Path]
_ADDRESS = ("http://", "https://")
_OURS = ".dossier.html"
"""Pages that were written beside reports before are none."""


def check_many(
    source: Sources,
    *,
    meta: str | Path | None = None,
    published: str | dt.date | None = None,
    language: str | None = None,
    lang: str = "en",
    theatre: str = "ukraine",
    text: Text = "full",
    data: str | Path | None = None,
    roads: str | Path | None = None,
    offline: bool = False,
    progress: Progress | None = None,
) -> Iterator[Answer | FrontledgerError]:
    """Check many reports, one after the other: an answer each, in order of the files' names.

    What cannot be read or checked comes as the error that says which and why, and the others go on.

    Args:
        source: a folder (all files in it whose names end like reports'), or files and addresses; a feed or a web
            archive gives an answer for each report in it.
        meta: a CSV file with columns `file,published,language`: which files of the folder to check; the last two may be
            empty.
        published: day of publication of reports that neither `meta` nor they themselves tell.
        language: their language, likewise.
        lang: language of the answers: `en`, `zh-Hant` or `uk`.
        theatre: name of a theatre, or the path of a theatre's folder.
        text: `full` carries each report's text in its answer, `quotes` only the words claims rest on.
        data: folder of raw maps and areas, as for `check`.
        roads: a file of lines, as for `check`.
        offline: never fetch anything.
        progress: is told how far the work is: what, how many files of it, and of how many.

    Raises:
        InputError: the folder, the list or an option cannot be used; SourceError: a map failed.
    """
    given = _given(source, meta, published, language)
    bench = bench_of(lang, theatre, data, progress if data else None, roads)

    def answers() -> Iterator[Answer | FrontledgerError]:
        for report in _opened(given, offline, progress, "checked"):
            try:
                yield report if isinstance(report, FrontledgerError) else answer_to(report, bench, text=text)
            except FrontledgerError as e:
                yield _named(report, e)

    return answers()


def relays(
    source: Sources | Sequence[Answer],
    *,
    meta: str | Path | None = None,
    published: str | dt.date | None = None,
    language: str | None = None,
    lang: str = "en",
    theatre: str = "ukraine",
    offline: bool = False,
    failed: Callable[[FrontledgerError], None] | None = None,
    progress: Progress | None = None,
) -> tuple[Relay, ...]:
    """Claims that several reports tell: how each tells them, which is nearest the origin, and what slipped on the way.

    Arguments are those of `check_many`, but for:

    Args:
        source: also answers to reports checked before.
        failed: is told of each report that cannot be read; without it the first is raised.

    Raises:
        InputError, SourceError: an option cannot be used, or a report cannot be read and nobody is told.
    """
    from ..checking.relays import Account, relays_of
    from ..reading.claims import read_claims
    from ..theatre import load

    if lang not in LANGS:
        raise InputError(f"no sentences in {lang!r}", remedy=f"give one of {', '.join(LANGS)}")
    place = load(theatre)
    told: list[tuple[Account, Sequence[Claim]]] = []
    answers = [] if isinstance(source, str | Path) else [a for a in source if isinstance(a, Answer)]
    for answer in answers:
        told.append((Account(answer.report, answer.url, answer.sha256, answer.published), answer.claims))
    paths = source if isinstance(source, str | Path) else [s for s in source if not isinstance(s, Answer)]
    given = _given(paths, meta, published, language) if paths or not answers else []
    for report in _opened(given, offline, progress, "read"):
        if isinstance(report, Report):
            account = Account(report.name, report.url, report.sha256, report.published)
            told.append((account, read_claims(report, place).claims))
        elif failed is None:
            raise report
        else:
            failed(report)
    return tuple(relays_of(told, theatre=place, lang=lang))


def holds_many(source: Sources) -> bool:
    """Is it more than one report: several names, a folder, a feed or a web archive?"""
    from ..reading.intake.opened import is_many

    if not isinstance(source, str | Path):
        return len(source) != 1 or holds_many(source[0])
    path = Path(source)
    if not str(source) or str(source).startswith(_ADDRESS):
        return False
    return path.is_dir() or (path.is_file() and is_many(path))


def _given(
    source: Sources, meta: str | Path | None, published: str | dt.date | None, language: str | None
) -> list[Listed]:
    """Files in order of their names, then addresses, as they are given; with day and language where these are told."""
    day = as_day(published)
    if language is not None:
        known(language)
    names = [source] if isinstance(source, str | Path) else list(source)
    addresses = [n for n in names if isinstance(n, str) and n.startswith(_ADDRESS)]
    paths = [Path(n) for n in names if n not in addresses]
    files = listed(paths, None if meta is None else Path(meta), SUFFIXES) if paths or not addresses else []
    told = [
        f._replace(published=f.published or day, language=f.language or language)
        for f in files
        if f.path in paths or not f.name.endswith(_OURS)
    ]
    return [*told, *(Listed(Path(a), a, day, language) for a in dict.fromkeys(addresses))]


def _opened(
    given: Sequence[Listed], offline: bool, progress: Progress | None, what: str
) -> Iterator[Report | FrontledgerError]:
    """Every report of the files, or why it cannot be read."""
    for n, file in enumerate(given, 1):
        source = file.name if file.name.startswith(_ADDRESS) else file.path
        try:
            yield from open_reports(
                source, name=file.name, published=file.published, language=file.language, offline=offline
            )
        except FrontledgerError as e:
            yield _named(file.name, e)
        if progress is not None:
            progress(what, n, len(given))


def _named(report: Report | FrontledgerError | str, e: FrontledgerError) -> FrontledgerError:
    """The error, with the name of its report."""
    name = report.name if isinstance(report, Report) else str(report)
    return e if name in str(e) else type(e)(f"{name}: {e}", remedy=e.remedy)
