"""The places a route can start from or end at: cities, hubs, ports and crossings, with their names."""
import csv
import gzip
import json
import os
import unicodedata

from .common import Missing, hand, rows
from .network_graph import great_circle

SMALLEST = 50_000


def folded(text):
    """Lower case, no accents, only letters and digits; the program folds what a user types in the same way."""
    out = []
    for ch in unicodedata.normalize("NFD", text.lower()):
        if unicodedata.combining(ch):
            continue
        ch = {"đ": "d", "ł": "l", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ё": "е"}.get(ch, ch)
        if ch.isalnum():
            out.append(ch)
    return unicodedata.normalize("NFC", "".join(out))


def names_by_id(folder):
    return {r["geonameid"]: r for r in rows(folder, "network/gazetteer/geonames_i18n.csv")}


def cities(folder):
    named = names_by_id(folder)
    found = []
    for r in rows(folder, "network/gazetteer/cities15000_core.csv"):
        if int(r["population"]) < SMALLEST or not r["timezone"].startswith(("Asia/", "Europe/")) or float(r["lat"]) < -11:
            continue
        n = named.get(r["geonameid"], {})
        found.append(dict(
            id="g" + r["geonameid"], kind="city", name=r["name"].replace("’", "'"), country=r["iso2"],
            latitude=float(r["lat"]), longitude=float(r["lon"]), population=int(r["population"]), locode="",
            fr=n.get("fr", ""), zh=n.get("zh_CN") or n.get("zh", ""), ru=n.get("ru", ""), vi=n.get("vi", ""),
            aliases=[n.get("en", "")] if n.get("en") else []))
    return found


def ports(folder):
    """Ports that the World Port Index calls large or medium and that have a UN/LOCODE near by."""
    path = os.path.join(folder, "network/ports/searoute_ports.geojson")
    if not os.path.isfile(path):
        raise Missing(f"network/ports/searoute_ports.geojson is not in {folder}")
    with open(path, encoding="utf-8") as handle:
        coded = [(f["geometry"]["coordinates"], f["properties"]) for f in json.load(handle)["features"]]
    found = {}
    for r in rows(folder, "network/ports/world_port_index.csv"):
        if r["harbor_size"] not in ("L", "M"):
            continue
        at = (float(r["port_latitude"]), float(r["port_longitude"]))
        near = sorted((great_circle(at, (c[1], c[0])), p["port"], p["name"], c) for c, p in coded
                      if abs(c[1] - at[0]) < 0.3 and abs(c[0] - at[1]) < 0.5)
        same = [n for n in near if folded(n[2])[:5] == folded(r["port_name"])[:5]] or near
        if not same or same[0][0] > 25:
            continue
        code, name = same[0][1], same[0][2]
        found.setdefault(code, dict(
            id=code, kind="port", name=name, country=code[:2], latitude=at[0], longitude=at[1], population=0,
            locode=code, fr="", zh="", ru="", vi="", aliases=[]))
    return list(found.values())


def places(folder):
    """All places, hubs first; a city that a hub or port serves takes its sea and rail over."""
    towns = cities(folder)
    by_name = {}
    for c in towns:
        for n in [c["name"], *c["aliases"]]:
            by_name.setdefault(folded(n), []).append(c)
    result = []
    for r in hand("network/hubs.csv"):
        hub = dict(r, latitude=float(r["latitude"]), longitude=float(r["longitude"]), population=0,
                   aliases=[a for a in r["aliases"].split(";") if a])
        near = [c for c in by_name.get(folded(r["city"]), [])
                if great_circle((c["latitude"], c["longitude"]), (hub["latitude"], hub["longitude"])) < 90] if r["city"] else []
        if near:
            city = max(near, key=lambda c: c["population"])
            city.setdefault("hubs", []).append(hub)
            city["kind"] = hub["kind"] if city["kind"] == "city" or hub["kind"] == "port" else city["kind"]
            city["locode"] = hub["locode"] or city["locode"]
            for k in ("fr", "zh", "ru", "vi"):
                city[k] = hub[k] or city[k]
            city["aliases"] += [city["name"], *hub["aliases"]]
            city["name"] = hub["name"]
        else:
            result.append(hub)
    harbours = ports(folder)
    for p in harbours:
        if any(q["locode"] == p["locode"] for q in result) or any(c["locode"] == p["locode"] for c in towns):
            continue
        same = [c for c in by_name.get(folded(p["name"]), [])
                if great_circle((c["latitude"], c["longitude"]), (p["latitude"], p["longitude"])) < 60]
        if same:
            city = max(same, key=lambda c: c["population"])
            city.setdefault("hubs", []).append(p)
            city["kind"] = "port"
            city["locode"] = p["locode"]
        else:
            result.append(p)
    result += towns
    return result
