"""Kills postings, case steps and clocks at random moments, and checks what is left.

    python3 Benchmarks/crash/engines.py GUIJU [KILLS] [PACK]

After every kill the store must verify and every ledger must balance; a posting, repeated under its request,
is there once; a step is done whole or not at all; every clock rings once. Before the kills, eight processes
take from one quota at once: what they take is what there was.
"""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import json

PDF = b"%PDF-1.7 evidence"
KINDS = {"remind": "reminded", "overdue": "overdue", "escalate": "escalated", "pass": "passed"}


class Store:
    def __init__(self, guiju, pack):
        self.guiju, self.pack = guiju, pack
        self.folder = tempfile.mkdtemp(prefix="guiju-engines-")
        self.path = os.path.join(self.folder, "library.sqlite")
        self.pdf = os.path.join(self.folder, "a.pdf")
        with open(self.pdf, "wb") as file:
            file.write(PDF)

    def command(self, *arguments):
        command = [self.guiju, *arguments, "--library", self.path]
        return command if arguments[0] == "store" else command + ["--pack", self.pack]

    def run(self, *arguments):
        done = subprocess.run(self.command(*arguments), capture_output=True, text=True)
        return done.returncode, done.stdout, done.stderr

    def ok(self, *arguments):
        status, output, error = self.run(*arguments)
        assert status == 0, f"{arguments}: {status} {output}{error}"
        return output

    def kill(self, longest, chance, *arguments):
        """Starts a command and kills it; gives whether it was killed before it ended."""
        process = subprocess.Popen(
            self.command(*arguments), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # Most of a command's time goes by before it writes.
        time.sleep(longest * chance.uniform(0.4, 1.2))
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL

    def query(self, sql, *arguments):
        connection = sqlite3.connect(f"file:{self.path}?mode=ro", uri=True)
        try:
            return connection.execute(sql, arguments).fetchall()
        finally:
            connection.close()

    def post(self, name, amount, request):
        return ("ledger", "post", "energy-room", name, "--owner", "331003", "--year", "2025", "--amount", str(amount),
                "--on", "2025-05-01", "--reason", "crash", "--by", "t", "--role", "land", "--request", request,
                "--fact", "第三方已确权=是" if name == "确权" else "制造业重大项目=是")

    def balance(self, account):
        found = json.loads(self.ok("ledger", "balance", "energy-room", "--json"))["balances"]
        return sum(b["amount"] for b in found if b["account"] == account)

    def check(self):
        self.ok("store", "verify")
        self.ok("ledger", "verify")
        # A step that is left has the event that tells so, and what follows; nothing is half done.
        for (step,) in self.query(
                "SELECT id FROM case_step s WHERE state = 'done' AND NOT EXISTS (SELECT 1 FROM case_event e"
                " WHERE e.step_id = s.id AND e.kind IN ('done', 'passed', 'joined'))"
                " AND NOT EXISTS (SELECT 1 FROM case_step o WHERE o.case_id = s.case_id AND o.step = s.step"
                " AND o.came_from <> s.came_from)"):
            raise AssertionError(f"step {step} is done without an event")
        for (case,) in self.query(
                "SELECT id FROM case_file c WHERE state = 'open' AND NOT EXISTS"
                " (SELECT 1 FROM case_step s WHERE s.case_id = c.id AND s.state = 'open')"):
            raise AssertionError(f"case {case} is open and at no step")
        for kind, event in KINDS.items():
            (timers,), = self.query("SELECT count(*) FROM case_timer WHERE kind = ? AND state = 'fired'", kind)
            (events,), = self.query("SELECT count(*) FROM case_event WHERE kind = ?", event)
            assert timers == events, f"{kind}: {timers} clocks rang, {events} events"


def race(store):
    """Eight processes take 5 each, ten times, from 200."""
    store.ok(*store.post("确权", 200, "race"))
    script = "import subprocess,sys\nfor c in eval(sys.stdin.read()): print(subprocess.run(c, capture_output=True).returncode)"
    processes = []
    for user in range(8):
        commands = [store.command(*store.post("平衡", 5, f"race-{user}-{turn}")) for turn in range(10)]
        process = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        process.stdin.write(repr(commands))
        process.stdin.close()
        processes.append(process)
    codes = [int(code) for process in processes for code in process.stdout.read().split()]
    for process in processes:
        process.wait()
    assert codes.count(0) == 40 and codes.count(1) == 40, codes
    assert store.balance("可用") == 0 and store.balance("已用") == 200
    store.check()
    print("eight processes, 80 postings of 5 against 200: 40 taken, 40 refused, nothing lost", flush=True)


def main():
    guiju = os.path.abspath(sys.argv[1])
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    pack = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else "packs/industrial-land"
    chance = random.Random(7)
    store = Store(guiju, pack)
    race(store)
    store.ok(*store.post("确权", 10**6, "stock"))
    started = time.monotonic()
    store.ok(*store.post("平衡", 1, "measure"))
    whole = time.monotonic() - started
    opened, posted = 0, 0
    died = {"post": 0, "step": 0, "tick": 0, "open": 0, "attach": 0}
    finished, number = 0, -1
    while sum(died.values()) < kills:
        number += 1
        kind = list(died)[number % len(died)]
        longest = whole
        if kind == "post":
            command = store.post("平衡", 1, f"kill-{number}")
        elif kind == "open":
            command = ("case", "open", "split", "--title", f"案{number}", "--fact", "确需分割=是", "--fact", "分割理由=x",
                       "--on", "2025-03-03", "--by", "t", "--role", "land", "--request", f"case-{number}")
        elif kind == "attach":
            if opened == 0:
                continue
            command = ("case", "attach", str(opened), store.pdf, "--as", "分割方案", "--on", "2025-03-03",
                       "--by", "t", "--role", "land")
        elif kind == "step":
            if opened == 0:
                continue
            command = ("case", "step", str(opened), "受理", "--on", "2025-03-03", "--by", "t", "--role", "land")
        else:
            # Two clocks of each open step are late by now.
            command = ("case", "tick", "--on", "2025-12-31")
        before = store.query("SELECT count(*), max(id) FROM case_event")[0]
        was_killed = store.kill(longest, chance, *command)
        # The moment of the kill keeps near the end of the work, where it writes.
        if was_killed:
            died[kind] += 1
            whole *= 1.03
        else:
            finished += 1
            whole *= 0.94
        store.check()
        if kind == "post":
            store.ok(*command)
            posted += 1
            (count,), = store.query("SELECT count(*) FROM ledger_entry WHERE request = ?", f"kill-{number}")
            assert count == 1 and store.balance("已用") == 201 + posted
        elif kind == "open":
            store.ok(*command)
            opened = store.query("SELECT max(id) FROM case_file")[0][0]
            (count,), = store.query("SELECT count(*) FROM case_file WHERE request = ?", f"case-{number}")
            assert count == 1
            store.ok("case", "attach", str(opened), store.pdf, "--as", "分割方案", "--on", "2025-03-03", "--by", "t", "--role", "land")
        elif kind == "step":
            steps = store.query("SELECT step, state FROM case_step WHERE case_id = ? ORDER BY id", opened)
            assert steps in ([("受理", "open")], [("受理", "done"), ("规划审查", "open")]), steps
            after = store.query("SELECT count(*), max(id) FROM case_event")[0]
            # done, went-on, entered: all of them or none.
            assert after[0] - before[0] in (0, 3), (before, after)
        elif kind == "tick":
            store.ok(*command)
            store.check()
            assert store.ok("case", "tick", "--on", "2025-12-31").strip() == ""
            (late,), = store.query("SELECT count(*) FROM case_timer WHERE state = 'set' AND fires_on <= '2025-12-31'")
            assert late == 0
        if number % 50 == 49:
            print(f"killed at work: {died}; done before the kill: {finished}", flush=True)
    shutil.rmtree(store.folder)
    print(f"killed at work: {died}; done before the kill: {finished}; every ledger balanced, no step half done, clocks rang once")


main()
