"""Imports a million rows of 14 columns, and times it beside DuckDB's COPY of the same file.

    pip install duckdb
    python3 Benchmarks/import/run.py GUIJU [ROWS]

GUIJU is a release build of the command. The peak of memory is the resident set of the process.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
TITLES = (
    "统一社会信用代码,年度,实缴税金（万元）,实际用地面积（亩）,工业增加值（万元）,营业收入（万元）,工业总产值（万元）,"
    "研发经费支出（万元）,从业人员年平均人数,研发人员,用电量（万kWh）,综合能源消费量（等价值）,综合能源消费量（当量值）,"
    "主要污染物排放总量（吨）"
)


def code(number):
    digits = ""
    for _ in range(8):
        number, digit = divmod(number, 31)
        digits = ALPHABET[digit] + digits
    text = "91330100" + digits + "1"
    total, weight = 0, 1
    for letter in text:
        total += ALPHABET.index(letter) * weight
        weight = weight * 3 % 31
    return text + ALPHABET[(31 - total % 31) % 31]


def write(path, rows):
    chance = random.Random(20260101)
    with open(path, "w", encoding="utf-8") as file:
        file.write(TITLES + "\n")
        for row in range(rows):
            tax = chance.lognormvariate(5, 1.5)
            people = int(chance.lognormvariate(4, 1)) + 1
            energy = round(tax * chance.uniform(1, 20), 2)
            revenue = tax * chance.uniform(10, 40)
            cells = [
                code(row * 7919), "2023", f"{tax:.2f}", f"{chance.lognormvariate(3, 1):.2f}",
                f"{tax * 4:.2f}", f"{revenue:.2f}", f"{revenue * 1.1:.2f}",
                f"{revenue * 0.03:.2f}", str(people), str(people // 10), f"{energy / 3:.2f}",
                f"{energy:.2f}", f"{energy * 0.7:.2f}",
                "" if row % 9 == 0 else f"{chance.uniform(0, 30):.3f}",
            ]
            file.write(",".join(cells) + "\n")


def timed(arguments):
    begin = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(output)
    return seconds, usage.ru_maxrss / 1024, output


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
    write(path, rows)
    print(f"file: {os.path.getsize(path) / 1e6:.1f} MB, {rows} rows")
    for number in range(3):
        library = os.path.join(folder, f"library{number}.sqlite")
        seconds, memory, output = timed(
            [guiju, "import", path, "--type", "enterprise-year", "--library", library, "--lang", "en"])
        print(f"guiju import: {seconds:.2f} s, {memory:.0f} MB, store {os.path.getsize(library) / 1e6:.0f} MB")
        duck = os.path.join(folder, f"duck{number}.db")
        seconds, memory, count = timed([sys.executable, "-c", DUCK, path, duck])
        print(f"duckdb COPY:  {seconds:.2f} s, {memory:.0f} MB, {count.strip()} rows")
    print(output.strip().splitlines()[-1])
    seconds, memory, output = timed(
        [guiju, "records", "list", "enterprise-year", "--period", "2023", "--limit", "1",
         "--library", library])
    print(f"guiju records list, one of all: {seconds:.2f} s, {memory:.0f} MB")
    seconds, memory, output = timed(
        [guiju, "records", "show", "enterprise-year", code(7919 * (rows // 2)), "--library", library])
    print(f"guiju records show, one enterprise: {seconds:.2f} s, {memory:.0f} MB")
    seconds, memory, output = timed([guiju, "store", "verify", "--library", library])
    print(f"guiju store verify: {seconds:.2f} s, {memory:.0f} MB")


main()
