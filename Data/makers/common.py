"""Reading publishers' files and writing the project's own tables."""
import csv
import os
import sys


class Missing(Exception):
    """A source file that is not in the folder."""


def rows(folder, path):
    full = os.path.join(folder, path)
    if not os.path.isfile(full):
        raise Missing(f"{path} is not in {folder}; give the folder that holds it")
    with open(full, encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def hand(name):
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "..", "hand", name), encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write(root, path, header, lines):
    full = os.path.join(root, path)
    os.makedirs(os.path.dirname(full), exist_ok=True)
    with open(full + ".new", "w", encoding="utf-8", newline="") as handle:
        out = csv.writer(handle, lineterminator="\n")
        out.writerow(header)
        out.writerows(lines)
    os.replace(full + ".new", full)
    print(f"{path}: {len(lines)} rows")


def plain(number):
    """A number as decimal text without float noise."""
    text = f"{number:.6f}".rstrip("0").rstrip(".")
    return text if text not in ("", "-0") else "0"


def quality_of(word):
    """The project's word for a compiler's word of trust."""
    return {"secondary": "press", "": "assumed"}.get(word, word)


def fail(message):
    print(f"script/data: {message}", file=sys.stderr)
    sys.exit(66)
