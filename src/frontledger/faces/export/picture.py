"""Pictures drawn with matplotlib: the same bytes for the same rows."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Literal

from ...errors import library
from ...nouns.rows import Rows
from ..dossier.words import N_, Words

Draw = Callable[[Rows[Any], Any, str], None]
"""Draws rows on an empty matplotlib Figure, in the language of the answer."""

INK, GAIN, LOSS, QUIET = "#1a1a1a", "#b2182b", "#2166ac", "#8c8c8c"
"""Text; ground gained; ground lost; what is beside. Gained and lost are told apart without colour too: by sign, by
hatching, by a legend."""
LOCAL = N_("For local use only")
_FONT = "DejaVu Sans"
"""Comes with matplotlib: Latin, Greek and Cyrillic letters are the same on every machine."""
_HAN_FONTS = ("Noto Sans CJK TC", "Noto Sans TC", "PingFang TC", "Microsoft JhengHei", "WenQuanYi Zen Hei")


@contextmanager
def _style() -> Iterator[None]:
    """Settings of this house alone: none of the machine, no clock and no chance in a file."""
    matplotlib = library("matplotlib", "charts")
    ours = {
        "svg.hashsalt": "frontledger",
        "svg.fonttype": "path",
        "font.family": [_FONT, *_han_fonts()],
        "font.size": 10,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": INK,
        "axes.labelcolor": INK,
        "text.color": INK,
        "hatch.linewidth": 0.6,
    }
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(ours)
        yield


def _han_fonts() -> list[str]:
    installed = set(library("matplotlib.font_manager", "charts").fontManager.get_font_names())
    return [name for name in _HAN_FONTS if name in installed]


def words_for(lang: str) -> Words:
    """Words of a picture: in a language whose letters no font here has, English ones."""
    return Words("en" if lang.startswith("zh") and not _han_fonts() else lang, {})


def picture(
    rows: Rows[Any], draw: Draw, kind: Literal["png", "svg"], lang: str = "en", *, inches: tuple[float, float] = (9, 5)
) -> bytes:
    """A picture of rows.

    Args:
        rows: what to draw.
        draw: how.
        kind: of file.
        lang: of words in it.
        inches: width and height.

    Raises:
        InputError: matplotlib is not installed.
    """
    with _style():
        figure = library("matplotlib.figure", "charts").Figure(figsize=inches, layout="constrained")
        draw(rows, figure, lang)
        told = " · ".join(dict.fromkeys(c.credit for c in rows.credits))
        if rows.local_only:
            told = f"{words_for(lang)(LOCAL)} · {told}"
        figure.supxlabel(told, fontsize=7, color=QUIET, wrap=True)
        out = io.BytesIO()
        about = {"Date": None, "Creator": "frontledger"} if kind == "svg" else {"Software": "frontledger"}
        if rows.local_only:
            about["Description"] = rows.local_terms
        figure.savefig(out, format=kind, dpi=150, metadata=about)
    return out.getvalue()
