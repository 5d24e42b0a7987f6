"""A real browser and a real server: skipped by name without Chromium, required where the gate says so."""

import os
import shutil

import pytest

from tests.e2e.practice_house import House, SmallHouse
from tests.e2e.practice_phone import Phone

CHROMIUM = os.environ.get("E2E_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
REQUIRED = "chromium" in os.environ.get("LEITAI_REQUIRE", "")
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-prefers-reduced-motion",
]


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests of this folder."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if CHROMIUM is None:
        if REQUIRED:
            pytest.fail("Chromium is required and was not found")
        pytest.skip("Chromium is not installed: the screens were not tested in a browser")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS, *(["--no-sandbox"] if root else [])]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    """A house for practice with our own banks."""
    with House(tmp_path_factory.mktemp("practice")) as found:
        yield found


@pytest.fixture
def small_house(tmp_path):
    """A house with two small banks; each test may edit them and put its clock back."""
    with SmallHouse(tmp_path) as found:
        yield found


def phones_in(chromium, house, usual=()):
    """Open phones in a house; at the end none may have complained of what nobody expects."""
    opened = []

    def phone(known=(), **options):
        opened.append(Phone(chromium, house, (*usual, *known), **options))
        return opened[-1]

    yield phone
    complaints = [text for each in opened for text in each.complaints]
    for each in opened:
        each.close()
    assert complaints == []


@pytest.fixture
def phones(chromium, house):
    yield from phones_in(chromium, house)


@pytest.fixture
def small_phones(chromium, small_house):
    """Phones in the small house, where a name may be taken and a page may not be there yet."""
    yield from phones_in(chromium, small_house, ("status of 404", "status of 409"))


@pytest.fixture
def phone(small_phones):
    return small_phones().open()
