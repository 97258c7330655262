#!/usr/bin/env python3
"""Runs one peer over the annotated articles: run_peer.py MODULE FOLDER

Claims go to standard output as lines of JSON; the last line of standard error gives name, version and processor
seconds of the reading alone, after one sentence to warm up.
"""
import importlib
import importlib.metadata
import json
import os
import sys
import time
import warnings

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers"))
warnings.filterwarnings("ignore")
WARM = {"fr": "Le commerce a atteint 12 milliards de dollars en 2021.", "en": "Trade reached $12 billion in 2021."}


def main():
    module = importlib.import_module(sys.argv[1])
    folder = sys.argv[2]
    prepared, seconds, size = {}, 0.0, 0
    for line in open(os.path.join(folder, "docs.jsonl"), encoding="utf-8"):
        document = json.loads(line)
        language = document["lang"]
        if language not in prepared:
            prepared[language] = module.prepare(language)
            list(module.claims(prepared[language], WARM[language]))
        text = open(os.path.join(folder, document["file"]), encoding="utf-8", newline="").read()
        started = time.process_time()
        found = list(module.claims(prepared[language], text))
        seconds += time.process_time() - started
        size += len(text.encode())
        for claim in found:
            claim["doc"] = document["doc"]
            claim["quote"] = text[claim["start"]:claim["end"]]
            print(json.dumps(claim, ensure_ascii=False))
    version = getattr(module, "VERSION", None) or importlib.metadata.version(module.PACKAGE)
    print(json.dumps({"name": module.NAME, "version": version, "seconds": seconds, "bytes": size}), file=sys.stderr)


main()
