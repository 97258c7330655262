"""Economies, names, groups, places and events."""
from makers.common import hand, rows, write

REGIONS = {
    "East Asia": "CHN HKG MAC TWN JPN KOR PRK MNG",
    "South-East Asia": "BRN KHM IDN LAO MYS MMR PHL SGP THA TLS VNM",
    "Central Asia": "KAZ KGZ TJK TKM UZB",
    "South Asia": "AFG BGD BTN IND MDV NPL PAK LKA",
}
CURRENCIES = {
    "CHN": "CNY", "VNM": "VND", "LAO": "LAK", "KHM": "KHR", "THA": "THB", "MMR": "MMK", "MYS": "MYR", "SGP": "SGD",
    "IDN": "IDR", "PHL": "PHP", "BRN": "BND", "KAZ": "KZT", "UZB": "UZS", "KGZ": "KGS", "TJK": "TJS", "TKM": "TMT",
    "MNG": "MNT", "RUS": "RUB", "BLR": "BYN", "USA": "USD", "JPN": "JPY", "KOR": "KRW", "IND": "INR", "PAK": "PKR",
    "TUR": "TRY", "GBR": "GBP", "CHE": "CHF", "AZE": "AZN", "GEO": "GEL", "HKG": "HKD", "AUS": "AUD", "CAN": "CAD",
}
EURO = "AUT BEL CYP DEU ESP EST FIN FRA GRC HRV IRL ITA LTU LUX LVA MLT NLD PRT SVK SVN".split()
GROUP_CODES = {
    "ASEAN": "ASEAN", "EAEU": "EAEU", "RCEP": "RCEP", "SCO": "SCO", "EU": "EU", "CAREC": "CAREC", "CIS": "CIS",
    "Lancang-Mekong Cooperation": "LMC",
}
SERIES = {"sco": "sco-summit", "c5": "c-ca", "c5-2022v": "c-ca"}


def make(root, folder):
    countries = rows(folder, "network/gazetteer/country_names_i18n.csv")
    continents = {r["iso3"]: r["continent"] for r in rows(folder, "statistics/cepii_geodist/geo_cepii.csv")}
    region = {code: name for name, codes in REGIONS.items() for code in codes.split()}
    hand_names = hand("names.csv")
    french_of = {}
    for row in hand_names:
        if row["kind"] == "name" and row["language"] in ("fr", "any"):
            french_of.setdefault(row["subject"], row["forms"].split(";")[0])
    english_of = {}
    for row in hand_names:
        if row["kind"] == "name" and row["language"] in ("en", "any"):
            english_of.setdefault(row["subject"], row["forms"].split(";")[0])
    economies, names = [], set()
    for row in countries:
        code = row["iso3"]
        english = english_of.get(code, row["en"].split(",")[0])
        french = french_of.get(code, (row["fr"] or row["en"]).split(",")[0])
        currency = "EUR" if code in EURO else CURRENCIES.get(code, "")
        economies.append(
            [code, row["iso2"], english, french, row["zh_CN"], row["ru"], row["vi"],
             region.get(code, continents.get(code, "")), currency])
        names.add((code, "name", "en", english))
        names.add((code, "name", "fr", french))
        if row["zh_CN"]:
            names.add((code, "name", "zh", row["zh_CN"]))
        if row["ru"]:
            names.add((code, "name", "ru", row["ru"]))
    for row in hand_names:
        for form in row["forms"].split(";"):
            names.add((row["subject"], row["kind"], row["language"], form))
    for row in hand("adjectives.csv"):
        for form in row["french"].split(";"):
            names.add((row["iso3"], "adjective", "fr", form))
            names.add((row["iso3"], "inhabitant", "fr", form[:1].upper() + form[1:]))
        for form in row["english"].split(";"):
            names.add((row["iso3"], "adjective", "en", form))
    places = []
    for row in hand("places.csv"):
        places.append([row["name"], row["kind"], row["iso3"]])
        for form in row["forms"].split(";"):
            names.add((row["name"], "name", "any", form))
    groups = []
    for row in rows(folder, "atlas/groups.csv"):
        label = row["group"]
        role = "member"
        for ending in ("observer", "dialogue partner"):
            if label.endswith(" " + ending):
                label, role = label[: -len(ending) - 1], ending.split()[-1]
        if label in GROUP_CODES and len(row["iso3"]) == 3:
            groups.append([GROUP_CODES[label], row["iso3"], row["from"], row["to"], role, row["source_address"],
                           row["quality"] or "assumed"])
    for code in REGIONS["Central Asia"].split():
        groups.append(["CAS5", code, "1991", "", "member", "", "literature"])
    members = {"Africa": "AFR", "Europe": "EUROPE", "Asia": "ASIA"}
    for code, continent in sorted(continents.items()):
        if continent in members and any(c[0] == code for c in economies):
            groups.append([members[continent], code, "", "", "member", "", "literature"])
    events = []
    for row in rows(folder, "atlas/events.csv"):
        prefix = row["id"].rsplit("-", 1)[0]
        events.append([row["id"], SERIES.get(prefix, prefix), row["edition"], row["name_en"], row["name_fr"],
                       row["start_date"], row["end_date"], row["place"], row["country_iso3"], row["source_address"],
                       {"secondary": "literature"}.get(row["quality"], row["quality"] or "assumed")])
    base = "Sources/AtlasTables/tables/"
    write(root, base + "economies.csv",
          "iso3,iso2,name_en,name_fr,name_zh,name_ru,name_vi,region,currency".split(","), sorted(economies))
    write(root, base + "names.csv", "subject,kind,language,form".split(","), sorted(names))
    write(root, base + "groups.csv", "group,iso3,from,to,role,source,quality".split(","),
          sorted(map(list, {tuple(g) for g in groups})))
    write(root, base + "places.csv", "name,kind,iso3".split(","), sorted(places))
    write(root, base + "events.csv",
          "id,series,edition,name_en,name_fr,start,end,place,iso3,source,quality".split(","), events)
