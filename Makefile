SHELL := /bin/bash
.DEFAULT_GOAL := help
export PORT ?= 8000
PYTHON_OF_SHOP := .venv/bin/python

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

run: port .venv/runtime ## Build everything and serve the shop on http://127.0.0.1:8000 (PORT= to change)
	@$(PYTHON_OF_SHOP) manage.py serve

dev: port .venv/runtime ## The same with reload and debug
	@DJANGO_SETTINGS_MODULE=config.settings.dev $(PYTHON_OF_SHOP) manage.py serve

test: .venv/development ## Set up and run every test that this machine can run
	@bin/chromium
	@bin/pango
	@bin/test

check: .venv/development ## Lint, formats, Django's checks, migrations, architecture
	@bin/check

audit: .venv/development ## Measure every page: Lighthouse, axe, HTML, weights (RUNS=1 PAGES=home,range shorten it)
	@bin/chromium
	@bin/audit

pictures: .venv/development ## Take the pictures in docs/screenshots anew (PAGES=home,range takes only these)
	@bin/chromium
	@bin/pictures

format: .venv/development ## Put sources and templates into the form that check asks for
	@bin/format

clean: ## Remove what was built; what the shop wrote (var/) stays
	rm -rf .venv audit/node_modules .pytest_cache .ruff_cache .hypothesis var/static
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

port:
	@bin/port $(PORT)

.venv/runtime: requirements.txt requirements-sandbox.txt
	@bin/venv $@ requirements-sandbox.txt

.venv/development: requirements.txt requirements-sandbox.txt requirements-dev.txt
	@bin/venv $@ requirements-dev.txt

.NOTPARALLEL:
.PHONY: help run dev test check audit pictures format clean port
