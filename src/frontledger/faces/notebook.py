"""What a notebook shows for an answer: the dossier in a frame of its own, so that neither page touches the other."""

from __future__ import annotations

from html import escape

from ..nouns import Answer
from ..nouns.base import html_of

HEIGHT = 720
"""Height of the frame, in pixels; it scrolls."""


@html_of.register
def answer_html(answer: Answer) -> str:
    """An answer as a fragment of HTML for `_repr_html_`.

    The frame is sandboxed: nothing in it can run, and links within the dossier work.
    """
    from .dossier import render  # only a notebook needs the page

    return (
        f'<iframe srcdoc="{escape(render(answer))}" sandbox="" width="100%" height="{HEIGHT}" '
        f'title="{escape(answer.report)}" loading="lazy" frameborder="0"></iframe>'
    )
