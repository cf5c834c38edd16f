"""Which side does, has or suffers what a sentence tells."""

from __future__ import annotations

import re

from ....languages import load
from ...attribution import Attribution
from ...cues import Cue
from ...doc import Doc, within
from ...marks import Name
from ...named import bracketed
from ...particles import particles
from ...sentences import subject_cases, verb_final, verb_first, verb_second
from ..frame import Scene, events

SUBJECT_BEHIND = 3
"""Words from a verb that stands first up to its subject, itself and a word such as "forces" among them."""
OWNER = 24
"""Characters of a side's name before a word of holding."""
_DONE = ("gain", "regain", "lose", "clear", "fallen", "surround", "destroyed", "launch", "down")
"""What a participle may tell, with who did it behind."""
_BLOWS = ("launch", "assault", "shelled", "strike_hit")
"""What is done to positions."""
FAVOUR = 24
"""Characters between "in favour of" and a side's name."""
ARTICLE = 4
"""Characters of an article between "by" and a name."""
NOMINAL = 90
"""Characters up to the end of a verb made a noun, a list of what it is done to before it."""
_WORD = re.compile(r"[^\W\d_]+")
_AREA = frozenset({"km2", "mi2"})
_FIGURE = 48
"""Characters of a figure of ground and of "of" before a name."""
_THAT_OF = 14
"""Characters of "that of" before a name."""
JOINED = 6
"""Characters of a word such as "and" before the verb of a clause that has its subject from the one before."""
AHEAD = 24
"""Characters between a side named for its ground and the word for ground."""


def spoken_of(scene: Scene, end: int) -> str | None:
    """The one fighting side that a sentence speaks of before a place, by its people ("the Ukrainians … theirs")."""
    sides = {n.side for n in within(scene.doc.names, scene.start, end) if n.kind == "side"}
    return sides.pop() if len(sides) == 1 and sides <= set(scene.doc.theatre.parties) else None


def other_side(doc: Doc, side: str | None) -> str:
    """The side a party fights: the attacker is everyone's enemy but its own."""
    return doc.theatre.home if side == doc.theatre.attacker else doc.theatre.attacker


def own_side(doc: Doc, said: Attribution) -> str | None:
    """The side of who tells something, if he speaks for it: not that of an outlet, nor of an institute that measures
    what both do."""
    speaker = doc.theatre.speakers.get(said.speaker)
    return said.side if said.side in doc.theatre.parties and (speaker is None or not speaker.outlet) else None


def country_of(doc: Doc, place: str, place_id: str | None = None) -> str:
    """The country of a claim's place; the home country where it is not known."""
    known = doc.theatre.place(place_id) if place_id else None
    if known is not None:
        return known.country
    if doc.theatre.is_region(place):
        return place[:2]
    return next((p.country for p in doc.theatre.places_named(place)), doc.theatre.home)


def not_its_own(scene: Scene, place: tuple[str, ...], side: str | None) -> tuple[str, ...]:
    """Where ground is gained: the attacker's name beside it says whose gain it is ("fell to Russia", "in Russia's
    favour"), and no place."""
    return () if place == (side,) and side == scene.doc.theatre.attacker else place


def favoured(scene: Scene, start: int, end: int) -> str | None:
    """The side in whose favour something is said to have moved ("zugunsten der Russen", "Moszkva javára")."""
    for c in events(scene.doc, start, end, "favour"):
        beside = within(scene.doc.names, max(start, c.start - FAVOUR), min(end, c.end + FAVOUR))
        sides = [n for n in beside if n.side in scene.doc.theatre.parties]
        if sides:
            return min(sides, key=lambda n: max(n.start - c.end, c.start - n.end)).side
    return None


def side_of(scene: Scene, at: int, said: Attribution, *, after: bool = False) -> str | None:
    """Which fighting side does what the word at `at` says.

    The side named nearest before it in its clause, then in the clauses before; "our" is the speaker's side, "the enemy"
    the side the speaker fights, "his troops" those of who was spoken of; in the passive ("captured by …", `after`) the
    side after it. A country named for its ground, and a capital named for itself, do nothing.
    """
    doc = scene.doc
    clause = scene.clause(at)
    holds = ("hold", "still_hold", "left") if verb_final(doc.language) else ("hold", "still_hold")
    held = next((c for c in events(doc, *clause, *holds) if c.start <= at < c.end), None)
    holder = _holder(scene, held.start, held.end, said) if held else None
    holder = holder or _agent(doc, at, clause[1])
    if holder is not None:
        return holder
    subject = _subject_of(scene, at)
    if subject is not None:
        return subject
    goes_on = clause[0] > scene.start and at - clause[0] <= JOINED  # "…, setzten 40 Drohnen ein"
    for a, b in (clause, *scene.clauses_before(at), (scene.start, clause[0])):
        marks = _marks(scene, a, b, said)
        if after and a == clause[0]:
            later = [side for start, side in marks if start >= at]
            if later:
                return later[0]
        before = [side for start, side in marks if start < at]
        if a == clause[0] and verb_first(doc.language):
            behind = [(start, side) for start, side in marks if start >= at]
            if behind and (not before or len(doc.text[at : behind[0][0]].split()) <= SUBJECT_BEHIND):
                return behind[0][1]
        if a == clause[0] and marks and verb_second(doc.language) and not (goes_on and marks[0][0] > at):
            that = max((c.end for c in doc.cues_in("attribution", a, at, "that")), default=a)
            marks = [m for m in marks if m[0] >= that] or marks  # "an official of A said that B's men …"
            return marks[0][1]  # "Am Montag eroberten A", "A hat B angegriffen": the verb stands before or behind both
        if before:
            return before[-1]
    return _goes_on_with(scene, said)


def _subject_of(scene: Scene, at: int) -> str | None:
    """Who does what a verb made a noun tells, in languages that put its subject in the case of an owner
    ("Moskova'nın 110 bin asker, 300 tank yığdığını söyledi": Moscow)."""
    doc = scene.doc
    ends = tuple(load(doc.language).table("sentences").get("nominal_ends", ()))
    if not ends:
        return None
    begins, stops = scene.part(at)
    verbs = [w for w in _WORD.finditer(doc.folded, begins, min(stops, at + NOMINAL)) if w[0].endswith(ends)]
    if not verbs or verbs[-1].end() <= at:
        return None
    begins = max([begins, *(w.end() for w in verbs if w.end() <= at)])
    verb = next(w for w in verbs if w.end() > at)
    owners = [n for n in within(doc.names, begins, at) if n.case == "of" and n.side in doc.theatre.parties]
    if not owners or doc.cues_in("attribution", owners[0].end, verb.start(), "say", "count"):
        return None
    return owners[0].side


def _agent(doc: Doc, at: int, end: int) -> str | None:
    """Who did what a participle tells, named right behind it: "lost by Kyiv", "perdidas por las tropas rusas"."""
    verb = next((c for c in events(doc, at, min(end, at + AHEAD), *_DONE) if c.start == at), None)
    if verb is None:
        return None
    for by in events(doc, verb.end, min(end, verb.end + AHEAD), "agent"):
        timed = sum(t.end - t.start + 1 for t in within(doc.times, verb.end, by.start))  # "lancés dans la nuit par"
        if by.start - verb.end - timed > 2:
            return None
        name = next(iter(within(doc.names, by.end, min(end, by.end + AHEAD))), None)
        if name is not None and name.side in doc.theatre.parties:
            between = doc.text[by.end : name.start]
            for c in events(doc, by.end, name.start, "troops")[:1]:
                between = between.replace(doc.text[c.start : c.end], "", 1)
            if len(between.strip()) <= ARTICLE:
                return name.side
    return None


def _goes_on_with(scene: Scene, said: Attribution) -> str | None:
    """Who a sentence without a subject goes on with, where the language leaves subjects out: the only side that the
    sentence before has acting."""
    before = scene.doc.before(scene.sentence)
    if (
        before is None
        or before.heading
        or before.passage != scene.sentence.passage
        or not load(scene.doc.language).table("sentences").get("subject_dropped")
        or any(n.side in scene.doc.theatre.parties and not n.outlet for n in scene.names)
    ):
        return None
    sides = {side for _, side in _marks(scene, before.start, before.end, said)}
    return sides.pop() if len(sides) == 1 else None


def _holder(scene: Scene, start: int, end: int, said: Attribution) -> str | None:
    """Who holds, named in the words of holding ("under Ukrainian control", "in the hands of Kyiv"), or before them
    where verbs stand last ("ロシアの支配下", "ウクライナ側に残る")."""
    doc = scene.doc
    if verb_final(doc.language):
        beside = [n for n in within(doc.names, max(0, start - OWNER), end) if n.start < start <= n.end + 1]
        beside = [n for n in beside if n.kind != "region"]
        return next((n.side for n in beside if n.side in doc.theatre.parties), None)
    hands = max((c.end + 2 for c in events(doc, start, end, "in_hands")), default=end - 1)
    names = within(doc.names, start, hands + 14)
    # "hält 19 Prozent der Ukraine besetzt", "in de regio Charkov in handen": what is held
    names = [n for n in names if n.kind != "region" and not within(doc.quantities, start, n.start)]
    named = next((n.side for n in names if n.side in doc.theatre.parties and n.start <= hands), None)
    if named is None and events(doc, start, hands + AHEAD, "enemy"):
        return other_side(doc, said.side if said.side in doc.theatre.parties else doc.theatre.home)
    return named


def _marks(scene: Scene, start: int, end: int, said: Attribution) -> list[tuple[int, str]]:
    """The words of a stretch that stand for a fighting side, with the side."""
    doc = scene.doc
    parties = doc.theatre.parties
    names = [n for n in within(doc.names, start, end) if n.side in parties and _may_act(doc, n)]
    names = [n for n in names if not bracketed(doc.text, n.start)]
    marks = [(n.start, n.side or n.id) for n in names]
    own = said.side if said.side in parties else doc.theatre.home
    for c in events(doc, start, end, "enemy", "we", "own", "attackers", "defenders"):
        if _after_place_word(doc, c.start):
            continue  # "from the enemy"
        if c.id == "we" and events(doc, c.start, c.end, "landmark") and events(doc, start, c.start, *_BLOWS):
            continue  # "shelled our positions"
        if c.id == "we" and any(d.start - c.end <= 1 for d in doc.cues_in("attribution", c.end, c.end + OWNER, "data")):
            continue  # "secondo i nostri calcoli"
        if c.id == "own" and any(0 <= c.start - n.end <= 1 for n in names):
            continue  # "Rus ordusu": whose it is stands before it
        if c.id == "enemy":
            marks.append((c.start, other_side(doc, own)))
        elif c.id == "we":
            marks.append((c.start, own or doc.theatre.home))
        elif c.id in {"attackers", "defenders"}:
            marks.append((c.start, _who_fights_there(scene, c)))
        else:
            marks += [(c.start, side) for side in _spoken_of(scene, c.start, said)]
    return sorted(marks)


def _who_fights_there(scene: Scene, word: Cue) -> str:
    """Who "the attackers" or "the defenders" are: the country defends itself on whose ground the sentence is."""
    theatre = scene.doc.theatre
    towns = [n for n in scene.names if n.kind == "region" or (n.kind == "place" and n.side is None)]
    countries = {country_of(scene.doc, n.id, n.place_id) for n in towns}
    defends = theatre.attacker if countries == {theatre.attacker} else theatre.home
    return defends if word.id == "defenders" else other_side(scene.doc, defends)


def _may_act(doc: Doc, name: Name) -> bool:
    """May a name stand for a side that does something? Where endings tell it, they do, of persons and bodies too."""
    if verb_final(doc.language):
        speaks = name.kind == "speaker" and not name.outlet
        return name.case in subject_cases(doc.language) and (speaks or acts(doc, name))
    return acts(doc, name) and not _suffers(doc, name)


def _suffers(doc: Doc, name: Name) -> bool:
    """Is a side what a verb is done to ("killed 300 Russian soldiers", "擊退俄軍")?"""
    verbs = events(doc, max(0, name.start - 24), name.start, "kill", "destroyed", "down", "repel", "capture_people")
    return any(not doc.text[c.end : name.start].strip(" .,0123456789") for c in verbs)


def _spoken_of(scene: Scene, at: int, said: Attribution) -> list[str]:
    """Whose "his troops" are: the speaker's side, a monitor's aside, else that of the last person or side named."""
    if own := own_side(scene.doc, said):
        return [own]
    before = scene.doc.before(scene.sentence)
    named = within(scene.doc.names, before.start if before else scene.start, at)
    sides = [n.side for n in named if n.side in scene.doc.theatre.parties and _has_troops(scene.doc, n)]
    return [s for s in sides[-1:] if s]


def _has_troops(doc: Doc, name: Name) -> bool:
    """May "his troops" be those of a name: of a person, a body or a side, not of an institute that counts?"""
    return not name.outlet if name.kind == "speaker" else acts(doc, name)


def acts(doc: Doc, name: Name) -> bool:
    """Does a name stand for a side's people, not for ground or a town?"""
    return name.kind in {"side", "country", "place"} and not is_ground(doc, name) and not located(doc, name)


def is_ground(doc: Doc, name: Name) -> bool:
    """A side named for its ground: "of Ukrainian territory", "烏克蘭110平方公里的土地"."""
    before = events(doc, max(0, name.start - 16), name.start, "land", "area_unit")
    if any(_joins(doc, c.end, name.start, name) for c in before):
        return True
    begins = max(doc.clause_at(name.start)[0], name.start - _FIGURE)
    figures = [q for q in within(doc.quantities, begins, name.start) if q.unit in _AREA]
    if figures and _joins(doc, figures[-1].end, name.start, name):
        return True  # "562 square kilometres of Ukraine"
    end = name.gloss[1] if name.gloss else name.end
    if verb_final(doc.language) and _owns_figure(doc, name, end):
        return True
    reach = 2 if name.adjective else 14
    for c in events(doc, end, min(end + AHEAD, len(doc.text)), "land"):
        if c.start - end <= reach and not doc.text[end : c.start].strip().startswith((",", ".", "，", "。")):
            between = events(doc, end, c.end, "gain", "regain", "lose", "hold")  # "ロシア軍の占領した面積" is Ukraine's
            # "Donetsk bölgesinin" whole
            others = [n for n in within(doc.names, end, c.end + AHEAD) if n.start < c.start]
            if between or any(n.side is not None for n in others):
                return False
            return not any(x.start < c.end and c.end < x.end for x in events(doc, c.start, c.end + 12, "troops"))
    return False


def _owns_figure(doc: Doc, name: Name, end: int) -> bool:
    """Does a country in the case of an owner stand right before a figure of ground, with the other side in its clause
    ("ロシア軍はウクライナの533平方キロを占領", "Rus güçleri Ukrayna'nın 533 kilometrekaresini aldı")?"""
    if name.kind != "country" or name.adjective or name.case != "of":
        return False
    figures = [q for q in within(doc.quantities, end, end + _FIGURE) if q.unit in _AREA and q.start - end <= 1]
    a, b = doc.clause_at(name.start)
    others = {n.side for n in within(doc.names, a, b)} & set(doc.theatre.parties) - {name.side}
    return bool(figures and others)


def _joins(doc: Doc, start: int, end: int, name: Name) -> bool:
    """Does a name follow a word for ground ("territory of Ukraine", "territoire ukrainien")?"""
    between = doc.text[start:end].strip(" .")
    if name.adjective:
        return not between and end - start == 1 and bool(load(doc.language).table("names").get("adjective_after"))
    return not between or any(c.end - c.start >= len(between) for c in events(doc, start, end, "of"))


def located(doc: Doc, name: Name) -> bool:
    """Does a word of place stand before the name ("in Ukraine", "під Києвом", "在烏克蘭"), or its ending tell it?"""
    if name.case == "place" or _after_place_word(doc, name.start):
        return True
    end = name.gloss[1] if name.gloss else name.end
    return any(c.start - end == 1 for c in events(doc, end, end + 12, "locative_after"))  # "Oroszország felett"


def _after_place_word(doc: Doc, at: int) -> bool:
    article = particles(doc.language).before(doc.folded, at)  # "sur l'Ukraine"
    meant = [c.start for c in events(doc, max(0, at - _THAT_OF), at, "that_of") if at - c.end <= 1]
    first = min([at, *meant])  # "en el de Limán": in that of
    before = events(doc, max(0, first - 14), at, "locative")
    ends = (at, article, *meant)
    return any(not doc.text[c.end : x].strip(' \t"«“「') for c in before for x in ends if c.end <= x)
