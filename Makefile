PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/installed

.DEFAULT_GOAL := help
.PHONY: help setup ingest test fuzz browser lint bench readme schemas lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(INSTALLED) ## Install everything into .venv, from the lock

# The stamp makes a second run free: pip runs again only when the lock or the project's own table changes.
$(INSTALLED): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "liftlore needs Python 3.11 or newer: make PYTHON=python3.11 …")'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

ingest: setup ## Read raw/ into curated/catalogue.duckdb and write the exports and the report
	@$(BIN)/liftlore ingest raw
	@$(BIN)/liftlore export json --output curated/catalogue.json
	@set -e; for format in free-exercise-db open-exercise-db exercemus schema-org; do \
		$(BIN)/liftlore export $$format --quiet --output curated/exports/$$format.json; done
	@$(BIN)/liftlore export liftoscript --quiet --output curated/exports/plan.liftoscript
	@$(BIN)/liftlore report

test: setup browser ## Run the whole test suite
	$(BIN)/python -m pytest -n auto --dist worksteal

fuzz: setup ## Try to break it: 100,000 odd articles, bombs at full size, faults at every write, 100 kills
	LIFTLORE_LONG=1 $(BIN)/python -m pytest -n auto tests/run/test_hostile.py tests/run/test_faults.py \
		tests/run/test_kill.py tests/run/test_fuzz.py tests/read/test_properties.py

# The tests of the report want a browser; without one they are skipped, and say so.
browser: setup ## Find Chromium, or install it on Debian as root
	@$(BIN)/python -m tests.browser

lint: setup ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: setup ## Time every stage beside trafilatura: ARTICLES=folder for your own pages, SIZES="100 1000" for less
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.lock
	$(BIN)/python -m benchmarks $(ARTICLES) $(if $(SIZES),--sizes $(SIZES))

readme: setup ## Write the outputs in the README and the cookbook anew
	$(BIN)/python -m tests.readme

schemas: setup ## Write the JSON Schemas anew
	$(BIN)/python -m pipeline.export.schema schemas

lock: ## Pin all versions and hashes anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet --output-file requirements.lock --extra cluster --group dev --group build pyproject.toml
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet --output-file benchmarks/requirements.lock --constraint requirements.lock --group bench

clean: ## Remove everything that can be made again
	rm -rf .venv dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find curated -mindepth 1 ! -name README.md ! -name decisions.toml -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
