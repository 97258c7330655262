"""Checks the finished tables against published totals and against each other."""
import csv
import os
import re
import sys


def table(root, path):
    with open(os.path.join(root, path), encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def periods(start, count):
    """The periods of a packed run, in order."""
    if count == 1:
        return [start]
    if re.fullmatch(r"\d{4}", start):
        return [str(int(start) + n) for n in range(count)]
    head, month = (start[:-2], int(start[-2:]))
    year = int(head[-5:-1])
    if "/" in start:
        return [f"{head}{month + n:02d}" for n in range(count)]
    return [f"{year + (month - 1 + n) // 12}-{(month - 1 + n) % 12 + 1:02d}" for n in range(count)]


def run(root):
    series = table(root, "Sources/StatisticsTables/tables/series.csv")
    formulas = {r["id"] for r in table(root, "Sources/StatisticsTables/tables/formulas.csv")} | {""}
    sources = {r["id"] for r in table(root, "Data/sources.csv")}
    values, seen, faults = {}, set(), []
    shape = re.compile(r"(\d{4}(-\d\d(-\d\d)?)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
    for number, row in enumerate(series, 2):
        if row["source"] not in sources:
            faults.append(f"series.csv:{number} names the unknown source {row['source']}")
        if row["formula"] not in formulas:
            faults.append(f"series.csv:{number} names the unknown formula {row['formula']}")
        key = tuple(v for k, v in row.items() if k not in ("start", "values"))
        texts = row["values"].split(" ")
        for period, text in zip(periods(row["start"], len(texts)), texts):
            if text == "-":
                continue
            if (key, period) in seen:
                faults.append(f"series.csv:{number} has {period} twice")
            seen.add((key, period))
            if not shape.fullmatch(period):
                faults.append(f"series.csv:{number} has the unreadable period {period}")
            value = float(text.rstrip("erp<>")) * 10 ** int(row["multiplier"])
            values[(row["source"], row["reporter"], row["partner"], row["measure"], row["unit"], period)] = value

    def expect(what, found, wanted, tolerance):
        if abs(found / wanted - 1) > tolerance:
            faults.append(f"{what} is {found:.4g}, published as {wanted:.4g}")

    five = "KAZ KGZ TJK TKM UZB".split()
    rate = lambda year: values[("gacc", "CHN", "", "exchange_rate", "CNY", year)]
    total = lambda year, p: values[("gacc", "CHN", p, "trade_total", "CNY", year)] / rate(year)
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
    print(f"checked: {len(series)} series, {len(seen)} values, published totals reproduced")
