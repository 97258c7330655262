#!/usr/bin/env python3
"""Scores Sogdian and its peers on a folder of annotated articles.

evaluate.py FOLDER --binary sogdian [--peers PYTHON] [--write docs/evaluation.md | --claims]

FOLDER holds docs.jsonl, articles/, gold/ and score.py. PYTHON has requirements.txt installed; without it only the
regular expression is run beside Sogdian. Without --write the page goes to standard output.
"""
import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
GROUPS = [("all", "all 17"), ("fr", "French"), ("en", "English"), ("fr/seed", "French, starting articles"),
          ("fr/adapted", "French, adapted"), ("fr/verbatim", "French, verbatim"), ("en/verbatim", "English, verbatim")]


def documents(folder):
    with open(os.path.join(folder, "docs.jsonl"), encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


def sogdian_records(folder, binary):
    """Every record of every article, with the document's id; each quote is checked against its offsets."""
    for document in documents(folder):
        path = os.path.join(folder, document["file"])
        done = subprocess.run([binary, "read", "--format", "ndjson", "--published", document["pub"], path],
                              stdout=subprocess.PIPE, check=True)
        text = open(path, encoding="utf-8", newline="").read()
        for record in map(json.loads, done.stdout.decode().splitlines()):
            if "quote" in record and text[record["start"]:record["end"]] != record["quote"]:
                sys.exit(f"{path}: the text at {record['start']} is not {record['quote']!r}")
            record["doc"] = document["doc"]
            yield record


def score(folder, lines, per_document=False):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as handle:
        handle.writelines(line + "\n" for line in lines)
        handle.flush()
        scorer = os.environ.get("SCORE", os.path.join(folder, "score.py"))
        done = subprocess.run(
            [sys.executable, scorer, handle.name, "--gold", folder, "--json"] + ["--per-doc"] * per_document,
            stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout)


def peer(module, folder, python):
    done = subprocess.run([python, os.path.join(HERE, "run_peer.py"), module, folder],
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{module}: {done.stderr.decode()[-2000:]}")
    about = json.loads(done.stderr.decode().splitlines()[-1])
    return about, score(folder, done.stdout.decode().splitlines())


def triple(values):
    return " / ".join(f"{value:.2f}"[-4:].lstrip("0") if value < 1 else "1.00" for value in values)


def page(folder, binary, python):
    records = list(sogdian_records(folder, binary))
    claims = [json.dumps(r, ensure_ascii=False) for r in records if r["type"] == "claim"]
    ours = score(folder, claims, per_document=True)
    version = subprocess.run([binary, "--version"], stdout=subprocess.PIPE, check=True).stdout.decode().strip()
    readers = [({"name": "Sogdian", "version": version}, ours), peer("naive", folder, sys.executable)]
    if python:
        readers += [peer("recognizers", folder, python), peer("quantulum", folder, python)]
    out = ["# Evaluation", "",
           "Made by `script/evaluate FOLDER --write` on 17 annotated news articles (13 French, five of them the ones the",
           "project started from; 4 English). FOLDER holds the articles with their gold and is no part of this repository;",
           "`SOGDIAN_CORPUS` names it for the tests, which say that they were skipped without it. The articles were at hand",
           "while the reader was written, so these are scores of development, not of unseen text. One annotator, one pass:",
           "differences under two points are noise.", "",
           "| reader | version |", "|---|---|"]
    out += [f"| {about['name']} | {about['version']} |" for about, _ in readers]
    out += ["", f"Python {platform.python_version()} for the peers and the scoring. Every peer is helped a little: numbers inside its own",
            "dates, and bare years, are not held against it; quantulum3 has English units only. The regular expression is",
            "`Benchmarks/reading/peers/naive.py`.", "",
            "## Number and unit", "",
            "Precision / recall / F1. A claim is found when the spans overlap and the values agree within 0.5 %; with its unit",
            "when that is right too. The last column counts claims invented in menus, tickers, comments and the like.", ""]
    for key, title in GROUPS:
        if key not in ours:
            continue
        out += [f"### {title} ({ours[key]['gold']} claims)", "",
                "| reader | number | number and unit | in furniture |", "|---|---|---|---|"]
        out += [f"| {about['name']} | {triple(s[key]['number'])} | {triple(s[key]['number+unit'])} | "
                f"{s[key]['false_in_boilerplate']} |" for about, s in readers]
        out += [""]
    fields = ["approx", "measure", "growth_of", "parties", "period", "full"]
    out += ["## What, who, when: Sogdian alone", "",
            "No peer gives them. Share of the found claims with the field right; `full` needs unit, measure, parties, period",
            "and `growth_of` together, and its F1 is over all claims.", "",
            "| group | " + " | ".join(fields) + " | full, F1 |", "|---|" + "---|" * (len(fields) + 1)]
    for key, title in GROUPS:
        if key in ours:
            right = ours[key]["accuracy_on_matched"]
            out.append(f"| {title} | " + " | ".join(f"{right[f]:.2f}" for f in fields)
                       + f" | {ours[key]['full-claim'][2]:.2f} |")
    out += ["", "## Article by article: Sogdian", "",
            "| article | language | kind | claims | number and unit | full claim, F1 | in furniture |",
            "|---|---|---|---|---|---|---|"]
    for document in documents(folder):
        row = ours["doc " + document["doc"]]
        out.append(f"| {document['doc']} | {document['lang']} | {document['kind']} | {row['gold']} | "
                   f"{triple(row['number+unit'])} | {row['full-claim'][2]:.2f} | {row['false_in_boilerplate']} |")
    return "\n".join(out) + "\n"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("folder")
    arguments.add_argument("--binary", required=True)
    arguments.add_argument("--peers")
    arguments.add_argument("--write")
    arguments.add_argument("--claims", action="store_true", help="only Sogdian's claims, as lines of JSON")
    given = arguments.parse_args()
    if given.claims:
        for record in sogdian_records(given.folder, given.binary):
            if record["type"] == "claim":
                print(json.dumps(record, ensure_ascii=False))
        return
    text = page(given.folder, given.binary, given.peers)
    if not given.write:
        sys.stdout.write(text)
        return
    with open(given.write + ".new", "w", encoding="utf-8") as handle:
        handle.write(text)
    os.replace(given.write + ".new", given.write)
    print(f"{given.write} written", file=sys.stderr)


if __name__ == "__main__":
    main()
