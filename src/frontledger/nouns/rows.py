"""Tables of measurements: rows of one kind, and beside them what is to be said of all, who drew them, and shapes.

Figures in rows are rounded to a square millimetre: sums of rows balance to far less than is ever printed.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import types
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, overload

import msgspec
from msgspec.structs import fields

from ..errors import InputError, library
from .base import Noun
from .measure import FlagKind, Source

SHOWN = 60
"""Rows that a notebook shows; the first and the last half of a longer table."""
CRS = "OGC:CRS84"
"""Shapes are in longitude and latitude on WGS84, degrees."""


class Row(msgspec.Struct, frozen=True, kw_only=True, rename=lambda name: name.rstrip("_")):
    """One line of a table: its fields in order are the columns. Text, whole and broken numbers, days, moments with a
    time zone, None, and tuples of those. A name that Python keeps for itself ends in an underscore here only."""


R = TypeVar("R", bound=Row)

RowFlag = FlagKind | Literal["uncovered"]
"""Kinds of flags in rows: those of measurements, and `uncovered`: the source has nothing on that."""


class SeriesRow(Row, frozen=True, kw_only=True):
    """Ground held at the end of a period, and gained and lost in it, km²."""

    from_: dt.date
    """First day it covers; after days without a complete map the day after the last one that had one."""
    to: dt.date
    """Last day, included."""
    region: str
    held_km2: float | None
    """None, in all four, where the source cannot say: see `flags`."""
    gained_km2: float | None
    lost_km2: float | None
    """Not negative."""
    net_km2: float | None
    """Gained less lost."""
    source: str
    convention: str
    flags: tuple[RowFlag, ...] = ()


class Credit(Noun, frozen=True, kw_only=True):
    """Who is to be named with figures, and on what terms they and their shapes may be passed on."""

    source: str
    credit: str
    licence: str
    share: Literal["shapes", "figures", "nothing"] = "figures"

    @classmethod
    def of(cls, source: Source) -> Credit:
        """The credit of a source."""
        return cls(source=source.id, credit=source.credit, licence=source.licence, share=source.share)


class Rows(msgspec.Struct, Generic[R], frozen=True, kw_only=True):
    """An immutable table of rows of one kind: a sequence of them, and what is to be told beside them."""

    kind: type[R]
    """Also of a table without rows: its columns are known."""
    rows: tuple[R, ...]
    notes: tuple[str, ...] = ()
    """What is to be said of the whole table, in sentences."""
    credits: tuple[Credit, ...] = ()
    """Of every source the figures rest on."""
    shapes: tuple[Any, ...] | None = None
    """A shape a row, or None for a row without one: anything with a `__geo_interface__`, or a GeoJSON geometry."""
    shapes_of: tuple[str, ...] = ()
    """Ids of the sources that drew the shapes; empty where they are nobody's maps, as points of places."""
    parts: Rows[Any] | None = None
    """What the rows are made of, where that has shapes and they have none: it stands for them in forms of shapes."""

    def __post_init__(self) -> None:
        if self.shapes is not None and len(self.shapes) != len(self.rows):
            raise ValueError(f"{len(self.shapes)} shapes beside {len(self.rows)} rows")

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[R]:
        return iter(self.rows)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> Rows[R]: ...
    def __getitem__(self, at: int | slice) -> R | Rows[R]:
        if isinstance(at, int):
            return self.rows[at]
        shapes = None if self.shapes is None else self.shapes[at]
        return msgspec.structs.replace(self, rows=self.rows[at], shapes=shapes)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the columns, in order."""
        return tuple(field.encode_name for field in fields(self.kind))

    @property
    def local_only(self) -> tuple[str, ...]:
        """Sources whose shapes are here but may not be passed on."""
        drawn = self.shapes_of if self.parts is None else self.parts.shapes_of
        return tuple(c.source for c in self.credits if c.source in drawn and c.share != "shapes")

    def to_dicts(self) -> list[dict[str, Any]]:
        """A dict a row, by column; days stay days."""
        names = list(zip(self.columns, self.kind.__struct_fields__, strict=True))
        return [{name: getattr(row, field) for name, field in names} for row in self.rows]

    def to_json(self, *, indent: int = 1) -> str:
        """A JSON list of objects, every column in each; UTF-8 text without a line end at its end."""
        raw = msgspec.json.encode(self.rows)
        return (msgspec.json.format(raw, indent=indent) if indent else raw).decode("utf-8")

    def to_csv(self) -> str:
        """CSV as RFC 4180 has it but for line ends of one character: a header, days as YYYY-MM-DD, nothing for None,
        lists joined by semicolons, full precision."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_cell(getattr(row, f)) for f in self.kind.__struct_fields__] for row in self.rows)
        return out.getvalue()

    def to_geojson(self) -> str:
        """A GeoJSON FeatureCollection: a feature a row, with its shape, or null.

        Credits and notes are members of the collection, and where a source does not let its shapes be passed on,
        `local_use_only` says so.
        """
        if self.shapes is None and self.parts is not None:
            return self.parts.to_geojson()
        shapes = self.shapes or (None,) * len(self.rows)
        features = [
            {"type": "Feature", "properties": row, "geometry": geometry(shape)}
            for row, shape in zip(self.rows, shapes, strict=True)
        ]
        about = {"local_use_only": self.local_terms} if self.local_only else {}
        return msgspec.json.encode(
            {"type": "FeatureCollection", **about, "credits": self.credits, "notes": self.notes, "features": features}
        ).decode("utf-8")

    @property
    def local_terms(self) -> str:
        """What a file with shapes must say where they may not be passed on; empty otherwise."""
        terms = [f"{c.source}: {c.licence} ({c.credit})" for c in self.credits if c.source in self.local_only]
        return f"For local use only, not to be published or passed on. {'; '.join(terms)}" if terms else ""

    def to_pandas(self) -> Any:
        """A pandas DataFrame: days as datetime64, None as NaN or NaT, flags as tuples; credits and notes in `attrs`.

        Raises:
            InputError: pandas is not installed.
        """
        pd = library("pandas", "tables")
        frame = pd.DataFrame(self.to_dicts(), columns=list(self.columns))
        for field in fields(self.kind):
            inner, _ = _plain(field.type)
            if inner in (dt.date, dt.datetime):
                frame[field.encode_name] = pd.to_datetime(frame[field.encode_name], utc=inner is dt.datetime)
            elif inner is float:
                frame[field.encode_name] = frame[field.encode_name].astype("float64")
        frame.attrs.update(self._about())
        return frame

    def to_arrow(self) -> Any:
        """A pyarrow Table with a type for every column; credits and notes in the schema's metadata.

        Raises:
            InputError: pyarrow is not installed.
        """
        pa = library("pyarrow", "tables")
        types_ = {
            str: pa.string(),
            float: pa.float64(),
            int: pa.int64(),
            bool: pa.bool_(),
            dt.date: pa.date32(),
            dt.datetime: pa.timestamp("us", tz="UTC"),
        }
        columns, of_schema = [], []
        for field in fields(self.kind):
            inner, many = _plain(field.type)
            type_ = pa.list_(types_[inner]) if many else types_[inner]
            of_schema.append(pa.field(field.encode_name, type_))
            columns.append(pa.array([getattr(row, field.name) for row in self.rows], type_))
        metadata = {name: msgspec.json.encode(value) for name, value in self._about().items()}
        return pa.table(columns, schema=pa.schema(of_schema, metadata))

    def to_geopandas(self) -> Any:
        """A GeoPandas GeoDataFrame with the rows' shapes, in longitude and latitude.

        Raises:
            InputError: GeoPandas is not installed, or these rows have no shapes.
        """
        if self.shapes is None and self.parts is not None:
            return self.parts.to_geopandas()
        if self.shapes is None:
            raise InputError("these rows have no shapes", remedy="take to_pandas or to_arrow")
        geopandas, shapely = library("geopandas", "geo"), library("shapely.geometry", "maps")
        shapes = [None if shape is None else shapely.shape(shape) for shape in self.shapes]
        frame = geopandas.GeoDataFrame(self.to_pandas(), geometry=geopandas.GeoSeries(shapes, crs=CRS), crs=CRS)
        frame.attrs.update(self._about())
        return frame

    def _about(self) -> dict[str, Any]:
        about: dict[str, Any] = {"credits": [c.plain() for c in self.credits], "notes": list(self.notes)}
        return about | ({"local_use_only": self.local_terms} if self.local_only else {})

    def __repr__(self) -> str:
        count = "1 row" if len(self.rows) == 1 else f"{len(self.rows)} rows"
        shapes = ", with shapes" if self.shapes is not None else ""
        return f"<Rows of {self.kind.__name__}: {count}{shapes}; {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        half = SHOWN // 2
        cut = len(self.rows) > SHOWN
        shown = [*self.rows[:half], None, *self.rows[-half:]] if cut else list(self.rows)
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            f"<tr>{''.join(_html(getattr(row, f)) for f in self.kind.__struct_fields__)}</tr>"
            if row is not None
            else f"<tr><td colspan={len(self.columns)}>… {len(self.rows) - 2 * half} more rows …</td></tr>"
            for row in shown
        )
        told = [*self.notes, *(f"{c.credit}. {c.licence}" for c in self.credits)]
        below = "".join(f"<p>{escape(text)}</p>" for text in told)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{below}"


def geometry(shape: Any) -> Mapping[str, Any] | None:
    """A shape as a GeoJSON geometry."""
    as_geojson: Mapping[str, Any] | None = getattr(shape, "__geo_interface__", shape)
    return as_geojson


def square_mm(km2: float) -> float:
    """An area or a change of one, km², as it stands in a row; no minus before a zero."""
    return round(km2, 9) + 0.0


def text(value: object) -> str:
    """A value as a table prints it: numbers with two decimals, what is not known as a dash."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value + 0.0:.2f}" if round(value, 2) else "0.00"
    return _cell(value)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(_cell(v) for v in value)
    if isinstance(value, dt.datetime):
        return value.isoformat()
    return str(value)


def _html(value: object) -> str:
    align = ' style="text-align:right"' if isinstance(value, float | int) else ""
    return f"<td{align}>{escape(text(value))}</td>"


def _plain(annotation: Any) -> tuple[type, bool]:
    """The type of a column's values without None, and whether a cell holds a list of them."""
    if get_origin(annotation) in (Union, types.UnionType):
        (annotation, *_) = (a for a in get_args(annotation) if a is not type(None))
    if get_origin(annotation) is tuple:
        return _plain(get_args(annotation)[0])[0], True
    if get_origin(annotation) is Literal:
        return type(get_args(annotation)[0]), False
    return annotation, False


def unique_credits(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    """Each credit once, in order."""
    return tuple(dict.fromkeys(credits))
