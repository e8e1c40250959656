"""Measures the map over many parcels: GUIJU, and how many enterprises are invented (190,000 have about 200,000 parcels).

    python3 Benchmarks/land/run.py .build/release/guiju [ENTERPRISES]
"""

import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    guiju = pathlib.Path(sys.argv[1]).resolve()
    firms = sys.argv[2] if len(sys.argv) > 2 else "190000"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        demo, library = folder / "demo", folder / "library.sqlite"
        subprocess.run([guiju, "demo", "--enterprises", firms, "--clean", "--out", demo], check=True, capture_output=True)
        began = time.perf_counter()
        subprocess.run([guiju, "import", demo / "parcels.csv", "--type", "parcel", "--pack", ROOT / "packs" / "core",
                        "--library", library], check=True, capture_output=True)
        print(f"import\t{time.perf_counter() - began:.2f} s")
        server = subprocess.Popen([guiju, "serve", "--library", library, "--port", "0", "--packs", ROOT / "packs"],
                                  cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            home = re.search(r"http://\S+", server.stdout.readline()).group()

            def get(path):
                began = time.perf_counter()
                text = urllib.request.urlopen(home + path).read().decode()
                return time.perf_counter() - began, text

            seconds, text = get("land/map")
            print("parcels\t" + re.search(r"/ (\d+)", text).group(1))
            print(f"first look\t{seconds:.2f} s")
            for name, path in [
                ("whole map", "land/map"),
                ("viewport, drawn", "land/map?box=120.60,27.84,120.66,27.87"),
                ("viewport, city", "land/map?box=120.4,27.7,121.0,28.3"),
                ("renewal area", "land/map?box=120.60,27.84,120.66,27.87&area="
                 + "POLYGON((120.62%2027.84,120.65%2027.84,120.65%2027.86,120.62%2027.86,120.62%2027.84))"),
            ]:
                times, text = [], ""
                for _ in range(7):
                    seconds, text = get(path)
                    times.append(seconds)
                shown = re.search(r"class=\"count\">(\d+)", text).group(1)
                print(f"{name}\t{statistics.median(times):.3f} s\t{shown} parcels in view")
        finally:
            server.terminate()
            server.wait(20)


main()
