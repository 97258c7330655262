"""The words of the page: one table, both languages, nothing missing and nothing left over."""

import re
from conftest import ROOT

SCRIPTS = ROOT / "Sources" / "PageAssets" / "page" / "js"


def table():
    text = (SCRIPTS / "words.js").read_text()
    body = text[text.index("export const words = {"):text.index("\n};\n")]
    entry = re.compile(r'^  (\w+): \[\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)",?\s*\],$', re.M)
    found = {name: (english, french) for name, english, french in entry.findall(body)}
    assert len(found) == len(re.findall(r"^  \w+: \[", body, re.M)), "an entry is not a pair of texts"
    return found


def sources():
    return {path.name: path.read_text() for path in SCRIPTS.glob("*.js") if path.name != "words.js"}


def test_every_word_stands_in_both_languages():
    words = table()
    assert len(words) > 150
    for name, (english, french) in words.items():
        assert english.strip() and french.strip(), name


def test_every_word_that_is_said_is_in_the_table():
    words = table()
    for file, text in sources().items():
        for name in re.findall(r'say\("(\w+)"\)', text):
            assert name in words, f"{file} says {name}"


def test_no_word_of_the_table_is_never_said():
    text = "\n".join(sources().values())
    prefixes = set(re.findall(r"say\(`(\w+?_)\$", text)) | {"modality_", "basis_"}
    for name in table():
        is_said = re.search(rf'"{name}"', text) or name.endswith("_means") or name.startswith(tuple(prefixes))
        assert is_said, name


def test_closed_lists_of_the_program_have_their_words():
    words = table()
    swift = (ROOT / "Sources" / "Freight" / "Routes" / "RouteOption.swift").read_text()
    kinds = re.search(r"enum Kind: String.*?\n    }", swift, re.S).group(0)
    for line in re.findall(r'case (\w+)(?: = "(\w+)")?', kinds):
        assert f"mode_{line[1] or line[0]}" in words
    projects = (ROOT / "Sources" / "AtlasTables" / "tables" / "projects.csv").read_text().splitlines()
    head = projects[0].split(",")
    import csv
    for row in csv.DictReader(projects):
        assert f"project_{row['kind']}" in words and f"status_{row['status']}" in words, row["id"]
    assert "kind" in head


def test_no_text_is_parsed_as_markup():
    for file, text in sources().items():
        for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
            assert word not in text, f"{file} uses {word}"


def test_no_style_or_script_stands_in_the_page():
    html = (ROOT / "Sources" / "PageAssets" / "page" / "index.html").read_text()
    assert not re.search(r"<style|<script(?![^>]*src=)|\sstyle=|\son\w+=", html)
    assert not re.search(r"https?://", html)


def test_every_file_of_the_page_is_in_the_binary():
    listed = (ROOT / "Sources" / "PageAssets" / "PageAssets.c").read_text()
    for path in (ROOT / "Sources" / "PageAssets" / "page").rglob("*"):
        if path.is_file():
            assert f'"page/{path.relative_to(ROOT / "Sources" / "PageAssets" / "page")}"' in listed, path
