"""quantulum3, without its optional classifier; bare years are left out in its favour."""
from quantulum3 import classifier, parser

classifier.USE_CLF = False  # its stored model fits one old scikit-learn only

NAME = "quantulum3"
PACKAGE = "quantulum3"
UNITS = {
    "united states dollar": "USD", "dollar": "USD", "euro": "EUR", "chinese yuan": "CNY", "yuan": "CNY",
    "percentage": "percent", "kilometre": "km", "mile": "mile", "foot": "foot", "tonne": "tonne", "ton": "tonne",
    "hectare": "ha", "megawatt": "MW", "year": "year", "month": "month", "day": "day", "hour": "hour",
    "minute": "minute", "week": "week", "thai baht": "THB", "malaysian ringgit": "MYR", "dimensionless": "count",
    "baht": "THB", "ringgit": "MYR", "renminbi": "CNY",
}


def prepare(language):
    # It has English units only; French text is read with the same ones.
    return "en_US"


def claims(_, text):
    for found in parser.parse(text):
        start, end = found.span
        if found.unit.name == "dimensionless" and found.value in range(1900, 2100) and end - start == 4:
            continue  # it gives every year as a number
        yield {"start": start, "end": end, "value": found.value, "unit": UNITS.get(found.unit.name, found.unit.name)}
