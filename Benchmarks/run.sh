#!/usr/bin/env bash
# Runs every benchmark, each beside its peers where there are any, and prints their tables.
# Peers are Python packages; they go into .build-bench, not into the machine.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! [ -x .build-bench/bin/python ]; then
  python3 -m venv .build-bench
  .build-bench/bin/pip install --quiet --disable-pip-version-check \
    zen-engine==2.1.3 pyDMNrules==1.4.5 duckdb==2.0.1 polars==2.1.0 pyarrow==26.0.1 \
    openpyxl==3.1.5 fastexcel==0.21.0 xlsxwriter numpy
fi
python=$PWD/.build-bench/bin/python

echo "== reading (docs/benchmarks.md)"
swift run -c release --package-path Benchmarks/reading ReadingBenchmark
echo "== rules, beside zen-engine and pyDMNrules (docs/benchmarks-rules.md)"
"$python" Benchmarks/dmn/run.py
echo "== reading tables, beside DuckDB, pyarrow, Polars and openpyxl (docs/benchmarks-tables.md)"
swift build -c release --package-path Benchmarks/tables --product TablesBenchmark
"$python" Benchmarks/tables/run.py Benchmarks/tables/.build/release/TablesBenchmark
echo "== importing records, beside DuckDB, openpyxl and Polars (docs/benchmarks-import.md)"
swift build -c release --product guiju
"$python" Benchmarks/import/run.py .build/release/guiju
"$python" Benchmarks/import/workbook.py .build/release/guiju
echo "== the column engine, beside Polars and DuckDB (Benchmarks/columns/README.md)"
# The workload is no part of the project: the folder with gen.py and the peers' scripts.
if [ -n "${GUIJU_WORKLOAD:-}" ]; then
  swift build -c release --package-path Benchmarks/columns
  "$python" Benchmarks/columns/run.py "$GUIJU_WORKLOAD" 1000000
else
  echo "left out: name the folder of the workload by GUIJU_WORKLOAD"
fi
