"""Series and observations, exchange rates, investment; sources."""
import re

from makers.common import hand, plain, rows, write

ASEAN = "BRN KHM IDN LAO MYS MMR PHL SGP THA VNM".split()
RATES = {"2023": "7.0467", "2024": "7.1101"}


class Tables:
    def __init__(self):
        self.series, self.observations, self.sources = {}, set(), {}
        for row in hand("sources.csv"):
            self.sources[row["id"]] = [row[k] for k in
                                       "id publisher title url licence attribution vintage quality".split()]

    def source(self, title, url, date, quality):
        """A source of its own for a figure quoted one by one."""
        for key, row in self.sources.items():
            if row[2] == title and row[3] == url:
                return key
        key = "quoted-" + re.sub(r"[^a-z0-9]+", "-", title.lower())[:40].strip("-")
        number, base = 2, key
        while key in self.sources:
            key, number = f"{base}-{number}", number + 1
        self.sources[key] = [key, "", title, url, "facts (attribution)", f"Source: {title}", date, quality]
        return key

    def add(self, source, reporter, partner, measure, definition, unit, quality, period, value, status="", formula="",
            valuation="", note=""):
        key = "|".join([source, reporter, partner, measure, definition, unit, quality, formula])
        if key not in self.series:
            self.series[key] = [source, reporter, partner, measure, definition, valuation, unit,
                                self.sources[source][6], quality, formula]
        self.observations.add((key, period, plain(value), status, note))


def quality_of(word):
    return {"secondary": "press", "": "assumed"}.get(word, word)


def period_of(text):
    match = re.fullmatch(r"(\d{4})-(\d\d)/(\d\d)", text)
    if match:
        return f"{match[1]}-{match[2]}/{match[1]}-{match[3]}"
    return text if re.fullmatch(r"\d{4}(-\d\d)?", text) else None


def imf(tables, folder):
    reporters = set(ASEAN) | {"CHN", "USA"}
    for row in rows(folder, "statistics/imf_dots_2011_2023/dots_annual.csv"):
        reporter, partner = row["reporter_iso3"], row["partner_iso3"]
        if row["partner"] == "World":
            partner = "WORLD"
        if reporter not in reporters or not partner or not row["value_usd_million"]:
            continue
        if reporter != "CHN" and partner not in ("CHN", "WORLD"):
            continue
        if row["months_reported"] != "12" or partner == reporter:
            continue
        flow, valuation = ("exports", "FOB") if row["flow"] == "X" else ("imports", "CIF")
        status = "e" if "e" in row["flags"] else "r" if "r" in row["flags"] else ""
        tables.add("imf-dots", reporter, partner, flow, "goods", "USD", "official", row["year"],
                   float(row["value_usd_million"]) * 1e6, status, valuation=valuation)


def gacc(tables, folder):
    groups = {"Total value": "WORLD", "ASEAN": "ASEAN", "EU": "EU", "European Union": "EU",
              "Association of Southeast Asian Nations": "ASEAN"}
    for row in rows(folder, "statistics/gacc2024/gacc_2023_2024_annual_by_partner.csv"):
        partner = row["partner_iso3"] or groups.get(row["partner_en"], "")
        if not partner or partner == "CHN":
            continue
        for name, measure in (("total", "trade_total"), ("exports", "exports"), ("imports", "imports")):
            published, derived = row[f"{name}_2024_bn_cny"], row[f"{name}_2023_bn_cny_derived"]
            if published:
                tables.add("gacc", "CHN", partner, measure, "goods", "CNY", "official", "2024", float(published) * 1e9)
                tables.add("gacc", "CHN", partner, measure, "goods", "USD", "derived", "2024",
                           float(published) / float(RATES["2024"]) * 1e9,
                           formula=f"CNY value published by customs / {RATES['2024']} CNY per USD (rate implied by customs' own tables of 2024)")
            if derived:
                tables.add("gacc", "CHN", partner, measure, "goods", "CNY", "derived", "2023", float(derived) * 1e9,
                           formula="CNY value of 2024 / (1 + growth published by customs)")
                tables.add("gacc", "CHN", partner, measure, "goods", "USD", "derived", "2023",
                           float(derived) / float(RATES["2023"]) * 1e9,
                           formula=f"CNY value of 2024 / (1 + growth published by customs) / {RATES['2023']} CNY per USD (mean parity of 2023, assumed)")
            if published and derived and float(derived):
                tables.add("gacc", "CHN", partner, "growth", f"goods:{measure}", "CNY", "official", "2024",
                           round((float(published) / float(derived) - 1) * 100, 1))


def mirrors(tables, folder):
    reporters = {"EU (WITS code EUN)": "EU", "EU27": "EU"}
    for row in rows(folder, "parameters/mirrors.csv"):
        period, value = period_of(row["year"]), row["value_usd_million"]
        if not period or not value:
            continue
        reporter = reporters.get(row["reporter"], row["reporter"])
        measure = {"total": "trade_total"}.get(row["flow"], row["flow"])
        is_wits = row["source_title"].startswith("World Bank WITS")
        source = "wits" if is_wits else tables.source(row["source_title"], row["source_address"], row["source_date"],
                                                      quality_of(row["quality"]))
        quality = "derived" if row["precision"] == "derived" else quality_of(row["quality"])
        status = "lower_bound" if "more than" in row["precision"] else ""
        tables.add(source, reporter, row["partner"], measure, "goods", "USD", quality, period, float(value) * 1e6,
                   status, valuation=row["valuation"],
                   formula="computed from a published value and its growth rate" if quality == "derived" else "")
        if reporter == "TJK" and row["year"] == "2024" and "$94.8 billion" in row["source_title"]:
            # The customs' total stands in the title of the same report.
            tables.add(source, "CHN", "CAS5", "trade_total", "goods", "USD", "press", "2024", 94.8e9)


def earlier(tables, folder):
    for row in rows(folder, "parameters/china_by_partner_1995_2010.csv"):
        period = period_of(row["year"])
        if not period or not row["value_usd_million"] or row["basis"] != "china_customs":
            continue
        measure = {"total": "trade_total"}.get(row["china_flow"], row["china_flow"])
        source = tables.source(row["source_title"], row["source_address"], row["source_date"], quality_of(row["quality"]))
        quality = "derived" if "derived" in row["note"] else quality_of(row["quality"])
        tables.add(source, "CHN", row["partner"], measure, "goods", "USD", quality, period,
                   float(row["value_usd_million"]) * 1e6)


def exchange(tables, folder):
    seen = set()
    for row in rows(folder, "statistics/fx/fx_annual_key_currencies.csv"):
        if int(row["year"]) < 1990:
            continue
        source = "ecb" if "ECB" in row["source"] else "wdi"
        tables.add(source, row["iso3"], "", "exchange_rate", "period average", row["currency"], "official", row["year"],
                   float(row["lcu_per_usd"]))
        seen.add((row["currency"], row["year"]))
    for row in rows(folder, "parameters/fx_after_2021.csv"):
        if row["lcu_per_usd"] and (row["currency"], row["year"]) not in seen:
            tables.add("wdi", row["iso3"], "", "exchange_rate", "period average", row["currency"], "official",
                       row["year"], float(row["lcu_per_usd"]))


def investment(tables, folder):
    partners = {"Central Asia 5": "CAS5", "World": "WORLD", "Africa": "AFR", "Belt and Road partners": "BRI"}
    kinds = {
        "ofdi_stock": ("fdi_stock", "ofdi-mofcom"), "ofdi_flow": ("fdi_flow", "ofdi-mofcom"),
        "cumulative investment (not FDI stock)": ("investment", "cumulative-investment"),
        "fdi_registered_from_china": ("investment", "registered-fdi"),
        "fdi_stock_registered_from_china": ("fdi_stock", "registered-fdi"),
        "fdi_projects_from_china": ("project_count", "registered-fdi"),
    }
    for row in rows(folder, "parameters/ofdi.csv"):
        if row["measure"] not in kinds or not row["value"] or not period_of(row["year"]):
            continue
        measure, definition = kinds[row["measure"]]
        partner = partners.get(row["partner"], row["partner"])
        source = tables.source(row["source_title"], row["source_address"], row["source_date"], quality_of(row["quality"]))
        note = row["note"].lower()
        status = ("lower_bound" if "exceeded" in note or "surpassed" in note
                  else "upper_bound" if "almost" in note or "approached" in note else "")
        counted = measure == "project_count"
        registered = definition == "registered-fdi"
        reporter, other = (partner, "CHN") if registered else ("CHN", partner)
        tables.add(source, reporter, other, measure, definition, "count" if counted else "USD",
                   "derived" if "derived" in note else quality_of(row["quality"]), period_of(row["year"]),
                   float(row["value"]) * (1 if counted else 1e6), status)


def national(tables, folder):
    for row in rows(folder, "statistics/wdi_gdp/wdi_gdp_current_usd_1990_2023.csv"):
        if row["gdp_current_usd"]:
            tables.add("wdi", row["iso3"], "", "gdp", "current prices", "USD", "official", row["year"],
                       round(float(row["gdp_current_usd"])))
    for row in rows(folder, "parameters/population.csv"):
        if row["record"] == "population" and row["value"]:
            tables.add("wdi", row["iso3"], "", "population", "mid-year", "count", "official", row["year"],
                       float(row["value"]))


def make(root, folder):
    tables = Tables()
    for part in (imf, gacc, mirrors, earlier, exchange, investment, national):
        part(tables, folder)
    keys = sorted(tables.series)
    number = {key: index for index, key in enumerate(keys)}
    base = "Sources/StatisticsTables/tables/"
    write(root, base + "series.csv",
          "id,source,reporter,partner,measure,definition,valuation,unit,vintage,quality,formula".split(","),
          [[number[key]] + tables.series[key] for key in keys])
    write(root, base + "observations.csv", "series,period,value,status".split(","),
          sorted([number[o[0]], *o[1:4]] for o in {(o[0], o[1], o[2], o[3]) for o in tables.observations}))
    used = {row[0] for row in tables.series.values()}
    write(root, "Data/sources.csv", "id,publisher,title,url,licence,attribution,vintage,quality".split(","),
          [tables.sources[key] for key in sorted(tables.sources) if key in used])
