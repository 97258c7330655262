"""Checks the finished tables against published totals and against each other."""
import csv
import os
import re
import sys


def table(root, path):
    with open(os.path.join(root, path), encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def run(root):
    series = {r["id"]: r for r in table(root, "Sources/StatisticsTables/tables/series.csv")}
    sources = {r["id"] for r in table(root, "Data/sources.csv")}
    values, seen, faults = {}, set(), []
    for row in series.values():
        if row["source"] not in sources:
            faults.append(f"series {row['id']} names the unknown source {row['source']}")
    for row in table(root, "Sources/StatisticsTables/tables/observations.csv"):
        if (row["series"], row["period"]) in seen:
            faults.append(f"series {row['series']} has {row['period']} twice")
        seen.add((row["series"], row["period"]))
        if not re.fullmatch(r"\d{4}(-\d\d)?(/\d{4}-\d\d)?", row["period"]):
            faults.append(f"series {row['series']} has the unreadable period {row['period']}")
        s = series[row["series"]]
        values[(s["source"], s["reporter"], s["partner"], s["measure"], s["unit"], row["period"])] = float(row["value"])

    def expect(what, found, wanted, tolerance):
        if abs(found / wanted - 1) > tolerance:
            faults.append(f"{what} is {found:.4g}, published as {wanted:.4g}")

    five = "KAZ KGZ TJK TKM UZB".split()
    total = lambda year, p: values[("gacc", "CHN", p, "trade_total", "USD", year)]
    both = lambda r, p, year: sum(values[("imf-dots", r, p, f, "USD", year)] for f in ("exports", "imports"))
    expect("China-Viet Nam 2023", total("2023", "VNM"), 229.8e9, 0.003)
    expect("China-Viet Nam 2024", total("2024", "VNM"), 260.7e9, 0.003)
    expect("China-Central Asia 2023", sum(total("2023", p) for p in five), 89.4e9, 0.003)
    expect("China-Central Asia 2024", sum(total("2024", p) for p in five), 94.8e9, 0.003)
    expect("China-ASEAN 2024", total("2024", "ASEAN"), 982.3e9, 0.003)
    expect("China total 2024", total("2024", "WORLD"), 6162e9, 0.003)
    expect("China-Central Asia 2022", sum(both("CHN", p, "2022") for p in five), 70.4e9, 0.003)
    expect("China-Viet Nam 2022", both("CHN", "VNM", "2022"), 235.6e9, 0.003)
    expect("Viet Nam-China 2022", both("VNM", "CHN", "2022"), 176.2e9, 0.003)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        sys.exit(65)
    print(f"checked: {len(series)} series, {len(values)} values, published totals reproduced")
