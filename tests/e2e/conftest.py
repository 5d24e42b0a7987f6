"""A real browser and a real server: skipped by name without Chromium, required where the gate says so."""

import os
import shutil

import pytest

from tests.e2e.practice_stage import Phone, practice_house

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
    """A house for practice that listens: its services and its address."""
    with practice_house(tmp_path_factory.mktemp("practice")) as found:
        yield found


@pytest.fixture
def phones(chromium, house):
    """Open phones in this house; at the end none may have complained."""
    opened = []

    def phone(**options):
        opened.append(Phone(chromium, house[1], **options))
        return opened[-1]

    yield phone
    complaints = [text for each in opened for text in each.complaints]
    for each in opened:
        each.close()
    assert complaints == []
