"""Meetings: who met, meets or is to meet whom, where and when.

A meeting is told by a verb with two parties ("X received Y", "X與Y會談") or by a noun with its parties and a day or
place ("the summit between X and Y in Z"). Its parties are persons where they are named, else governments.
"""

from __future__ import annotations

from typing import Literal

from ....nouns import Claim, Detail, Modality, Period, Span
from ...attribution import Attribution, answered, compiler
from ...cues import Cue, unspaced
from ...doc import Doc, within
from ...marks import Time
from ...sentences import verb_second
from ...told import told_times
from ..frame import make, span_of
from ..positions.parts import Parts, parts_of, party
from ..positions.plainly import to_come
from ..positions.voice import voice
from ..positions.words import Thread
from .hours import hours_of
from .joint import alliance, dated, together
from .parties import Meeters, meeters
from .places import places_named
from .untold import beside_each_other, called_off, coming, days_ahead, planned_for, rounds, seen_there, still_to_come
from .visits import visits

BLOCKED = frozenset({"demands", "wants", "hopes", "offers", "refuses", "conditions", "threatens", "ready"})
"""Stances towards a meeting that do not say that it takes place."""
WISHES = frozenset({"wants", "demands"})
"""What tells of a meeting to come where its day or week is named."""
LONGEST_SPAN = 190
NEGATED, NEGATED_SECOND = 2, 4
"""Words between a negation and the verb of meeting it belongs to; where verbs stand second, its objects too."""
SAID_REACH = 12
"""Characters behind a verb of meeting within which it is told that somebody said so."""
_FORMATS = (("press", "press conference"), ("video", "video call"), ("phone", "phone call"), ("summit", "summit"))
_ENDING = 5
"""Characters of a verb's ending between "cancelled" and its negation, where verbs stand last."""
_RANK = {"meet": 0, "receive": 1, "event": 2, "held_at": 3}


def read_meetings(doc: Doc) -> list[Claim]:
    """The meetings a document tells of, in order of the text, each told once."""
    out: list[Claim] = []
    before: Parts | None = None
    for parts in parts_of(doc):
        done: list[int] = []
        for cue in _cues(parts):
            clause = parts.clause(cue.start)
            if clause[0] in done or parts.question or (done and not within(parts.names, *clause)):
                continue
            claim = _meeting(doc, parts, cue, before, out[-1] if out else None)
            if claim is not None:
                done.append(clause[0])
                if not any(_same(doc, claim, c) for c in out):
                    out.append(claim)
        before = parts
    return sorted(out, key=lambda c: c.span.start)


def _cues(parts: Parts) -> list[Cue]:
    told = [*(c for i in _RANK for c in parts.cues(i)), *beside_each_other(parts), *seen_there(parts), *rounds(parts)]
    told += [*together(parts), *visits(parts)]
    told = [c for c in told if not any(t.start < c.start and c.end <= t.end for t in parts.times)]  # "in zwei Tagen"
    found = [c for c in told if not _blocked(parts, c)]
    return sorted(found, key=lambda c: (_RANK[c.id], c.start))


def _blocked(parts: Parts, cue: Cue) -> bool:
    """Is the meeting only wished for, refused or imagined, or one that was told before ("this meeting")?"""
    left, right = parts.clause(cue.start)
    if any(_gap(parts, c.end, cue.start) == 0 and c.end <= cue.start for c in parts.cues("known")):
        return not parts.has("held_at", left, right)
    stances = [s for s in parts.stances if left <= s.start < cue.start and s.id.partition("_")[0] in BLOCKED]
    if parts.final:  # "…との会談を拒否し": the stance stands behind
        stances += [
            s for s in parts.stances
            if cue.end <= s.start < right and s.id.partition("_")[0] in BLOCKED and parts.gap(cue.end, s.start) == 0
        ]  # fmt: skip
    if verb_second(parts.doc.language):  # "zu einem Treffen mit X bereit"
        closing = [s for s in parts.stances if cue.end <= s.start and s.end <= right and not parts.gap(s.end, right)]
        stances += [s for s in closing if s.id.partition("_")[0] in BLOCKED]
    stances += _leading(parts, left)
    planned = {c.start for c in parts.cues("planned")}
    if to_come(parts, cue.start):  # "wants to call him next week"
        stances = [s for s in stances if s.id not in WISHES or _of_others(parts, s, cue)]
    stances = [s for s in stances if s.id != "wants" or s.start not in planned]  # "am Freitag will er X treffen"
    if cue.id in {"meet", "receive"} and _never_met(parts, cue):
        return True
    must = any(left <= c.start < cue.start and c.start not in planned for c in parts.cues("must"))
    imagined = _imagined(parts, cue)
    return bool(stances) or must or imagined or parts.has("only", left, right) or parts.has("wont", left, cue.start)


def _leading(parts: Parts, left: int) -> list[Cue]:
    """The stances of the clause before, where this one tells what they are about ("bot an, ein Treffen … auszurichten",
    "proposed that …")."""
    if left <= parts.start or parts.final:
        return []
    a, b = parts.clause(left - 1)
    stances = [s for s in parts.stances if a <= s.start < b and s.id.partition("_")[0] in BLOCKED]
    that = any(parts.gap(left, c.start) == 0 and c.start >= left for c in parts.cues("that"))
    return [s for s in stances if (that and s.id == "offers") or (parts.gap(s.end, b) == 0 and _led(parts, left))]


def _led(parts: Parts, left: int) -> bool:
    """Does a clause end on an infinitive, as one does that has no subject of its own?"""
    right = parts.clause(left)[1]
    return any(left <= c.start and parts.gap(c.end, right) == 0 for c in parts.cues("infinitive"))


def _imagined(parts: Parts, cue: Cue) -> bool:
    """Does a condition stand before a meeting, and no "when" that is also one ("wenn X am Montag Y trifft")?"""
    start = parts.part(cue.start)[0]
    if any(parts.has(i, start, cue.start) for i in ("unreal", *(("when",) if parts.final else ()))):
        return True
    whens = {c.start for c in parts.cues("when")} if dated(parts, cue) else frozenset()
    return any(start <= c.start < cue.start and c.start not in whens for c in parts.cues("if"))


def _of_others(parts: Parts, stance: Cue, cue: Cue) -> bool:
    """Is a party named between a wish and the meeting, which is to go to it ("wants X to meet Y")?"""
    a, b = (cue.end, stance.start) if parts.final else (stance.end, cue.start)
    return any(party(n) for n in within(parts.names, a, b))


def _never_met(parts: Parts, cue: Cue) -> bool:
    """Does a verb of meeting tell that they did not meet ("had not talked to X for a year")?

    Where verbs stand last the negation follows; where they stand second, all else may lie between.
    """
    left, right = parts.clause(cue.start)
    if parts.has("cancelled", left, right):
        return False
    if not parts.final and any(c.end <= cue.start and parts.gap(c.end, cue.start) == 0 for c in parts.cues("not")):
        return True  # "X із Y не зустрінеться"
    after = next((n.start for n in within(parts.names, cue.end, right)), right)
    if cue.id == "receive" and parts.doc.cues_in("events", cue.end, after, "kill", "casualties", "exchange"):
        return True  # "received the bodies of 1,000 soldiers from Russia"
    if parts.has("planned", left, right):
        return False
    if parts.final:
        return any(cue.start <= c.start <= cue.end and cue.end <= c.end for c in parts.cues("not"))
    reach = NEGATED_SECOND if verb_second(parts.doc.language) else NEGATED
    before = [c for c in parts.cues("not") if left <= c.start and c.end <= cue.end]
    return any(c.start >= cue.start or parts.gap(c.end, cue.start) <= reach for c in before)


def _gap(parts: Parts, start: int, end: int) -> int:
    """Words between two words; where verbs stand last the places between them do not count ("先のA州での会談")."""
    if start > end or not parts.final:
        return parts.gap(start, end)
    names = within(parts.names, start, end)
    told = sum(n.end - n.start for n in names) + 2 * bool(names and names[-1].case == "place")
    return 0 if end - start <= told else parts.gap(start, end)


def _meeting(doc: Doc, parts: Parts, cue: Cue, before: Parts | None, last: Claim | None) -> Claim | None:
    who = meeters(parts, cue, before, last)
    if len(who.ids) < 2 and not alliance(parts, cue, who.ids):
        if last is None or cue.id not in {"event", "held_at"} or not _goes_on(parts, cue):
            return None
        who = Meeters(last.extra.parties or (), who.spans)
    time = days_ahead(parts, coming(parts, cue, _time(parts, cue)))
    told = period = hours_of(parts, cue, before, time)
    if period is None and last is not None and last.extra.parties == who.ids and cue.id == "held_at":
        period = last.period
    place = places_named(parts, cue, who)
    visit = _visit_before(parts, before)
    if visit is not None and before is not None and period is None:
        town = places_named(before, visit, who) or _towns(before, visit)
        if not place or place == town:
            place = town
            came = _time(before, visit)
            if came is not None and parts.has("planned", *parts.clause(cue.start)):
                came = still_to_come(before, came)
            period = Period(came.from_, came.to) if came else None
    another = not who.spans and last is not None and bool(place) and bool(last.place) and place != last.place
    clause = parts.clause(cue.start)
    pointed_to = parts.has("known", parts.start, cue.start) or any(parts.has(i, *clause) for i in ("next", "both"))
    if another and not pointed_to:
        return None  # a meeting elsewhere, of which nobody is named
    governments = not any(i in doc.theatre.speakers for i in who.ids)
    if (cue.id in {"event", "held_at"} or governments) and period is None and not place:
        return None
    status = _status(parts, cue, told, ahead=time is not None and time.role == "within")
    if status == "planned" and period is None and not place and parts.has("may", *parts.clause(cue.start)):
        return None  # "a meeting is possible"
    span = _span(doc, parts, cue, who)
    modality: Modality = "planned" if status == "planned" else "asserted"
    return make(
        doc, "meeting", span, answered(doc, parts.sentence, _told(doc, parts, cue, who)), place=place,
        time=period, modality=modality,
        extra=Detail(parties=who.ids, status=status, format=_format(parts, cue), venue=_venue(parts, cue)),
    )  # fmt: skip


def _visit_before(parts: Parts, before: Parts | None) -> Cue | None:
    """The verb of coming to a town in the sentence before, where this one goes on there ("There he met X")."""
    opens = parts.clause(parts.start)[1]
    goes_on = any(parts.has(i, parts.start, opens) for i in ("he", "him"))
    goes_on = goes_on or bool(parts.doc.cues_in("events", parts.start, opens, "there"))
    if before is None or not goes_on or before.sentence.passage != parts.sentence.passage:
        return None
    return next(iter(before.cues("visit")), None)


def _towns(parts: Parts, visit: Cue) -> tuple[str, ...]:
    """The only town that the clause of a journey names ("s'envole pour X")."""
    towns = [n for n in within(parts.names, *parts.clause(visit.start)) if n.kind == "place"]
    return (towns[0].id,) if len(towns) == 1 else ()


def _told(doc: Doc, parts: Parts, cue: Cue, who: Meeters) -> Attribution:
    """Who tells of a meeting: the outlet, where it only describes who speaks or where he speaks, or where one of those
    who met says something else behind it ("met X, who promised …", "Xと会い、…と述べた").
    """
    beside = parts.inside_embedded(cue.start) is not None or any(
        c.end <= cue.start and parts.gap(c.end, cue.start) <= 2 for c in parts.cues("at_meeting")
    )
    said = Attribution() if beside and parts.signed is None else voice(parts, (cue.start, cue.end), Thread())
    if said.speaker in who.ids and any(c.start == cue.end for c in parts.cues("after_it")):
        return Attribution()  # "A與B會面後說": told of him, not by him
    own = said.speaker in who.ids and _says_else(parts, cue, said.speaker)
    if said.named and not own:
        return said._replace(told=None)
    outlet = compiler(doc, cue.start)
    return Attribution(outlet) if outlet else Attribution()


def _says_else(parts: Parts, cue: Cue, speaker: str) -> bool:
    """Does one of those who met say something of his own behind the verb of meeting, or nothing at all?

    Where verbs stand last, whatever is not said right behind it; else what an "and" or a "who" leads to, and what the
    sentence goes on with past a colon behind a verb that is none of saying ("X is in Rome: there he meets Y").
    """
    if parts.final:
        stop = min((b for b in parts.breaks if b >= cue.end), default=parts.end)
        return not parts.says(cue.end, min(cue.end + SAID_REACH, stop))
    start, end = parts.part(cue.start)
    if parts.says(start, cue.start) or any(a <= cue.start < b for a, b in parts.quotes):
        return False
    behind = parts.says(cue.end, end)[:1]
    if not behind:
        left = parts.clause(cue.start)[0]
        led = [n for n in parts.names if n.id == speaker and start <= n.start and n.end < left]
        return bool(led) and parts.text[left - 1] in ":：" and parts.gap(parts.past_times(led[-1].end), left - 1) > 0
    left = max(parts.clause(behind[0].start)[0], cue.end)
    joints = [c for i in ("and", "rel") for c in parts.cues(i) if left <= c.start and c.end <= behind[0].start]
    return bool(joints) and not any(party(n) for n in within(parts.names, joints[-1].end, behind[0].start))


def _goes_on(parts: Parts, cue: Cue) -> bool:
    """Does the clause carry on with the meeting told last, and say when or where it is held?"""
    left, right = parts.clause(cue.start)
    spoken_of = parts.has("next", left, right) or (
        cue.id == "held_at" and parts.has("planned", left, right) and parts.has("known", parts.start, left)
    )
    return spoken_of and any(parts.has(i, left, right) for i in ("held_at", "planned", "cancelled"))


def _venue(parts: Parts, cue: Cue) -> str | None:
    """The building or base of a meeting, in Latin letters where the report gives them."""
    for n in within(parts.names, *parts.clause(cue.start)):
        if n.kind == "venue":
            a, b = (n.gloss[0] + 1, n.gloss[1] - 1) if n.gloss else (n.start, n.end)
            return parts.text[a:b]
    return None


def _time(parts: Parts, cue: Cue) -> Time | None:
    """The day of a meeting: the nearest in its clause, else in the one before, else in its sentence."""
    told = told_times(parts.doc, parts.sentence)
    planned = parts.has("planned", *parts.clause(cue.start))
    ahead = {"at", "within", "past"} if planned else {"at", "within"}
    for a, b in (parts.clause(cue.start), _widened(parts, cue), parts.part(cue.start)):
        times = [
            t
            for t in within(parts.times, a, b)
            if (t.role in ahead or (t.role == "until" and planned_for(parts, t)))
            and t.grain != "year"
            and t.from_
            and t.to
        ]
        if unspaced(parts.text[cue.start]) and (a, b) != parts.clause(cue.start):
            told_here = parts.says(parts.clause(cue.start)[0], cue.start)  # "X17日拒絕…，只說…": the day of X's words
            spoken = {n.end for n in parts.names if n.kind == "speaker" and told_here}
            times = [t for t in times if t not in told and t.start not in spoken]
        times = [t for t in times if t not in told] or times  # "announced on Thursday that he will meet X on Friday"
        times = [t for t in times if t.role != "past"] or times
        joints = [c.start for c in parts.cues("and")]
        own = [t for t in times if not any(min(t.end, cue.end) <= j < max(t.start, cue.start) for j in joints)]
        times = own or times  # "lands in X today and will see Y tomorrow"
        if times:
            return min(times, key=lambda t: (max(t.start - cue.end, cue.start - t.end, 0), t.start))
    return _year(parts, cue)


def _year(parts: Parts, cue: Cue) -> Time | None:
    """The year gone by in the clause of a verb of meeting, where nothing tells the day ("met in Rome in 2016")."""
    published = parts.doc.published
    if published is None or cue.id not in {"meet", "receive"}:
        return None
    years = [t for t in within(parts.times, *parts.clause(cue.start)) if t.grain == "year" and t.role == "at"]
    return years[0] if len(years) == 1 and years[0].to is not None and years[0].to < published else None


def _widened(parts: Parts, cue: Cue) -> tuple[int, int]:
    left, right = parts.clause(cue.start)
    return (max(parts.clause(max(left - 1, parts.start))[0], parts.part(cue.start)[0]), right)


def _still_on(parts: Parts, cue: Cue) -> bool:
    """Is a meeting told to be not called off ("is not cancelled, only postponed")?"""
    left, right = parts.part(cue.start)
    off = next((c for c in parts.cues("cancelled") if left <= c.start < right), None)
    if off is None:
        return False
    if parts.final:
        return any(off.start < n.start <= off.end + _ENDING for n in parts.cues("not"))
    return any(left <= n.start and n.end <= off.start and parts.gap(n.end, off.start) <= 1 for n in parts.cues("not"))


def _status(parts: Parts, cue: Cue, time: Period | None, *, ahead: bool) -> Literal["planned", "held", "cancelled"]:
    """Whether a meeting is to come.

    Args:
        ahead: it is to be within some days from the one on which it is told.
    """
    left, right = parts.clause(cue.start)
    if _still_on(parts, cue):
        return "planned"
    if called_off(parts, left):
        return "cancelled"
    for c in parts.cues("cancelled"):
        clause = parts.clause(c.start)
        alone = not any(party(n) for n in within(parts.names, *clause))
        if left <= c.start < (parts.part(left)[1] if alone else right):
            return "cancelled"
    published = parts.doc.published
    if time is not None and published is not None and time.start is not None and time.start != published:
        if ahead and time.end is not None and time.end >= published:
            return "planned"
        over = time.end is None or time.end < published or not parts.has("planned", left, cue.start)
        return "held" if time.start < published and over else "planned"
    today = time is not None and time.start is not None and parts.has("present", left, right)  # "meets him today"
    open_ = parts.has("may", left, right if parts.final else cue.start)
    return "planned" if today or open_ or parts.has("planned", left, right) else "held"


def _format(parts: Parts, cue: Cue) -> str:
    left, right = parts.clause(cue.start)
    return next((name for id_, name in _FORMATS if parts.has(id_, left, right)), "talks")


def _span(doc: Doc, parts: Parts, cue: Cue, who: Meeters) -> Span:
    """From the first of those who meet to the end of the clause that tells of it."""
    left, right = parts.clause(cue.start)
    marks = [*(a for a, _ in who.spans), *(t.start for t in parts.times), *(n.start for n in parts.names)]
    first = min([cue.start, *(a for a in marks if left <= a < right)])
    start = first if right - first <= LONGEST_SPAN else cue.start
    return span_of(doc, (start, min(right, start + LONGEST_SPAN)))


def _same(doc: Doc, a: Claim, b: Claim) -> bool:
    """Is a meeting told again, with nothing new? Governments may stand for the persons who met."""
    if set(a.extra.parties or ()) not in (set(b.extra.parties or ()), {_side(doc, i) for i in b.extra.parties or ()}):
        return False
    return (a.period is None or b.period is None or a.period == b.period) and (not a.place or a.place == b.place)


def _side(doc: Doc, party: str) -> str:
    speaker = doc.theatre.speakers.get(party)
    return speaker.side if speaker is not None and speaker.side else party
