"""Verbs that read reports: one, the pieces of one, and how a claim came about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from ..errors import FrontledgerError, InputError
from ..nouns import Explained, Origin, Reading, Report
from ..reading.marks import Quantity, Time


def read(
    report: str | bytes | Path | Report,
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    theatre: str = "ukraine",
    offline: bool = False,
) -> Reading:
    """Read a report into claims, without checking them. Arguments are those of `check`."""
    from ..reading.claims import read_claims
    from ..theatre import load

    source = open_report(report, published=published, language=language, offline=offline)
    return read_claims(source, load(theatre))


def explain(
    report: str | bytes | Path | Report,
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    theatre: str = "ukraine",
    offline: bool = False,
) -> tuple[Explained, ...]:
    """The claims of a report, each with its sentence and the words that gave each of its parts.

    Arguments are those of `check`; spans are those of the report's text.
    """
    from ..reading.explain import explain as explained
    from ..theatre import load

    source = open_report(report, published=published, language=language, offline=offline)
    return explained(source, load(theatre))


def open_report(
    report: str | bytes | Path | Report,
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    offline: bool = False,
    name: str | None = None,
) -> Report:
    """A report as it is read: its text, what of it is left out and why, its language and day. Arguments are those of
    `check`."""
    if isinstance(report, Report):
        return report
    from ..reading.intake import intake

    return intake(report, name=name, published=as_day(published), language=language, offline=offline)


def open_reports(
    source: str | bytes | Path,
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    offline: bool = False,
    name: str | None = None,
) -> Iterator[Report | FrontledgerError]:
    """Every report in a file, one at a time: the entries of a feed, the pages of a web archive; of all else the one.

    What of a feed or an archive cannot be read comes as the error that says why. Arguments are those of `check`.

    Raises:
        InputError, SourceError: when the whole cannot be opened.
    """
    from ..reading.intake import intake_all

    return intake_all(source, name=name, published=as_day(published), language=language, offline=offline)


def origins(report: Report) -> tuple[Origin, ...]:
    """Where each stretch of a report's text stands in the bytes it was given as (`report.made.data`), in order.

    None of a PDF: `report.made.boxes` says where on which page its lines stand.
    """
    from ..reading.intake.origins import origins as found

    return found(report)


def find_quantities(text: str, *, language: str) -> list[Quantity]:
    """Figures in a text, with unit and hedge, numbers on their own too; offsets in code points."""
    from ..reading.quantities import find_quantities as find

    return find(text, language=known(language), alone=True)


def find_times(text: str, *, language: str, published: str | dt.date | None = None) -> list[Time]:
    """Times in a text, resolved against the day of publication; offsets in code points."""
    from ..reading.times import find_times as find

    return find(text, language=known(language), published=as_day(published))


def known(language: str) -> str:
    """A language that is read.

    Raises:
        InputError: when it is not.
    """
    from ..languages import LANGUAGES

    if language not in LANGUAGES:
        raise InputError(f"reports in {language!r} are not read", remedy=f"give one of {', '.join(LANGUAGES)}")
    return language


def as_day(day: str | dt.date | None) -> dt.date | None:
    """A day given as such or as `YYYY-MM-DD`.

    Raises:
        InputError: when it is none.
    """
    if day is None or isinstance(day, dt.date):
        return day
    try:
        return dt.date.fromisoformat(day)
    except ValueError as e:
        raise InputError(f"{day!r} is not a day", remedy="give it as YYYY-MM-DD") from e
