"""The contenders, each written as its users would write it: `run(job)` gives rows and side changes.

All of them leave out a map whose shapes are those of the map before, and give its rows over again.
"""
