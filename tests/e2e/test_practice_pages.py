"""
The pages beside the questions, on a phone: progress, forecast, ways, mock paper, one's own page.

The ledger has a file of its own.
"""

import json
import re
from pathlib import Path

import pytest

from quiz.people import RosterLine
from tests.e2e.axe import serious_violations
from tests.e2e.practice_house import BANKS, PERIODS
from tests.e2e.practice_phone import LETTERS, TOOK_MS
from tests.e2e.stage import PHONE

I18N = Path(__file__).parents[2] / "static" / "i18n"
NARROW = {**PHONE, "viewport": {"width": 320, "height": 568}}


def words(lang: str) -> dict[str, str]:
    return json.loads((I18N / lang / "practice_pages.json").read_text(encoding="utf-8"))


def test_both_languages_say_the_same_and_neither_flatters_nor_counts():
    chinese, english = words("zh-CN"), words("en")
    assert chinese.keys() == english.keys()
    for key, text in chinese.items():
        assert key.startswith("practice_pages.")
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english[key])), key
        assert not re.search("恭喜|太棒|加油|真棒|连续|积分|打卡|名次|[!！]", text), key
        assert not re.search(r"streak|congrat|great|well done|leaderboard|!", english[key], re.I), key


@pytest.mark.timeout(180)
def test_a_mock_paper_tells_nothing_until_it_is_handed_in(phone):
    page = phone.go("mock")
    page.clock.install()
    page.get_by_role("button", name="开始做卷子").tap()
    page.wait_for_selector(".page--paper")
    of = int(re.search(r"共 (\d+) 题", page.locator(".bar-top").inner_text())[1])
    for number in range(of - 1):
        stem = page.locator(".stem").inner_text()
        page.clock.fast_forward(TOOK_MS)
        page.locator(".opt", has_text="1949年" if number else "1921年").tap()
        assert page.locator(".is-right, .is-wrong, .verdict").count() == 0
        page.get_by_role("button", name="下一题").tap()
        page.wait_for_function("old => document.querySelector('.stem').textContent !== old", arg=stem)

    page = phone.go("mock")  # closed and opened again: where it was, with what was chosen
    page.wait_for_selector(f"text=第 {of} 题，共 {of} 题")
    page.get_by_role("button", name="看答题卡").tap()
    assert page.locator(".numbers .is-done").count() == of - 1
    page.get_by_role("button", name="第 1 题，已答").tap()
    assert "1921年" in page.locator(".opt.is-on").inner_text()
    wrong = page.locator(".stem").inner_text()
    page.get_by_role("button", name="答题卡").tap()
    page.get_by_role("button", name="交卷", exact=True).tap()
    assert "还有 1 题没答" in page.locator(".note").inner_text()
    with page.expect_response(lambda answer: "entries" in answer.url):
        page.get_by_role("button", name="就这样交卷").tap()

    page.wait_for_selector(".page--result")
    text = page.locator(".matter").inner_text()
    assert f"{of} 题里答对 {of - 2} 题" in text
    assert all(title in text for title in BANKS.values())
    assert re.search(r"\d+% 到 \d+%", text)
    assert not re.search("分钟|名次|用时", text)
    assert page.locator(".fold__head", has_text=wrong).count() == 1
    page.locator(".fold__head", has_text=wrong).tap()
    page.wait_for_selector(".opt.is-wrong")
    page.wait_for_function("() => !Object.keys(localStorage).some((key) => key.includes('entry.'))")
    page.get_by_role("button", name="错的已进台账，去看").tap()
    page.wait_for_selector(".page--ledger .item")
    assert phone.left() == 2


@pytest.mark.timeout(120)
def test_a_forecast_says_what_is_missing_and_then_draws_a_range(phone):
    page = phone.go("forecast")
    page.wait_for_selector("text=就能估分")
    assert page.locator(".range").count() == 0

    everything = [f"{bank}-{number:04}" for bank in BANKS for number in range(1, 21)]
    phone.answered(1, *((name, "A" if name.endswith("7") else "B") for name in everything), mode="mock")
    page = phone.go("forecast")
    page.wait_for_selector(".range")
    found = re.search(r"落在\s*(\d+) 到 (\d+) 分", page.locator(".matter").inner_text())
    assert 0 <= int(found[1]) < int(found[2]) <= 100


@pytest.mark.timeout(120)
def test_a_range_is_drawn_with_its_meaning_and_what_pays_most(phone):
    gain = {"points": 2.2, "minutes": 6, "bank": "reform", "history": "改革开放史", "period": PERIODS[1]}
    told = {"score": 84.4, "low": 79.2, "high": 88.9, "full": 100, "probes": 46, "needed": 0}
    body = json.dumps({**told, "gains": [{**gain, "topic": None, "count": 12}]})
    phone.page.route("**/api/practice/forecast", lambda route: route.fulfill(json=json.loads(body)))
    page = phone.go("forecast")
    page.wait_for_selector(".range")
    assert "十次里有八次会落在 79 到 89 分" in page.locator(".matter").inner_text()
    assert page.locator(".range").get_attribute("aria-label") == "大约 84 分，多半在 79 到 89 分之间"
    page.get_by_role("button", name="练改革开放史 12 题").tap()
    page.wait_for_selector(".opt")
    assert "改革开放史" in page.locator(".kind").inner_text()


@pytest.mark.timeout(120)
def test_progress_opens_chapters_and_says_numbers_of_questions(phone):
    phone.answered(1, *((f"party-{number:04}", "B") for number in range(1, 7)))
    page = phone.go("progress")
    page.wait_for_selector("[data-bank='party']")
    assert re.search(
        r"20 题，今天大约答得出 \d+ 题，其中 \d+ 题已巩固；还有 14 题没见过。",
        page.locator("[data-bank='party']").inner_text(),
    )
    page.get_by_role("button", name=re.compile("^党史")).tap()
    assert page.locator("[data-bank='party'] .chapters li").count() == len(PERIODS)
    page.locator("[data-bank='party'] .chapters li").first.get_by_role("button").tap()
    page.wait_for_selector(".opt")
    assert "党史" in page.locator(".kind").inner_text()


@pytest.mark.timeout(120)
def test_subjects_and_the_challenge_lead_to_questions(phone):
    page = phone.go("modes")
    page.wait_for_selector(".doors .door")
    assert [each.get_attribute("data-way") for each in page.locator(".doors").first.locator(".door").all()][
        -1
    ] == "duel"
    page.locator("[data-way='topic']").tap()
    page.get_by_role("button", name=re.compile("^改革开放史")).tap()
    page.get_by_role("button", name=re.compile("^新时代")).tap()
    page.wait_for_selector(".opt")
    assert "改革开放史" in page.locator(".kind").inner_text()
    page = phone.go("modes?pick=challenge")
    page.get_by_role("button", name="开始").tap()
    page.wait_for_selector(".opt")
    assert page.locator(".bar-top .num").inner_text() == "第 1 题", "nobody knows how many there will be"
    page.locator(".opt", has_text="1921年").tap()
    page.locator(".opt", has_text="1921年").tap()
    page.locator(".onward .btn--next").tap()
    page.wait_for_selector(".done-line")


@pytest.mark.timeout(120)
def test_everything_is_erased_after_two_steps(phone):
    phone.answered(1, ("party-0001", "A"))
    phone.go("ledger").wait_for_selector("[data-question='party-0001']")
    page = phone.go("me")
    page.get_by_role("button", name="删掉我的全部数据").tap()
    page.get_by_role("button", name="我要删").tap()
    assert phone.tell("entries", {"entries": [], "now": 0})["ok"], "nothing is gone before the second step"
    with page.expect_navigation():
        page.get_by_role("button", name="删掉，不可恢复").tap()
    page.wait_for_selector("#app main")
    kept = page.evaluate("() => Object.keys(localStorage).filter((key) => /known|ledger|entry/.test(key))")
    assert kept == []
    phone.go("ledger").wait_for_selector("text=台账上没有题")


@pytest.mark.timeout(180)
def test_a_name_brings_the_ledger_to_a_second_phone_and_leaving_forgets_it(small_house, small_phones, phone):
    small_house.services.practice.roster.replace([RosterLine("1", "第一支部", "周建国")])
    phone.answered(1, ("party-0001", "A"))

    save(phone, "2580")
    page = phone.go("me")
    page.get_by_role("button", name="换密码").tap()
    page.get_by_label("新的四位数密码").fill("1470")
    page.get_by_role("button", name="换成这个").tap()
    page.wait_for_selector("text=换好了。")
    with page.expect_download() as export:
        page.get_by_role("link", name="下载我的数据").tap()
    told = json.loads(export.value.path().read_text(encoding="utf-8"))
    assert told["姓名"] == "周建国" and len(told["作答"]) == 1

    other = small_phones().open()
    save(other, "1470", joins=True)
    other.go("ledger").wait_for_selector("[data-question='party-0001']")

    page = other.go("me")
    page.get_by_role("button", name="从这部手机退出").tap()
    with page.expect_navigation():
        page.get_by_role("button", name="退出", exact=True).tap()
    other.go("ledger").wait_for_selector("text=台账上没有题")
    phone.go("ledger").wait_for_selector("[data-question='party-0001']")


def save(phone, pin, joins=False):
    """Fill the form of #/name; a name that is known already wants its number a second time."""
    page = phone.go("name")
    page.get_by_label("支部").select_option(label="第一支部")
    page.get_by_label("姓名").fill("周建国")
    page.locator("#save-pin").fill(pin)
    page.locator("button[type=submit]").tap()
    if joins:
        page.wait_for_function("() => document.querySelector('#save-pin').value === ''")
        page.locator("#save-pin").fill(pin)
        page.locator("button[type=submit]").tap()
    page.wait_for_selector(".page--me h2:text('周建国')")


@pytest.mark.timeout(120)
def test_pages_show_the_last_known_state_without_a_line(phone):
    phone.answered(1, ("party-0001", "A"))
    page = phone.go("ledger")
    page.wait_for_selector("[data-question='party-0001']")
    page.goto(f"{phone.url}/practice#/")
    page.wait_for_selector(".opt")
    page.wait_for_timeout(1500)  # the pages are fetched when the first question has the line no more
    page.context.set_offline(True)
    page.evaluate("() => { location.hash = '#/ledger'; }")
    page.wait_for_selector(".band--age")
    assert "没连上" in page.locator(".band--age").inner_text()
    assert phone.row("party-0001").count() == 1
    page.evaluate("() => { location.hash = '#/progress'; }")
    page.wait_for_selector("text=没连上，这一页还没存下来")
    page.context.set_offline(False)


@pytest.mark.timeout(120)
def test_settings_are_kept_and_the_larger_type_enlarges(phone):
    page = phone.go("me")
    before = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")
    with page.expect_response("**/api/practice/settings"):
        page.locator(".choice label", has_text="5 题").first.tap()
    with page.expect_response("**/api/practice/settings"):
        page.get_by_role("switch", name=re.compile("是蒙的")).tap()
    page.get_by_role("switch", name=re.compile("大字")).tap()
    assert page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") > before
    page = phone.go("me")
    assert page.locator(".choice .is-on").inner_text() == "5 题"
    assert page.get_by_role("switch", name=re.compile("是蒙的")).get_attribute("aria-checked") == "false"


@pytest.mark.timeout(180)
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("size", ["usual", "narrow", "large"])
def test_every_page_holds_on_a_phone_and_to_a_screen_reader(small_phones, lang, size):
    phone = small_phones(**(NARROW if size == "narrow" else {})).open(f"/practice?lang={lang}")
    phone.miss("party-0001", days_ago=3)
    phone.answered(1, ("party-0002", "A"), ("reform-0001", "C"))
    for name in (
        "ledger",
        "progress",
        "forecast",
        "modes",
        "modes?pick=topic",
        "modes?pick=challenge",
        "mock",
        "me",
        "name",
    ):
        page = phone.go(name, lang)
        if size == "large":
            page.evaluate("() => { document.documentElement.style.fontSize = '150%'; }")
        page.wait_for_function("() => !document.querySelector('#app .matter > .sub[role=status]')")
        assert page.evaluate(LETTERS) == [], name
        assert serious_violations(page) == [], name
        assert not re.search(r"practice_pages\.|undefined|NaN", page.locator("#app").inner_text()), name
