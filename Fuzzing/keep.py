#!/usr/bin/env python3
"""Keeps short inputs that the fuzzer found to reach new code, as a sample for the tests of the project.

    python3 Fuzzing/keep.py CORPUS Tests/FEELTests/Samples/fuzz.txt

One input a line: the letter of its target and the text as JSON. Inputs that the fuzzer started from are left out.
"""

import json
import pathlib
import random
import subprocess
import sys
import tempfile


def main():
    corpus, out = map(pathlib.Path, sys.argv[1:3])
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, pathlib.Path(__file__).with_name("seeds.py"), f"{folder}/s"], check=True)
        seeds = {file.name for file in pathlib.Path(f"{folder}/s").iterdir()}
    found = {"e": [], "t": [], "p": [], "j": []}
    for file in sorted(corpus.iterdir()):
        data = file.read_bytes()
        kind = data[:1].decode("latin-1")
        if kind in found and file.name not in seeds and 3 < len(data) < 160:
            found[kind].append(data[1:].decode("utf-8", errors="replace"))
    draw = random.Random(1)
    with open(out, "w", encoding="utf-8") as lines:
        for kind, texts in found.items():
            for text in sorted(draw.sample(texts, min(len(texts), 300))):
                lines.write(f"{kind} {json.dumps(text, ensure_ascii=True)}\n")


main()
