"""Figures of ground: area gained or lost, held, its share, its pace."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from ....nouns import Claim, Detail
from ...attribution import Attribution
from ...cues import Cue
from ...doc import within
from ...marks import Quantity, Time
from ...questions import asked_by
from ...sentences import verb_final, verb_last_part
from ..again import alike, alone
from ..attacks.bare_behind import number_of
from ..frame import Scene, amount_of, gap, make, modality_of, nearest, span_of
from ..parts.when import when
from ..parts.when_resolved import as_of_question, as_of_statement
from ..parts.where import places_of
from ..parts.where_named import namesakes
from ..parts.whose import country_of, favoured, not_its_own, own_side, side_of
from ..series import GROUND, before_it, whose_count
from .areas_meant import goes_on, ground_ends, held_so, in_the_attackers_country, meant_cue, two_names
from .in_regions import in_region, region_led
from .paces import AREA, LENGTHS, averaged, paced
from .paces_meant import paced_before
from .parted import negative, of_a_part, of_the_part, of_the_share, with_abroad
from .parts_of_gains import read_part_of_gains
from .shares import HOLD, another_holder, read_share, share_again
from .shares_before import held_before
from .shares_on import shared_on
from .taken_from import taken_from

_WEEK_OR_SO = 5
_BARE = 8
"""Characters of a clause beside a bare figure, or between it and its time."""
_LED = 20
"""Characters of a clause that leads to one that leaves out its time."""
_SHARE = 30
"""Characters between a figure of ground and the share that says it again, and from that to what it is of."""
_AGAIN = 24
"""Characters between a share and the figure that says it again."""
_BESIDE = 12
"""Characters between a verb of counting and the figure that someone else comes to ("he counted some 250")."""
_TO = 4
"""Characters between a figure and a verb that tells of what grew or shrank to it."""
_CHANGED = 4
"""Characters between a word such as "slowed" and the figure to which."""
_PLOTS = frozenset({"ha", "acre"})
"""Units of farms and bases as well: ground only where a fighting side gains or holds it."""
_UNLIKE = 12
"""How many times as large a bare figure is that goes on with what was counted since, not with ground."""
_VAST = 20_000
"""Square kilometres that are won within no time but a long one: where none is told, they are what is held by now."""
_COUNTS = frozenset({"losses", "force_count", "air_attack"})
"""What a bare figure may go on with rather than with ground told before it."""
_CHANGE = ("gain", "regain", "lose", "clear")
_LENGTHS_OF_TIME = frozenset({"hour", "day", "week", "month", "year"})
_NOUNS = ("gain_noun", "regain_noun", "lose_noun")
"""Events as nouns: "the capture of 4,500 sq km"."""


def read_ground(scene: Scene, q: Quantity) -> Claim | None:
    """The claim of ground that a figure makes, or None where it makes none."""
    if q.unit is None and number_of(scene, q) is not None:
        return None
    q = paced(scene, q)
    if q.per and not averaged(scene, q):
        # "took 30 sq km in a week" is no pace
        q = q._replace(per=None)
    if q.unit in AREA:
        rate = before_it(scene, q.start, ("rate",)) if q.per is None else None
        words = ("pace", "than", "more", "less") if rate is not None and rate.span.start >= scene.start else ("pace",)
        if rate is not None and rate.extra.per and scene.records(*scene.clause(q.start), *words):
            q = q._replace(per=rate.extra.per)  # "put the pace at 9 sq km"
        elif rate is not None and paced_before(scene, q, rate):
            q = q._replace(per=rate.extra.per)
        return _area(scene, q)
    if q.unit == "percent":
        return held_before(scene, q) or read_part_of_gains(scene, q) or read_share(scene, q) or shared_on(scene, q)
    if q.unit in LENGTHS and q.per:
        return _area(scene, q)
    if q.unit is not None or q.ordinal:
        return in_region(scene, q) if q.unit == "region" else None
    if share_again(scene, q):
        return read_share(scene, q._replace(unit="percent"))
    return in_region(scene, q) or _elided(scene, q)


def _area(scene: Scene, q: Quantity) -> Claim | None:
    cue = _resized(scene, q, _cue(scene, q)) or held_so(scene, q)
    first = cue is None and all(x.start >= q.start for x in scene.quantities)
    asked = asked_by(scene.doc, scene.sentence) if first else None
    if asked is not None:
        cue = next(iter(scene.doc.cues_in("events", asked.start, asked.end, *HOLD, *_CHANGE)), None)
    favour = scene.events(*scene.clause(q.start), "favour") if cue is None else []
    gainer = favoured(scene, *scene.clause(q.start)) if favour else None
    if gainer is not None:
        cue = favour[0]._replace(id="gain")
    if (taken := taken_from(scene, q, cue)) is not None:
        cue, gainer = taken
    carried = before_it(scene, q.start, (*GROUND, "area_total"))
    if cue is None and carried is None and not (q.per and scene.records(*scene.part(q.start), "pace")):
        cue = meant_cue(scene, q)
        if cue is None:
            return None
    said = whose_count(
        scene, q.start, q.end, before_it(scene, q.start, (*GROUND, "area_total", "area_share", "record", "distance"))
    )
    if q.unit in _PLOTS and (cue is None or not scene.events(scene.start, scene.end, "war")):
        return None
    holds = _holds(scene, q, cue, carried)
    if (
        cue is not None
        and cue.id == "lose"
        and carried is not None
        and carried.kind == "area_change"
        and not _named(scene, cue)
        and scene.records(scene.part(cue.start)[0], scene.clause(cue.start)[0], "than")
    ):
        cue = None  # "than in July, when the losses came to …": the enemy's gain
    side = gainer or _side(scene, q, cue, said, carried)
    beside = cue is None or (
        scene.clause(cue.start) != scene.clause(q.start)
        and bool(
            scene.records(*scene.clause(q.start), "than", "more", "less", "once")
            or scene.events(*scene.clause(q.start), "figure_word")
        )
    )
    # "took 2,317 sq km of Ukraine, an average of 10 a day": the pace is that of the ground told before it
    goes_on = beside or (q.per is not None and carried is not None and carried.kind == "area_change")
    here = carried if goes_on and carried is not None and carried.span.start >= scene.start else None
    place = region_led(scene, q) or places_of(scene, q.start, q.end, own=here is not None)
    place = namesakes(scene, place, scene.names)
    place = tuple(
        p for p in place if p in scene.doc.theatre.parties or country_of(scene.doc, p) in scene.doc.theatre.parties
    )
    place = not_its_own(scene, place, side) if not of_a_part(scene, q, place) else ()
    place = place or (here.place if here is not None else ())  # "an area the size of Luxembourg" is no place
    place = with_abroad(scene, q, place, side)
    if not place:
        place = of_the_share(scene, q) if holds else of_the_part(scene, q)
    if asked is not None and not place:
        named = [n for n in within(scene.doc.names, asked.start, asked.end) if n.kind in {"region", "place"}]
        place = next((n.ids or (n.id,) for n in named if n.side is None or n.kind == "region"), ())
        place = namesakes(scene, place, named)
    span = span_of(scene.doc, _from(scene, q, cue), (q.start, ground_ends(scene, q)))
    amount = amount_of(q)
    if amount.hedge in {"up_to", "about"} and _came_to(scene, q):
        amount = replace(amount, hedge="none")
    modality = modality_of(scene, q.start, q.end, side, said)
    if q.per:
        time = when(scene, q.start, q.end, carried=_steady(carried))
        extra = Detail(per=_per(q), direction="loss" if cue is not None and cue.id == "lose" else None)
        return make(scene.doc, "rate", span, said, side=side, place=place, time=time, amount=amount, extra=extra)
    if holds:
        time = when(scene, q.start, q.end, state=True, held=True) or as_of_statement(scene) or as_of_question(scene)
        return make(
            scene.doc, "area_total", span, said, side=side, place=place, time=time, amount=amount, modality=modality
        )
    direction: Literal["gain", "loss"] = "loss" if cue is not None and cue.id == "lose" else "gain"
    if negative(scene, q) and not (cue is not None and cue.id == "lose"):
        direction = "loss"
    if cue is None and carried is not None and carried.extra.direction:
        direction = carried.extra.direction
    net = True if scene.events(*scene.clause(q.start), "net") else None
    return make(
        scene.doc, "area_change", span, said, side=side, place=place, amount=amount, modality=modality,
        time=when(scene, q.start, q.end, carried=_steady(carried)), extra=Detail(direction=direction, net=net),
    )  # fmt: skip


def _came_to(scene: Scene, q: Quantity) -> bool:
    """Does a word such as "slowed" stand right before the "to" of a figure that it came to, but for a time between them
    ("сповільнився у серпні до 11")?"""
    a = scene.clause(q.start)[0]
    beside = [q.start, *(t.start for t in scene.times if 0 <= q.start - t.end <= _TO)]
    words = scene.records(a, q.start, "more", "less")
    first = scene.doc.text[q.start : q.end].split(" ")[0]
    return len(first) <= _TO and first.isalpha() and any(0 <= x - c.end <= _CHANGED for x in beside for c in words)


def _steady(carried: Claim | None) -> Claim | None:
    return carried if carried is not None and carried.kind in GROUND else None


def _holds(scene: Scene, q: Quantity, cue: Cue | None, carried: Claim | None) -> bool:
    """Is the figure what is held, not what was won: by its verb, or by "now", "in all" beside a verb of winning?"""
    if cue is None:
        return carried is not None and carried.kind == "area_total"
    if cue.id in HOLD:
        return True
    clause = scene.clause(q.start)
    before = scene.clauses_before(q.start)[:1]
    now = [t for ab in (clause, *before) for t in within(scene.doc.times, *ab) if t.role == "as_of"]
    now = [t for t in now if not scene.events(t.start, t.end + _AGAIN, "same_period")]  # "去年同期占领了1370平方公里"
    spans = [t for t in within(scene.doc.times, *clause) if t.role != "as_of"]
    paced = before_it(scene, q.start, ("rate",))  # "took 17 sq km a day, 538 in all"
    in_all = scene.events(*clause, "in_all") if paced is None or paced.span.start < scene.start else []
    vast = q.unit == "km2" and q.low >= _VAST and not within(scene.doc.times, *(before or [clause])[0])
    return cue.id == "gain" and bool(now or in_all or vast or goes_on(scene, q)) and not spans


def _elided(scene: Scene, q: Quantity) -> Claim | None:
    """ "In April it was 379": a bare figure beside a time of its own goes on with the series of the figure before."""
    last = before_it(scene, q.start, ("area_change", "area_total", "area_share"))
    if last is not None and last.kind == "area_share" and (last.span.start < scene.start or not alike(q, last)):
        last = before_it(scene, q.start, ("area_change", "area_total"))
    paced = before_it(scene, q.start, ("rate",))
    before_this = scene.doc.before(scene.sentence)
    near = before_this is not None and before_this.passage == scene.sentence.passage
    floor = before_this.start if before_this is not None and near else scene.start
    if paced is not None and paced.span.start >= floor and _times(q, paced) <= _times(q, last):
        last = paced  # "11 sq km a day, against 14 in December"
    if last is None or last.amount is None or _told_since(scene, q, last):
        return None
    nearer = [c for c in scene.told[-1:] if c.kind in _COUNTS and c.span.start > last.span.start]
    if any(_times(q, c) < _times(q, last) and _times(q, last) > _UNLIKE for c in nearer):
        return None  # "450 sq km in July. It lost 33,000 men, in June 31,000"
    people = any(x.end <= q.start and x.unit == "person" for x in scene.quantities)
    if people and last.span.start < scene.start:
        return None  # "8,500 civilians are left, where there were 67,000"
    a, b = scene.clause(q.start)
    before = scene.clauses_before(q.start)
    if before and b - a - (q.end - q.start) <= _BARE:
        a = before[0][0]  # "in August – 477"
    for x, y in before[:2]:  # "September, for comparison, brought them 380"
        timing = sum(t.end - t.start for t in within(scene.doc.times, x, y))
        if within(scene.doc.times, a, b) or y - x - timing > _LED or any(x <= o.start < y for o in scene.quantities):
            break
        a = x
    timed = [t for t in within(scene.doc.times, a, b) if t.grain in {"week", "month", "season", "year"} or _lasts(t)]
    beside = any(gap(t.start, t.end, q.start, q.end) <= _BARE for t in timed)
    asked = bool(scene.events(a, a + 8, "when"))
    told = scene.told_from(scene.start)
    others = [
        x
        for x in within(scene.doc.quantities, a, b)
        if x is not q and x.unit is not None and not any(c.span.start <= x.start < c.span.end for c in told)
    ]
    others = [x for x in others if not any(t.start <= x.start < t.end for t in scene.times)]  # "in the third year"
    counted = any(c.id == "count" and 0 <= q.start - c.end <= _BESIDE for c in scene.doc.cues_in("attribution", a, b))
    if others or not (timed or asked or counted) or any(t.start < q.end and q.start < t.end for t in timed):
        return None
    if not (asked or beside or counted or scene.events(a, b, "figure_word", *_CHANGE) or _goes_on(scene, q, last)):
        return None
    said = whose_count(scene, q.start, q.end, last)
    here = last.span.start >= scene.start
    place = (places_of(scene, q.start, q.end) or last.place) if here else ()
    start = max(a, last.span.end) if last.span.end < q.start else a
    first = min([start, *(t.start for t in within(scene.doc.times, a, b))]) if asked else start
    own = nearest(scene.events(a, b, "gain", "lose"), q.start, q.end)
    extra = last.extra
    if (
        own is not None and last.extra.direction and (a > scene.start or not here)
    ):  # "lost 33, after it had taken 319 in January"
        extra = replace(extra, direction="loss" if own.id == "lose" else "gain", net=None)
    held = last.kind in {"area_total", "area_share"}
    amount = amount_of(q, last.amount.unit)
    if (
        last.span.start >= scene.start
        and amount.hedge in {"up_to", "about"}
        and scene.records(*scene.part(q.start), "more", "less")
    ):
        amount = replace(amount, hedge="none")  # "fell from 18 in July to eight": whither, and no limit
    return make(
        scene.doc, last.kind, span_of(scene.doc, (first, max(q.end, min(b, q.end + 20)))), said, side=last.side,
        place=place, time=when(scene, q.start, q.end, carried=last, state=held, held=held), amount=amount, extra=extra,
    )  # fmt: skip


def _told_since(scene: Scene, q: Quantity, last: Claim) -> bool:
    """Is something else told since a figure of ground that a bare figure is nearer in size to
    ("… 116,000 sq km. … launched 6,443 drones in July. In June the number was 5,438")?"""
    since = [c for c in scene.told_from(last.span.end) if c.span.end <= q.start and c.amount is not None]
    ground = {*GROUND, "area_total", "area_share", "record"}
    since = [c for c in since if c.kind not in ground and c.span.start >= last.span.end]
    return bool(since) and _times(q, since[-1]) < _times(q, last)


def _lasts(t: Time) -> bool:
    """Is a time told from day to day one of at least a week or so ("1–15 February")?"""
    return t.role == "at" and t.from_ is not None and t.to is not None and (t.to - t.from_).days >= _WEEK_OR_SO


def _goes_on(scene: Scene, q: Quantity, last: Claim) -> bool:
    """Does a figure of about the size of the one told last stand alone with its time ("June had brought them 210")?"""
    return alone(scene, q, *scene.clause(q.start)) and alike(q, last)


def _times(q: Quantity, told: Claim | None) -> float:
    """How many times as large as a figure told another one is, the smaller taken as one."""
    if told is None or told.amount is None or not told.amount.low or not q.low:
        return float("inf")
    ratio = abs(q.low / told.amount.low)
    return max(ratio, 1 / ratio)


def _cue(scene: Scene, q: Quantity) -> Cue | None:
    """The verb or noun of ground that a figure belongs to: the nearest in its clause, else the first beside it."""
    if (slip := _slipped(scene, q)) is not None:
        return slip
    told = [c for c in scene.events(*scene.clause(q.start), *_CHANGE, *HOLD) if not _takes_time(scene, c)]
    own = nearest(told, q.start, q.end)
    noun = nearest(scene.events(*scene.clause(q.start), *_NOUNS), q.start, q.end) if own is None else None
    own = own or (noun._replace(id=noun.id.removesuffix("_noun")) if noun is not None and noun.end <= q.start else None)
    cost = nearest(scene.events(*scene.clause(q.start), "cost"), q.start, q.end) if q.unit in AREA else None
    own = own or (cost._replace(id="lose") if cost is not None else None)  # "the month cost Kyiv 400 sq km"
    if own is not None:
        return own
    after = scene.clause_after(q.start)
    for a, b in (*scene.clauses_before(q.start)[:2], *([after] if after else [])):
        aside = [c for c in scene.doc.cues_in("attribution", a, b, "aside") if c.start - a <= 2]
        found = scene.events(a, b, *_CHANGE, *HOLD)
        if found and (not aside or (a < q.start and _interposed(scene, b, scene.clause(q.start)[0]))):
            return max((c for c in found if c.start == found[0].start), key=lambda c: c.end)
        if any(a <= x.start < b and x.unit for x in scene.quantities):
            return None
    return None


def _takes_time(scene: Scene, cue: Cue) -> bool:
    """Is what a verb takes a length of time, right behind it ("the rest takes two years")?"""
    return any(0 <= x.start - cue.end <= 1 and x.unit in _LENGTHS_OF_TIME for x in scene.quantities)


def _slipped(scene: Scene, q: Quantity) -> Cue | None:
    """A verb of getting away, the side right behind it that ground gets away from ("ont échappé aux Ukrainiens")."""
    for c in scene.events(*scene.clause(q.start), "slip"):
        sides = [n for n in within(scene.doc.names, c.end, c.end + _SHARE) if n.side in scene.doc.theatre.parties]
        if sides and sides[0].start - c.end <= 1:
            return c._replace(id="lose")
    return None


def _resized(scene: Scene, q: Quantity, cue: Cue | None) -> Cue | None:
    """The cue of a figure: that of holding where the ground told of shrank or grew to it, that of gaining where ground
    held grew by it."""
    a, b = scene.clause(q.start)
    for c in scene.events(a, b, "resized"):
        if _beside(c, q) and (cue is None or (cue.start < c.end and c.start < cue.end)):
            return c._replace(id="hold")
    if cue is not None and cue.id in HOLD:
        for c in scene.events(a, b, "enlarged"):
            # "the increase in territory under control came to 84", "支配地域の前進は"
            if _beside(c, q) or c.start < cue.start < q.start or 0 <= c.start - cue.end <= 1:
                return c._replace(id="gain")
    return cue


def _beside(c: Cue, q: Quantity) -> bool:
    """Does a figure stand in a cue's words, or right beside them?"""
    return (c.start <= q.start and q.end <= c.end) or gap(c.start, c.end, q.start, q.end) <= _TO


def _interposed(scene: Scene, start: int, end: int) -> bool:
    """Does nothing but words for one's own count stand between two places ("took, by their own account, …")?"""
    return bool(scene.doc.cues_in("attribution", start, end, "own_count"))


def _named(scene: Scene, cue: Cue) -> bool:
    """Is the losing side named in the clause of the loss?"""
    return any(n.side in scene.doc.theatre.parties for n in within(scene.doc.names, *scene.clause(cue.start)))


def _side(scene: Scene, q: Quantity, cue: Cue | None, said: Attribution, carried: Claim | None) -> str:
    theatre = scene.doc.theatre
    at = cue.start if cue is not None else q.start
    hands = scene.events(*scene.clause(at), "in_hands") if cue is not None and cue.id in HOLD else []
    if len(hands) == 1 and not hands[0].start <= at < hands[0].end:
        at = hands[0].start  # "under Ukrainian control there remain 6,600 sq km"
    side = side_of(scene, at, said) if cue is not None or carried is None else None
    if cue is not None and cue.id == "hold" and _verb_last(scene):
        side = another_holder(scene, q, side) if two_names(scene, q) else side
    if side is None and carried is not None:
        side = carried.side
    if side is None and cue is not None and cue.id == "regain":
        side = own_side(scene.doc, said)  # who tells of ground won back without a subject has won it
    if side is None:
        side = side_of(scene, at, said, after=True)
    own = cue is not None and cue.id in {"regain", "left", "lose"}  # "278 sq km were lost": by the one attacked
    return side or (theatre.home if own != in_the_attackers_country(scene, q) else theatre.attacker)


def _verb_last(scene: Scene) -> bool:
    return verb_last_part(scene.doc.language) and not verb_final(scene.doc.language)


def _from(scene: Scene, q: Quantity, cue: Cue | None) -> tuple[int, int]:
    a, b = scene.clause(q.start)
    return (cue.start, cue.end) if cue is not None and a <= cue.start < b else (q.start, q.end)


def _per(q: Quantity) -> Literal["day", "week", "month", "year"]:
    return q.per if q.per in {"day", "week", "month", "year"} else "day"  # type: ignore[return-value]
