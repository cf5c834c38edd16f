"""Claim to question to evidence to verdict to sentence."""

from .check import Checked, check_claims
from .measurer import Measurer

__all__ = ["Checked", "Measurer", "check_claims"]
