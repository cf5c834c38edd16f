"""Ground gained, lost and held; shares; distances."""
