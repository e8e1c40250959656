#!/usr/bin/env python3
"""How long the what-if page takes to answer, measured in the browser.

    .build-browser/bin/python Benchmarks/whatif/run.py GUIJU [FIRMS]

Imports invented firms, takes a round to its draft, opens the page in headless Chromium and moves a slider. The
time is from the input event to the figures on the page having changed.
"""
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    guiju = pathlib.Path(sys.argv[1]).resolve()
    firms = sys.argv[2] if len(sys.argv) > 2 else "60000"
    folder = pathlib.Path(tempfile.mkdtemp())
    library = folder / "library.sqlite"
    subprocess.run([guiju, "demo", "--enterprises", firms, "--clean", "--out", folder / "demo"], check=True,
                   capture_output=True)
    for kind, name in [("enterprise", "enterprises.csv"), ("enterprise-year", "enterprise-years.csv")]:
        subprocess.run([guiju, "import", folder / "demo" / name, "--type", kind, "--pack", ROOT / "packs/per-mu",
                        "--library", library], check=True, capture_output=True)
    server = subprocess.Popen([guiju, "serve", "--library", library, "--port", "0", "--packs", ROOT / "packs"],
                              cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        home = re.search(r"http://\S+", server.stdout.readline()).group()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            page = browser.new_page()
            page.set_default_timeout(120000)
            page.goto(home + "appraisals")
            page.locator("select[name=method]").select_option("per-mu/zhejiang-frame")
            page.locator("input[name=year]").fill("2024")
            page.get_by_role("button", name="开始", exact=True).click()
            page.get_by_role("button", name="开始企业核对").click()
            page.locator("input[name=note]").fill("计时")
            page.get_by_role("button", name="初评").click()
            page.goto(page.url.split("?")[0] + "/whatif")
            page.evaluate("""() => {
                window.took = [];
                let begun = 0;
                document.addEventListener("input", () => { begun = performance.now(); }, true);
                document.body.addEventListener("htmx:afterSwap", () => window.took.push(performance.now() - begun));
            }""")
            slider = page.locator(".slider input").first
            for step in range(30):
                slider.press("ArrowRight" if step < 15 else "ArrowLeft")
                while page.evaluate("window.took.length") <= step:
                    page.wait_for_timeout(10)
            took = sorted(page.evaluate("window.took"))
            print(f"{firms} firms, {len(took)} answers: median {statistics.median(took):.0f} ms, "
                  f"nine in ten within {took[int(len(took) * .9) - 1]:.0f} ms, slowest {took[-1]:.0f} ms")
            browser.close()
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)


main()
