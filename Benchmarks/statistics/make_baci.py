#!/usr/bin/env python3
"""Writes a file of the size and shape of a BACI year: make_baci.py FILE [LINES]

Columns t,i,j,k,v,q; padded numbers as CEPII pads them; every exporter, importer and product once; sorted by exporter,
importer and product. The values are random and mean nothing. The same arguments give the same bytes.
"""
import csv
import os
import random
import sys

here = os.path.dirname(os.path.abspath(__file__))
table = os.path.join(here, "..", "..", "Sources", "StatisticsTables", "tables", "codes.csv")


def main():
    path, lines = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 11_000_000
    draw = random.Random(2023)
    with open(table, encoding="utf-8", newline="") as handle:
        codes = sorted(int(r["code"]) for r in csv.DictReader(handle)
                       if r["scheme"] == "un" and len(r["economy"]) == 3 and r["economy"].isalpha())[:226]
    products = sorted(draw.sample(range(10121, 970600), 5200))
    # Large traders trade most products, small ones few, as in the real file.
    weight = {code: draw.random() ** 2 for code in codes}
    total = sum(weight[i] * weight[j] for i in codes for j in codes if i != j)
    # Pairs that reach every product fill up, so the scale is a little above one.
    written, scale = 0, 1.0
    for _ in range(40):
        expected = sum(min(len(products), scale * lines * weight[i] * weight[j] / total)
                       for i in codes for j in codes if i != j)
        scale *= lines / expected
    with open(path, "w", encoding="ascii", newline="\n") as out:
        out.write("t,i,j,k,v,q\n")
        for i in codes:
            for j in codes:
                if i == j:
                    continue
                count = min(len(products), round(scale * lines * weight[i] * weight[j] / total))
                piece = []
                for k in sorted(draw.sample(products, count)):
                    value = draw.paretovariate(0.7)
                    quantity = f"{value * draw.random():10.3f}" if draw.random() < 0.97 else "        NA"
                    piece.append(f"2023,{i},{j},{k:06d},{value:10.3f},{quantity}\n")
                out.write("".join(piece))
                written += count
    print(f"{path}: {written} lines, {os.path.getsize(path) / 1e6:.0f} MB")


main()
