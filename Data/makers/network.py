"""Makes the freight network's tables: sea, rail, road, places, outlines."""
import gzip
import json
import os
import sys

from . import network_land as land
from . import network_check, network_places, network_sea
from .common import Missing, hand, plain, write
from .network_graph import Countries, course_length, great_circle, simplified

OPEN_LICENCE = "Sources/OpenStreetMapTables/tables/"
OWN = "Sources/FreightTables/tables/"


def countries(folder):
    path = os.path.join(folder, "network/natural_earth/ne_50m_admin_0_countries.json.gz")
    if not os.path.isfile(path):
        raise Missing(f"network/natural_earth/ne_50m_admin_0_countries.json.gz is not in {folder}")
    with gzip.open(path, "rt", encoding="utf-8") as handle:
        return json.load(handle)["features"]


def degrees(value):
    """Thousandths of a degree."""
    return str(round(value * 1000))


def layer_tables(net, mode, at, root, folder_of_tables):
    """Writes node, link and shape tables of a layer; gives place → node numbers (one for each gauge that meets there)."""
    copies = {}
    for n in sorted(net.nodes, key=str):
        gauges = set()
        for e in net.at[n]:
            edge = net.edges[e]
            gauges.add(edge.get("gauge", 0) if edge["a"] == n else edge.get("gauge_b", edge.get("gauge", 0)))
        for g in sorted(gauges) or [0]:
            copies[(n, g)] = len(copies)
    nodes = [(str(copies[(n, g)]), degrees(net.nodes[n][0]), degrees(net.nodes[n][1]), net.nodes[n][2], str(g))
             for (n, g) in copies]
    links, shapes = [], []
    for e in sorted(net.edges, key=lambda e: (str(net.edges[e]["a"]), str(net.edges[e]["b"]), net.edges[e]["km"])):
        edge = net.edges[e]
        ga = edge.get("gauge", 0)
        gb = edge.get("gauge_b", ga)
        a, b = copies[(edge["a"], ga)], copies[(edge["b"], gb)]
        plan = edge["hand"].rstrip("#") if edge["status"] == "planned" else ""
        links.append((a, b, str(round(edge["km"] * 10)), "ferry" if edge.get("ferry") else "", edge.get("crossing", ""),
                      edge.get("regime", ""), plan, edge.get("passage") or "", edge["origin"]))
        bends = simplified(edge["course"], 0.02)[1:-1]
        if bends:
            shapes.append((str(len(links) - 1), " ".join(f"{degrees(p[0])} {degrees(p[1])}" for p in bends)))
    write(root, folder_of_tables + mode + "_node.csv", ["node", "latitude", "longitude", "country", "gauge"], nodes)
    write(root, folder_of_tables + mode + "_link.csv", ["from", "to", "hectometres", "kind", "crossing", "regime", "planned", "passage", "origin"], links)
    write(root, folder_of_tables + mode + "_shape.csv", ["link", "bends"], shapes)
    numbers = {}
    for (m, _), number in copies.items():
        numbers.setdefault(m, []).append(number)
    return {p: sorted({number for n in nodes for number in numbers[n]}) for p, nodes in at.items()}


def gauge_breaks(net):
    """Nodes where a container can change between gauges inside a country."""
    for r in hand("network/gauge_breaks.csv"):
        here = (float(r["latitude"]), float(r["longitude"]))
        for n, v in net.nodes.items():
            if great_circle(v[:2], here) < 25:
                yield r["name"], n


def drawn_rail(folder, features, places):
    where = Countries(features)
    net = land.rail(folder, None)
    land.apply_cuts(net, "rail")
    land.add_hand_links(net, "rail", lambda p: where.at(p[0], p[1]))
    land.settle_countries(net)
    land.settle_sides(net, "rail")
    land.assign_gauges(net)
    land.borders(net, "rail", where)
    land.join_lines(net, places, "rail")
    land.straighten(net, "rail", hand("network/length_factors.csv"))
    return net


def drawn_road(folder, features, places):
    where = Countries(features)
    net = land.road(folder, where)
    net.contract(lambda E, F, node, a, b: a[2] == b[2] == node[2])
    net.drop_parallel()
    print(f"road: {len(net.nodes)} nodes and {len(net.edges)} edges drawn")
    land.apply_cuts(net, "road")
    land.add_hand_links(net, "road", lambda p: where.at(p[0], p[1]))
    land.settle_countries(net)
    land.settle_sides(net, "road")
    land.borders(net, "road", where)
    land.straighten(net, "road", hand("network/length_factors.csv"))
    return net


def wanted_on_road(place):
    """Towns that the road layer is thinned to; smaller ones reach it by an access leg."""
    if place["kind"] != "city" or place.get("hubs"):
        return True
    least = {"CN": 300_000, "IN": 800_000, "PK": 500_000, "BD": 500_000, "JP": 600_000, "ID": 600_000, "KR": 600_000,
             "RU": 250_000, "TR": 300_000, "UA": 300_000, "IR": 200_000, "PH": 9_000_000, "TW": 600_000}
    asia = set("AF AM AZ GE KG KH KZ LA MM MN MY NP TH TJ TM UZ VN LK".split())
    return place["population"] >= least.get(place["country"], 70_000 if place["country"] in asia else 300_000)


def terminal_points(place, kind_first):
    """Where a place meets a layer: its terminals of that kind, else its centre."""
    hubs = [h for h in place.get("hubs", []) if h["kind"] in kind_first]
    return [dict(h, id=place["id"]) for h in hubs] or [place]


def stations_of(place):
    """The terminals of a place, and its centre when they lie apart."""
    found = terminal_points(place, ("terminal", "dry_port", "crossing", "port"))
    if place not in found and place["kind"] != "port" and all(
            great_circle((h["latitude"], h["longitude"]), (place["latitude"], place["longitude"])) > 5 for h in found):
        found.append(place)
    return found


def write_own(root, places, attached):
    """Places of the atlas, what they touch, and the keys by which a user's words find them."""
    order = sorted(places, key=lambda p: (-p["population"], p["id"]))
    number = {p["id"]: i for i, p in enumerate(order)}
    write(root, "Sources/AtlasTables/tables/cities.csv",
          ["id", "kind", "name", "country", "latitude", "longitude", "population", "locode", "fr", "zh", "ru", "vi"],
          [(p["id"], p["kind"], p["name"], p["country"], degrees(p["latitude"]), degrees(p["longitude"]),
            str(p["population"]), p["locode"], p["fr"], p["zh"], p["ru"], p["vi"]) for p in order])
    keys = {}
    for p in order:
        forms = [p["name"], p["fr"], p["zh"], p["zh"].removesuffix("市"), p["ru"], p["vi"], p["locode"], p["id"], *p["aliases"]]
        for h in p.get("hubs", []):
            forms += [h["id"], h["locode"], h["name"]]
        for f in forms:
            k = network_places.folded(f)
            if k and number[p["id"]] not in keys.setdefault(k, []):
                keys[k].append(number[p["id"]])
    write(root, "Sources/AtlasTables/tables/city_keys.csv", ["key", "places"],
          [(k, " ".join(map(str, v))) for k, v in sorted(keys.items(), key=lambda kv: kv[0].encode())])
    letters = {}
    for p in order:
        for form in (p["name"], p["fr"], p["zh"], p["ru"], p["vi"], *p["aliases"]):
            for ch in form:
                plain_form = network_places.folded(ch)
                if ord(ch) > 127 and plain_form != ch:
                    letters[ch] = plain_form
    write(root, "Sources/AtlasTables/tables/city_letters.csv", ["letter", "folded"],
          [(c, f) for c, f in sorted(letters.items()) if c.isprintable() and c not in ',"'])
    rows = []
    for layer in ("sea", "rail", "road"):
        for p, nodes in attached[layer].items():
            rows += [(number[p], layer, n) for n in nodes]
    rows.sort()
    write(root, OWN + "attachment.csv", ["place", "layer", "node"], [(str(a), b, str(c)) for a, b, c in rows])
    return number


def outlines(root, features):
    lines = []
    for f in features:
        code = f["properties"].get("ISO_A2_EH") or f["properties"]["ISO_A2"]
        shape = f["geometry"]
        for polygon in shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]:
            ring = [(p[1], p[0]) for p in polygon[0]]
            if max(abs(p[0]) for p in ring) < 0 or max(p[0] for p in ring) < -56:
                continue
            size = (max(p[0] for p in ring) - min(p[0] for p in ring)) * (max(p[1] for p in ring) - min(p[1] for p in ring))
            if size < 0.4:
                continue
            middle = len(ring) // 2
            thin = simplified(ring[: middle + 1], 0.08)[:-1] + simplified(ring[middle:], 0.08)
            if len(thin) >= 4:
                lines.append((code, " ".join(f"{round(p[0] * 100)} {round(p[1] * 100)}" for p in thin)))
    write(root, OWN + "outline.csv", ["country", "points"], lines)


GAS_FIRED = {"UZB", "TKM"}


def grid_rows(root, folder):
    """Grid intensity by country: Ember's latest year, with the combined margin of the IFI list as the other end of the range.

    Ember's values for Uzbekistan and Turkmenistan (over 1,100 g/kWh) cannot be right for gas-fired systems: there the IFI value stands.
    """
    from .common import rows
    iso = {r["iso3"]: r["iso2"] for r in rows(folder, "network/gazetteer/country_names_i18n.csv")}
    ember, margin = {}, {}
    for r in rows(folder, "parameters/grid_intensity.csv"):
        title, year = r["source_title"], int(r["year"])
        if title.startswith("Carbon intensity") and year > ember.get(r["iso3"], (0, 0))[0]:
            ember[r["iso3"]] = (year, float(r["value"]))
        elif title.startswith("Harmonized IFI") and r["metric"] == "combined_margin_consumption":
            margin.setdefault(r["iso3"], float(r["value"]))
    lines = []
    for code in sorted(set(ember) | set(margin)):
        if code in GAS_FIRED or code not in ember:
            if code in margin:
                value = margin[code]
                lines.append(("grid", iso.get(code, ""), plain(value), plain(value), plain(value * 1.35), "g/kWh", "ifi-2021", "2021", "official",
                              "combined margin; the operating margin is about a third higher"))
            continue
        year, value = ember[code]
        low, high = min(value, margin.get(code, value)), max(value, margin.get(code, value))
        lines.append(("grid", iso.get(code, ""), plain(low), plain(value), plain(high), "g/kWh", "ember", str(year), "official",
                      "generation in the country (Ember); the other end of the range is the IFI combined margin of 2021" if low != high else ""))
    return [r for r in lines if r[1]]


def copy_hand(root, folder):
    """The hand tables that the program reads as they are."""
    header = "key scope low mid high unit source year quality note".split()
    lines = [tuple(r[h] for h in header) for r in hand("network/parameters.csv")]
    write(root, OWN + "parameters.csv", header, lines + grid_rows(root, folder))
    for name in ("crossings", "dwell", "border_hours", "passages", "ferries"):
        rows = hand(f"network/{name}.csv")
        write(root, OWN + name + ".csv", list(rows[0]), [tuple(r.values()) for r in rows])
    lengths = hand("published_lengths.csv")
    write(root, OWN + "published_lengths.csv", list(lengths[0]), [tuple(r.values()) for r in lengths])
    plans = {}
    for r in hand("network/links.csv"):
        if r["status"] == "planned":
            plans[r["id"]] = (r["id"], r["mode"], r["year"], r["project"], r["source"], r["quality"], r["note"])
    write(root, OWN + "planned.csv", "id mode year project source quality note".split(), list(plans.values()))


def services(root, folder):
    from .common import rows
    lines = []
    for r in rows(folder, "atlas/rail_services.csv"):
        if r["series"] == "pair" and (r["transit_days"] or r["km"] or r["frequency_per_week"]):
            lines.append((r["origin"], r["destination"], r["frequency_per_week"], r["transit_days"], r["km"], r["year"],
                          r["note"], r["source_title"], r["source_address"], r["quality"]))
    header = "from to per_week days km year note title url quality".split()
    lines += [tuple(r[h] for h in header) for r in hand("network/services.csv")]
    write(root, OWN + "services.csv", "from to per_week days km year note title url quality".split(), lines)


def make(root, folder):
    sys.setrecursionlimit(100_000)
    features = countries(folder)
    places = network_places.places(folder)
    copy_hand(root, folder)
    services(root, folder)
    outlines(root, features)
    attached = {}

    sea = network_sea.drawn(folder)
    network_sea.mend(sea)
    harbours = [h for p in places if p["kind"] == "port" or any(h["kind"] == "port" for h in p.get("hubs", []))
                for h in terminal_points(p, ("port",))[:1]]
    at = network_sea.attach(sea, harbours)
    for e in [e for e, edge in sea.edges.items() if edge["origin"] != "port" and network_sea.caspian(sea.nodes[edge["a"]])
              and network_sea.caspian(sea.nodes[edge["b"]])]:
        sea.drop_edge(e)  # no liner sails the Caspian: its ferries have a table of their own
    great = [n[0] for p, n in sorted(at.items()) if not p.isalpha() or p[:2] in ("CN", "SG", "NL", "US", "BR", "ZA", "AE", "IN", "JP")]
    network_sea.keep_between_ports(sea, great[::2], sorted((n for nodes in at.values() for n in nodes), key=str))
    sea.contract(network_sea.alike)
    attached["sea"] = layer_tables(sea, "sea", at, root, OWN)

    rail = drawn_rail(folder, features, places)
    stations = [s for p in places for s in stations_of(p)]
    at = land.attach(rail, stations, 12, "rail")
    rail.kept |= {n for e in rail.edges.values() if e["crossing"] or e["status"] == "planned" or e.get("ferry") for n in (e["a"], e["b"])}
    breaks = dict((n, name) for name, n in gauge_breaks(rail))
    rail.kept |= set(breaks)
    rail.prune()
    rail.contract(land.alike)
    rail.drop_parallel()
    rail.drop_lonely()
    attached["rail"] = layer_tables(rail, "rail", at, root, OPEN_LICENCE)

    road = drawn_road(folder, features, places)
    towns = [s for p in places if wanted_on_road(p) for s in stations_of(p)]
    at = land.attach(road, towns, 15, "road")
    road.kept |= {n for e in road.edges.values() if e["crossing"] for n in (e["a"], e["b"])}
    named = {r["id"] for r in hand("network/hubs.csv")}
    hubs = [at[p["id"]][0] for p in places if p["id"] in at and (p["id"] in named or any(h["id"] in named for h in p.get("hubs", [])))]
    road.keep_used(10, 1500, hubs)
    road.contract(land.alike)
    road.drop_parallel()
    road.drop_lonely()
    attached["road"] = layer_tables(road, "road", at, root, OPEN_LICENCE)
    write_own(root, places, attached)
    network_check.check(root, Countries(features))
    return used_sources()


def used_sources():
    """Identifiers of every source that the hand tables name, and of the publishers of what is drawn."""
    used = {"ember", "ifi-2021", "searoute", "world-port-index", "natural-earth", "geonames", "unlocode", "openstreetmap",
            "published-lengths"}
    for name in ("crossings", "dwell", "border_hours", "passages", "ferries", "parameters", "links", "cuts", "gauges", "regimes", "sides"):
        used |= {r["source"] for r in hand(f"network/{name}.csv")}
    return used
