"""The time that a heading gives to what stands under it: "MONDAY IN FIGURES", "The night to Tuesday:" over a list."""

from __future__ import annotations

from ....nouns import Period, Span
from ...doc import Doc, within
from ...marks import Time
from ...named import speakers
from ...questions import asks
from ...sentences import Sentence
from ...told import told_times
from ...whole_papers import paper_time
from ..frame import Scene, gap
from .when_meant import period_told

_STOP = 3
"""Characters of the marks beside a time that is all of a passage."""
_NEAR = 2
"""Passages below a heading that it gives its time to; items of a list, all up to the next heading."""
_WORDS = 45
"""Characters of a heading beside its time."""
_SUMMED = 160
"""Characters of a sentence that sums up a time."""
_OBJECT = 4
"""Characters between a verb of summing up and the time it sums up."""
_LEAD = 12
"""Characters beside the time in a short sentence that opens a passage with it."""
_OPENS = 8
"""Characters before the month a passage opens with ("In October …")."""
_OF = 18
"""Characters between a word for a balance and the one time of several that it is of."""
_BALANCE = 24
"""Characters from the word for a balance to the time it is of ("hizo balance de la jornada del lunes")."""
_LONGEST = 90
"""Characters of a headline that sums up a month or a week."""
_WEEK, _MONTH = 4, 31
"""Days from the first to the last one of a week and a month."""
_COLON = (":", "：")
_ITEM = ("•", "●", "▪", "■", "·", "*", "–", "—", "-", "－", "・", "◆", "▶", "►", "✔", "✅", "🔹", "🔸")


def headed_time(scene: Scene) -> Period | None:
    """The time of the heading a sentence stands under, where it names one time; a headline or dateline gives none. In a
    bulletin it is the time that its first figures have."""
    headings: dict[int, Time] = scene.doc.remember("headings", _headings)
    time = headings.get(scene.sentence.passage) or paper_time(scene.doc, scene.sentence)
    time = time or scene.doc.remember("balance", _balance)
    return period_told(scene, time, None) if time is not None else None


def _headings(doc: Doc) -> dict[int, Time]:
    """By passages the times of the headings that they stand under."""
    out: dict[int, Time] = {}
    time: Time | None = None
    below, seen, told = 0, False, False
    for i, passage in enumerate(doc.report.passages):
        if passage.removed is not None:
            continue
        span = passage.span
        first = doc.sentence_at(span.start)
        if first is not None and first.end >= span.end - 1 and (account := _account_of(doc, first)) is not None:
            time, below, seen, told = account, 0, True, True
            continue
        item = doc.text[span.start : span.end].startswith(_ITEM)
        opens = passage.heading or doc.text[span.start : span.end].rstrip().endswith(_COLON)
        if not item and (opens or (seen and _only_time(doc, span))):
            time, below = (_time_of(doc, span, opening=not told) if seen else None), 0
            seen = True
            continue
        below, seen, told = below + 1, True, True
        if (attack := _attack_led(doc, first, span)) is not None:
            time, below = attack, 0
            continue
        if (own := _lead_of(doc, i, span)) is not None:
            out[i] = own  # "The night to Tuesday. 149 drones …"
        elif time is not None and (item or below <= _NEAR):
            out[i] = time
    return out


def _balance(doc: Doc) -> Time | None:
    """The month or week that the headline of a report sums up ("Monthly balance of the front: August 2025"), which is
    that of all it tells without a time."""
    heads = [p for p in doc.report.passages if p.removed is None][:1]
    if not heads or asks(doc, heads[0].span):
        return None
    span = heads[0].span
    times = _widest(within(doc.times, span.start, span.end))
    if len(times) != 1 or span.end - span.start > _LONGEST or within(doc.quantities, span.start, times[0].start):
        return None
    time = times[0]
    sums = doc.cues_in("attribution", span.start, span.end, "tally", "compile")
    alone = span.end - span.start - (time.end - time.start) <= _LEAD  # "The week of 1–7 September"
    if not (sums or alone) or time.part is not None or time.from_ is None or time.to is None:
        return None
    if time.role == "past":
        return time if sums else None
    days = (time.to - time.from_).days if time.role == "at" else 0
    gone = doc.published is not None and time.to <= doc.published
    return time if gone and _WEEK <= days <= _MONTH else None


def _only_time(doc: Doc, span: Span) -> bool:
    """Is a passage nothing but a time ("Vasárnap, október 5.")?"""
    times = within(doc.times, span.start, span.end)
    return bool(times) and sum(t.end - t.start for t in times) + _STOP >= len(doc.text[span.start : span.end].strip())


def _widest(times: list[Time]) -> list[Time]:
    """Of times told together that all lie in one of them, that one ("last night, this morning", "Sunday, the 5th")."""
    spans = [(t.from_, t.to) for t in times if t.from_ is not None and t.to is not None]
    if len(spans) < len(times) or not spans:
        return times
    whole = (min(a for a, _ in spans), max(b for _, b in spans))
    return [times[spans.index(whole)]] if whole in spans else times


def _lead_of(doc: Doc, i: int, span: Span) -> Time | None:
    """The time that opens a passage as a short sentence of its own and tells nothing else, or the month or night that
    its first sentence opens with, where that counts nothing ("September was the slowest month since spring."), or the
    time that somebody sums up in it ("The governor summed up the past day.")."""
    first = doc.sentence_at(span.start)
    if first is None or first.passage != i or first.end >= span.end:
        return None
    if (account := _account_of(doc, first)) is not None:
        return account
    times = within(doc.times, first.start, first.end)
    counts = any(q.unit for q in within(doc.quantities, first.start, first.end))
    opens = times and times[0].start - first.start <= _OPENS and not counts
    if opens and times[0].grain == "month":
        return _time_of(doc, Span(first.start, times[0].end), opening=False)
    if opens and len(wide := _widest(times)) == 1 and (_a_night(wide[0]) or _of_an_attack(doc, first, wide[0])):
        return _time_of(doc, Span(first.start, wide[0].end), opening=False)
    if not times or first.end - first.start > _SUMMED:
        return None
    alone = sum(t.end - t.start for t in times) + _LEAD >= first.end - first.start
    if alone and first.end - first.start <= _WORDS:
        return _time_of(doc, Span(first.start, first.end), opening=False)
    verbs = doc.cues_in("attribution", first.start, first.end, "compile")
    summed = any(gap(c.start, c.end, t.start, t.end) <= _OBJECT for c in verbs for t in times)
    return _time_of(doc, Span(first.start, first.end), opening=False, most=_SUMMED) if summed else None


def _of_an_attack(doc: Doc, sentence: Sentence, time: Time) -> bool:
    """Does a sentence that counts nothing tell of an attack on a day ("On Sunday the sirens wailed everywhere.")?"""
    if time.grain != "day" or time.role != "at" or time in told_times(doc, sentence):
        return False
    blows = doc.cues_in("events", sentence.start, sentence.end, "launch", "strike_hit", "shelled", "sirens")
    return bool(blows)


def _attack_led(doc: Doc, first: Sentence | None, span: Span) -> Time | None:
    """The day or night of an attack that a passage of one sentence introduces, which counts nothing."""
    if first is None or first.start != span.start or first.end < span.end - 1 or first.end - first.start > _LONGEST:
        return None
    times = within(doc.times, first.start, first.end)
    counts = any(q.unit for q in within(doc.quantities, first.start, first.end))
    if counts or len(wide := _widest(times)) != 1:
        return None
    strikes = doc.cues_in("records", first.start, first.end, "attack")
    return wide[0] if _of_an_attack(doc, first, wide[0]) or (strikes and _a_night(wide[0])) else None


def _a_night(time: Time) -> bool:
    """Is a time a night, of which a sentence that counts nothing can only introduce the events?"""
    return time.grain == "day" and time.from_ is not None and time.to is not None and time.from_ < time.to


def _account_of(doc: Doc, sentence: Sentence) -> Time | None:
    """The one time for which a sentence introduces somebody's account, counting nothing itself ("Governor X published
    the tally of the past 24 hours."); not the day of a statement."""
    times = within(doc.times, sentence.start, sentence.end)
    several = len(times) > 1
    if several:  # "drew up this morning the tally of 8 May"
        of = doc.cues_in("attribution", sentence.start, sentence.end, "tally")
        behind = [t for t in times if any(0 <= t.start - c.end <= _OF for c in of)]
        times = behind or [t for t in times if any(0 <= c.start - t.end <= _OBJECT for c in of)]
    if len(times) != 1 or times[0].role not in {"at", "past"} or times[0].part is not None:
        return None
    time = times[0]
    if any(
        q.unit and not (time.start <= q.start < time.end) for q in within(doc.quantities, sentence.start, sentence.end)
    ):
        return None
    summed = ("appears",) if time.role == "past" else ()  # "summed up the past 24 hours"
    gives = doc.cues_in("attribution", sentence.start, sentence.end, "tally", "compile", "data", *summed)
    beside = any(abs(time.start - c.end) <= _BALANCE for c in gives)
    gone = time.from_ is not None and doc.published is not None and time.from_ <= doc.published
    named = bool(speakers(doc, sentence.start, sentence.end))
    return time if beside and gone and named and (several or time not in told_times(doc, sentence)) else None


def _time_of(doc: Doc, heading: Span, *, opening: bool, most: int = _WORDS) -> Time | None:
    """The one time a heading names, that of a day, night, week or month gone by; of the lines that open a report, where
    its dateline stands, one of a time that began before the day of publication.

    Args:
        most: characters beside the time.
    """
    told = told_times(doc, found) if (found := doc.sentence_at(heading.start)) is not None and most > _WORDS else ()
    times = _widest([t for t in within(doc.times, heading.start, heading.end) if t not in told])
    if len(times) != 1 or asks(doc, heading):
        return None
    time = times[0]
    rest = (heading.end - heading.start) - (time.end - time.start)
    if time.role in {"since", "past"} and rest <= _STOP:
        return time  # "Since the start of the year:"
    if time.role not in {"at", "past"} or time.part is not None:
        return None
    units = time.grain in {"day", "week", "month"} or rest <= _STOP  # "This year:"
    if not units or rest > most or within(doc.quantities, heading.start, heading.end):
        return None
    gone = doc.published is None or (time.to is not None and time.to <= doc.published)
    before = time.from_ is not None and doc.published is not None and time.from_ < doc.published
    return time if gone and (before or not opening) else None
