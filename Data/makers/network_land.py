"""The rail and road layers, drawn from OpenStreetMap extracts, cleaned by the hand tables."""
import csv
import gzip
import os

from .common import Missing, hand, rows
from .network_graph import Drawn, closest_on_course, course_length, great_circle, simplified

EURASIA = set(
    "AF AL AM AT AZ BA BD BE BG BT BY CH CN CZ DE DK EE ES FI FR GB GE GR HK HR HU ID IE IL IN IQ IR IT JO JP KG KH KP KR"
    " KW KZ LA LI LK LT LU LV MD ME MK MM MN MO MY NL NO NP OM PK PL PT QA RO RS RU SA SE SG SI SK SY TH TJ TM TR TW UA UZ"
    " VN XK AE YE".split())


def points(text):
    return [tuple(map(float, p.split())) for p in text.split(";")]


def region(node):
    """The rows of a length table that may hold at a node, the narrowest first."""
    latitude, longitude, country = node[:3]
    if country == "CN" and longitude >= 109:
        return ["CN-east", ""]
    if country == "CN":
        return (["CN-northwest"] if latitude > 43.6 and longitude < 88 else []) + ["CN-west", ""]
    if country == "PK":
        return ["PK-north", ""] if latitude >= 33.5 else [""]
    if country == "KG":
        return (["KG-plain"] if latitude > 42.55 and longitude < 75.9 else []) + ["KG", ""]
    return [country, ""]


def factor_of(factors, mode, node):
    """Length of line over drawn length: the row of the narrowest region that has one, else the mode's."""
    found = {r["country"]: float(r["factor"]) for r in factors if r["mode"] == mode}
    return next((found[name] for name in region(node) if name in found), 1.0)


def course_factor(mode, step, is_mountain):
    """How much longer a drawn line is than one put down by hand in straight steps of some kilometres; 1 where it was not measured."""
    known = [(float(r["step_km"]), float(r["factor"])) for r in hand("network/course_factors.csv")
             if r["mode"] == mode and (r["terrain"] == "mountains") == is_mountain]
    return min(known, key=lambda row: abs(row[0] - step))[1] if known else 1.0


class Borders:
    """What the hand tables say about a border between two countries."""

    def __init__(self, mode):
        self.mode = mode
        self.crossings = [r for r in hand("network/crossings.csv") if r["mode"] == mode]
        self.named = {}
        for r in self.crossings:
            self.named.setdefault(frozenset((r["a"], r["b"])), []).append(r)
        self.regimes = {}
        for r in hand("network/regimes.csv"):
            if r["mode"] in (mode, "any"):
                members = r["members"].split()
                for a in members:
                    for b in members:
                        if a != b:
                            self.regimes[frozenset((a, b))] = r["status"]

    def judge(self, a, b, course, reach=45):
        """(regime, crossing id, km to the crossing) of a link between two countries; None when no link is known there."""
        pair = frozenset((a, b))
        best = None
        for r in self.named.get(pair, []):
            place = (float(r["latitude"]), float(r["longitude"]))
            d = closest_on_course(course, place)[0]
            if d <= reach and (best is None or d < best[0]):
                best = (d, r)
        if self.regimes.get(pair) in ("free", "union"):
            return self.regimes[pair], best[1]["id"] if best else "", 0
        if best:
            return best[1]["status"], best[1]["id"], best[0]
        if pair not in self.named and self.regimes.get(pair) == "control":
            return "control", "", 0
        return None


def rail(folder, places):
    """The rail layer: (Drawn, place id → list of nodes)."""
    net = Drawn()
    for r in rows(folder, "network/rail/rail_eurasia_nodes.csv"):
        if r["iso2"] in EURASIA:
            net.add_node(float(r["lat"]), float(r["lon"]), r["iso2"], ("o", int(r["id"])))
    for r in rows(folder, "network/rail/rail_eurasia_edges.csv"):
        a, b = ("o", int(r["from"])), ("o", int(r["to"]))
        if a not in net.nodes or b not in net.nodes:
            continue
        course = [tuple(map(float, p.split(","))) for p in r["polyline_latlon"].split()]
        if great_circle(course[0], net.nodes[a][:2]) > great_circle(course[0], net.nodes[b][:2]):
            course.reverse()
        course[0], course[-1] = net.nodes[a][:2], net.nodes[b][:2]
        net.add_edge(a, b, float(r["km"]), course, status="open", hand="", origin="stitched" if r["stitched"] != "0" else "osm")
    return net


def road(folder, where):
    """The roads of the extract (mode 2 of its links) inside Eurasia, with their course."""
    def table(name):
        path = os.path.join(folder, "bench/multimodal", name)
        if not os.path.isfile(path):
            raise Missing(f"bench/multimodal/{name} is not in {folder}")
        return gzip.open(path, "rt", encoding="utf-8")

    with table("node.csv.gz") as handle:
        places = [(float(r[2]), float(r[1])) for r in csv.reader(handle) if r[0] != "node_id"]
    net = Drawn()
    best = {}
    with table("link.csv.gz") as handle:
        for r in csv.reader(handle):
            if r[7] != "2":
                continue
            a, b = int(r[1]), int(r[2])
            if a == b:
                continue
            for n in (a, b):
                la, lo = places[n]
                if not (0.5 < la < 62 and -10.5 < lo < 145):
                    break
            else:
                key = (min(a, b), max(a, b))
                km = int(r[4]) / 1000
                if km < best.get(key, 1e9):
                    best[key] = km
    for a, b in best:
        for n in (a, b):
            if n not in net.nodes:
                la, lo = places[n]
                net.add_node(la, lo, where.quick(la, lo), n)
    for (a, b), km in best.items():
        if net.nodes[a][2] in EURASIA and net.nodes[b][2] in EURASIA:
            net.add_edge(a, b, km, [net.nodes[a][:2], net.nodes[b][:2]], status="open", hand="", origin="osm")
    return net


def apply_cuts(net, mode):
    for r in hand("network/cuts.csv"):
        if r["mode"] != mode:
            continue
        a, b = (tuple(map(float, r[k].split())) if " " in r[k] else tuple(map(float, r[k].split(","))) for k in ("a", "b"))
        for e in net_path(net, a, b):
            net.drop_edge(e)


def net_path(net, a, b, accept=lambda e: True):
    """Edges of the shortest path between the nodes nearest to two points."""
    import heapq
    s = min(net.nodes, key=lambda n: great_circle(net.nodes[n][:2], a))
    t = min(net.nodes, key=lambda n: great_circle(net.nodes[n][:2], b))
    distance, via, queue, counter = {s: 0}, {}, [(0, 0, s)], 0
    while queue:
        d, _, u = heapq.heappop(queue)
        if u == t:
            break
        if d > distance[u]:
            continue
        for e in net.at[u]:
            if not accept(net.edges[e]):
                continue
            v = net.other(e, u)
            w = d + net.edges[e]["km"]
            if w < distance.get(v, 1e18):
                distance[v], via[v] = w, (u, e)
                counter += 1
                heapq.heappush(queue, (w, counter, v))
    path = []
    while t != s and t in via:
        u, e = via[t]
        path.append(e)
        t = u
    return path[::-1]


def country_at(net, point):
    found = net.nearest(point[0], point[1], 120)
    if not found:
        return ""
    edge = net.edges[found[1]]
    ends = sorted((great_circle(net.nodes[n][:2], point), net.nodes[n][2]) for n in (edge["a"], edge["b"]))
    return ends[0][1]


def add_hand_links(net, mode, country_of, taken=("rail", "ferry")):
    """Adds the links kept by hand; each end joins the drawn network where it lies within 25 km, else stands alone.

    The last end of a link whose `end` is `free` stands alone: a spur to a port.
    """
    for r in hand("network/links.csv"):
        wanted = r["mode"] == mode or (mode == "rail" and r["mode"] == "ferry")
        if not wanted:
            continue
        course = points(r["course"])
        planned = r["status"] == "planned"
        ends = []
        for p in (course[0], course[-1]):
            found = None if r["end"] == "free" and p == course[-1] else net.nearest(p[0], p[1], 25, lambda edge: not edge["hand"].startswith(r["id"] + "#"))
            if found:
                edge = net.edges[found[1]]
                near = min((edge["a"], edge["b"]), key=lambda n: great_circle(net.nodes[n][:2], found[3]))
                ends.append(net.split(found[1], found[2], found[3], net.nodes[near][2]))
            else:
                ends.append(net.add_node(p[0], p[1], country_of(p)))
        full = [net.nodes[ends[0]][:2]] + course[1:-1] + [net.nodes[ends[1]][:2]]
        if ends[0] == ends[1]:
            print(f"links.csv: {r['id']} starts and ends at one node")
            continue
        # Borders: the course is cut where the country changes, halfway between the two points that tell it.
        tags = [country_of(p) for p in full]
        tags[0], tags[-1] = net.nodes[ends[0]][2], net.nodes[ends[1]][2]
        total = course_length(full)
        km = float(r["km"]) if r["km"] else None
        # A course by hand has longer steps than a drawn one, so that it cuts more bends; mountains are where the drawn one does too.
        factors = hand("network/length_factors.csv")
        winding = [course_factor(mode, total / (len(full) - 1), factor_of(factors, mode, (*p, tag)) >= 1.15)
                   for p, tag in zip(full, tags)]
        nodes = [ends[0]]
        for i in range(1, len(full) - 1):
            nodes.append(net.add_node(full[i][0], full[i][1], tags[i]))
        nodes.append(ends[1])
        for i in range(len(full) - 1):
            length = great_circle(full[i], full[i + 1])
            net.add_edge(nodes[i], nodes[i + 1], km * length / total if km else length * (winding[i] + winding[i + 1]) / 2, [full[i], full[i + 1]],
                         status="planned" if planned else "open", hand=r["id"] + "#", origin="hand",
                         gauge=int(r["gauge"]) if r["gauge"] else 0, year=r["year"], fixed=bool(km),
                         ferry=r["mode"] == "ferry")


def assign_gauges(net):
    default = {c: int(r["mm"]) for r in hand("network/gauges.csv") for c in r["countries"].split()}
    exceptions = hand("network/gauge_exceptions.csv")
    for edge in net.edges.values():
        if edge.get("gauge"):
            continue
        ends = [net.nodes[edge["a"]], net.nodes[edge["b"]]]
        middle = edge["course"][len(edge["course"]) // 2]
        countries = {e[2] for e in ends}
        value = None
        for r in exceptions:
            box = [float(r[k]) for k in ("south", "west", "north", "east")]
            if r["country"] in countries and all(box[0] <= e[0] <= box[2] and box[1] <= e[1] <= box[3] for e in ends):
                value = int(r["mm"])
        gauges = [default.get(e[2], 1435) for e in ends]
        edge["gauge"] = value or gauges[0]
        edge["gauge_b"] = value or gauges[1]


def cut_at_border(net, e, verdict, law, where):
    """Cuts a link where it passes the border, so that a crossing is a short link at the border itself."""
    edge = net.edges[e]
    course, ends = edge["course"], (edge["a"], edge["b"])
    countries = [net.nodes[n][2] for n in ends]
    place = next(((float(r["latitude"]), float(r["longitude"])) for r in law.crossings if r["id"] == verdict[1]), None)
    if place is not None and closest_on_course(course, place)[0] < 12:
        _, index, point = closest_on_course(course, place)
    else:
        # The first point that lies in the second country, found on the drawn course.
        index, point = len(course) // 2 - 1 if len(course) > 2 else 0, None
        for i, (p, q) in enumerate(zip(course, course[1:])):
            for k in range(1, 9):
                here = (p[0] + (q[0] - p[0]) * k / 8, p[1] + (q[1] - p[1]) * k / 8)
                if where.inside(*here) == countries[1]:
                    index, point = i, here
                    break
            if point:
                break
        if point is None:
            p, q = course[index], course[index + 1]
            point = ((p[0] + q[0]) / 2, (p[1] + q[1]) / 2)
    point = (round(point[0], 4), round(point[1], 4))
    first, second = course[: index + 1] + [point], [point] + course[index + 1:]
    lengths = course_length(first), course_length(second)
    share = lengths[0] / max(1e-9, sum(lengths))
    extra = {k: v for k, v in edge.items() if k not in ("a", "b", "km", "course", "gauge", "gauge_b", "crossing", "regime")}
    net.drop_edge(e)
    one = net.add_node(*point, countries[0])
    other = net.add_node(*point, countries[1])
    ga = edge.get("gauge", 0)
    gb = edge.get("gauge_b", ga)
    km = edge["km"]
    net.add_edge(ends[0], one, max(0.05, km * share), first, gauge=ga, gauge_b=ga, crossing="", regime="", **extra)
    net.add_edge(other, ends[1], max(0.05, km * (1 - share)), second, gauge=gb, gauge_b=gb, crossing="", regime="", **extra)
    net.add_edge(one, other, 0.1, [point, point], gauge=ga, gauge_b=gb, crossing=verdict[1], regime=verdict[0], **extra)


def borders(net, mode, where):
    """Marks or removes the edges between two countries.

    A crossing is where a line passes within 12 km of it. What passes further away goes over at another place, which no row
    names, and is removed when a nearer line has the crossing; else the drawing is coarse, and a road is led through it.
    """
    law = Borders(mode)
    removed, judged = {}, []
    for e in list(net.edges):
        edge = net.edges[e]
        a, b = net.nodes[edge["a"]][2], net.nodes[edge["b"]][2]
        edge.setdefault("crossing", "")
        edge.setdefault("regime", "")
        if a == b or edge.get("ferry"):
            continue
        verdict = law.judge(a, b, edge["course"])
        if edge["status"] == "planned" and verdict is None:
            verdict = ("open", f"planned:{edge['hand'].rstrip('#')}", 0)
        if verdict is None:
            if os.environ.get("BORDERS"):
                print("removed", mode, a, b, net.nodes[edge["a"]][:2], net.nodes[edge["b"]][:2])
            removed[(min(a, b), max(a, b))] = removed.get((min(a, b), max(a, b)), 0) + 1
            net.drop_edge(e)
        else:
            judged.append((e, verdict))
    nearest = {}
    for e, (_, crossing, distance) in judged:
        if net.edges[e]["status"] == "open":
            nearest[crossing] = min(distance, nearest.get(crossing, distance))
    elsewhere = []
    for e, verdict in judged:
        crossing, distance = verdict[1:]
        best = nearest.get(crossing, distance)
        if distance > 12 and not net.edges[e]["hand"] and (best < 12 or mode == "road" and distance > best):
            elsewhere.append(f"{crossing}:{distance:.0f}")
            net.drop_edge(e)
            continue
        if mode == "road" and distance > 12 and distance == best:
            lead_through(net, e, next(r for r in law.crossings if r["id"] == crossing))
        cut_at_border(net, e, verdict, law, where)
    print(f"{mode}: links over a border without a crossing removed:",
          " ".join(f"{a}-{b}:{n}" for (a, b), n in sorted(removed.items())))
    print(f"{mode}: links over a border far from the crossing that others have removed:", " ".join(sorted(elsewhere)))


def lead_through(net, e, crossing):
    """Bends the course of a coarse link so that it passes a crossing."""
    edge = net.edges[e]
    place = (float(crossing["latitude"]), float(crossing["longitude"]))
    _, index, _ = closest_on_course(edge["course"], place)
    edge["course"] = edge["course"][: index + 1] + [place] + edge["course"][index + 1:]
    edge["km"] = max(edge["km"], course_length(edge["course"]))


def straighten(net, mode, factors):
    """Turns drawn lengths into lengths of the line by the factor of the region; hand lengths stay."""
    for edge in net.edges.values():
        if not edge.get("fixed"):
            ends = [factor_of(factors, mode, net.nodes[n]) for n in (edge["a"], edge["b"])]
            edge["km"] *= sum(ends) / 2


def alike(E, F, node, a, b):
    return (E.get("gauge") == F.get("gauge") and E.get("gauge_b") == F.get("gauge_b") and E["crossing"] == F["crossing"] == ""
            and E["regime"] == F["regime"] == "" and E["status"] == F["status"] and E["hand"] == F["hand"]
            and a[2] == b[2] == node[2] and E.get("ferry") == F.get("ferry"))


def attach(net, places, within, mode, keep=True):
    """Puts a node on the network for each place that lies near it: place id → node."""
    at = {}
    for p in places:
        reach = float(p.get("reach_" + mode) or within)
        found = net.nearest(p["latitude"], p["longitude"], reach, lambda edge: edge["status"] == "open" and not edge.get("ferry"))
        if not found:
            continue
        edge = net.edges[found[1]]
        ends = [edge["a"], edge["b"]]
        if net.nodes[ends[0]][2] != net.nodes[ends[1]][2]:
            near = min(ends, key=lambda n: (net.nodes[n][2] != p["country"], great_circle(net.nodes[n][:2], found[3])))
            node = near
        else:
            node = net.split(found[1], found[2], found[3], net.nodes[ends[0]][2], snap=2.0)
        if node not in at.setdefault(p["id"], []):
            at[p["id"]].append(node)
        net.kept.add(node)
    return at


def settle_sides(net, mode):
    """Puts nodes that the coarse borders give to the wrong side where sides.csv says they lie."""
    for r in hand("network/sides.csv"):
        here = (float(r["latitude"]), float(r["longitude"]))
        if r["mode"] == mode:
            for n, node in net.nodes.items():
                if great_circle(node[:2], here) <= float(r["km"]):
                    net.nodes[n] = (*node[:2], r["country"])


def settle_countries(net, longest=70):
    """Gives short stretches that stray over a drawn border back to the country around them."""
    changed = True
    rounds = 0
    while changed and rounds < 3:
        changed, rounds = False, rounds + 1
        seen = set()
        for start in sorted(net.nodes, key=str):
            if start in seen:
                continue
            country = net.nodes[start][2]
            group, stack, length, around = {start}, [start], 0.0, {}
            while stack and length <= longest:
                u = stack.pop()
                for e in net.at[u]:
                    v = net.other(e, u)
                    if net.nodes[v][2] == country:
                        length += net.edges[e]["km"] / 2
                        if v not in group:
                            group.add(v)
                            stack.append(v)
                    else:
                        around[net.nodes[v][2]] = around.get(net.nodes[v][2], 0) + 1
            if stack or length > longest:
                seen |= group
                continue
            seen |= group
            if len(around) == 1:
                other, touches = next(iter(around.items()))
                if touches >= 2:
                    for n in group:
                        net.nodes[n] = (*net.nodes[n][:2], other)
                    changed = True


def join_lines(net, places, mode, within=10.0, detour=60.0):
    """Joins lines of one gauge that pass a town without a drawn junction, when the way round is long."""
    import heapq

    def reachable(s, targets, limit):
        distance, queue, counter, found = {s: 0}, [(0, 0, s)], 0, set()
        while queue:
            d, _, u = heapq.heappop(queue)
            if d > limit:
                break
            if d > distance[u]:
                continue
            if u in targets:
                found.add(u)
            for e in net.at[u]:
                v = net.other(e, u)
                w = d + net.edges[e]["km"]
                if w < distance.get(v, 1e18):
                    distance[v] = w
                    counter += 1
                    heapq.heappush(queue, (w, counter, v))
        return found

    joined = 0
    for p in places:
        here = (p["latitude"], p["longitude"])
        met, seen = [], set()
        while len(met) < 6:
            found = net.nearest(*here, within, lambda edge: edge["status"] == "open" and not edge.get("ferry")
                                and not (edge["a"] in seen or edge["b"] in seen))
            if not found:
                break
            edge = net.edges[found[1]]
            if net.nodes[edge["a"]][2] != net.nodes[edge["b"]][2]:
                seen |= {edge["a"], edge["b"]}
                continue
            node = net.split(found[1], found[2], found[3], net.nodes[edge["a"]][2], snap=1.0)
            seen.add(node)
            for e in net.at[node]:
                seen |= {net.edges[e]["a"], net.edges[e]["b"]}
            met.append(node)
        for i, n in enumerate(met[1:], 1):
            if not reachable(met[0], {n}, detour):
                gauge = {net.edges[e].get("gauge", 0) for e in net.at[n]}
                if gauge == {net.edges[e].get("gauge", 0) for e in net.at[met[0]]} and len(gauge) == 1 \
                        and net.nodes[n][2] == net.nodes[met[0]][2]:
                    km = max(0.5, great_circle(net.nodes[n][:2], net.nodes[met[0]][:2]))
                    g = gauge.pop()
                    net.add_edge(met[0], n, km, [net.nodes[met[0]][:2], net.nodes[n][:2]], status="open", hand="",
                                 origin="joined", gauge=g, gauge_b=g, crossing="", regime="")
                    joined += 1
    print(f"{mode}: {joined} joins of lines at towns")
