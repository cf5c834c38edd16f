"""What checking asks of the maps. `frontledger.control` answers it; a test may answer it with figures of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from ..nouns import Measurement, Period, RecordFinding, Series

if TYPE_CHECKING:
    from ..nouns.place_rows import SettlementRow


class Measurer(Protocol):
    """Measurements under named conventions. Days are in each convention's clock; figures in km² unless said.

    Every method gives one answer a convention (and source) that covers the question, in the theatre's order of
    conventions, and an empty list where none does. Nothing is left out silently: a measurement that cannot be made
    because a map is missing has amount None and says why in its flags.
    """

    def change(self, side: str, region: str, period: Period) -> list[Measurement]:
        """Change of ground held by `side` over `period`, signed (a loss is negative), both ends of the period closed.

        Net conventions give quantity `change`; gross ones two measurements, `gained` and `lost` (both >= 0).
        Where a source publishes single updates, a one-day question is answered by the change between the last
        updates before midnight, and the same source's daily file of that day is a measurement of its own,
        flagged `lagged` with the days it really shows where that can be told.
        """
        ...

    def held(self, side: str, region: str, day: dt.date) -> list[Measurement]:
        """Ground held by `side` at the end of `day` (quantity `held`)."""
        ...

    def share(self, side: str, region: str, day: dt.date) -> list[Measurement]:
        """Percent of a region, or of a place by its id, held by `side` at the end of `day`; `denominator` names outline
        and area."""
        ...

    def count(self, side: str, what: str, period: Period) -> list[Measurement]:
        """What was counted in a period that is no ground (quantity `count`): weapons launched, losses.

        Args:
            side: who launched, whose losses.
            what: as the `answers` of the theatre's rules name it: the kind of claim, then the claim's own words.
            period: without a first day up to its last one since counting began. A day, or a night with the day it
                leads to, is what was stated on its last day; the measurement has the days of the statements.
        """
        ...

    def series(self, convention: str, side: str, region: str, period: Period) -> Series | None:
        """The steps of one convention within `period`, in order; a day without a map is a step with amount None."""
        ...

    def record(
        self,
        convention: str,
        side: str,
        region: str,
        period: Period,
        grain: Literal["day", "week", "month", "year"],
        window: Period | None,
        direction: Literal["gain", "loss"] = "gain",
        order: Literal["largest", "smallest"] = "largest",
    ) -> RecordFinding | None:
        """Was the change over `period` a record under this convention, and since when?

        `window` is the time the report names ("late May 2024"): its largest complete step is in the finding.
        Of a rule that counts what is no ground, `region` is what is counted, and the period is of statements.
        Steps that are set aside (glitches and the return from them, incomplete days, steps over missing days) are
        never a record and are listed.
        """
        ...

    def encirclement(self, place_id: str, day: dt.date, radii_km: Sequence[float]) -> list[Measurement]:
        """Percent of bearings closed around a place (quantity `closed`), one measurement a radius."""
        ...

    def distance(self, place_id: str, day: dt.date) -> list[Measurement]:
        """Kilometres from a place to the nearest ground held by the attacker (quantity `distance`); negative inside."""
        ...

    def roads(self, ends: Mapping[str, float], day: dt.date) -> list[Measurement] | None:
        """Roads at hand that lead past all of some places: kilometres from the stretch between them to the nearest
        ground held by the attacker (quantity `road`), 0 where it is cut, with `held_km` and `length_km`.

        Args:
            ends: places by their ids, and how far from each a road may run that leads past it, km.
            day: whose map is asked.

        Returns:
            One a road, named in `what`; None where no lines are at hand, or no maps to set them on.
        """
        ...

    def straight(self, ends: Sequence[str], day: dt.date) -> list[Measurement]:
        """The same of the straight way between two places, by their ids: it stands for a road whose line is not at
        hand."""
        ...

    def changes_of(self, places: Sequence[str]) -> list[SettlementRow]:
        """When places, by their ids, changed hands: by every source at hand that draws or says so, in order of days.

        Those that do not stand long enough to count are left out.
        """
        ...

    def changed_hands(self, side: str, period: Period, regions: Sequence[str] = ()) -> list[Measurement]:
        """How many places came into a side's hands in a period (quantity `count`), by source: the least there can be,
        since no figures hold every place. Of some regions only where they are given.
        """
        ...

    def coverage(self, convention: str, side: str = "", what: str = "") -> Period | None:
        """First and last day a convention can measure, None where its source is not at hand.

        Of ground in the country, or in a region where `what` is one; of a rule that counts what is no ground, of its
        statements: of one side and thing where they are given.
        """
        ...
