"""The map: places by name in five languages, routes between two clicks, reach, trade by width, sources on hover and focus."""

import pytest
from conftest import BINARY


def test_a_route_between_two_named_places(watched, picture):
    page = watched.go("map", **{"from": "Khorgos", "to": "Almaty", "by": "generalised"})
    page.wait_for_selector(".option.chosen .legs li")
    assert page.locator(".option").count() >= 1
    totals = page.locator(".option.chosen .totals").inner_text()
    assert "USD" in totals and "CO₂e" in totals and "km" in totals
    assert page.locator(".netmap .route.chosen").count() >= 1
    number = page.locator(".option.chosen .totals .sourced").first
    number.focus()
    page.wait_for_selector("#tip:not([hidden])")
    assert page.locator("#tip .from").count() >= 1 and page.locator("#tip .quality").count() >= 1
    assert number.get_attribute("aria-describedby") == "tip"
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()
    number.hover()
    page.wait_for_selector("#tip:not([hidden])")
    page.mouse.move(0, 0)
    if watched.size == "wide" and watched.language == "en":
        picture(page, "page-map")


@pytest.mark.parametrize("word", ["Алматы", "阿拉木图", "Almaty", "almaty"])
def test_a_place_is_found_in_its_languages(opened, word):
    watched = opened()
    page = watched.go("map")
    field = page.get_by_role("combobox", name="From")
    field.click()
    page.keyboard.insert_text(word)
    option = page.get_by_role("option").first
    option.wait_for()
    assert "Almaty" in option.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**from=Almaty**")
    watched.check(accessible=False)


def test_two_clicks_make_a_route(opened):
    watched = opened()
    page = watched.go("map", by="generalised")
    page.wait_for_selector(".netmap svg .land")
    page.wait_for_timeout(200)
    spot = page.evaluate("""() => {
        const box = document.querySelector('.netmap').getBoundingClientRect();
        return [box.left + box.width * .45, box.top + box.height * .35, box.left + box.width * .6, box.top + box.height * .45];
    }""")
    page.mouse.click(spot[0], spot[1])
    page.wait_for_url("**from=**")
    page.mouse.click(spot[2], spot[3])
    page.wait_for_url("**to=**")
    page.wait_for_selector(".option, .notice")
    watched.check(accessible=False)


def test_two_clicks_at_once_make_a_route(opened):
    """Both clicks fall before the page hears of its new address."""
    watched = opened()
    page = watched.go("map", by="generalised")
    page.wait_for_selector(".netmap svg .land")
    page.wait_for_timeout(200)
    page.evaluate("""() => {
        const map = document.querySelector('.netmap');
        const box = map.getBoundingClientRect();
        for (const [x, y] of [[.45, .35], [.6, .45]]) {
            const at = { bubbles: true, pointerId: 1, clientX: box.left + box.width * x, clientY: box.top + box.height * y };
            map.dispatchEvent(new PointerEvent('pointerdown', at));
            map.dispatchEvent(new PointerEvent('pointerup', at));
        }
    }""")
    page.wait_for_url("**to=**")
    assert "from=" in page.url
    watched.check(accessible=False)


def test_how_far_in_some_days(watched):
    page = watched.go("map", **{"from": "Khorgos", "within": "3d"})
    page.wait_for_selector(".reach-key")
    assert page.evaluate("document.querySelector('.netmap canvas').width") > 0
    painted = page.evaluate("""() => {
        const canvas = document.querySelector('.netmap canvas');
        return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte > 0);
    }""")
    assert painted


@pytest.mark.skipif("debug" in BINARY, reason="twenty routes need a release build: swift build -c release --product sogdian")
def test_trade_is_drawn_by_width(opened):
    watched = opened()
    page = watched.go("map", flows="CHN")
    page.wait_for_selector(".panel table tbody tr", timeout=120_000)
    widths = page.evaluate("[...document.querySelectorAll('.netmap .flow')].map((line) => parseFloat(line.style.strokeWidth))")
    assert len(set(widths)) > 3 and max(widths) == 16
    watched.check()


def test_the_keyboard_moves_among_crossings_and_tells_their_hours(opened):
    watched = opened()
    page = watched.go("map")
    page.wait_for_selector(".netmap .item[tabindex='0']", state="attached")
    page.wait_for_load_state("networkidle")
    page.focus(".netmap .item[tabindex='0']")
    before = page.evaluate("document.activeElement.dataset.id")
    page.wait_for_selector("#tip:not([hidden])")
    page.keyboard.press("ArrowRight")
    after = page.evaluate("document.activeElement.dataset.id")
    assert after and after != before
    page.keyboard.press("Enter")
    page.wait_for_selector(".detail:not([hidden]) .tip-title")
    assert "item=" in page.url
    frame = page.get_attribute(".netmap svg", "viewBox")
    page.focus(".netmap")
    page.keyboard.press("+")
    assert page.get_attribute(".netmap svg", "viewBox") != frame
    watched.check(accessible=False)


def test_layers_go_and_come_by_the_address(opened):
    watched = opened()
    page = watched.go("map", layers="rail,crossing")
    page.wait_for_selector(".netmap svg .land")
    assert page.locator(".netmap .project").first.is_hidden()
    page.click(".legend-box summary")
    page.get_by_role("checkbox", name="Projects").check()
    page.wait_for_url("**layers=rail,crossing,project**")
    assert page.locator(".netmap .project").first.is_visible() or page.locator(".netmap.no-project").count() == 0
    watched.check()


def test_an_unknown_place_gets_the_server_s_sentence(opened):
    watched = opened()
    watched.expected = ("status of 4",)
    page = watched.go("map", **{"from": "Khorgoss", "to": "Almaty"})
    page.wait_for_selector("[role=alert]")
    assert "Khorgoss" in page.locator("[role=alert]").inner_text()
    watched.check()


def test_few_paths_are_drawn(opened):
    watched = opened()
    page = watched.go("map")
    page.wait_for_selector(".netmap svg .land")
    assert page.locator(".netmap svg path").count() < 5000
