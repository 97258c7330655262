"""Energy projects: capacity factors, emission factors of the grids they feed, what their owners state."""
from makers.common import hand, rows, write

MARGINS = ["combined_margin_firm", "combined_margin_intermittent", "operating_margin"]


def make(root, folder):
    """Writes the three tables; returns the sources they name."""
    factors, stated = hand("energy.csv"), hand("energy_stated.csv")
    write(root, "Sources/WhatIfTables/tables/energy.csv", list(factors[0]), [list(row.values()) for row in factors])
    write(root, "Sources/WhatIfTables/tables/energy_stated.csv", list(stated[0]), [list(row.values()) for row in stated])
    margins = {}
    for row in rows(folder, "parameters/grid_intensity.csv"):
        if row["metric"] in MARGINS:
            margins.setdefault((row["iso3"], row["year"]), {})[row["metric"]] = row["value"]
    lines = [[economy, *(values[name] for name in MARGINS), "g/kWh", "ifi-2021", year, "official"]
             for (economy, year), values in sorted(margins.items()) if len(values) == len(MARGINS)]
    write(root, "Sources/WhatIfTables/tables/grid_margin.csv",
          ["economy", "firm", "intermittent", "operating", "unit", "source", "year", "quality"], lines)
    return {row["source"] for row in factors + stated} | {"ifi-2021"}
