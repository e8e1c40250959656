#!/usr/bin/env bash
# Runs every benchmark, each beside its peers where there are any, and prints their tables.
# Peers are Python packages; they go into .build-bench, not into the machine.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! [ -x .build-bench/bin/python ]; then
  python3 -m venv .build-bench
  .build-bench/bin/pip install --quiet --disable-pip-version-check \
    zen-engine==2.1.3 pyDMNrules==1.4.5
fi

echo "== reading (docs/benchmarks.md)"
swift run -c release --package-path Benchmarks/reading ReadingBenchmark
echo "== rules, beside zen-engine and pyDMNrules (docs/benchmarks-rules.md)"
.build-bench/bin/python Benchmarks/dmn/run.py
