#!/usr/bin/env python3
"""Compares the decimal arithmetic with Python's `decimal` on random numbers, ugly ones included.

    swift build -c release --package-path Benchmarks/dmn --product DecimalCheck
    python3 Benchmarks/dmn/decimal_check.py check PATH_TO_DecimalCheck [CASES_PER_OPERATION] [OPERATION…]
    python3 Benchmarks/dmn/decimal_check.py sample FILE [CASES_PER_OPERATION]

`check` runs the program on random cases and counts the differences. `sample` writes cases with their
results, one a line, for the tests of the project (Tests/FEELTests/Samples/decimal.txt).
"""

import decimal
import itertools
import random
import subprocess
import sys
import time
from decimal import Decimal

TRAPS = [decimal.Overflow, decimal.InvalidOperation, decimal.DivisionByZero]
CONTEXT = decimal.Context(prec=34, rounding=decimal.ROUND_HALF_EVEN, Emin=-6143, Emax=6144, traps=TRAPS)
WIDE = decimal.Context(prec=90, Emin=-999999, Emax=999999, traps=TRAPS)
HUGE = decimal.Context(prec=13000, Emin=-999999, Emax=999999, traps=TRAPS)
ROUNDINGS = {
    "halfEven": decimal.ROUND_HALF_EVEN, "halfUp": decimal.ROUND_HALF_UP, "halfDown": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP, "down": decimal.ROUND_DOWN, "floor": decimal.ROUND_FLOOR,
    "ceiling": decimal.ROUND_CEILING,
}
OPERATIONS = ["add", "sub", "mul", "div", "compare", "mod", *ROUNDINGS, "sqrt", "pow", "power", "exp", "ln", "read"]
BATCH = 50_000


def of(sign, coefficient, exponent):
    return HUGE.scaleb(Decimal(-coefficient if sign else coefficient), exponent)


def coefficient(r):
    digits = r.choice([1, 2, 3, 8, 16, 17, 33, 34, 34])
    kind = r.random()
    if kind < 0.15:
        return 10 ** digits - r.choice([1, 2, 5])
    if kind < 0.3:
        return r.choice([5, 25, 45, 55]) * 10 ** (digits - 1) % 10 ** 34
    return r.randrange(10 ** digits)


def number(r):
    exponent = r.choice([0, -2, r.randint(-40, 40), r.randint(-40, 40), r.randint(-6176, 6111),
                         r.randint(-6176, -6130), r.randint(6070, 6111)])
    return of(r.randrange(2), coefficient(r), exponent)


def close(r, a):
    """A number whose digits lie near those of another, so that sums cancel and round half-way."""
    if not a:
        return number(r)
    exponent = a.as_tuple().exponent + r.randint(-36, 36)
    return of(r.randrange(2), coefficient(r), max(-6176, min(6111, exponent)))


def sized(r, low, high, signed=True):
    """A number whose first digit stands at a place between two."""
    digits = coefficient(r) or 1
    place = r.randint(low, high)
    return of(signed and r.randrange(2), digits, place - len(str(digits)) + 1)


def case(operation, r):
    match operation:
        case "add" | "sub":
            a = number(r)
            return a, close(r, a) if r.random() < 0.6 else number(r)
        case "compare":
            a = number(r)
            kind = r.random()
            if kind < 0.3:
                shift = r.randint(0, 33)
                b = of(0, int(a.as_tuple().exponent), 0) if not a else a
                return a, CONTEXT.quantize(b, of(0, 1, b.as_tuple().exponent - shift)) \
                    if len(b.as_tuple().digits) + shift <= 34 and b.as_tuple().exponent - shift >= -6176 else b
            return a, close(r, a) if kind < 0.6 else number(r)
        case "mod":
            a = number(r)
            return a, close(r, a) if r.random() < 0.9 else number(r)
        case "sqrt":
            a = number(r).copy_abs()
            if r.random() < 0.2:
                a = CONTEXT.multiply(root := of(0, r.randrange(10 ** 17), r.randint(-40, 40)), root)
            return a, Decimal(0)
        case "exp":
            a = HUGE.add(of(r.randrange(2), r.randrange(14_000, 14_250), 0), sized(r, -20, -1)) \
                if r.random() < 0.1 else sized(r, -40, r.choice([-1, 1, 4]))
            return CONTEXT.plus(a), Decimal(0)
        case "ln":
            if r.random() < 0.3:
                return CONTEXT.plus(HUGE.add(Decimal(1), sized(r, -33, -1))), Decimal(0)
            return number(r).copy_abs() or Decimal(1), Decimal(0)
        case "pow":
            return sized(r, -20, 20), Decimal(r.choice([r.randint(-9, 9), r.randint(-400, 400)]))
        case "power":
            return sized(r, -20, 20, signed=False), sized(r, -6, 2)
        case "read":
            digits = "".join(r.choice("0123456789") for _ in range(r.randint(1, 60)))
            if r.random() < 0.4:
                digits = digits[:34] + "5" + "0" * r.randint(0, 20) + r.choice(["", "1"])
            point = r.randint(0, len(digits))
            text = r.choice(["", "-", "+"]) + digits[:point] + "." + (digits[point:] or "0")
            return text + r.choice(["", "e-3", f"E{r.randint(-6230, 6160)}"]), Decimal(0)
        case _ if operation in ROUNDINGS:
            a = number(r)
            scale = r.choice([0, 2, r.randint(-40, 40), -a.as_tuple().exponent - r.randint(0, 40)])
            return a, Decimal(max(-6111, min(6176, scale)))
        case _:
            return number(r), number(r)


def modulo(a, b):
    low = min(a.as_tuple().exponent, b.as_tuple().exponent)
    whole = lambda x: int(HUGE.scaleb(x, -low))
    return CONTEXT.plus(HUGE.scaleb(Decimal(whole(a) % whole(b)), low))


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
            case "pow": return c.plus(WIDE.power(a, b)) if b else Decimal(1)
            case "power": return c.plus(WIDE.power(a, b))
            case "mod": return modulo(a, b) if b else None
            case "compare": return Decimal((a > b) - (a < b))
            case "read": return c.create_decimal(a)
            case _:
                scale = int(b)
                if a.as_tuple().exponent >= -scale:
                    return a
                return c.plus(a.quantize(Decimal((0, (1,), -scale)), rounding=ROUNDINGS[operation], context=HUGE))
    except (decimal.Overflow, decimal.InvalidOperation, decimal.DivisionByZero):
        return None


def check(program, count, operations):
    total = 0
    for operation in operations:
        r, start = random.Random(operation), time.time()
        wrong, nones, tiny = [], 0, 0
        for done in range(0, count, BATCH):
            cases = [case(operation, r) for _ in range(min(BATCH, count - done))]
            text = "".join(f"{operation} {a} {b}\n" for a, b in cases)
            lines = subprocess.run([program], input=text, capture_output=True, text=True, check=True).stdout.split()
            if len(lines) != len(cases):
                sys.exit(f"{operation}: {len(lines)} answers to {len(cases)} cases")
            for (a, b), line in zip(cases, lines):
                want = expected(operation, a, b)
                nones += want is None
                tiny += want is not None and want.is_subnormal(CONTEXT)
                if (line == "none") != (want is None) or (want is not None and Decimal(line) != want):
                    wrong.append((a, b, line, want))
        total += len(wrong)
        print(f"{operation:10}{count:>9} cases, {nones} without a value, {tiny} subnormal: {len(wrong)} differ"
              f" ({time.time() - start:.0f} s)", *wrong[:3], sep="\n    " if wrong else " ", flush=True)
    return total


def sample(path, count):
    with open(path, "w", encoding="ascii") as out:
        out.write("# operation, operands, result by Python's decimal; written by Benchmarks/dmn/decimal_check.py\n")
        for operation in OPERATIONS:
            r = random.Random("sample " + operation)
            for a, b in itertools.islice(iter(lambda: case(operation, r), None), count):
                want = expected(operation, a, b)
                out.write(f"{operation} {a} {b} {'none' if want is None else want}\n")


def main():
    match sys.argv[1:]:
        case ["check", program, *rest]:
            sys.exit(check(program, int(rest[0]) if rest else 1_000_000, rest[1:] or OPERATIONS) > 0)
        case ["sample", path, *rest]:
            sample(path, int(rest[0]) if rest else 2_000)
        case _:
            sys.exit(__doc__)


main()
