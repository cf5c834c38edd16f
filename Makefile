# make demo   sets up and checks a sample report, to the terminal and to a page
# make test   sets up and runs all checks
# Both need Python 3.11 or newer and make; everything else goes into a private .venv. After either all commands work:
# raw maps (--data), tables, pictures.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
REPORT := demo/report.txt

.PHONY: demo test lint types imports unit setup format docs messages figures map gazetteer golden bench speed clean

demo: $(VENV)/.ready
	@mkdir -p out
	$(BIN)/frontledger check $(REPORT) --offline --html out/demo.dossier.html --show removed
	@echo "page: out/demo.dossier.html"

test: lint types imports unit

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

unit: $(VENV)/.dev
	$(BIN)/pytest -n 2

setup: $(VENV)/.dev

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# bring what is made from the program up to date: schemas, tables, the program's own output; with DATA=FOLDER also what
# docs/control.md shows of raw maps
docs: $(VENV)/.dev
	$(BIN)/python tools/build_schemas.py
	$(BIN)/python tools/build_checking.py
	$(BIN)/python tools/build_verdicts.py
	$(BIN)/python tools/build_methods.py
	$(BIN)/python tools/build_control.py $(DATA)
	test ! -d ../shared || $(BIN)/python tools/build_languages.py ../shared
	$(BIN)/python tools/build_docs.py

messages: $(VENV)/.dev
	$(BIN)/python tools/build_messages.py

# rebuild what ships with the package from a data folder, byte for byte: make figures DATA=FOLDER
figures: $(VENV)/.dev
	$(BIN)/python tools/build_figures.py $(DATA)

map: $(VENV)/.dev
	$(BIN)/python tools/build_map.py $(DATA)

gazetteer: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[gazetteer]"
	$(BIN)/python tools/build_gazetteer.py $(DATA)

# take the pages kept for comparison as they are now, then look at the difference
golden: $(VENV)/.dev
	FRONTLEDGER_UPDATE_GOLDEN=1 $(BIN)/pytest tests/dossier/test_golden.py tests/real/test_golden_answer.py

bench: $(VENV)/.ready
	$(BIN)/python benchmarks/main_job.py

# control beside what others would use, from a data folder: make speed DATA=FOLDER
speed: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[bench]"
	$(BIN)/python benchmarks/control_speed.py maps --data $(DATA)

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# Our own modules are compiled here, so that the first run is as quick as the others; those of libraries when they are
# first used: to compile all that pandas and matplotlib bring takes longer than to install it.
$(VENV)/.ready: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -e ".[geo,charts,cards]"
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check -e ".[dev]"
	$(BIN)/python -m compileall -q src
	@touch $(VENV)/.ready $@

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
