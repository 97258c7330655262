"""Statistics: any pair, every reporter, the mirror gap, growth, and files to take away."""

import csv
import io


def test_both_sides_of_a_pair_stand_side_by_side(watched, picture):
    page = watched.go("statistics", reporter="CHN", partner="VNM")
    page.wait_for_selector(".statistics figure svg.chart .dot")
    assert page.locator(".finding").count() == 1
    assert "×" in page.locator(".finding").inner_text()
    assert page.locator("table.numbers").first.locator("tbody tr").count() > 10
    if watched.size == "wide" and watched.language == "fr":
        picture(page, "page-statistics")


def test_another_partner_by_the_keyboard(opened):
    watched = opened()
    page = watched.go("statistics", reporter="CHN", partner="VNM")
    page.wait_for_selector(".finding")
    page.get_by_label("Partner").select_option("KAZ")
    page.wait_for_url("**partner=KAZ**")
    page.wait_for_function("() => document.querySelector('.statistics h2')?.innerText.includes('Kazakhstan')")
    watched.check(accessible=False)


def test_the_values_are_taken_away_as_csv(opened):
    watched = opened()
    page = watched.go("statistics", reporter="CHN", partner="VNM")
    page.wait_for_selector(".finding")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(open(waiting.value.path(), encoding="utf-8").read())))
    assert {row["reporter"] for row in rows} == {"CHN", "VNM"}
    watched.check(accessible=False)


def test_nothing_held_is_said(opened):
    watched = opened()
    watched.expected = ("status of 4",)
    page = watched.go("statistics", reporter="TKM", partner="AND")
    page.wait_for_selector(".result .empty, .result .notice")
    watched.check()
