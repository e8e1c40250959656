"""Imports a million rows of 14 columns, and times it beside DuckDB's COPY of the same file.

    pip install duckdb
    python3 Benchmarks/import/run.py GUIJU [ROWS]

GUIJU is a release build of the command; run it in the project's folder, where it finds packs/core. The peak of memory is the resident set of the process.
"""

import os
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from records import code, timed, write_csv

DUCK = """
import duckdb, sys
c = duckdb.connect(sys.argv[2])
c.execute("SET enable_progress_bar=false")
c.execute("SET preserve_insertion_order=true")
numbers = ", ".join(f"c{i} DECIMAL(18,3)" for i in range(2, 14))
c.execute(f"CREATE TABLE t (c0 VARCHAR, c1 INTEGER, {numbers})")
c.execute(f"COPY t FROM '{sys.argv[1]}' (HEADER)")
print(c.execute("SELECT count(*) FROM t").fetchone()[0])
c.close()
"""


def main():
    guiju = sys.argv[1]
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    folder = tempfile.mkdtemp(prefix="guiju-import-")
    path = os.path.join(folder, "million.csv")
    write_csv(path, rows)
    print(f"file: {os.path.getsize(path) / 1e6:.1f} MB, {rows} rows")
    for number in range(3):
        library = os.path.join(folder, f"library{number}.sqlite")
        seconds, _, memory, output = timed(
            [guiju, "import", path, "--type", "enterprise-year", "--library", library, "--lang", "en"])
        print(f"guiju import: {seconds:.2f} s, {memory:.0f} MB, store {os.path.getsize(library) / 1e6:.0f} MB")
        duck = os.path.join(folder, f"duck{number}.db")
        seconds, _, memory, count = timed([sys.executable, "-c", DUCK, path, duck])
        print(f"duckdb COPY:  {seconds:.2f} s, {memory:.0f} MB, {count.strip()} rows")
    print(output.strip().splitlines()[-1])
    seconds, _, memory, output = timed(
        [guiju, "records", "list", "enterprise-year", "--period", "2023", "--limit", "1",
         "--library", library])
    print(f"guiju records list, one of all: {seconds:.2f} s, {memory:.0f} MB")
    seconds, _, memory, output = timed(
        [guiju, "records", "show", "enterprise-year", code(7919 * (rows // 2)), "--library", library])
    print(f"guiju records show, one enterprise: {seconds:.2f} s, {memory:.0f} MB")
    seconds, _, memory, output = timed([guiju, "store", "verify", "--library", library])
    print(f"guiju store verify: {seconds:.2f} s, {memory:.0f} MB")


main()
