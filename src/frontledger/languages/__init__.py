"""Languages as data: one folder of TOML a language, and the loader. Code knows no language."""

from .load import LANGUAGES, Language, load, load_file

__all__ = ["LANGUAGES", "Language", "load", "load_file"]
