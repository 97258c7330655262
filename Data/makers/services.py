"""Trains, containers, tonnes and cities of the freight services, and figures of hubs."""
import re

from makers.common import quality_of, rows

MONTHS = {name: number for number, name in enumerate(
    "January February March April May June July August September October November December".split(), 1)}
SHORT = {name[:3]: number for name, number in MONTHS.items()}
# service -> reporter, partner, start of cumulative counts
SERVICES = {
    "china-europe": ("CHN", "EUROPE", "2011"), "china-central-asia": ("CHN", "CAS5", ""),
    "trans-caspian-from-china": ("CHN", "TITR", ""), "china-laos": ("CHN", "LAO", "2021-12"),
    "china-vietnam-guangxi": ("Guangxi", "VNM", ""), "xian": ("Xi'an", "", ""),
    "land-sea-corridor": ("New International Land-Sea Trade Corridor", "", ""),
}
COLUMNS = (
    ("trains", "volume", "trains", "count"), ("teu", "volume", "containers", "TEU"),
    ("tonnes", "volume", "freight", "tonne"), ("chinese_cities", "count_other", "Chinese cities served", "count"),
    ("european_cities", "count_other", "European cities served", "count"),
    ("european_countries", "count_other", "European countries served", "count"),
    ("asian_cities", "count_other", "Asian cities served", "count"),
    ("asian_countries", "count_other", "Asian countries served", "count"),
)
HUBS = {"Horgos": "Khorgos", "Horgos port": "Khorgos", "Horgos railway port": "Khorgos",
        "Horgos International Border Cooperation Center": "Khorgos", "Horgos comprehensive bonded zone": "Khorgos",
        "Alashankou railway port": "Alashankou", "Khorgos Gateway dry port": "Khorgos Gateway",
        "Lianyungang China-Kazakhstan logistics base": "Lianyungang", "Aktau port": "Aktau",
        "Alat (Baku) port": "Baku", "Nanning International Railway Port": "Nanning"}
# metric of the compilation -> measure, definition, unit
METRICS = {
    "area": ("area", "area", "km2"), "visitors": ("volume", "visitors", "count"), "shops": ("count_other", "shops", "count"),
    "cross-border e-commerce trade": ("transaction_value", "cross-border e-commerce", "CNY"),
    "cross-border e-commerce": ("transaction_value", "cross-border e-commerce, bonded zone", "CNY"),
    "trade tonnage": ("volume", "freight", "tonne"), "imports and exports": ("volume", "freight", "tonne"),
    "trade value": ("transaction_value", "goods passing", "CNY"),
    "China-Europe and Central Asia trains": ("volume", "trains", "count"),
    "China-Europe and Central Asia trains, cumulative": ("volume", "trains, cumulative", "count"),
    "China-Europe trains only, cumulative": ("volume", "trains to Europe only, cumulative", "count"),
    "freight": ("volume", "freight by rail", "tonne"), "freight, cumulative": ("volume", "freight, cumulative", "tonne"),
    "containers handled": ("volume", "containers", "TEU"), "container capacity": ("capacity", "containers a year", "TEU"),
    "capacity": ("capacity", "freight a year", "tonne"),
}


def period(year, words, since=""):
    """The period of "Jan-Aug", "to 25 May, cumulative" or "year"; None when the words are none of these."""
    if "plan" in words:
        return None
    if words in ("year", "end of year", "average", "baseline"):
        return year
    match = re.fullmatch(r"([A-Z][a-z]{2})-([A-Z][a-z]{2})", words)
    if match:
        return f"{year}-{SHORT[match[1]]:02d}/{year}-{SHORT[match[2]]:02d}"
    match = re.fullmatch(r"to (?:(\d+) )?([A-Z][a-z]+)(?: (\d{4}))?(, cumulative)?", words)
    if match and match[2] in MONTHS:
        end = f"{match[3] or year}-{MONTHS[match[2]]:02d}" + (f"-{int(match[1]):02d}" if match[1] else "")
        start = since if match[4] else f"{year}-01-01" if match[1] else f"{year}-01"
        return f"{start}/{end}" if start else f"/{end}"
    if words in MONTHS:
        return f"{year}-{MONTHS[words]:02d}"
    match = re.search(r"(September|November|October|July|April|March|February)$", words)
    if match:
        return f"{year}-{MONTHS[match[1]]:02d}"
    if re.fullmatch(r"\d{4}-\d{4}", year):
        return year.replace("-", "/")
    return None


def bound(note):
    return "lower_bound" if "more than" in note or "at least" in note else ""


def trains(tables, folder):
    for row in rows(folder, "atlas/rail_services.csv"):
        if row["series"] not in SERVICES or "expected" in row["note"]:
            continue
        reporter, partner, since = SERVICES[row["series"]]
        when = period(row["year"], row["period"], since)
        if when is None:
            continue
        quality = "derived" if row["derived"] == "yes" else quality_of(row["quality"])
        formula = "from the value of the year after and its growth, or from two published totals" \
            if quality == "derived" else ""
        cumulative = ", cumulative" if "cumulative" in row["period"] else ""
        # The service's tonnes are those across the border unless the note says otherwise.
        crossing = ", cross-border" if row["series"] == "china-laos" and not row["note"].startswith("all freight") \
            else ""
        for column, measure, definition, unit in COLUMNS:
            if not row[column] or row["note"] == "yearly value":  # that row's trains are rounded; its value is not
                continue
            suffix = (crossing if unit == "tonne" else "") + (cumulative if measure == "volume" else "")
            tables.add(tables.quoted(row), reporter, partner, measure, definition + suffix, unit, quality, when,
                       float(row[column]), bound(row["note"]) if measure == "volume" else "", formula=formula)
        if row["value"]:
            tables.add(tables.quoted(row), reporter, partner, "transaction_value", "goods carried" + cumulative,
                       row["value_currency"], quality, when, float(row["value"]), bound(row["note"]), formula=formula)


def pairs(tables, folder):
    """Length and days of single services between two cities."""
    for row in rows(folder, "atlas/rail_services.csv"):
        if row["series"] != "pair" or not row["year"]:
            continue
        for column, measure, definition, unit in (("km", "distance", "by rail", "km"),
                                                  ("transit_days", "duration", "by rail", "day")):
            if row[column] and "looks short" not in row["note"]:
                tables.add(tables.quoted(row), row["origin"], row["destination"], measure, definition, unit,
                           quality_of(row["quality"]), row["year"], float(row[column]))


def hubs(tables, folder):
    for row in rows(folder, "atlas/hub_facts.csv"):
        # What only the starting articles say is a claim, never evidence for it.
        if row["hub"] not in HUBS or row["metric"] not in METRICS:
            continue
        words = row["period"].replace("opening, ", "").replace("phase 1", "year").replace("before hub", "year")
        if "cumulative" in row["metric"]:
            # Counted since a year the note may name; the beginning stays open where it does not.
            since = re.search(r"since (?:[A-Z][a-z]+ )?(\d{4})", row["note"])
            words = words.replace("end of year", "to 31 December") + ", cumulative"
            when = period(row["year"], words, since[1] if since else "")
        else:
            when = period(row["year"], words)
        if when is None:
            continue
        measure, definition, unit = METRICS[row["metric"]]
        tables.add(tables.quoted(row), HUBS[row["hub"]], "", measure, definition, unit,
                   "derived" if row["derived"] == "yes" else quality_of(row["quality"]), when, float(row["value"]),
                   bound(row["note"]),
                   formula="from the value of the year after and its growth" if row["derived"] == "yes" else "")
