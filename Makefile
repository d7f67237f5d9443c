# The commands of this project. Each needs a Python 3.11 or later and nothing else; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help demo test test-all check run fix seed docs bench golden installed-run installed-dev
BIN := .venv/bin
WEB := src/goldthread/web/templates
PYTEST := $(BIN)/pytest -n 2 --dist loadfile
# What a build runs on PostgreSQL as well; by hand: GOLDTHREAD_TEST_DATABASE=postgresql .venv/bin/pytest …
ON_POSTGRESQL := $(addprefix tests/integration/,audit bodies jobs people planning/test_models.py registers) \
	$(addprefix tests/integration/conformance/,test_restricted.py test_cost.py)

# As typed: `$` and quotes in a body's name reach the program untouched, through the environment.
export DEMO_SERVE := $(value SERVE)
export DEMO_EXAMPLE := $(value EXAMPLE)
export DEMO_BODY := $(value BODY)
export DEMO_AREA := $(value AREA)
export DEMO_PORT := $(value PORT)
unexport SERVE EXAMPLE BODY AREA PORT

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' Makefile | while IFS='|' read -r name what; do printf '  make %-9s %s\n' "$$name" "$$what"; done

installed-run:
	@sh requirements/install.sh run

installed-dev:
	@sh requirements/install.sh dev

demo: installed-run ## load the worked example and serve it (SERVE=no, EXAMPLE=empty, BODY='…', AREA=…, PORT=…, PYTHON=…)
	@set --; \
	if [ "$$DEMO_SERVE" = no ]; then set -- "$$@" --no-serve; fi; \
	if [ -n "$$DEMO_EXAMPLE" ]; then set -- "$$@" --example "$$DEMO_EXAMPLE"; fi; \
	if [ -n "$$DEMO_BODY" ]; then set -- "$$@" --body "$$DEMO_BODY"; fi; \
	if [ -n "$$DEMO_AREA" ]; then set -- "$$@" --area "$$DEMO_AREA"; fi; \
	if [ -n "$$DEMO_PORT" ]; then set -- "$$@" --port "$$DEMO_PORT"; fi; \
	exec $(BIN)/goldthread demo "$$@"

test: check ## check everything, then run the tests that a change is accepted by
	$(PYTEST) -m "not slow"
	@if [ "$$CI" = true ]; then GOLDTHREAD_TEST_DATABASE=postgresql $(PYTEST) -m "not slow" $(ON_POSTGRESQL); fi

test-all: check ## the same with the slow tests
	$(PYTEST)

check: installed-dev ## format, lint, types, rooms and templates, without running a test
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	GOLDTHREAD_HOME=.mypy_cache/home $(BIN)/mypy
	cd src && ../$(BIN)/lint-imports --config ../.importlinter --cache-dir ../.import_linter_cache
	$(BIN)/djlint --quiet --check --lint $(WEB)

run: installed-run ## serve what this home holds (PORT=…)
	@set --; if [ -n "$$DEMO_PORT" ]; then set -- --port "$$DEMO_PORT"; fi; exec $(BIN)/goldthread serve "$$@"

fix: installed-dev ## put code and templates into the house format, and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/djlint --quiet --reformat $(WEB)

seed: installed-run ## load the worked example without serving it
	@exec $(BIN)/goldthread demo --no-serve

docs: installed-dev ## write docs/reference/ anew from the commands, the measure cards and the settings
	$(BIN)/python docs/generate.py

bench: installed-dev ## how long each step takes, what a report and a large register cost, how fast the statistics, loading and counting are
	$(BIN)/python bench/demo.py
	$(BIN)/python bench/report.py
	$(BIN)/python bench/registers.py
	$(BIN)/python bench/statistics.py
	$(BIN)/python bench/load.py
	$(BIN)/python bench/measures.py

golden: installed-dev ## run the worked cases of the statistics and say how many passed (GOLDTHREAD_GOLDEN=folder)
	@$(BIN)/python -m tests.golden.run
