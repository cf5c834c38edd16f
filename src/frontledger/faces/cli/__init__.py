"""The command line. Start-up is kept light: each command loads what it needs when it runs."""

from .main import main

__all__ = ["main"]
