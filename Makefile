# Everything a person does with the project. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help
SWIFT ?= swift
PORT ?= 8080
LIBRARY ?= .build/sample/library.sqlite

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 12

setup: ## install what the build needs (system libraries)
	@Scripts/setup.sh

build: setup ## the release binary at .build/release/guiju
	$(SWIFT) build -c release --product guiju

test: setup ## all tests
	$(SWIFT) test

lint: ## style
	$(SWIFT) format lint --strict -r -p Sources Tests Package.swift

clean: ## remove what was built
	rm -rf .build .build-*

.PHONY: help setup build test lint clean
