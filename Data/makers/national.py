"""Figures of one economy: exchange rates, output, population."""
from makers.common import rows

# Currencies of the ECB's list that stand for one economy and are not in the yearly table of key currencies.
ECB_ONLY = {
    "CZK": "CZE", "DKK": "DNK", "GBP": "GBR", "HUF": "HUN", "PLN": "POL", "SEK": "SWE", "CHF": "CHE", "NOK": "NOR",
    "AUD": "AUS", "CAD": "CAN", "HKD": "HKG", "NZD": "NZL", "ZAR": "ZAF", "BGN": "BGR", "RON": "ROU", "ISK": "ISL",
    "BRL": "BRA", "MXN": "MEX", "ILS": "ISR",
}
AGGREGATES = {"WLD": "WORLD", "EUU": "EU"}
FIRST_YEAR = 1990


def exchange(tables, folder):
    """Units of a currency for one US dollar, mean of the year."""
    seen = set()

    def add(source, economy, currency, year, rate):
        if rate and (currency, year) not in seen and FIRST_YEAR <= int(year) <= 2025:
            seen.add((currency, year))
            tables.add(source, economy, "", "exchange_rate", "period average", currency, "official", year, float(rate))

    for row in rows(folder, "statistics/fx/fx_annual_key_currencies.csv"):
        economy = "EUZ" if row["currency"] == "EUR" else row["iso3"]
        add("ecb" if "ECB" in row["source"] else "wdi", economy, row["currency"], row["year"], row["lcu_per_usd"])
    for row in rows(folder, "parameters/fx_after_2021.csv"):
        add("wdi", row["iso3"], row["currency"], row["year"], row["lcu_per_usd"])
    for row in rows(folder, "statistics/fx/ecb_annual_cross_rates.csv"):
        if row["currency"] in ECB_ONLY:
            add("ecb", ECB_ONLY[row["currency"]], row["currency"], row["year"], row["lcu_per_usd"])


def output(tables, folder):
    """Gross domestic product in current US dollars."""
    economies = {row["iso3"] for row in rows(folder, "network/gazetteer/country_names_i18n.csv")}
    for row in rows(folder, "statistics/wdi_gdp/wdi_gdp_current_usd_1990_2023.csv"):
        code = AGGREGATES.get(row["iso3"], row["iso3"] if row["iso3"] in economies else "")
        if code and row["gdp_current_usd"]:
            tables.add("wdi", code, "", "gdp", "current prices", "USD", "official", row["year"],
                       round(float(row["gdp_current_usd"]) / 1e6, 2), multiplier=6)


def population(tables, folder):
    """People at mid-year."""
    for row in rows(folder, "parameters/population.csv"):
        if row["record"] == "population" and row["value"]:
            tables.add("wdi", row["iso3"], "", "population", "mid-year", "count", "official", row["year"],
                       float(row["value"]))
