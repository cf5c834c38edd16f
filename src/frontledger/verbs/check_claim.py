"""The verb that checks a claim typed by hand."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError
from ..nouns import Answer
from . import LANGS
from .check import check, list_sources
from .read import as_day

if TYPE_CHECKING:
    from ..control.raw import Progress


def check_claim(
    text: str,
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    lang: str = "en",
    theatre: str = "ukraine",
    data: str | Path | None = None,
    roads: str | Path | None = None,
    name: str = "claim",
    progress: Progress | None = None,
) -> Answer:
    """Check a claim typed by hand, such as "Russia took 594 km² in August 2025 (AFP)".

    Args:
        text: the claim, a line in any language that is read; whose figure it is may stand in brackets, before a colon
            or as in a report.
        published: day on which it is said, `YYYY-MM-DD`; where not given the last day it names, else the day when
            the newest maps end, and a note says so.
        language: tag of the claim's language, told from it where not given.
        lang: language of the answer: `en`, `zh-Hant` or `uk`.
        theatre: name of a theatre, or the path of a theatre's folder.
        data: folder of raw maps and areas, as for `check`.
        roads: a file of lines, as for `check`.
        name: what the claim is called in the answer.
        progress: is told how far the reading of raw maps is, as for `check`.

    Returns:
        The same answer as `check` gives to a report.

    Raises:
        InputError: nothing can be read as a claim, or an option cannot be used; SourceError: a map failed.
    """
    from ..reading.typed import read_typed
    from ..theatre import load

    if lang not in LANGS:
        raise InputError(f"no answers in {lang!r}", remedy=f"give one of {', '.join(LANGS)}")
    # a file of a day may show the day before as the last whole one
    newest = max((s.last - dt.timedelta(days=1) for s in list_sources(theatre) if s.last is not None), default=None)
    typed = read_typed(
        text, load(theatre), published=as_day(published), language=language, lang=lang, newest=newest, name=name
    )
    claims = typed.reading.claims
    return check(typed.report, lang=lang, claims=claims, theatre=theatre, data=data, roads=roads, progress=progress)
