"""What a folder of data offers: a source's files read, and outlines of regions."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from ..errors import InputError, SourceError
from ..nouns import Source

if TYPE_CHECKING:
    from ..sources.outlines import Outlined
    from ..theatre import Theatre
    from ..theatre.readers import Form, Reader

T = TypeVar("T")

OWN = "folder:"
"""How the id of a source begins that is a folder of maps of one's own, a file with a column of days,
or a series in a file `.csv`; its path follows."""


class Opened(NamedTuple):
    """A source whose files are at hand."""

    source: Source
    form: Form
    content: Any
    """By form: `layers` {day: {layer: km²}}, `updates` {moment: {layer: km²}}, `maps` a `nouns.maps.Maps`, `holders`
    `nouns.holders.Holdings`, `counts` `nouns.counts.Counts`."""
    about: Reader
    """What the theatre says of its files: layers, which of them lie abroad, what may be read from them."""
    path: Path
    """Where they lie."""


def open_source(
    theatre: Theatre,
    source: str,
    folder: Path | None,
    *,
    layers: Sequence[str] = (),
    layer_field: str | None = None,
) -> Opened:
    """Read a source's files.

    Maps are only listed here; each is read when it is asked for.

    Args:
        theatre: its `sources.toml` says which reader reads which files.
        source: the source's id, or `folder:PATH` for maps of one's own.
        folder: the data folder; not needed for `folder:PATH`.
        layers: of `folder:PATH`: the layers to read, in order; all without it.
        layer_field: of `folder:PATH`: the property that names a feature's layer; `layer` without it.

    Raises:
        InputError: for a source that the theatre does not have or that is not in the folder, naming the paths looked
            for. SourceError: when a file is not of the form expected.
    """
    if source.startswith(OWN):
        return _own(theatre, source, tuple(layers), layer_field)
    if layers or layer_field:
        raise InputError(f"{source}: its layers have names of their own", remedy=f"give layers with {OWN}PATH only")
    reader = _reader(theatre, source)
    path = _path(reader.paths, folder, f"source {source!r}")
    module = import_module(f"..sources.{reader.reader}", __package__)
    if reader.form == "maps":
        content = module.open_maps(path, **reader.options)
    else:
        content = module.read(_read(path), str(path), **_beside(reader, folder), **reader.options)
    return Opened(theatre.sources[source], reader.form, content, reader, path)


def offered(theatre: Theatre, folder: Path) -> tuple[str, ...]:
    """Ids of the sources whose files are in a folder, in the theatre's order."""
    from ..sources.files import find

    return tuple(id_ for id_, reader in theatre.readers.items() if find(folder, reader.paths))


def outlines(theatre: Theatre, folder: Path) -> Outlined:
    """Outlines of the theatre's first-level units as shapely geometries in degrees, by the unit's id.

    Raises:
        InputError: when the theatre has none, or the folder does not hold them. SourceError: when the file is not of
            the form expected.
    """
    about = theatre.outlines
    if about is None:
        raise InputError(f"the theatre {theatre.id!r} has no outlines of regions", remedy="give them with --regions")
    path = _path(about.paths, folder, "outlines of regions")
    from ..sources.outlines import read

    return read(_read(path), str(path), about.property)


def cut_by(theatre: Theatre, folder: Path) -> tuple[Mapping[str, Any], str]:
    """Outlines of the theatre's first-level units and whose they are; none where the folder does not hold them."""
    from ..sources.files import find

    about = theatre.outlines
    if about is None or find(folder, about.paths) is None:
        return {}, ""
    return outlines(theatre, folder), about.name


def towns(theatre: Theatre, folder: Path, places: Collection[str]) -> Mapping[str, Callable[[], Any]]:
    """Outlines that a folder has of some places, by the place's id; each is a shapely geometry in degrees, made when
    called.

    Raises:
        SourceError: when a file is not of the form expected, or, when called, an outline is malformed.
    """
    from ..sources.files import find
    from ..sources.outlines import read

    about = theatre.towns
    path = find(folder, about.paths) if about else None
    if about is None or path is None:
        return {}
    of_place = {place: place for place in places}
    table = find(folder, (about.ids,)) if about.ids else None
    if table is not None:
        of_place |= {place: id_ for place, id_ in _pairs(table, "id", about.property) if place in of_place and id_}
    data = _read(path)
    # the file is large, and most often has none of a few places
    if not any(id_.encode() in data for id_ in of_place.values()):
        return {}
    drawn = read(data, str(path), about.property, nameless=True)
    return {place: partial(drawn.__getitem__, id_) for place, id_ in of_place.items() if id_ in drawn}


def _pairs(path: Path, one: str, other: str) -> Iterator[tuple[str, str]]:
    """Two columns of a table."""
    try:
        for row in csv.DictReader(io.StringIO(_read(path).decode("utf-8"), newline="")):
            yield row[one], row[other]
    except (UnicodeDecodeError, KeyError, csv.Error) as e:
        raise SourceError(f"{path}: {e}", remedy=f"give a table in UTF-8 with columns {one} and {other}") from e


def outlines_of(path: Path, property: str = "id", *, theatre: Theatre | None = None) -> Outlined:
    """Outlines of any polygons given in a file of any common form, by a property.

    Args:
        path: the file.
        property: what names a polygon.
        theatre: where it lies tells axes that are changed over.

    Raises:
        InputError: naming the file, when it is missing or not of that form.
    """
    from ..sources.polygons import read

    return read(path, property, theatre.box if theatre else None)


def _own(theatre: Theatre, source: str, layers: tuple[str, ...], layer_field: str | None) -> Opened:
    from ..theatre.readers import Reader

    path = Path(source.removeprefix(OWN))
    about = Source(
        id=source,
        name=path.name,
        credit="maps of one's own",
        licence="not known; for local use",
        url="",
        root=source,
        share="nothing",
    )
    if path.suffix.lower() == ".csv":
        from ..sources.plain import read

        rows = _as_input(lambda: read(_read(path), str(path)))
        names = tuple(dict.fromkeys(layer for row in rows.values() for layer in row))
        reader = Reader(reader="plain", form="layers", paths=(str(path),), layers=names)
        return Opened(about, "layers", rows, reader, path)
    from ..sources.folder import open_maps

    maps = open_maps(path, layers=layers, layer_field=layer_field, around=lambda: theatre.box)
    options = {"layers": list(layers), "layer_field": layer_field}
    reader = Reader(reader="folder", form="maps", paths=(str(path),), layers=maps.layers, options=options)
    return Opened(about, "maps", maps, reader, path)


def _as_input(read: Callable[[], T]) -> T:
    """What a file holds that somebody gave by hand: to put right is theirs."""
    try:
        return read()
    except SourceError as e:
        raise InputError(str(e), remedy=e.remedy) from e


def _reader(theatre: Theatre, source: str) -> Reader:
    known = ", ".join(theatre.readers)
    if source not in theatre.sources:
        raise InputError(f"no source {source!r}", remedy=f"give one of {known}, or {OWN}PATH")
    if source not in theatre.readers:
        raise InputError(f"source {source!r} has no files to read", remedy=f"give one of {known}, or {OWN}PATH")
    return theatre.readers[source]


def _path(paths: tuple[str, ...], folder: Path | None, what: str) -> Path:
    from ..sources.files import find

    if folder is None:
        raise InputError(f"{what} needs a folder of data", remedy="give it with --data FOLDER")
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder", remedy="give the folder of data with --data FOLDER")
    path = find(folder, paths)
    if path is None:
        looked = " or ".join(str(folder / p) for p in paths)
        raise InputError(f"{what} is not in the folder: there is no {looked}", remedy="put the files there")
    return path


def _beside(reader: Reader, folder: Path | None) -> dict[str, bytes]:
    from ..sources.files import find

    found = {name: find(folder or Path(), (path,)) for name, path in reader.beside.items()}
    return {name: _read(path) for name, path in found.items() if path}


def _read(path: Path) -> bytes:
    from ..sources.files import read

    return read(path)
