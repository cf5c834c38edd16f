"""Who holds a stance."""

from __future__ import annotations

from ...attribution import Attribution
from ...doc import within
from ...marks import Name
from ...sentences import verb_first, verb_second
from .beside import (
    agrees_only,
    closes_with,
    for_whom,
    he_agrees,
    officer_of,
    who_answers,
    who_orders,
    who_stands_last,
    who_threatens,
    whose_stand,
    whose_term,
    whose_troops,
)
from .called import whose_call
from .carried import carried_on, the_latter
from .conditions import none_of
from .openers import apposed, before_if, opens_clause, within_verb
from .parts import Parts, party
from .words import Holder, Thread, Trigger

SPOKEN = frozenset(
    {"ordered", "before_that", "must", "if", "otherwise", "then", "only", "before", "is", "troops", "back"}
)
"""Of these the words belong to whoever says them, not to the subject of the clause."""
_ASKS = frozenset({"demands", "threatens"})
"""Stances with a clause of their own for what somebody else is to do."""
OWNER_REACH = 1
"""Words between whose demand it is and the demand."""
SUBJECT_BEHIND = 1
"""Words between a verb that stands first and its subject."""
PRIVATE = 1
"""Words between a people and a share of it, or a word for private persons."""
SUBJECT_COMMA = 2
"""Characters between a name and the "who" of the clause that describes it."""
PUT_FORWARD = frozenset({"demands", "offers", "promises", "threatens", "warns", "conditions"})
"""Stances whose terms the next clause may tell."""


def holder(parts: Parts, t: Trigger, voice: Attribution, thread: Thread) -> Holder | None:
    """Who holds the stance of a trigger.

    Whoever is named before it in its clause; for what "must be", what "is unacceptable", threats and conditions the
    party whose words these are; for the contents of a plan the plan's owner; else the subject carried on.
    """
    if (last := the_latter(parts, t, thread)) is not None:
        return last
    side = _political(parts, voice)
    if side is None and t.mode in {"troops", "only"} and (own := whose_troops(parts, t)) is not None:
        carried = carried_on(parts, t, thread)
        return carried if carried is not None and carried.party == own.party else own
    if t.mode == "is" and (whom := for_whom(parts, t)) is not None:
        return _held(whom)
    if t.mode == "must" and side and _addressed(parts, t, voice, side):
        side = None
    if t.mode == "by":
        return _by_whom(parts, t)
    if t.mode == "called" and (caller := whose_call(parts, t, thread)) is not None:
        return caller
    if t.mode == "noun" and (owner := _owner_behind(parts, t)) is not None:
        return _held(owner)
    if t.mode in {"contains", "allows"} and thread.plan_owner:
        return Holder(thread.plan_owner, None)
    if t.mode in SPOKEN or t.stance == "conditions":
        if not (side and _named(parts, voice, t.start)) and (own := agrees_only(parts, t)) is not None:
            return own
        if side:
            return Holder(side, _named(parts, voice, t.start))
        if t.mode == "must" and thread.plan_owner:
            return Holder(thread.plan_owner, None)
        if t.mode == "otherwise":
            return _earlier(parts, t) or _opening(parts, t)
        if t.mode == "must":
            return _earlier(parts, t) if _put_forward(parts, t) else None
        if t.mode == "then" and (topic := _topic(parts, t)) is not None:
            return topic
        if t.mode == "then" and _put_forward(parts, t) and (earlier := _earlier(parts, t)) is not None:
            return earlier
        if t.mode == "if" and (opens := before_if(parts, t)) is not None:
            return _held(opens)
        if t.mode == "if" and (threat := who_threatens(parts, t, called=True)) is not None:
            return threat
        if t.mode in {"if", "only"} and he_agrees(parts, t) and (led := carried_on(parts, t, thread)) is not None:
            return led
        if t.mode in {"if", "only", "before"}:
            earlier = _earlier(parts, t) if _put_forward(parts, t) else None
            found = earlier or _before_that(parts, t) or _of_main_clause(parts, t)
            found = found or _who_refuses(parts, t) or _topic(parts, t) or _around(parts, t)
            found = found or who_threatens(parts, t) or who_answers(parts, t)
            if found is None and (whom := for_whom(parts, t)) is not None:
                return _held(whom)  # "for Moscow there will be no summit without …"
            lacking = t.about is not None and parts.has("lacking", *t.about)
            return found or (who_orders(parts, t) if lacking else None)
        if t.mode in {"ordered", "before_that"}:
            return who_orders(parts, t)
    subject = whose_stand(parts, t) or whose_term(parts, t) or _behind_which(parts, t) or _subject(parts, t)
    if subject is not None:
        return _held(subject)
    if side and t.mode in {"wont", "tries", "meeting"} and _first_person(parts, t):
        return Holder(side, _named(parts, voice, t.start))
    sayer = closes_with(parts, t) or _sayer(parts, t)
    if sayer is not None:
        return _held(sayer)
    carried = _earlier(parts, t)
    if carried is not None and not (side and _of_nobody(parts, t)):
        return carried
    if side:
        return Holder(side, _named(parts, voice, t.start))
    return who_stands_last(parts, t) or carried_on(parts, t, thread)


def _by_whom(parts: Parts, t: Trigger) -> Holder | None:
    """By whom something is demanded or promised: named behind the "by", which may stand before the verb as well."""
    verbs = [c for c in within(parts.doc.cues("positions"), t.start, t.end) if c.id == t.stance and c.end == t.end]
    inside = within(parts.names, t.start, verbs[-1].start) if verbs else []
    after = within(parts.names, t.end, parts.clause(t.end)[1])
    named = [n for n in (*inside, *after) if party(n)]
    return _held(named[0]) if named else None


def _behind_which(parts: Parts, t: Trigger) -> Name | None:
    """Who stands behind the verb that a clause with "which" ends on ("…, které Kyjevu slíbilo Španělsko"); where verbs
    stand last, whose word it was.

    Whoever stands before it, if anybody, is then a side of the war that gets it.
    """
    left, right = parts.clause(t.start)
    if parts.final:  # "İspanya'nın söz verdiği 600 milyon avro"
        counted = any(q.start >= t.end and parts.gap(t.end, q.start) == 0 for q in parts.quantities)
        owner = [n for n in within(parts.names, left, t.start) if n.case == "of" and party(n)]
        return owner[-1] if counted and owner and not parts.parties(left, t.start) else None
    opens = any(c.start >= left and parts.gap(left, c.start) == 0 for c in parts.cues("rel"))
    behind = [n for n in parts.parties(t.end, right) if not n.adjective and parts.gap(t.end, n.start) == 0]
    if not opens or t.mode != "verb" or not behind or parts.gap(behind[0].end, right):
        return None
    sides = parts.doc.theatre.parties
    before = [party(n) for n in parts.parties(left, t.start)]
    return behind[0] if party(behind[0]) not in sides and all(p in sides for p in before) else None


def _owner_behind(parts: Parts, t: Trigger) -> Name | None:
    """Whose demand or offer it is, where the name stands right behind it and none right before ("a request from X")."""
    named = [n for n in parts.names if party(n)]
    if parts.final or any(n.end <= t.start and parts.gap(n.end, t.start) <= OWNER_REACH for n in named):
        return None
    behind = [n for n in named if n.start >= t.end and not parts.broken(t.end, n.start)]
    near = OWNER_REACH * (t.stance == "refuses")  # "the refusal of X to …"
    return behind[0] if behind and parts.gap(t.end, behind[0].start) <= near and not behind[0].adjective else None


def of_private_people(parts: Parts, t: Trigger, held: Holder) -> bool:
    """Is it a share of a people, or somebody who speaks for no country, who takes a stance?

    "87 % of Ukrainians are against …, 9 % for it", "most Ukrainians", "Ukrainian farmers", "a British historian".
    """
    shares = [q for q in parts.quantities if q.unit == "percent"]
    name = held.name
    if name is None or name.kind == "speaker":
        left = parts.segment(t.start)
        own = any(left <= q.start < t.start for q in shares) and not parts.parties(left, t.start)
        return own and not parts.final and name is None
    beside = [(b.start, b.end) for some in (shares, parts.cues("private")) for b in some]
    asked = [n for n in parts.names if n.adjective or n.kind == "side" if n.end <= t.start]
    asked = [n for n in asked if parts.says(n.end, t.start) or _thought(parts, n.end, t.start)]
    if any(_beside(parts, n, q.start, q.end) for n in asked for q in shares):
        return True  # "64 % of Ukrainians believe that Ukraine should …"
    return any(_beside(parts, name, *b) for b in beside)


def _thought(parts: Parts, start: int, end: int) -> bool:
    return any(s.id == "thinks" and start <= s.start < end for s in parts.stances)


def _addressed(parts: Parts, t: Trigger, voice: Attribution, side: str) -> bool:
    """Is the party taken for who speaks only the subject of what must be ("X should try to …")?"""
    if parts.final or parts.has("we", parts.clause(t.start)[0], t.end):
        return False
    if voice.named and not any(n.id == voice.speaker for n in parts.names):
        return False  # who speaks is named in another sentence
    left = parts.segment(t.start)
    of_side = [n for n in parts.names if party(n) == side]
    of_side = [n for n in of_side if not any(a <= n.start < b for a, b in parts.inserts)]  # "X, said Y, must …"
    told = [c.start for c in parts.cues("that") if c.start < t.start]
    if any(n.kind == "speaker" and n.end <= c for n in of_side for c in told):
        return False  # "countered that X must …"
    return bool(of_side) and all(left <= n.start < t.start and not parts.says(n.end, t.start) for n in of_side)


def _beside(parts: Parts, name: Name, start: int, end: int) -> bool:
    """Does a stretch stand next to a name, with at most one small word between, or run into it ("most of the …")?"""
    if start < name.end and name.start < end:
        return start < name.start or end > name.end  # no word of the name itself ("European Union")
    a, b = (end, name.start) if end <= name.start else (name.end, start)
    return a <= b and parts.gap(a, b) <= PRIVATE and not parts.broken(a, b)


def _subject(parts: Parts, t: Trigger) -> Name | None:
    """The party named last before the trigger in its own stretch, with no pronoun after it."""
    spoken = t.mode == "ready" and parts.says(parts.clause(t.start)[0], t.start)  # "قال X إنه مستعد للقاء Y"
    if t.mode != "noun" and verb_first(parts.doc.language) and not spoken:
        behind = opens_clause(parts, t) or _right_behind(parts, t)
        if behind:
            return behind[0]
    if (named := apposed(parts, t)) is not None:
        return named
    if (sayer := _behind_quotation(parts, t)) is not None:
        return sayer
    embedded = parts.inside_embedded(t.start)
    if embedded is not None:
        own = parts.parties(embedded[0], t.start)
        if not own:  # "talked to X, who promised": the one the clause describes may be an object
            beside = [n for n in parts.names if party(n) and 0 <= embedded[0] - n.end <= SUBJECT_COMMA]
            if beside and not beside[-1].adjective:
                return beside[-1]
        before = parts.parties(parts.start, embedded[0])
        return own[-1] if own else before[-1] if before else None
    left = parts.segment(t.start)
    names = parts.unquoted(parts.parties(left, t.start), t.start)
    if t.mode != "noun" and not parts.final:
        names = [n for n in names if not parts.pronoun(n.end, t.start)]
    plain = [n for n in names if not n.adjective] or (_doers(parts, left, t) if parts.final and names else []) or names
    told = [[n for n in plain if n.case == case] for case in ("topic", "subject", None)] if parts.final else []
    plain = next((some for some in told if some), plain)
    if parts.final and not plain:
        plain = officer_of(parts, left, t.start)
    if told and plain == told[2]:
        plain = [n for n in plain if n.kind == "speaker"] or plain  # "Putin 2 bin Ukrayna askerinin naaşını …"
    if parts.final and not told[0] and t.stance in _ASKS:
        # "AはBが撤退するよう求めた": who asks is the topic, in whatever clause
        topics = [n for n in parts.parties(parts.part(t.start)[0], left) if n.case == "topic"]
        plain = topics[-1:] or plain
    if told and told[0] and t.stance in _ASKS:
        plain = plain[:1]  # "Aは、Bは諦めるべきだと主張した"
    if t.mode != "noun" and verb_second(parts.doc.language):
        if not plain and not parts.pronoun(left, t.start):
            plain = _right_behind(parts, t)  # "Das lehnte A ab"
        opens = plain and parts.gap(parts.clause(t.start)[0], plain[0].start) <= 1
        plain = (plain if opens else within_verb(parts, t)) or plain  # "Seine Taurus gibt A nicht her"
        plain = plain[:1]  # "A hat B etwas zugesagt"
    return plain[-1] if plain else None


def _behind_quotation(parts: Parts, t: Trigger) -> Name | None:
    """Who stands right behind a verb that opens the clause behind a quotation (", promised X")."""
    left, right = parts.clause(t.start)
    quoted = any(b <= t.start and parts.gap(b, t.start) <= 1 for _, b in parts.quotes)
    if t.mode not in {"verb", "warns"} or not quoted or parts.gap(left, t.start) > 1:
        return None
    behind = [n for n in parts.parties(t.end, right) if not n.adjective]
    return behind[0] if behind and parts.gap(t.end, behind[0].start) <= SUBJECT_BEHIND else None


def _right_behind(parts: Parts, t: Trigger) -> list[Name]:
    """The party right behind a verb that stands before its subject."""
    behind = parts.parties(t.start, parts.clause(t.end)[1])
    near = behind and parts.gap(t.start, behind[0].start) <= SUBJECT_BEHIND + 1
    return behind[:1] if near and not parts.broken(t.start, behind[0].start) else []


def _doers(parts: Parts, left: int, t: Trigger) -> list[Name]:
    """Who does what a clause with "that" tells, where such a clause has its subject with "of" ("Rusya'nın …
    önerdiğini")."""
    owners = [n for n in within(parts.names, left, t.start) if n.case == "of" and party(n) and not n.adjective]
    return owners[:1]


def _of_nobody(parts: Parts, t: Trigger) -> bool:
    """Does a clause in a mood for what others said name nobody ("über Gebiete werde nicht verhandelt")?"""
    a, b = parts.clause(t.start)
    return t.mode == "wont" and parts.reported(a, b) and not parts.parties(a, b)


def _opening(parts: Parts, t: Trigger) -> Holder | None:
    """Who is named first in the clause of a trigger."""
    names = [n for n in parts.parties(parts.segment(t.start), t.start) if not n.adjective]
    return _held(names[0]) if names else None


def _topic(parts: Parts, t: Trigger) -> Holder | None:
    """Of "Aは、Bが…しなければ…すると述べた", where verbs stand last: A."""
    names = parts.parties(parts.part(t.start)[0], t.end) if parts.final else []
    topics = [n for n in names if n.case == "topic"]
    return _held(topics[0]) if topics else None


def _put_forward(parts: Parts, t: Trigger) -> bool:
    """Has a clause before told that somebody demands, offers or threatens something, or sets a term?"""
    told = [*(s for s in parts.stances if s.id in PUT_FORWARD), *parts.cues("deadline")]
    return any(s.end <= parts.segment(t.start) for s in told)


def _before_that(parts: Parts, t: Trigger) -> Holder | None:
    """Of "X repeats that … only when …" with a verb of saying that is not known: X."""
    for that in parts.cues("that"):
        names = [n for n in parts.parties(parts.start, that.start) if not parts.inside_embedded(n.start)]
        if names and (t.about is None or that.start < t.about[1]):
            return _held(names[0])
    return None


def _of_main_clause(parts: Parts, t: Trigger) -> Holder | None:
    """Of a condition that stands first ("erst wenn …, will X reden"): who is named first in what hangs on it."""
    named = [n for n in parts.parties(parts.clause(t.start)[1], t.end) if not n.adjective]
    if t.about is None or t.about[0] > t.start or parts.gap(t.about[0], t.start):
        return None
    markers = [c.start for i in ("only", "if", "unless", "when") for c in parts.cues(i) if t.start <= c.start < t.end]
    stop = min(markers, default=t.start)
    ahead = any(parts.has(i, t.start, stop) for i in ("will", "wont", "may", "must", "no_deal", "not", "meet"))
    first = [n for n in parts.parties(t.start, stop) if not n.adjective and ahead]
    return _held((first or named)[0]) if first or named else None  # "X will talk only when Y …"


def _who_refuses(parts: Parts, t: Trigger) -> Holder | None:
    """Of "without Y, X will hear nothing of …", "X: no truce as long as …": who is named before what will not be."""
    if t.about is None or t.mode != "only":
        return None
    none = none_of(parts, *t.about)
    left = parts.clause(t.about[0] if none is None else none.start)[0]
    if none is None and not parts.has("lacking", parts.part(left)[0], t.about[0]):
        return None
    named = [n for n in within(parts.names, left, none.end if none else t.about[1]) if party(n)]
    named = [n for n in named if not n.adjective and not n.outlet]
    before = parts.text[parts.start : left].rstrip()
    if not named and before.endswith((":", "：")):
        named = [n for n in parts.names if party(n) and n.end <= left and parts.gap(parts.past_times(n.end), left) == 0]
    return _held(named[0]) if named else None


def _around(parts: Parts, t: Trigger) -> Holder | None:
    """Of a condition inside its main clause, where verbs stand last: who that clause begins with."""
    if not parts.final:
        return None
    named = [n for n in parts.parties(parts.part(t.start)[0], t.start) if not n.adjective]
    return _held(named[0]) if named else None


def _sayer(parts: Parts, t: Trigger) -> Name | None:
    """Of "X told Y he would": X, who stands before the saying that the pronoun goes back to."""
    left = parts.clause(t.start)[0]
    says = [s for s in parts.says(left, t.start) if parts.pronoun(s.end, t.start)]
    names = parts.parties(parts.part(t.start)[0], says[-1].start) if says else []
    names = [n for n in parts.unquoted(names, t.start) if not parts.inside_embedded(n.start)]
    return names[-1] if names else None


def _first_person(parts: Parts, t: Trigger) -> bool:
    return parts.has("we", parts.clause(t.start)[0], t.start)


def _earlier(parts: Parts, t: Trigger) -> Holder | None:
    """The subject of an earlier clause of the sentence, the nearest first; names in relative clauses do not count."""
    names = [
        n
        for n in parts.parties(parts.start, parts.segment(t.start))
        if not parts.inside_embedded(n.start) and not _in_complement(parts, n, t)
    ]
    names = parts.unquoted(names, t.start)
    if not names:
        return None
    clause = parts.segment(names[-1].start)
    return _held(next(n for n in names if n.start >= clause))


def _in_complement(parts: Parts, name: Name, t: Trigger) -> bool:
    """Does a name follow a stance in its clause, as the one it is taken towards?"""
    left = parts.segment(name.start)
    for s in parts.stances:
        if left <= s.start and s.end <= name.start and s.start != t.start:
            return not any(s.end <= c.start and c.end <= name.start for i in ("that", "rel") for c in parts.cues(i))
    return False


def _named(parts: Parts, voice: Attribution, at: int) -> Name | None:
    """Where the sentence names whose words these are."""
    names = [n for n in parts.names if n.kind == "speaker" and n.id == voice.speaker]
    names = names or [n for n in parts.names if party(n) == voice.side]
    before = [n for n in names if n.end <= at]
    return before[-1] if before else names[0] if names else None


def _held(name: Name) -> Holder:
    return Holder(party(name) or name.id, name)


def _political(parts: Parts, voice: Attribution) -> str | None:
    """The party a voice speaks for; agencies, outlets and institutes speak for none."""
    speaker = parts.doc.theatre.speakers.get(voice.speaker)
    relays = speaker is not None and speaker.kind in {"agency", "outlet", "institute"}
    return None if relays else voice.side
