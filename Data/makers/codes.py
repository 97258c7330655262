"""How publishers name economies and indicators, for reading their files."""
from makers.common import hand, rows, write
from makers.national import ECB_ONLY


def make(root, folder):
    economies = {row["iso3"] for row in rows(folder, "network/gazetteer/country_names_i18n.csv")}
    codes = {}
    for row in rows(folder, "statistics/baci2023/country_codes_V202501.csv"):
        if row["country_iso3"] in economies:
            codes[("un", row["country_code"])] = row["country_iso3"]
    for row in rows(folder, "statistics/imf_dots_2011_2023/dots_annual.csv"):
        for name, code in ((row["partner"], row["partner_iso3"]), (row["reporter"], row["reporter_iso3"])):
            codes[("imf-name", name)] = {"World": "WORLD"}.get(name, code if code in economies else "")
    codes[("imf-name", "Czechoslovakia")] = ""
    for row in rows(folder, "statistics/wdi_gdp/wdi_gdp_current_usd_1990_2023.csv"):
        if row["iso3"] not in economies:
            codes[("wb", row["iso3"])] = ""
    for row in rows(folder, "statistics/gacc2024/gacc_2023_2024_annual_by_partner.csv"):
        codes[("customs", row["partner_zh"])] = row["partner_iso3"]
    for row in rows(folder, "statistics/fx/fx_annual_key_currencies.csv"):
        codes[("currency", row["currency"])] = row["iso3"]
    for currency, economy in ECB_ONLY.items():
        codes[("currency", currency)] = economy
    for row in hand("codes.csv"):
        codes[(row["scheme"], row["code"])] = row["economy"]
    base = "Sources/StatisticsTables/tables/"
    write(root, base + "codes.csv", ["scheme", "code", "economy"], sorted([*key, code] for key, code in codes.items()))
    indicators = hand("indicators.csv")
    write(root, base + "indicators.csv", list(indicators[0]), [list(row.values()) for row in indicators])
    return {row["id"] for row in hand("sources.csv")}
