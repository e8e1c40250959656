"""Imports a workbook of 100,000 rows × 14 columns, and times it beside openpyxl and Polars (calamine).

    pip install openpyxl polars fastexcel xlsxwriter
    python3 Benchmarks/import/workbook.py GUIJU [ROWS] [ROUNDS]

GUIJU is a release build of the command; run it in the project's folder, where it finds packs/core. The peers only read:
openpyxl every cell in its read-only mode, Polars into a table with calamine. Guiju reads, checks every row, digests the
file, and lands the rows with their origin. `guiju import --dry-run` does all but landing. Each runs in a process of its own, in
turn; seconds include starting it.
"""

import pathlib
import statistics
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from records import TITLES, enterprise_years, timed

OPENPYXL = """
import openpyxl, sys
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
rows = sum = 0
for row in book.active.iter_rows(min_row=2, values_only=True):
    rows += 1
    sum += row[2]
print(rows, round(sum, 2))
"""
POLARS = """
import polars, sys
table = polars.read_excel(sys.argv[1], engine="calamine")
print(table.height, round(table.get_column(table.columns[2]).sum(), 2))
"""


def write(path, rows):
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("企业年度")
    sheet.write_row(0, 0, TITLES)
    for number, cells in enumerate(enterprise_years(rows), 1):
        sheet.write_string(number, 0, cells[0])
        for column, cell in enumerate(cells[1:], 1):
            if cell:
                sheet.write_number(number, column, float(cell))
    book.close()


def main():
    guiju = sys.argv[1]
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    with tempfile.TemporaryDirectory(prefix="guiju-workbook-") as folder:
        path = f"{folder}/book.xlsx"
        write(path, rows)
        print(f"file: {pathlib.Path(path).stat().st_size / 1e6:.1f} MB, {rows} rows × {len(TITLES)} columns")
        importing = [guiju, "import", path, "--type", "enterprise-year", "--lang", "en", "--library"]
        results = {}
        for number in range(rounds):
            commands = {
                "guiju import": importing + [f"{folder}/{number}.sqlite"],
                "guiju import --dry-run": importing + [f"{folder}/dry.sqlite", "--dry-run"],
                "openpyxl, read only": [sys.executable, "-c", OPENPYXL, path],
                "Polars, calamine": [sys.executable, "-c", POLARS, path],
            }
            for name, command in commands.items():
                results.setdefault(name, []).append(timed(command))
        for name, runs in results.items():
            seconds = [run[0] for run in runs]
            print(
                f"{name:24} {statistics.median(seconds):6.2f} s (best {min(seconds):.2f})  "
                f"CPU {statistics.median(run[1] for run in runs):6.2f} s  "
                f"{max(run[2] for run in runs):5.0f} MB  {runs[-1][3].strip().splitlines()[-1]}")


main()
