#!/usr/bin/env python3
"""Scores and times the extraction of articles beside its peers: pages.py SOGDIAN PEERS-PYTHON FOLDER

64 pages of make_pages.py for quality, the same and more of their kind for speed. Sogdian is the whole process, reading of
claims and all; a peer is its extraction alone. All on one core, processor seconds. Prints a section of RESULTS.md.
"""
import collections
import html
import json
import os
import re
import resource
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
PAGES, MORE = 64, 1024


def words(text):
    return re.findall(r"\w+", html.unescape(text).lower())


def shingles(found):
    return collections.Counter(tuple(found[i:i + 4]) for i in range(max(0, len(found) - 3))) or collections.Counter([tuple(found)])


def without(text, title):
    """The words of a text without its title, which some give with the article and others apart."""
    found, title = words(text), words(title)
    if title and found[:len(title)] == title:
        return found[len(title):]
    return found


def score(pages, texts):
    right = given = wanted = 0
    kept = figures = removed = furniture = 0
    worst = collections.defaultdict(list)
    for (_, gold), text in zip(pages, texts):
        article = " ".join(gold["paragraphs"])
        true, mine = shingles(words(article)), shingles(without(text, gold["title"]))
        same = sum((true & mine).values())
        right, given, wanted = right + same, given + sum(mine.values()), wanted + sum(true.values())
        worst[gold["kind"]].append(2 * same / max(1, sum(true.values()) + sum(mine.values())))
        flat, own = " ".join(words(text)), " ".join(words(article))
        for sentence in re.split(r"(?<=[.!?])\s", article):
            if re.search(r"\d", sentence):
                figures += 1
                kept += " ".join(words(sentence)) in flat
        for piece in gold["furniture"]:
            piece = " ".join(words(piece))
            if piece and f" {piece} " not in f" {own} ":
                furniture += 1
                removed += f" {piece} " not in f" {flat} "
    precision, recall = right / max(1, given), right / max(1, wanted)
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / max(1e-9, precision + recall),
            "kept": kept / figures, "removed": removed / furniture,
            "kinds": {kind: sum(values) / len(values) for kind, values in worst.items()}}


def extractor(name):
    if name == "trafilatura":
        import trafilatura
        return trafilatura.__version__, lambda page: trafilatura.extract(page, include_comments=False) or ""
    from importlib.metadata import version
    from resiliparse.extract.html2text import extract_plain_text
    return version("resiliparse"), lambda page: extract_plain_text(page.decode(), main_content=True, alt_texts=False)


def peer(name, folder):
    """Runs inside the peers' Python: texts of the pages, then the time of more of them."""
    version, extract = extractor(name)
    texts = []
    for number in range(PAGES):
        with open(f"{folder}/page-{number:03}.html", "rb") as handle:
            texts.append(extract(handle.read()))
    size, seconds = 0, 0.0
    for number in range(MORE):
        with open(f"{folder}/more/page-{number:03}.html", "rb") as handle:
            page = handle.read()
        started = time.process_time()
        extract(page)
        seconds += time.process_time() - started
        size += len(page)
        if seconds > 40:
            break
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump({"version": version, "texts": texts, "speed": size / 1e6 / seconds, "memory": memory}, sys.stdout)


def ours(program, folder, pages):
    texts = []
    for number in range(len(pages)):
        out = os.path.join(folder, "text.out")
        subprocess.run([program, "read", "--format", "ndjson", "--text-out", out, f"{folder}/page-{number:03}.html"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        with open(out, encoding="utf-8") as handle:
            texts.append(handle.read())
    best, memory = None, 0
    for _ in range(3):
        process = subprocess.Popen([program, "read", "--format", "ndjson", f"{folder}/more"], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        _, _, usage = os.wait4(process.pid, 0)
        seconds = usage.ru_utime + usage.ru_stime
        best, memory = min(best or seconds, seconds), max(memory, usage.ru_maxrss / 1024)
    size = sum(os.path.getsize(f"{folder}/more/page-{n:03}.html") for n in range(MORE))
    return texts, size / 1e6 / best, memory


def main():
    if sys.argv[1] == "--peer":
        return peer(*sys.argv[2:])
    from make_pages import page
    program, python, folder = sys.argv[1:]
    os.makedirs(folder + "/more", exist_ok=True)
    pages = [page(number) for number in range(PAGES)]
    for place, count, first in ((folder, PAGES, 0), (folder + "/more", MORE, PAGES)):
        for number in range(count):
            text = pages[number][0] if place == folder else page(first + number)[0]
            with open(f"{place}/page-{number:03}.html", "wb") as handle:
                handle.write(text)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    texts, speed, memory = ours(program, folder, pages)
    rows = [("Sogdian, with the reading", score(pages, texts), speed, memory)]
    for name in ("trafilatura", "resiliparse"):
        answer = json.loads(subprocess.run([python, os.path.abspath(__file__), "--peer", name, folder],
                                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True).stdout)
        rows.append((f"{name} {answer['version']}, extraction alone", score(pages, answer["texts"]), answer["speed"], answer["memory"]))
    print("\n## Articles of pages\n")
    print(f"{PAGES} made-up pages of eight kinds (`make_pages.py`), F1 over runs of four words of the article's text, titles left out;")
    print(f"sentences with figures that are there whole; pieces of furniture that are gone. Speed over {MORE} more pages, one core.\n")
    print("| | precision | recall | F1 | figures kept | furniture removed | MB/s | memory, MB |\n|---|---|---|---|---|---|---|---|")
    for name, values, speed, memory in rows:
        print(f"| {name} | {values['precision']:.3f} | {values['recall']:.3f} | {values['f1']:.3f} | {values['kept']:.3f} | "
              f"{values['removed']:.3f} | {speed:.2f} | {memory:.0f} |")
    kinds = list(rows[0][1]["kinds"])
    print(f"\nF1 by kind of page:\n\n| | {' | '.join(kinds)} |\n|---|{'---|' * len(kinds)}")
    for name, values, _, _ in rows:
        print(f"| {name.split(',')[0]} | " + " | ".join(f"{values['kinds'][kind]:.2f}" for kind in kinds) + " |")


if __name__ == "__main__":
    main()
