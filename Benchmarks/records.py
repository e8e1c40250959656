"""Invented files of enterprise-years, and processes that are timed: shared by the benchmarks of records."""

import os
import random
import subprocess
import sys
import time

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
TITLES = [
    "统一社会信用代码", "年度", "实缴税金（万元）", "实际用地面积（亩）", "工业增加值（万元）", "营业收入（万元）",
    "工业总产值（万元）", "研发经费支出（万元）", "从业人员年平均人数", "研发人员", "用电量（万kWh）",
    "综合能源消费量（等价值）", "综合能源消费量（当量值）", "主要污染物排放总量（吨）",
]


def code(number):
    """A credit code with the right check character (GB 32100)."""
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


def enterprise_years(rows, seed=20260101):
    """The rows of a file, as texts; every ninth lacks its last value."""
    chance = random.Random(seed)
    for row in range(rows):
        tax = chance.lognormvariate(5, 1.5)
        people = int(chance.lognormvariate(4, 1)) + 1
        energy = round(tax * chance.uniform(1, 20), 2)
        revenue = tax * chance.uniform(10, 40)
        yield [
            code(row * 7919), "2023", f"{tax:.2f}", f"{chance.lognormvariate(3, 1):.2f}",
            f"{tax * 4:.2f}", f"{revenue:.2f}", f"{revenue * 1.1:.2f}", f"{revenue * 0.03:.2f}",
            str(people), str(people // 10), f"{energy / 3:.2f}", f"{energy:.2f}", f"{energy * 0.7:.2f}",
            "" if row % 9 == 0 else f"{chance.uniform(0, 30):.3f}",
        ]


def write_csv(path, rows):
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(TITLES) + "\n")
        for cells in enterprise_years(rows):
            file.write(",".join(cells) + "\n")


def timed(arguments):
    """Seconds, CPU seconds, peak megabytes and output of a process; ends the run where it fails."""
    begin = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - begin
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(output)
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output
