#!/usr/bin/env python3
"""Scores events, projects and commitments: occurrences.py FOLDER --binary sogdian [--json] [--errors]

FOLDER holds the annotated articles; the gold stands in Tests/ReadingTests/Fixtures/occurrences. A prediction is right
when its span, or a later mention, overlaps a mention of the gold; one prediction to one row, and a row taken already
makes the next prediction false. Fields are scored on what was found.
"""
import argparse
import csv
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from evaluate import documents, sogdian_records  # noqa: E402

GOLD = os.path.join(HERE, "../../Tests/ReadingTests/Fixtures/occurrences")
TYPES = {"event": "events", "project": "projects", "commitment": "commitments"}


def rows(name):
    with open(os.path.join(GOLD, name + ".csv"), encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def spans(text):
    return [tuple(map(int, span.split(":"))) for span in text.split(";") if span]


def overlaps(record, row):
    found = [(record["start"], record["end"])] + [tuple(m) for m in record.get("mentions", [])]
    best = 0
    for start, end in found[:1] * 2 + found[1:]:
        for low, high in spans(row["mentions"]):
            best = max(best, min(end, high) - max(start, low))
    return best


def fits(row, record, field, text):
    """Whether a field is right; None when the gold does not score it."""
    wanted = [w for w in row.get(field, "").split("|")]
    if not any(wanted):
        return None
    if field in ("theme", "outcome"):
        low, high = spans(row[field])[0]
        got = record.get(field)
        return bool(got) and got[:20].strip("\"“« ") in " ".join(text[low:high + 40].split())
    if field == "atlas":
        return (record.get("event") or record.get("project") or "") in wanted
    if field in ("cost", "capacity", "length_km"):
        amount = record.get("length" if field == "length_km" else field)
        if not amount:
            return False
        for option in wanted:
            number = float(option.split()[0])
            unit = option.split()[1] if " " in option else "km"
            if abs(amount["value"] - number) <= 0.005 * number and amount["unit"] == unit:
                return True
        return False
    if field in ("place",):
        got = set(record.get("places", [])) | {record.get("place")}
        return any(set(option.split()) <= got or option in got for option in wanted) or ("" in wanted and got == {None})
    if field in ("who", "to", "parties", "host", "participants"):
        value = record.get(field) or []
        got = value if isinstance(value, str) else " ".join(value)
        if field == "participants":
            return any(set(option.split()) <= set(value) for option in wanted)
        return any(all(w in got for w in ([option] if " " in option and option[3:4] != " " else option.split()))
                   for option in wanted) or ("" in wanted and not value)
    value = record.get(field)
    return str(value) in wanted or (value is None and "" in wanted)


def score(folder, binary, errors=False):
    texts = {d["doc"]: open(os.path.join(folder, d["file"]), encoding="utf-8", newline="").read()
             for d in documents(folder)}
    records = [r for r in sogdian_records(folder, binary) if r["type"] in TYPES]
    result = {}
    for kind, name in TYPES.items():
        gold = rows(name)
        fields = [f for f in gold[0] if f not in ("doc", "mentions", "optional")]
        right = {f: [0, 0] for f in fields}
        taken, true, false = set(), 0, []
        for record in (r for r in records if r["type"] == kind):
            text = texts[record["doc"]]
            choices = [(overlaps(record, row), -i) for i, row in enumerate(gold)
                       if row["doc"] == record["doc"] and overlaps(record, row) > 0]
            required = [c for c in choices if not gold[-c[1]]["optional"] and -c[1] not in taken]
            optional = [c for c in choices if gold[-c[1]]["optional"]]
            if required:
                index = -max(required)[1]
                taken.add(index)
                true += 1
                for field in fields:
                    ok = fits(gold[index], record, field, text)
                    if ok is not None:
                        right[field][0] += ok
                        right[field][1] += 1
                        if errors and not ok:
                            print("field", kind, record["doc"], field, "want", gold[index][field], "got",
                                  record.get({"atlas": kind, "length_km": "length"}.get(field, field),
                                             record.get("places")), "|", record["quote"][:50], sep="\t")
            elif not optional:
                false.append(record)
        missed = [r for i, r in enumerate(gold) if not r["optional"] and i not in taken]
        if errors:
            for record in false:
                print("false", kind, record["doc"], record.get("kind"), record["quote"], sep="\t")
            for row in missed:
                low, high = spans(row["mentions"])[0]
                print("missed", kind, row["doc"], texts[row["doc"]][low:high], sep="\t")
        precision = true / (true + len(false)) if true + len(false) else 0.0
        recall = true / (true + len(missed)) if true + len(missed) else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        result[kind] = {"gold": true + len(missed), "precision": precision, "recall": recall, "f1": f1,
                        "fields": {f: right[f] for f in fields if right[f][1]}}
    return result


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder")
    arguments.add_argument("--binary", required=True)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--errors", action="store_true")
    given = arguments.parse_args()
    result = score(given.folder, given.binary, given.errors)
    if given.json:
        print(json.dumps(result))
        return
    for kind, row in result.items():
        print(f"{kind}: gold {row['gold']}  P {row['precision']:.2f}  R {row['recall']:.2f}  F1 {row['f1']:.2f}  "
              + "  ".join(f"{f} {a}/{b}" for f, (a, b) in row["fields"].items()))


if __name__ == "__main__":
    main()
