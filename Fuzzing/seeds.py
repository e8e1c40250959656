#!/usr/bin/env python3
"""Writes what the fuzzer starts from: the cases of the tests, models, patterns, and words.

    python3 Fuzzing/seeds.py FOLDER [FOLDER_WITH_MODELS…]
"""

import hashlib
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORDS = """if then else for in return some every satisfies between and or function external instance of true false
null not partial item list< range< context< function< -> number string boolean date time duration .. [ ] ( ) { } < <=
> >= = != + - * ** / , : . ? @" " \\\\u \\\\U // /* */ sum( count( sort( split( replace( matches( flatten( 亩均税收
get\u0020entries( context\u0020put( list\u0020replace( string\u0020join( day\u0020of\u0020week( P1Y PT1H 2026-11-24 T08:30:00 +08:00
@Asia/Shanghai 1E6144 1E-6176 9999999999999999999999999999999999 <![CDATA[ &lt; hitPolicy= COLLECT SUM UNIQUE PRIORITY
<decision <decisionTable> <input> <rule> <inputEntry> <text> typeRef= href=# namespace= <import <itemDefinition
isCollection="true" <typeConstraint> <for <filter> <conditional> <invocation> <context> <relation>""".split()


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)

    def seed(kind, text):
        data = kind.encode() + text.encode()
        if len(data) < 1 << 16:
            (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)

    for file in sorted((ROOT / "Tests/FEELTests/Cases").glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if " ⇒ " in line:
                expression = line.split(" ⇒ ")[0]
                seed("e", expression)
                seed("t", expression)
    for tests in ["< 5", "[1..5)", "not(1, 2)", "-", '"a", "b"', "? > 3 and ? < 5", "not(< 3)", "null", "[< 3, 7]"]:
        seed("t", tests)
    for pattern in ["^(a+)+$\naaaa!\n$1\ni", "[a-z-[aeiou]]\nxyz\n\\$\n", "\\p{Lu}|(?:b)(c)\\1\nbcc\n$1$2\nxs", "a.c\nabc\n$0\nq"]:
        seed("p", pattern)
    for text in ['{"单位能耗": 0.52, "l": [1, true, null, "\\u89c4"]}', "[1e400, -0.0]"]:
        seed("j", text)
    for models in [ROOT / "Tests", ROOT / "Sources/DMN/DMN.docc", *map(pathlib.Path, sys.argv[2:])]:
        for file in sorted(models.rglob("*.dmn")):
            seed("m", file.read_text(encoding="utf-8", errors="ignore"))
    tutorial = (ROOT / "Sources/DMN/DMN.docc/FromTableToDecision.md").read_text(encoding="utf-8")
    seed("m", tutorial.split("```xml\n")[1].split("```")[0])
    with open(folder.with_suffix(".words"), "wb") as out:
        for word in WORDS:
            out.write(b'"' + b"".join(b"\\x%02x" % byte for byte in word.encode()) + b'"\n')


main()
