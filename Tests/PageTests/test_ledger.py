"""The ledger: search in three languages, facets, a claim's trail, everything as NDJSON."""

import json


def test_a_claim_is_found_narrowed_and_followed(watched, picture):
    page = watched.go("ledger")
    page.wait_for_selector(".rows li")
    everything = page.locator(".rows li").count()
    page.locator(".facets fieldset").first.locator("input").first.check()
    page.wait_for_url("**rating=**")
    page.wait_for_function("() => document.querySelector('.facets input:checked')")
    page.wait_for_selector(".rows li")
    assert page.locator(".rows li").count() <= everything
    page.locator(".row-link").first.click()
    page.wait_for_selector(".steps-list li >> nth=2")
    if watched.size == "wide" and watched.language == "en":
        picture(page, "page-ledger")


def test_words_in_three_languages(opened):
    watched = opened()
    page = watched.go("ledger")
    page.wait_for_selector(".rows li")
    for words in ("Vietnam", "Viêt Nam", "越南"):
        page.fill("input[type=search]", words)
        page.wait_for_function("words => decodeURIComponent(location.hash).includes(words.split(' ')[0])", arg=words)
        page.wait_for_selector(".rows li, .empty")
        assert page.locator(".rows li").count() >= 1, words
    page.fill("input[type=search]", "xyzzy'; DROP TABLE record; --")
    page.wait_for_selector(".ledger-list .empty")
    watched.check()


def test_everything_as_lines_ends_with_its_status(opened):
    watched = opened()
    page = watched.go("ledger")
    page.wait_for_selector(".rows li")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Everything as NDJSON").click()
    lines = [json.loads(line) for line in open(waiting.value.path(), encoding="utf-8")]
    assert lines[-1]["type"] == "end" and lines[-1]["complete"] is True
    assert lines[-1]["claims"] == sum(line["type"] == "claim" for line in lines)
    watched.check(accessible=False)


def test_a_kept_document_opens_as_an_article(opened):
    watched = opened()
    page = watched.go("ledger")
    page.locator(".row-link").first.click()
    page.get_by_role("link", name="Open as an article").click()
    page.wait_for_selector(".paper a.claim")
    watched.check(accessible=False)
