"""Claims from a document: each kind's rules in a module of its own, put in order here."""

from .read import as_given, claims_of, read_claims, report_as_read

__all__ = ["as_given", "claims_of", "read_claims", "report_as_read"]
