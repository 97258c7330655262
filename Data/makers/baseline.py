"""The baseline of the equilibrium: who sold what goods to whom in 2023, home sales included, among 74 economies.

Published flows are kept beside those used. Home sales are output minus exports; output is GDP times the OECD table's ratio
of goods output to GDP. Trade that only passes through (re-exports) is taken out of an economy's exports and imports until
its share of home goods in spending is that of the OECD table, or its exports or imports are, and handed on from origin to
destination; what comes back to where it came from becomes a home sale there.
"""
import json
import os

from makers.common import hand, plain, rows, write

TABLES = "Sources/TradeTables/tables/"
SOURCES = {"BACI_HS22_V202501": "cepii-baci-2023", "OECD_ICIO_goods": "oecd-icio-2022",
           "IMF_DOTS_reporter_import_cif_div_1.06": "imf-dots", "IMF_DOTS_reporter_export_fob": "imf-dots",
           "GACC_derived": "gacc"}
REST = "ROW"


def published(folder, codes):
    """Flows between the chosen economies in million USD, the rest of the world as one; source and year of the largest part."""
    flows, origin = {}, {}
    for row in rows(folder, "statistics/baci2023/bilateral_2023_patched_long.csv"):
        one, other = (code if code in codes else REST for code in (row["exporter"], row["importer"]))
        value = float(row["value_thousand_usd"]) / 1e3
        if one == other:
            continue
        flows[one, other] = flows.get((one, other), 0) + value
        best = origin.get((one, other), (0, "", ""))
        if value > best[0]:
            origin[one, other] = (value, SOURCES[row["source"]], row["year"])
    return flows, {k: v[1:] for k, v in origin.items()}


def table_flows(folder, codes):
    """Goods of the OECD table in million USD, home sales included, other economies as the rest of the world."""
    flows = {}
    for row in rows(folder, "statistics/icio2022/icio2022_bilateral_goods_services.csv"):
        one, other = (code if code in codes else REST for code in (row["exporter"], row["importer"]))
        flows[one, other] = flows.get((one, other), 0) + float(row["goods_musd"])
    return flows


def passing_through(flows, code, output, share, least, tolerance):
    """What passes through an economy: home sales Y - X + r over themselves and imports M - r must be the share.

    Never so much that exports or imports fall below those of the OECD table, grown with GDP.
    """
    sold, bought = total(flows, code, 0), total(flows, code, 1)
    if share - (output - sold) / (output - sold + bought) <= tolerance:
        return 0
    return max(0, min(share * (output - sold + bought) - (output - sold), sold - least[0], bought - least[1]))


def hand_on(flows, hub, amount):
    """Takes an amount out of a hub's purchases and sales, in proportion, and hands it on from origin to destination."""
    sold, bought = total(flows, hub, 0), total(flows, hub, 1)
    came = {a: v / bought for (a, b), v in flows.items() if b == hub and a != hub}
    went = {b: v / sold for (a, b), v in flows.items() if a == hub and b != hub}
    for a, share in came.items():
        flows[a, hub] -= amount * share
    for b, share in went.items():
        flows[hub, b] -= amount * share
    for a, s in came.items():
        for b, t in went.items():
            if a != b:
                flows[a, b] = flows.get((a, b), 0) + amount * s * t


def total(flows, code, place):
    return sum(v for k, v in flows.items() if k[place] == code and k[0] != k[1])


def make(root, folder):
    """Writes the tables; returns the sources they name."""
    chosen = hand("baseline_economies.csv")
    parameters = {r["name"]: float(r["value"]) for r in hand("trade_parameters.csv")}
    codes = {r["code"] for r in chosen} - {REST}
    gdp = {r["iso3"]: float(r["gdp_current_usd"]) / 1e6
           for r in rows(folder, "statistics/wdi_gdp/wdi_gdp_current_usd_1990_2023.csv")
           if r["year"] == "2023" and r["gdp_current_usd"]}
    totals = {r["iso3"]: r for r in rows(folder, "statistics/icio2022/icio2022_country_totals.csv")}
    flows, origin = published(folder, codes)
    oecd = table_flows(folder, codes)
    for pair, value in oecd.items():
        if "TWN" in pair and pair[0] != pair[1] and value > 0:
            flows[pair], origin[pair] = value, ("oecd-icio-2022", "2022")

    def ratio(names):
        return sum(float(totals[n]["goods_output_to_gdp"]) for n in names) / len(names)

    state, transit = {}, {}
    for row in chosen:
        code, way = row["code"], row["output_from"]
        output, share, k, least = None, None, None, None
        if way in ("table", "rest"):
            home, abroad = oecd[code, code], total(oecd, code, 1)
            share = home / (home + abroad)
        else:
            k = ratio(way.split("+")) if way else ratio([code])
            output = k * gdp[code]
            if not way:
                share = float(totals[code]["goods_domestic_share_of_expenditure"])
                growth = gdp[code] / float(totals[code]["gdp_2022_musd"])
                least = [float(totals[code][f"goods_{kind}_musd"]) * growth for kind in ("exports", "imports")]
        state[code] = dict(output=output, share=share, ratio=k, way=way, least=least, note=row["note"])
    net = dict(flows)
    for row in chosen:
        s = state[row["code"]]
        if s["output"] and not s["way"]:
            amount = passing_through(net, row["code"], s["output"], s["share"], s["least"],
                                     parameters["transit_tolerance"])
            if amount > 0:
                transit[row["code"]] = amount
                hand_on(net, row["code"], amount)

    economies, home = [], {}
    for row in chosen:
        code = row["code"]
        s = state[code]
        sold, bought = total(net, code, 0), total(net, code, 1)
        floor = ""
        if s["way"] in ("table", "rest"):
            home[code] = s["share"] / (1 - s["share"]) * bought
            basis, quality = ("oecd-share", "derived")
        else:
            home[code] = s["output"] - sold
            lowest = parameters["low_home_share_of_output"]
            least = lowest / (1 - lowest) * sold
            if home[code] < least:
                home[code], floor = least, "floor"
            basis, quality = ("imputed", "assumed") if s["way"] else ("oecd-ratio", "derived")
        product = gdp.get(code)
        burden = bought / product if product else 0
        withheld = "withheld" if burden > parameters["withhold_imports_to_gdp"] else "shown"
        if code == REST:
            withheld = "shown"
        economies.append([
            code, plain(product) if product else "", plain(home[code] + sold), plain(home[code]), plain(sold), plain(bought),
            plain(total(flows, code, 0)), plain(total(flows, code, 1)), plain(transit.get(code, 0)),
            f"{s['ratio']:.4f}" if s["ratio"] else "", f"{s['share']:.4f}" if s["share"] else "",
            s["way"].replace("+", " ") if s["way"] not in ("table", "rest") else "", basis, floor, withheld, quality,
            s["note"]])
    write(root, TABLES + "economies.csv",
          ("code,gdp,output,home_sales,exports,imports,published_exports,published_imports,passing_through,output_to_gdp,"
           "table_home_share,proxies,basis,floor,income,quality,note").split(","), economies)

    gaps = missing_pairs(folder, codes)
    lines = []
    order = [r["code"] for r in chosen]
    for one in order:
        for other in order:
            if one == other:
                lines.append([one, one, plain(home[one]), "", "wdi oecd-icio-2022", "2023",
                              "assumed" if state[one]["way"] not in ("", "table", "rest") else "derived"])
                continue
            value, given = net.get((one, other), 0), flows.get((one, other), 0)
            if given == 0 and ((one, other) in gaps or "TWN" in (one, other)):
                # Nobody reports the flow itself; what stands here only passed through others.
                lines.append([one, other, plain(value), "0", "", "", "missing"])
                continue
            if value < 5e-5:
                continue
            source, year = origin.get((one, other), ("cepii-baci-2023", "2023"))
            changed = abs(value - given) > 1e-6 * max(value, given)
            quality = "derived" if changed or source == "gacc" else "official" if source != "cepii-baci-2023" else "literature"
            lines.append([one, other, plain(value), plain(given) if changed else "", source, year, quality])
    write(root, TABLES + "flows.csv", "exporter,importer,value,published,source,year,quality".split(","), lines)
    write(root, TABLES + "parameters.csv", "name,value,low,high,unit,source,year,quality,note".split(","),
          [list(r.values()) for r in hand("trade_parameters.csv")])
    used = {"cepii-baci-2023", "oecd-icio-2022", "imf-dots", "gacc", "wdi"}
    keys = "id,publisher,title,url,licence,attribution,vintage,quality".split(",")
    write(root, TABLES + "sources.csv", keys,
          [[r[k] for k in keys] for r in hand("sources.csv") if r["id"] in used])
    return used


def missing_pairs(folder, codes):
    """Pairs that no source holds, though both economies trade."""
    path = os.path.join(folder, "statistics/baci2023/missing_pairs.json")
    with open(path, encoding="utf-8") as handle:
        return {tuple(p) for p in json.load(handle)["still_missing"] if p[0] in codes and p[1] in codes}
