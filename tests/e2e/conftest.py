"""A real browser and a real server: skipped by name without Chromium, required where the gate says so."""

import os
import shutil

import pytest

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
