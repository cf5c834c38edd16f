"""`python -m frontledger`."""

from .faces.cli import main

raise SystemExit(main())
