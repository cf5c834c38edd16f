"""Titles that stand for whoever was named with them: "the governor" is the one called so before in the report.

A title is known from the words beside a person's name, as far as they are roles (`names.toml`, `roles`).
"""

from __future__ import annotations

from collections.abc import Sequence

from .cues import unspaced
from .doc import Doc
from .lately import alike
from .marks import Name
from .named import kind_of
from .names.words import grammar

_BEFORE, _AFTER = 64, 60
"""Characters beside a name in which its titles stand."""
_WORDS = 5
"""Words beside a name at most that belong to its title."""
_APPOSED = 9
"""Words before a name and a comma among which its title is."""
_GLUED = 8
"""Characters of a title that is glued behind a name."""
_MOST = 16
"""Titles that are kept."""
_ENDS = ',;:.!?()«»\u201c\u201d"–—，。；：'

Titles = tuple[tuple[str, Name], ...]


def titles_of(doc: Doc, named: Sequence[Name], known: Titles) -> Titles:
    """The titles known so far, with those that stand beside the names of persons."""
    new: list[tuple[str, Name]] = []
    for name in named:
        if kind_of(doc, name) != "person":
            continue
        new += [(title, name) for title in _beside(doc, name)]
    words = {w for w, _ in new}
    return (*(t for t in known if t[0] not in words), *new)[-_MOST:]


def person_of(doc: Doc, said: str, titles: Titles) -> Name | None:
    """Whom the words for a title stand for, where somebody was called so before."""
    if not titles:
        return None
    if unspaced(said[:1] or " "):
        # "同氏" is whoever was spoken of, by whatever title
        return next((name for title, name in reversed(titles) if len(title) > 1 and title in said), None)
    words = [w for w in said.split() if _role(doc, w)]
    return next((name for title, name in reversed(titles) if any(alike(title, w) for w in words)), None)


def person_for(doc: Doc, said: str, titles: Titles, name: Name | None) -> Name | None:
    """Who is meant where the words for a title of more than one word ("the region's head") fit no body: of the side of
    the body that spoke last, whoever was called by a title last; else that speaker."""
    words = said.split()
    if not any(_role(doc, w) for w in words):
        return name  # "the institution" is no person
    if name is None or kind_of(doc, name) != "authority" or not titles or unspaced(said[:1] or " "):
        return name
    of = {w for w in words if not _role(doc, w) and len(w) > 2} - set(grammar(doc.language).list("definite"))
    body = doc.folded[name.start : name.end].split()
    if not of or len(of) == len(words) or any(alike(w, b) for w in of for b in body):
        return name
    return next((n for _, n in reversed(titles) if n.side == name.side), name)


def _beside(doc: Doc, name: Name) -> list[str]:
    """The titles that stand before a name, in it, or behind it after a comma."""
    text = doc.folded
    if unspaced(text[name.start]):
        roles = grammar(doc.language).list("roles")
        behind, own = text[name.end : name.end + _GLUED].strip(), text[name.start : name.end]
        before = text[max(0, name.start - _GLUED) : name.start]
        return [r for r in roles if behind.startswith(r) or r in own or before.endswith(r)][:_WORDS]
    before = text[max(0, name.start - _BEFORE) : name.start]
    after = text[name.end : name.end + _AFTER]
    apposed = []
    if before.endswith(", ") and after[:1] in _ENDS:  # "the spokesman of the forces of the south, X, …"
        first = before[:-2]
        first = first[max(first.rfind(c) for c in _ENDS) + 1 :]
        apposed = [w for w in first.split()[-_APPOSED:] if _role(doc, w)][:1]
    before = before[max(before.rfind(c) for c in _ENDS) + 1 :]
    right = after.split()[:1] if after.startswith(" ") else []  # "Ljah polgármester"
    after = after[1:] if after.startswith(",") else ""
    after = after[: min((i for i in map(after.find, _ENDS) if i >= 0), default=len(after))]
    words = [*before.split()[-_WORDS:], *text[name.start : name.end].split(), *right, *after.split()[:_WORDS]]
    return [*apposed, *(w for w in words if _role(doc, w))]


def _role(doc: Doc, word: str) -> bool:
    return len(word) > 2 and grammar(doc.language).any_in(word, "roles")
