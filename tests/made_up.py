"""A made-up theatre, all of it data in a folder: parties, regions, speakers, clock and sources of its own.

Iceland and Malta have no quarrel; they are taken because reports in every language know their names.
"""

from __future__ import annotations

from pathlib import Path

FILES = {
    "theatre.toml": """
id = "far-north"
clock = "Atlantic/Reykjavik"
home = "IS"
attacker = "MT"
places = ["places/own"]
[names]
en = "The far north"
[figures]
survey = "survey.csv"
regions = "regions.csv"
""",
    "sources.toml": """
[[source]]
id = "survey"
name = "The Survey of the north"
credit = "Surveyors of the north"
licence = "public domain"
url = "https://survey.example"
root = "survey"
""",
    "conventions.toml": """
[[convention]]
id = "survey"
source = "survey"
layers = ["held"]
boundary = "sheet of the day"
clock = "Atlantic/Reykjavik"
tolerance_km2 = 0.5
used_by = ["survey"]
names = { en = "the Survey’s rule" }
words = { en = "all held ground" }
""",
    "sides.toml": """
army = { IS = "is_guard", MT = "mt_army" }
office = []
[bodies]
IS = { general_staff = "is_guard" }
[names.IS]
en = ["Coast Guard of Iceland"]
[names.MT]
en = ["Maltese Armed Forces"]
""",
    "speakers.csv": "id,kind,side,name_en\n"
    "survey,institute,IS,Survey of the North\n"
    "is_guard,authority,IS,Coast Guard of Iceland\n"
    "mt_army,authority,MT,Maltese Armed Forces\n",
    "aliases.csv": "id,language,aliases\nsurvey,en,Survey of the North;the Survey\n",
    "figures/SOURCES.toml": """
[survey]
source = "survey"
form = "layers"
layers = ["held"]
gives = ["change", "held"]
credit = "Surveyors of the north"
licence = "public domain"
origin = "made up"
from = []
build = "by hand"
""",
    "figures/regions.csv": "iso,official_km2,official_source,land_low_km2,land_high_km2\n"
    "IS-1,1000,almanac,,\n"
    "IS-2,800,almanac,,\n",
    "figures/survey.csv": "date,held\n2031-03-01,100\n2031-03-02,107\n2031-03-03,127.5\n"
    "2031-03-04,168\n2031-03-05,169\n",
    "places/regions.tsv": "id\tname_en\nIS-1\tCapital Region\nIS-2\tSouthern Peninsula\n",
    "places/region_names.tsv": "key\tregion\tkind\tlanguages\ncapital region\tIS-1\talone\ten\n",
    "places/own/places.tsv": "id\tname_en\tlat\tlon\tcountry\tadmin1\tcategory\tpopulation\tnear_front\n"
    "own:1\tGrindavik\t63.84\t-22.43\tIS\tIS-2\ttown\t3600\t5\n",
    "places/own/names.tsv": "key\tplace\tkind\tlanguages\ngrindavik\town:1\tmain\ten\n",
    "places/own/sounds.tsv": "sounds\tplace\n",
    "places/own/spellings.tsv": "letters\tplace\n",
    "places/own/heads.txt": "\n",
}
REPORT = """5 March 2031 | World

Maltese forces took 40 square kilometres of Iceland on 4 March, the Survey of the North said. It was the \
largest one-day gain since 1 March.

The Coast Guard of Iceland said on Tuesday that Malta had massed 300 soldiers near Grindavik.

Malta demands that Iceland give up the Capital Region, its foreign minister said.
"""


def theatre(folder: Path, **files: str) -> Path:
    """Write the theatre's files into a folder; `files` replaces some, a double underscore standing for the slash."""
    texts = FILES | {name.replace("__", "/"): text for name, text in files.items()}
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder
