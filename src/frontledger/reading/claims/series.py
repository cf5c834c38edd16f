"""What a sentence goes on with: the figures told before it, and whose count they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from ...nouns import Claim, Kind
from ..accounts import account_of
from ..attribution import REPORTER, Attribution, attribute, harm_told_by, introduced_by, last_institute
from ..doc import within
from ..interviews import answering
from ..marks import Name, Quantity
from ..named import RELAYS
from ..own_view import own_view
from ..source_next import source_after
from ..subjects import told_by_nobody
from ..voices import HOMES
from .frame import Scene, events

ATTACK = 24
"""Claims back that what was launched in one attack may be told."""
BACK = 4
"""Sentences back that a series of figures is looked for in."""
_BRACKET = 12
"""Characters between a figure and the source in the bracket behind it."""
GROUND: tuple[Kind, ...] = ("area_change", "rate")
_COMPARED = frozenset({*GROUND, "record", "area_total", "area_share", "force_count"})
"""Kinds that a sentence tells with the value of an earlier month or year beside."""
ATTACKS: tuple[Kind, ...] = ("air_attack", "losses", "other_quantity")
_LONGEST = 31
"""Days that the attacks of which losses are told may last."""
_FOUGHT = frozenset({"attack", "clash"})
_ATTACK_UNITS = frozenset({"strike", "attack", "clash", "shell", "target", "site", "drone", "missile", "bomb"})


def before_it(scene: Scene, at: int, kinds: Iterable[Kind], *, far: bool = False) -> Claim | None:
    """The claim that a figure at a place goes on with: of these kinds, told in this sentence or the one before.

    In another passage only where the sentence speaks of "the figure". Of an attack it is one of the sentence that tells
    of it last; of several the one of the latest period, then the one told last: values that a figure is compared with
    lie further back.
    """
    wanted = set(kinds)
    here = _told_of(scene, scene.start, at, wanted)
    if not here:
        floor = 0 if scene.events(scene.start, scene.end, "same_period") else _floor(scene, far=far)
        passage = scene.doc.report.passages[scene.sentence.passage].span.start
        here = _told_of(scene, max(floor, passage), at, wanted) or _told_of(scene, floor, at, wanted)
        last = scene.doc.sentence_at(here[-1].span.start) if here and not wanted & _COMPARED else None
        here = [c for c in here if last is None or c.span.start >= last.start]
    return max(
        here,
        key=lambda c: (not _again(c, here), (c.period and c.period.end) or dt.date.min, c.span.start),
        default=None,
    )


def _again(claim: Claim, told: list[Claim]) -> bool:
    """Is a gain told over again as part of a country ("4,100 sq km, that is 0.7 percent of the country")? A series goes
    on with the first figure."""
    if claim.kind != "area_change" or claim.amount is None or claim.amount.unit != "percent":
        return False
    return any(
        c.kind == claim.kind and c.period == claim.period and c.amount and c.amount.unit != "percent" for c in told
    )


def _told_of(scene: Scene, floor: int, at: int, kinds: set[Kind]) -> list[Claim]:
    """The figures of some kinds told from a place on, up to another."""
    return [c for c in scene.told_from(floor) if c.kind in kinds and c.span.start < at and c.amount is not None]


def _floor(scene: Scene, *, far: bool) -> int:
    """Where the sentences begin that a sentence can go on with."""
    sentence = scene.sentence
    if sentence.heading:
        return sentence.start  # what opens an item goes on with nothing
    far = far or _goes_on(scene)
    for _ in range(BACK):
        before = scene.doc.before(sentence)
        if before is None or before.heading or (before.passage != scene.sentence.passage and not far):
            break
        sentence = before
    return sentence.start


def _goes_on(scene: Scene) -> bool:
    """Does a sentence speak of a figure told before: "the figure", "of that", "X counted"?"""
    counts = scene.doc.cues_in("attribution", scene.start, scene.end, "count")
    parts = scene.events(scene.start, scene.end, "part_of_them")
    later = scene.quantities[1:]  # "42 İHA'nın 26'sını": an ending of a figure behind its whole
    parts = [c for c in parts if not any(q.start <= c.start <= q.end for q in later)]
    return bool(counts or parts) or bool(scene.events(scene.start, scene.end, "the_count"))


def _a_total(claim: Claim) -> bool:
    """Are losses told for longer than any attack lasts ("since the invasion 1,342,000")?"""
    period = claim.period
    if period is None or period.start is None or period.end is None:
        return False
    return (period.end - period.start).days > _LONGEST


def attack_before(scene: Scene, at: int, kinds: tuple[Kind, ...] = ATTACKS, *, far: bool = False) -> Claim | None:
    """The claim of an attack or of its losses that a figure goes on with."""
    found = before_it(scene, at, kinds, far=far)
    if found is not None and found.kind == "losses" and found.span.start < scene.start and _a_total(found):
        found = before_it(scene, at, [k for k in kinds if k != "losses"], far=far)
    if found is None or found.kind != "other_quantity" or found.amount is None:
        return found
    shelled = found.amount.unit == "settlement" and found.side is not None  # not where somebody leaves or has no power
    return found if shelled or found.amount.unit in _ATTACK_UNITS else None


def front_count(scene: Scene, q: Quantity) -> Claim | None:
    """The clashes of the whole front of a day whose bulletin a sector's count, in a later passage, belongs to: nothing
    but what the same body counted of that day was told since."""
    if not any(n.kind in {"place", "region"} for n in scene.names):
        return None
    for c in reversed(scene.told):
        if c.kind not in ATTACKS:
            return None
        whole = c.kind == "other_quantity" and c.amount is not None and c.amount.unit in _FOUGHT and not c.place
        if whole and c.period is not None:
            days = (c.period.end - c.period.start).days if c.period.start and c.period.end else _LONGEST
            said = attribute(scene.doc, q.start, q.end)
            return c if days <= 1 and c.speaker == said.speaker != REPORTER else None
    return None


def one_event(scene: Scene, earlier: Claim | None, attacker: str | None, said: Attribution) -> Claim | None:
    """The attack or its losses told before, where it can be the one that a side's attack or the other's losses go on
    with: what somebody else told in a sentence before of the other side's attack, or of losses on the other side, is
    another event."""
    if earlier is None or earlier.kind == "other_quantity" or earlier.span.start >= scene.start:
        return earlier
    if said.speaker == earlier.speaker != REPORTER:
        return earlier  # one bulletin, of one day or week
    return earlier if (earlier.side == attacker) == (earlier.kind == "air_attack") else None


def strikes_before(scene: Scene, q: Quantity) -> Claim | None:
    """The strikes or attacks counted just before in the passage, whose count a figure goes on with."""
    found = attack_before(scene, q.start, ("other_quantity",))
    at = scene.doc.sentence_at(found.span.start) if found is not None else None
    return found if at is not None and at.passage == scene.sentence.passage else None


def whose_count(
    scene: Scene, start: int, end: int, carried: Claim | None, *, account: bool = False, weighed: bool = False
) -> Attribution:
    """Who gives a count: whom its sentence names, else whose series it carries on, else whom the next sentence names.

    A count told by an agency or outlet alone is that of the institute whose data was named just before. What is told in
    an `account` of the fighting goes on with the body whose account it is. What is only `weighed` against something
    else in an interview is so by who answers.
    """
    said = attribute(scene.doc, start, end)
    if (beside := _in_brackets(scene, start)) is not None:
        return said._replace(speaker=beside.id, via=(), side=beside.side)
    weighed = weighed or own_view(scene.doc, scene.sentence, start, end)
    if not weighed and (quoted := _quoted_on(scene, said, carried)) is not None:
        return quoted
    if said.named or said.side is not None:
        return said if _its_own(scene, said, start, carried) else _with_institute(scene, said, start)
    same = scene.doc.cues_in("attribution", scene.start, scene.end, "same_source")
    last = next((c for c in reversed(scene.told[-6:]) if c.speaker != REPORTER), None) if same else None
    if last is not None:
        ways = (c.via for c in reversed(scene.told[-6:]) if c.speaker == last.speaker and c.via)
        return said._replace(speaker=last.speaker, via=next(ways, ()))
    if scene.doc.cues_in("attribution", scene.start, start, "unnamed_source") or told_by_nobody(
        scene.doc, scene.sentence
    ):
        return said  # "satellite pictures show", "police said": nobody's count goes on
    if carried is not None and carried.kind == "losses" and carried.side is not None and _at_homes(scene, carried):
        return said  # who counts an army's losses has not counted homes
    here = scene.told_from(scene.start)
    if carried is not None and here and carried.span.start < scene.start and here[-1].speaker != REPORTER:
        carried = here[-1]  # the source that the sentence has named for the figure before
    if carried is not None and _told_over(scene, carried):
        return said  # in another paragraph, and somebody else has spoken since
    if carried is not None:
        speaker = scene.doc.theatre.speakers.get(carried.speaker)
        return said._replace(speaker=carried.speaker, via=carried.via, side=speaker.side if speaker else None)
    if account and (told := account_of(scene.doc, scene.sentence)).named:
        return told
    for told in (harm_told_by(scene.doc, scene.sentence), introduced_by(scene.doc, scene.sentence)):
        if told.named:
            return told
    after = source_after(scene.doc, scene.sentence)
    return said if after is None else _with_institute(scene, after, scene.end)


def _told_over(scene: Scene, carried: Claim) -> bool:
    """Has another source spoken since the person's account, of an earlier paragraph, that a figure would go on with?"""
    before = scene.doc.before(scene.sentence)
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    if before is None or before.passage != scene.sentence.passage or not 0 <= carried.span.start < begins:
        return False
    known = scene.doc.theatre.speakers.get(carried.speaker)
    if known is not None and known.kind != "person":
        return False
    named = within(scene.doc.names, before.start, before.end)
    return any(n.kind == "speaker" and n.id not in {carried.speaker, *carried.via} for n in named)


def _in_brackets(scene: Scene, at: int) -> Name | None:
    """The source in brackets right behind a figure, where another figure has its own ("459 (AFP), 397 (ISW)")."""
    known: dict[int, dict[int, Name]] = scene.doc.memo("bracketed sources")
    found = known.get(scene.start)
    if found is None:
        found = known[scene.start] = _bracketed(scene)
    return found.get(at) if len(found) > 1 else None


def _bracketed(scene: Scene) -> dict[int, Name]:
    """The sources in brackets behind the figures of a sentence, by where these start."""
    text, found = scene.doc.text, {}
    for q in scene.quantities:
        name = next(iter(within(scene.doc.names, q.end, min(scene.end, q.end + _BRACKET))), None)
        if name is None or name.kind != "speaker" or text[name.end : name.end + 1] not in {")", "）"}:
            continue
        if text[q.end : name.start].strip() in {"(", "（"}:
            found[q.start] = name
    return found


def _its_own(scene: Scene, said: Attribution, at: int, carried: Claim | None) -> bool:
    """Does an outlet give another figure for the time of an institute's own count ("DeepState has 115, AFP 129")?
    Then it does not pass that count on."""
    if carried is None or carried.amount is None or carried.via or carried.span.start >= scene.start:
        return False
    q = next((x for x in scene.quantities if x.start == at), None)
    if q is None or carried.kind not in GROUND or said.via or said.speaker == carried.speaker:
        return False
    other = q.unit in {None, carried.amount.unit} and q.low != carried.amount.low
    return other and not within(scene.doc.times, scene.start, scene.end)


def _at_homes(scene: Scene, carried: Claim) -> bool:
    """Does a sentence tell of homes after the losses of another army than that of the body that counted them?"""
    speaker = scene.doc.theatre.speakers.get(carried.speaker)
    body = speaker is not None and speaker.kind == "authority" and speaker.side not in {None, carried.side}
    return body and carried.span.start < scene.start and any(q.unit in HOMES for q in scene.quantities)


def _quoted_on(scene: Scene, said: Attribution, carried: Claim | None) -> Attribution | None:
    """Whose series a figure carries on in an interview's answer that names no other source for it."""
    person = answering(scene.doc, scene.sentence)
    if person is None or carried is None or (said.speaker, said.via) != (person.id, ()):
        return None
    begins = scene.doc.report.passages[scene.sentence.passage].span.start
    carried = next((c for c in reversed(scene.told_from(begins)) if c.kind == carried.kind), carried)
    if carried.span.start < begins or carried.speaker in {REPORTER, person.id}:
        return None
    speaker = scene.doc.theatre.speakers.get(carried.speaker)
    return Attribution(carried.speaker, carried.via, None, speaker.side if speaker else None)


def counted_after(scene: Scene, at: int) -> Attribution | None:
    """The authority whose count of what was shot down the next sentence, or the next part of this one, tells: what was
    launched is its count too."""
    doc, after = scene.doc, scene.doc.after(scene.sentence)
    stop = scene.part(at)[1]
    stretch = (stop, scene.end) if events(doc, stop, scene.end, "down") else (after.start, after.end) if after else None
    if stretch is None or not events(doc, *stretch, "down"):
        return None
    if stretch[0] >= scene.end and not doc.cues_in("attribution", *stretch, "say", "count", "data", "according"):
        return None  # "The air force shot down 69": what it did, not what it tells
    figures = within(doc.quantities, *stretch)
    said = attribute(doc, figures[0].start, figures[0].end) if figures else Attribution()
    speaker = doc.theatre.speakers.get(said.speaker)
    return said if speaker is not None and speaker.kind == "authority" else None


def _with_institute(scene: Scene, said: Attribution, at: int) -> Attribution:
    speaker = scene.doc.theatre.speakers.get(said.speaker)
    quoted = bool(scene.doc.cues_in("attribution", scene.start, scene.end, "official"))
    relays = speaker is not None and speaker.kind in RELAYS and not quoted  # "officials told the outlet": not its data
    institute = last_institute(scene.doc, at) if relays else None
    return said if institute is None else said._replace(speaker=institute, via=(said.speaker, *said.via))
