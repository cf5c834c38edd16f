"""All that is to be read with care in what a source gives: its anomalies, each with its days, layers and amount.

A source is reviewed in the form it comes in: km² by day and layer, km² by moment of an update, or map files. Nothing is
looked up: what is found follows from the figures alone, and from the days on which there are none.
"""

from __future__ import annotations

import datetime as dt
import itertools
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from zoneinfo import ZoneInfo

from ..nouns import Flag
from . import anomalies, layers
from .anomalies import on
from .lag import Shown
from .layers import Layers
from .series import ONE, Track, from_layers


class Found(NamedTuple):
    """An anomaly, and what else is to be said of it."""

    flag: Flag
    note: str = ""
    counted: bool = True
    """It touches ground that some convention counts."""

    @property
    def order(self) -> tuple[dt.date, str, dt.date, tuple[str, ...]]:
        """By day, then kind."""
        start, end = self.flag.period.start or dt.date.min, self.flag.period.end or dt.date.max
        return start, self.flag.kind, end, self.flag.layers


class File(NamedTuple):
    """What one map file shows of a region, km²."""

    day: dt.date
    """Of the file."""
    held: float
    gained: float
    """Against the file before."""
    lost: float
    until: dt.date | None = None
    """Last day that its drawing stands for, where it names one."""


def of_layers(
    rows: Layers, sets: Sequence[Sequence[str]], *, judged: Collection[str] = (), others: bool = True
) -> list[Found]:
    """Of a source that gives km² by day and layer.

    Args:
        rows: in order.
        sets: the layers that conventions add up, a set a convention; without any all layers are one.
        judged: the layers that some convention counts, in a set or not; those of the sets without it.
        others: glitches and holes of a layer that no set counts are told too.
    """
    days = list(rows)
    if not days:
        return []
    drawn = layers.spans(rows)
    only = tuple(drawn) if len(drawn) == 1 else ()
    looked_at = list(dict.fromkeys(only or tuple(s) for s in sets)) or [tuple(drawn)]
    counted = tuple(dict.fromkeys(layer for one in looked_at for layer in one if layer in drawn)) or tuple(drawn)
    judged = judged or counted
    told = [layer for layer in drawn if others or layer in counted]
    strange = layers.mislabelled(rows)
    found = [*missing(days), *map(Found, strange.values()), *_begin_and_end(rows, counted)]
    for flag in layers.incomplete(days, rows, told).values():
        found.append(Found(flag, counted=bool(set(flag.layers) & set(judged))))
    still = [b for a, b in itertools.pairwise(days) if layers.same(rows[a], rows[b], judged)]
    found += [Found(on("stale", first, last)) for first, last in runs(still, days)]
    tracks = [(one, track) for one in looked_at if (track := from_layers(rows, one, strange, judged))]
    usual = max((track.scale for _, track in tracks), default=0.0)
    single = list(_of_single(rows, told, judged, usual))
    for one, track in tracks:
        for told_of in _of_track(track, one):
            found.append(told_of._replace(flag=_named(told_of.flag, _mover(rows, track, told_of.flag))))
    # what a convention's sum shows stands before what one of its layers shows; where several are looked at, after
    found = [*found, *single] if len(looked_at) == 1 else [*single, *found]
    return sorted(unique(f for f in found if not _misnamed(f.flag, strange)), key=lambda f: f.order)


def _misnamed(flag: Flag, strange: Mapping[dt.date, Flag]) -> bool:
    """Is a glitch of layers that stand under one another's names on its day?"""
    wrong = strange.get(flag.period.start or dt.date.min)
    return flag.kind == "glitch" and wrong is not None and bool(set(flag.layers) & set(wrong.layers))


def of_updates(
    updates: Sequence[tuple[dt.datetime, float]], zone: ZoneInfo, names: Sequence[str], others: Layers | None = None
) -> list[Found]:
    """Of a source that gives km² at the moment of each update of its map.

    Args:
        updates: in order.
        zone: in whose clock days end.
        names: of the layers that count as held.
        others: km² of layers that do not, by day.
    """
    last = {at.astimezone(zone).date(): km2 for at, km2 in updates}
    if not last:
        return []
    track = Track(list(last), list(last.values()))
    found = [*missing(track.days), *_of_track(track, names)]
    if others:
        found += _of_single(others, tuple(layers.spans(others)), (), track.scale, last)
    return sorted(unique(found), key=lambda f: f.order)


def of_files(
    files: Sequence[File],
    names: Sequence[str],
    *,
    shown: Mapping[dt.date, Shown] | None = None,
    updated: Sequence[dt.date] = (),
    usually: int | None = None,
    others: Layers | None = None,
) -> list[Found]:
    """Of a source that gives map files.

    Args:
        files: in order of day, a day once.
        names: of the layers that count as held.
        shown: which update each file shows, where the source publishes its updates too.
        updated: the day of each update.
        usually: so many days before its own is the day that a file usually shows; told from drawings without it.
        others: km² of layers that the files draw and that are not held, by day.
    """
    if not files:
        return []
    days, held = [f.day for f in files], [f.held for f in files]
    shown = shown or {}
    track = Track(days, held)
    drawn = any(f.until for f in files)
    found = [*missing(days), *_of_track(track, names, bulk=drawn)]
    told = {f.flag.period.start for f in found} | anomalies.returns(track.glitches, days)
    if not drawn:  # what a drawing gains and loses is that of several days
        found += [f for f in _batches(files, shown, names) if f.flag.period.start not in told]
        found += _drawn_anew(files, shown, track.scale, told, names)
    found += _lagged(files, shown, updated, usually)
    still = [f.day for f in files[1:] if not (f.gained or f.lost)]
    found += [Found(on("stale", first, last)) for first, last in runs(still, days)]
    if others:
        found += _of_single(others, tuple(layers.spans(others)), (), track.scale, dict(zip(days, held, strict=True)))
    return sorted(unique(found), key=lambda f: f.order)


def missing(days: Sequence[dt.date]) -> Iterator[Found]:
    """Runs of days without a map."""
    for before, after in itertools.pairwise(days):
        if (after - before).days > 1:
            yield Found(on("missing", before + ONE, after - ONE))


def unique(found: Iterable[Found]) -> list[Found]:
    """Each anomaly once: several conventions may show the same one."""
    out: dict[tuple[object, ...], Found] = {}
    for one in found:
        apart = one.flag.layers if len(one.flag.layers) == 1 else ()
        out.setdefault((one.flag.kind, one.flag.period.start, apart), one)
    return list(out.values())


def runs(days: Iterable[dt.date], known: Sequence[dt.date]) -> Iterator[tuple[dt.date, dt.date]]:
    """Days that follow one another among the days known, as first and last of each run."""
    at = {day: i for i, day in enumerate(known)}
    first = last = None
    for day in sorted(days):
        if first is None or last is None or at[day] != at[last] + 1:
            if first and last:
                yield first, last
            first = day
        last = day
    if first and last:
        yield first, last


def _of_track(track: Track, names: Sequence[str], *, bulk: bool = True) -> Iterator[Found]:
    """What follows from one series of values.

    Args:
        names: of the layers it adds up.
        bulk: batches are told from it.
    """
    for flag in dict.fromkeys(track.glitches.values()):
        yield Found(_named(flag, names), _back(track, flag))
    told = anomalies.returns(track.glitches, track.days)
    for day in track.days[1:]:
        for flag in track.flags_of(day):
            if flag.kind == "reclassified":
                told.add(day)
                yield Found(flag)
    for flag in anomalies.leaps(track.days, track.values, track.scale, told).values():
        if bulk or flag.kind != "batch":
            yield Found(_named(flag, names))


def _of_single(
    rows: Layers,
    told: Iterable[str],
    counted: Collection[str],
    usual: float,
    held: Mapping[dt.date, float] | None = None,
) -> Iterator[Found]:
    """Glitches of single layers, and steps of those that hardly ever change. Where what is held is told beside them, a
    glitch of no more ground than moved there is none: ground that was lost for a while, or won back."""
    for layer in told:
        days = [day for day, row in rows.items() if layer in row]
        values = [rows[day][layer] for day in days]
        own, known = anomalies.scale(days, values), layer in counted
        apart = "" if known else "counted by no convention"
        glitches = anomalies.glitches(days, values, own or usual)
        for flag in dict.fromkeys(glitches.values()):
            if held is None or not _answered(flag, held):
                yield Found(_named(flag, (layer,)), apart, known)
        curve, back = anomalies.Curve(days, values), anomalies.returns(glitches, days)
        if not usual or layer in counted or len(curve.steps) > anomalies.SELDOM * len(days):
            continue
        for day, step in zip(curve.days, curve.steps, strict=True):
            if day not in back and abs(step) > anomalies.BOTH_WAYS * usual:
                yield Found(on("redrawn", day, None, step, layer), apart, known)


def _answered(flag: Flag, held: Mapping[dt.date, float]) -> bool:
    """Did as much held ground move around it?"""
    start, end = flag.period.start, flag.period.end
    if start is None or end is None or not flag.amount_km2:
        return False
    days, reach = list(held), dt.timedelta(days=anomalies.AROUND)
    near = range(max(1, bisect_left(days, start - reach)), bisect_right(days, end + reach))
    most = max((abs(held[days[n]] - held[days[n - 1]]) for n in near), default=0.0)
    return most > (1 - layers.MOVED_REST) * abs(flag.amount_km2)


def _begin_and_end(rows: Layers, counted: Collection[str]) -> Iterator[Found]:
    """Breaks of the series where a layer begins to be drawn, or is drawn no longer; its ground may come from, or go to,
    a layer that is counted."""
    days = list(rows)
    for layer, span in layers.spans(rows).items():
        apart = "" if layer in counted else "; it is not counted"
        if span.begins:
            flag = on("break_of_series", span.first, None, rows[span.first][layer], layer)
            yield Found(flag, f"the layer begins{apart}", not apart)
        if span.ends:
            after = days[bisect_right(days, span.last)]
            flag = on("break_of_series", span.last, after, -rows[span.last][layer], layer)
            yield Found(flag, f"the layer has ended{apart}", not apart)


def _batches(files: Sequence[File], shown: Mapping[dt.date, Shown], names: Sequence[str]) -> Iterator[Found]:
    """Files that show much at once, or several updates, or what a file held back had not shown."""
    days, amounts = [f.day for f in files], [f.gained + f.lost for f in files]
    for i, file in enumerate(files):
        if not i:
            continue
        new = shown[file.day].new if file.day in shown else 0
        held_back = new > 1 if shown else not amounts[i - 1] or (file.day - days[i - 1]).days > 1
        usual = anomalies.usual_before(days, amounts, i)
        several = (
            held_back and len(usual) >= anomalies.FEW and amounts[i] > anomalies.BATCH_LEAST * statistics.median(usual)
        )
        if several or anomalies.is_batch(days, amounts, file.day):
            note = f"{new} updates at once" if new > 1 else ""
            yield Found(on("batch", file.day, None, amounts[i], *names), note)


def _lagged(
    files: Sequence[File], shown: Mapping[dt.date, Shown], updated: Sequence[dt.date], usually: int | None
) -> Iterator[Found]:
    """Runs of files that show an earlier day than the source's files usually do, a run a day shown."""
    day_of = {f.day: f.until for f in files if f.until} or {day: updated[s.update] for day, s in shown.items()}
    behind = {day: (day - of).days for day, of in day_of.items()}
    if not behind:
        return
    usual = usually if usually is not None else statistics.mode(sorted(behind.values()))
    late = [f.day for f in files if behind.get(f.day, usual) > usual]
    for of, group in itertools.groupby(late, key=day_of.__getitem__):
        for first, last in runs(group, [f.day for f in files]):
            yield Found(on("lagged", first, last), f"shows {of}")


def _drawn_anew(
    files: Sequence[File],
    shown: Mapping[dt.date, Shown],
    usual: float,
    told: Collection[dt.date | None],
    names: Sequence[str],
) -> Iterator[Found]:
    """Files that moved against the source's own areas, or on which much was gained and as much lost."""
    for file in files[1:]:
        one = shown.get(file.day)
        if one and one.redrawn:
            yield Found(on("redrawn", file.day, None, one.moved, *names), "against the source's own areas")
        least = min(file.gained, file.lost)
        if usual and least > anomalies.BOTH_WAYS * usual and file.day not in told:
            note = f"gained {file.gained:.1f}, lost {file.lost:.1f}: drawn anew, or fought over both ways"
            yield Found(on("redrawn", file.day, None, least, *names), note)


def _mover(rows: Layers, track: Track, flag: Flag) -> tuple[str, ...]:
    """The one layer that makes a step of a sum, nothing where it is several."""
    start, i = flag.period.start, bisect_left(track.days, flag.period.start or dt.date.min)
    if len(flag.layers) < 2 or flag.kind == "reclassified" or start is None or not i or not flag.amount_km2:
        return ()
    before, after = rows[track.days[i - 1]], rows[start]
    steps = {x: after[x] - before[x] for x in flag.layers if x in after and x in before}
    near = [x for x, d in steps.items() if abs(d - flag.amount_km2) < layers.MOVED_REST * abs(flag.amount_km2)]
    return tuple(near) if len(near) == 1 else ()


def _named(flag: Flag, names: Sequence[str]) -> Flag:
    start, end = flag.period.start, flag.period.end
    if not names or start is None:
        return flag
    return on(flag.kind, start, end, flag.amount_km2, *names)


def _back(track: Track, flag: Flag) -> str:
    """How far, and when, a glitch came back."""
    end = flag.period.end
    if end is None:
        return ""
    i = bisect_right(track.days, end)
    return f"back {track.values[i] - track.values[i - 1]:+.1f} on {track.days[i]}" if i < len(track.days) else ""
