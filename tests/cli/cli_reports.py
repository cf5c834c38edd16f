"""Where the sample reports are."""

from pathlib import Path

REPORTS = Path(__file__).resolve().parent.parent / "reports" / "reports"
