"""A claim as a card to pass on: one picture of 1200 × 630 with the report's words, the verdict, the sentence, what was
measured and by whose rule. As SVG the same answer gives the same bytes; lines are broken by measured width."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from markupsafe import Markup, escape

from ...nouns import Answer, CheckedClaim
from ...nouns import format as form
from ..cli.lines import wrap
from ..cli.said import figures_of, said_by
from ..dossier.cards import YES, Card, card
from ..dossier.charts.rows import fit_strip
from ..dossier.charts.svg import WIDE, n, shortened, text_width
from ..dossier.figures import strip_of
from ..dossier.text import clean, opened
from ..dossier.words import AS_OF, Words

WIDTH, HEIGHT = 1200, 630
MARGIN = 64
ROOM = WIDTH - 2 * MARGIN
MOST_DOTS = 4
"""Measurements on the number line: more do not stay apart at this size."""
PAPER, INK, INK2, INK3, BLUE, GREY, HIT, BAND = (
    "#f7f6f2", "#17191d", "#464b54", "#626771", "#0a5487", "#555b65", "#b23f06", "#f6dcc0",
)  # fmt: skip
_COLOURS = {
    **dict.fromkeys(("supported", "other_rule", "depends"), BLUE),
    **dict.fromkeys(("uncovered", "unmeasurable", "context"), GREY),
}
_SERIF = (
    '"Iowan Old Style","Palatino Linotype",Palatino,Charter,"Noto Serif",Georgia,"Liberation Serif"',
    "serif",
)
_SANS = ('system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans"', "sans-serif")
_EAST = {
    "zh-Hant": ('"Songti TC","Noto Serif CJK TC"', '"PingFang TC","Microsoft JhengHei","Noto Sans CJK TC"'),
    "zh-Hans": ('"Songti SC","Noto Serif CJK SC"', '"PingFang SC","Microsoft YaHei","Noto Sans CJK SC"'),
    "ja": ('"Hiragino Mincho ProN","Noto Serif CJK JP"', '"Hiragino Sans","Yu Gothic","Noto Sans CJK JP"'),
    "ko": ('"AppleMyungjo","Noto Serif CJK KR"', '"Apple SD Gothic Neo","Malgun Gothic","Noto Sans CJK KR"'),
    "ar": ('"Noto Naskh Arabic"', '"Geeza Pro","Segoe UI","Noto Sans Arabic"'),
}
"""Fonts that come first in a language, so that names in Latin letters stay in the same one: serif, sans."""
_QUOTES = {"zh": "「」", "ja": "「」", "ar": "«»"}
"""Around the report's words, where a language's fonts have others."""
_SIZES = (40.0, 36.0, 32.0, 28.0, 24.0)
"""Sizes of the sentence, the largest that has room."""
_WIDER = 1.03
"""A line may be so much wider than estimated: the widest of the fonts asked for, Cyrillic in DejaVu, still ends within
the margin."""
_LEAST = 1.2
"""Scale below which the letters of what was measured are too small: the sentence gives way first."""
_ARROW, _THEN = "→", "›"
"""Few of the fonts asked for have the arrow, and one letter without would change the font of all."""


def card_svg(answer: Answer, claim: CheckedClaim) -> str:
    """The card of one claim of an answer, in the answer's language."""
    words = Words(answer.lang, answer.labels)
    shown = card(claim, answer, words)
    rules = _deciding(answer, claim)
    foot = _foot(answer, claim, rules, words)
    foot_top = HEIGHT - 20 - 23 * len(foot)
    head, y = _head(answer, shown, words)
    middle = _strip(claim, words) or _rows(shown, [counts for _, counts in rules], words)
    sentence, y = _sentence(claim.sentence, y, foot_top - y - 44 - ((middle[1] + 16) * _LEAST if middle else 0))
    parts = [
        *head,
        *sentence,
        *_placed(middle, y + 14, foot_top - 22),
        *(_text("k", MARGIN, foot_top + 23 * i, line) for i, line in enumerate(foot)),
    ]
    title = words("{name}: {what}", name=shown.verdict, what=claim.title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'lang="{escape(answer.lang)}" role="img" aria-labelledby="t d">'
        f'<title id="t">{escape(clean(title))}</title><desc id="d">{escape(clean(claim.sentence))}</desc>'
        f"<style>{_style(answer.lang, answer.language, colour_of(claim.verdict))}</style>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>'
        f'<rect width="{WIDTH}" height="10" fill="{colour_of(claim.verdict)}"/>' + "".join(parts) + "</svg>\n"
    )


def _head(answer: Answer, shown: Card, words: Words) -> tuple[list[str], float]:
    """Verdict with its mark, which report, the claim's words and who says them; and where that ends."""
    colour = colour_of(shown.claim.verdict)
    typed = answer.published_from in AS_OF
    report = words("a report")
    if answer.published:
        day = words.day(answer.published)
        report = words("a claim, as of {day}", day=day) if typed else words("report of {day}", day=day)
    parts = [
        f'<g transform="translate({MARGIN} 44) scale(2.1)">{mark(shown.claim.verdict, colour)}</g>',
        _text("v", MARGIN + 48, 73, shown.verdict),
        # above the verdict, which may be a long word
        _text("k", WIDTH - MARGIN, 36, f"Frontledger · {report}", "end"),
    ]
    said = words("says {who}", who=said_by(shown.claim, words))
    marks = _QUOTES.get(answer.language.partition("-")[0], "“”")
    lines = _lines(f"{marks[0]}{shown.claim.quote}{marks[1]}", 22, ROOM - 24)
    if len(lines) > 2:
        lines = [lines[0], shortened(f"{lines[1]} …", (ROOM - 24) / 22 * 12)]
    y = 116.0
    turned = form.direction(answer.language) == "rtl"
    for line in lines:
        parts.append(_text("q", WIDTH - MARGIN if turned else MARGIN + 20, y, line, "end" if turned else "start"))
        y += 30
    parts.append(_text("k", MARGIN + 20, y, said))
    parts.append(f'<rect x="{MARGIN}" y="96" width="5" height="{n(y - 90)}" fill="{HIT}"/>')
    return parts, y + 14


def _sentence(text: str, y: float, room: float) -> tuple[list[str], float]:
    """The sentence in the largest size that has room; and where it ends."""
    for size in _SIZES:
        lines = _lines(text, size, ROOM)
        if len(lines) * size * 1.28 <= room or size == _SIZES[-1]:
            break
    parts = [_text("s", MARGIN, y + size * (1.05 + 1.28 * i), line, size=size) for i, line in enumerate(lines)]
    return parts, y + size * 1.28 * len(lines) + 8


def _strip(claim: CheckedClaim, words: Words) -> tuple[str, float] | None:
    """The fit strip and its height in units of its width; None where the claim has none."""
    used = [e for e in claim.evidence if e.fit != "not_used"]
    found = strip_of(claim, used, words)
    if found is None:
        return None
    drawn = fit_strip(words, found.dots[:MOST_DOTS], found.bounds, unit=found.unit, label=found.label, width=WIDE)
    box = re.search(r'viewBox="0 0 \d+ ([\d.]+)"', drawn)
    if box is None:
        raise ValueError("a drawing without its size")
    head = escape(clean(found.subtitle))
    return f'<text class="st" x="0" y="10">{head}</text>{_inner(drawn)}', float(box[1])


def _inner(drawn: Markup) -> str:
    """Marks of a drawing, below a line for its subtitle."""
    inner = drawn[drawn.index(">") + 1 : drawn.rindex("</svg>")]
    return f'<g transform="translate(0 16)">{inner}</g>'


def _rows(shown: Card, told: Sequence[str], words: Words) -> tuple[str, float] | None:
    """The measurements as lines: does it fit, the figure, by whose rule. As many as stand on the card; what a rule
    counts is left out where the foot tells it."""
    rows = shown.rows[:MOST_DOTS]
    if not rows:
        return None
    size = 13.5
    answers = max(text_width(r.answer, size) for r in rows) + 34
    figures = max(text_width(f, size) for f in figures_of(shown, words)[:MOST_DOTS]) + 14
    parts = []
    for i, (row, figure) in enumerate(zip(rows, figures_of(shown, words), strict=False)):
        y = 14 + 21 * i
        what = row.notes[0] if row.notes else ""
        for counts in told:
            what = what.removeprefix(counts).removeprefix("; ")
        name = words("{name}: {what}", name=row.name, what=what) if what else row.name
        name = shortened(name, (WIDE - answers - figures) / size * 12)
        # a drawn dot: as a letter it would come in another font
        dot = {"●": "in", "○": "out"}.get(row.mark)
        parts += [
            f'<circle class="{dot}" cx="6" cy="{n(y - 4.5)}" r="4.5"/>' if dot else "",
            _text("r", 20, y, row.answer),
            _text("r b", answers + figures - 14, y, figure, "end"),
            _text("r", answers + figures, y, name),
        ]
    return "".join(parts), 21.0 * len(rows)


def _placed(middle: tuple[str, float] | None, top: float, bottom: float) -> list[str]:
    """What was measured, as large as it has room between the sentence and the foot."""
    if middle is None:
        return []
    marks, height = middle
    scale = min(ROOM / WIDE, (bottom - top) / (height + 16))
    y = max(top, bottom - scale * (height + 16))
    return [f'<g transform="translate({MARGIN} {n(y)}) scale({scale:.3f})">{marks}</g>']


def _deciding(answer: Answer, claim: CheckedClaim) -> list[tuple[str, str]]:
    """Rules that decide, two at most, with what they count: the credited source's own and those that fit."""
    deciding = [e for e in claim.evidence if e.own or e.fit in YES] or list(claim.evidence[:1])
    rules = {c.id: c for c in answer.conventions}
    found = [rules[id_] for id_ in dict.fromkeys(e.convention for e in deciding) if id_ in rules]
    lang = answer.lang
    return [
        (c.names.get(lang) or c.names.get("en", c.id), c.words.get(lang) or c.words.get("en", "")) for c in found[:2]
    ]


def _foot(answer: Answer, claim: CheckedClaim, rules: Sequence[tuple[str, str]], words: Words) -> list[str]:
    """Rules in their words, whose maps, how many origins: what the card rests on."""
    said = [words("{name}: {what}", name=opened(name), what=counts) for name, counts in rules]
    used = {e.source for e in claim.evidence}
    credits = [s.credit for s in answer.sources if s.id in used]
    lines = _lines(words("; ").join(said), 17, ROOM) if said else []
    if credits:
        origins = words.n("{n} independent origin", "{n} independent origins", len(claim.roots))
        what = words("Measured on {credits}. {origins}.", credits=words("; ").join(credits), origins=origins)
        lines += _lines(what, 17, ROOM)
    return lines[:5]


def _lines(text: str, size: float, room: float) -> list[str]:
    return wrap(clean(text), room, measure=lambda t: text_width(t, size) * _WIDER)


def _text(cls: str, x: float, y: float, text: str, anchor: str = "start", *, size: float | None = None) -> str:
    end = "" if anchor == "start" else f' text-anchor="{anchor}"'
    big = "" if size is None else f' font-size="{n(size)}"'
    return f'<text class="{cls}" x="{n(x)}" y="{n(y)}"{end}{big}>{escape(clean(text).replace(_ARROW, _THEN))}</text>'


def colour_of(verdict: str) -> str:
    """Blue for what fits, grey for what is not judged, ink for the rest."""
    return _COLOURS.get(verdict, INK)


def mark(verdict: str, colour: str, paper: str = PAPER) -> str:
    """A verdict's mark, 16 × 16, in plain colours."""
    return _marks()[verdict].replace("currentColor", colour).replace("var(--card)", paper)


@lru_cache(maxsize=1)
def _marks() -> dict[str, str]:
    sprite = resources.files("frontledger.faces.dossier").joinpath("templates", "marks.svg").read_text("utf-8")
    return dict(re.findall(r'<symbol id="m-(\w+)"[^>]*>(.*?)</symbol>', sprite, re.DOTALL))


def _fonts(lang: str, which: int) -> str:
    stack, generic = (_SERIF, _SANS)[which]
    first = [_EAST[lang][which]] if lang in _EAST else []
    rest = [fonts[which] for tag, fonts in _EAST.items() if tag != lang]
    return ",".join([*first, stack, *rest, generic])


def _style(lang: str, quoted: str, colour: str) -> str:
    sans = _fonts(lang, 1)
    rules: Sequence[tuple[str, str]] = (
        ("text", f"font-family:{sans};fill:{INK}"),
        (".s", f"font-family:{_fonts(lang, 0)}"),
        (".v", f"font-size:34px;font-weight:600;fill:{colour}"),
        (".q", f"font-family:{_fonts(quoted, 1)};font-size:22px;fill:{INK2}"),
        (".k", f"font-size:17px;fill:{INK3}"),
        (".st,.lb,.hl", "font-size:12px"),
        (".st", f"fill:{INK2}"),
        (".tk", f"font-size:11.5px;fill:{INK3}"),
        (".hl", f"font-weight:600;fill:{HIT}"),
        (".r", "font-size:13.5px"),
        (".b", "font-weight:600"),
        (".ax", f"stroke:{INK3};fill:none"),
        (".rec", f"stroke:{HIT};stroke-dasharray:5 3;fill:none"),
        (".band", f"fill:{BAND}"),
        (".in", f"fill:{BLUE}"),
        (".out", f"fill:{PAPER};stroke:{INK2};stroke-width:1.8"),
    )
    return "".join(f"{name}{{{what}}}" for name, what in rules)
