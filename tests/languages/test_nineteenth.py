"""A nineteenth language is one data file: laid beside the others it is told from them, and a report in it is read.

`nineteenth/sv.toml` is the language, `nineteenth/sv.txt` a report, `nineteenth/sv.json` what is read of it (the golden
file; FRONTLEDGER_UPDATE_GOLDEN=1 writes it anew).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent / "nineteenth"
SOURCE = Path(__file__).resolve().parents[2] / "src"
READ = (
    "import json, sys, frontledger as fl\n"
    "from pathlib import Path\n"
    "r = fl.open_report(Path(sys.argv[1]))\n"
    "left_out = [r.text[p.span.start:p.span.end] for p in r.passages if p.removed]\n"
    "claims = fl.read(r).plain()['claims']\n"
    "print(json.dumps({'language': r.language, 'published': str(r.published), 'left_out': left_out, 'claims': claims},"
    " ensure_ascii=False, indent=1))"
)


def test_one_file_and_its_golden_file(tmp_path: Path) -> None:
    shutil.copytree(SOURCE, tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(HERE / "sv.toml", tmp_path / "src" / "frontledger" / "languages" / "sv.toml")
    ran = subprocess.run(
        [sys.executable, "-c", READ, str(HERE / "sv.txt")],
        env={"PYTHONPATH": str(tmp_path / "src"), "PATH": os.environ["PATH"], "HOME": str(tmp_path)},
        check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    golden = HERE / "sv.json"
    if os.environ.get("FRONTLEDGER_UPDATE_GOLDEN"):
        golden.write_text(ran.stdout, "utf-8")
    told = json.loads(ran.stdout)
    assert told == json.loads(golden.read_text("utf-8"))
    assert told["language"] == "sv"
    gain = next(c for c in told["claims"] if c["via"])
    assert (gain["side"], gain["amount"]["low"], gain["speaker"]) == ("RU", 110, "isw")
    assert gain["period"] == ["2025-08-12", "2025-08-12"]
