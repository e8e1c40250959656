#!/usr/bin/env python3
"""From a CSV file to a CSV file of results: guiju evaluate beside Polars and DuckDB, in interleaved rounds.

    python Benchmarks/evaluate/run.py GUIJU WORKLOAD ROWS [ROUNDS]

WORKLOAD is the folder with the workload's scripts: gen.py, polars_bench.py, duckdb_bench.py. Every run is a
fresh process; a ratio is taken inside a round.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def data(workload, rows):
    out = subprocess.run([sys.executable, os.path.join(workload, "gen.py"), str(rows)],
                         capture_output=True, text=True, check=True).stdout
    return [line.split()[0] for line in out.splitlines() if ".csv" in line][-1]


def guiju(binary, path, out):
    begun = time.perf_counter()
    text = subprocess.run(
        [binary, "evaluate", os.path.join(ROOT, "packs/benchmark"), "--data", path, "--year", "2024", "--as-of",
         "2025-06-30", "--out", out, "--timings", "--json"], capture_output=True, text=True, check=True).stdout
    wall = time.perf_counter() - begun
    found = json.loads(text)
    return {"wall": wall, "stages": found["read_s"] + found["evaluate_s"] + found["write_s"],
            "peak_mb": found["peak_mb"], "parts": found}


def peer(workload, name, rows):
    out = subprocess.run(
        [sys.executable, os.path.join(workload, f"{name}_bench.py"), str(rows), "--mode", "csv_csv", "--reps", "3"],
        capture_output=True, text=True)
    found = json.loads([line for line in out.stdout.splitlines() if line.startswith("{")][-1])
    return {"stages": found["median_s"], "peak_mb": found["peak_mb"]}


def main():
    binary, workload, rows = os.path.abspath(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    path = data(workload, rows)
    found = {"Polars": [], "DuckDB": [], "guiju": []}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(rounds):
            found["Polars"].append(peer(workload, "polars", rows))
            found["DuckDB"].append(peer(workload, "duckdb", rows))
            found["guiju"].append(guiju(binary, path, os.path.join(folder, f"{number}.csv")))
            print(f"round {number + 1} done", file=sys.stderr, flush=True)
    print(f"{rows} rows, {rounds} rounds; load {os.getloadavg()[0]:.1f}")
    print("| engine | CSV → CSV s | ÷ Polars | peak MB |")
    print("|---|---|---|---|")
    for name, results in found.items():
        ratio = statistics.median(r["stages"] / b["stages"] for r, b in zip(results, found["Polars"]))
        print(f"| {name} | {statistics.median(r['stages'] for r in results):.3f} | {ratio:.2f} "
              f"| {max(r['peak_mb'] for r in results)} |")
    parts = found["guiju"][-1]["parts"]
    print(f"guiju: read {parts['read_s']} s, evaluate {parts['evaluate_s']} s, write {parts['write_s']} s, "
          f"settled exactly {parts['settled_exactly']}; whole process {found['guiju'][-1]['wall']:.2f} s")


if __name__ == "__main__":
    main()
