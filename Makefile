# Everything is done in a virtual environment that these targets make themselves.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
READY_DEV := .venv/.ready-dev

.PHONY: setup run chat test check format docs stories bench clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or newer is needed; set PYTHON=python3.11 or the like.' >&2; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo 'Setting up .venv (once) ...' >&2
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(READY_DEV): $(READY)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@

run: $(READY)
	@$(BIN)/coach

chat: $(READY)
	@$(BIN)/coach chat

test: $(READY_DEV)
	@$(BIN)/python -m pytest

check: $(READY_DEV)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/coach check
	@$(BIN)/python docs/generate.py --check

format: $(READY_DEV)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(READY_DEV)
	@$(BIN)/python docs/generate.py

stories: $(READY_DEV)
	@$(BIN)/python -m pytest tests/test_stories.py --rewrite

bench: $(READY_DEV)
	@$(BIN)/python -m bench

clean:
	rm -rf .venv build *.egg-info
