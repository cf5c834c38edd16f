"""Rows as Parquet; with shapes as GeoParquet."""

from __future__ import annotations

import io

from ...errors import library
from ...nouns.rows import R, Rows


def parquet(rows: Rows[R]) -> bytes:
    """The file's bytes.

    Raises:
        InputError: pyarrow, or for shapes GeoPandas, is not installed.
    """
    out = io.BytesIO()
    if rows.shapes is None:
        library("pyarrow.parquet", "tables").write_table(rows.to_arrow(), out)
    else:
        rows.to_geopandas().to_parquet(out, index=False)
    return out.getvalue()
