"""What an answer can rest on, `--version`, `--help`."""

from __future__ import annotations

import json
import re
import shlex

import jsonschema
import pytest

import frontledger as fl_api
import made_up
from frontledger.faces.cli.parser import build
from frontledger.nouns.schemas import schemas


def test_version(fl) -> None:
    assert fl("--version") == (0, f"frontledger {fl_api.__version__}\n", "")


@pytest.mark.parametrize("verb", ["conventions", "sources"])
def test_lists_as_json(fl, verb: str) -> None:
    code, out, err = fl(verb, "--json")
    assert (code, err) == (0, "")
    known = {"conventions": fl_api.list_conventions, "sources": fl_api.list_sources}[verb]()
    said = json.loads(out)
    assert said == [noun.plain() | json.loads(noun.to_json()) for noun in known]
    for noun in said:
        jsonschema.validate(noun, schemas()[f"{verb.removesuffix('s')}.schema.json"])


@pytest.mark.parametrize("lang", ["en", "uk", "zh-Hant"])
def test_lists_in_words(fl, lang: str) -> None:
    rules, sources = (fl(verb, "--lang", lang).out for verb in ("conventions", "sources"))
    for c in fl_api.list_conventions():
        assert f"{c.id}\n" in rules and c.names[lang] in rules and c.words[lang] in rules and c.clock in rules
    for s in fl_api.list_sources():
        assert f"{s.id}\n" in sources and s.credit in sources and s.licence in sources and s.url in sources
        assert s.first is None or (str(s.first) in sources and str(s.last) in sources)
    assert ("leaves out" in rules, "licence " in sources) == ((True, True) if lang == "en" else (False, False))


def test_lists_of_another_theatre(fl, tmp_path) -> None:
    folder = made_up.theatre(tmp_path / "north")
    assert fl("conventions", "--theatre", folder).out.startswith("survey\n  name     the Survey’s rule\n")
    (source,) = json.loads(fl("sources", "--theatre", folder, "--json").out)
    assert (source["first"], source["last"], source["days"]) == ("2031-03-01", "2031-03-05", 5)


@pytest.mark.parametrize("command", [[], ["check"], ["conventions"], ["sources"]])
def test_help_has_examples_that_are_true(fl, command: list[str]) -> None:
    code, out, _ = fl(*command, "--help")
    assert code == 0
    assert max(map(len, out.splitlines())) <= 120
    shown = re.findall(r"^  (?:.*\| )?frontledger (.*?)(?:  #.*| [|>] .*| \|\|.*)?$", out.split("examples:")[1], re.M)
    assert shown
    for example in shown:
        build().parse_args(shlex.split(example.split(" >")[0]))


def test_every_option_is_described(fl) -> None:
    for command in ("check", "conventions", "sources"):
        for action in build()._subparsers._group_actions[0].choices[command]._actions:
            assert action.help, action
