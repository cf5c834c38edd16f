"""Builds the characters by which one script of a language is written in another, the same bytes each time.

    python tools/build_letters.py

Writes `base.toml` of Simplified Chinese from the characters that the tables of Traditional Chinese and the theatre's
names use, by OpenCC (`pip install opencc`), which is asked here only and never at run time.
"""

from __future__ import annotations

from pathlib import Path

import opencc

PACKAGE = Path(__file__).parents[1] / "src/frontledger"
LANGUAGES = PACKAGE / "languages"
NAMES = ("theatre/ukraine/sides.toml", "theatre/ukraine/speakers.csv", "theatre/ukraine/aliases.csv")
FROM, TO = "zh-Hant", "zh-Hans"
WRITES = "t2s"
"""OpenCC's name of the conversion, character by character."""
OTHERS = {"砲": "炮"}
"""What simplified print writes otherwise, though it knows the character too."""
WHOLE = ("detect",)
"""Tables that are the language's own."""
HEAD = """\
# This language is {below} in other characters, with what the other files of this folder say besides: words of an array
# are further ones, and so is what stands after a `+` in a text; any other value takes the place of the one there.
# Written by tools/build_letters.py: `from` and `to` are characters, one for one; `whole` names tables of its own.
"""


def main() -> None:
    """Writes the table."""
    files = [*sorted((LANGUAGES / FROM).glob("*.toml")), *(PACKAGE / name for name in NAMES)]
    used = sorted({c for p in files for c in p.read_text("utf-8") if "\u2e7f" < c < "\ua000"})
    convert = opencc.OpenCC(WRITES).convert
    pairs = [(c, other) for c in used if (other := OTHERS.get(c) or convert(c)) != c and len(other) == 1]
    lines = [HEAD.format(below=FROM) + "[base]", f'language = "{FROM}"', f"whole = {list(WHOLE)}".replace("'", '"')]
    lines += [f'from = "{"".join(a for a, _ in pairs)}"', f'to = "{"".join(b for _, b in pairs)}"']
    (LANGUAGES / TO / "base.toml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
