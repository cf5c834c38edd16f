"""Verbs that check reports, and that list what an answer can rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..errors import InputError
from ..nouns import Answer, CheckedClaim, Claim, Convention, MapView, Report, Source
from ..version import __version__
from . import LANGS
from .read import open_report

if TYPE_CHECKING:
    from ..control.measurer import FigureMeasurer
    from ..control.raw import Progress
    from ..theatre import Theatre

Text = Literal["full", "quotes"]
"""How much of a report's text an answer carries."""


def check(
    report: str | bytes | Path | Report,
    *,
    published: str | dt.date | None = None,
    language: str | None = None,
    lang: str = "en",
    claims: Sequence[Claim] | None = None,
    theatre: str = "ukraine",
    text: Text = "full",
    data: str | Path | None = None,
    roads: str | Path | None = None,
    offline: bool = False,
    name: str | None = None,
    progress: Progress | None = None,
) -> Answer:
    """Check every claim of a report beside every measurement that answers its question.

    Args:
        report: the text itself, bytes, a `Path`, an address (http, https), or a Report read before.
        published: day of publication, `YYYY-MM-DD`; told from the report itself where not given.
        language: tag of the report's language, detected where not given.
        lang: language of the answer: `en`, `zh-Hant` or `uk`.
        claims: claims to check instead of those read (corrected by hand, say).
        theatre: name of a theatre, or the path of a theatre's folder.
        text: `full` carries the report's text in the answer, `quotes` only the words claims rest on.
        data: folder of raw maps and areas: what of it the theatre knows is measured instead of the figures that ship,
            and places that these do not hold.
        roads: a file of lines as `roads` takes it, which claims of roads are measured by on these maps.
        offline: never fetch anything.
        name: what the report is called in the answer.
        progress: is told how far the reading of raw maps is: what, how many of it, and of how many.

    Returns:
        The whole answer; same input, same answer.

    Raises:
        InputError: the report or an option cannot be used; SourceError: an address or a map failed.
    """
    bench = bench_of(lang, theatre, data, progress, roads)
    source = open_report(report, published=published, language=language, offline=offline, name=name)
    return answer_to(source, bench, claims=claims, text=text)


class Bench(NamedTuple):
    """What reports are checked with: made once, for however many."""

    lang: str
    theatre: Theatre
    measurer: FigureMeasurer


def bench_of(
    lang: str, theatre: str, data: str | Path | None, progress: Progress | None, roads: str | Path | None = None
) -> Bench:
    """Theatre and measurer by the options of `check`.

    Raises:
        InputError: an option cannot be used; SourceError: a map failed.
    """
    from ..control.measurer import shipped_measurer
    from ..theatre import load

    if lang not in LANGS:
        raise InputError(f"no answers in {lang!r}", remedy=f"give one of {', '.join(LANGS)}")
    place = load(theatre)
    if data is not None:
        return Bench(lang, place, _measurer(place, Path(data), progress, None if roads is None else Path(roads)))
    if roads is not None:
        raise _no_maps()
    return Bench(lang, place, shipped_measurer(place))


def answer_to(source: Report, bench: Bench, *, claims: Sequence[Claim] | None = None, text: Text = "full") -> Answer:
    """The answer to a report that is open."""
    from ..checking import check_claims
    from ..reading.claims import read_claims

    lang, place = bench.lang, bench.theatre
    reading = read_claims(source, place)
    for n, claim in enumerate(claims or (), 1):
        _must_fit(claim, n, source)
    told = reading.claims if claims is None else tuple(claims)
    checked = check_claims(told, report=source, measurer=bench.measurer, theatre=place, lang=lang)
    return Answer(
        version=__version__,
        report=source.name,
        url=source.url,
        sha256=source.sha256,
        lang=lang,
        theatre=place.id,
        language=source.language,
        language_confidence=source.language_confidence,
        published=source.published,
        published_from=source.published_from,
        text=source.text if text == "full" else "",
        passages=source.passages,
        claims=checked.claims,
        background=reading.background,
        series=checked.series,
        conventions=checked.conventions,
        sources=checked.sources,
        newest=checked.newest,
        summary=checked.summary,
        labels=dict(checked.labels),
        between=checked.between,
        speakers={id_: place.speakers[id_].kind for id_ in checked.labels if id_ in place.speakers},
        notes=checked.notes,
        map=_map(place, checked.claims, lang),
    )


def list_conventions(theatre: str = "ukraine") -> tuple[Convention, ...]:
    """The rules under which ground can be counted."""
    from ..theatre import load

    return tuple(load(theatre).conventions.values())


def list_sources(theatre: str = "ukraine") -> tuple[Source, ...]:
    """Who draws and measures, on what terms, and which days are at hand."""
    from ..control.measurer import shipped_measurer
    from ..theatre import load

    return shipped_measurer(load(theatre)).sources()


def _must_fit(claim: Claim, n: int, report: Report) -> None:
    """Refuse a claim made by hand that cannot be of this report."""
    (start, end), period, amount = (claim.span.start, claim.span.end), claim.period, claim.amount
    if not 0 <= start <= end <= len(report.text) or report.text[start:end] != claim.quote:
        wrong = f"span [{start}, {end}]: the report does not say {claim.quote[:60]!r} there"
    elif period and period.start and period.end and period.start > period.end:
        wrong = f"period: {period.start} comes after {period.end}"
    elif amount and amount.low > amount.high:
        wrong = f"amount: low {amount.low} is more than high {amount.high}"
    else:
        return
    raise InputError(f"claim {n}: {wrong}", remedy="correct it; the form is in docs/claims.md")


def _measurer(theatre: Theatre, folder: Path, progress: Progress | None, roads: Path | None) -> FigureMeasurer:
    """Measures from the raw files of every source that has some there, and from the figures that ship for others."""
    from ..control.counted import Counted
    from ..control.figures import Figures
    from ..control.front import shipped
    from ..control.local import OfDays
    from ..control.measurer import FigureMeasurer
    from ..control.raw import Regions
    from ..control.road_lines import RoadLines
    from ..sources.roads import read
    from .asked import raw_figures
    from .data import Opened, cut_by, offered, open_source
    from .folder_hands import FolderHands

    there = offered(theatre, folder)
    if not there:
        raise InputError(f"{folder} holds no files of any source", remedy="give a folder of raw maps and areas: --data")
    outlined, name = cut_by(theatre, folder)
    # maps without outlines tell nothing of regions, and the figures that ship do
    others = [id_ for id_ in there if name or theatre.readers[id_].form != "maps"]
    opened: dict[str, Opened] = {}
    figures = Figures(theatre, raw_figures(theatre, folder, Regions(outlined, name, progress=progress), opened, others))
    counts = [id_ for id_ in there if theatre.readers[id_].form == "counts"]
    counted = Counted(theatre, lambda id_: open_source(theatre, id_, folder).content if id_ in counts else None)
    hands = FolderHands(theatre, folder, there, progress)
    first = [shipped(theatre)] if theatre.figure("front") else []
    drawn = [id_ for id_ in there if theatre.readers[id_].form == "maps"]
    rule = next((c for c in (*first, *theatre.conventions.values()) if c.source in drawn), None)
    if rule is None:
        if roads is not None:
            raise _no_maps()
        return FigureMeasurer(theatre, figures=figures, counted=counted, hands=hands)
    drawing = opened[rule.source] = open_source(theatre, rule.source, folder)
    maps, may_lack = drawing.content, drawing.about.may_lack
    lines = RoadLines(theatre, maps, rule, may_lack, None if roads is None else read(roads, theatre.box))
    return FigureMeasurer(theatre, OfDays(maps, rule.layers), rule, figures, counted, hands, lines)


def _no_maps() -> InputError:
    return InputError("roads are measured on maps", remedy="give maps with --data FOLDER")


def _map(theatre: Theatre, claims: Sequence[CheckedClaim], lang: str) -> MapView | None:
    """A map of the places and regions that claims name, in the order in which they are named."""
    from ..theatre.mapview import map_view
    from ..theatre.namesakes import likeliest

    measured = {name: id_ for c in claims for name, id_ in zip(c.place, c.place_ids, strict=False) if id_}
    measured |= {e.place: e.place_id for c in claims for e in c.evidence if e.place_id}
    names = dict.fromkeys(p for c in claims for p in c.place)
    regions = [n for n in names if theatre.is_region(n)]
    towns = {n: measured.get(n) or getattr(likeliest(theatre, n, names), "id", None) for n in names if n not in regions}
    return map_view(theatre, [id_ for id_ in towns.values() if id_], regions, lang)
