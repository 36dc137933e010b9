# SPDX-FileCopyrightText: 2026 The Driehoek contributors
# SPDX-License-Identifier: EUPL-1.2

# make run        start Driehoek: make run PORT=8123 DATA=./elsewhere
# make test       everything that must hold, in ten to twelve minutes on two cores
# make help       the rest

PORT ?= 8000
HOST ?= 127.0.0.1
DATA ?= $(or $(DRIEHOEK_DATA),./data)
PYTHON ?= python3

VENV := .venv/bin
export DRIEHOEK_DATA := $(DATA)
# Python of another environment must not mix in.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help run test lint unit browser screens lock messages demo-reset clean python environment environment-dev

help:
	@echo "make run [PORT=8000] [DATA=./data]   start; prints the address and whom to sign in as"
	@echo "make demo-reset [DATA=./data]        throw the demo data away and start over"
	@echo "make test                            everything: lint, types, layers, SQLite, PostgreSQL, browser"
	@echo "make lint                            layout, lint, layers, types (half a minute)"
	@echo "make unit                            tests on SQLite only; make unit T=tests/lib for a part"
	@echo "make browser                         browser tests only"
	@echo "make screens                         pictures of each page into docs/screens"
	@echo "make messages                        bring the translation catalogue up to date with the source"
	@echo "make lock                            lock the dependencies again after a change in pyproject.toml"

python:
	@command -v $(PYTHON) >/dev/null || { echo "There is no '$(PYTHON)' here: install Python 3.11 or newer with venv (Debian: sudo apt install python3-venv)." >&2; exit 1; }

environment: python
	@$(PYTHON) scripts/environment.py runtime

environment-dev: python
	@$(PYTHON) scripts/environment.py dev

run: python
	@$(PYTHON) scripts/environment.py runtime --port "$(PORT)"
	@$(VENV)/driehoek setup
	@exec $(VENV)/driehoek serve --host "$(HOST)" --port "$(PORT)"

demo-reset: environment
	@$(VENV)/driehoek demo reset

test: environment-dev
	@$(VENV)/python scripts/checks.py

lint: environment-dev
	@$(VENV)/python scripts/checks.py lint

unit: environment-dev
	@$(VENV)/python -m pytest -n 2 --dist worksteal --ignore=tests/browser $(T)

browser: environment-dev
	@$(VENV)/python -m pytest tests/browser

screens: environment-dev
	@$(VENV)/python scripts/screens.py

messages: environment-dev
	@$(VENV)/python scripts/messages.py

lock: environment-dev
	@$(VENV)/python scripts/lock.py

clean:
	rm -rf .venv .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
