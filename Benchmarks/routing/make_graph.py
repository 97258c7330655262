"""Makes graphs for the benchmark: make_graph.py NETWORK FOLDER

NETWORK is what `sogdian network export NETWORK` wrote. FOLDER gets graph1.bin, graph10.bin and graph100.bin: the network once,
and 10 and 100 times side by side, each copy joined to the next one at its 40 largest ports by 20,000 km of sea, so that
the kind of graph stays the same.

Little endian: nodes, arcs, places (uint32 each), tails, heads, weights in tenths of a kilometre, places (uint32 arrays).
"""
import csv
import os
import random
import sys

import numpy

COPIES, PLACES, JOINED = (1, 10, 100), 300, 40


def read(folder):
    with open(os.path.join(folder, "node.csv"), encoding="utf-8", newline="") as handle:
        number = {r["node_id"]: n for n, r in enumerate(csv.DictReader(handle))}
    tails, heads, weights = [], [], []
    with open(os.path.join(folder, "link.csv"), encoding="utf-8", newline="") as handle:
        for r in csv.DictReader(handle):
            a, b = number[r["from_node_id"]], number[r["to_node_id"]]
            # Between two layers or gauges there is no way to go: ten kilometres stand for what is done there.
            weight = round(float(r["length"] or 0) * 10) or 100
            tails += [a, b]
            heads += [b, a]
            weights += [weight, weight]
    return len(number), numpy.array(tails), numpy.array(heads), numpy.array(weights)


def main(network, folder):
    nodes, tails, heads, weights = read(network)
    with open(os.path.join(network, "place.csv"), encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    ids = {}
    with open(os.path.join(network, "node.csv"), encoding="utf-8", newline="") as handle:
        ids = {r["node_id"]: n for n, r in enumerate(csv.DictReader(handle))}
    places = []
    for r in rows:
        node = ids[r["node_id"]]
        if node not in places:
            places.append(node)
    degree = numpy.bincount(tails, minlength=nodes)
    joined = sorted(places, key=lambda n: (-degree[n], n))[:JOINED]
    random.seed(300)
    for copies in COPIES:
        t = numpy.concatenate([tails + k * nodes for k in range(copies)])
        h = numpy.concatenate([heads + k * nodes for k in range(copies)])
        w = numpy.tile(weights, copies)
        for k in range(copies - 1):
            one, other = numpy.array(joined) + k * nodes, numpy.array(joined) + (k + 1) * nodes
            t, h = numpy.concatenate([t, one, other]), numpy.concatenate([h, other, one])
            w = numpy.concatenate([w, numpy.full(2 * JOINED, 200_000)])
        chosen = [n + random.randrange(copies) * nodes for n in random.sample(places, PLACES)]
        with open(os.path.join(folder, f"graph{copies}.bin"), "wb") as out:
            numpy.array([nodes * copies, len(t), len(chosen)], "<u4").tofile(out)
            for values in (t, h, w, numpy.array(chosen)):
                values.astype("<u4").tofile(out)
        print(f"graph{copies}: {nodes * copies} nodes, {len(t)} arcs")


main(*sys.argv[1:])
