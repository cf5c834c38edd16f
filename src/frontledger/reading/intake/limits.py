"""Limits of what is taken in, all in one place. Sizes are bytes unless said otherwise, times are seconds."""

from __future__ import annotations

MAX_BYTES = 20 * 1024 * 1024
"""A file, standard input or a page, as given and after decompression."""
MAX_LINES = 20_000
"""Lines that are not blank."""
MAX_HTML_BYTES = 10 * 1024 * 1024
"""A page of HTML; the heaviest news pages have 3 MB, most of it script."""
MAX_CHARACTERS = 2_000_000
"""Code points of a report's text: some 600 times a news report, and still read in seconds."""
MAX_HTML_TAGS = 60_000
"""Opening and closing tags, of which the heaviest news pages have 15,000; some 3 seconds of parsing."""

CONNECT_SECONDS = 5.0
READ_SECONDS = 10.0
WHOLE_SECONDS = 30.0
"""From the first look-up of a name to the last byte, redirects included."""
MAX_REDIRECTS = 5
MAX_ADDRESSES = 4
"""Addresses of a host that are tried."""
MAX_URL = 4096
"""Characters of an address."""

FIRST_YEAR, LAST_YEAR = 1990, 2099
"""A publication date outside these years is a misprint or speaks of history."""
MAX_TYPED = 2_000
"""Characters of a claim typed by hand."""
