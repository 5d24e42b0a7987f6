"""
The pages beside the questions, on a phone: ledger, progress, forecast, ways, mock paper, one's own page.

Days are simulated by answers that were given on earlier days; the server takes an answer of last week as one.
"""

import json
import re
from pathlib import Path

import pytest

from tests.e2e.axe import serious_violations
from tests.e2e.practice_phone import BANKS, LETTERS, PERIODS, TOOK_MS, House, Phone
from tests.e2e.stage import PHONE

I18N = Path(__file__).parents[2] / "static" / "i18n"
NARROW = {**PHONE, "viewport": {"width": 320, "height": 568}}


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.close()


@pytest.fixture
def phone(chromium, house):
    phone = Phone(chromium, house)
    yield phone
    phone.context.close()
    assert phone.complaints == []


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


@pytest.mark.timeout(120)
def test_a_mistake_is_crossed_off_over_days_and_the_number_falls(phone):
    phone.answer(6, ("party-0002", "C"))
    phone.miss("party-0001", days_ago=6)
    page = phone.open("ledger")
    page.wait_for_selector("[data-question='party-0001'][data-state='fixed']")
    assert phone.row("party-0002").get_attribute("data-state") == "open"
    assert "1978年" in phone.row("party-0002").inner_text()
    assert phone.left() == 2

    phone.answer(3, ("party-0001", "B"), mode="mistakes")
    page = phone.open("ledger")
    page.wait_for_selector("[data-question='party-0001'] :text('隔天答对 1 次')")
    assert phone.left() == 2

    phone.answer(0, ("party-0001", "B"), mode="mistakes")
    page = phone.open("ledger")
    page.wait_for_selector("[data-question='party-0001'][data-state='crossed_off']")
    page.wait_for_selector(".item.is-struck[data-question='party-0001']")
    assert phone.left() == 1
    assert "刚销了 1 题" in page.locator(".sum").first.inner_text()

    page = phone.open("ledger")  # seen once, it is on the shelf and falls no more
    page.wait_for_selector(".shelf [data-question='party-0001']")
    assert page.locator(".is-struck").count() == 0
    assert "line-through" in page.locator(".shelf .stemtext").evaluate(
        "e => getComputedStyle(e).textDecoration"
    )


@pytest.mark.timeout(120)
def test_the_number_runs_down_before_the_eyes_where_motion_is_wanted(chromium, house):
    phone = Phone(chromium, house, reduced_motion="no-preference")
    phone.miss("party-0001", days_ago=6)
    phone.open("ledger").wait_for_selector("[data-question='party-0001'][data-state='fixed']")
    phone.answer(3, ("party-0001", "B"), mode="mistakes")
    phone.answer(0, ("party-0001", "B"), mode="mistakes")
    page = phone.open("ledger")
    page.wait_for_selector(".left[data-left='1']")
    page.wait_for_selector(".left[data-left='0']")
    page.wait_for_function("() => document.querySelector('.left b').textContent === '0'")
    phone.context.close()


@pytest.mark.timeout(120)
def test_the_ledger_is_filtered_by_seal_history_and_chapter(phone):
    phone.miss("party-0001", days_ago=2)
    phone.answer(1, ("party-0002", "A"), ("reform-0001", "A"), ("party-0003", "D"))
    page = phone.open("ledger")
    page.wait_for_selector("[data-question='reform-0001']")
    assert page.locator(".item").count() == 4

    page.locator(".tabs").get_by_role("button", name="已改").tap()
    assert page.locator(".item").count() == 1
    page.locator(".tabs").get_by_role("button", name="已改").tap()
    page.locator(".places select").first.select_option("party")
    assert page.locator(".item").count() == 3
    page.locator(".places select").nth(1).select_option(PERIODS[0])
    assert [each.get_attribute("data-question") for each in page.locator(".item").all()] == ["party-0002"]

    page.get_by_role("button", name="一口气做完今天的 1 题").tap()
    page.wait_for_selector(".opt")
    assert "党史第2题" in page.locator(".stem").inner_text()


@pytest.mark.timeout(120)
def test_a_slip_is_taken_off_twice_a_week_and_refused_in_plain_words(phone):
    phone.answer(0, *((f"party-{number:04}", "A") for number in (1, 2, 3)))
    page = phone.open("ledger")
    for left, name in ((1, "party-0001"), (0, "party-0002")):
        phone.row(name).locator(".item__head").tap()
        page.get_by_role("button", name="这题是手滑").tap()
        assert f"还剩 {left} 次" in phone.row(name).inner_text()
        page.get_by_role("button", name="是手滑，划去").tap()
        page.wait_for_selector(f"[data-question='{name}'][data-state='closed']")
    assert phone.left() == 1
    phone.row("party-0003").locator(".item__head").tap()
    assert "都用过了" in phone.row("party-0003").inner_text()
    assert page.get_by_role("button", name="这题是手滑").count() == 0


@pytest.mark.timeout(120)
def test_a_corrected_key_clears_who_was_right_and_says_so(phone, house):
    phone.answer(1, ("party-0004", "C"))
    phone.open("ledger").wait_for_selector("[data-question='party-0004'][data-state='open']")

    house.edit("party", 4, answer="C", rev=2, change="key_fix")

    page = phone.open("ledger")
    page.wait_for_selector("[data-question='party-0004'][data-state='closed']")
    assert "平反" in phone.row("party-0004").inner_text()
    assert phone.left() == 0
    page = phone.open("me")
    notice = page.locator("[data-notice='redeemed']")
    notice.wait_for()
    assert "您当时答得对" in notice.inner_text()
    with page.expect_response("**/api/practice/*"):
        notice.get_by_role("button", name="知道了").tap()
    assert notice.count() == 0
    page = phone.open("me")
    page.wait_for_selector("text=设置")
    assert page.locator("[data-notice]").count() == 0


@pytest.mark.timeout(180)
def test_a_mock_paper_tells_nothing_until_it_is_handed_in(phone):
    page = phone.open("mock")
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

    page = phone.open("mock")  # closed and opened again: where it was, with what was chosen
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
    page = phone.open("forecast")
    page.wait_for_selector("text=就能估分")
    assert page.locator(".range").count() == 0


@pytest.mark.timeout(120)
def test_a_range_is_drawn_with_its_meaning_and_what_pays_most(phone):
    gain = {"points": 2.2, "minutes": 6, "bank": "reform", "history": "改革开放史", "period": PERIODS[1]}
    told = {"score": 84.4, "low": 79.2, "high": 88.9, "full": 100, "probes": 46, "needed": 0}
    body = json.dumps({**told, "gains": [{**gain, "topic": None, "count": 12}]})
    phone.page.route("**/api/practice/forecast", lambda route: route.fulfill(json=json.loads(body)))
    page = phone.open("forecast")
    page.wait_for_selector(".range")
    assert "十次里有八次会落在 79 到 89 分" in page.locator(".matter").inner_text()
    assert page.locator(".range").get_attribute("aria-label") == "大约 84 分，多半在 79 到 89 分之间"
    page.get_by_role("button", name="练改革开放史 12 题").tap()
    page.wait_for_selector(".opt")
    assert "改革开放史" in page.locator(".kind").inner_text()


@pytest.mark.timeout(120)
def test_progress_opens_chapters_and_says_numbers_of_questions(phone):
    phone.answer(1, *((f"party-{number:04}", "B") for number in range(1, 7)))
    page = phone.open("progress")
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
    page = phone.open("modes")
    assert [each.get_attribute("data-way") for each in page.locator(".doors").first.locator(".door").all()][
        -1
    ] == "duel"
    page.locator("[data-way='topic']").tap()
    page.get_by_role("button", name=re.compile("^改革开放史")).tap()
    page.get_by_role("button", name=re.compile("^新时代")).tap()
    page.wait_for_selector(".opt")
    assert "改革开放史" in page.locator(".kind").inner_text()
    page = phone.open("modes?pick=challenge")
    page.get_by_role("button", name="开始").tap()
    page.wait_for_selector(".opt")
    page.locator(".opt", has_text="1921年").tap()
    page.locator(".opt", has_text="1921年").tap()
    page.locator(".onward .btn--next").tap()
    page.wait_for_selector(".done-line")


@pytest.mark.timeout(120)
def test_everything_is_erased_after_two_steps(phone):
    phone.answer(1, ("party-0001", "A"))
    phone.open("ledger").wait_for_selector("[data-question='party-0001']")
    page = phone.open("me")
    page.get_by_role("button", name="删掉我的全部数据").tap()
    page.get_by_role("button", name="我要删").tap()
    assert phone.tell("entries", {"entries": [], "now": 0})["ok"], "nothing is gone before the second step"
    with page.expect_navigation():
        page.get_by_role("button", name="删掉，不可恢复").tap()
    page.wait_for_selector("#app main")
    kept = page.evaluate("() => Object.keys(localStorage).filter((key) => /known|ledger|entry/.test(key))")
    assert kept == []
    phone.open("ledger").wait_for_selector("text=台账上没有题")


@pytest.mark.timeout(120)
def test_pages_show_the_last_known_state_without_a_line(phone):
    phone.answer(1, ("party-0001", "A"))
    page = phone.open("ledger")
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
    page = phone.open("me")
    before = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")
    with page.expect_response("**/api/practice/settings"):
        page.locator(".choice label", has_text="5 题").first.tap()
    with page.expect_response("**/api/practice/settings"):
        page.get_by_role("switch", name=re.compile("是蒙的")).tap()
    page.get_by_role("switch", name=re.compile("大字")).tap()
    assert page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") > before
    page = phone.open("me")
    assert page.locator(".choice .is-on").inner_text() == "5 题"
    assert page.get_by_role("switch", name=re.compile("是蒙的")).get_attribute("aria-checked") == "false"


@pytest.mark.timeout(180)
@pytest.mark.parametrize("lang", ["zh-CN", "en"])
@pytest.mark.parametrize("size", ["usual", "narrow", "large"])
def test_every_page_holds_on_a_phone_and_to_a_screen_reader(chromium, house, lang, size):
    phone = Phone(chromium, house, lang, **(NARROW if size == "narrow" else {}))
    phone.miss("party-0001", days_ago=3)
    phone.answer(1, ("party-0002", "A"), ("reform-0001", "C"))
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
        page = phone.open(name)
        if size == "large":
            page.evaluate("() => { document.documentElement.style.fontSize = '150%'; }")
        page.wait_for_function("() => !document.querySelector('#app .matter > .sub[role=status]')")
        assert page.evaluate(LETTERS) == [], name
        assert serious_violations(page) == [], name
        assert not re.search(r"practice_pages\.|undefined|NaN", page.locator("#app").inner_text()), name
    phone.context.close()
    assert phone.complaints == []
