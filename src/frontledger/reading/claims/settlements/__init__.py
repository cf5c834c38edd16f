"""Who took, holds or disputes a place."""
