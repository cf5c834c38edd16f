"""Measuring control side by side with others: the jobs, the contenders, how they are run and told."""
