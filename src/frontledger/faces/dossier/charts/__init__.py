"""Charts as SVG text, each in two drawings: for a page's column and for a phone. Same data, same bytes."""
