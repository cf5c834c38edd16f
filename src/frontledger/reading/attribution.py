"""Who says what stands at a place in a report, through whom, and when it was told.

Rules, for every language alike; only the words are data (`[attribution]`):

1. A sentence's saying words are paired with the name before them in their clause ("X said"), else the name right after
   ("…", said X). What follows is theirs up to the next saying word with a name of its own; what stands before is
   theirs too when the saying closes the sentence or nothing but the name comes before it.
2. "According to X", "X's data" and "citing X" cover their sentence.
3. A pronoun, or a saying word without a name, stands for the last person or body that spoke in this or the sentence before.
4. Of several names the institute, authority or person is the origin, agencies and outlets are the way ("AFP, citing
   ISW data": ISW via AFP; "Zelensky told AFP": Zelensky via AFP).
5. A sentence without any saying carries on the one before when asked to (`carry`): counts of the same series do.
6. An outlet that introduces a compilation speaks for what follows it.
"""

from __future__ import annotations

from typing import NamedTuple

from ..nouns import Period
from .cues import Cue
from .doc import Doc, within
from .marks import Name
from .sentences import Sentence

REPORTER = "reporter"
_BACK = frozenset({"these_figures"})
"""Cues of a sentence that names the source of the one before."""
RELAYS = frozenset({"agency", "outlet"})
"""Kinds of speakers that tell what others say."""


class Attribution(NamedTuple):
    """Who says something. `told` is the day of the statement, where its own sentence gives it."""

    speaker: str = REPORTER
    via: tuple[str, ...] = ()
    told: Period | None = None
    side: str | None = None
    """The party the speaker speaks for; also of a government named by its country or capital."""

    @property
    def named(self) -> bool:
        return self.speaker != REPORTER


class _Saying(NamedTuple):
    start: int
    end: int
    names: tuple[Name, ...]
    covers: tuple[int, int]
    told: Period | None


def attribute(doc: Doc, start: int, end: int, *, carry: bool = False) -> Attribution:
    """Who says what stands at `[start, end)`.

    Args:
        carry: take the attribution of the sentence before where this one names no source (counts of one series).
    """
    sentence = doc.sentence_at(start)
    if sentence is None:
        return Attribution()
    found = _in_sentence(doc, sentence, start, end)
    if found is not None:
        return found
    if carry:
        after = doc.after(sentence)
        if after is not None and any(c.id in _BACK for c in within(doc.cues("attribution"), after.start, after.end)):
            found = _in_sentence(doc, after, after.start, after.start + 1)
            if found is not None and found.named:
                return found
        before = doc.before(sentence)
        if before is not None and before.passage == sentence.passage:
            found = _in_sentence(doc, before, before.end - 1, before.end)
            if found is not None:
                return found
    return Attribution()


def last_institute(doc: Doc, at: int) -> str | None:
    """The institute whose data the sentence at `at`, or one of the two before it, names."""
    sentence = doc.sentence_at(at)
    for _ in range(3):
        if sentence is None:
            return None
        for name in reversed(_speakers(doc, sentence.start, min(sentence.end, at) if _ == 0 else sentence.end)):
            if _kind(doc, name) == "institute":
                return name.id
        sentence = doc.before(sentence)
    return None


def compiler(doc: Doc, at: int) -> str | None:
    """The outlet that introduced the compilation which the text at `at` belongs to, or None."""
    found = None
    for cue in doc.cues("attribution"):
        if cue.start >= at:
            break
        if cue.id == "compile":
            sentence = doc.sentence_at(cue.start)
            if sentence and doc.text[sentence.end - 1] in ":：":
                relays = [n for n in _speakers(doc, sentence.start, cue.start) if _kind(doc, n) in RELAYS]
                if relays and at >= sentence.start:
                    found = relays[-1].id
    return found


def _in_sentence(doc: Doc, sentence: Sentence, start: int, end: int) -> Attribution | None:
    covering = [s for s in _sayings(doc, sentence) if s.covers[0] <= start and end <= s.covers[1]]
    if not covering:
        return None
    # a named body or person before a government named by its country, then what covers least
    covering.sort(key=lambda s: (all(n.kind != "speaker" for n in s.names), s.covers[1] - s.covers[0], s.start))
    return _resolve(doc, covering)


def _resolve(doc: Doc, covering: list[_Saying]) -> Attribution:
    saying = covering[0]
    origins: list[Name] = []
    relays: list[Name] = []
    for name in (*saying.names, *(n for s in covering[1:] for n in s.names)):
        if name.kind == "speaker":
            group = relays if _kind(doc, name) in RELAYS else origins
            if all(name.id != n.id for n in group):
                group.append(name)
    if origins:
        # an institute named beside a person or body is that person's source only when it is cited; the first stands
        return Attribution(origins[0].id, tuple(n.id for n in relays), saying.told, origins[0].side)
    if relays:
        return Attribution(relays[0].id, (), saying.told, relays[0].side)
    party = next((n.side or n.id for n in saying.names), None)
    return Attribution(REPORTER, (), saying.told, party)


def _sayings(doc: Doc, sentence: Sentence) -> list[_Saying]:
    cues = within(doc.cues("attribution"), sentence.start, sentence.end)
    says = [c for c in cues if c.id == "say"]
    out: list[_Saying] = []
    names = _speakers_and_parties(doc, sentence.start, sentence.end)
    relay_names = tuple(n for n in names if n.kind == "speaker" and _kind(doc, n) in RELAYS)
    for cue in cues:
        if cue.id in {"according", "cite"}:
            after = [n for n in names if cue.end <= n.start <= cue.end + 60 and n.kind == "speaker"]
            if after:
                out.append(_Saying(cue.start, after[0].end, (after[0], *relay_names), _span(sentence), None))
        elif cue.id == "by_him":
            last = _last_speaker(doc, sentence)
            if last is not None:
                out.append(_Saying(cue.start, cue.end, (last,), _span(sentence), None))
    for i, cue in enumerate(says):
        subject = _subject(doc, sentence, cue, names)
        if subject is None:
            continue
        listeners = tuple(n for n in relay_names if n is not subject and abs(n.start - cue.end) < 40)
        following = next(
            (c.start for c in says[i + 1 :] if _subject(doc, sentence, c, names) not in (None, subject)), None
        )
        closing = _closes(doc, sentence, cue, subject)
        opening = not doc.text[sentence.start : min(subject.start, cue.start)].strip(" \t\"'«„“「『—–-") or (
            len(doc.text[sentence.start : min(subject.start, cue.start)]) < 30
        )
        a = sentence.start if closing or opening else min(subject.start, cue.start)
        b = sentence.end if following is None else _clause_start(sentence, following)
        out.append(_Saying(cue.start, cue.end, (subject, *listeners), (a, b), _told(doc, subject, cue, sentence)))
    return out


def _subject(doc: Doc, sentence: Sentence, cue: Cue, names: list[Name]) -> Name | None:
    clause = next((c for c in sentence.clauses if c[0] <= cue.start < c[1]), _span(sentence))
    before = [n for n in names if n.end <= cue.start and n.start >= clause[0]]
    speakers = [n for n in before if n.kind == "speaker"]
    if speakers:
        return speakers[-1]
    after = [
        n
        for n in names
        if n.start >= cue.end and n.start - cue.end <= 30 and n.kind == "speaker" and n.start < clause[1]
    ]
    if after and not before:
        return after[0]
    # an apposition or a quotation between name and verb: "Peskov, the spokesman, said"
    earlier = [n for n in names if n.end <= cue.start and n.kind == "speaker" and cue.start - n.end < 90]
    if earlier and not before:
        return earlier[-1]
    if before:
        return before[-1]
    pronoun = any(
        c.id == "pronoun" and clause[0] <= c.start < clause[1]
        for c in within(doc.cues("attribution"), *_span(sentence))
    )
    return _last_speaker(doc, sentence) if pronoun else None


def _last_speaker(doc: Doc, sentence: Sentence) -> Name | None:
    """Whom a pronoun stands for: the last person or body named in the sentence before."""
    previous = doc.before(sentence)
    if previous is None or previous.passage != sentence.passage:
        return None
    spoken = [n for n in _speakers(doc, previous.start, previous.end) if _kind(doc, n) not in RELAYS]
    return spoken[-1] if spoken else None


def _closes(doc: Doc, sentence: Sentence, cue: Cue, subject: Name) -> bool:
    """Does the saying stand at the end of its sentence ("…, X said on Friday."), further sources aside?"""
    last = max(cue.end, subject.end)
    cited = [c.start for c in within(doc.cues("attribution"), last, sentence.end) if c.id == "cite"]
    rest = doc.text[last : cited[0] if cited else sentence.end].strip(" ,，.。!?»\"”」")
    return len(rest) <= 45 and not rest.endswith((":", "：")) and min(cue.start, subject.start) > sentence.start + 8


def _told(doc: Doc, subject: Name, cue: Cue, sentence: Sentence) -> Period | None:
    """The day of the saying: between name and verb, right after them, or opening their clause."""
    if subject.kind == "side" and subject.adjective:
        return None
    a, b = min(subject.start, cue.start), max(subject.end, cue.end)
    clause = next((c for c in sentence.clauses if c[0] <= a < c[1]), _span(sentence))
    until = next((c[1] for c in sentence.clauses if c[0] < b <= c[1]), sentence.end)
    for t in within(doc.times, clause[0], min(until, b + 28)):
        opens = t.end <= a and not doc.text[clause[0] : t.start].strip(" \t\"“«「") and a - t.end <= 24
        if t.role == "at" and t.grain == "day" and t.from_ and t.to and (t.start >= a or opens or a - t.end <= 1):
            return Period(t.from_, t.to)
    return None


def _clause_start(sentence: Sentence, at: int) -> int:
    return next((a for a, b in sentence.clauses if a <= at < b), at)


def _span(sentence: Sentence) -> tuple[int, int]:
    return (sentence.start, sentence.end)


def _speakers(doc: Doc, start: int, end: int) -> list[Name]:
    return [n for n in within(doc.names, start, end) if n.kind == "speaker"]


def _speakers_and_parties(doc: Doc, start: int, end: int) -> list[Name]:
    return [
        n
        for n in within(doc.names, start, end)
        if n.kind in {"speaker", "side"} or (n.side is not None and not n.adjective and n.kind in {"country", "place"})
    ]


def _kind(doc: Doc, name: Name) -> str:
    speaker = doc.theatre.speakers.get(name.id)
    return speaker.kind if speaker else "person"
