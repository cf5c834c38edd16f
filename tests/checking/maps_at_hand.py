"""A measurer with figures of one's own: ground held by the attacker, day by day, under each rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from frontledger.checking import check_claims
from frontledger.control.measurer import FigureMeasurer
from frontledger.nouns import (
    Amount,
    CheckedClaim,
    Claim,
    Detail,
    Flag,
    Measurement,
    Passage,
    Period,
    RecordFinding,
    Report,
    Series,
    Span,
    Step,
)
from frontledger.nouns.place_rows import SettlementRow
from frontledger.theatre import load

THEATRE = load("ukraine")
SHIPS = FigureMeasurer(THEATRE)
"""The figures that ship."""
DAY = dt.timedelta(days=1)
ORIGIN = dt.date(2025, 3, 1)
PUBLISHED = dt.date(2025, 3, 20)
TOWN = "gn:704422"
"""A town of the gazetteer whose English name no other place of the country has."""

OTHER = "gn:710035"
"""Another, beside it."""


def day(n: int) -> dt.date:
    """The n-th day of the figures; day 0 is the first map."""
    return ORIGIN + n * DAY


def days(first: int, last: int | None = None) -> Period:
    """A period of them."""
    return Period(day(first), day(first if last is None else last))


class Maps:
    """Answers for daily gains of the attacker in the country as a whole, and for what surrounds one town.

    Args:
        gains: by rule, the gain of day 1, 2, 3 …; before the first map 100,000 km² are held.
        flags: by rule and day, flags of the step that ends there.
        distance: by day, kilometres from the town to held ground, negative inside.
        closed: percent of the horizon closed, by radius.
        shares: by region, percent held on every day.
        roads: by name of a road, by day, kilometres from it to held ground; all lead past every place.
        outline: by day, percent of the town's outline that is held, of `outline_km2`.
        straight: by day, the same of the straight way between any two.
    """

    def __init__(
        self,
        gains: Mapping[str, Sequence[float]] | None = None,
        *,
        flags: Mapping[tuple[str, int], Sequence[Flag]] | None = None,
        distance: Mapping[int, float] | None = None,
        closed: Mapping[float, float] | None = None,
        shares: Mapping[str, float] | None = None,
        uncertainty: float = 0.75,
        hands: Sequence[SettlementRow] = (),
        roads: Mapping[str, Mapping[int, float]] | None = None,
        straight: Mapping[int, float] | None = None,
        outline: Mapping[int, float] | None = None,
        outline_km2: float = 30.0,
    ) -> None:
        self.outline, self.outline_km2 = dict(outline or {}), outline_km2
        self.lines, self.way = roads, dict(straight or {})
        self.hands = hands
        self.gains, self.flags = dict(gains or {}), dict(flags or {})
        self.around, self.horizon, self.parts = dict(distance or {}), dict(closed or {}), dict(shares or {})
        self.uncertainty = uncertainty

    def _rules(self, at: dt.date, region: str) -> Iterator[str]:
        if region == THEATRE.home:
            for rule in self.gains:
                c = THEATRE.conventions[rule]
                if (c.valid_from is None or c.valid_from <= at) and (c.valid_to is None or at <= c.valid_to):
                    yield rule

    def _measurement(self, rule: str, quantity: str, side: str, region: str, period: Period, amount: float, **more):
        source = THEATRE.conventions[rule].source
        known = {"unit": "km2", "uncertainty": self.uncertainty, **more}
        return Measurement(
            convention=rule, source=source, root=THEATRE.sources[source].root, quantity=quantity, side=side,
            place=region, period=period, amount=round(amount, 6), **known,
        )  # fmt: skip

    def _held(self, rule: str, at: dt.date) -> float | None:
        n = (at - ORIGIN).days
        return 100_000.0 + sum(self.gains[rule][:n]) if 0 <= n <= len(self.gains[rule]) else None

    def change(self, side: str, region: str, period: Period) -> list[Measurement]:
        sign = 1 if side == THEATRE.attacker else -1
        out = []
        for rule in self._rules(period.end, region):
            before, after = self._held(rule, period.start - DAY), self._held(rule, period.end)
            if before is None or after is None or side not in THEATRE.parties:
                continue
            flags = tuple(self.flags.get((rule, (period.end - ORIGIN).days), ()))
            if THEATRE.conventions[rule].counts == "gross":
                n, m = (period.start - ORIGIN).days - 1, (period.end - ORIGIN).days
                steps = self.gains[rule][n:m]
                for quantity, s in (("gained", 1), ("lost", -1)):
                    amount = sum(max(0.0, s * sign * x) for x in steps)
                    out.append(self._measurement(rule, quantity, side, region, period, amount, flags=flags))
            else:
                out.append(
                    self._measurement(rule, "change", side, region, period, sign * (after - before), flags=flags)
                )
        return out

    def held(self, side: str, region: str, at: dt.date) -> list[Measurement]:
        found = [(rule, self._held(rule, at)) for rule in self._rules(at, region) if side == THEATRE.attacker]
        return [self._measurement(r, "held", side, region, Period(at, at), km2) for r, km2 in found if km2 is not None]

    def share(self, side: str, region: str, at: dt.date) -> list[Measurement]:
        n = (at - ORIGIN).days
        if region == TOWN and n in self.outline:
            percent = self.outline[n] if side == THEATRE.attacker else 100 - self.outline[n]
            more = {"unit": "percent", "denominator": "outline of the place", "of_km2": self.outline_km2}
            return [self._measurement("deepstate", "share", side, region, Period(at, at), percent, **more)]
        if region not in self.parts:
            return []
        percent = self.parts[region] if side == THEATRE.attacker else 100 - self.parts[region]
        more = {"unit": "percent", "uncertainty": 0.1, "denominator": "official area"}
        return [self._measurement("deepstate", "share", side, region, Period(at, at), percent, **more)]

    def series(self, convention: str, side: str, region: str, period: Period) -> Series | None:
        if convention not in self.gains or region != THEATRE.home:
            return None
        steps = [
            Step(start=day(n), end=day(n), amount=gain, flags=tuple(self.flags.get((convention, n), ())))
            for n, gain in enumerate(self.gains[convention], start=1)
            if (period.start or day(1)) <= day(n) <= (period.end or day(n))
        ]
        source = THEATRE.conventions[convention].source
        return Series(convention=convention, source=source, side=side, region=region, steps=tuple(steps))

    def record(self, convention, side, region, period, grain, window, direction="gain", order="largest"):
        assert grain == "day"
        sign = (1 if order == "largest" else -1) * (1 if direction == "gain" else -1)
        series = self.series(convention, side, region, Period(day(1), period.end))
        *earlier, step = series.steps
        whole = [s for s in earlier if not s.set_aside]
        last = next((s for s in reversed(whole) if sign * s.amount >= sign * step.amount), None)
        after = [s for s in earlier if s.set_aside and (last is None or s.end > last.end) and s.amount >= step.amount]
        inside = [s for s in whole if window and window.start <= s.end <= window.end]
        return RecordFinding(
            convention=convention,
            source=series.source,
            grain=grain,
            step=step,
            last_at_least_as_large=last,
            set_aside=tuple(after),
            largest_in_window=max(inside, key=lambda s: sign * s.amount, default=None),
            first_day=ORIGIN,
        )

    def distance(self, place_id: str, at: dt.date) -> list[Measurement]:
        km = self.around.get((at - ORIGIN).days)
        if place_id not in (TOWN, OTHER) or km is None:
            return []
        more = {"unit": "km", "uncertainty": 0.3, "place_id": place_id}
        return [self._measurement("deepstate", "distance", THEATRE.attacker, "Pokrovsk", Period(at, at), km, **more)]

    def encirclement(self, place_id: str, at: dt.date, radii_km: Sequence[float]) -> list[Measurement]:
        found = self.distance(place_id, at)
        return [
            replace(m, quantity="closed", amount=self.horizon[r], unit="percent", uncertainty=0.5, radius_km=r)
            for m in found
            for r in radii_km
            if r in self.horizon
        ]

    def roads(self, ends: Mapping[str, float], at: dt.date) -> list[Measurement] | None:
        n = (at - ORIGIN).days
        return self.lines and [self._road(name, km[n], at) for name, km in self.lines.items() if n in km]

    def straight(self, ends: Sequence[str], at: dt.date) -> list[Measurement]:
        n = (at - ORIGIN).days
        return [self._road(None, self.way[n], at)] if n in self.way else []

    def _road(self, name: str | None, km: float, at: dt.date) -> Measurement:
        more = {"unit": "km", "uncertainty": 0.0, "what": name, "held_km": 0.0 if km else 2.5, "length_km": 9.0}
        return self._measurement("deepstate", "road", THEATRE.attacker, "Pokrovsk", Period(at, at), km, **more)

    def count(self, side: str, what: str, period: Period) -> list[Measurement]:
        return []

    def changes_of(self, places: Sequence[str]) -> list[SettlementRow]:
        return list(self.hands)

    def changed_hands(self, side: str, period: Period, regions: Sequence[str] = ()) -> list[Measurement]:
        return []

    def coverage(self, convention: str, side: str = "", what: str = "") -> Period | None:
        gains = self.gains.get(convention)
        return Period(day(1), day(len(gains))) if gains else None


def report(text: str = "", *, published: dt.date | None = PUBLISHED, language: str = "en") -> Report:
    """A report with this text."""
    return Report(
        name="a.txt",
        text=text,
        sha256="0" * 64,
        encoding="utf-8",
        language=language,
        language_confidence=1.0,
        published=published,
        published_from="option" if published else None,
        passages=(Passage(span=Span(0, len(text))),),
    )


def claim(
    kind: str = "area_change", figure: float | None = None, unit: str = "km2", hedge: str = "none", **told
) -> Claim:
    """A claim; its words hold the figure as it is given."""
    high = told.pop("high", figure)
    extra = {k: told.pop(k) for k in list(told) if k in Detail.__struct_fields__}
    told.setdefault("quote", "" if figure is None else f"{figure} {unit}")
    told.setdefault("span", Span(0, len(told["quote"])))
    told.setdefault("side", "RU")
    return Claim(
        kind=kind,
        amount=None if figure is None else Amount(low=figure, high=high, unit=unit, hedge=hedge),
        extra=Detail(**extra),
        **told,
    )


def on(first: str, last: str = "") -> Period:
    """A day, or the days from one to another."""
    return Period(dt.date.fromisoformat(first), dt.date.fromisoformat(last or first))


def checked(told: Claim, published: str) -> CheckedClaim:
    """A claim against the figures that ship."""
    at = report(published=dt.date.fromisoformat(published))
    return check_claims([told], report=at, measurer=SHIPS, theatre=THEATRE, lang="en").claims[0]


def plain(text: str) -> str:
    """A text with ordinary blanks for no-break ones."""
    return text.replace("\u00a0", " ")


def said(checked: CheckedClaim) -> str:
    """The sentence of a claim, with ordinary blanks."""
    return plain(checked.sentence)
