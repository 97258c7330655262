"""Chinese investment abroad, and investment from China as hosts register it."""
from makers.common import quality_of, rows

PARTNERS = {"Central Asia 5": "CAS5", "World": "WORLD", "Africa": "AFR", "Belt and Road partners": "BRI",
            "World (165 low- and middle-income)": "DEV"}
# measure of the compilation -> measure, definition, whether the host is the reporter
KINDS = {
    "ofdi_stock": ("fdi_stock", "ofdi-mofcom", False), "ofdi_flow": ("fdi_flow", "ofdi-mofcom", False),
    "cumulative investment (not FDI stock)": ("investment", "cumulative-investment", False),
    "fdi_registered_from_china": ("investment", "registered-fdi", True),
    "fdi_stock_registered_from_china": ("fdi_stock", "registered-fdi", True),
    "fdi_projects_from_china": ("project_count", "registered-fdi", True),
    "fdi_projects_all_countries": ("project_count", "registered-fdi", True),
    "fdi_stock_all_countries": ("fdi_stock", "registered-fdi", True),
    "ofdi_projects": ("project_count", "contracted-fdi", True),
    "ofdi_contract_value": ("investment", "contracted-fdi", True),
    "official_finance": ("finance", "official-finance", False),
}


def make(tables, folder):
    for row in rows(folder, "parameters/ofdi.csv"):
        period = tables.period(row["year"])
        if row["measure"] not in KINDS or not row["value"] or not period:
            continue
        measure, definition, by_host = KINDS[row["measure"]]
        partner = PARTNERS.get(row["partner"], row["partner"])
        if partner == "Transition economies":
            continue
        if definition == "official-finance":
            # Constant dollars of the year that the unit names.
            definition += ", constant prices of " + row["unit"].split("constant ")[1].rstrip(")")
        note = row["note"].lower()
        status = ("lower_bound" if "exceeded" in note or "surpassed" in note or "more than" in note
                  else "upper_bound" if "almost" in note or "approached" in note else "")
        investor = "WORLD" if row["measure"].endswith("all_countries") else "CHN"
        reporter, other = (partner, investor) if by_host else (investor, partner)
        counted = measure == "project_count"
        quality = "derived" if "derived" in note else quality_of(row["quality"])
        tables.add(tables.quoted(row), reporter, other, measure, definition, "count" if counted else "USD", quality,
                   period, float(row["value"]), status, multiplier=0 if counted else 6,
                   formula="from the value of the year after and its growth" if quality == "derived" else "")
