"""dateparser's search: dates only, so it is timed and not scored on claims."""
from dateparser.search import search_dates

NAME = "dateparser"
PACKAGE = "dateparser"


def prepare(language):
    return language


def claims(language, text):
    return search_dates(text, languages=[language]) or ()
