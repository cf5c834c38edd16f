"""Places in no list that a text names once where its words say so, and again where they do not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from .found import Found
from .gloss import Run
from .sounds import Sounds
from .words import CJK, Grammar, Word

LEAST, LEAST_SIGNS = 5, 3
"""Letters of a name that is known again, and signs of one in a script without blanks."""


def named_again(
    run: Callable[[], Run], words: Sequence[Word], found: Sequence[Found], grammar: Grammar, heard: Sounds
) -> list[Found]:
    """The same names wherever else they stand, in any of their forms, where nothing else was found.

    Args:
        run: gives the text without its blanks.
        words: its words.
        found: what was found in it.
        grammar: that of the language.
        heard: the signs in which foreign names are written.
    """
    told = [f for f in found if f.kind == "place" or (f.hits and f.evidence > 0 and _only_heard(f))]
    if not told:
        return []
    taken = {at for f in found for at in range(f.start, f.end)}
    signs = {f.key: f for f in told if len(f.key) >= LEAST_SIGNS and CJK.match(f.key)}
    out = list(_signs(run(), signs, taken, heard)) if signs else []
    forms = {
        r: f for f in reversed(told) if len(f.key) >= LEAST and not CJK.match(f.key) for r in grammar.readings(f.key)
    }
    for word in words if forms else ():
        if not word.named or len(word.key) < LEAST or word.start in taken or grammar.common(word.key):
            continue
        like = next((forms[r] for r in grammar.readings(word.key) if r in forms and len(r) >= LEAST), None)
        if like is not None:
            out.append(like._replace(start=word.start, end=word.end, evidence=0, gloss=None, listed=False))
    return out


def _only_heard(f: Found) -> bool:
    return all(h.kind == "heard" for h in f.hits)


def _signs(run: Run, names: dict[str, Found], taken: set[int], heard: Sounds) -> Iterator[Found]:
    """Where names stand again in a text without blanks, not as parts of longer ones."""
    heads: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        heads.setdefault(name[:LEAST_SIGNS], []).append(name)
    text = run.text
    for i in range(len(text) - LEAST_SIGNS + 1):
        for name in heads.get(text[i : i + LEAST_SIGNS], ()):
            end = i + len(name)
            if not text.startswith(name, i) or any(at in taken for at in run.at[i:end]):
                continue
            if any(c and c in heard.foreign for c in (text[i - 1 : i] if i else "", text[end : end + 1])):
                continue
            yield names[name]._replace(start=run.at[i], end=run.at[end - 1] + 1, evidence=0, gloss=None)
            break
