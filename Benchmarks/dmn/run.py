#!/usr/bin/env python3
"""Runs the same tables on the same inputs through each engine, checks that the answers agree, and
prints one table. Needs: pip install zen-engine==2.1.3 pyDMNrules==1.4.5

    python3 Benchmarks/dmn/run.py [PATH_TO_DMNBenchmark]
"""

import json
import logging
import pathlib
import subprocess
import sys
import tempfile
import time

import tables

HERE = pathlib.Path(__file__).resolve().parent


def rate(evaluate, inputs, seconds=2.0):
    """Evaluations a second, best of rounds that together last `seconds`, and the last answers."""
    best, spent, answers = 0.0, 0.0, None
    while spent < seconds:
        start = time.perf_counter()
        answers = [evaluate(row) for row in inputs]
        took = time.perf_counter() - start
        best, spent = max(best, len(inputs) / took), spent + took
    return best, answers


def zen_engine(table, inputs):
    import zen
    decision = zen.ZenEngine().create_decision(json.dumps(tables.zen(table)))
    speed, answers = rate(lambda row: decision.evaluate(row)["result"], inputs)
    names = [name for name, _ in table["outputs"]]
    return speed, [[a.get(n) for n in names] if a else None for a in answers]


def py_dmn_rules(table, inputs):
    import pyDMNrules
    logging.disable(logging.CRITICAL)
    rules = pyDMNrules.DMN()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "table.xlsx"
        workbook(table, path)
        status = rules.load(str(path))
    if status:
        raise RuntimeError(status)
    titles = {n: n.title() for n, _ in table["inputs"] + table["outputs"]}

    def evaluate(row):
        status, found = rules.decide({titles[k]: v for k, v in row.items()})
        if "Result" not in found:
            return None
        return [found["Result"].get(titles[n]) for n, _ in table["outputs"]]
    return rate(evaluate, inputs[:200])


def workbook(table, path):
    """The table as the spreadsheet that pyDMNrules reads; borders are part of its format."""
    import openpyxl
    from openpyxl.styles.borders import Border, Side
    thin, double = Side(style="thin"), Side(style="double")

    def put(sheet, rows):
        for i, row in enumerate(rows, 1):
            for j, value in enumerate(row, 1):
                sheet.cell(i, j, value).border = Border(left=thin, right=thin, top=thin, bottom=thin)
    columns = [n for n, _ in table["inputs"] + table["outputs"]]
    titles = [n.title() for n in columns]
    book = openpyxl.Workbook()
    glossary = book.active
    glossary.title = "Glossary"
    put(glossary, [["Glossary", None, None], ["Variable", "Business Concept", "Attribute"]]
        + [[t, None if i else "Firm", c] for i, (t, c) in enumerate(zip(titles, columns))])
    glossary.merge_cells("A1:C1")
    glossary.merge_cells(start_row=3, end_row=2 + len(titles), start_column=2, end_column=2)
    decision = book.create_sheet("Decision")
    put(decision, [["Decision", None], ["Decisions", "Execute Decision Tables"], ["grade", "grade"]])
    decision.merge_cells("A1:B1")
    sheet = book.create_sheet("grade")
    width = 1 + len(titles)
    put(sheet, [["grade"] + [None] * (width - 1), ["F"] + titles]
        + [[k] + [cell(x) for x in tests + values] for k, (tests, values) in enumerate(table["rules"], 1)])
    sheet.merge_cells(start_row=1, end_row=1, start_column=1, end_column=width)
    last = 1 + len(table["inputs"])
    for row in range(2, 3 + len(table["rules"])):
        for column in range(1, width + 1):
            b = sheet.cell(row, column).border
            sheet.cell(row, column).border = Border(
                left=b.left, right=double if column == last else b.right,
                top=double if row == 3 else b.top, bottom=double if row == 2 else b.bottom)
    book.save(path)


def cell(text):
    try:
        return float(text)
    except ValueError:
        return text


def guiju(name, folder, binary):
    out = subprocess.run([binary, folder / f"{name}.dmn", folder / f"{name}.json"],
                         check=True, capture_output=True, text=True).stdout
    result = json.loads(out)
    return [("guiju", result["rate"], result["answers"]),
            ("guiju, in order", result["prepared"], result["answers"]),
            ("guiju, traced", result["traced"], result["answers"])]


def agree(a, b):
    if a is None or b is None:
        return a is None and b is None
    return all(float(x) == float(y) if isinstance(x, (int, float)) or isinstance(y, (int, float)) else x == y
               for x, y in zip(a, b))


def main():
    binary = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / ".build/release/DMNBenchmark"
    if len(sys.argv) == 1:
        subprocess.run(["swift", "build", "-c", "release", "--package-path", str(HERE)], check=True)
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        cases = tables.write(folder)
        print(f"{'table':<22}{'engine':<18}{'decisions/s':>14}{'× zen-engine':>14}  answers")
        for name, (table, inputs) in cases.items():
            label = f"{len(table['rules'])} rules, {len(table['inputs'])} inputs"
            reference, expected = zen_engine(table, inputs)
            rows = [("zen-engine", reference, expected)]
            if name == "small":
                rows.append(("pyDMNrules", *py_dmn_rules(table, inputs)))
            rows += guiju(name, folder, binary)
            for engine, speed, answers in rows:
                same = sum(agree(a, b) for a, b in zip(answers, expected))
                print(f"{label:<22}{engine:<18}{speed:>14,.0f}{speed / reference:>14.2f}"
                      f"  {same} of {min(len(answers), len(expected))} agree")


main()
