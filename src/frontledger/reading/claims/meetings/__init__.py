"""Who met or is to meet whom, where."""
