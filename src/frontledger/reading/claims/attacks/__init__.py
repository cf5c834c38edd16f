"""Attacks from the air, and what was lost or hurt."""
