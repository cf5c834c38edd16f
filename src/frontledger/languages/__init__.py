"""Languages as data: one folder of TOML a language, and the loader. Code knows no language."""

from .load import FOLDER, LANGUAGES, SEARCHED, Language, load, load_file, load_whole

__all__ = ["FOLDER", "LANGUAGES", "SEARCHED", "Language", "load", "load_file", "load_whole"]
