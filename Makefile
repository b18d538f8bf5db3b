# One environment, .venv, made on first use. `make` or `make help` lists the targets.
# Standard output carries only what a target is for; what it says of its own doing goes to standard error.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --constraint constraints.txt
# Four workers at most: each one that runs `model` tests holds an encoder of its own. One thread in each: where workers
# share the cores, torch's threads wait for one another by spinning and take six times as long.
PYTEST := OMP_NUM_THREADS=1 $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

# Stamps: a target that stands under .venv is done again only when what it was made from has changed.
MADE    := $(VENV)/.made
RUNTIME := $(VENV)/.installed
DEV     := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.PHONY: help run test check fast lint types imports tests format wheel examples pins train clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUNTIME) ## install, read the papers, open the terminal UI (without a terminal: print the crosswalk)
	@$(BIN)/hscqa --workspace . ingest >&2 || [ $$? -eq 4 ] # 4: a paper could not be read; the others were
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/hscqa --workspace . tui; else $(BIN)/hscqa --workspace . crosswalk; fi

test: $(DEV) check ## install with the development tools, then all that CI runs

check: lint types imports tests ## all that CI runs, in the environment that is there

fast: ## the tests that need no encoder and no build
	@$(PYTEST) -m "not model and not slow"

lint:
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m ruff format --check

types:
	@$(BIN)/python -m mypy

imports:
	@$(BIN)/lint-imports

tests:
	@$(PYTEST)

format: ## put the code in the usual form and mend what ruff can mend
	@$(BIN)/python -m ruff check --fix
	@$(BIN)/python -m ruff format

wheel: $(DEV) ## build the wheel and the source archive into dist/
	@$(BIN)/python -m build --no-isolation --outdir dist . >&2
	@ls dist

examples: $(DEV) ## run the examples of README.md, write their output anew, and take its picture
	@$(BIN)/python .ci/examples.py
	@$(BIN)/python .ci/picture.py

pins: $(DEV) ## write constraints.txt and docs/licences.md anew from what is installed
	@$(BIN)/python .ci/pins.py

train: $(DEV) ## tune the encoder anew from training/data, three times; goes on where it was stopped
	@$(BIN)/python -m training.leaks >&2
	@for seed in 1 2 3; do \
	  HF_HUB_OFFLINE=1 OMP_WAIT_POLICY=PASSIVE $(BIN)/python -m training.train seed-$$seed --seed $$seed >&2 \
	    || exit 1; done
	@HF_HUB_OFFLINE=1 $(BIN)/python -m training.finish seed-1 seed-2 seed-3

clean: ## remove the environment, the index and all that was built
	@rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find index -mindepth 1 ! -name .gitignore -delete
	@find hscqa tests -name __pycache__ -prune -exec rm -rf {} +

$(MADE):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "hscqa needs Python 3.11 or newer, and $(PYTHON) is older or missing;" \
	       "name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@echo "making $(VENV) with $$($(PYTHON) --version)" >&2
	@$(PYTHON) -m venv $(VENV) >&2
	@touch $@

$(RUNTIME): $(MADE) pyproject.toml constraints.txt
	@echo "installing hscqa and its libraries; the first time takes minutes" >&2
	@$(PIP) --editable . >&2
	@touch $@

$(DEV): $(MADE) pyproject.toml constraints.txt
	@echo "installing hscqa, its libraries and the development tools; the first time takes minutes" >&2
	@$(PIP) --editable '.[dev]' >&2
	@touch $@ $(RUNTIME)
