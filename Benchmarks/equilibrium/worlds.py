#!/usr/bin/env python3
"""Writes random worlds as raw doubles for the benchmark: worlds.py FOLDER"""
import os
import sys

import numpy as np

import generate


def write(path, *parts):
    with open(path, "wb") as handle:
        for part in parts:
            handle.write(np.asarray(part, dtype="<f8").tobytes())


def main(folder):
    os.makedirs(folder, exist_ok=True)
    for count in (25, 50, 100, 200, 400):
        trade, cost, _, _ = generate.one_sector(count, count, [])
        write(os.path.join(folder, f"onesector{count}.bin"), [count], trade, cost)
    for count, sectors in ((20, 20), (40, 20), (40, 45), (70, 45), (100, 45), (70, 90)):
        c = generate.sectors(count, sectors, 7, is_consistent=False)
        write(os.path.join(folder, f"sectors{count}x{sectors}.bin"), [count, sectors], c["pi"], c["tau0"], c["tau1"], c["d"],
              c["gamma_va"], c["alpha"], c["theta"], c["gamma_io"].transpose(0, 2, 1), c["VA"], c["D"])


if __name__ == "__main__":
    main(sys.argv[1])
