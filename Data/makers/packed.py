"""Series packed one a row: the values of consecutive periods side by side."""
import re

from makers.common import plain, write

HEADER = "measure,reporter,partner,definition,source,valuation,unit,multiplier,quality,formula,start,values".split(",")
FLAGS = {"": "", "e": "e", "r": "r", "p": "p", "lower_bound": ">", "upper_bound": "<"}


class Clash(Exception):
    """Two values for the same period of the same series."""


class Packed:
    def __init__(self):
        self.rows = {}

    def add(self, key, period, value, status):
        kept = self.rows.setdefault(key, {})
        text = plain(value) + FLAGS[status]
        if kept.setdefault(period, text) != text:
            raise Clash(f"{key} has {kept[period]} and {text} for {period}")

    def write(self, root, base):
        formulas = sorted({key[9] for key in self.rows} - {""})
        number = {text: str(index) for index, text in enumerate(formulas, 1)}
        lines = []
        for key, values in self.rows.items():
            if not any(text.strip("0.erp<>") for text in values.values()):
                continue  # nothing but zeros
            if any(mark in cell for cell in key[:3] for mark in ',"\n'):
                raise Clash(f"{key[:3]} cannot be searched for: it holds a comma or a quote")
            for start, packed in runs(values):
                lines.append([*key[:9], number.get(key[9], ""), start, packed])
        # The program finds rows by binary search on the first columns: the order is that of bytes.
        lines.sort(key=lambda line: ",".join(line[:3]).encode() + b"," + "\0".join(map(str, line[3:])).encode())
        write(root, base + "series.csv", HEADER, lines)
        write(root, base + "formulas.csv", ["id", "formula"], [[number[text], text] for text in formulas])


def step(period):
    """What kind of run a period belongs to, and its place in it; None when it stands alone."""
    if re.fullmatch(r"\d{4}", period):
        return ("year", ""), int(period)
    if re.fullmatch(r"\d{4}-\d\d", period):
        return ("month", ""), int(period[:4]) * 12 + int(period[5:])
    match = re.fullmatch(r"(\d{4}-01)/(\d{4})-(\d\d)", period)
    if match and match[1][:4] == match[2]:
        return ("cumulative", match[2]), int(match[2]) * 12 + int(match[3])
    return None


def runs(values):
    groups, alone = {}, []
    for period in values:
        place = step(period)
        if place is None:
            alone.append(period)
        else:
            groups.setdefault(place[0], []).append((place[1], period))
    for members in groups.values():
        members.sort()
        run = [members[0]]
        for place, period in members[1:]:
            if place - run[-1][0] > 6:
                yield packed(run, values)
                run = []
            run.append((place, period))
        yield packed(run, values)
    for period in sorted(alone):
        yield period, values[period]


def packed(run, values):
    texts, last = [], run[0][0] - 1
    for place, period in run:
        texts += ["-"] * (place - last - 1) + [values[period]]
        last = place
    return run[0][1], " ".join(texts)
