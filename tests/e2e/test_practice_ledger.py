"""
销号台账 on a phone: mended, proved on later days, crossed off before the eyes, dismissed, cleared.

Days are simulated by putting the clock of the server back while answers of earlier days are told.
"""

import datetime

import pytest

from tests.e2e.practice_house import PERIODS

SEEN = """window.numbers = [];
const look = () => {
  const left = document.querySelector('.left b');
  const struck = document.querySelector('.is-struck') ? ' struck' : '';
  if (left && window.numbers.slice(-1)[0] !== left.textContent + struck) {
    window.numbers.push(left.textContent + struck);
  }
  requestAnimationFrame(look);
};
look();"""


@pytest.mark.timeout(120)
def test_a_mistake_is_crossed_off_over_days_and_the_number_falls(phone):
    phone.answered(6, ("party-0002", "C"))
    phone.miss("party-0001", days_ago=6)
    page = phone.go("ledger")
    page.wait_for_selector("[data-question='party-0001'][data-state='fixed']")
    assert phone.row("party-0002").get_attribute("data-state") == "open"
    assert "1978年" in phone.row("party-0002").inner_text()
    assert phone.left() == 2

    phone.answered(3, ("party-0001", "B"), mode="mistakes")
    page = phone.go("ledger")
    page.wait_for_selector("[data-question='party-0001'] :text('隔天对过 1 次')")
    assert phone.left() == 2

    phone.answered(0, ("party-0001", "B"), mode="mistakes")
    page = phone.go("ledger")
    page.wait_for_selector("[data-question='party-0001'][data-state='crossed_off']")
    page.wait_for_selector(".item.is-struck[data-question='party-0001']")
    assert phone.left() == 1
    assert "刚销了 1 题" in page.locator(".sum").first.inner_text()

    page = phone.go("ledger")  # seen once, it is on the shelf and falls no more
    page.wait_for_selector(".shelf [data-question='party-0001']")
    assert page.locator(".is-struck").count() == 0
    assert "line-through" in page.locator(".shelf .stemtext").evaluate(
        "e => getComputedStyle(e).textDecoration"
    )


@pytest.mark.timeout(120)
def test_the_number_runs_down_before_the_eyes_where_motion_is_wanted(small_phones):
    phone = small_phones(reduced_motion="no-preference").open()
    phone.context.add_init_script(SEEN)
    phone.miss("party-0001", days_ago=6)
    phone.go("ledger").wait_for_selector("[data-question='party-0001'][data-state='fixed']")
    phone.answered(3, ("party-0001", "B"), mode="mistakes")
    phone.answered(0, ("party-0001", "B"), mode="mistakes")
    page = phone.go("ledger")
    page.wait_for_function("() => window.numbers.includes('0 struck')")
    assert page.evaluate("() => window.numbers") == ["1", "1 struck", "0 struck"]


@pytest.mark.timeout(120)
def test_the_ledger_is_filtered_by_seal_history_and_chapter(phone):
    phone.miss("party-0001", days_ago=2)
    phone.answered(1, ("party-0002", "A"), ("reform-0001", "A"), ("party-0003", "D"))
    page = phone.go("ledger")
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
def test_a_slip_is_taken_off_twice_a_week_and_refused_in_plain_words(phone, small_house):
    phone.answered(0, *((f"party-{number:04}", "A") for number in (1, 2, 3)))
    page = phone.go("ledger")
    for left, name in ((1, "party-0001"), (0, "party-0002")):
        phone.row(name).locator(".item__head").tap()
        page.get_by_role("button", name="这题是手滑").tap()
        assert f"还剩 {left} 次" in phone.row(name).inner_text()
        page.get_by_role("button", name="是手滑，划去").tap()
        page.wait_for_selector(f"[data-question='{name}'][data-state='closed']")
    assert phone.left() == 1
    assert "刚划去 2 题" in page.locator(".sum").first.inner_text()
    phone.row("party-0003").locator(".item__head").tap()
    again = datetime.date(1970, 1, 1) + datetime.timedelta(days=small_house.services.practice.desk.day() + 7)
    assert f"都用过了，{again.month}月{again.day}日起又可以划" in phone.row("party-0003").inner_text()
    assert page.get_by_role("button", name="这题是手滑").count() == 0


@pytest.mark.timeout(120)
def test_what_came_back_and_what_is_firm_stand_there_and_near_the_contest_it_says_what_no_longer_fits(
    phone, small_house
):
    for name, days in (("party-0001", (17, 14, 3)), ("party-0002", (17, 14, 1)), ("party-0003", (2,))):
        phone.miss(name, days_ago=20)
        for ago in days:
            phone.answered(ago, (name, "A" if (name, ago) == ("party-0002", 1) else "B"))
    phone.answered(3, ("reform-0001", "A"))
    phone.answered(1, ("reform-0001", "B"))
    small_house.campaign(days_left=0)
    page = phone.go("ledger")
    assert "固" in phone.row("party-0001").inner_text()
    assert phone.row("party-0001").get_attribute("data-state") == "consolidated"
    assert phone.row("party-0002").get_attribute("data-state") == "open"
    assert "销号以后" in phone.row("party-0002").inner_text()
    assert "再确认一次" in phone.row("party-0002").locator(".again").inner_text()
    assert "今天就是比赛日" in page.locator(".sum").first.inner_text()
    assert "赛前来不及销号" in phone.row("reform-0001").inner_text()
    assert "今天再对就销号" in page.locator(".items .item").first.inner_text()  # what is ripe comes first

    small_house.campaign(days_left=2)
    assert "离比赛还有 2 天，新错的来不及销号，先改" in phone.go("ledger").locator(".sum").first.inner_text()
    small_house.campaign(days_left=3)
    assert "来不及" not in phone.go("ledger").locator(".matter").inner_text()


@pytest.mark.timeout(120)
def test_a_corrected_key_clears_who_was_right_and_says_so(phone, small_house):
    phone.answered(1, ("party-0004", "C"))
    phone.go("ledger").wait_for_selector("[data-question='party-0004'][data-state='open']")

    small_house.edit("party", 4, answer="C", rev=2, change="key_fix")

    page = phone.go("ledger")
    page.wait_for_selector("[data-question='party-0004'][data-state='closed']")
    assert "平反" in phone.row("party-0004").inner_text()
    assert phone.left() == 0
    page = phone.go("me")
    notice = page.locator("[data-notice='redeemed']")
    notice.wait_for()
    assert "您当时答得对" in notice.inner_text()
    with page.expect_response("**/api/practice/*"):
        notice.get_by_role("button", name="知道了").tap()
    assert notice.count() == 0
    page = phone.go("me")
    page.wait_for_selector("text=设置")
    assert page.locator("[data-notice]").count() == 0


@pytest.mark.timeout(120)
def test_a_reply_and_a_withdrawal_are_told_and_put_away(phone, small_house):
    phone.answered(1, ("party-0005", "A"))
    told = phone.tell("report", {"question": "party-0006", "rev": 1, "text": "来源不全"})
    small_house.services.practice.reports.close(told["report"], "来源已补全。", "fixed", "编辑")
    small_house.edit("party", 5, withdrawn="答案有争议")

    page = phone.go("me")
    page.wait_for_selector("[data-notice='reply'] :text('来源已补全。')")
    page.wait_for_selector("[data-notice='withdrawn'] :text('党史第5题')")
    for kind in ("reply", "withdrawn"):
        with page.expect_response("**/api/practice/notices"):
            page.locator(f"[data-notice='{kind}']").get_by_role("button").tap()
    assert phone.page.evaluate("() => fetch('/api/practice/me').then(a => a.json())")["notices"] == []
    page = phone.go("ledger")
    page.wait_for_selector("[data-question='party-0005'][data-state='closed']")
    assert "题目撤回" in phone.row("party-0005").inner_text()
