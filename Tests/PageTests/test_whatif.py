"""What if: a hand on a slider, and what follows it."""

import statistics as numbers

import pytest
from conftest import BINARY

# Two hundred draws of a world's equilibrium take a debug build minutes: these need the program as people run it.
pytestmark = pytest.mark.skipif("debug" in BINARY, reason="needs a release build: swift build -c release --product sogdian")


def settle(page):
    page.wait_for_selector(".outcome table tbody tr")


def test_effects_follow_a_crossing_a_line_and_a_strait(watched, picture):
    page = watched.go("whatif", dwell="khorgos-rail:6", open="cku")
    settle(page)
    assert page.locator(".change").count() == 2
    assert page.locator("table.effects tbody tr").count() >= 1
    page.wait_for_function("() => document.querySelector('.bands-line').textContent.length > 0", timeout=60_000)
    if watched.size == "wide" and watched.language == "en":
        picture(page, "page-whatif")


def test_a_scenario_is_kept_compared_and_shared_by_its_address(opened):
    watched = opened()
    page = watched.go("whatif", open="cku")
    settle(page)
    page.get_by_role("button", name="Keep to compare").click()
    page.wait_for_selector(".kept table")
    page.fill(".pick input", "khorgos")
    page.locator("[data-link='khorgos-rail']").click()
    slider = page.locator("input[type=range]")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => location.hash.includes('dwell=khorgos-rail')")
    address = page.url
    page.get_by_role("button", name="Keep to compare").click()
    assert page.locator(".kept thead th").count() == 3
    again = opened()
    again.page.goto(address)
    settle(again.page)
    assert again.page.locator(".change").count() == 2
    watched.check(accessible=False)
    again.check(accessible=False)


def test_new_numbers_follow_the_hand(opened, capsys):
    """Fifty moves of a slider, each timed in the browser from the input event to the new numbers on the page.
    """
    moves = 50
    watched = opened()
    page = watched.go("whatif", dwell="khorgos-rail:24")
    settle(page)
    page.wait_for_load_state("networkidle")
    times = page.evaluate("""async (moves) => {
        const slider = document.querySelector('input[type=range]');
        const outcome = document.querySelector('.outcome');
        const times = [];
        for (let turn = 0; turn < moves; turn += 1) {
            const before = Number(outcome.dataset.answers ?? 0);
            slider.value = String(6 + (turn * 7) % 60);
            const start = performance.now();
            slider.dispatchEvent(new Event('input', { bubbles: true }));
            await new Promise((resolve) => {
                const look = () => (Number(outcome.dataset.answers ?? 0) > before ? resolve() : requestAnimationFrame(look));
                look();
            });
            times.push(performance.now() - start);
        }
        return times;
    }""", moves)
    median = numbers.median(times)
    with capsys.disabled():
        print(f"\nslider to new numbers: median {median:.0f} ms of {len(times)}, worst {max(times):.0f} ms")
    # How fast it is depends on the build and the machine; that every move was answered does not.
    assert len(times) == moves
    watched.check(accessible=False)
