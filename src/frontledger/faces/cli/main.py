"""Runs a command: input in, answer out, every error in plain words with what to do and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import FrontledgerError, InputError
from .parser import VERDICTS, build

if TYPE_CHECKING:
    from ...nouns import Answer, Claim

STDIN_LIMIT = 20_000_000
"""Bytes read from standard input at most."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives the exit code."""
    for stream in (sys.stdout, sys.stderr):
        # the same bytes in any locale
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    args = build().parse_args(argv)
    try:
        code = {"check": _check, "conventions": _conventions, "sources": _sources}[args.command](args)
        sys.stdout.flush()
    except FrontledgerError as e:
        print(f"frontledger: {_plain(str(e))}", file=sys.stderr)
        if e.remedy:
            print(f"             {_plain(e.remedy)}", file=sys.stderr)
        return e.exit_code
    except BrokenPipeError:
        # the reader of the pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("frontledger: stopped", file=sys.stderr)
        return 130
    return code


def _plain(text: str) -> str:
    """No control characters of a hostile name or page reach the terminal."""
    return "".join(c if c.isprintable() else "�" for c in text)


def _check(args: argparse.Namespace) -> int:
    from ... import check

    fail_on = _fail_on(args.fail_on)
    source, name = _source(args.report)
    claims = _claims(args.claims) if args.claims else None
    if isinstance(source, str) and sys.stderr.isatty():
        print(f"fetching {_plain(source)} …", file=sys.stderr)
    answer = check(
        source, name=name, published=args.published, language=args.language, lang=args.lang, claims=claims,
        theatre=args.theatre, text=args.text, data=args.data, offline=args.offline,
    )  # fmt: skip
    written = _write_page(answer, args) if args.html is not None else None
    _print(answer, args, written)
    for note in answer.notes:
        print(f"frontledger: {_plain(note)}", file=sys.stderr)
    return _exit_code(answer, fail_on)


def _fail_on(value: str | None) -> tuple[str, ...]:
    wanted = tuple(v.strip() for v in (value or "").split(",") if v.strip())
    for verdict in wanted:
        if verdict not in VERDICTS:
            raise InputError(f"--fail-on: no verdict {verdict!r}", remedy=f"there are {', '.join(VERDICTS)}")
    return wanted


def _source(report: str) -> tuple[str | bytes | Path, str | None]:
    if report == "-":
        data = sys.stdin.buffer.read(STDIN_LIMIT + 1)
        if len(data) > STDIN_LIMIT:
            raise InputError(
                f"standard input is longer than {STDIN_LIMIT // 1_000_000} MB", remedy="give one report at a time"
            )
        return data, "-"
    if report.startswith(("http://", "https://")):
        return report, None
    return Path(report), None


def _claims(path: Path) -> list[Claim]:
    import msgspec

    from ...nouns import Claim

    class File(msgspec.Struct):
        claims: list[Claim]

    try:
        return msgspec.json.decode(path.read_bytes(), type=File).claims
    except OSError as e:
        raise InputError(f"cannot read {path}: {(e.strerror or str(e)).lower()}") from e
    except (msgspec.ValidationError, msgspec.DecodeError) as e:
        raise InputError(
            f"{path}: not a file of claims: {e}", remedy="the form is that of: frontledger check REPORT --json"
        ) from e


def _write_page(answer: Answer, args: argparse.Namespace) -> Path:
    from ..dossier import render

    out = Path(args.html) if args.html else _beside(args.report)
    part = out.with_name(out.name + ".part")
    try:
        part.write_text(render(answer), "utf-8", newline="\n")
        part.replace(out)
    except OSError as e:
        part.unlink(missing_ok=True)
        raise InputError(
            f"cannot write {out}: {(e.strerror or str(e)).lower()}", remedy="name a file: --html OUT"
        ) from e
    return out


def _beside(report: str) -> Path:
    if report == "-" or report.startswith(("http://", "https://")):
        return Path("report.dossier.html")
    return Path(report).with_suffix(".dossier.html")


def _print(answer: Answer, args: argparse.Namespace, written: Path | None) -> None:
    if args.json:
        print(answer.to_json(indent=1))
    elif args.markdown:
        from .markdown import markdown

        print(markdown(answer, show=args.show), end="")
    elif sys.stdout.isatty() or args.show or args.ascii:
        from .terminal import Style, terminal

        style = Style.of_terminal(sys.stdout, ascii_only=args.ascii)
        print(terminal(answer, style, show=args.show, dossier=written), end="")
        return
    else:
        from .piped import piped

        print(piped(answer), end="")
    if written is not None:
        print(f"dossier: {written}", file=sys.stderr)


def _exit_code(answer: Answer, fail_on: tuple[str, ...]) -> int:
    failed = 0
    for verdict in fail_on:
        numbers = [str(c.number) for c in answer.claims if c.verdict == verdict]
        if numbers:
            failed = 1
            some = "1 claim" if len(numbers) == 1 else f"{len(numbers)} claims"
            print(f"{some} {verdict}: {', '.join(numbers)}", file=sys.stderr)
    return failed


def _conventions(args: argparse.Namespace) -> int:
    from ... import list_conventions
    from .lists import conventions

    print(conventions(list_conventions(args.theatre), args.lang, as_json=args.json), end="")
    return 0


def _sources(args: argparse.Namespace) -> int:
    from ... import list_sources
    from .lists import sources

    print(sources(list_sources(args.theatre), as_json=args.json), end="")
    return 0
