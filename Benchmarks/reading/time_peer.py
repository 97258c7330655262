#!/usr/bin/env python3
"""Times one peer on one file of make_text.py: time_peer.py MODULE fr|en FILE LIMIT

The peer gets one article at a time, which spares it a long text. Prints name, version, claims and processor seconds of
the reading alone (imports and a sentence to warm up are not counted); ends with 3 when LIMIT seconds are over.
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
WARM = {"fr": "Le commerce a atteint 12 milliards de dollars le 3 mai 2021.",
        "en": "Trade reached $12 billion on May 3, 2021."}


def main():
    name, language, path, limit = sys.argv[1:]
    module = importlib.import_module(name)
    prepared = module.prepare(language)
    list(module.claims(prepared, WARM[language]))
    with open(path, encoding="utf-8", newline="") as handle:
        articles = handle.read().split("\n\n\n")
    found, started = 0, time.process_time()
    for article in articles:
        found += sum(1 for _ in module.claims(prepared, article))
        if time.process_time() - started > float(limit):
            sys.exit(3)
    seconds = time.process_time() - started
    version = getattr(module, "VERSION", None) or importlib.metadata.version(module.PACKAGE)
    print(json.dumps({"name": module.NAME, "version": version, "claims": found, "seconds": seconds}))


main()
