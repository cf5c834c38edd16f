"""Records, ranks, streaks and comparisons."""
