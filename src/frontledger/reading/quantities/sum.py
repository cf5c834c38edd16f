"""Adds up the words and figures of one number: "two hundred and forty thousand", "4萬5680", "2 тис. 300"."""

from __future__ import annotations

from typing import NamedTuple

from .scan import MAX_DIGITS, Scan, tidy
from .tables import Item

_MAX_STEPS = 24
_HUGE = 10**30
_THOUSAND = 1000
_FIGURES = ("figure", "raw")


class Number(NamedTuple):
    """A number in tokens `[start, end)`."""

    start: int
    end: int
    low: int | float
    high: int | float
    scale: int = 1
    """The scale word said last, where the number is one figure and one scale ("450 thousand")."""
    raw: bool = False
    """Plain digits without grouping or words: may be a year, a page, a day."""
    ordinal: bool = False
    vague: bool = False
    """"hundreds", "dozens"."""
    share: bool = False
    """A fraction, given in percent."""
    people: bool = False
    """A form of the number that counts people only ("троє")."""
    turned: bool = False
    """About so many, as its scale stands first ("тысяч двадцать")."""


class _Step(NamedTuple):
    role: str
    value: int | float
    end: int


def add_up(scan: Scan, at: int, stop: int | None = None) -> Number | None:
    """The number whose words start at a token; two neighbours where a language says so ("三四十": 30 to 40).

    `stop`: the token before which it ends.
    """
    digits = _digits(scan, at)
    if digits is not None:
        return digits
    adder = _Adder(scan, at, stop=stop)
    number = adder.run()
    if number is not None and adder.neighbour is not None:
        low = _Adder(scan, at, skip=adder.neighbour).run()
        if low is not None and low.low < number.low:
            return Number(at, number.end, low.low, number.low)
    return number


def _digits(scan: Scan, at: int) -> Number | None:
    """Digits written one by one as words ("二〇二五"), in languages that do so; two neighbours are a range."""
    if not scan.tables.numbers.get("positional"):
        return None
    end = at
    values: list[int] = []
    while len(values) <= MAX_DIGITS:
        item = scan.item(end, "words")
        if item is None or item.value > 9 or item.end != end + 1:
            break
        values.append(int(item.value))
        end += 1
    if not 2 <= len(values) <= MAX_DIGITS or scan.item(end, "multiply", "scale"):
        return None
    if len(values) == 2 and values[1] == values[0] + 1 and values[0]:
        return Number(at, end, values[0], values[1])
    value = int("".join(map(str, values)))
    return Number(at, end, value, value, raw=True)


class _Adder:
    """Takes step after step: `total` is what scales closed, `section` what multipliers did, `pending` the rest."""

    def __init__(self, scan: Scan, at: int, *, skip: int = -1, stop: int | None = None, commas: bool = True) -> None:
        self.scan = scan
        self.commas = commas
        self.table = scan.tables.numbers
        self.at = self.end = at
        self.skip = skip
        self.stop = stop
        self.total: int | float = 0
        self.section: int | float = 0
        self.pending: int | float | None = None
        self.floor: int | float = _HUGE  # the next word must stay under this, within the pending group
        self.lowest: int | float = _HUGE  # last multiplier of this section
        self.last_scale: int | float = _HUGE
        self.safe: tuple[int, int | float] | None = None  # end and value before the pending group
        self.scales = 0
        self.joined = False  # whether a joiner stands before the pending group ("mil y dos millones": two numbers)
        self.after_joiner = False  # whether a joiner stands before the step
        self.roles: list[str] = []
        self.neighbour: int | None = None

    def run(self) -> Number | None:
        while len(self.roles) < _MAX_STEPS:
            here = self.end + 1 if self.end == self.skip else self.end
            step = self._next(here)
            if step is None or (self.stop is not None and step.end > self.stop):
                break
            taken = self._take(step, here)
            if taken is None and self.safe is not None and step.role in ("multiply", "scale"):
                end, value = self.safe  # "between one hundred and two hundred": the pending group is another number
                value = tidy(value)
                return Number(self.at, end, value, value)
            if not taken:
                break
            self.end = step.end
            self.roles.append(step.role)
            if step.role == "ordinals":
                break
        return self._number() if self.roles else None

    def _next(self, here: int) -> _Step | None:
        if not self.roles:
            return self._step(here, first=True)
        if self.scan.tokens.words[here : here + 1] == ["-"] and self.scan.touches(here) and self.scan.touches(here + 1):
            scale = self._step(here + 1)  # "a 90-billion-euro loan"
            if scale is not None and scale.role == "scale":
                return scale
        joiner = self.scan.item(here, "joiner") or self._comma(here)
        self.after_joiner = joiner is not None
        if joiner is None:
            return self._step(here)
        step = self._step(joiner.end)
        joins = ("words", "ordinals", "figure", "raw") if self.table.get("mixed") else ("words", "ordinals")
        if self.table.get("implicit"):
            joins = (*joins, "multiply")  # "一萬零十二"
        if step is None or step.role not in joins:
            return None
        bound = self.floor if self.pending is not None else min(self.lowest, self.last_scale)
        if self._tens_last(step):
            return step
        self.joined |= self.pending is None and step.value < bound
        return step if step.value < bound else None

    def _comma(self, here: int) -> Item | None:
        """A comma after a scale, where a language sets one: "five hundred thousand, two hundred and six"."""
        if (
            not self.commas
            or not self.table.get("comma_after_scale")
            or self.roles[-1] != "scale"
            or self.roles[0] in _FIGURES
        ):
            return None
        if self.scan.tokens.words[here : here + 1] != [","] or self.scan.figure(here + 1) is not None:
            return None
        rest = _Adder(self.scan, here + 1, commas=False).run()  # no further: a row of them would go ever deeper
        whole = rest is not None and not rest.ordinal and 100 <= rest.low < self.last_scale
        if rest is None or not whole or self.scan.item(rest.end, "of") is not None:
            return None
        return Item(here, here + 1, "joiner", None)

    def _step(self, here: int, *, first: bool = False) -> _Step | None:
        figure = self.scan.figure(here)
        if figure is not None:
            return _Step("raw" if figure[1] else "figure", figure[0], here + 1)
        roles = ("scale", "multiply", "words", "people") if first else ("scale", "multiply", "words", "ordinals")
        item = self.scan.item(here, *roles)
        if item is not None:
            return _Step(item.role, item.value, item.end)
        article = self.scan.item(here, "article") if first else None
        if article is not None and self.scan.item(article.end, "scale", "multiply"):
            return _Step("words", 1, article.end)
        return self._joined(here) if not first else None

    def _joined(self, here: int) -> _Step | None:
        """A word that is a number only within one ("cent un"); an article before a figure ("mil un 20 %") is none."""
        joined = self.scan.item(here, "joined")
        apart = self.after_joiner and self.roles[0] in _FIGURES  # "5 mil y un herido"
        if joined is None or apart or self.scan.figure(joined.end) is not None:
            return None
        return _Step("words", joined.value, joined.end)

    def _take(self, step: _Step, here: int) -> bool | None:
        """Whether the step goes on with the number; None where it shows that the group before it does not."""
        if step.role == "multiply":
            return self._multiply(step)
        if step.role == "scale":
            return self._scale(step)
        value, bound = step.value, min(self.lowest, self.last_scale)
        if step.role == "words" and self.table.get("figures_only") and self.roles and self.roles[0] in _FIGURES:
            return False  # "6천구" is 6,000 bodies
        if step.role in _FIGURES:
            if self.pending is not None or (self.roles and not (self.table.get("mixed") and value < bound)):
                return False
            self.pending, self.floor = value, 0
            return True
        if self.pending is None:
            if value >= bound:
                return False
            self.pending, self.floor = value, self._grain(value)
            return True
        if 0 < value < self.floor and self.pending:
            self.pending += value
            self.floor = self._grain(value)
            return True
        if self.pending is not None and self._tens_last(step):
            self.pending, self.floor = self.pending + value, 1
            return True
        if self._neighbours(value):
            self.neighbour, self.pending = here, value
            return True
        return False

    def _tens_last(self, step: _Step) -> bool:
        """Are these the tens after the units ("five and twenty"), where a language says so?"""
        if not self.table.get("units_first") or self.pending is None or self.floor != 1:
            return False
        last = self.pending % 100
        return step.role == "words" and 0 < last < 10 and step.value in range(20, 100, 10)

    def _grain(self, value: int | float) -> int | float:
        return 10 if value == 10 and self.table.get("teens") else _grain(value)  # "on iki"

    def _neighbours(self, value: int | float) -> bool:
        fits = self.pending is not None and 0 < self.pending < 10 and value == self.pending + 1 and self.floor == 1
        return bool(fits and self.table.get("positional")) and self.skip < 0 and self.neighbour is None

    def _multiply(self, step: _Step) -> bool | None:
        within = self.after_joiner or self.table.get("implicit_within") or self.table.get("glued")
        if self.pending is None and not (self.table.get("implicit") and (not self.section or within)):
            return False
        product = (1 if self.pending is None else self.pending) * step.value
        if product >= self.lowest or (self.total and product >= self.last_scale):
            return None
        self.section += product
        self.lowest, self.pending, self.floor = step.value, None, _HUGE
        self.safe = (step.end, self.total + self.section)
        return True

    def _scale(self, step: _Step) -> bool | None:
        if (
            self.pending is not None and step.value >= _THOUSAND
        ):  # "مليونان ومئتا ألف": the millions are a word of theirs
            above = self.pending - self.pending % (step.value * _THOUSAND)
            if above != self.pending:
                self.total, self.pending = self.total + above, self.pending - above
        group = self.section + (self.pending or 0)
        if not group and self.pending is None and not self.total:
            if not self.table.get("implicit"):
                return False
            group = 1
        if group and step.value < self.last_scale:
            self.total += group * step.value
        elif not group and self.total and step.value != self.last_scale:
            below = self.total % step.value or self.total  # "ocho billones novecientos mil millones"
            self.total += below * (step.value - 1)
        elif group and self.total and not self.joined and self.table.get("long_scale") and step.value > self.last_scale:
            below = self.total % step.value  # "un billón dos mil quinientos millones": the thousands count millions
            self.total += (below + group) * step.value - below
        else:
            return None if self.pending is not None else False
        self.last_scale = step.value
        self.section, self.pending, self.floor, self.lowest = 0, None, _HUGE, _HUGE
        self.joined = False
        self.scales += 1
        self.safe = (step.end, self.total)
        return True

    def _number(self) -> Number:
        tail = self.pending or 0
        tens = min(self.lowest, self.last_scale)
        if (
            self.table.get("tail_tenth") and 0 < tail < 10 and self.roles[-1] == "words" and 100 <= tens < _HUGE
            and self.scan.item(self.end - 2, "multiply", "scale") is not None
        ):  # fmt: skip
            tail = tail * tens // 10
        value = tidy(self.total + self.section + tail)
        one = len(self.roles) == 1
        scale = int(self.last_scale) if self.scales == 1 and not self.section and self.pending is None else 1
        people = self.scan.item(self.at if one else self.end - 1, "people")  # "hárman", "22 ezren"
        return Number(
            self.at, self.end, value, value, scale, raw=one and self.roles[0] == "raw",
            ordinal=self.roles[-1] == "ordinals", people=people is not None and people.end == self.end,
        )  # fmt: skip


def _grain(value: int | float) -> int | float:
    """What can still be added to a number word must stay under this: ten after "twenty", a hundred after "двісті"."""
    for scale in (1_000_000_000, 1_000_000):
        if value >= scale and value % scale == 0:
            return scale
    if value >= 1000 and value % 1000 == 0:
        return 1000
    if value >= 100 and value % 100 == 0:
        return 100
    if value >= 20 and value % 10 == 0:
        return 10
    return 1 if value else 0
