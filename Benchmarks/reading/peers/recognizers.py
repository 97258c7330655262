"""Microsoft Recognizers-Text: currencies, percentages, dimensions, and plain numbers that are no part of a date."""
from recognizers_date_time import recognize_datetime
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_currency, recognize_dimension
from recognizers_text import Culture

NAME = "Recognizers-Text"
PACKAGE = "recognizers-text-suite"
CULTURES = {"fr": Culture.French, "en": Culture.English}
CURRENCIES = {
    "dollar": "USD", "united states dollar": "USD", "euro": "EUR", "chinese yuan": "CNY", "renminbi": "CNY",
    "yuan": "CNY", "yuan chinois": "CNY", "pound": "GBP", "british pound": "GBP", "baht": "THB", "thai baht": "THB",
    "baht thaïlandais": "THB", "malaysian ringgit": "MYR", "ringgit": "MYR", "vietnamese dong": "VND",
    "kazakhstani tenge": "KZT", "dollar américain": "USD", "dollar états-unis": "USD", "dong": "VND",
}
DIMENSIONS = {
    "kilometer": "km", "kilomètre": "km", "kilomètres": "km", "tonnes": "tonne", "hectares": "ha", "megawatt": "MW", "km": "km", "mile": "mile", "foot": "foot", "ton": "tonne",
    "metric ton": "tonne", "tonne": "tonne", "tonne métrique": "tonne", "hectare": "ha",
}


def prepare(language):
    return CULTURES[language]


def claims(culture, text):
    taken = []

    def free(start, end):
        return all(end <= s or start >= e for s, e in taken)

    def attempt(recognise):
        try:
            return recognise(text, culture)
        except Exception:  # some models of some cultures raise on ordinary text
            return []

    for recognise, kind in ((recognize_currency, "currency"), (recognize_percentage, "percent"),
                            (recognize_dimension, "dimension")):
        for found in attempt(recognise):
            value = parse(found.resolution.get("value") if found.resolution else None)
            start, end = found.start, found.end + 1
            if value is None or not free(start, end):
                continue
            taken.append((start, end))
            label = (found.resolution.get("unit") or "").lower()
            unit = {"currency": CURRENCIES.get(label, (found.resolution.get("isoCurrency") or label)),
                    "percent": "percent", "dimension": DIMENSIONS.get(label, label)}[kind]
            yield {"start": start, "end": end, "value": value, "unit": unit}
    taken += [(found.start, found.end + 1) for found in attempt(recognize_datetime)]
    for found in attempt(recognize_number):
        value = parse(found.resolution.get("value") if found.resolution else None)
        if value is not None and free(found.start, found.end + 1):
            yield {"start": found.start, "end": found.end + 1, "value": value, "unit": "count"}


def parse(value):
    try:
        return float(str(value).rstrip("%"))
    except ValueError:
        return None
