# make run     the demo on http://localhost:8000 (PORT=8001 make run for another port)
# make test    everything that must hold; sets up what it needs, Chromium too
# make bench   what pages cost, as ratios from one run
#
# Paths here are relative throughout, because make cannot handle a folder whose path holds a space.

SHELL := /bin/sh
.DEFAULT_GOAL := run
.PHONY: run test bench clean

PY := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1
# What the checks before pytest need of the settings; pytest and the bench bring their own.
CHECKED := SECRET_KEY=only-for-checks SITE_URL=http://localhost PERFECTION_DEMO=

# A .venv whose Python is gone (upgraded, or made by somebody else's) is made anew.
ifneq ($(wildcard .venv),)
ifneq ($(shell $(PY) -c 'import pip; print("works")' 2>/dev/null),works)
.venv/runtime: again
.PHONY: again
again: ;
endif
endif

# Root may take over from the user whose folder this is; nobody may take over from root without being told how.
define check_var
@if [ "$$(id -u)" != 0 ] && [ -e var ]; then \
    other=$$(find var -path var/postgres/data -prune -o ! -user "$$(id -u)" -print 2>/dev/null | head -n 1); \
    if [ -n "$$other" ]; then \
        echo "$$other belongs to another user, who ran make here before. Run make as that user again," >&2; \
        echo "or hand the folder over: sudo chown -R $$(id -un) var" >&2; exit 1; \
    fi; \
fi
endef

run: .venv/runtime
	$(check_var)
	@case "$${PORT:-8000}" in *[!0-9]*) \
	    echo "PORT is $$PORT, and a port is a number. Run PORT=8000 make run." >&2; exit 1 ;; \
	esac; \
	exec env PERFECTION_DEMO=1 $(PY) manage.py serve

test: .venv/develop
	$(check_var)
	@$(PY) -m tests.browser.chromium
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -c 'import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())'
	$(CHECKED) $(PY) manage.py makemigrations --check --dry-run
	@if ! command -v node >/dev/null 2>&1; then \
	    echo "Node.js is not installed, so the scripts' unit tests are left out; the browser tests still drive them."; \
	elif [ -n "$$(find perfection_site/static tests -name '*.test.js' 2>/dev/null | head -n 1)" ]; then \
	    echo "node --test"; \
	    find perfection_site/static tests -name '*.test.js' -exec node --test {} +; \
	fi
	$(PY) -m pytest -n logical --maxschedchunk 1  # one by one, so that one worker does not sit on all the long ones

bench: .venv/develop
	$(check_var)
	@exec $(PY) -m tests.bench

clean:
	rm -rf .venv

.venv/develop: .venv/runtime requirements-dev.txt
	@echo "Installing what the tests need (requirements-dev.txt)"
	@$(PY) -m pip install --progress-bar on -r requirements-dev.txt
	@touch .venv/develop

.venv/runtime: requirements.txt
	@if [ -e .venv ] && [ ! -w .venv ]; then \
	    echo "The folder .venv belongs to another user, who ran make here before, and it is out of date." >&2; \
	    echo "Run make as that user again, or remove it: sudo rm -rf .venv" >&2; exit 1; \
	fi; \
	if ! $(PY) -c 'import pip' 2>/dev/null; then \
	    found=; \
	    for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
	        if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	            found=$$python; break; \
	        fi; \
	    done; \
	    if [ -z "$$found" ]; then \
	        echo "Perfection needs Python 3.11 or newer, and there is none here ($$(python3 --version 2>/dev/null || echo no python3 at all))." >&2; \
	        echo "Install it, or say where it is: make PYTHON=/path/to/python3" >&2; exit 1; \
	    fi; \
	    echo "Making .venv with $$("$$found" --version)"; \
	    if ! "$$found" -m venv --clear .venv; then \
	        rm -rf .venv; \
	        echo "$$found cannot make a virtual environment. On Debian and Ubuntu: sudo apt install python3-venv" >&2; \
	        exit 1; \
	    fi; \
	fi
	@echo "Installing what the site needs (requirements.txt)"
	@$(PY) -m pip install --progress-bar on -r requirements.txt
	@touch .venv/runtime
