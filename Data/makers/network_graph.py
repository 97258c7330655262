"""A drawn network while it is being made: nodes, edges with their course, and the operations that clean them."""
import math


def great_circle(a, b):
    """Kilometres between two points (latitude, longitude) on the mean sphere of 6371.0088 km."""
    la1, lo1, la2, lo2 = map(math.radians, (a[0], a[1], b[0], b[1]))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(h)))


def course_length(course):
    return sum(great_circle(p, q) for p, q in zip(course, course[1:]))


class Drawn:
    """Nodes are (latitude, longitude, ISO 3166 alpha-2); edges are dictionaries with a, b, km, course and attributes."""

    def __init__(self):
        self.nodes = {}
        self.edges = {}
        self.at = {}
        self.kept = set()
        self._node = 0
        self._edge = 0
        self._grid = None

    def add_node(self, latitude, longitude, country, key=None):
        if key is None:
            self._node += 1
            key = ("new", self._node)
        self.nodes[key] = (latitude, longitude, country)
        self.at[key] = set()
        return key

    def add_edge(self, a, b, km, course, **attributes):
        self._edge += 1
        e = self._edge
        self.edges[e] = dict(a=a, b=b, km=km, course=course, **attributes)
        self.at[a].add(e)
        self.at[b].add(e)
        if self._grid is not None:
            self._index(e)
        return e

    def drop_edge(self, e):
        edge = self.edges.pop(e)
        self.at[edge["a"]].discard(e)
        self.at[edge["b"]].discard(e)

    def other(self, e, node):
        edge = self.edges[e]
        return edge["b"] if edge["a"] == node else edge["a"]

    # Where a place lies on the network.

    def _index(self, e):
        course = self.edges[e]["course"]
        for p, q in zip(course, course[1:]):
            if abs(p[1] - q[1]) > 180:
                continue  # over the antimeridian: nobody joins there
            steps = max(1, int(max(abs(p[0] - q[0]), abs(p[1] - q[1])) / 0.25))
            for k in range(steps + 1):
                la = p[0] + (q[0] - p[0]) * k / steps
                lo = p[1] + (q[1] - p[1]) * k / steps
                self._grid.setdefault((int(la // 0.5), int(lo // 0.5)), set()).add(e)

    def nearest(self, latitude, longitude, within, accept=lambda edge: True):
        """The nearest point of an edge: (km away, edge, index in the course, point), or None."""
        if self._grid is None:
            self._grid = {}
            for e in self.edges:
                self._index(e)
        best = None
        reach = int(within / 40) + 1
        wide = int(within / (55 * max(0.2, math.cos(math.radians(latitude))))) + 1
        seen = set()
        for i in range(-reach, reach + 1):
            for j in range(-wide, wide + 1):
                for e in self._grid.get((int(latitude // 0.5) + i, int(longitude // 0.5) + j), ()):
                    if e in seen or e not in self.edges:
                        continue
                    seen.add(e)
                    edge = self.edges[e]
                    if not accept(edge):
                        continue
                    found = closest_on_course(edge["course"], (latitude, longitude))
                    if found[0] <= within and (best is None or found[0] < best[0]):
                        best = (found[0], e, found[1], found[2])
        return best

    def split(self, e, index, point, country, snap=1.5):
        """The node at a point of an edge's course; ends nearer than `snap` km are used as they are."""
        edge = self.edges[e]
        for end in (edge["a"], edge["b"]):
            if great_circle(self.nodes[end][:2], point) <= snap:
                return end
        first = edge["course"][: index + 1] + [point]
        second = [point] + edge["course"][index + 1:]
        lengths = course_length(first), course_length(second)
        share = lengths[0] / max(1e-9, sum(lengths))
        extra = {k: v for k, v in edge.items() if k not in ("a", "b", "km", "course")}
        node = self.add_node(point[0], point[1], country)
        self.drop_edge(e)
        self.add_edge(edge["a"], node, edge["km"] * share, first, **extra)
        self.add_edge(node, edge["b"], edge["km"] * (1 - share), second, **extra)
        return node

    # Making it small.

    def prune(self):
        """Removes dead ends that lead to no kept node."""
        stack = [n for n in self.nodes if len(self.at[n]) <= 1 and n not in self.kept]
        while stack:
            n = stack.pop()
            if n not in self.nodes or n in self.kept or len(self.at[n]) > 1:
                continue
            for e in list(self.at[n]):
                m = self.other(e, n)
                self.drop_edge(e)
                if len(self.at[m]) <= 1 and m not in self.kept:
                    stack.append(m)
            del self.nodes[n], self.at[n]

    def contract(self, same):
        """Joins the two edges of a node that has only two, is not kept, and whose edges are alike by `same`."""
        for n in list(self.nodes):
            if n in self.kept or len(self.at[n]) != 2:
                continue
            e, f = sorted(self.at[n])
            E, F = self.edges[e], self.edges[f]
            a, b = self.other(e, n), self.other(f, n)
            if a == b or a == n or b == n or not same(E, F, self.nodes[n], self.nodes[a], self.nodes[b]):
                continue
            first = E["course"] if E["b"] == n else E["course"][::-1]
            second = F["course"] if F["a"] == n else F["course"][::-1]
            extra = {k: v for k, v in E.items() if k not in ("a", "b", "km", "course")}
            self.drop_edge(e)
            self.drop_edge(f)
            self.add_edge(a, b, E["km"] + F["km"], first + second[1:], **extra)
            del self.nodes[n], self.at[n]

    def drop_parallel(self):
        """Of edges between the same two nodes keeps the shortest of each kind."""
        best = {}
        for e, edge in sorted(self.edges.items()):
            key = (min(str(edge["a"]), str(edge["b"])), max(str(edge["a"]), str(edge["b"])), edge.get("gauge"))
            if edge["a"] == edge["b"]:
                best.setdefault("drop", []).append(e)
            elif key not in best or edge["km"] < self.edges[best[key]]["km"]:
                if key in best:
                    best.setdefault("drop", []).append(best[key])
                best[key] = e
            else:
                best.setdefault("drop", []).append(e)
        for e in best.get("drop", []):
            self.drop_edge(e)

    def keep_used(self, neighbours, reach, hubs=()):
        """Keeps the edges on shortest paths from each kept node to its nearest `neighbours` kept nodes within `reach` km,
        between all hubs, however far apart they are, inside each country between kept nodes far from one another; and what was
        put down by hand."""
        used, hubs = set(), set(hubs)
        for s in sorted(self.kept, key=str):
            distance, via, found = self.paths(s, lambda d, found: (
                s not in hubs and (len(found) > neighbours or d > reach)),
                lambda u, found: u in hubs or u in self.kept and len(found) <= neighbours)
            self._mark(found, s, via, used)
        for country in sorted({self.nodes[n][2] for n in self.kept}):
            inside = self.spread([n for n in sorted(self.kept, key=str) if self.nodes[n][2] == country], 12)
            for s in inside[:-1]:
                wanted = set(inside)
                _, via, found = self.paths(s, lambda d, found: len(found) == len(wanted) - 1, lambda u, found: u in wanted,
                                           lambda e: all(self.nodes[self.edges[e][k]][2] == country for k in ("a", "b")))
                self._mark(found, s, via, used)
        for e in [e for e in self.edges if e not in used and not self.edges[e]["hand"]]:
            self.drop_edge(e)
        self.drop_lonely()

    def paths(self, start, is_enough, is_found, accept=lambda e: True):
        """Dijkstra's search until `is_enough`: distances, the way to each node, and the nodes found, nearest first."""
        import heapq
        distance, via, done = {start: 0}, {}, set()
        queue, found, counter = [(0, 0, start)], [], 0
        while queue:
            d, _, u = heapq.heappop(queue)
            if u in done:
                continue
            if is_enough(d, found):
                break
            done.add(u)
            if u != start and is_found(u, found):
                found.append(u)
            for e in self.at[u]:
                if not accept(e):
                    continue
                v = self.other(e, u)
                w = d + self.edges[e]["km"]
                if w < distance.get(v, 1e18):
                    distance[v], via[v] = w, (u, e)
                    counter += 1
                    heapq.heappush(queue, (w, counter, v))
        return distance, via, found

    def spread(self, nodes, count):
        """Up to `count` nodes, each as far from those before it as can be."""
        if not nodes:
            return []
        chosen = nodes[:1]
        gap = {n: great_circle(self.nodes[n][:2], self.nodes[chosen[0]][:2]) for n in nodes}
        while len(chosen) < min(count, len(nodes)):
            chosen.append(max(nodes, key=lambda n: gap[n]))
            for n in nodes:
                gap[n] = min(gap[n], great_circle(self.nodes[n][:2], self.nodes[chosen[-1]][:2]))
        return chosen

    @staticmethod
    def _mark(found, start, via, used):
        for t in found:
            while t != start:
                u, e = via[t]
                used.add(e)
                t = u

    def drop_lonely(self):
        for n in [n for n in self.nodes if not self.at[n] and n not in self.kept]:
            del self.nodes[n], self.at[n]


def closest_on_course(course, point):
    """(km, index of the segment, point) of the nearest point of a polyline, on a local plane."""
    k = math.cos(math.radians(point[0]))
    best = (1e18, 0, course[0])
    for i, (p, q) in enumerate(zip(course, course[1:])):
        if abs(p[1] - q[1]) > 180:
            continue
        ax, ay = (p[1] - point[1]) * k, p[0] - point[0]
        bx, by = (q[1] - point[1]) * k, q[0] - point[0]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        t = 0 if length == 0 else max(0, min(1, -(ax * dx + ay * dy) / length))
        x, y = ax + t * dx, ay + t * dy
        d = math.hypot(x, y) * 111.195
        if d < best[0]:
            best = (d, i, (round(point[0] + y, 4), round(point[1] + x / k, 4)))
    return best


def simplified(course, tolerance):
    """Ramer–Douglas–Peucker on degrees."""
    if len(course) < 3:
        return course
    (y0, x0), (y1, x1) = course[0][:2], course[-1][:2]
    dx, dy = x1 - x0, y1 - y0
    length = math.hypot(dx, dy)
    worst, index = 0, 0
    for i in range(1, len(course) - 1):
        y, x = course[i][:2]
        d = abs(dy * (x - x0) - dx * (y - y0)) / length if length else math.hypot(x - x0, y - y0)
        if d > worst:
            worst, index = d, i
    if worst <= tolerance:
        return [course[0], course[-1]]
    return simplified(course[: index + 1], tolerance)[:-1] + simplified(course[index:], tolerance)


class Countries:
    """Which country a point lies in, by Natural Earth's polygons at 1:50 million; the nearest within reach at a coast."""

    def __init__(self, features):
        self.rings, self.cells, self.corners = [], {}, {}
        for feature in features:
            code = feature["properties"].get("ISO_A2_EH") or feature["properties"].get("ISO_A2") or ""
            if code in ("-99", ""):
                code = {"Kosovo": "XK", "France": "FR", "Norway": "NO"}.get(feature["properties"].get("ADMIN", ""), "")
            code = {"CN-TW": "TW"}.get(code, code)
            shape = feature["geometry"]
            for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
                ring = polygon[0]
                xs, ys = [p[0] for p in ring], [p[1] for p in ring]
                self.rings.append((min(ys), max(ys), min(xs), max(xs), code, ring))

    def quick(self, latitude, longitude):
        """The country of a point, by cells of an eighth of a degree whose corners agree, else exactly."""
        cell = (int(latitude * 8 // 1), int(longitude * 8 // 1))
        if cell not in self.cells:
            corners = {self.corner(cell[0] + i, cell[1] + j) for i in (0, 1) for j in (0, 1)}
            self.cells[cell] = corners.pop() if len(corners) == 1 else None
        known = self.cells[cell]
        return known if known else self.at(latitude, longitude)

    def corner(self, i, j):
        if (i, j) not in self.corners:
            self.corners[(i, j)] = self.inside(i / 8, j / 8)
        return self.corners[(i, j)]

    def inside(self, latitude, longitude):
        for south, north, west, east, code, ring in self.rings:
            if south <= latitude <= north and west <= longitude <= east:
                odd = False
                x1, y1 = ring[-1][:2]
                for x2, y2 in (p[:2] for p in ring):
                    if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
                        odd = not odd
                    x1, y1 = x2, y2
                if odd:
                    return code
        return ""

    def at(self, latitude, longitude):
        code = self.inside(latitude, longitude)
        step = 0.05
        while not code and step < 0.5:
            for dy, dx in ((0, 1), (1, 0), (0, -1), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)):
                code = self.inside(latitude + dy * step, longitude + dx * step)
                if code:
                    break
            step += 0.05
        return code
