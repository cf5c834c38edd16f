"""Claims from a document: each kind's rules in a module of its own, put in order here."""

from .read import read_claims

__all__ = ["read_claims"]
