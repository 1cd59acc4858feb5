# Everything one does with this repository. `make` alone lists it.
# The first command that needs Python packages makes .venv and fills it; it is done again when pyproject.toml changes.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TEST_STAMP := $(VENV)/.installed-test
LINT_STAMP := $(VENV)/.installed-lint
BENCH_STAMP := $(VENV)/.installed-bench
BULK_STAMP := $(VENV)/.installed-bulk
# What measures times runs first and alone.
TIMED := tests/benchmarks tests/syntax/test_speed.py
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -e

.DEFAULT_GOAL := help
.PHONY: help demo test test-all lint bench index clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/python:
	@echo "Making a virtual environment in $(VENV) …"
	@$(PYTHON) -m venv $(VENV)

$(TEST_STAMP): pyproject.toml | $(BIN)/python
	@echo "Installing the package with what its tests need (once; about a minute) …"
	@$(INSTALL) ".[test]"
	@touch $@

$(LINT_STAMP): pyproject.toml | $(TEST_STAMP)
	@echo "Installing the linters (once) …"
	@$(INSTALL) ".[lint]"
	@touch $@

$(BENCH_STAMP): pyproject.toml | $(TEST_STAMP)
	@echo "Installing the engines to compare with (once) …"
	@$(INSTALL) ".[bench]"
	@touch $@

$(BULK_STAMP): pyproject.toml | $(TEST_STAMP)
	@echo "Installing what large tables need (once) …"
	@$(INSTALL) ".[bulk]"
	@touch $@

demo: $(TEST_STAMP) ## check a policy, run its examples, decide thirty accounts, explain one (under 2 minutes)
	@READINESS=$(BIN)/readiness bash .ci/demo

test: $(TEST_STAMP) ## the tests that take seconds
	@$(BIN)/python -m pytest -q -rs $(TIMED) -m "not slow"
	@$(BIN)/python -m pytest -q -rs -n auto --dist worksteal $(TIMED:%=--ignore %) -m "not slow and not bulk and not browser and not spark"

test-all: $(LINT_STAMP) $(BENCH_STAMP) $(BULK_STAMP) ## all tests, slow ones and large tables included
	@$(BIN)/python -m pytest -q -rs $(TIMED)
	@$(BIN)/python -m pytest -q -rs -n auto --dist worksteal $(TIMED:%=--ignore %)

lint: $(LINT_STAMP) ## ruff, mypy and the import contracts
	@echo "ruff check"; $(BIN)/ruff check .
	@echo "ruff format --check"; $(BIN)/ruff format --check .
	@echo "mypy --strict"; $(BIN)/mypy
	@echo "lint-imports"; $(BIN)/lint-imports

bench: $(BENCH_STAMP) ## measure against hand-written code and other engines
	@$(BIN)/python -m pytest tests/benchmarks -q -rs -o "addopts=--strict-markers --strict-config" --benchmark-only \
	  --benchmark-columns=median,iqr,rounds --benchmark-sort=name --benchmark-group-by=group

index: ## write the index of the diagnostics from the titles of their pages
	@$(PYTHON) .ci/diagnostics_index.py

clean: ## remove what was installed and cached
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks build dist
