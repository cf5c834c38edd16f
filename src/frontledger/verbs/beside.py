"""Verbs that set sources beside one another and beside what was printed: where they differ, recipes of figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..checking.tolerance import slack_of
from ..control.compare import asked_of, beside, in_use, said_of
from ..control.figures import Figure
from ..control.findings import map_of_day
from ..control.raw import Progress, RawFigure
from ..control.recipe import recipe as find_recipe
from ..control.series import ONE
from ..errors import InputError
from ..nouns import Convention, Period
from ..nouns.found_rows import CompareRow, RecipeRow
from ..nouns.rows import Credit, Rows, square_mm
from .asked import Asked
from .subjects import listed, maybe_day, open_asked, region_of, window_of

if TYPE_CHECKING:
    from ..control.overlap import Only

By = Literal["total", "region", "settlement"]
Unit = Literal["km2", "sqmi", "percent"]
SQUARE_MILE_KM2 = 2.589988110336
"""The international mile, squared."""


def compare(
    date: str | dt.date | None = None,
    source: str | Sequence[str] | None = None,
    *,
    by: By = "total",
    from_: str | dt.date | None = None,
    to: str | dt.date | None = None,
    region: str | Sequence[str] | None = None,
    regions: str | Path | None = None,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[CompareRow]:
    """What sources say of a day or a period, side by side, and how many independent roots agree.

    Sources of one root are one witness: each root counts once in the middle from which differences are told, and in
    how many agree. Of sources that draw (with `data`) also the ground that one holds and the other does not, at the
    end of the period.

    Args:
        date: a day, `YYYY-MM-DD`; or `from_` and `to`.
        source: ids of the sources to compare; without it all at hand but maps that a convention names only besides its
            own source.
        by: `total`; `region`: also every region; `settlement`: also the places that lie in ground held by one only.
        from_: first day of a period.
        to: last day, included.
        region: where; the whole, and with `by` every region, without it.
        regions: file of polygons to cut maps by, each with an id in its property `id`.
        data: folder of raw files; without it the figures that ship, which have no shapes.
        cache: keep what was measured from maps for the next time.
        theatre: name of a theatre, or the path of a theatre's folder.
        progress: is told what is done, how many of it, and of how many.

    Returns:
        Rows by region; those of ground held by one only have shapes.

    Raises:
        InputError: no day is named, there is no such source, or none covers the days. SourceError: a file is not of
            the form expected.
    """
    if by not in ("total", "region", "settlement"):
        raise InputError(f"no comparison by {by!r}", remedy="give total, region or settlement")
    period = _period(date, from_, to)
    sources, wanted = listed(source), listed(region)
    cut = list(wanted) or (["all"] if by == "region" or regions else [])
    asked = open_asked(None, None, cut, theatre, data, None, None, regions, cache, progress)
    for id_ in sources:
        if id_ not in asked.theatre.sources:
            raise InputError(f"no source {id_!r}", remedy=f"give some of {', '.join(asked.theatre.sources)}")
    home = asked.theatre.home
    ids = wanted if wanted != ["all"] else []
    ids = ids or [home, *(_all_regions(asked, sources) if cut else [])]
    rows: list[CompareRow] = []
    for id_ in ids:
        rows += beside(said_of(asked.tracks, region_of(asked, id_) or home, period, sources), period)
    shapes: list[Any] = [None] * len(rows)
    if not rows:
        raise InputError(f"no source covers {period.start} to {period.end}", remedy="ask for other days")
    drawn = _drawn(asked, period, sources)
    for row, shape in _held_by_one(asked, drawn, period, ids, by):
        rows.append(row)
        shapes.append(shape)
    used = dict.fromkeys(row.source for row in rows)
    return Rows(
        kind=CompareRow,
        rows=tuple(rows),
        notes=_compared(rows),
        credits=tuple(Credit.of(asked.theatre.sources[id_]) for id_ in used),
        shapes=tuple(shapes) if any(s is not None for s in shapes) else None,
        shapes_of=tuple(d[0].source for d in drawn),
    )


def recipe(
    figure: str | float,
    *,
    from_: str | dt.date,
    to: str | dt.date,
    unit: Unit = "km2",
    region: str | Sequence[str] | None = None,
    top: int = 20,
    data: str | Path | None = None,
    cache: bool = True,
    theatre: str = "ukraine",
    progress: Progress | None = None,
) -> Rows[RecipeRow]:
    """Which ways of counting give a published figure, how closely, and how many would by chance.

    Every convention, and every set of layers of every source at hand, is counted from the end of the day before the
    period or of its first day to the end of its last day, the day before or the day after, net, gained and lost. The
    same ways are then counted over every other window of the same length in the data: as many as fit there on average
    would fit here by chance.

    Args:
        figure: as printed: `594` is 594 ± 0.5, `110` is 110 ± 5, a loss is negative.
        from_: first day of the period, `YYYY-MM-DD`.
        to: last day, included.
        unit: `km2`, `sqmi`, or `percent`: of the region's official area held at the end, or growth of what is held.
        region: where it was counted; several are tried one by one, `all` for every region; the whole without it.
        top: so many ways are listed.
        data, cache, theatre, progress: as of `compare`.

    Raises:
        InputError: the figure is none, or no source covers the period. SourceError: a file is not of the form expected.
    """
    if unit not in ("km2", "sqmi", "percent"):
        raise InputError(f"no unit {unit!r}", remedy="give km2, sqmi or percent")
    if top < 1:
        raise InputError(f"top is {top}", remedy="give a whole number, 1 or more")
    text = str(figure).strip()
    try:
        value = float(text)
        slack = slack_of(abs(value), text.lstrip("+-"))
    except (ValueError, ArithmeticError):
        raise InputError(f"{text!r} is not a figure", remedy="give a number as it was printed, in digits") from None
    if not abs(value) < 1e9:
        raise InputError(f"{text!r} is too large", remedy="give a figure in the unit named")
    period, wanted = _period(None, from_, to), listed(region)
    asked = open_asked(None, None, wanted, theatre, data, None, None, None, cache, progress)
    home = asked.theatre.home
    ids = [home, *_all_regions(asked)] if wanted == ["all"] else [region_of(asked, id_) or home for id_ in wanted]
    factor = SQUARE_MILE_KM2 if unit == "sqmi" else 1.0
    found = find_recipe(asked.tracks, value * factor, slack * factor, period, ids or [home], percent=unit == "percent")
    if not found.tried:
        raise InputError(f"no source covers {period.start} to {period.end}", remedy="ask for other days")
    rows = tuple(
        RecipeRow(
            rank=n,
            amount=square_mm(one.amount / factor),
            off=square_mm(one.off / factor),
            fits=one.fits,
            source=one.way.source,
            convention=one.way.convention,
            layers=one.way.layers,
            counts=one.way.counts,
            region=one.way.region,
            from_=_must(period.start) + one.way.start * ONE,
            to=_must(period.end) + one.way.end * ONE,
            clock=one.way.zone,
            chance=round(one.chance, 4),
            flags=tuple(dict.fromkeys(flag.kind for flag in one.flags)),
        )
        for n, one in enumerate(found.tried[:top], 1)
    )
    fit = sum(one.fits for one in found.tried)
    rules = [one.way.convention for one in found.tried if one.fits and one.way.convention]
    notes = (
        f"{len(found.tried)} ways were tried; {fit} fit {text} within its rounding (± {slack:g})"
        f"{', among them the rules ' + ', '.join(dict.fromkeys(rules)) if rules else ', no rule among them'}.",
        f"Chance, from the same ways over {found.windows} other windows of the same length in the data: "
        f"{found.expected:.2f} would fit on average, and as many as here over {100 * found.probability:.1f} % of them.",
    )
    used = dict.fromkeys(row.source for row in rows)
    credits = tuple(Credit.of(asked.theatre.sources[id_]) for id_ in used)
    return Rows(kind=RecipeRow, rows=rows, notes=notes, credits=credits)


def _period(date: str | dt.date | None, from_: str | dt.date | None, to: str | dt.date | None) -> Period:
    day, window = maybe_day(date), window_of(from_, to)
    if day and (window.start or window.end):
        raise InputError("a day and a period", remedy="give --date, or --from and --to")
    if day:
        return Period(day, day)
    if window.start is None or window.end is None:
        raise InputError("no period is named", remedy="give --from and --to")
    return window


def _all_regions(asked: Asked, sources: Sequence[str] = ()) -> list[str]:
    """Every region that some source of maps can tell of, `outside` last."""
    ids: set[str] = set()
    for rule in asked.theatre.conventions.values():
        for figure in asked_of(asked.tracks, rule, sources):
            if figure.form == "regions":
                ids |= {*figure.known, *figure.regions(rule.layers)} - {figure.region}
    return [*sorted(ids - {"outside"}), *sorted(ids & {"outside"})]


def _drawn(asked: Asked, period: Period, sources: Sequence[str]) -> list[tuple[RawFigure, Convention, Any]]:
    """Maps at the end of the period, one a source: its figures, its rule, what tells the map apart."""
    out = {}
    for rule in in_use(asked.tracks, period):
        for figure in asked_of(asked.tracks, rule, sources):
            if isinstance(figure, RawFigure) and figure.form == "regions" and figure.source not in out:
                at = map_of_day(asked.tracks, figure, rule, _must(period.end))
                if at is not None:
                    out[figure.source] = (figure, rule, at)
    return list(out.values())


def _held_by_one(
    asked: Asked,
    drawn: Sequence[tuple[RawFigure, Convention, Any]],
    period: Period,
    ids: Sequence[str],
    by: By,
) -> Iterator[tuple[CompareRow, Any]]:
    """Ground held by one source and not by another of another root, with its shape."""
    if len(drawn) < 2:
        return
    import shapely

    from ..control.overlap import inside, only_one
    from ..control.regions import Outlines

    known, home = asked.theatre.sources, asked.theatre.home
    for n, (one, rule, at) in enumerate(drawn):
        for other, other_rule, other_at in drawn[n + 1 :]:
            if known[one.source].root == known[other.source].root:
                continue
            mine, theirs = one.maps.read(one.file_at(at)), other.maps.read(other.file_at(other_at))
            outlines = Outlines(one.cut_by.outlines)
            found = only_one(
                [mine[layer] for layer in rule.layers if layer in mine],
                [theirs[layer] for layer in other_rule.layers if layer in theirs],
                outlines,
            )
            for only, holds, lacks, of in (
                (found[0], one, other, rule), (found[1], other, one, other_rule),
            ):  # fmt: skip
                for id_ in ids:
                    whole = id_ == home
                    km2 = only.km2 if whole else only.by_region.get(id_, 0.0)
                    shape = shapely.multipolygons(only.shapes) if whole and len(only.shapes) else None
                    yield _row(asked, "held_not_by", period, id_, holds, of, lacks.source, km2), shape
                if by == "settlement":
                    places = _settlements(asked, only, period, holds, of, lacks.source, inside)
                    yield from (told for told in places if home in ids or told[0].region in ids)


def _settlements(
    asked: Asked, only: Only, period: Period, holds: Figure, rule: Convention, lacks: str, inside: Any
) -> Iterator[tuple[CompareRow, Any]]:
    place = asked.theatre
    listed = [
        row
        for name in place.place_folders
        for row in place.rows(f"{name}/places.tsv", "id", "name_en", "lat", "lon", "country", "admin1")
        if row["country"] == place.home
    ]
    for n in inside(only, [(float(row["lon"]), float(row["lat"])) for row in listed]):
        at = listed[n]
        row = _row(asked, "settlement", period, at["admin1"] or place.home, holds, rule, lacks, None)
        yield _with_place(row, at["id"], at["name_en"], place.attacker), None


def _row(
    asked: Asked,
    what: Literal["held_not_by", "settlement"],
    period: Period,
    region: str,
    holds: Figure,
    rule: Convention,
    lacks: str,
    km2: float | None,
) -> CompareRow:
    return CompareRow(
        what=what,
        from_=_must(period.end),
        to=_must(period.end),
        region=region,
        source=holds.source,
        convention=rule.id,
        root=asked.theatre.sources[holds.source].root,
        versus=lacks,
        amount_km2=None if km2 is None else square_mm(km2),
    )


def _with_place(row: CompareRow, place_id: str, name: str, holder: str) -> CompareRow:
    import msgspec

    return msgspec.structs.replace(row, place_id=place_id, place=name, holder=holder)


def _compared(rows: Sequence[CompareRow]) -> tuple[str, ...]:
    """How many independent roots say something of the whole, and whether they agree."""
    first = next((row for row in rows if row.what == "change"), None)
    if first is None or first.roots is None:
        return ()
    most = max(row.roots_agree or 0 for row in rows if row.what == "change" and row.region == first.region)
    return (
        f"{first.region}: {first.roots} independent roots tell of the change, {most} of them agree within tolerance; "
        "sources of one root are one witness.",
    )


def _must(day: dt.date | None) -> dt.date:
    assert day is not None, "the period is closed"  # noqa: S101
    return day
