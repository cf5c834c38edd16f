# make demo   sets up and checks a sample report, to the terminal and to a page
# make test   sets up and runs all checks
# Both need Python 3.11 or newer and make; everything else goes into a private .venv.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
REPORT := demo/report.txt

.PHONY: demo test lint types imports unit setup format figures gazetteer catalogues golden bench clean

demo: $(VENV)/.ready
	@mkdir -p out
	$(BIN)/frontledger check $(REPORT) --offline --html out/demo.dossier.html --show all
	@echo
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

# rebuild what ships with the package, byte for byte: make figures DATA=FOLDER
figures: $(VENV)/.dev
	$(BIN)/python tools/build_figures.py $(DATA)

gazetteer: $(VENV)/.dev
	$(BIN)/python tools/build_gazetteer.py $(DATA)

catalogues: $(VENV)/.dev
	$(BIN)/python tools/catalogues.py

golden: $(VENV)/.dev
	$(BIN)/pytest tests/golden --update-golden

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/main_job.py

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $(VENV)/.ready $@

clean:
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache
