"""Runs the checks of an office's pages one after the other, on servers for which days pass."""

import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]


def drive(checks, state, prepare, make_office, name):
    """Prepares a library, serves it, runs the checks, and ends with `N passed, N failed`.

    `state["serve"](day)` serves on the same port with another day for today; `state["setup"]` is the address at
    which the first administrator is made.
    """
    guiju = pathlib.Path(sys.argv[1]).resolve()
    shots = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else ROOT / ".build" / f"browser-{name}")
    shutil.rmtree(shots, ignore_errors=True)
    shots.mkdir(parents=True)
    folder = pathlib.Path(tempfile.mkdtemp())
    passed = 0
    library = prepare(guiju, folder)
    servers = []

    def serve(day):
        """Serves on one port with a day that counts as today, as time would pass."""
        port = "0"
        if servers:
            servers[-1].terminate()
            servers[-1].wait(10)
            port = state["port"]
        servers.append(subprocess.Popen(
            [guiju, "serve", "--library", library, "--port", port, "--packs", ROOT / "packs", "--today", day],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True))
        home = re.search(r"http://\S+", servers[-1].stdout.readline()).group()
        state["port"] = re.search(r":(\d+)", home.split("//")[1]).group(1)
        return home

    state["serve"] = serve
    try:
        home = serve("2026-03-02")
        state["setup"] = re.search(r"http://\S+", servers[0].stderr.readline()).group()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            office = make_office(browser, home, shots)
            for function in checks:
                try:
                    function(office)
                    assert not office.errors, f"script errors: {sorted(set(office.errors))}"
                    passed += 1
                    print(f"ok    {function.__name__}: {function.__doc__}", flush=True)
                except Exception:
                    office.errors.clear()
                    for who, page in office.pages.items():
                        page.screenshot(path=shots / f"failed-{function.__name__}-{who}.png")
                    print(f"FAIL  {function.__name__}: {function.__doc__}\n{traceback.format_exc()}", flush=True)
                    break
            browser.close()
    finally:
        servers[-1].terminate()
        servers[-1].wait(10)
        shutil.rmtree(folder)
    # What comes after a failure rests on it and is not tried.
    print(f"{passed} passed, {len(checks) - passed} failed")
    sys.exit(passed < len(checks))
