"""What a notebook shows for an answer: the dossier in a frame of its own, so that neither page touches the other."""

from __future__ import annotations

from markupsafe import escape

from ..nouns import Answer
from .dossier import render

HEIGHT = 720
"""Height of the frame, in pixels; it scrolls."""


def answer_html(answer: Answer) -> str:
    """An answer as a fragment of HTML for `_repr_html_`.

    The frame is sandboxed: nothing in it can run, and links within the dossier work.
    """
    return (
        f'<iframe srcdoc="{escape(render(answer))}" sandbox="" width="100%" height="{HEIGHT}" '
        f'title="{escape(answer.report)}" loading="lazy" frameborder="0"></iframe>'
    )
