#!/usr/bin/env python3
"""What planned lines change when they open: Data/openings.py SOGDIAN DRAWS (called by script/effects)"""
import csv
import hashlib
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, os.path.join(ROOT, "Data"))
from makers.common import hand, write  # noqa: E402

HEADER = ("project,kind,subject,other,modes,before_low,before,before_high,after_low,after,after_high,unit,flag").split(",")
# What the results rest on: when one of these tables changes, the results are old.
FOLDERS = ["FreightTables", "OpenStreetMapTables", "TradeTables", "WhatIfTables"]


def digest():
    total = hashlib.sha256()
    for folder in FOLDERS:
        path = os.path.join(ROOT, "Sources", folder, "tables")
        for name in sorted(os.listdir(path)):
            if name.endswith(".csv") and name != "openings.csv":
                with open(os.path.join(path, name), "rb") as handle:
                    total.update(hashlib.sha256(handle.read()).digest())
    return total.hexdigest()


def number(value):
    return "" if value is None else f"{value:.6g}"


def scenario(project, lines, routes):
    changes = "\n".join(f"  - open: {line}" for line in lines)
    text = f"name: {json.dumps(project)}\nchanges:\n{changes}\n"
    if routes:
        text += "routes:\n" + "".join(
            f"  - {{from: {json.dumps(r['from'])}, to: {json.dumps(r['to'])}, mode: {r['mode']}}}\n" for r in routes)
    return text


def rows(project, effects):
    found = []
    for route in effects["routes"]:
        before, after = route["before"], route["after"]
        if not after or before == after:
            continue
        where = [project, "route", route["from"], route["to"], route["modes"]]
        days = (before or {}).get("days") or [None] * 3
        found.append([project, "route_km", *where[2:], "", number((before or {}).get("km")), "", "",
                      number(after["km"]), "", "km", " ".join(after["crossings"])])
        found.append([project, "route_days", *where[2:], *map(number, days), *map(number, after["days"]), "day", ""])
        found.append([project, "route_usd", *where[2:], "", number((before or {}).get("usd")), "", "",
                      number(after["usd"]), "", "USD/TEU", ""])
    draws = effects.get("draws", {})
    for kind, key, mid in [("world_trade", "world_trade_percent", None),
                           ("world_income", "world_income_percent", effects["world"]["real_income_percent"])]:
        trade = effects["world"]["trade_musd"]
        middle = mid if mid is not None else (trade["after"] / trade["before"] - 1) * 100
        band = draws.get(key) or {}
        found.append([project, kind, "WORLD", "", "", "", "", "", number(band.get("p05")), number(middle),
                      number(band.get("p95")), "percent", ""])
    economies = [e for e in effects["economies"] if e["real_income_percent"] is not None]
    economies.sort(key=lambda e: -abs(e["real_income_percent"]))
    for e in economies[:8]:
        if abs(e["real_income_percent"]) < 0.001:
            continue
        band = (e.get("bands") or {}).get("real_income_percent") or {}
        found.append([project, "income", e["code"], "", "", "", "", "", number(band.get("p05")),
                      number(e["real_income_percent"]), number(band.get("p95")), "percent",
                      "imputed" if e["imputed"] else ""])
    transit = sorted(effects["economies"],
                     key=lambda e: -abs(e["transit_teu"]["after"] - e["transit_teu"]["before"]))
    for e in transit[:6]:
        change = e["transit_teu"]["after"] - e["transit_teu"]["before"]
        if abs(change) < 1000:
            continue
        band = (e.get("bands") or {}).get("transit_teu_difference") or {}
        found.append([project, "transit", e["code"], "", "", "", "0", "", number(band.get("p05")), number(change),
                      number(band.get("p95")), "TEU", "imputed" if e["imputed"] else ""])
    found.append([project, "assumed", "", "", "", "", "", "", "", str(len(effects["assumed"])), "", "", ""])
    return found


def main():
    program, draws = sys.argv[1], sys.argv[2]
    with open(os.path.join(ROOT, "Sources/FreightTables/tables/planned.csv"), encoding="utf-8") as handle:
        lines = {}
        for row in csv.DictReader(handle):
            if row["project"]:
                lines.setdefault(row["project"], []).append(row["id"])
    routes = hand("opening_routes.csv")
    result = [["", "digest", digest(), "", "", "", "", "", "", draws, "", "draws", ""]]
    with tempfile.TemporaryDirectory() as folder:
        for project, names in sorted(lines.items()):
            path = os.path.join(folder, project + ".yaml")
            with open(path, "w", encoding="utf-8") as handle:
                handle.write(scenario(project, names, [r for r in routes if r["project"] == project]))
            out = subprocess.run([program, "whatif", path, "--format", "json", "--draws", draws],
                                 stdout=subprocess.PIPE, check=False)
            if out.returncode != 0:
                print(f"script/effects: {project} gives no effects", file=sys.stderr)
                sys.exit(1)
            result += rows(project, json.loads(out.stdout))
            print(f"{project}: {', '.join(names)}", file=sys.stderr)
    write(ROOT, "Sources/WhatIfTables/tables/openings.csv", HEADER, result)


main()
