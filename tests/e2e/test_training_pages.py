"""The organizer's pages of practice in a browser, at two sizes of an office; a meeting on a projector."""

import logging
import threading
from contextlib import contextmanager

import pytest
from werkzeug.serving import make_server

from tests.e2e.axe import serious_violations
from tests.e2e.stage import TELL_VIOLATIONS
from tests.web.trained import trained_app

PAGES = (
    "/training",
    "/training?measure=mistakes&scope=party-history",
    "/training?scope=reform-history&by=topic",
    "/training/campaign",
    "/training/roster",
    "/training/items",
    "/training/items/ph-0001",
    "/training/weak",
    "/training/leaflet",
    "/training/health",
    "/training/reports",
    "/training/together",
    "/training/together/screen",
    "/training/campaign/codes",
)
TOO_SMALL = """() => [...document.querySelectorAll('main a.act, main button, .areas a')]
    .filter(each => each.getClientRects().length && each.getBoundingClientRect().height < 39.5)
    .map(each => each.textContent.trim())"""


@pytest.fixture(scope="module")
def office(chromium, tmp_path_factory):
    """The organizer's browser on a house that has practised, and what it complained about."""
    with contextmanager(trained_app)(tmp_path_factory.mktemp("office")) as app:
        logging.getLogger("werkzeug").setLevel(logging.ERROR)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        url, complaints = f"http://127.0.0.1:{server.server_port}", []
        context = chromium.new_context(base_url=url, locale="zh-CN", reduced_motion="reduce")
        context.add_init_script(TELL_VIOLATIONS)
        page = context.new_page()
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        services = app.extensions["quiz"]
        report = {"question": "ph-0001", "rev": 1, "reason": "key", "text": "答案好像是另一天"}
        services.practice.reports.report("m-office-1", services.practice.desk.course(), report)
        page.goto(f"/enter/{services.entrance.operator_token()}")
        yield page, complaints
        context.close()
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize("width", [1366, 1024])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_its_screen_and_everybody_can_use_it(office, path, width):
    page, complaints = office
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "it scrolls sideways"
    assert page.evaluate(TOO_SMALL) == []
    assert serious_violations(page) == []
    assert complaints == []


def test_a_count_is_begun_and_its_result_comes_by_itself(office):
    page, complaints = office
    page.goto("/training")
    before = page.locator("[data-told]").inner_text()
    page.get_by_role("button", name="重新统计").click()
    page.wait_for_function("() => !document.querySelector('[data-running]')", timeout=60_000)
    assert before and "统计" in page.locator("[data-told]").inner_text()
    assert complaints == []


def test_a_meeting_goes_through_five_questions_step_by_step(office):
    page, complaints = office
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto("/training/together/screen?branch=office")
    key, more = page.locator(".is-now .ask__key"), page.locator(".is-now .ask__more")
    for number in range(1, 6):
        assert page.locator(".is-now .ask__place").inner_text().startswith(f"第 {number} 题，共 5 题")
        assert not key.is_visible() and not more.is_visible()
        page.keyboard.press("Space")
        assert key.is_visible() and not more.is_visible()
        page.keyboard.press("ArrowRight")
        assert more.is_visible()
        page.keyboard.press("ArrowLeft")
        assert not more.is_visible()
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1"), "it does not fit"
        page.keyboard.press("ArrowRight")
    assert "看完了" in page.locator(".is-now").inner_text()
    assert complaints == []


def test_a_report_is_answered_in_the_browser(office):
    page, complaints = office
    page.goto("/training/reports")
    page.get_by_label("给提出人的答复").fill("核对过《简史》第一章，是 7 月 23 日。")
    page.get_by_role("button", name="答复并结案").click()
    page.wait_for_url("**/training/reports?closed=*")
    assert "都答复过了" in page.locator("h1").inner_text()
    assert complaints == []
