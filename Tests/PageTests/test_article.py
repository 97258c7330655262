"""An article: pasted, dropped, uploaded; its figures, their reasons, and what is handed on."""

import re
from conftest import EXAMPLES


def brief(watched, language=None):
    page = watched.go("brief")
    page.fill("textarea", EXAMPLES[language or watched.language].read_text())
    page.click("button.primary")
    page.wait_for_selector(".paper")
    return page


def test_a_figure_of_the_article_leads_to_its_reasons(watched, picture):
    page = brief(watched)
    assert page.locator("a.claim").count() >= 3
    assert page.locator(".tally li").count() >= 1
    claim = page.locator("a.claim").first
    words = claim.inner_text().replace("\u00a0", " ").lstrip("✓≈≠⚡? ")
    claim.click()
    page.wait_for_selector(".inspector .verdict-line")
    assert page.locator(".inspector h2").inner_text().strip("«»“” \u00a0\u202f\n") in words
    assert page.locator(".inspector svg.chart path.mark").count() == 1
    assert page.locator(".inspector table tbody tr").count() >= 1
    assert page.locator(".inspector .rule code").count() >= 1
    assert "claim=" in page.url
    if watched.size == "wide":
        picture(page, f"page-article-{watched.language}")
    elif watched.language == "fr":
        page.evaluate("window.scrollTo(0, 0)")
        picture(page, "page-article-narrow")


def test_marks_carry_a_sign_beside_the_colour(watched):
    page = brief(watched)
    signs = {mark.get_attribute("class").split()[1]: mark.locator(".sign").inner_text() for mark in page.locator("a.claim").all()}
    assert all(sign.strip() for sign in signs.values())
    assert len(set(signs.values())) == len(signs)


def test_arrows_step_through_the_figures(opened):
    watched = opened()
    page = brief(watched)
    page.locator("a.claim").first.click()
    first = page.locator(".inspector h2").inner_text()
    page.click("a.step >> nth=-1")
    page.wait_for_function("text => document.querySelector('.inspector h2').innerText !== text", arg=first)
    page.go_back()
    page.wait_for_function("text => document.querySelector('.inspector h2').innerText === text", arg=first)
    watched.check()


def test_a_file_is_read_as_what_it_is(opened, tmp_path):
    watched = opened()
    page = watched.go("brief")
    html = tmp_path / "article.html"
    html.write_text(
        "<!doctype html><html lang=en><title>Trade</title><body><nav>Home About</nav><article><h1>Trade</h1>"
        "<p>China's trade with Vietnam reached 260 billion dollars in 2024, customs said.</p></article></body></html>")
    page.set_input_files("input[type=file]", html)
    page.wait_for_selector(".paper a.claim")
    assert "260 billion" in page.locator("a.claim").first.inner_text()
    assert "<p>" not in page.locator(".paper").inner_text()
    watched.check()


def test_a_dropped_file_is_read(opened):
    watched = opened()
    page = watched.go("brief")
    text = EXAMPLES["en"].read_text()
    transfer = page.evaluate_handle(
        "text => { const data = new DataTransfer(); data.items.add(new File([text], 'a.txt', {type: 'text/plain'})); return data; }", text)
    page.dispatch_event(".article-form", "drop", {"dataTransfer": transfer})
    page.wait_for_selector(".paper a.claim")
    watched.check()


def test_the_brief_is_handed_on_as_html_markdown_and_linked_data(opened):
    watched = opened(language="fr")
    page = brief(watched)
    for name, holds in (("HTML", b"<!DOCTYPE html>"), ("Markdown", b"## "), ("JSON-LD", b'"@context"')):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name, exact=True).click()
        content = open(waiting.value.path(), "rb").read()
        assert holds in content, name
    watched.check()


def test_an_empty_article_is_answered_with_the_server_s_sentence(opened):
    watched = opened()
    watched.expected = ("status of 4",)
    page = watched.go("brief")
    page.fill("textarea", "\u0000\u0001\u0002 binary \u0000" * 50)
    page.click("button.primary")
    page.wait_for_selector("[role=alert], .paper")
    watched.check()


def test_what_is_kept_needs_the_token_and_is_found_again(opened, server):
    watched = opened()
    page = watched.page
    page.goto(f"{server.address}/#token={server.token}")
    page.wait_for_selector("textarea")
    assert server.token not in page.url
    page.fill("textarea", "On 3 May 2024 customs said China's trade with Vietnam reached 229.8 billion dollars in 2023.")
    page.click("button.primary")
    page.wait_for_selector(".paper a.claim")
    page.get_by_role("button", name="Keep in the ledger").click()
    page.get_by_role("button", name=re.compile("Kept|Was kept")).wait_for()
    watched.check()


def test_a_hostile_article_is_harmless(watched):
    page = watched.go("brief")
    page.evaluate("window.marker = 0")
    hostile = (
        "A hostile article. <script>window.marker = 1</script> <img src=x onerror='window.marker = 2'> \u202eabc\u202c\u2066\n"
        "China's trade with Vietnam reached 260 billion dollars in 2024 <b onclick=alert(1)>\u202e customs said.\n"
        "javascript:alert(1) {{7*7}} ${7*7} ]]> --> </textarea></article>")
    page.fill("textarea", hostile)
    page.click("button.primary")
    page.wait_for_selector(".paper")
    assert page.evaluate("window.marker") == 0
    assert page.locator(".paper script, .paper img, .paper b").count() == 0
    shown = page.locator("main").inner_text()
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", shown)
    assert "U+202E" in page.locator(".paper").inner_text()


def test_the_projects_of_an_article_are_on_the_map(opened):
    watched = opened(language="fr")
    page = watched.go("brief")
    page.fill("textarea", EXAMPLES["fr"].read_text())
    page.click("button.primary")
    page.wait_for_selector(".paper")
    if page.locator(".consequences .netmap").count():
        page.wait_for_selector(".consequences .netmap svg .picked", state="attached")
    watched.check(accessible=False)
