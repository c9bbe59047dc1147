# `make` alone prints this help.
VENV := .venv
UVBOX := .make/uv
PY := $(VENV)/bin/python

# Each process would compile every module anew where the surroundings forbid Python to keep what it compiled.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/$(VENV)/compiled

.PHONY: help run test check bench screens shots
help: ## the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# uv lives in a venv of its own: syncing to the lock would remove it from ours.
$(UVBOX)/bin/uv:
	python3 -m venv $(UVBOX)
	$(UVBOX)/bin/pip install --quiet uv

$(VENV)/.ready: requirements.lock pyproject.toml | $(UVBOX)/bin/uv
	python3 -m venv $(VENV)
	$(UVBOX)/bin/uv pip sync --quiet --python $(PY) --require-hashes requirements.lock
	$(UVBOX)/bin/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
	touch $@

CITY ?= sample
PORT ?= 8000
run: $(VENV)/.ready ## a living city on http://127.0.0.1:8000 (CITY=file.osm.pbf, PORT=8001)
	@python3 -m web.packages postgis
	@exec $(VENV)/bin/farol run --city "$(CITY)" --port $(PORT)

test: $(VENV)/.ready screens ## all tests, against a PostGIS and a browser of their own
	python3 -m web.packages postgis browser
	$(VENV)/bin/pytest -n 3 --dist worksteal -m "not a_core_each"
	$(VENV)/bin/pytest -n 2 -m a_core_each

check: $(VENV)/.ready ## format, lint, types, import contracts, screens, migration drift
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m web.screens check
	python3 -m web.packages postgis
	$(PY) -m data.drift

BENCH ?= main-job
bench: $(VENV)/.ready ## measure against a rival in the same run (BENCH=name; `farol bench` lists them)
	python3 -m web.packages postgis
	$(VENV)/bin/farol bench $(BENCH)

screens: $(VENV)/.ready ## build the screens
	@$(PY) -m web.screens build

shots: $(VENV)/.ready ## a picture of every screen, light and dark, three languages, into build/shots
	python3 -m web.packages postgis browser
	$(VENV)/bin/farol shots
