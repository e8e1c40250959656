"""Kills importing, correcting and backing-up processes at random moments, and checks what is left.

    python3 Benchmarks/crash/run.py GUIJU [KILLS] [ROWS]

After every kill the store must open and verify, and hold each batch whole or not at all; every correction
that was confirmed must be there; a backup under its own name must verify.
"""

import json
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from records import code

def write(path, rows, seed):
    chance = random.Random(seed)
    with open(path, "w", encoding="utf-8") as file:
        file.write("信用代码,年度,税收,用地面积,营业收入\n")
        for row in range(rows):
            file.write(f"{code(row)},2023,{chance.randrange(10**6)},{chance.randrange(1, 999)},{chance.randrange(10**7)}\n")


def run(guiju, *arguments):
    done = subprocess.run([guiju, *arguments], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


def main():
    guiju = sys.argv[1]
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 100_000
    chance = random.Random(7)
    folder = tempfile.mkdtemp(prefix="guiju-crash-")
    library = os.path.join(folder, "library.sqlite")
    at = ["--library", library]
    first = os.path.join(folder, "first.csv")
    write(first, rows, 0)
    begin = time.monotonic()
    status, _, error = run(guiju, "import", first, "--type", "enterprise-year", *at)
    whole = time.monotonic() - begin
    assert status == 0, error
    landed, corrections, confirmed, died = 1, 0, 0, {"import": 0, "correct": 0, "backup": 0}
    finished = 0
    number = -1
    while sum(died.values()) < kills:
        number += 1
        kind = ["import", "correct", "backup"][number % 3]
        if kind == "import":
            path = os.path.join(folder, f"batch{number}.csv")
            write(path, rows, number + 1)
            command = ["import", path, "--type", "enterprise-year", *at]
            longest = whole * 1.1
        elif kind == "correct":
            command = ["records", "correct", "enterprise-year", code(number), "--period", "2023",
                       "--field", "税收", "--value", str(number), "--reason", "crash", "--by", "tester", *at]
            longest = 0.25
        else:
            path = os.path.join(folder, f"backup{number}.sqlite")
            command = ["store", "backup", path, *at]
            longest = 0.6
        process = subprocess.Popen([guiju, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, longest))
        process.send_signal(signal.SIGKILL)
        died_of = process.wait()
        if died_of == -signal.SIGKILL:
            died[kind] += 1
        else:
            finished += 1
        status, output, error = run(guiju, "store", "verify", *at)
        assert status == 0, f"kill {number} ({kind}): {output}{error}"
        batches = json.loads(run(guiju, "records", "batches", "--json", *at)[1])["batches"]
        assert all(batch["rows"] == rows for batch in batches)
        extra = len(batches) - landed
        assert extra in ((0, 1) if kind == "import" else (0,)), f"kill {number}: {extra}"
        assert died_of != 0 or kind != "import" or extra == 1
        landed = len(batches)
        listed = json.loads(run(guiju, "records", "list", "enterprise-year", "--limit", "1", "--json", *at)[1])
        assert listed["total"] == rows, listed["total"]
        if kind == "correct":
            shown = json.loads(run(guiju, "records", "show", "enterprise-year", code(number), "--json", *at)[1])
            kept = [v for v in shown["versions"] if v["kind"] == "correction"]
            assert len(kept) <= 1 and (died_of != 0 or len(kept) == 1)
            corrections += len(kept)
        if kind == "backup" and os.path.exists(path):
            status, output, error = run(guiju, "store", "verify", "--library", path)
            assert status == 0, f"backup {number}: {output}{error}"
        for name in os.listdir(folder):
            if name.startswith("batch") or name.startswith("backup"):
                os.remove(os.path.join(folder, name))
        if landed > 6:
            # Small stores are killed at more places of their work.
            for suffix in ["", "-wal", "-shm"]:
                if os.path.exists(library + suffix):
                    os.remove(library + suffix)
            assert run(guiju, "import", first, "--type", "enterprise-year", *at)[0] == 0
            landed = 1
        if number % 20 == 19:
            print(f"killed at work: {died}; done before the kill: {finished}", flush=True)
    shutil.rmtree(folder)
    print(f"killed at work: {died}; done before the kill: {finished}; corrections kept: {corrections}; every store was whole")


main()
