#!/usr/bin/env python3
"""Rows on which engines slip: values on thresholds and within 10⁻¹⁵ of them, ties, nulls, zeros, negatives.

    python3 Benchmarks/evaluate/contrived.py ROWS FILE.csv

The columns are those of packs/benchmark. `guiju evaluate --engine interpreter` and `--engine columns` must write
the same bytes for them.
"""
import random
import sys


def money(units):
    return f"{'-' if units < 0 else ''}{abs(units) // 100}.{abs(units) % 100:02d}"


def main():
    rows, path = int(sys.argv[1]), sys.argv[2]
    dice = random.Random(20260101)
    ratios = [1, 2, 3, 5, 25, 37, 40, 50, 150, 333]
    huge = [10**12, 3 * 10**12 + 7, 9_999_999_999_999, 12_345_678_901_234]
    with open(path, "w") as out:
        out.write("id,region,industry,above_scale,land_mu,tax_10k,value_added_10k,employees,energy_tce,emission_eq,"
                  "rd_10k,revenue_10k,safety_incident,env_violation\n")
        for number in range(1, rows + 1):
            def maybe(text):
                return "" if dice.random() < 0.08 else text
            ratio, nudge = dice.choice(ratios), dice.choice([-1, 0, 0, 0, 1])
            land = dice.choice(huge) if dice.random() < 0.1 else dice.choice([0, 1, 3, 7, 100, 999, 123_456, 300_000])
            tax = dice.choice([1, 1, 1, 1, -1]) * ratio * land // dice.choice([1, 2, 4, 8]) + nudge
            people = dice.choice([0, 1, 2, 3, 4, 8, 1000])
            energy = dice.choice([0, 199_999, 200_000, 200_001, 100, 35_000])
            added = ratio * dice.choice([land, energy, people * 100, 1]) + nudge
            emission = dice.choice([0, 1, 5, 500, 1005, 2500, 12_345])
            revenue = dice.choice([0, 100, 200, 20_000, 10**12])
            research = revenue // 200 + nudge if dice.random() < 0.5 else dice.choice([0, 1, 15, 2500])
            out.write(",".join([
                str(number), str(dice.choice([330101, 330102, 330103, 331105])), str(dice.choice([13, 17, 26, 34])),
                str(dice.choice([0, 1])), maybe(money(land)), maybe(money(tax)), maybe(money(added)),
                maybe(str(people)), maybe(money(energy)), maybe(f"{emission // 1000}.{emission % 1000:03d}"),
                maybe(money(research)), maybe(money(revenue)), "1" if dice.random() < 0.01 else "0",
                "1" if dice.random() < 0.02 else "0"]) + "\n")


main()
