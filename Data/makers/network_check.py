"""Holds the made network against the land: no railway or road over water, no sea lane over land, but for what a table names."""
import csv
import math
import os

from .common import fail, hand
from .network_graph import great_circle

OWN = "Sources/FreightTables/tables/"
OPEN_LICENCE = "Sources/OpenStreetMapTables/tables/"


def links(root, mode):
    """Rows of a link table, each with its course as points."""
    base = os.path.join(root, (OWN if mode == "sea" else OPEN_LICENCE) + mode)

    def table(name):
        with open(f"{base}_{name}.csv", encoding="utf-8", newline="") as handle:
            return list(csv.DictReader(handle))

    nodes = [(int(r["latitude"]) / 1000, int(r["longitude"]) / 1000) for r in table("node")]
    bends = {}
    for r in table("shape"):
        numbers = [int(n) / 1000 for n in r["bends"].split()]
        bends[int(r["link"])] = list(zip(numbers[::2], numbers[1::2]))
    for number, r in enumerate(table("link")):
        yield r, [nodes[int(r["from"])], *bends.get(number, []), nodes[int(r["to"])]]


def samples(course, step):
    for p, q in zip(course, course[1:]):
        if abs(p[1] - q[1]) > 180:
            continue
        count = max(1, int(great_circle(p, q) / step))
        for k in range(count):
            yield p[0] + (q[0] - p[0]) * k / count, p[1] + (q[1] - p[1]) * k / count


class Land:
    """Whether a point lies on land, by cells of a sixteenth of a degree."""

    def __init__(self, where):
        self.where, self.cells = where, {}

    def at(self, latitude, longitude):
        key = round(latitude * 16), round(longitude * 16)
        if key not in self.cells:
            self.cells[key] = bool(self.where.inside(key[0] / 16, key[1] / 16))
        return self.cells[key]

    def is_far_from(self, wanted, point, kilometres):
        """Whether neither the point nor any of twelve around it is `wanted`: land, or else water."""
        north = kilometres / 111.195
        east = north / max(0.2, math.cos(math.radians(point[0])))
        ring = [(0, 0)] + [(math.sin(k * math.pi / 4), math.cos(k * math.pi / 4)) for k in range(8)]
        ring += [(0, 0.5), (0.5, 0), (0, -0.5), (-0.5, 0)]
        return not any(self.at(point[0] + a * north, point[1] + b * east) == wanted for a, b in ring)


def astray(root, where):
    """(mode, point) of each link that is drawn where none can run."""
    land = Land(where)
    for mode, wanted, step, reach in (("rail", True, 8, 12), ("road", True, 8, 12), ("sea", False, 10, 20)):
        for row, course in links(root, mode):
            if row["kind"] == "ferry" or row["origin"] == "port":
                continue
            bad = [p for p in samples(course, step) if land.at(*p) != wanted and land.is_far_from(wanted, p, reach)]
            if bad:
                yield mode, bad[len(bad) // 2]


def check(root, where):
    """Ends the run when a link is drawn where none can run and no row of over_water.csv says why."""
    known = [(r["mode"], (float(r["latitude"]), float(r["longitude"]))) for r in hand("network/over_water.csv")]
    found = 0
    for mode, point in astray(root, where):
        found += 1
        # Lakes are wide: the Great Lakes are named once.
        reach = 900 if mode == "sea" and 41 < point[0] < 49 and -93 < point[1] < -76 else 120
        if not any(m == mode and great_circle(p, point) < reach for m, p in known):
            fail(f"a {mode} link lies at {point[0]:.2f},{point[1]:.2f}, where there is {'land' if mode == 'sea' else 'water'}; "
                 "cut it (cuts.csv) or say why it is right (over_water.csv)")
    print(f"network: {found} links over water or land, each with a reason")
