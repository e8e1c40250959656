#!/usr/bin/env python3
"""Compares the decimal arithmetic with Python's `decimal` on random numbers, ugly ones included.

    swift build -c release --package-path Benchmarks/dmn --product DecimalCheck
    python3 Benchmarks/dmn/decimal_check.py PATH_TO_DecimalCheck [CASES_PER_OPERATION]
"""

import decimal
import random
import subprocess
import sys
from decimal import Decimal

CONTEXT = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144,
                          traps=[decimal.Overflow, decimal.InvalidOperation, decimal.DivisionByZero])
WIDE = decimal.Context(prec=90, Emin=-99999, Emax=99999)


def number(r):
    kind = r.random()
    digits = r.choice([1, 2, 3, 8, 16, 17, 33, 34, 34])
    coefficient = r.randrange(10 ** digits)
    if kind < 0.15:
        coefficient = 10 ** digits - r.choice([1, 2, 5])
    elif kind < 0.3:
        coefficient = r.choice([5, 25, 45, 55]) * 10 ** (digits - 1) % 10 ** 34
    exponent = r.choice([0, -2, r.randint(-40, 40), r.randint(-40, 40), r.randint(-6176, 6111)])
    return Decimal((r.randrange(2), tuple(map(int, str(coefficient))), exponent))


def pair(operation, r):
    a, b = number(r), number(r)
    if operation in ("exp", "ln", "pow"):
        a = Decimal((r.randrange(2) if operation != "ln" else 0, tuple(map(int, str(r.randrange(1, 10 ** 12)))),
                     r.randint(-12, -8)))
    if operation == "pow":
        b = Decimal(r.randint(-60, 60))
    if operation == "quantize":
        b = Decimal(r.randint(-3, 40))
        if a.adjusted() > 30 or a.adjusted() < -60:
            a = a.scaleb(-a.adjusted(), WIDE)
    if operation == "mod":
        a, b = (x.scaleb(-x.adjusted() + r.randint(-8, 8), WIDE) if x else x for x in (a, b))
    if operation == "sqrt":
        a = abs(a)
    return a, b


def expected(operation, a, b):
    c = CONTEXT
    try:
        match operation:
            case "add": return c.add(a, b)
            case "sub": return c.subtract(a, b)
            case "mul": return c.multiply(a, b)
            case "div": return c.divide(a, b)
            case "sqrt": return c.sqrt(a)
            case "exp": return c.exp(a)
            case "ln": return c.ln(a)
            case "pow": return c.plus(WIDE.power(a, b)) if a else None
            case "quantize": return c.plus(a.quantize(Decimal((0, (1,), -int(b))), context=WIDE)
                                           if a.as_tuple().exponent < -int(b) else a)
            case "mod": return c.plus(WIDE.subtract(a, WIDE.multiply(b, Decimal(
                WIDE.divide(a, b).to_integral_value(decimal.ROUND_FLOOR)))))
            case "less": return Decimal(1 if a < b else 0)
    except (decimal.Overflow, decimal.InvalidOperation, decimal.DivisionByZero):
        return None


def main():
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    total = 0
    for operation in ["add", "sub", "mul", "div", "less", "quantize", "mod", "sqrt", "pow", "exp", "ln"]:
        r = random.Random(operation)
        count = cases if operation in ("add", "sub", "mul", "div", "less") else max(1, cases // 20)
        pairs = [pair(operation, r) for _ in range(count)]
        text = "".join(f"{operation} {a} {b}\n" for a, b in pairs)
        lines = subprocess.run([sys.argv[1]], input=text, capture_output=True, text=True, check=True).stdout.split()
        wrong = []
        for (a, b), line in zip(pairs, lines):
            want = expected(operation, a, b)
            if (line == "none") != (want is None) or (want is not None and Decimal(line) != want):
                wrong.append((a, b, line, want))
        total += len(wrong)
        print(f"{operation:10}{count:>9} cases {len(wrong):>7} differ", *wrong[:3], sep="\n    " if wrong else " ")
    sys.exit(total > 0)


main()
