# Two commands matter: make demo, make test. Everything else is for people who change the program.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: all demo test accept lint type arch bench docs format setup clean

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
	$(BIN)/ruff check src tests bench scripts
	$(BIN)/ruff format --check src tests bench scripts

format: $(VENV)/.dev
	$(BIN)/ruff check --fix-only src tests bench scripts
	$(BIN)/ruff format src tests bench scripts

type: $(VENV)/.dev
	$(BIN)/mypy

arch: $(VENV)/.dev
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python bench/stages.py
	$(BIN)/python bench/rivals.py
	$(BIN)/python bench/server.py

docs: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[docs]"
	$(BIN)/mkdocs build --strict

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis site
