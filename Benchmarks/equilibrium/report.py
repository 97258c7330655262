#!/usr/bin/env python3
"""Turns the lines of `run` into RESULTS.md."""
import importlib.metadata
import subprocess
import sys


def version(name):
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def ms(value):
    return f"{float(value) * 1000:.2f}" if float(value) < 1 else f"{float(value) * 1000:.0f}"


def main(path):
    lines = [line.split() for line in open(path, encoding="utf-8") if line.strip()]
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.split("\n")[0]
    ours = {(x[1], x[2]): x[3:] for x in lines if x[0] == "sogdian"}
    numpy = {(x[1], x[2]): x[3:] for x in lines if x[0] == "numpy"}
    gegravity = {x[1]: x[2] for x in lines if x[0] == "gegravity"}
    many = {x[1]: x[2:] for x in lines if x[0] == "sectors"}
    numpy_many = {x[1]: x[2:] for x in lines if x[0] == "numpy-sectors"}
    print("# Times of the equilibrium\n")
    print(f"Processor milliseconds, one thread, release build, all in one run of `Benchmarks/equilibrium/run`. {swift};"
          f" Python {sys.version.split()[0]}, numpy {version('numpy')}, gegravity {version('gegravity')},"
          f" pandas {version('pandas')}. The machine was shared: read the ratios.\n")
    print("One sector, θ = 4, costs of all pairs changed. *Prepared* is a question to a prepared world. NumPy stops at a"
          " residual of 1e-12 (its phi pays for a loop over the common factor); gegravity at its own rule, started from resistances"
          " of one so that it converges, and it does not clear markets.\n")
    print("| countries | closure | whole | prepared | residual | NumPy | × | gegravity | × |")
    print("|---|---|---|---|---|---|---|---|---|")
    for (size, closure), row in ours.items():
        peer = numpy[size, closure][0]
        other = gegravity.get(size) if closure == "additive" else None
        text = "" if other is None else "no answer in the time given" if other == "none" else ms(other)
        times = f"{float(other) / float(row[0]):.0f}" if other not in (None, "none") else ""
        print(f"| {size} | {closure} | {ms(row[0])} | {ms(row[1])} | {float(row[2]):.0e} | {ms(peer)} |"
              f" {float(peer) / float(row[0]):.1f} | {text} | {times} |")
    print("\nMany sectors with duties, inputs and deficits, every country's costs and duties changed among a quarter of them.\n")
    print("| countries × sectors | whole | prepared | residual | NumPy | × |")
    print("|---|---|---|---|---|---|")
    for size, row in many.items():
        peer = numpy_many.get(size)
        print(f"| {size.replace('x', ' × ')} | {ms(row[0])} | {ms(row[1])} | {float(row[2]):.0e} |"
              f" {ms(peer[0]) if peer else ''} | {f'{float(peer[0]) / float(row[1]):.0f}' if peer else ''} |")
    for x in lines:
        if x[0] == "draws":
            print(f"\n1,000 draws of elasticity and costs at 100 countries: {float(x[1]):.2f} s.")
        if x[0] == "baseline":
            print(f"\nThe embedded baseline ({x[1]} economies), ten pairs changed: {ms(x[2])} ms cold, {ms(x[3])} ms from a"
                  f" neighbouring answer; residual {float(x[4]):.0e}.")

    def growth(table, one, other, scale):
        import math
        return math.log(float(table[other][0]) / float(table[one][0])) / math.log(scale)

    print(f"\nGrowth: with the number of countries N as N^{growth(ours, ('100', 'additive'), ('400', 'additive'), 4):.1f}"
          f" (one sector, 100 to 400); with sectors J, from 70 × 45 to 70 × 90, as J^{growth(many, '70x45', '70x90', 2):.1f};"
          f" with N, from 40 × 45 to 100 × 45, as N^{growth(many, '40x45', '100x45', 2.5):.1f}.")


if __name__ == "__main__":
    main(sys.argv[1])
