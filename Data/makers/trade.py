"""China's goods trade by partner and month, the partners' own figures, and earlier years."""
from makers.common import quality_of, rows

ASEAN = "BRN KHM IDN LAO MYS MMR PHL SGP THA VNM".split()
GROUPS = {
    "Total value": "WORLD", "ASEAN": "ASEAN", "EU": "EU", "European Union": "EU",
    "Association of Southeast Asian Nations": "ASEAN", "Africa": "AFR", "Europe": "EUROPE", "Asia": "ASIA",
}
FLOWS = (("trade_total", "total"), ("exports", "exports"), ("imports", "imports"))


def imf(tables, folder):
    """Yearly sums in USD of every partner, as the ten of ASEAN, China and the United States reported them."""
    for row in rows(folder, "statistics/imf_dots_2011_2023/dots_annual.csv"):
        reporter, partner = row["reporter_iso3"], row["partner_iso3"]
        if row["partner"] == "World":
            partner = "WORLD"
        if row["partner"] == "Czechoslovakia":  # a state of the past beside Czechia under one code
            continue
        if not partner or not row["value_usd_million"] or row["months_reported"] != "12" or partner == reporter:
            continue
        if reporter not in ASEAN and reporter != "CHN" and partner not in ("CHN", "WORLD"):
            continue
        flow, valuation = ("exports", "FOB") if row["flow"] == "X" else ("imports", "CIF")
        status = "e" if "e" in row["flags"] else "r" if "r" in row["flags"] else ""
        tables.add("imf-dots", reporter, partner, flow, "goods", "USD", "official", row["year"],
                   round(float(row["value_usd_million"]), 3), status, valuation=valuation, multiplier=6)


def customs(tables, folder):
    """China's customs: the year 2024 and its months by partner; 2023 from the published growth."""
    codes = {}
    for row in rows(folder, "statistics/gacc2024/gacc_2023_2024_annual_by_partner.csv"):
        partner = row["partner_iso3"] or GROUPS.get(row["partner_en"], "")
        if not partner or partner == "CHN":
            continue
        codes[row["partner_zh"]] = partner
        for measure, name in FLOWS:
            published, derived = row[f"{name}_2024_bn_cny"], row[f"{name}_2023_bn_cny_derived"]
            if published:
                tables.add("gacc", "CHN", partner, measure, "goods", "CNY", "official", "2024", float(published),
                           multiplier=9)
            if derived:
                tables.add("gacc", "CHN", partner, measure, "goods", "CNY", "derived", "2023", float(derived),
                           formula="value of 2024 / (1 + growth published by customs)", multiplier=9)
    months = {}
    for row in rows(folder, "statistics/gacc2024/gacc_2024_monthly_by_partner.csv"):
        if row["partner_zh"] in codes:
            months.setdefault(codes[row["partner_zh"]], {})[int(row["month"])] = row
    for partner, year in months.items():
        for measure, name in FLOWS:
            monthly(tables, partner, measure, name if name != "total" else "trade_total", year)
    for row in rows(folder, "statistics/gacc2024/gac_monthly_clean.csv"):
        if row["year"] == "2023":
            for measure, name in FLOWS:
                month = f"2023-{int(row['month']):02d}"
                tables.add("gacc", "CHN", "WORLD", measure, "goods", "CNY", "official", month,
                           float(row[f"{name}_month"]), multiplier=11)
                if 1 < int(row["month"]) < 12:
                    tables.add("gacc", "CHN", "WORLD", measure, "goods", "CNY", "official", f"2023-01/{month}",
                               float(row[f"{name}_cum"]), multiplier=11)
    tables.add("gacc", "CHN", "", "exchange_rate", "rate of customs", "CNY", "derived", "2024", 7.1101,
               formula="customs' tables of January to September 2024 in CNY / the same in USD")
    tables.add("gacc", "CHN", "", "exchange_rate", "rate of customs", "CNY", "assumed", "2023", 7.0467,
               formula="mean central parity of 2023, assumed")


def monthly(tables, partner, measure, name, year):
    """Months and January-to-month sums; March and September in CNY come out of the neighbouring tables."""
    def cell(month, kind):
        row = year.get(month)
        if row is None or row["unit"] != "CNY_10000" or row[f"{name}_{kind}"] == "":
            return None
        return float(row[f"{name}_{kind}"])

    def add(period, value, quality="official", formula="", unit="CNY", multiplier=4):
        if value is not None:
            tables.add("gacc", "CHN", partner, measure, "goods", unit, quality, period, value, formula=formula,
                       multiplier=multiplier)

    for month in range(1, 13):
        span, single = f"2024-01/2024-{month:02d}", f"2024-{month:02d}"
        add(single, cell(month, "month"))
        if 1 < month < 12:
            add(span, cell(month, "cum"))
        growth = year.get(month, {}).get(f"{name}_cum_yoy_pct", "")
        if growth and month > 1:
            unit = "CNY" if year[month]["unit"] == "CNY_10000" else "USD"
            tables.add("gacc", "CHN", partner, "growth", f"goods:{measure}:{unit}", "percent", "official",
                       "2024" if month == 12 else span, float(growth))
    for missing in (3, 9):
        after, later, before = cell(missing + 1, "cum"), cell(missing + 1, "month"), cell(missing - 1, "cum")
        if None not in (after, later):
            add(f"2024-01/2024-{missing:02d}", after - later, "derived",
                "January to the month after − the month after")
            if before is not None:
                add(f"2024-{missing:02d}", after - later - before, "derived",
                    "January to the month after − the month after − January to the month before")
    row = year.get(9)
    if row and row["unit"] == "USD_1000":
        if row[f"{name}_month"]:
            add("2024-09", float(row[f"{name}_month"]), unit="USD", multiplier=3)
        if row[f"{name}_cum"]:
            add("2024-01/2024-09", float(row[f"{name}_cum"]), unit="USD", multiplier=3)


def mirrors(tables, folder):
    """What partners report of their trade with China: WITS to 2015, then national offices as quoted."""
    reporters = {"EU (WITS code EUN)": "EU", "EU27": "EU"}
    for row in rows(folder, "parameters/mirrors.csv"):
        period, value = tables.period(row["year"]), row["value_usd_million"]
        if not period or not value:
            continue
        reporter = reporters.get(row["reporter"], row["reporter"])
        measure = {"total": "trade_total"}.get(row["flow"], row["flow"])
        source = "wits" if row["source_title"].startswith("World Bank WITS") else tables.quoted(row)
        quality = "derived" if row["precision"] == "derived" else quality_of(row["quality"])
        status = "lower_bound" if "more than" in row["precision"] else ""
        tables.add(source, reporter, row["partner"], measure, "goods", "USD", quality, period, float(value), status,
                   valuation={"exports": "FOB", "imports": "CIF"}.get(measure, "") if source == "wits" else "",
                   formula="from a published value and its growth rate" if quality == "derived" else "", multiplier=6)
        if row["original_value"]:
            # Published in the reporter's own currency, such as "EUR 213.3 bn".
            currency, amount, scale = row["original_value"].split()
            tables.add(source, reporter, row["partner"], measure, "goods", currency, quality, period, float(amount),
                       formula="from a published value and its growth rate" if quality == "derived" else "",
                       multiplier={"bn": 9, "mn": 6}[scale])
        if reporter == "TJK" and row["year"] == "2024" and "$94.8 billion" in row["source_title"]:
            # The customs' total stands in the title of the same report.
            tables.add(source, "CHN", "CAS5", "trade_total", "goods", "USD", "press", "2024", 94.8, multiplier=9)


def earlier(tables, folder):
    """Chinese customs' figures found one by one for years before the IMF's table begins."""
    areas = {"Central Asia 5": "CAS5"}
    for row in rows(folder, "parameters/china_by_partner_1995_2010.csv"):
        period = tables.period(row["year"])
        partner = areas.get(row["partner"], row["partner"])
        if not period or not row["value_usd_million"] or row["basis"] != "china_customs" or "-" in partner:
            continue
        measure = {"total": "trade_total"}.get(row["china_flow"], row["china_flow"])
        quality = "derived" if "derived" in row["note"] else quality_of(row["quality"])
        tables.add(tables.quoted(row), "CHN", partner, measure, "goods", "USD", quality, period,
                   float(row["value_usd_million"]), multiplier=6,
                   formula="from the value of the year after and its growth" if quality == "derived" else "")


def both_sides(tables, folder):
    """China and ASEAN in 2024 as each counts it."""
    for row in rows(folder, "atlas/hub_facts.csv"):
        if row["hub"] == "China-ASEAN" and "772.4" in row["note"]:
            source = tables.quoted(row)
            tables.add(source, "CHN", "ASEAN", "trade_total", "goods", "USD", "press", "2024", float(row["value"]))
            tables.add(source, "ASEAN", "CHN", "trade_total", "goods", "USD", "press", "2024", 772.4, multiplier=9)
