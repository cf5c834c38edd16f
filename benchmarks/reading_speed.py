"""How fast reports are read, beside what people stack for the same text today: one core, one run, side by side.

    python benchmarks/reading_speed.py SHARED [--rounds N] [--peers] [--hostile]

SHARED holds `corpus` and `data/text/real.tar.xz`. The whole reading is bytes to claims: decoding, cleaning, times,
quantities, names, claims; the language is given. A report counts as 3 KB: bytes by 3,000.
Peers do a part each (`pip install frontledger[bench]`): none of them gives a claim.
"""

from __future__ import annotations

import argparse
import csv
import os
import platform
import re
import resource
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import frontledger as fl
from frontledger.languages import LANGUAGES

KB3 = 3000
HOSTILE = {
    "digits": "1",
    "grouped digits": "1,150,",
    "letters": "a",
    "blanks": " ",
    "brackets": "([{<",
    "quotes": "\"'“”«»",
    "hyphens": "a-",
    "units": "km2 ",
    "capitals": "Aa Bb ",
    "months": "May ",
    "characters": "俄軍",
    "tags": "<p><b>",
}
HOSTILE_BYTES = 1_000_000


class Text(NamedTuple):
    """A report to read."""

    data: bytes
    language: str
    published: str | None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--hostile", action="store_true")
    args = parser.parse_args()
    print(f"python {platform.python_version()}, frontledger {fl.__version__}, {platform.machine()}, one core")
    corpus = of_corpus(args.shared)
    real = of_real(args.shared)
    print(f"\n{'text':24} {'reports/s':>9} {'MB/s':>7} {'ms per 3 KB':>12}")
    for label, texts in (("corpus", corpus), ("real texts", real)):
        line(label, texts, rounds=args.rounds)
    for tag in LANGUAGES:
        line(f"corpus, {tag}", [t for t in corpus if t.language == tag], rounds=args.rounds)
    detected = [t._replace(language="") for t in corpus]
    line("corpus, detected", detected, rounds=args.rounds)
    print(f"\nstart-up with one report: {start_up():.2f} s; peak memory {peak():.0f} MB")
    if args.peers:
        print()
        peers([t for t in corpus if t.language == "en"], args.rounds)
    if args.hostile:
        hostile([t for t in corpus if t.language == "en"], args.rounds)


def read(text: Text) -> Any:
    """The whole reading of one report."""
    return fl.read(text.data, published=text.published, language=text.language or None)


def of_corpus(shared: Path) -> list[Text]:
    """The labelled reports."""
    with (shared / "corpus" / "meta.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    folder = shared / "corpus" / "reports"
    return [Text((folder / r["file"]).read_bytes(), r["language"], r["published"] or None) for r in rows]


def of_real(shared: Path) -> list[Text]:
    """Real texts in languages that are read."""
    return [text for _, text in of_real_named(shared)]


def of_real_named(shared: Path) -> list[tuple[str, Text]]:
    """The same with the names of their files."""
    out = []
    with tarfile.open(shared / "data" / "text" / "real.tar.xz") as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            tag = Path(member.name).name.split("-")[0]
            tag = "zh-Hans" if tag == "zh" else tag
            file = tar.extractfile(member) if member.isfile() and tag in LANGUAGES else None
            if file is not None:
                out.append((Path(member.name).name, Text(file.read(), tag, "2025-08-14")))
    return out


def timed(work: Callable[[], object], rounds: int) -> float:
    """Seconds of the best round, after one to warm up."""
    work()
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def line(label: str, texts: Sequence[Text], work: Callable[[], object] | None = None, rounds: int = 3) -> None:
    """One line of the table: of a part of the work, or of the whole reading."""
    size = sum(len(t.data) for t in texts)
    if size:
        seconds = timed(work or (lambda: [read(t) for t in texts]), rounds)
        each = seconds / (size / KB3)
        print(f"{label:24} {1 / each:9.1f} {size / 1e6 / seconds:7.3f} {1000 * each:12.2f}")


def start_up() -> float:
    """Seconds from nothing to the claims of one report, in a process of its own."""
    code = (
        "import frontledger as fl; fl.read('Troops took 12 km2 near Pokrovsk.', language='en', published='2025-08-14')"
    )
    return min(_run(code) for _ in range(5))


def _run(code: str) -> float:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}  # installing writes it
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, env=env)
    return time.perf_counter() - start


def peak() -> float:
    """Peak memory of this process, MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def peers(texts: Sequence[Text], rounds: int) -> None:
    """What is stacked for the same English reports."""
    plain = [t.data.decode() for t in texts]
    line("ours, all of it", texts, rounds=rounds)
    line("ours, quantities", texts, lambda: [fl.find_quantities(p, language="en") for p in plain], rounds)
    line(
        "ours, times",
        texts,
        lambda: [fl.find_times(p, language="en", published="2025-08-14") for p in plain],
        rounds,
    )
    one = re.compile(
        r"\d[\d,.]*\s?(?:km2|km²|sq\.? km|square kilomet(?:re|er)s?)|\d+ (?:May|June|July|August)|\d[\d,.]*"
    )
    line("one re alternation", texts, lambda: [one.findall(p) for p in plain], rounds)
    try:
        from dateparser.search import search_dates

        line("dateparser, dates", texts, lambda: [search_dates(p, languages=["en"]) for p in plain], rounds)
    except ImportError:
        print("dateparser: not installed")
    try:
        from lingua import LanguageDetectorBuilder

        detector = LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
        line("lingua, language", texts, lambda: [detector.detect_language_of(p) for p in plain], rounds)
    except ImportError:
        print("lingua: not installed")
    import trafilatura

    pages = ["<html><body><article><p>" + p.replace("\n", "</p><p>") + "</p></article></body></html>" for p in plain]
    line("trafilatura, main text", texts, lambda: [trafilatura.extract(p) for p in pages], rounds)


def hostile(ordinary: Sequence[Text], rounds: int) -> None:
    """Time of lines made to be slow, beside ordinary reports of as many bytes."""
    usual = timed(lambda: [read(t) for t in ordinary], rounds) / sum(len(t.data) for t in ordinary) * HOSTILE_BYTES
    print(f"\n{'1 MB of':24} {'s':>7} {'times ordinary':>15}\n{'ordinary reports':24} {usual:7.2f} {1:15.2f}")
    for label, unit in HOSTILE.items():
        data = (unit * (HOSTILE_BYTES // len(unit.encode()) + 1)).encode()[:HOSTILE_BYTES]
        text = data.decode("utf-8", "ignore")
        start = time.perf_counter()
        try:
            fl.read(text, published="2025-08-14", language="zh-Hant" if label == "characters" else "en")
        except fl.errors.FrontledgerError as e:
            refused = f"  refused: {e}"
        else:
            refused = ""
        took = time.perf_counter() - start
        print(f"{label:24} {took:7.2f} {took / usual:15.2f}{refused}")


if __name__ == "__main__":
    main()
