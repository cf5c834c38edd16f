"""What parties want, offer, refuse or threaten: stances, by whom, about what."""
