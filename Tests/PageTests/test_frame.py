"""What every view has: languages, skip link, dark, print, quiet motion, a strict policy."""

import pytest

VIEWS = ["brief", "map", "whatif", "statistics", "ledger"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_says_its_words_in_the_language_of_its_address(opened, view):
    for language, other in (("en", "fr"), ("fr", "en")):
        watched = opened(language=language)
        page = watched.go(view)
        assert page.get_attribute("html", "lang") == language
        page.click(f".languages a[lang={other}]")
        page.wait_for_function("language => document.documentElement.lang === language", arg=other)
        watched.page.wait_for_load_state("networkidle")
        watched.check(accessible=False)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_readable_in_the_dark(opened, view):
    watched = opened(scheme="dark", language="fr")
    watched.go(view)
    watched.page.wait_for_load_state("networkidle")
    watched.check()


def test_the_skip_link_and_the_tabs_work_by_keyboard(opened):
    watched = opened()
    page = watched.go("brief")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.focus("nav a >> nth=3")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_selector(".statistics")
    assert page.get_attribute("nav a[aria-current]", "href").startswith("#/statistics")
    watched.check(accessible=False)


def test_motion_is_quiet_when_asked(opened):
    watched = opened(reduced_motion="reduce")
    page = watched.go("brief")
    seconds = page.evaluate("""() => {
        const spinner = Object.assign(document.createElement('span'), { className: 'spinner' });
        document.body.append(spinner);
        return parseFloat(getComputedStyle(spinner).animationDuration);
    }""")
    assert seconds <= 0.01


def test_print_shows_the_verdicts_without_the_controls(opened, tmp_path):
    watched = opened(language="fr")
    page = watched.go("brief")
    page.get_by_role("button", name="un article en français").click()
    page.wait_for_selector(".paper")
    page.emulate_media(media="print")
    assert page.locator(".bar").is_hidden() and page.locator(".claims").first.is_visible()
    page.pdf(path=tmp_path / "page.pdf")
    assert (tmp_path / "page.pdf").stat().st_size > 10_000


def test_the_policy_is_strict(opened, server):
    watched = opened()
    answer = watched.page.goto(server.address + "/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
