"""The page's own words in the language of an answer, from the catalogues in `faces/locale`.

A message is its English form; `N_` and `NN_` mark one that stands in a table and is looked up later. A language
without a catalogue gets English words.
"""

from __future__ import annotations

import datetime as dt
import gettext
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from ...nouns import Amount, Period
from ...nouns import format as form


def N_(message: str) -> str:  # noqa: N802
    """Mark a message for the catalogue without looking it up."""
    return message


def NN_(one: str, many: str) -> tuple[str, str]:  # noqa: N802
    """Mark a message that depends on a number."""
    return one, many


VERDICTS = {
    "supported": N_("Supported"),
    "other_rule": N_("Fits another rule"),
    "depends": N_("Depends"),
    "disputed": N_("Disputed"),
    "differs": N_("Differs"),
    "contradicted": N_("Contradicted"),
    "inconsistent": N_("Contradicts itself"),
    "uncovered": N_("Not covered"),
    "unmeasurable": N_("Cannot be measured"),
    "context": N_("Background"),
}
HEADLINES = {
    "supported": N_("{claim}: supported"),
    "other_rule": N_("{claim}: fits, but by another rule than its source’s"),
    "depends": N_("{claim}: it depends"),
    "disputed": N_("{claim}: the sources part"),
    "differs": N_("{claim}: the maps differ"),
    "contradicted": N_("{claim}: contradicted by the maps"),
    "inconsistent": N_("{claim}: the report contradicts itself"),
    "uncovered": N_("{claim}: not covered by any map here"),
    "unmeasurable": N_("{claim}: cannot be measured"),
    "context": N_("{claim}: background, not judged"),
}
COUNT_HEADLINES = {
    "differs": N_("{claim}: the counts differ"),
    "contradicted": N_("{claim}: contradicted by what is counted"),
    "uncovered": N_("{claim}: not covered by any count here"),
}
"""What the headline says of air attacks and losses, where that is something else than of maps."""
FITS = {
    "fits": N_("fits"),
    "near": N_("near"),
    "apart": N_("apart"),
    "yes": N_("yes"),
    "no": N_("no"),
    "not_used": N_("not used"),
    "shown": N_("shown"),
}
FLAGS = {
    "glitch": N_("glitch"),
    "incomplete": N_("a layer is missing"),
    "multi_day": N_("over more than one day"),
    "mislabelled": N_("mislabelled layer"),
    "missing": N_("no map"),
    "redrawn": N_("layers redrawn"),
    "reclassified": N_("ground moved between layers"),
    "stale": N_("no new map"),
    "lagged": N_("shows an earlier day"),
    "batch": N_("several updates at once"),
    "break_of_series": N_("break of the series"),
    "recount": N_("drawn in or out, no change of hands"),
}
COUNT_FLAGS = {
    "incomplete": N_("not all of it told"),
    "multi_day": N_("one total for several days"),
    "redrawn": N_("the source corrected its total"),
    "reclassified": N_("moved between headings"),
    "break_of_series": N_("what is counted changed"),
}
"""What flags say of counts, where that is something else than of maps."""
REMOVED = {
    "advertisement": NN_("{n} advertisement", "{n} advertisements"),
    "repeated": NN_("{n} repeated passage", "{n} repeated passages"),
    "links": NN_("{n} line of links", "{n} lines of links"),
    "share": NN_("{n} line of page furniture", "{n} lines of page furniture"),
    "caption": NN_("{n} caption", "{n} captions"),
    "comments": NN_("{n} comment", "{n} comments"),
}
TOLERANCES = {
    "rounding": N_("rounding of the printed figure"),
    "hedge": N_("its hedge"),
    "convention": N_("later copies of the maps"),
    "redraw": N_("ground drawn later"),
    "gap": N_("a missing map"),
    "days": N_("counted a day earlier or later"),
    "outline": N_("the outline of the region"),
}
MODALITIES = {
    "claimed": N_("claimed by a fighting side"),
    "denied": N_("denied"),
    "planned": N_("planned"),
    "conditional": N_("a condition, not a fact"),
}
STANCES = {
    "demands": N_("demands"),
    "offers": N_("offers"),
    "accepts": N_("accepts"),
    "refuses": N_("refuses"),
    "conditions": N_("sets a condition"),
    "threatens": N_("threatens"),
    "promises": N_("promises"),
    "expects": N_("expects"),
}
SUBJECTS = {
    "territory": N_("Territory, no place named"),
    "neutrality": N_("Neutrality"),
    "army_size": N_("Size of the army"),
    "guarantees": N_("Guarantees"),
    "sanctions": N_("Sanctions"),
    "meeting": N_("The meeting"),
    "ceasefire": N_("Ceasefire"),
    "end_of_war": N_("End of the war"),
    "other": N_("Other"),
}
STATES = {
    "taken": N_("taken"),
    "retaken": N_("retaken"),
    "held": N_("held"),
    "lost": N_("lost"),
    "contested": N_("contested"),
    "cleared": N_("cleared"),
    "partial": N_("partly surrounded"),
    "full": N_("surrounded"),
    "threatened": N_("threatened"),
    "denied": N_("denied"),
}
ORDERS = {"largest": N_("largest"), "smallest": N_("smallest"), "more": N_("more"), "less": N_("less")}
KINDS = {
    "area_change": N_("ground gained or lost"),
    "area_total": N_("ground held"),
    "area_share": N_("share held"),
    "rate": N_("pace"),
    "settlement_control": N_("settlements"),
    "distance": N_("distance"),
    "force_count": N_("forces"),
    "air_attack": N_("air attacks"),
    "losses": N_("losses"),
}
GRAINS = {"day": N_("by the day"), "week": N_("by the week"), "month": N_("by the month"), "year": N_("by the year")}
PARTS = {"start": N_("early {date}"), "middle": N_("middle of {date}"), "end": N_("late {date}")}
BACKGROUND = {"date": N_("a date"), "venue": N_("a venue"), "reason": N_("a reason")}
SHARES = {
    "shapes": N_("Shapes and figures may be passed on."),
    "figures": N_("Figures with credit, no shapes."),
    "nothing": N_("Nothing of it may be passed on."),
}
LANGUAGES = {
    "ar": N_("Arabic"),
    "cs": N_("Czech"),
    "de": N_("German"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "fr": N_("French"),
    "he": N_("Hebrew"),
    "hu": N_("Hungarian"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "nl": N_("Dutch"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "zh-Hans": N_("Simplified Chinese"),
    "zh-Hant": N_("Traditional Chinese"),
}
PUBLISHED_FROM = {
    "option": N_("as given"),
    "metadata": N_("from the page"),
    "header": N_("from its head"),
    "address": N_("from its address"),
    "claim": N_("the last day it names"),
    "newest": N_("when the newest maps end"),
}

AS_OF = ("claim", "newest")
"""Days on which a claim typed without one is read, and nothing was published."""


@lru_cache(maxsize=8)
def _catalogue(lang: str) -> gettext.NullTranslations:
    path = resources.files("frontledger.faces").joinpath("locale", f"{lang}.mo")
    if not path.is_file():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


class Words:
    """Words, figures and names in one language.

    Args:
        lang: tag of the language.
        labels: names of ids in that language.
    """

    def __init__(self, lang: str, labels: dict[str, str]) -> None:
        self.lang = lang
        self._labels = labels
        self._messages = _catalogue(lang)

    def __call__(self, message: str, /, **values: object) -> str:
        """A message with its values."""
        return self._messages.gettext(message).format_map(values)

    def of(self, table: Mapping[str, str], key: str) -> str:
        """What a table of messages says for a value; a value it does not know as it stands."""
        return self(table[key]) if key in table else key

    def n(self, one: str, many: str, n: int, /, **values: object) -> str:
        """A message that depends on a whole number, which it may name as `{n}`."""
        return self._messages.ngettext(one, many, n).format_map({"n": self.number(n), **values})

    def name(self, id_: str) -> str:
        """Name of a side, a region, a place, a speaker or a party; an id without a name as well as it can be read."""
        # an origin is called as the speaker it is; a label that is the id itself is no name
        found = ((i, self._labels.get(i)) for i in (id_, id_.replace("-", "_")))
        said = next((label for i, label in found if label and label != i), None)
        return said or (id_.replace("_", " ").title() if "_" in id_ else id_)

    def number(
        self, value: float, unit: str | None = None, *, signed: bool = False, decimals: int | None = None
    ) -> str:
        """A figure with its unit."""
        return form.number(value, self.lang, unit, signed, decimals)

    def amount(self, amount: Amount) -> str:
        """An amount as the report printed it."""
        return form.amount(amount, self.lang)

    def day(self, date: dt.date, *, short: bool = False, year: bool = True) -> str:
        """A day."""
        return form.day(date, self.lang, short=short, year=year)

    def month(self, date: dt.date, *, short: bool = False, year: bool = True) -> str:
        """A month."""
        return form.month(date, self.lang, short=short, year=year)

    def period(self, period: Period | None, *, short: bool = False) -> str:
        """A period; empty where there is none."""
        return form.period(period, self.lang, short=short) if period else ""

    def span(self, first: dt.date, last: dt.date) -> str:
        """From a day to a day, abbreviated."""
        return self.period(Period(first, last), short=True)

    def unit(self, unit: str) -> str:
        """A unit as the head of a column of figures."""
        return form.number(2, self.lang, unit).replace(form.number(2, self.lang), "", 1).strip()

    def listed(self, items: Sequence[str]) -> str:
        """Several things, one after the other."""
        return self(", ").join(items)
