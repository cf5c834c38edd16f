"""Tables of measurements as text, files and pictures."""
