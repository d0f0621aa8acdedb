# README's two commands are `make demo` and `make test`; both start from nothing but Python >= 3.11 and make.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
DEMO   := build/demo

MODEL  := build/model
MODEL_SHA256 := 62e7af5a3a48b530e47b7b3e5c78c2de79073ecd815750d2bf3ab35b4a67da2d

.PHONY: demo test lint format bench docs model clean

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group test
	@touch $@

$(VENV)/.linted: $(VENV)/.tested
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group lint
	@touch $@

demo: $(VENV)/.installed  ## the sample project, the whole way, in a copy
	@sh docs/demo.sh "$(abspath $(BIN))/l10n" "$(DEMO)"

test: $(VENV)/.tested  ## every test
	$(BIN)/python -m pytest -n auto

model: $(VENV)/.tested  ## a zh-to-en model (75 MB, Argos/OPUS-MT 1.9, CC-BY 4.0) and what its tests need; then: pytest -m model
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[ctranslate2]" sacrebleu
	$(BIN)/python docs/model.py $(MODEL) $(MODEL_SHA256)

lint: $(VENV)/.linted  ## style, types, imports, dependencies, spelling, docstrings
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/interrogate -q l10n
	$(BIN)/codespell

format: $(VENV)/.linted
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/.installed  ## the generated pages
	$(BIN)/python docs/generate.py

bench: $(VENV)/.tested
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

clean:
	rm -rf $(VENV) build dist .l10n
