"""DeepState's map as it stood at a moment: all layers in one GeoJSON file named by the Unix second of its publication.

A feature's layer is told by its name, which is written `uk /// en /// key` in hundreds of ways, at first in Ukrainian
alone, and by its fill where that is kept. The theatre says which name and fill is which layer; a name nobody has seen
is refused, for ground "occupied" may lie on the other side of the world. Points, which show forces, are not read.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from ..errors import SourceError
from ..nouns.maps import MapFile, Shape
from .geojson import features
from .mapfiles import MapFolder, named

ELSEWHERE = "elsewhere"
"""The layer of ground outside the theatre, which is left out."""
_KEY = "geoJSON."
_BROKEN = "\N{REPLACEMENT CHARACTER}"
_NOT_LETTERS = re.compile(rf"[^\w{_BROKEN}]+|[\d_]+")


class Names:
    """Which layer a feature belongs to.

    Args:
        keys: layer by key without its beginning, `status.occupied`; a key's last parts may be left off: `territories`
            is every one that is not named itself.
        names: by layer, names in lower case without digits and punctuation; one that ends with `*` is how names begin.
        fills: by fill, the layers that are so coloured; where it is one, that is the feature's, whatever its name.
    """

    def __init__(
        self, keys: Mapping[str, str], names: Mapping[str, Sequence[str]], fills: Mapping[str, Sequence[str]]
    ) -> None:
        self._keys, self._fills = keys, fills
        self._whole = {n: layer for layer, given in names.items() for n in given if not n.endswith("*")}
        begun = {n[:-1]: layer for layer, given in names.items() for n in given if n.endswith("*")}
        self._begun = sorted(begun.items(), key=lambda b: -len(b[0]))
        self._known: dict[tuple[str, str], str | None] = {}

    def layer(self, name: str, fill: str) -> str | None:
        """The layer, None where neither name nor fill is known."""
        if (name, fill) not in self._known:
            self._known[name, fill] = self._tell(name, fill)
        return self._known[name, fill]

    def _tell(self, name: str, fill: str) -> str | None:
        coloured = self._fills.get(fill.lower(), ())
        layer = self._by_name(name)
        if len(coloured) == 1:
            return coloured[0]
        return layer if layer in coloured or not coloured else None

    def _by_name(self, name: str) -> str | None:
        if not name.strip():
            return None
        parts = [p.strip() for p in re.split("/{2,}", name)]
        if parts[-1].startswith(_KEY):
            key = parts[-1].removeprefix(_KEY).split()[0]
            while key:
                if key in self._keys:
                    return self._keys[key]
                key = key.rpartition(".")[0]
            return None
        # the later name is English, which broken characters spare
        for part in reversed(parts):
            words = " ".join(_NOT_LETTERS.sub(" ", part.lower()).split())
            layer = self._whole.get(words) or self._broken(words)
            layer = layer or next((layer for start, layer in self._begun if words.startswith(start)), None)
            if layer:
                return layer
        return None

    def _broken(self, words: str) -> str | None:
        """By a name in which a character is broken: two signs stand for one letter of two bytes."""
        if _BROKEN not in words:
            return None
        form = re.compile(re.sub(f"{_BROKEN}{{1,2}}", ".", re.escape(words)))
        return next((layer for n, layer in (*self._whole.items(), *self._begun) if form.match(n)), None)


def open_maps(
    path: Path,
    *,
    keys: Mapping[str, str],
    names: Mapping[str, Sequence[str]],
    fills: Mapping[str, Sequence[str]],
    united: Mapping[str, Sequence[str]] = {},
) -> MapFolder:
    """The snapshots in a folder.

    Args:
        path: the folder.
        keys: see `Names`.
        names: see `Names`.
        fills: see `Names`.
        united: layers that are several others together; a file that lacks one of those does not have it.

    Raises:
        SourceError: when there is no snapshot in it.
    """
    told = Names(keys, names, fills)
    layers = dict.fromkeys([*united, *names, *keys.values(), *(layer for given in fills.values() for layer in given)])
    found = {}
    for file, second in named(path, r"([0-9]{9,10})\.geojson"):
        at = dt.datetime.fromtimestamp(int(second[1]), dt.UTC)
        found[MapFile(str(file), at.date(), at)] = [file]
    return MapFolder(found, [x for x in layers if x != ELSEWHERE], lambda data, name: parse(data, name, told, united))


def parse(data: bytes, name: str, told: Names, united: Mapping[str, Sequence[str]] = {}) -> dict[str, Shape]:
    """What one snapshot draws, by layer.

    Raises:
        SourceError: naming the file and the feature, for one whose layer neither name nor fill tells.
    """
    out: dict[str, list[Shape]] = {}
    for n, feature in enumerate(features(data, name), 1):
        if not feature.shape:
            continue
        called, fill = feature.properties.get("name"), feature.properties.get("fill")
        if not isinstance(called, str | None) or not isinstance(fill, str | None):
            _refuse(name, f"feature {n}: name and fill are text")
        layer = told.layer(called or "", fill or "")
        if layer is None:
            by = f"the name {called!r:.80}" + (f" and the fill {fill}" if fill else "")
            _refuse(name, f"feature {n}: no layer is known by {by}")
        if layer != ELSEWHERE:
            out.setdefault(layer, []).append(feature.shape)
    for layer, parts in united.items():
        if all(part in out for part in parts):
            out[layer] = [shape for part in parts for shape in out[part]]
    return {layer: [polygon for shape in shapes for polygon in shape] for layer, shapes in out.items()}


def _refuse(name: str, what: str) -> NoReturn:
    raise SourceError(f"{name}: {what}", remedy="say which layer it is in the theatre's sources.toml")
