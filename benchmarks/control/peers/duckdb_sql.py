"""DuckDB with its extension spatial: all maps in a table, one SQL a question."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import duckdb

from ..job import EQUAL_AREA, Found, Job, Row, Side, UnavailableError

PROJECTED = f"ST_Transform({{}}, 'EPSG:4326', 'EPSG:{EQUAL_AREA}', always_xy := true)"
MAP = f"INSERT INTO maps SELECT ?, {PROJECTED.format('geom')} FROM ST_Read(?)"
OUTLINES = f"CREATE TABLE outlines AS SELECT {{}} AS region, {PROJECTED.format('geom')} AS geom FROM ST_Read(?)"
POINTS = f"CREATE TABLE points AS SELECT id, {PROJECTED.format('ST_Point(lon, lat)')} AS geom FROM read_csv(?)"
# a day whose shapes are those of the day before is not measured anew
STEPS = """
CREATE TABLE steps AS SELECT * FROM (
    SELECT day, geom, lag(geom) OVER (ORDER BY day) AS before FROM maps
) WHERE before IS NULL OR ST_AsWKB(geom) <> ST_AsWKB(before)
"""
HELD = """
SELECT day, region, sum(ST_Area(ST_Intersection(steps.geom, outlines.geom))) / 1e6
FROM steps JOIN outlines ON ST_Intersects(steps.geom, outlines.geom) GROUP BY ALL ORDER BY ALL
"""
CHANGED = """
WITH changed AS (SELECT day, ST_Difference({}, {}) AS geom FROM steps WHERE before IS NOT NULL)
SELECT day, region, sum(ST_Area(ST_Intersection(changed.geom, outlines.geom))) / 1e6
FROM changed JOIN outlines ON ST_Intersects(changed.geom, outlines.geom) GROUP BY ALL ORDER BY ALL
"""
SIDES = """
WITH inside AS (SELECT day, id FROM steps JOIN points ON ST_Within(points.geom, steps.geom)),
days AS (SELECT day, lag(day) OVER (ORDER BY day) AS before FROM steps)
SELECT days.day, a.id, true FROM days JOIN inside a USING (day)
    ANTI JOIN inside b ON b.day = days.before AND b.id = a.id WHERE days.before IS NOT NULL
UNION ALL SELECT days.day, b.id, false FROM days JOIN inside b ON b.day = days.before
    ANTI JOIN inside a ON a.day = days.day AND a.id = b.id
"""


def run(job: Job) -> Found:
    """Do the job."""
    db = connect()
    db.execute(OUTLINES.format(f'"{job.region}"'), [job.outlines])
    db.execute("CREATE TABLE maps (day VARCHAR, geom GEOMETRY)")
    for day, path in job.files:
        db.execute(MAP, [day, path])
    db.execute(STEPS)
    held = table(db.execute(HELD).fetchall())
    gained = table(db.execute(CHANGED.format("geom", "before")).fetchall())
    lost = table(db.execute(CHANGED.format("before", "geom")).fetchall())
    steps = {day for (day,) in db.execute("SELECT day FROM steps").fetchall()}
    rows, stands = [], job.files[0][0]
    for day, _ in job.files:
        stands = day if day in steps else stands
        new = [table.get(day, {}) for table in (gained, lost)]
        met = sorted(held.get(stands, {}).keys() | new[0].keys() | new[1].keys())
        rows += [Row(day, r, held[stands].get(r, 0.0), *(km2.get(r, 0.0) for km2 in new)) for r in met]
    db.execute(POINTS, [job.points])
    return rows, sorted(Side(*row) for row in db.execute(SIDES).fetchall())


def table(found: list[tuple[str, str, float]]) -> dict[str, dict[str, float]]:
    """Ground by day and region."""
    by_day: dict[str, dict[str, float]] = {}
    for day, region, km2 in found:
        by_day.setdefault(day, {})[region] = km2
    return by_day


def connect() -> duckdb.DuckDBPyConnection:
    """A database in memory with the extension that is installed; none is downloaded."""
    # there is one core; more threads than cores cost it a third more
    db = duckdb.connect(config={"autoinstall_known_extensions": "false", "threads": 1})
    if find_spec("duckdb_extension_spatial"):
        packaged = files("duckdb_extension_spatial") / "extensions" / f"v{duckdb.__version__}"
        path = Path(str(packaged)) / "spatial.duckdb_extension"
        if path.is_file():
            db.load_extension(str(path))
            return db
    try:
        db.load_extension("spatial")
    except duckdb.Error as e:
        raise UnavailableError(
            f"DuckDB {duckdb.__version__} has no extension spatial here: "
            "install duckdb-extension-spatial of the same version"
        ) from e
    return db
