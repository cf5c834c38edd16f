"""Days of statements: which times of a sentence tell when something was said, not when it happened."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from ..nouns import Period
from .apart import quoted
from .cues import Cue, unspaced
from .doc import Doc, within
from .marks import Time
from .named import DATELINE, in_byline
from .sentences import Sentence, subject_cases, verb_final, verb_last_part
from .times.figures import describes_what

SAYS = frozenset({"say", "count"})
"""Cues of verbs: of saying, and of counting, whose days are those of what is counted."""
_DEEDS = frozenset({"gain", "regain", "lose", "launch", "down", "advance", "kill"})
"""Events: a day before "took or claimed" is theirs."""
_COUNTED = 40
"""Characters from a day behind a verb of counting to the figure that it is the day of ("counted 173 clashes on …")."""
_FOUGHT = frozenset({"clash", "attack", "strike", "shell"})
"""Units of what is counted day by day."""
_OF = 4
"""Characters of an "of" between a report and its day."""
_WORDS = 2
"""Words between a speaker and the day behind it, an auxiliary among them ("hat am Dienstag …")."""
_DATED = 6
"""Characters of an "of" between somebody and the day of his account."""
_THAT = 8
"""Characters from a verb of saying to the end of the "that" behind it."""
_TIMES = frozenset({"minute", "hour", "day", "week", "month", "year"})
_OVER = 12
"""Characters of a word such as "over" before the day that something is counted for."""
_TITLE = 40
"""Characters of a name with its titles before the day it speaks on."""
_TOUCHES = 2
"""Characters between a day and the verb right behind it."""
_WHOLE = 4
"""Characters of a word right behind a day."""
_TITLE_WORDS = 2
"""Words of a title."""
_OPENS = 30
"""Characters of a sentence before the word for what the one before it told."""
_NEAR = 60
"""Characters between a day that opens a clause and the verb of saying."""


def told_times(doc: Doc, sentence: Sentence) -> tuple[Time, ...]:
    """The times of a sentence that are days of a statement, not of what is told."""
    every: dict[int, tuple[Time, ...]] = doc.memo("told")
    if sentence.start not in every:
        says = _sayings(doc, sentence)
        times = within(doc.times, sentence.start, sentence.end) if says else []
        told = {
            t for t in times if _is_day(doc, t) and any(_beside(doc, t, c) and not _inside(doc, t, c) for c in says)
        }
        told |= {t for t in times if t.grain == "month" and any(_announced(doc, t, c) for c in says)}
        if verb_final(doc.language) and not within(doc.quantities, sentence.start, sentence.end):
            far = [t for t in times if t.grain in {"month", "week"} and t.relative and t.role == "at"]
            told |= {t for t in far if _behind_subject(doc, t) and any(t.end <= c.start for c in says)}
        told |= {t for t in within(doc.times, sentence.start, sentence.start + DATELINE) if in_byline(doc, t)}
        told |= {*_of_statements(doc, sentence), *(t for t in _of_accounts(doc, sentence) if _is_day(doc, t))}
        every[sentence.start] = tuple(t for t in within(doc.times, sentence.start, sentence.end) if t in told)
    return every[sentence.start]


def _sayings(doc: Doc, sentence: Sentence) -> list[Cue]:
    """The verbs of saying that a day can be that of: not "fired back" where something is fired, and no verb set in
    behind the day of what is told ("On Sunday, as he says, 23 assaults were repelled")."""
    says = doc.cues_in("attribution", sentence.start, sentence.end, *SAYS, "gave")
    void = doc.cues_in("attribution", sentence.start, sentence.end, "no_say") if says else []
    says = [c for c in says if not any(v.start <= c.start < v.end for v in void)]  # "gab es an der Front"
    deeds = {c.start for c in doc.cues_in("events", sentence.start, sentence.end, "launch", "down")} if says else set()
    asides = doc.cues_in("attribution", sentence.start, sentence.end, "according") if says else []
    return [c for c in says if c.start not in deeds and not any(a.start <= c.start and c.end <= a.end for a in asides)]


def _announced(doc: Doc, t: Time, cue: Cue) -> bool:
    """Does a word of saying touch the time before it, in scripts without blanks ("8月底宣布收復的X")?"""
    return cue.id == "say" and t.end == cue.start and unspaced(doc.text[cue.start])


def _of_statements(doc: Doc, sentence: Sentence) -> list[Time]:
    """The days of reports and statements named by them: "Tuesday's report", "la note de mardi"."""
    words = doc.cues_in("attribution", sentence.start, sentence.end, "statement", "appears")
    times = within(doc.times, sentence.start, sentence.end) if words else []
    if len(times) == 1 and any(q.unit in _FOUGHT for q in within(doc.quantities, sentence.start, sentence.end)):
        tallies = {c.start for c in doc.cues_in("attribution", sentence.start, sentence.end, "tally")}
        words = [c for c in words if c.start not in tallies]  # "le bilan de lundi : 142 combats": what Monday saw
    beside = [(t, c) for t in times for c in words if t.end - 1 <= c.start <= t.end + _WHOLE or _of(doc, c, t)]
    # a speech is given in the night, a report of it tells of the night
    return [t for t, c in beside if _is_day(doc, t, night=c.id == "appears")]


def _of_accounts(doc: Doc, sentence: Sentence) -> list[Time]:
    """The days that accounts are of, behind whose they are ("nach Angaben des Ministeriums vom Dienstag")."""
    words = doc.cues_in("attribution", sentence.start, sentence.end, "according")
    whose = within(doc.names, sentence.start, sentence.end) if words else []
    whose = [n for n in whose if any(0 <= n.start - c.end <= _TITLE for c in words)]
    times = within(doc.times, sentence.start, sentence.end) if whose else []
    return [t for t in times for n in whose if 0 < t.start - n.end <= _DATED and _dates(doc, n.end, t)]


def _dates(doc: Doc, start: int, t: Time) -> bool:
    """Is an "of" all that stands before a day?"""
    words = doc.cues_in("events", start, t.start, "of")
    return any(doc.text[start : t.start].strip() == doc.text[c.start : c.end] for c in words)


def _of(doc: Doc, word: Cue, t: Time) -> bool:
    """Does a day stand right behind the word for a report, no mark between them, nor a particle where verbs stand last
    ("空軍の発表では26日未明、…")?"""
    if (verb_final(doc.language) and t.start > word.end) or describes_what(doc.language, doc.text[t.start : t.end + 2]):
        return False  # "the bulletin on this morning's strike"
    return 0 <= t.start - word.end <= _OF and not any(c in ",，、:：" for c in doc.text[word.end : t.start])


def _is_day(doc: Doc, t: Time, *, night: bool = False) -> bool:
    if t.role != "at" or t.grain != "day" or t.from_ is None or t.to is None:
        return False
    return t.from_ == t.to or ((night or unspaced(doc.text[t.end - 1])) and (t.to - t.from_).days == 1)  # "14日夜"


def _beside(doc: Doc, t: Time, cue: Cue) -> bool:
    """Between the name and its verb, right after the verb, or opening the clause of name and verb."""
    clause = doc.clause_at(cue.start)
    if verb_final(doc.language) and (sentence := doc.sentence_at(cue.start)) is not None:
        clause = (sentence.start, clause[1])
    elif t.end <= clause[0] and clause[0] - t.end <= _TOUCHES and _opens_alone(doc, t, cue):
        clause = (doc.clause_at(t.start)[0], clause[1])  # "On Saturday, X said …"
    if not clause[0] <= t.start < clause[1] + (0 if unspaced(doc.text[cue.start]) else 26):
        return False
    if t.start >= clause[1] and _tells_on(doc, t):
        return False  # "sagte, am Dienstag seien drei Menschen getötet worden"
    if any(c.start - t.end <= _WHOLE for c in doc.cues_in("attribution", t.end, t.end + 2 * _WHOLE, "gave")):
        return True  # "14일 내놓은 집계"
    if t.from_ != t.to and not _night_of_speech(doc, t):
        return False
    if verb_final(doc.language):
        if doc.cues_in("events", t.end, t.end + _WHOLE, "whole_day"):
            return False  # "19일 하루 전선에서": of what happened all that day
        if any(c.start == t.end for c in doc.cues_in("attribution", t.end, t.end + _WHOLE, "dated")):
            return True  # "22日付の分析で"
        if t.end <= cue.start and cue.id == "say" and _behind_subject(doc, t):
            return True
        if 0 <= cue.start - t.end <= _TOUCHES and t.from_ == t.to:
            return True  # "…라고 군정청이 19일 집계했다": the day of the count
    if (
        cue.id == "say"
        and t.end <= cue.start
        and unspaced(doc.text[cue.start])
        and _right_behind(doc, t, cue, clause[0])
    ):
        return True
    over = doc.cues_in("attribution", max(clause[0], t.start - _OVER), t.end, "over_day")
    if any(t.start - c.end in {0, 1} or c.start == t.start for c in over):
        return False  # "lost 910 men on 5 February alone"
    a, b = (t.end, cue.start) if t.end <= cue.start else (cue.end, t.start)
    if any(q.unit is not None for q in within(doc.quantities, min(a, cue.start), b)):
        return False  # be it with the verb as its hedge ("cifra en 142 los choques del lunes")
    if t.end <= cue.start and cue.id == "say" and verb_last_part(doc.language) and _behind_speaker(doc, t, clause[0]):
        return True
    if any(c.id in _DEEDS for c in doc.cues_in("events", a, b)):
        return False
    if t.start >= cue.end and doc.cues_in("attribution", cue.end, t.start, "that"):
        return False
    if t.end <= cue.start:
        if cue.id != "say":
            return False
        named = within(doc.names, t.end, cue.start)
        opens = not doc.text[clause[0] : t.start].strip(' \t"“«「') and bool(named) and cue.start - named[-1].end <= 12
        return cue.start - t.end <= 12 or (opens and cue.start - t.end <= _NEAR)
    counts = cue.id == "count" or bool(doc.cues_in("attribution", cue.start, cue.end, "count"))  # "contó": also "told"
    counted = counts and (_counted(doc, t, clause[1]) or _fought_before(doc, cue))
    speaks = sum(n.end - n.start for n in within(doc.names, cue.end, t.start))
    return not counted and not unspaced(doc.text[cue.start]) and t.start - cue.end <= 26 + speaks


def _opens_alone(doc: Doc, t: Time, cue: Cue) -> bool:
    """Is a day all of the clause that opens its sentence, and the verb none set in ("On Saturday, he said, …")?"""
    a, b = doc.clause_at(t.start)
    tells = doc.spaced and bool(doc.cues_in("attribution", cue.end, cue.end + _THAT, "that"))
    sentence = doc.sentence_at(t.start) if tells else None
    return sentence is not None and a == sentence.start and b - a - (t.end - t.start) <= _OF


def _inside(doc: Doc, t: Time, cue: Cue) -> bool:
    """Does a day stand in a quotation, and the verb outside it (“the road was cut on Sunday”, he added)?"""
    every = quoted(doc)
    at = bisect_left(every, (t.start,)) - 1
    return at >= 0 and t.start < every[at][1] and not every[at][0] < cue.start < every[at][1]


def _tells_on(doc: Doc, t: Time) -> bool:
    """Does a clause behind the one of the saying tell something of the day that it names?"""
    end = doc.clause_at(t.start)[1]
    return bool(doc.cues_in("attribution", t.end, end, "reported") or doc.cues_in("events", t.end, end, *_DEEDS))


def _counted(doc: Doc, t: Time, end: int) -> bool:
    """Is a figure told of a day right behind it, in its clause or after a colon ("combats recensés lundi : 143")?"""
    figures = within(doc.quantities, t.end, t.end + _COUNTED)
    return any(
        q.unit not in {None, *_TIMES} if q.end <= end else not doc.text[t.end : q.start].strip(" \u202f\u00a0:：")
        for q in figures
    )


def _fought_before(doc: Doc, cue: Cue) -> bool:
    """Does what is counted day by day stand right before the verb ("139 choques contó ayer el Estado Mayor")?"""
    figures = within(doc.quantities, max(0, cue.start - _COUNTED), cue.start)
    return bool(figures) and figures[-1].unit in _FOUGHT and cue.start - figures[-1].end <= _TOUCHES


def _night_of_speech(doc: Doc, t: Time) -> bool:
    """Is a night set off by a comma right behind who speaks ("X大統領は14日夜、…と明らかにした")?"""
    named = [n for n in within(doc.names, max(0, t.start - _TITLE), t.start) if n.kind == "speaker"]
    return bool(named) and t.start - named[-1].end <= 3 and doc.text[t.end : t.end + 1] in "、，,"


def _right_behind(doc: Doc, t: Time, cue: Cue, begins: int) -> bool:
    """Does a day touch the speaker before it, with nothing told up to the word of saying that closes the clause
    ("普京7日在聖彼得堡召集將領時說，…")?"""
    named = [n for n in within(doc.names, max(begins, t.start - _TITLE), t.start) if n.kind == "speaker"]
    closes = doc.clause_at(cue.start)[1] - cue.end <= 1
    return closes and bool(named) and named[-1].end == t.start and cue.start - t.end <= _NEAR


def _behind_subject(doc: Doc, t: Time) -> bool:
    """Does a day stand right behind who says something, where the verb stands last ("X는 2일 …라고 밝혔다")?"""
    named = [n for n in within(doc.names, max(0, t.start - _TITLE), t.start) if n.case in subject_cases(doc.language)]
    sentence = doc.sentence_at(t.start)
    topics = [n for n in within(doc.names, sentence.start, t.start) if n.case == "topic"] if sentence else []
    named = [n for n in named if n.case != "subject" or not any(x.end <= n.start for x in topics)]  # whose day it is
    if doc.spaced:  # "Rusya Savunma Bakanlığı, dün Belgorod'a üç füze atıldığını …": the day of what is told
        named = [n for n in named if "," not in doc.text[n.end : t.start]]
    others = {n.start for n in within(doc.names, max(0, t.start - _TITLE), t.start)}
    return any(
        t.start - n.end <= 3 or (_titled(doc.text[n.end : t.start]) and not any(n.end <= at < t.start for at in others))
        for n in named
    )


def _titled(between: str) -> bool:
    """Is all between a name and a day a title, with blanks ("한나 말랴르 차관은 16일")?"""
    return len(between.split()) <= _TITLE_WORDS and not any(c.isdigit() or c in ",.、。" for c in between)


def _behind_speaker(doc: Doc, t: Time, begins: int) -> bool:
    """Does a day stand right behind who says something, the verb's last part being far ("hat am Montag … gemeldet")?"""
    named = [n for n in within(doc.names, begins, t.start) if n.kind == "speaker"]
    if named and verb_final(doc.language) and "," in doc.text[named[-1].end : t.start]:
        return False
    return bool(named) and len(doc.text[named[-1].end : t.start].split()) <= _WORDS


def day_of(doc: Doc, sentence: Sentence, cue: Cue) -> Period | None:
    """The day of a saying."""
    days = [t for t in told_times(doc, sentence) if _beside(doc, t, cue)]
    day = said_on(doc, days[0]) if days else None
    return Period(day, day) if day else None


def said_on(doc: Doc, t: Time) -> dt.date | None:
    """The day something was said: never one to come."""
    return as_said(doc, t).from_


def as_said(doc: Doc, t: Time) -> Time:
    """A time as that of something said: of a day that may be one to come or one past, the past one."""
    if doc.published is None or t.from_ is None or t.from_ <= doc.published or t.grain != "day" or t.to != t.from_:
        return t
    past = next((a for a in t.alternatives if a[0] is not None and a[0] <= doc.published), None)
    return t if past is None else t._replace(from_=past[0], to=past[1])


def day_told(doc: Doc, sentence: Sentence) -> dt.date | None:
    """The day a sentence is told on: that of its statement or of the one before, else that of publication."""
    before, after = doc.before(sentence), doc.after(sentence)
    if after is not None and not any(
        c.id == "these_figures" and c.start - after.start <= _OPENS
        for c in doc.cues_in("attribution", after.start, min(after.end, after.start + _NEAR))
    ):
        after = None  # "He spoke of it on Saturday"
    for s in (sentence, after, before):
        days = [t for t in told_times(doc, s) if not in_byline(doc, t)] if s is not None else []
        if days:
            return said_on(doc, days[-1])
    return doc.published
