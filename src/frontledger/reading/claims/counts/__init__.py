"""Counts of people and things that no map gives."""
