# Lowback. `make` lists what there is. Everything is installed into .venv in this folder.

PYTHON ?= python3
PORT ?= 8866
MINUTES ?= 30
# So many tests at once; those of time run alone.
WORKERS ?= 2
LAB_PORT ?= 8888
BIN := .venv/bin
FRONT := widgets/frontend
# pip's compiled bytecode saves each kernel start a second; some machines switch it off.
PIP := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pip --disable-pip-version-check install --quiet --compile
# Node and npm from the PATH where they are there and new enough, else those that a wheel brings into .venv.
HAS_NODE := $(shell npm --version >/dev/null 2>&1 && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && echo yes)
WITH_NODE := $(if $(HAS_NODE),,PATH="$(CURDIR)/$(BIN):$$PATH")
NPM := $(WITH_NODE) npm --prefix $(FRONT)
# What is copied at installation, even in an editable one: the page template, Voila's settings, what JupyterLab loads.
COPIED := $(wildcard widgets/lowback/voila/template/* widgets/lowback/voila/etc/* widgets/lowback/labextension/* widgets/lowback/static/*)

.DEFAULT_GOAL := help
.PHONY: help app lab site test check bench soak build notebooks golden font screenshots lock format clean

help: ## list what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'

app: .venv/.app ## set up, and serve the exercises at http://127.0.0.1:8866/ (PORT=8870 for another port)
	@$(BIN)/lowback serve notebooks --port $(PORT)

lab: .venv/.app ## set up, and open the notebooks in JupyterLab (LAB_PORT=8890 for another port)
	@# Signed as one's own: what came with the project, and nothing that was put beside it.
	@own=$$(git ls-files 'notebooks/*.ipynb' 2>/dev/null); [ -z "$$own" ] || $(BIN)/jupyter trust $$own >/dev/null
	@$(BIN)/jupyter lab notebooks --config=tools/jupyterlab/config.py --port=$(LAB_PORT) \
		$$([ "$$(id -u)" = 0 ] && echo --allow-root) \
		$$([ "$$(uname)" = Darwin ] || [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || echo --no-browser)

site: .venv/.app $(if $(LITE),lite) ## write the exercises as a website of plain files into build/site (LITE=1: JupyterLab in it)
	@$(BIN)/lowback site build/site --notebooks notebooks $(if $(LITE),--lite build/lite)

test: check browser postgres ## set up all that is needed, a browser included, and prove everything
	$(NPM) test
	$(BIN)/pytest --numprocesses=$(WORKERS) --dist=loadfile --no-loadscope-reorder --durations=40 \
		--ignore=tests/surfaces/test_time.py
	$(BIN)/pytest tests/surfaces/test_time.py

check: .venv/.dev $(FRONT)/node_modules/.done ## lint, types, content, and that the committed build is what the sources make
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lowback check
	$(NPM) run --silent lint
	$(NPM) run --silent types
	@rm -rf build/static && $(NPM) run --silent build -- $(CURDIR)/build/static
	@diff -rq build/static widgets/lowback/static || \
		{ echo "The committed build is not what the sources make. Run: make build"; exit 1; }

bench: .venv/.dev browser ## print the figures: imports, memory, bundle, page
	$(BIN)/python tools/bench.py

soak: .venv/.dev browser postgres ## the long proofs: half an hour of timing (MINUTES=5), then every fault at full size
	$(BIN)/python tools/soak.py $(MINUTES)
	LOWBACK_SOAK=1 $(BIN)/pytest -q -s tests/record tests/surfaces/test_record.py tests/surfaces/test_faults.py \
		-k "both or killed or writers or deliveries or disk or damaged or two_tabs or keeps_nothing or is_full or many_opens"
	BROKEN=1000 $(NPM) test

build: .venv/.dev $(FRONT)/node_modules/.done ## bundle the front end into widgets/lowback/static
	$(NPM) run --silent build

notebooks: .venv/.dev browser ## execute the notebooks again
	$(BIN)/python tools/notebooks.py

golden: .venv/.dev ## write the golden vectors of the timeline again
	$(BIN)/python tools/golden.py

font: .venv/.dev ## make the pages' typeface again, from its package
	@$(WITH_NODE) $(BIN)/uv run --quiet --no-project --with 'fonttools[woff]' tools/font.py

screenshots: .venv/.dev browser ## take the README's pictures again, and sheets of all pages and states
	$(BIN)/python tools/screenshots.py

lock: .venv/.dev ## pin the requirements again, from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-emit-index-url --no-header --output-file requirements.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-emit-index-url --no-header --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-emit-index-url --no-header --extra node --constraint requirements.txt --output-file requirements-node.txt pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --no-emit-index-url --no-header --output-file tools/lite/requirements.txt tools/lite/requirements.in

format: .venv/.dev $(FRONT)/node_modules/.done ## put the sources in shape
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .
	$(NPM) run --silent format

clean: ## take away all that was installed and built here
	rm -rf .venv build $(FRONT)/node_modules

# ── What the targets need ────────────────────────────────────────────────────

.PHONY: browser lite postgres
lite: build/lite-tools/.done
	@$(WITH_NODE) build/lite-tools/bin/python tools/lite/build.py build/lite

build/lite-tools/.done: tools/lite/requirements.txt $(FRONT)/node_modules/.done
	@$(PYTHON) -m venv build/lite-tools
	@build/lite-tools/bin/python -m pip --disable-pip-version-check install --quiet --requirement tools/lite/requirements.txt
	@touch $@

browser: .venv/.dev
	@$(BIN)/python tools/browser.py

postgres: .venv/.dev
	@$(BIN)/python tools/postgres.py

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or later is needed; $(PYTHON) is older. Write: make PYTHON=python3.12"; exit 1; }
	@echo "Setting up .venv (about a minute)."
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.app: .venv/.python requirements.txt pyproject.toml $(COPIED)
	@[ -e .venv/.dev ] || $(PIP) --requirement requirements.txt
	@$(PIP) --no-deps --editable .
	@touch $@

.venv/.dev: .venv/.python requirements-dev.txt pyproject.toml $(COPIED)
	@$(PIP) --requirement requirements-dev.txt
	@$(PIP) --no-deps --editable .
	@touch $@ .venv/.app

$(FRONT)/node_modules/.done: .venv/.dev $(FRONT)/package-lock.json
	@[ -n "$(HAS_NODE)" ] || $(PIP) --requirement requirements-node.txt
	@$(NPM) ci --silent --no-audit --no-fund
	@touch $@
