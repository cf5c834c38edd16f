"""Runs a command: input in, answer out, every error in plain words with what to do and an exit code."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import FrontledgerError, InputError
from .parser import VERDICTS, build

if TYPE_CHECKING:
    from ...nouns import Answer
    from .many import Out
    from .wanted import Wanted

STDIN_LIMIT = 20 * 1024 * 1024
"""Bytes read from standard input at most."""
_LONGEST_NAME = 255
"""Characters that a file may be named by."""
_PAGES = (".html", ".htm")
_SELDOM = (50_000, 50, 50)
"""When to look for garbage in circles: what is loaded stays, and to look through it as often as Python does of itself
takes a sixth of the time of reading."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    gc.set_threshold(*_SELDOM)
    for stream in (sys.stdout, sys.stderr):
        # the same bytes in any locale
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        args = _parsed(argv)
        commands = {"check": _check, "check-claim": _check_claim, "control": _control, "read": _read, "relays": _relays}
        return (commands | {"conventions": _conventions, "sources": _sources})[args.command](args)
    except FrontledgerError as e:
        _say(str(e), e.remedy)
        return e.exit_code
    except BrokenPipeError:
        # the reader of the pipe has seen enough
        _close_output()
        return 0
    except KeyboardInterrupt:
        _say("stopped")
        return 130


def _parsed(argv: Sequence[str] | None) -> argparse.Namespace:
    try:
        return build().parse_args(argv)
    finally:
        sys.stdout.flush()  # of --help, before the interpreter does and has nobody to tell


def _put(text: str) -> None:
    """Write the answer out."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as e:
        _close_output()
        raise InputError(f"cannot write the answer: {(e.strerror or str(e)).lower()}") from e


def _close_output() -> None:
    """Let what is still in the buffer go nowhere, or the interpreter would fail on it at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _say(message: str, remedy: str = "") -> None:
    """Tell a person something, on standard error; nothing in a hostile name or page controls the terminal."""
    from ..dossier.text import clean

    for lead, text in (("frontledger: ", message), (" " * 13, remedy)):
        if not text:
            continue
        plain = " ".join(clean(text).splitlines())
        if sys.stderr.isatty():
            from .lines import wrap

            columns = max(40, os.get_terminal_size(sys.stderr.fileno()).columns)
            plain = "\n".join(wrap(plain, columns, first=lead, rest=" " * 13))
        else:
            plain = lead + plain
        print(plain, file=sys.stderr)


def _check(args: argparse.Namespace) -> int:
    fail_on = _fail_on(args.fail_on)
    if args.report and (args.meta or _many(args.report)):
        from . import many

        return _given(many.check(args, fail_on))
    from .wanted import Wanted

    wanted = Wanted(args, _page(args))
    if args.show in ("removed", "all") and args.text == "quotes":
        raise InputError("with --text quotes there is no text to show", remedy=f"leave out --show {args.show}")
    from ... import check
    from .progress import progress

    source, name = _source(args.report[0])
    claims = None
    if args.claims:
        from .corrected import corrected

        claims = corrected(args.claims)
    if isinstance(source, str) and sys.stderr.isatty():
        _say(f"fetching {source} …")
    answer = check(
        source, name=name, published=args.published, language=args.language, lang=args.lang, claims=claims,
        theatre=args.theatre, text=args.text, data=args.data, roads=args.roads, offline=args.offline,
        progress=progress() if args.data else None,
    )  # fmt: skip
    return _give(answer, args, wanted, fail_on)


def _many(reports: Sequence[str]) -> bool:
    from ...verbs.check_many import holds_many

    return holds_many(reports)


def _relays(args: argparse.Namespace) -> int:
    from . import many

    return _given(many.relays(args))


def _given(pieces: Iterator[Out]) -> int:
    """Print, say and write each piece as it comes; gives the highest exit code among them."""
    code = 0
    for out in pieces:
        if out.page is not None:
            from .wanted import write_page

            write_page(*out.page)
        if out.text:
            _put(out.text)
        if out.said:
            _say(out.said, out.remedy)
        code = max(code, out.code)
    return code


def _check_claim(args: argparse.Namespace) -> int:
    from .wanted import Wanted

    wanted = Wanted(args, None if args.html is None else _named(Path(args.html or "claim.dossier.html")))
    fail_on = _fail_on(args.fail_on)
    args.show = None
    from ... import check_claim
    from .progress import progress

    claim = " ".join(args.claim)
    if len(claim) <= _LONGEST_NAME and Path(claim).suffix and Path(claim).is_file():
        raise InputError(f"{claim!r} is a file, not a claim", remedy=f"check its claims: frontledger check {claim}")
    answer = check_claim(
        claim, published=args.published, language=args.language, lang=args.lang, theatre=args.theatre,
        data=args.data, roads=args.roads, progress=progress() if args.data else None,
    )  # fmt: skip
    return _give(answer, args, wanted, fail_on)


def _give(answer: Answer, args: argparse.Namespace, wanted: Wanted, fail_on: tuple[str, ...]) -> int:
    """Write and print an answer as it is asked for."""
    said = wanted.write(answer)
    _print(answer, args, wanted.page)
    for line in said:
        print(line, file=sys.stderr)
    for note in answer.notes:
        _say(note)
    return _exit_code(answer, fail_on)


def _page(args: argparse.Namespace) -> Path | None:
    """Where the page goes; checked before anything is done."""
    if not args.report:
        taken = f": {args.html} was taken for the name of the page" if args.html else ""
        raise InputError(f"no report is given{taken}", remedy="give it first: frontledger check REPORT --html [OUT]")
    if args.html is None:
        return None
    out = _named(Path(args.html) if args.html else _beside(args.report[0]))
    report = args.report[0]
    if out.exists() and Path(report).exists() and out.samefile(report):
        raise InputError(f"--html {out}: that is the report itself", remedy="give the page a name of its own")
    return out


def _named(out: Path) -> Path:
    """A page by the name of one."""
    if out.suffix.lower() not in _PAGES:
        raise InputError(f"--html {out}: not the name of a page", remedy="let it end in .html; the report comes first")
    return out


def _beside(report: str) -> Path:
    if report == "-" or report.startswith(("http://", "https://")):
        return Path("report.dossier.html")
    path = Path(report)
    return path.with_name(f"{path.stem}.dossier.html") if path.name else Path("report.dossier.html")


def _fail_on(value: str | None) -> tuple[str, ...]:
    wanted = tuple(v.strip() for v in (value or "").split(",") if v.strip())
    for verdict in wanted:
        if verdict not in VERDICTS:
            raise InputError(f"--fail-on: no verdict {verdict!r}", remedy=f"there are {', '.join(VERDICTS)}")
    if value is not None and not wanted:
        raise InputError("--fail-on: no verdict is given", remedy=f"there are {', '.join(VERDICTS)}")
    return wanted


def _source(report: str) -> tuple[str | bytes | Path, str | None]:
    if report == "-":
        data = sys.stdin.buffer.read(STDIN_LIMIT + 1)
        if len(data) > STDIN_LIMIT:
            raise InputError(
                f"standard input is longer than {STDIN_LIMIT // 1024**2} MB", remedy="give one report at a time"
            )
        return data, "standard input"
    if report.startswith(("http://", "https://")):
        return report, None
    # a name in bytes that are no UTF-8 cannot stand in an answer
    return Path(report), os.fsencode(Path(report).name or report).decode("utf-8", "replace")


def _print(answer: Answer, args: argparse.Namespace, page: Path | None) -> None:
    if args.json:
        from msgspec.structs import replace

        # the map is the page's: outlines of countries are no part of an answer
        _put(replace(answer, map=None).to_json(indent=1) + "\n")
    elif args.csv:
        from ..export import answer_csv

        _put(answer_csv(answer))
    elif args.markdown:
        from .markdown import markdown

        _put(markdown(answer, show=args.show))
    elif sys.stdout.isatty() or args.show or args.ascii:
        from .terminal import Style, terminal

        style = Style.of_terminal(sys.stdout, ascii_only=args.ascii)
        _put(terminal(answer, style, show=args.show, dossier=page))
        return
    else:
        from .piped import piped

        _put(piped(answer))
    if page is not None:
        print(f"dossier: {page}", file=sys.stderr)


def _exit_code(answer: Answer, fail_on: tuple[str, ...]) -> int:
    failed = 0
    for verdict in fail_on:
        numbers = [str(c.number) for c in answer.claims if c.verdict == verdict]
        if numbers:
            failed = 1
            some = "1 claim" if len(numbers) == 1 else f"{len(numbers)} claims"
            print(f"{some} {verdict}: {', '.join(numbers)}", file=sys.stderr)
    return failed


def _read(args: argparse.Namespace) -> int:
    from . import read

    if args.out is not None:
        said, code = read.many(args)
        for line in said:
            _say(line)
        return code
    sources = [_source(r) for r in args.report]
    _put(read.text(args, sources))
    return 0


def _control(args: argparse.Namespace) -> int:
    from .control import run

    _put(run(args))
    return 0


def _conventions(args: argparse.Namespace) -> int:
    from ... import list_conventions
    from .lists import conventions

    _put(conventions(list_conventions(args.theatre), args.lang, as_json=args.json))
    return 0


def _sources(args: argparse.Namespace) -> int:
    from ... import list_sources
    from .lists import sources

    _put(sources(list_sources(args.theatre), args.lang, as_json=args.json))
    return 0
