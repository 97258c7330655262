"""A regular expression: a number, a scale word, a unit. What a reader would write in ten minutes."""
import re

NAME = "regular expression"
VERSION = "of ours"
SCALES = {
    "fr": {"mille": 1e3, "million": 1e6, "millions": 1e6, "milliard": 1e9, "milliards": 1e9, "mds": 1e9, "md": 1e9,
           "billion": 1e12, "billions": 1e12},
    "en": {"thousand": 1e3, "million": 1e6, "mln": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "b": 1e9,
           "trillion": 1e12},
}
UNITS = {
    "%": "percent", "pour cent": "percent", "percent": "percent", "per cent": "percent",
    "dollars américains": "USD", "dollars": "USD", "dollar": "USD", "d'usd": "USD", "usd": "USD", "$": "USD",
    "us dollars": "USD", "u.s. dollars": "USD", "euros": "EUR", "euro": "EUR", "€": "EUR", "yuans": "CNY",
    "yuan": "CNY", "baht": "THB", "ringgit": "MYR", "tenge": "KZT", "km": "km", "kilomètres": "km",
    "kilometres": "km", "kilometers": "km", "kilometre": "km", "tonnes": "tonne", "tons": "tonne", "mw": "MW",
    "ha": "ha", "hectares": "ha", "ans": "year", "years": "year", "mois": "month", "months": "month",
    "jours": "day", "days": "day", "conteneurs": "count", "projets": "count", "projects": "count",
    "passagers": "count", "passengers": "count", "pays": "count", "countries": "count", "villes": "count",
}
BLANK = r"[ \u00a0\u202f\u2009]"


def prepare(language):
    scales = "|".join(sorted(SCALES[language], key=len, reverse=True))
    units = "|".join(re.escape(u) for u in sorted(UNITS, key=len, reverse=True))
    return language, re.compile(
        rf"(?P<sign>(?:US)?[$€£])?(?P<number>\d+(?:[.,]\d+|{BLANK}\d{{3}})*)"
        rf"(?:[ \u00a0\u202f-]?(?P<scale>{scales})\b)?(?:{BLANK}*(?:de |d['’])?(?P<unit>{units})(?!\w))?", re.I)


def claims(prepared, text):
    language, pattern = prepared
    for match in pattern.finditer(text):
        unit = UNITS.get((match["unit"] or "").lower()) or {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP"}.get(
            (match["sign"] or "").upper())
        if not unit:
            continue
        yield {"start": match.start(), "end": match.end(), "unit": unit,
               "value": number(match["number"], language) * SCALES[language].get((match["scale"] or "").lower(), 1)}


def number(text, language):
    text = re.sub(BLANK, "", text)
    grouping, decimal = (".", ",") if language == "fr" else (",", ".")
    if re.fullmatch(rf"\d+(?:\{grouping}\d{{3}})+(?:\{decimal}\d+)?", text):
        text = text.replace(grouping, "")
    text = text.replace(",", ".")
    return float(text) if text.count(".") < 2 else float(text.replace(".", ""))
