"""One's own data, readable; reports, from the member to the reply."""

import json

import pytest

from quiz.services.practice_refused import PracticeRefused
from quiz.services.report_desk import MOST_OPEN
from tests.services.practice_house import House

ME, OTHER = "member-me", "member-other"


@pytest.fixture
def house(practice_database) -> House:
    return House(practice_database).with_roster(("一支部", ""))


def test_the_export_says_what_was_answered_in_words(house):
    house.answer(ME, "ph-0001", ["A"], took_ms=4321)
    house.answer(ME, "ph-0012", ["C", "A", "B"], sure="guess")
    house.answer(OTHER, "ph-0002", ["A"])
    found = house.practice.export(ME)
    assert [answer["选择"] for answer in found["作答"]] == ["选项A", "选项C→选项A→选项B"]
    assert [answer["对错"] for answer in found["作答"]] == ["错", "对"]
    assert found["作答"][1]["把握"] == "是蒙的"
    assert [each["状态"] for each in found["销号台账"]] == ["待改"]
    assert OTHER not in json.dumps(found) and "ph-0002" not in json.dumps(found)


def test_no_duration_is_in_the_export(house):
    house.answer(ME, "ph-0001", ["A"], took_ms=4321)
    text = json.dumps(house.practice.export(ME), ensure_ascii=False)
    assert "4321" not in text and "took" not in text and "用时" not in text


def test_whoever_answered_nothing_has_an_export_as_well(house):
    assert house.practice.export(ME)["作答"] == []


def report(house: House, member: str = ME, **said):
    values = {"question": "ph-0001", "rev": 1, "text": "应当是23日", **said}
    return house.practice.reports.report(member, house.practice.desk.course(), values)


def test_a_report_is_closed_with_a_reply_that_reaches_the_member(house):
    house.answer(ME, "ph-0001")
    name = report(house)
    reports = house.practice.reports
    with pytest.raises(PracticeRefused) as refused:
        reports.close(name, "  ", "fixed", "组织者")
    assert refused.value.code == "reply_missing"
    assert reports.get(name).is_open
    reports.close(name, "谢谢，已改正。", "fixed", "组织者")
    (notice,) = house.practice.desk.me(ME, "")["notices"]
    assert (notice["kind"], notice["text"]) == ("reply", "谢谢，已改正。")
    house.answer(OTHER, "ph-0001")
    assert house.practice.desk.me(OTHER, "")["notices"] == []
    with pytest.raises(PracticeRefused) as again:
        reports.close(name, "再答一次", "kept", "别人")
    assert again.value.code == "closed_already"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"question": "ph-0014"}, "unknown_question"),
        ({"question": None}, "unknown_question"),
        ({"text": "长" * 501}, "bad_request"),
        ({"text": 5}, "bad_request"),
        ({"reason": "rank"}, "bad_request"),
    ],
)
def test_a_report_that_cannot_be_is_refused(house, said, code):
    with pytest.raises(PracticeRefused) as refused:
        report(house, **said)
    assert refused.value.code == code


def test_reports_of_one_member_are_bounded(house):
    for _ in range(MOST_OPEN):
        report(house)
    with pytest.raises(PracticeRefused) as refused:
        report(house)
    assert refused.value.code == "too_many_reports"
    report(house, OTHER)


def test_signs_that_cannot_be_seen_are_taken_out_of_a_report(house):
    name = report(house, text="有误\x00\u202e！")
    assert house.practice.reports.get(name).text == "有误！"
