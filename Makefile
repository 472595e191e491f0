# Two commands matter: make demo, make test. Everything else is for people who change the program.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: all demo test accept lint type arch native bench docs format setup clean

# Source that the stages are compiled from.
SOURCE := $(shell find src/ruznama native -name '*.py' -o -name '*.t[so][vm]*' | sort)
NATIVE := build/native/ruznama/_kept.py

all: lint type arch test

# The program with its web app (demo, serve, bench) and the tools around it (test, lint, ...) are two steps, so that a first look is quick.
$(VENV)/.core: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=24"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[web]"
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@

setup: $(VENV)/.dev

demo: $(VENV)/.core
	@$(BIN)/ruznama demo

test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2

# The "Must show" of every issue at full size, in parts of under ten minutes; what is done is not done again.
accept: $(VENV)/.dev
	$(BIN)/python scripts/accept.py

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests bench scripts native hatch_build.py
	$(BIN)/ruff format --check src tests bench scripts native hatch_build.py

format: $(VENV)/.dev
	$(BIN)/ruff check --fix-only src tests bench scripts native hatch_build.py
	$(BIN)/ruff format src tests bench scripts native hatch_build.py

type: $(VENV)/.dev
	$(BIN)/mypy

arch: $(VENV)/.dev
	$(BIN)/lint-imports

# The package with compiled stages, twice as fast: put build/native on PYTHONPATH, or make a wheel (docs/install.md).
$(NATIVE): $(VENV)/.dev $(SOURCE)
	$(BIN)/python -m native build/native

native: $(NATIVE)

bench: $(VENV)/.dev $(NATIVE)
	$(BIN)/python bench/stages.py
	PYTHONPATH=build/native $(BIN)/python bench/stages.py
	$(BIN)/python bench/rivals.py
	$(BIN)/python bench/server.py

docs: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[docs]"
	$(BIN)/mkdocs build --strict

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis site
