"""The sea layer: lanes of the searoute marnet, passages that can close, ports joined to the nearest lane."""
import json
import os

from .common import Missing, hand
from .network_graph import Drawn, great_circle

CASPIAN = (36.3, 46.0, 47.6, 54.9)


def wrapped(longitude):
    return round((longitude + 180) % 360 - 180, 5)


def drawn(folder):
    path = os.path.join(folder, "network/sea/marnet_searoute.geojson")
    if not os.path.isfile(path):
        raise Missing(f"network/sea/marnet_searoute.geojson is not in {folder}")
    with open(path, encoding="utf-8") as handle:
        features = json.load(handle)["features"]
    net = Drawn()
    known = {}

    def node(point):
        key = (round(point[1], 4), round(wrapped(point[0]), 4))
        if key not in known:
            known[key] = net.add_node(key[0], key[1], "", key)
        return known[key]

    for feature in features:
        passage = feature["properties"].get("passage") or ""
        shape = feature["geometry"]
        lines = shape["coordinates"] if shape["type"] == "MultiLineString" else [shape["coordinates"]]
        for p, q in ((p, q) for line in lines for p, q in zip(line, line[1:])):
            a, b = node(p), node(q)
            if a != b:
                net.add_edge(a, b, great_circle(net.nodes[a][:2], net.nodes[b][:2]),
                             [net.nodes[a][:2], net.nodes[b][:2]], status="open", hand="", passage=passage, origin="searoute")
    return net


SCENARIOS = ({"northwest", "northeast", "volga-don"}, {"suez", "northwest", "northeast", "panama", "volga-don"}, {"volga-don"}, {"malacca", "northwest", "northeast", "volga-don"},
             {"babalmandab", "northwest", "northeast", "volga-don"}, {"panama", "northwest", "northeast", "volga-don"}, {"northwest", "northeast"},
             {"malacca", "sunda", "northwest", "northeast", "volga-don"}, {"suez", "northwest", "northeast", "volga-don"})


def caspian(node):
    south, west, north, east = CASPIAN
    return south <= node[0] <= north and west <= node[1] <= east


def mend(net):
    """Names the river way out of the Caspian, and adds the lanes kept by hand."""
    for edge in net.edges.values():
        if caspian(net.nodes[edge["a"]]) != caspian(net.nodes[edge["b"]]):
            edge["passage"] = "volga-don"
        if edge["passage"] == "northwest":
            # One tag names both Arctic ways; the longitude tells them apart.
            edge["passage"] = "northeast" if edge["course"][0][1] > 100 or edge["course"][0][1] < -160 else "northwest"
        if edge["passage"] in ("south_africa", "bering", "chili"):
            edge["passage"] = {"south_africa": "cape", "bering": "bering", "chili": "magellan"}[edge["passage"]]
    for r in hand("network/links.csv"):
        if r["mode"] != "sea":
            continue
        course = [tuple(map(float, p.split())) for p in r["course"].split(";")]
        ends = []
        for p in (course[0], course[-1]):
            found = net.nearest(p[0], p[1], 60)
            ends.append(net.split(found[1], found[2], found[3], "", snap=3))
        line = [net.nodes[ends[0]][:2], *course[1:-1], net.nodes[ends[1]][:2]]
        nodes = [ends[0]] + [net.add_node(p[0], p[1], "") for p in line[1:-1]] + [ends[1]]
        for a, b in zip(nodes, nodes[1:]):
            net.add_edge(a, b, great_circle(net.nodes[a][:2], net.nodes[b][:2]), [net.nodes[a][:2], net.nodes[b][:2]],
                         status="open", hand=r["id"] + "#", passage="", origin="hand")


def attach(net, harbours):
    """Joins each port to the nearest lane: place id → node."""
    at = {}
    for p in harbours:
        here = (p["latitude"], p["longitude"])
        inland = caspian(here)
        found = net.nearest(*here, 120, lambda edge: caspian(net.nodes[edge["a"]]) == inland and edge["origin"] != "port")
        if not found:
            print(f"sea: no lane within 120 km of {p['name']}")
            continue
        lane = net.split(found[1], found[2], found[3], "", snap=2)
        port = net.add_node(here[0], here[1], p["country"])
        net.add_edge(port, lane, max(0.5, great_circle(here, net.nodes[lane][:2])), [here, net.nodes[lane][:2]],
                     status="open", hand="", passage="", origin="port")
        at.setdefault(p["id"], []).append(port)
        net.kept.add(port)
    return at


def keep_between_ports(net, sources, ports):
    """Keeps the lanes that some port uses to reach another, with every usual set of passages closed."""
    import heapq
    used = set()
    for closed in SCENARIOS:
        allowed = {e for e, edge in net.edges.items() if edge["passage"] not in closed}
        for s in sources:
            distance, via, queue, counter = {s: 0}, {}, [(0, 0, s)], 0
            while queue:
                d, _, u = heapq.heappop(queue)
                if d > distance[u]:
                    continue
                for e in net.at[u]:
                    if e not in allowed:
                        continue
                    v = net.other(e, u)
                    w = d + net.edges[e]["km"]
                    if w < distance.get(v, 1e18):
                        distance[v], via[v] = w, (u, e)
                        counter += 1
                        heapq.heappush(queue, (w, counter, v))
            done = set()
            for t in ports:
                while t != s and t in via and t not in done:
                    done.add(t)
                    u, e = via[t]
                    used.add(e)
                    t = u
    for e in [e for e in net.edges if e not in used]:
        net.drop_edge(e)
    net.drop_lonely()


def alike(E, F, node, a, b):
    return E["passage"] == F["passage"] == "" and E["origin"] != "port" and F["origin"] != "port"
