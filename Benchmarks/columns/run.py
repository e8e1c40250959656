#!/usr/bin/env python3
"""The column engine beside Polars and DuckDB, in interleaved rounds.

    python3 Benchmarks/columns/run.py WORKLOAD ROWS [ROUNDS]

WORKLOAD is the folder with the workload's scripts: gen.py, harness.py, polars_bench.py,
duckdb_bench.py and, if it is there, cref_bench.py.  Python needs numpy, pyarrow, polars, duckdb.
ENGINE names the program (default: .build/release/ColumnsBenchmark beside this file).

Every round runs each engine once in a fresh process, with one run to warm up and three timed.  A
ratio is taken inside a round, so that a neighbour's load falls on all; medians over rounds are shown.
"""
import hashlib
import json
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ENGINE = os.environ.get("ENGINE", os.path.join(HERE, ".build/release/ColumnsBenchmark"))
EXPECTED = {10_000: "d4bfe3434c", 100_000: "0141a9989e", 1_000_000: "a6745efab8"}


def data(workload, rows):
    out = subprocess.run([sys.executable, os.path.join(workload, "gen.py"), str(rows)],
                         capture_output=True, text=True, check=True).stdout
    return [line.split()[0] for line in out.splitlines() if ".csv" in line][-1]


def last_json(text):
    return json.loads([line for line in text.splitlines() if line.startswith("{")][-1])


def columns(path, threads):
    out = subprocess.run([ENGINE, path, os.path.join(HERE, "veto.dmn"), "3", str(threads)],
                         capture_output=True, text=True, check=True).stdout
    result = last_json(out)
    counts = sorted((r, g, n) for r, g, n in result.pop("counts") if n)
    result["sha"] = hashlib.sha1(repr(counts).encode()).hexdigest()[:10]
    return result


def peer(workload, name, mode, rows):
    out = subprocess.run([sys.executable, os.path.join(workload, f"{name}_bench.py"), str(rows),
                          "--mode", mode, "--reps", "3"], capture_output=True, text=True)
    return last_json(out.stdout)


def main():
    workload, rows = sys.argv[1], int(sys.argv[2])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    path = data(workload, rows)
    engines = {
        "Polars": lambda: peer(workload, "polars", "eval", rows),
        "DuckDB": lambda: peer(workload, "duckdb", "eval", rows),
        "columns, 2 threads": lambda: columns(path, 2),
        "columns, 1 thread": lambda: columns(path, 1),
    }
    if os.path.exists(os.path.join(workload, "cref_bench.py")):
        engines["C by hand, 2 threads"] = lambda: peer(workload, "cref", "eval2", rows)
    found = {name: [] for name in engines}
    for k in range(rounds):
        for name, run in engines.items():
            found[name].append(run())
            last = found[name][-1]
            print(f"round {k + 1}: {name}: {last['median_s']:.4f} s", file=sys.stderr, flush=True)
    prints = {name: {r["sha"] for r in results} for name, results in found.items()}
    same = len(set().union(*prints.values())) == 1
    median = statistics.median
    print(f"{rows} rows, {rounds} rounds; load {os.getloadavg()[0]:.1f}; "
          f"counts {'the same' if same else 'DIFFERENT: ' + repr(prints)}, "
          f"fingerprint {next(iter(prints['columns, 2 threads']))}"
          f" ({'expected' if next(iter(prints['columns, 2 threads'])) == EXPECTED.get(rows) else 'expected value not on file'})")
    print("| engine | wall s | best s | CPU s | wall ÷ Polars | CPU ÷ Polars | peak MB |")
    print("|---|---|---|---|---|---|---|")
    base = found["Polars"]
    for name, results in found.items():
        wall = median(r["median_s"] for r in results)
        ratio = median(r["median_s"] / b["median_s"] for r, b in zip(results, base))
        cpu = median(r["cpu_s"] / b["cpu_s"] for r, b in zip(results, base))
        print(f"| {name} | {wall:.3f} | {min(r['min_s'] for r in results):.3f} "
              f"| {median(r['cpu_s'] for r in results):.3f} | {ratio:.2f} | {cpu:.2f} "
              f"| {max(r['peak_mb'] for r in results)} |")


if __name__ == "__main__":
    main()
