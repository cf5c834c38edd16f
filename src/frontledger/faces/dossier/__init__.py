"""The dossier: an answer as one self-contained HTML page for editors, to read, print and pass on."""

from .page import render

__all__ = ["render"]
