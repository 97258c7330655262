"""Projects of the atlas: what, where, how long, how much, since when."""
import re

from makers.common import quality_of, rows, write

HEADER = ("id,name_en,name_fr,name_zh,kind,economy,place,latitude,longitude,capacity,capacity_unit,cost,cost_currency,"
          "status,start_year,open_year,length_km,parties,as_of,source,quality").split(",")
# unit of the compilation -> unit of a capacity, and the factor to it
UNITS = {"MW": ("MW", 1), "MWp": ("MW", 1), "t/y": ("tonne", 1), "TEU/y": ("TEU", 1), "TEU/y (full project)": ("TEU", 1),
         "bcm/y": ("m3", 1e9), "passengers/y": ("count", 1), "ha": ("ha", 1), "km2": ("km2", 1)}


def make(root, folder, tables):
    """Writes the table; returns the sources it names."""
    lines, used = [], set()
    for row in rows(folder, "atlas/projects.csv"):
        unit, factor = UNITS.get(row["capacity_unit"], ("", 0))
        capacity = f"{float(row['capacity']) * factor:g}" if unit and row["capacity"] else ""
        if unit and capacity:
            capacity = str(int(float(row["capacity"]) * factor)) if float(row["capacity"]) * factor >= 1e6 else capacity
        source = tables.quoted(row)
        used.add(source)
        lines.append([row["id"], row["name_en"], row["name_fr"], row["name_zh"], row["kind"], row["country_iso3"],
                      row["place"], row["lat"], row["lon"], capacity, unit if capacity else "", row["cost_value"],
                      row["cost_currency"], row["status"], row["start_year"], row["open_year"], row["length_km"],
                      re.sub(r"\s*;\s*", "; ", row["parties"]), row["status_as_of"], source,
                      quality_of(row["quality"])])
    write(root, "Sources/AtlasTables/tables/projects.csv", HEADER, sorted(lines))
    return used
