#!/usr/bin/env python3
"""Reads the same files through each reader, checks that the sums agree, and prints one table.

    pip install duckdb polars pyarrow openpyxl fastexcel xlsxwriter
    python3 Benchmarks/tables/run.py BINARY [FOLDER]

BINARY is the release build of TablesBenchmark (swift build -c release in this folder). Each reader
runs in a process of its own, five rounds, the best counts; CPU seconds are of all threads together; peak memory is that of the process.
"""

import decimal
import json
import pathlib
import subprocess
import sys
import tempfile

PEERS = {
    "duckdb decimal": """
import duckdb
def run(path):
    names = duckdb.sql(f"select * from read_csv('{path}', header=true) limit 0").columns
    types = {n: ('VARCHAR' if i == 0 else 'DECIMAL(18,3)') for i, n in enumerate(names)}
    con = duckdb.connect()
    con.execute(f"create table t as select * from read_csv('{path}', header=true, columns={types})")
    return con, names
def sums(result):
    con, names = result
    return con.execute('select ' + ', '.join(f'sum("{n}")' for n in names[1:]) + ' from t').fetchone()
""",
    "duckdb double": """
import duckdb
def run(path):
    names = duckdb.sql(f"select * from read_csv('{path}', header=true) limit 0").columns
    types = {n: ('VARCHAR' if i == 0 else 'DOUBLE') for i, n in enumerate(names)}
    con = duckdb.connect()
    con.execute(f"create table t as select * from read_csv('{path}', header=true, columns={types})")
    return con, names
def sums(result):
    con, names = result
    return con.execute('select ' + ', '.join(f'sum("{n}")' for n in names[1:]) + ' from t').fetchone()
""",
    "pyarrow decimal": """
import pyarrow as pa, pyarrow.csv as c, pyarrow.compute as pc
def run(path):
    names = open(path, encoding='utf-8-sig').readline().strip().split(',')
    types = {n: (pa.string() if i == 0 else pa.decimal128(18, 3)) for i, n in enumerate(names)}
    return c.read_csv(path, convert_options=c.ConvertOptions(column_types=types))
def sums(table):
    return [pc.sum(table.column(i)).as_py() for i in range(1, table.num_columns)]
""",
    "pyarrow double": """
import pyarrow as pa, pyarrow.csv as c, pyarrow.compute as pc
def run(path):
    names = open(path, encoding='utf-8-sig').readline().strip().split(',')
    types = {n: (pa.string() if i == 0 else pa.float64()) for i, n in enumerate(names)}
    return c.read_csv(path, convert_options=c.ConvertOptions(column_types=types))
def sums(table):
    return [pc.sum(table.column(i)).as_py() for i in range(1, table.num_columns)]
""",
    "polars double": """
import polars as pl
def run(path):
    names = open(path, encoding='utf-8-sig').readline().strip().split(',')
    return pl.read_csv(path, schema={n: (pl.String if i == 0 else pl.Float64) for i, n in enumerate(names)})
def sums(frame):
    return [frame[:, i].sum() for i in range(1, frame.width)]
""",
}

SHEET_PEERS = {
    "openpyxl read-only": """
import openpyxl
def run(path):
    rows = openpyxl.load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    next(rows)
    return list(rows)
def sums(rows):
    return [sum(r[i] for r in rows if r[i] is not None) for i in range(1, len(rows[0]))]
""",
    "polars calamine": """
import polars as pl
def run(path):
    return pl.read_excel(path, engine='calamine')
def sums(frame):
    return [frame[:, i].sum() for i in range(1, frame.width)]
""",
}

HARNESS = """
import sys, time, json
path, rounds = sys.argv[1], int(sys.argv[2])
best, cpu = 1e9, 1e9
for _ in range(rounds):
    result = None
    start, used = time.perf_counter(), time.process_time()
    result = run(path)
    best = min(best, time.perf_counter() - start)
    cpu = min(cpu, time.process_time() - used)
peak = int([l for l in open('/proc/self/status') if l.startswith('VmHWM')][0].split()[1])
print(json.dumps({"seconds": best, "cpu": cpu, "peak_kb": peak, "sums": [str(s) for s in sums(result)]}))
"""


def main():
    binary = sys.argv[1]
    folder = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    table = folder / "million.csv"
    if not table.exists():
        subprocess.run([binary, "make", "333334", str(folder)], check=True)
        lines = (folder / "enterprise-years.csv").read_text(encoding="utf-8-sig").splitlines()
        table.write_text("\n".join(lines[:1_000_001]) + "\n", encoding="utf-8")
    book = folder / "hundred-thousand.xlsx"
    if not book.exists():
        write_book(table, book, 100_000)
    compare(f"CSV, 1,000,000 × 14, {table.stat().st_size >> 20} MB", binary, table, PEERS, 5)
    compare(f"XLSX, 100,000 × 14, {book.stat().st_size >> 20} MB", binary, book, SHEET_PEERS, 3)


def compare(title, binary, path, peers, rounds):
    print(f"\n| {title} | seconds | CPU seconds | peak MB | sums |\n|---|---|---|---|---|")
    ours = json.loads(subprocess.run([binary, "read", str(path), str(rounds)], check=True,
                                     capture_output=True, text=True).stdout)
    expected = [decimal.Decimal(s) for s in ours["sums"]]
    print(f"| Guiju | {ours['seconds']:.2f} | {ours['cpu']:.2f} | {ours['peak_kb'] >> 10} | exact, {ours['faults']} faults |")
    for name, code in peers.items():
        out = subprocess.run([sys.executable, "-c", code + HARNESS, str(path), str(rounds)],
                             capture_output=True, text=True)
        if out.returncode:
            print(f"| {name} | – | – | – | {out.stderr.strip().splitlines()[-1][:60]} |")
            continue
        result = json.loads(out.stdout)
        found = [decimal.Decimal(s) for s in result["sums"]]
        exact = found == expected
        near = all(abs(a - b) <= abs(b) * decimal.Decimal("1e-9") for a, b in zip(found, expected))
        words = "exact" if exact else "to 9 digits" if near else "DIFFERENT"
        print(f"| {name} | {result['seconds']:.2f} | {result['cpu']:.2f} | {result['peak_kb'] >> 10} | {words} |")


def write_book(table, path, rows):
    import xlsxwriter
    book = xlsxwriter.Workbook(str(path), {"constant_memory": False})
    sheet = book.add_worksheet("企业年度")
    with open(table, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number > rows:
                break
            for column, cell in enumerate(line.rstrip("\n").split(",")):
                if number == 0 or column == 0:
                    sheet.write_string(number, column, cell)
                elif cell:
                    sheet.write_number(number, column, float(cell))
    book.close()


if __name__ == "__main__":
    main()
