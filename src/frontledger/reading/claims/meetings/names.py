"""Names in the sentence of a meeting: which may be those who meet, and which tell where, whose or who says it."""

from __future__ import annotations

from ...cues import unspaced
from ...doc import within
from ...marks import Name
from ...sentences import verb_first
from ..frame import events
from ..positions.parts import Parts, party

TEAM_REACH = 4
"""Words from a name to the delegation that goes for it."""
SOURCE_REACH = 16
"""Characters of a title and the word behind it that makes a name a source."""
WHERE = 3
"""Characters between a comma and the "where" behind it."""
PLACES = frozenset({"place", "region", "country"})
OF_REACH = 4
"""Characters of an "of" behind the word for a team."""
PAIR = 2
"""Words between two members of a list: "and" and an article."""
ISO = 2
"""Letters of a country's code; longer ones are those of bodies."""
_VISITED = 2
"""Characters of a particle between a town and the verb of coming to it behind it."""
ARTICLE = 3
"""Letters of an article before a member of a list."""
TITLE_REACH = 4
"""Words from a country to the person whose title it belongs to."""


def place_described(parts: Parts, left: int) -> Name | None:
    """The place that a clause tells more of ("flies to Paris, where he meets Y"): the name right before its "where"."""
    if not any(c.start - left <= WHERE for c in events(parts.doc, left, left + 3 * WHERE, "there")):
        return None
    before = within(parts.names, parts.start, left)[-1:]
    return next((n for n in before if n.kind in PLACES and parts.gap(n.end, left) == 0), None)


def parties_named(parts: Parts, start: int, end: int) -> list[Name]:
    """The parties and persons named in a stretch who may be those who meet."""
    names = [n for n in within(parts.names, start, end) if party(n) or n.kind == "speaker"]
    names = [n for n in names if not any(a <= n.start < b for a, b in parts.inserts)]
    names = [n for n in names if not (n.outlet or located(parts, n) or _told(parts, n) or _at_war(parts, n, names))]
    names = [n for n in names if not (_owner(parts, n) or _source(parts, n) or _of_another_meeting(parts, n))]
    return [n for n in names if not _title(parts, n, names)]


def _of_another_meeting(parts: Parts, name: Name) -> bool:
    """Is a body named only as whose summit another meeting is held beside ("on the margins of the NATO summit")?"""
    beside = [c for c in parts.cues("at_meeting") if c.end <= name.start and parts.gap(c.end, name.start) <= TEAM_REACH]
    summit = [c for c in parts.cues("event") if parts.gap(min(c.end, name.end), max(c.start, name.start)) <= 1]
    return name.kind in {"side", "country"} and len(name.id) > ISO and bool(beside) and bool(summit)


def _told(parts: Parts, name: Name) -> bool:
    """Is the name that of a body that only speaks ("the Kremlin said")?"""
    speaker = parts.doc.theatre.speakers.get(name.id)
    return speaker is not None and speaker.kind == "authority" and speaker.side is not None


def _source(parts: Parts, name: Name) -> bool:
    """Is a name only told as the source, by a word behind it ("メルツ独首相によると")?"""
    behind = parts.doc.cues_in("attribution", name.end, name.end + SOURCE_REACH)
    return any(c.id == "according_after" and not parts.broken(name.end, c.start) for c in behind)


def _owner(parts: Parts, name: Name) -> bool:
    """Does a name only tell whose something is ("Ukraine's membership"), and not whose delegation?"""
    end = name.gloss[1] if name.gloss else name.end
    words = [c for c in parts.cues("own") if c.start == end]
    if any(c.start == w.end for w in words for c in parts.cues("event")) and _listed(parts, name):
        return False  # "ロシアとトルコの外相会談"
    own = parts.text[name.start : end].endswith(("'s", "’s")) or bool(words)
    return own and name.kind != "speaker" and not has_team(parts, name)


def _listed(parts: Parts, name: Name) -> bool:
    """Is a name the last of a list of parties?"""
    before = [n for n in parts.names if n.end <= name.start][-1:]
    return any(party(n) not in {None, party(name)} and _joined(parts, n, name) for n in before)


def of_ministers(parts: Parts, name: Name) -> bool:
    """Does a title that fits one person open a list of countries whose ministers meet ("міністрів закордонних справ
    Росії та Туреччини")?"""
    titled = any(name.start <= c.start < name.end for c in parts.cues("team"))
    after = [n for n in parts.names if n.start >= name.end][:1]
    countries = [n for n in after if n.kind in {"country", "side"} and party(n) != name.side]
    return titled and any(_joined(parts, name, n) and parts.gap(name.end, n.start) <= PAIR for n in countries)


def _at_war(parts: Parts, name: Name, names: list[Name]) -> bool:
    """Is a country named only in the name of a war ("俄烏戰爭", "the Russia-Ukraine war")?"""
    if name.kind == "speaker":
        return False
    last = max((n.end for n in names if n.kind != "speaker" and 0 <= n.start - name.end <= 1), default=name.end)
    return any(0 <= c.start - last <= 1 for c in parts.cues("war"))


def _title(parts: Parts, name: Name, names: list[Name]) -> bool:
    """Is a country only part of the title of the person after it ("the German chancellor X"), or an adjective?"""
    if name.kind == "speaker":
        return _kin(parts, name, names)
    if name.case == "subject" and has_team(parts, name):
        return False  # "…대표단이 …에서 만난다고 X가 밝혔다"
    after = [n for n in names if n.kind == "speaker" and name.end <= n.start]
    if after and parts.gap(name.end, after[0].start) <= TITLE_REACH and not parts.broken(name.end, after[0].start):
        return not any(name.end <= c.start and c.end <= after[0].start for c in parts.cues("with"))
    return name.adjective and not (has_team(parts, name) or _counterpart(parts, name) or _peoples(parts, name, names))


def _peoples(parts: Parts, name: Name, names: list[Name]) -> bool:
    """Is a country's adjective one of a list of such ("Americans, Russians and Ukrainians meet again")?"""
    pairs = [sorted((n, name)) for n in names if n.adjective and n.id != name.id]
    return any(parts.gap(a.end, b.start) <= PAIR and _joined(parts, a, b) for a, b in pairs)


def _counterpart(parts: Parts, name: Name) -> bool:
    """Does a country's adjective tell whose minister somebody meets, who is not named ("his Polish counterpart")?"""
    return any(parts.gap(min(c.end, name.end), max(c.start, name.start)) == 0 for c in parts.cues("counterpart"))


def _kin(parts: Parts, name: Name, names: list[Name]) -> bool:
    """Is a person named only to tell who the next one is ("川普女婿庫許納", "Trump's envoy X")?"""
    if verb_first(parts.doc.language) and sum(n.kind == "speaker" for n in names) == 2:
        return False  # whoever meets and whom he meets stand side by side behind the verb
    after = next((n for n in names if n.kind == "speaker" and name.end <= n.start), None)
    if after is None or name.gloss or after.side not in {None, name.side}:
        return False
    apposed = parts.text[name.end : after.start].rstrip().endswith(",")  # "X's envoy, Y,"
    if parts.broken(name.end, after.start - 2 * apposed):
        return False
    joined = name.case == "with" or "·" in parts.text[name.end : after.start]
    between = [c for i in ("with", "joint") for c in parts.cues(i) if name.end <= c.start <= after.start]
    joined = joined or bool(between)
    own = parts.text[name.start : name.end].endswith(("'s", "’s")) or name.case == "of"
    reach = 3 if own else 0 if apposed else 1 if unspaced(parts.text[name.start]) else 0
    near = parts.gap(name.end, after.start) <= reach
    return not joined and near and (own or not apposed)


def has_team(parts: Parts, name: Name) -> bool:
    """Does a name stand beside the delegation that goes for it?"""
    before = [c for c in parts.cues("team") if c.end <= name.start] if name.adjective else []
    if before and parts.gap(before[-1].end, name.start) <= 2 and not parts.broken(before[-1].end, name.start):
        return True  # "rozmowy delegacji ukraińskiej i rosyjskiej"
    listed = [n for n in parts.names if n.adjective and n.end <= name.start][-1:] if name.adjective else []
    if listed and parts.gap(listed[0].end, name.start) <= 1 and _joined(parts, listed[0], name):
        return has_team(parts, listed[0])  # "tra le delegazioni russa, ucraina e americana"
    led = [c for c in parts.cues("team") if c.end <= name.start and parts.gap(c.end, name.start) <= TEAM_REACH]
    if led and name.kind == "speaker" and not parts.broken(led[-1].end, name.start):
        of = events(parts.doc, led[-1].end, led[-1].end + OF_REACH, "of")  # "the team of former president X"
        if of and not within(parts.names, of[0].end, name.start):
            return True
    met = [c for i in ("meet", "receive") for c in parts.cues(i) if c.start >= name.end]
    return any(
        name.end <= c.start
        and parts.gap(name.end, c.start) <= TEAM_REACH
        and not parts.broken(name.end, c.start)
        and not any(m.end <= c.start for m in met)
        for c in parts.cues("team")
    )


def _joined(parts: Parts, first: Name, second: Name) -> bool:
    """Does nothing but a comma, a hyphen ("russisch-ukrainische Gespräche") or "and" stand between two names?"""
    joints = [c for i in ("and", "joint") for c in parts.cues(i) if first.end <= c.start and c.end <= second.start]
    between = parts.text[first.end : second.start]
    if between[:1] == "," and len(between.strip(" ,")) <= ARTICLE:
        return True
    return bool(joints) or not between.strip(" ,、-–‑")


def located(parts: Parts, name: Name) -> bool:
    """Is a capital, country or seat of power only where something is?"""
    if name.kind == "speaker" and not _told(parts, name):
        return False
    if name.kind == "place" and parts.final and _of_event(parts, name):
        return True
    if name.case == "place" or _tells_of_town(parts, name) or _summit_of(parts, name):
        return True
    if (
        parts.final
        and name.kind == "place"
        and name.case == "of"
        and any(
            n.case in {"place", "to"} and n.kind in {"speaker", "venue"} and 0 <= n.start - name.end <= 1
            for n in parts.names
        )
    ):
        return True  # "ワシントンのホワイトハウスで"
    if parts.final and name.kind == "place" and any(0 <= c.start - name.end <= _VISITED for c in parts.cues("visit")):
        return True  # "ローマを訪れ"
    came = [c for c in parts.cues("visit") if c.end <= name.start and not parts.broken(c.end, name.start)]
    if came and name.kind == "place":  # "přiletěl ve středu do Moskvy": a word of place before the town
        word = events(parts.doc, came[-1].end, name.start, "locative")
        if word and not parts.text[word[-1].end : name.start].strip():
            return True
    for j in parts.cues("joint"):  # "having been in Kyiv, Moscow and Beijing"
        first = [n for n in parts.names if n.end <= j.start and parts.gap(n.end, j.start) == 0]
        if (
            j.end <= name.start
            and parts.gap(j.end, name.start) == 0
            and first
            and first[-1].kind == name.kind == "place"
        ):
            return located(parts, first[-1])
    for c in (*parts.cues("loc"), *parts.cues("visit")):
        if c.end <= name.start and not parts.broken(c.end, name.start):
            between = [n for n in within(parts.names, c.end, name.start) if n.kind in {"country", "region"}]
            if between and parts.gap(c.end, between[0].start) > 0:
                continue  # "in Istanbul meet delegations of Russia and Ukraine"
            if parts.gap(between[-1].end if between else c.end, name.start) <= (1 if between else 0):
                return True
            if parts.text[c.end : name.start].strip() == "the":
                return True
    return False


def _summit_of(parts: Parts, name: Name) -> bool:
    """Does a town stand beside the word for a meeting of two persons ("the Budapest summit between X and Y")?"""
    behind = {n.side for n in parts.names if n.kind == "speaker" and n.start >= name.end and not n.outlet}
    if name.kind != "place" or parts.final or len(behind) < 2:
        return False
    before = [c for c in parts.cues("event") if c.end <= name.start][-1:]
    of = [c for c in before if events(parts.doc, c.end, c.end + OF_REACH, "of") and parts.gap(c.end, name.start) <= 1]
    return bool(of) or any(0 <= c.start - name.end <= 1 for c in parts.cues("event"))


def _of_event(parts: Parts, name: Name) -> bool:
    """Does a town stand right before the word for a meeting of two persons named before ("부다페스트 회담")?"""
    persons = {n.id for n in parts.names if n.kind == "speaker" and n.end <= name.start}
    events_ = [c for c in parts.cues("event") if 0 <= c.start - name.end <= 1]
    return bool(events_) and len(persons) > 1


def _tells_of_town(parts: Parts, name: Name) -> bool:
    """Does a country only tell where the town behind it lies, where endings tell that ("튀르키예 이스탄불에서")?"""
    after = next((n for n in parts.names if n.start >= name.end and n.id != name.id), None)
    if name.case is None or after is None or after.kind != "place":
        return False
    between = parts.text[name.end : after.start]
    for c in events(parts.doc, name.end, after.start, "of", "capital", "part_of_town"):
        between = between.replace(parts.text[c.start : c.end], "", 1)
    return not between.strip(" ()ABCDEFGHIJKLMNOPQRSTUVWXYZ")
