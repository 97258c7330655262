"""Times one peer on one graph and checks its answers: peers.py NAME GRAPH

Prints processor milliseconds to prepare, for the matrix of the graph's places and for one pair, the largest resident set in
megabytes, and whether all costs are those in GRAPH.costs, which routing-benchmark wrote before.
"""
import resource
import sys
import time

import numpy

PAIRS = 20


def load(path):
    with open(path, "rb") as handle:
        nodes, arcs, count = numpy.fromfile(handle, "<u4", 3)
        tails, heads, weights = (numpy.fromfile(handle, "<u4", arcs) for _ in range(3))
        return int(nodes), tails.astype(int), heads.astype(int), weights, numpy.fromfile(handle, "<u4", count).astype(int)


def clock(body):
    start = time.process_time()
    result = body()
    return (time.process_time() - start) * 1000, result


def scipy_peer(nodes, tails, heads, weights):
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import dijkstra
    # Several links between two nodes: a matrix of sums would add them, so the shortest is taken first.
    order = numpy.lexsort((weights, heads, tails))
    t, h, w = tails[order], heads[order], weights[order]
    keep = numpy.r_[True, (t[1:] != t[:-1]) | (h[1:] != h[:-1])]
    graph = csr_array((w[keep].astype(float), (t[keep], h[keep])), shape=(nodes, nodes))
    return (lambda sources, targets: numpy.array([dijkstra(graph, indices=s)[targets] for s in sources]),
            lambda a, b: dijkstra(graph, indices=a)[b])


def igraph_peer(nodes, tails, heads, weights):
    import igraph
    graph = igraph.Graph(n=nodes, edges=numpy.c_[tails, heads].tolist(), directed=True)
    graph.es["weight"] = weights.astype(float).tolist()

    def matrix(sources, targets):
        return numpy.array(graph.distances(source=list(map(int, sources)), target=list(map(int, targets)),
                                           weights="weight", algorithm="dijkstra"))
    return matrix, lambda a, b: graph.distances(source=int(a), target=int(b), weights="weight", algorithm="dijkstra")[0][0]


def main(name, path):
    nodes, tails, heads, weights, places = load(path)
    prepare, (matrix, pair) = clock(lambda: globals()[name + "_peer"](nodes, tails, heads, weights))
    want = numpy.fromfile(path + ".costs", "<u4").reshape(len(places), len(places)).astype(float)
    want[want == 0xFFFFFFFF] = numpy.inf
    spent, got = clock(lambda: matrix(places, places))
    got[got > 1e300] = numpy.inf
    one, _ = clock(lambda: [pair(places[k], places[k + 50]) for k in range(PAIRS)])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(name, f"{prepare:.1f} {spent:.1f} {one / PAIRS:.3f} {memory:.0f}", "same" if (got == want).all() else "DIFFERENT")


main(*sys.argv[1:])
