"""One server, one browser, and pages that are watched while they are used."""

import os
import pathlib
import re
import subprocess
import tempfile
import urllib.request

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = {"fr": ROOT / "Examples" / "asie-centrale.fr.txt", "en": ROOT / "Examples" / "asean.en.txt"}
SIZES = {"wide": {"width": 1280, "height": 900}, "narrow": {"width": 360, "height": 780}}


def pytest_addoption(parser):
    parser.addoption("--pictures", action="store_true", help="renew the pictures in docs/images")


BINARY = os.environ.get("SOGDIAN", str(ROOT / ".build" / "debug" / "sogdian"))


class Server:
    """`sogdian serve` with a data folder that is thrown away."""

    def __init__(self, folder):
        self.log = open(pathlib.Path(folder) / "log", "w+")
        self.process = subprocess.Popen(
            [BINARY, "serve", "--port", "0", "--quiet", "--data-dir", folder],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        found = re.match(r"(http://[^/]+)/#token=(\S+)", line)
        if not found:
            self.process.kill()
            self.log.seek(0)
            raise RuntimeError(f"the server did not start: {line}{self.log.read()}")
        self.address, self.token = found.groups()

    def keep(self, path):
        request = urllib.request.Request(
            f"{self.address}/api/ledger/documents", data=path.read_bytes(),
            headers={"Content-Type": "text/plain;charset=utf-8", "Authorization": f"Bearer {self.token}"})
        with urllib.request.urlopen(request) as answer:
            return answer.status

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=20)
        self.log.close()


@pytest.fixture(scope="session")
def server():
    with tempfile.TemporaryDirectory() as folder:
        server = Server(folder)
        for path in EXAMPLES.values():
            server.keep(path)
        yield server
        server.stop()


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


class Watched:
    """A page whose faults are collected."""

    def __init__(self, browser, server, size="wide", language="en", scheme="light", **options):
        self.server, self.size, self.language = server, size, language
        self.context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, accept_downloads=True, **options)
        self.context.set_default_timeout(90_000)
        self.page = self.context.new_page()
        self.faults = []
        # An answer that refuses what a test asks for on purpose is no fault.
        self.expected = ()
        if "debug" in BINARY:
            # There one scenario keeps the server busy for a minute; test_whatif is for release builds alone.
            empty = {"economies": [], "routes": [], "pairs": [], "gates": [], "assumed": [], "sources": []}
            self.page.route("**/api/whatif?*", lambda route: route.fulfill(json=empty))
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", self._asked)

    def _said(self, message):
        if message.type in ("error", "warning") and not any(word in message.text for word in self.expected):
            self.faults.append(f"console: {message.text}")

    def _failed(self, request):
        # A newer question stops an older one.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url} {request.failure}")

    def _asked(self, request):
        if not request.url.startswith((self.server.address, "data:", "blob:")):
            self.faults.append(f"outside: {request.url}")

    def go(self, view, **values):
        query = "&".join(f"{name}={value}" for name, value in {**values, "lang": self.language}.items())
        self.page.goto(f"{self.server.address}/#/{view}?{query}")
        self.page.wait_for_selector("main > :not(.waiting)")
        return self.page

    def check(self, accessible=True):
        """Fails on whatever went wrong so far, on a page wider than its window, and on what axe finds."""
        widths = self.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert widths[0] <= widths[1], f"the page is {widths[0]} wide in {widths[1]}"
        if accessible:
            found = Axe().run(self.page).response["violations"]
            grave = [
                f"{fault['id']}: {node['html'][:160]}" for fault in found if fault["impact"] in ("serious", "critical")
                for node in fault["nodes"][:4]
            ]
            assert not grave, "\n".join(grave)
        assert not self.faults, "\n".join(self.faults)

    def close(self):
        self.context.close()


@pytest.fixture
def opened(browser, server):
    """Makes watched pages and closes them."""
    pages = []

    def open_page(size="wide", language="en", **options):
        pages.append(Watched(browser, server, size, language, **options))
        return pages[-1]

    yield open_page
    for page in pages:
        page.close()


@pytest.fixture(params=[(language, size) for language in ("en", "fr") for size in SIZES], ids=lambda pair: "-".join(pair))
def watched(request, opened):
    """A page in each language at each size."""
    language, size = request.param
    page = opened(size, language)
    yield page
    page.check()


@pytest.fixture
def picture(request):
    """Takes a picture for the documentation, when asked to."""

    def take(page, name, **options):
        if request.config.getoption("--pictures"):
            page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png", **options)

    return take
