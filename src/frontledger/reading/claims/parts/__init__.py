"""Parts that claims of every kind have: when, where, whose."""
