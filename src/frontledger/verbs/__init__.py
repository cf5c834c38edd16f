"""The public verbs, a module a family. Thin: each puts rooms together and computes nothing itself."""

LANGS = ("en", "zh-Hant", "uk")
"""Languages of answers."""
