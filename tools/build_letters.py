"""Builds the characters by which one script of a language is written in another, the same bytes each time.

    python tools/build_letters.py

Writes `base.toml` of Simplified Chinese from the characters that the tables of Traditional Chinese use, by OpenCC
(`pip install opencc`), which is asked here only and never at run time.
"""

from __future__ import annotations

from pathlib import Path

import opencc

LANGUAGES = Path(__file__).parents[1] / "src/frontledger/languages"
FROM, TO = "zh-Hant", "zh-Hans"
WRITES = "t2s"
"""OpenCC's name of the conversion, character by character."""
WHOLE = ("detect",)
"""Tables that are the language's own."""
HEAD = """\
# This language is {below} in other characters, with what the other files of this folder say besides: words of an array
# are further ones, and so is what stands after a `+` in a text; any other value takes the place of the one there.
# Written by tools/build_letters.py: `from` and `to` are characters, one for one; `whole` names tables of its own.
"""


def main() -> None:
    """Writes the table."""
    used = sorted({c for p in sorted((LANGUAGES / FROM).glob("*.toml")) for c in p.read_text("utf-8") if c > "\u2e7f"})
    convert = opencc.OpenCC(WRITES).convert
    pairs = [(c, other) for c in used if (other := convert(c)) != c and len(other) == 1]
    lines = [HEAD.format(below=FROM) + "[base]", f'language = "{FROM}"', f"whole = {list(WHOLE)}".replace("'", '"')]
    lines += [f'from = "{"".join(a for a, _ in pairs)}"', f'to = "{"".join(b for _, b in pairs)}"']
    (LANGUAGES / TO / "base.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
