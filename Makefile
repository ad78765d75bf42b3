# Relais. `make` alone says what there is.
.DEFAULT_GOAL := help
.PHONY: help run dev test lint types bench messages requirements clean venv venv-dev

PORT ?= 8000
PYTHON := .venv/bin/python
MANAGE := $(PYTHON) manage.py
CHECK := $(PYTHON) -m home.management.checking
COMPILE := $(PYTHON) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
	--no-header

# The first that starts and is of a version we support: a name on PATH may be a shim with nothing behind it.
find_python = for python in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && break; \
	python=; done; \
	test -n "$$python" || { echo "Relais needs Python 3.11, 3.12 or 3.13, and found none on PATH." >&2; exit 1; }

help: ## what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile
	@echo "  PORT=8001 after run or dev chooses another port; RELAIS_VAR=folder another place for data."

venv:
	@$(find_python); "$$python" -m home.management.installing requirements.txt

venv-dev:
	@$(find_python); "$$python" -m home.management.installing requirements.txt requirements-dev.txt

run: venv ## install, load the demo once, serve on http://localhost:8000/
	@exec $(MANAGE) serve --port $(PORT) $(ARGS)

dev: export DEBUG = 1
dev: venv-dev ## the same with Django's reloading server and its debug tools
	@exec $(MANAGE) serve --reload --port $(PORT) $(ARGS)

test: venv-dev ## everything that must hold before a change lands
	@$(CHECK) lint types project tests

lint: venv-dev ## style, templates, and who may import whom
	@$(CHECK) lint

types: venv-dev ## mypy
	@$(CHECK) types

bench: venv-dev ## measure the site
	@$(PYTHON) -m tests.bench $(ARGS)

messages: venv-dev ## bring the catalogues level with the code
	@$(MANAGE) update_catalogues && $(MANAGE) compile_catalogues

requirements: venv-dev ## compile requirements*.in (ARGS=--upgrade takes newer versions)
	@$(PYTHON) -m pip install -q --disable-pip-version-check uv
	@$(COMPILE) requirements.in -o requirements.txt $(ARGS)
	@$(COMPILE) requirements-dev.in -o requirements-dev.txt $(ARGS)

clean: ## remove what can be made again; the data stays
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@rm -f locales/*/LC_MESSAGES/*.mo $${RELAIS_VAR:-var}/static.stamp
	@rm -rf $${RELAIS_VAR:-var}/static $${RELAIS_VAR:-var}/cache $${RELAIS_VAR:-var}/tmp
	@find hub home blog tests -name __pycache__ -prune -exec rm -rf {} +
