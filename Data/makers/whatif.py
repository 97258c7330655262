"""What of the trade between two economies rides no container: crude oil and gas, from the OECD table of 2022."""
import collections
import csv
import gzip
import os

from makers.common import Missing, hand, write

TABLES = "Sources/WhatIfTables/tables/"
FILE = "statistics/icio2022/icio2022_28sector_long.csv.gz"


def make(root, folder):
    codes = [row["code"] for row in hand("baseline_economies.csv")]
    path = os.path.join(folder, FILE)
    if not os.path.isfile(path):
        raise Missing(f"{FILE} is not in {folder}; give the folder that holds it")
    goods, crude, held = collections.Counter(), collections.Counter(), set()
    with gzip.open(path, "rt", encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["sector"].startswith("Services") or row["exporter"] == row["importer"]:
                continue
            one, other = (row[key] if row[key] in codes else "ROW" for key in ("exporter", "importer"))
            held |= {row["exporter"], row["importer"]}
            goods[one, other] += float(row["value_musd"])
            if row["sector"] == "B06":
                crude[one, other] += float(row["value_musd"])
    lines = []
    for (one, other), value in sorted(goods.items()):
        share = crude[one, other] / value if value > 0 else 0
        if one != other and share >= 0.005:
            lines.append([one, other, f"{share:.3f}", f"{share:.3f}", f"{share:.3f}", "oecd-icio-2022", "2022", "derived"])
    missing = [code for code in codes if code not in held and code != "ROW"]
    stated = {row["exporter"]: row for row in hand("crude_shares.csv")}
    for code in missing:
        row = stated[code]
        lines.append([code, "", row["low"], row["mid"], row["high"], row["source"], row["year"], row["quality"]])
    write(root, TABLES + "crude.csv", ["exporter", "importer", "low", "mid", "high", "source", "year", "quality"], lines)
    for name in ("parameters", "mode_shares", "capacity", "air", "sources"):
        table = [list(row.values()) for row in hand(f"whatif/{name}.csv")]
        write(root, TABLES + f"{name}.csv", list(hand(f"whatif/{name}.csv")[0].keys()), table)
    return {"oecd-icio-2022"}


def sources():
    """The sources of the tables kept by hand, by identifier, as rows of Data/sources.csv."""
    return {row["id"]: list(row.values()) for row in hand("whatif/sources.csv")}
