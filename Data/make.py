#!/usr/bin/env python3
"""Makes the committed tables from a folder of publishers' files: Data/make.py FOLDER [network]"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from makers import atlas, baseline, check, codes, energy, network, projects, statistics, whatif  # noqa: E402
from makers.common import Missing, fail  # noqa: E402


def main():
    if os.environ.get("PYTHONHASHSEED") != "0":
        # Sets of words must be walked in one order, whoever runs this, so that the tables come out alike.
        os.execve(sys.executable, [sys.executable, *sys.argv], dict(os.environ, PYTHONHASHSEED="0"))
    only = sys.argv[2:]
    if len(sys.argv) < 2 or only not in ([], ["network"]):
        print("usage: script/data FOLDER [network]", file=sys.stderr)
        sys.exit(64)
    folder = sys.argv[1]
    if not os.path.isdir(folder):
        fail(f"{folder} is no folder; give the folder that holds statistics, parameters, atlas and network")
    root = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
    try:
        if only:
            # The network alone, and the sources that it names beside those listed already.
            statistics.add_sources(root, network.make(root, folder))
            return
        atlas.make(root, folder)
        tables = statistics.Tables()
        statistics.make(root, folder, tables)
        used = projects.make(root, folder, tables) | codes.make(root, folder) | baseline.make(root, folder)
        used |= whatif.make(root, folder) | energy.make(root, folder)
        tables.sources = whatif.sources() | tables.sources
        used |= set(whatif.sources())
        statistics.write_sources(root, tables, used | network.make(root, folder))
    except Missing as missing:
        fail(str(missing))
    check.run(root)


main()
