#!/usr/bin/env python3
"""Writes what documents show of the program itself: docs/reference.md, the run in README.md, the table of sources.

python tools/build_docs.py            write
python tools/build_docs.py --check    say what is out of date, write nothing
"""

from __future__ import annotations

import inspect
import os
import re
import sys
from pathlib import Path

import frontledger
from frontledger.faces.cli.parser import build, every
from frontledger.faces.cli.terminal import Style, terminal
from frontledger.theatre import load

ROOT = Path(__file__).resolve().parent.parent
SOURCES = re.compile(r"(?<=<!-- sources -->\n).*?(?=<!-- end -->)", re.DOTALL)
RUN = re.compile(r"(?<=<!-- run -->\n).*?(?=<!-- end -->)", re.DOTALL)
HEAD = """# Reference

Made from the program by `python tools/build_docs.py`. A verb of the command line is a verb of the Python API, and
options have the names of arguments. What a claim is: [claims.md](claims.md). How a verdict comes about:
[checking.md](checking.md). Forms of JSON: [schemas](schemas/README.md).

"""


def reference() -> str:
    """docs/reference.md."""
    os.environ["COLUMNS"] = "100"
    out = [HEAD, "## Command line\n"]
    for name, command in every(build()).items():
        out.append(f"\n### {name}\n\n```\n{command.format_help().rstrip()}\n```\n")
    out.append("\n## Python\n\n`import frontledger as fl`\n")
    for name in frontledger.__all__:
        verb = getattr(frontledger, name)
        if callable(verb):
            doc = inspect.getdoc(verb) or ""
            out.append(f"\n### fl.{name}\n\n```python\n{name}{_signature(verb)}\n```\n\n{_listed(doc)}\n")
    return "".join(out)


def _signature(verb: object) -> str:
    """The signature, an argument a line."""
    signature = inspect.signature(verb)  # type: ignore[arg-type]
    parts, named = [], False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not named:
            parts.append("*")
            named = True
        default = "" if parameter.default is parameter.empty else f" = {parameter.default!r}"
        parts.append(f"{parameter.name}: {parameter.annotation}{default}")
    lines = "".join(f"    {part},\n" for part in parts)
    return f"(\n{lines}) -> {signature.return_annotation}"


def _listed(doc: str) -> str:
    """A docstring as Markdown: its sections as bold words, its arguments as a list."""
    lines = []
    for line in doc.splitlines():
        if re.fullmatch(r"(Args|Returns|Raises):", line):
            lines += [f"**{line}**", ""]
        elif re.match(r" {4}\S", line):
            lines.append(re.sub(r"^ {4}(\w+): ", r"* `\1`: ", line) if re.match(r" {4}\w+: ", line) else line.strip())
        else:
            lines.append(line.strip() if line.startswith(" ") else line)
    return "\n".join(lines)


def readme() -> str:
    """README.md with the run as it is."""
    text = (ROOT / "README.md").read_text("utf-8")
    answer = frontledger.check(ROOT / "demo" / "report.txt")
    shown = terminal(answer, Style(width=100)).replace("\u00a0", " ")
    return RUN.sub(lambda _: f"```\n$ frontledger check demo/report.txt\n\n{shown}```\n", text)


def sources() -> str:
    """docs/sources.md with the table of the sources that ship."""
    theatre = load()
    rows = ["| id | what | form | in a folder of data | root | may be passed on |", "|---|---|---|---|---|---|"]
    for s in theatre.sources.values():
        reader = theatre.readers.get(s.id)
        where = ", or ".join(reader.paths) if reader else ""
        root = f"{s.root}, redrawn from {s.derived_from}" if s.derived_from else s.root
        rows.append(f"| `{s.id}` | {s.name} | {reader.form if reader else ''} | {where} | {root} | {s.share} |")
    text = (ROOT / "docs" / "sources.md").read_text("utf-8")
    return SOURCES.sub(lambda _: "\n".join([*rows, ""]), text)


def main(arguments: list[str]) -> int:
    """Command line."""
    stale = False
    made = {"docs/reference.md": reference, "docs/sources.md": sources, "README.md": readme}
    for path, text in ((ROOT / name, make()) for name, make in made.items()):
        if path.exists() and path.read_text("utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"{path.relative_to(ROOT)}: out of date; run python tools/build_docs.py")
            stale = True
        else:
            path.write_text(text, "utf-8", newline="\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
