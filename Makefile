# Everything happens in .venv, which the first target makes. `make help` lists the targets.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
POLYXFORM := $(BIN)/python -m polyxform
JOBS ?= 2
N ?= 200
SEED ?= 1
KERNEL_FOLDERS := $(sort $(dir $(shell find input_kernels -name '*.c')))
DEMO := input_kernels/conv2d_blocked.c
REPORTS = --json reports/$(1).json --markdown reports/$(1).md --html reports/$(1).html -o reports/$(1).txt

.DEFAULT_GOAL := help
.PHONY: help setup check test test-long fuzz trust strict front-end tool-time kernels replay demo bench rank-quality docs clean
.DELETE_ON_ERROR:

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "polyxform needs Python 3.11 or newer: install it, or name one: make PYTHON=..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "'$(PYTHON) -m venv' does not work here: install it first (Debian, Ubuntu: apt-get install python3-venv)" >&2; exit 1; }
	@touch $@

$(VENV)/.user: pyproject.toml | $(VENV)/.made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[plots]'
	@touch $@

$(VENV)/.developer: pyproject.toml | $(VENV)/.user
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,plots]'
	@touch $@

$(VENV)/.onednn: | $(VENV)/.user
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[onednn]' || \
		echo "oneDNN cannot be installed here: it is left out of the comparison" >&2
	@touch $@

setup: $(VENV)/.developer ## make .venv with everything for work on polyxform

check: setup ## lint, format, types, layers
	$(BIN)/ruff check polyxform tests
	$(BIN)/ruff format --check polyxform tests
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup $(VENV)/.onednn ## the test suite, under five minutes on two cores
	$(BIN)/python -m pytest -n $(JOBS)

test-long: setup $(VENV)/.onednn ## the tests that take minutes
	$(BIN)/python -m pytest -n $(JOBS) -m long

fuzz: setup ## random programs against their own results: make fuzz N=5000 SEED=7
	$(BIN)/python -m tests.fuzz --count $(N) --seed $(SEED) --jobs $(JOBS)

trust: setup ## what the promises rest on: the fuzzer's record, seeded faults, each guard taken out
	@mkdir -p reports
	$(BIN)/python -m tests.trust --jobs $(JOBS)

strict: setup ## every PolyBench kernel against its original, bit for bit, at three sizes and 1, 2, 3 threads
	@mkdir -p reports
	$(BIN)/python -m tests.kernels.strict --jobs $(JOBS)

front-end: setup ## how long reading takes: each PolyBench kernel, and 10,000 lines with 50 regions
	$(BIN)/python -m tests.scop.measure

tool-time: setup ## how long a run takes for each PolyBench kernel
	@mkdir -p reports
	$(BIN)/python -m tests.kernels.tool_time

kernels: $(VENV)/.user ## rewrite every input kernel into generated/
	@set -e; for folder in $(KERNEL_FOLDERS); do \
		mkdir -p "generated/$${folder#input_kernels/}"; \
		$(POLYXFORM) --isolated -j $(JOBS) --output-dir "generated/$${folder#input_kernels/}" $$folder*.c; done

replay: $(VENV)/.user ## show that generated/ is what the input kernels become
	@set -e; for folder in $(KERNEL_FOLDERS); do \
		$(POLYXFORM) --isolated -q -j $(JOBS) --check --output-dir "generated/$${folder#input_kernels/}" $$folder*.c; done
	@echo "generated/ is current"

demo: $(VENV)/.onednn ## the ResNet-50 3x3 layer: rewrite, verify, measure against the original and oneDNN
	@mkdir -p build reports
	$(POLYXFORM) doctor
	$(POLYXFORM) optimize $(DEMO) -o build/conv2d_blocked.c
	$(POLYXFORM) verify $(DEMO)
	$(POLYXFORM) bench --suite demo --threads 1 $(call REPORTS,demo)

bench: setup $(VENV)/.onednn ## measure the suites of the README and renew its figures
	@mkdir -p reports
	$(POLYXFORM) bench --suite demo --threads 1,$(JOBS) $(call REPORTS,demo)
	$(POLYXFORM) bench --suite conv-resnet50 $(call REPORTS,conv-resnet50)
	$(POLYXFORM) bench --suite conv-resnet50 --layout plain $(call REPORTS,conv-resnet50-plain)
	$(POLYXFORM) bench --suite conv-lowprec $(call REPORTS,conv-lowprec)
	$(POLYXFORM) bench --suite conv-awkward $(call REPORTS,conv-awkward)
	$(POLYXFORM) bench --suite gemm $(call REPORTS,gemm)
	$(POLYXFORM) bench --suite fused $(call REPORTS,fused)
	$(POLYXFORM) bench --suite polybench --threads $(JOBS) --reassociate --against gcc,strict $(call REPORTS,polybench)
	$(BIN)/python -m polyxform.reporting.readme README.md reports/*.json

rank-quality: $(VENV)/.user ## the model's choices on layers that played no part in its making
	@mkdir -p reports
	$(POLYXFORM) bench --suite conv-held-out --rank-quality > reports/rank-quality.txt
	@cat reports/rank-quality.txt

docs: $(VENV)/.user ## renew DIAGNOSTICS.md and the example in README.md
	@mkdir -p build
	$(POLYXFORM) explain --codes > build/DIAGNOSTICS.md
	mv build/DIAGNOSTICS.md DIAGNOSTICS.md
	$(BIN)/python -m polyxform.reporting.readme README.md

clean: ## remove .venv and what tools made
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find polyxform tests -name __pycache__ -type d -prune -exec rm -rf {} +
