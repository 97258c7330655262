"""Turns the lines of a run into RESULTS.md: report.py TIMES"""
import importlib.metadata
import platform
import subprocess
import sys

NAMES = {"hierarchy": "Sogdian, hierarchy", "search": "Sogdian, Dijkstra", "scipy": "scipy.sparse.csgraph.dijkstra",
         "igraph": "igraph, distances"}


def short(value):
    number = float(value)
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def main(path):
    lines = [line.split() for line in open(path, encoding="utf-8")]
    sizes = {line[0]: (line[1], line[3]) for line in lines if line[0].startswith("graph")}
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.split("Swift version ")[1].split()[0]
    peers = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in ("scipy", "igraph", "numpy"))
    print(f"""# Speed of routes on a graph

`Benchmarks/routing/run`, Swift {swift}, Python {platform.python_version()}, {peers}, {platform.machine()}; processor time of one run,
one thread a peer. RoutingKit and NetworKit were not measured.

The graph is the freight network that comes with the program: sea, rail and road with their transfers, every link both ways, weighed
in tenths of a kilometre. Ten and a hundred of it stand side by side, each joined to the next at forty junctions. The matrix is
among 300 of its places, pairs are 20 of them. Every cost of every peer was compared with ours: `same` means all are equal; ours by
the hierarchy are compared with ours by Dijkstra's algorithm too.
""")
    for size, (nodes, arcs) in sizes.items():
        copies = size.removeprefix("graph").rstrip(":")
        print(f"## {int(nodes):,} nodes, {int(arcs):,} arcs\n")
        print("| | prepare the graph, ms | new weights, ms | matrix 300 × 300, ms | one pair, ms | memory, MB | costs |")
        print("|---|---:|---:|---:|---:|---:|---|")
        for line in lines:
            if line[0] != copies:
                continue
            name, values = line[1], line[2:]
            if values == ["none"]:
                print(f"| {NAMES[name]} | | | not done in time | | | |")
            elif name in ("hierarchy", "search"):
                prepare, fill, matrix, one, memory, same = values
                print(f"| {NAMES[name]} | {short(prepare)} | {short(fill) if name == 'hierarchy' else ''} | {short(matrix)} | {short(one)} | {short(memory)} | {same} |")
            else:
                prepare, matrix, one, memory, same = values
                print(f"| {NAMES[name]} | {short(prepare)} | | {short(matrix)} | {short(one)} | {short(memory)} | {same} |")
        print()


main(*sys.argv[1:])
