# Everything a person does with the project. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT ?= swift
PORT ?= 8080
SAMPLE := .build/sample/library.sqlite
GUIJU := .build/release/guiju

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 14

setup: ## install what build, tests and pages need
	@Scripts/setup.sh

build: setup ## the release binary at .build/release/guiju
	$(SWIFT) build -c release --product guiju

run: build ## read the sample document, serve the reading room on 127.0.0.1:8080 (PORT=…)
	@mkdir -p $(dir $(SAMPLE))
	$(GUIJU) read Samples --library $(SAMPLE)
	$(GUIJU) serve --library $(SAMPLE) --port $(PORT)

test: setup ## all tests
	$(SWIFT) test

browser-test: ## the pages, driven in headless Chromium
	@Scripts/setup.sh --browser
	$(SWIFT) build --product guiju
	.build-browser/bin/python Tests/Browser/run.py .build/debug/guiju
	.build-browser/bin/python Tests/Browser/appraisal.py .build/debug/guiju
	.build-browser/bin/python Tests/Browser/land.py .build/debug/guiju

lint: ## style
	$(SWIFT) format lint --strict -r -p Sources Tests Package.swift

bench: setup ## the benchmarks, each beside its peers where there are any
	Benchmarks/run.sh

clean: ## remove what was built
	rm -rf .build .build-*

.PHONY: help setup build run test browser-test lint bench clean
