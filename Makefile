# Two commands: `make run` shows the dashboard, `make test` checks it. Both set up all that they need.
POSTS ?= data/posts
PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test format clean system-packages

run: .venv/user
	@case "$(PORT)" in ""|*[!0-9]*) echo "PORT is \"$(PORT)\", which is no number: make run PORT=8502"; exit 1;; esac
	@$(BIN)/python -c 'import socket, sys; sys.exit(socket.socket().connect_ex(("127.0.0.1", int("$(PORT)"))) == 0 and "Port $(PORT) is in use: stop what runs there, or take another: make run PORT=8502")'
	$(BIN)/python -m dashboard build --posts "$(POSTS)"
	COVERAGE_POSTS="$(abspath $(POSTS))" $(BIN)/python -m streamlit run app.py --server.port $(PORT) --browser.serverAddress localhost

test: .venv/developer system-packages
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/vulture
	$(BIN)/deptry .
	sh tests/audit.sh $(BIN)
	$(BIN)/pytest

format: .venv/developer
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache

system-packages:
	sh tests/system-packages.sh

.venv/user: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "This is Python %d.%d; 3.11 or newer is needed. If you have one: make run PYTHON=python3.12" % sys.version_info[:2])'
	@test -w . || { echo "You may not write into $(CURDIR), where the environment and the tables go: clone into a folder of your own."; exit 1; }
	@echo "Installing what the dashboard needs into .venv; this takes a few minutes, and only once."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	touch $@

.venv/developer: .venv/user requirements-dev.txt requirements-docs.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.txt --requirement requirements-docs.txt
	touch $@
