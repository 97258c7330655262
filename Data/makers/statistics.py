"""The base of official series and its list of sources."""
import re

from makers import investment, national, services, trade
from makers.common import hand, quality_of, rows, write
from makers.packed import Packed


class Tables:
    """Series being gathered, and the sources they name."""

    def __init__(self):
        self.packed, self.sources = Packed(), {}
        for row in hand("sources.csv"):
            self.sources[row["id"]] = [row[k] for k in
                                       "id publisher title url licence attribution vintage quality".split()]

    def quoted(self, row, title="source_title", address="source_address", date="source_date"):
        """A source of its own for a figure quoted one by one."""
        title, url = row[title], row[address].split(" (original")[0]
        for key, known in self.sources.items():
            if known[2] == title and known[3] == url:
                return key
        key = "quoted-" + re.sub(r"[^a-z0-9]+", "-", title.lower())[:40].strip("-")
        number, base = 2, key
        while key in self.sources:
            key, number = f"{base}-{number}", number + 1
        self.sources[key] = [key, "", title, url, "facts (attribution)", f"Source: {title}", row[date],
                             quality_of(row["quality"])]
        return key

    @staticmethod
    def period(text):
        match = re.fullmatch(r"(\d{4})-(\d\d)/(\d\d)", text)
        if match:
            return f"{match[1]}-{match[2]}/{match[1]}-{match[3]}"
        if re.fullmatch(r"\d{4}-\d{4}", text):
            return text.replace("-", "/")
        return text if re.fullmatch(r"\d{4}(-\d\d)?", text) else None

    def add(self, source, reporter, partner, measure, definition, unit, quality, period, value, status="", formula="",
            valuation="", multiplier=0):
        """One value, in units of 10 to the power of `multiplier`, as published."""
        key = (measure, reporter, partner, definition, source, valuation, unit, multiplier, quality, formula)
        self.packed.add(key, period, value, status)


def make(root, folder, tables):
    for part in (trade.imf, trade.customs, trade.mirrors, trade.earlier, trade.both_sides, national.exchange,
                 national.output, national.population, investment.make, services.trains, services.pairs,
                 services.hubs):
        part(tables, folder)
    tables.packed.write(root, "Sources/StatisticsTables/tables/")


def write_sources(root, tables, used):
    named = {key[4] for key in tables.packed.rows} | used
    write(root, "Data/sources.csv", "id,publisher,title,url,licence,attribution,vintage,quality".split(","),
          [tables.sources[key] for key in sorted(tables.sources) if key in named])


def add_sources(root, used):
    """Adds sources to the list as it stands, for a run that makes a part of the tables."""
    tables = Tables()
    known = {r["id"]: list(r.values()) for r in rows(root, "Data/sources.csv")}
    known |= {key: tables.sources[key] for key in used}
    write(root, "Data/sources.csv", "id,publisher,title,url,licence,attribution,vintage,quality".split(","),
          [known[key] for key in sorted(known)])
