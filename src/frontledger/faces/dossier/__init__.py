"""The dossier: an answer as one self-contained HTML page for editors, to read, print and pass on."""

from __future__ import annotations

from ...nouns import Answer

__all__ = ["render"]


def render(answer: Answer) -> str:
    """An answer as one HTML page that needs nothing else: no script, no font, no request.

    The same answer gives the same bytes.
    """
    # the terminal shares the words of the page and must not wait for its templates
    from .page import assemble

    return assemble(answer)
