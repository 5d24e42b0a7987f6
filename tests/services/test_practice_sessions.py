"""Sessions, papers and pages: the same for the same asker, never sealed, never of anybody else."""

import json

import pytest

from quiz.services.practice_refused import PracticeRefused
from quiz.services.practice_sessions import KINDS
from quiz.store.campaigns import Campaign
from tests.services.practice_house import DAY, House, library, single

ME = "member-me"


@pytest.fixture
def house(practice_database) -> House:
    return House(practice_database)


def session(house: House, member: str = ME, **asked: str):
    return house.practice.desk.session(member, "", asked)


def test_the_same_asker_gets_the_same_session_again_also_after_a_start(house):
    first = session(house)
    assert session(house) == first
    house.restart()
    assert session(house) == first


def test_a_session_has_the_size_that_was_set_and_all_its_questions(house):
    house.practice.entry.settings(ME, "", {"size": 5})
    said = session(house)
    assert len(said["session"]["items"]) == 5
    assert set(said["questions"]) == {item["question"] for item in said["session"]["items"]}
    assert said["session"]["day"] == DAY


def test_one_more_is_another_session_before_and_after_answers(house):
    first, more = session(house), session(house, more="1")
    assert first["session"]["id"] != more["session"]["id"]
    item = first["session"]["items"][0]
    house.answer(ME, item["question"], session=first["session"]["id"])
    assert session(house, more="1")["session"]["id"] == more["session"]["id"]


def test_a_session_is_never_asked_of_what_was_asked_today(house):
    first = session(house)
    asked = [item["question"] for item in first["session"]["items"]]
    house.send(ME, *(house.entry(each, session=first["session"]["id"]) for each in asked))
    assert not set(asked) & {item["question"] for item in session(house)["session"]["items"]}


@pytest.mark.parametrize(
    "scope", [{"bank": "prc"}, {"period": "新时代"}, {"bank": "party", "topic": "重要会议"}]
)
def test_a_topic_keeps_to_its_scope(house, scope):
    for record in session(house, kind="topic", size="20", **scope)["questions"].values():
        assert all(record[name] == value for name, value in scope.items())


def test_options_are_shown_in_an_order_of_this_session_and_chosen_by_label(house):
    items = {item["question"]: item for item in session(house, kind="topic", size="50")["session"]["items"]}
    assert sorted(items["ph-0001"]["order"]) == ["A", "B", "C", "D"]
    assert items["ph-0010"]["order"] == ["T", "F"]
    assert items["ph-0011"]["order"] is None and items["ph-0013"]["order"] is None
    assert any(item["order"] not in (None, sorted(item["order"] or [])) for item in items.values())


def test_an_option_about_the_others_stays_last(house):
    options = [
        {"label": label, "text": text}
        for label, text in zip("ABCD", ("甲", "乙", "丙", "以上都对"), strict=True)
    ]
    house.shelf.library = library(single("ph-0001", options=options, answer="D"))
    for number in range(8):
        items = session(house, f"member-{number}", kind="topic", size="50")["session"]["items"]
        assert next(item["order"] for item in items if item["question"] == "ph-0001")[-1] == "D"


def test_a_fill_brings_the_forms_a_phone_compares_with(house):
    key = session(house, kind="topic", size="50")["questions"]["ph-0011"]["key"]
    assert key["forms"] == [["1921", "1921"], ["中国共产党"]]


def test_sealed_questions_are_in_no_session_of_any_kind(house):
    for kind in (*KINDS, "mock"):
        for number in range(4):
            try:
                said = session(house, f"member-{number}", kind=kind, size="50")
            except PracticeRefused as refused:
                assert refused.code == "empty"
                continue
            text = json.dumps(said, ensure_ascii=False)
            assert "密封" not in text and "ph-0014" not in text and "nh-0009" not in text


def test_a_question_that_was_sealed_later_is_gone_at_once(house):
    house.answer(ME, "ph-0001", ["A"])
    house.shelf.library = library(single("ph-0001", use="contest"))
    text = json.dumps([session(house, kind="topic", size="50"), house.practice.pages.ledger(ME, "")])
    assert "ph-0001" not in text


@pytest.mark.parametrize(
    "asked", [{"kind": "ranking"}, {"size": "-1"}, {"size": "1e9"}, {"size": "٣"}, {"size": "99999"}]
)
def test_a_session_that_cannot_be_is_refused(house, asked):
    with pytest.raises(PracticeRefused) as refused:
        session(house, **asked)
    assert refused.value.code == "bad_request"


def test_a_mock_paper_follows_the_blueprint(house):
    blueprint = {
        "counts": {"single": 6, "true_false": 1},
        "points": {"single": 5, "true_false": 10},
        "missing_some": 2.5,
        "minutes": 20,
    }
    house.practice.campaigns.put(Campaign("", "秋季", blueprint=blueprint))
    said = session(house, kind="mock")
    types = [said["questions"][item["question"]]["type"] for item in said["session"]["items"]]
    assert (types.count("single"), types.count("true_false")) == (6, 1)
    assert said["paper"] == {
        "points": {"single": 5, "true_false": 10},
        "missing_some": 2.5,
        "minutes": 20,
    }
    assert {item["mode"] for item in said["session"]["items"]} == {"mock"}


def test_a_campaign_narrows_sessions_to_its_banks_and_sets_the_day(house):
    house.practice.campaigns.put(Campaign("", "秋季", ("prc",), DAY + 12, 15))
    said = session(house, kind="topic", size="50")
    assert {record["bank"] for record in said["questions"].values()} == {"prc"}
    assert said["me"]["campaign"] | {"date": ""} == {
        "title": "秋季", "exam_day": DAY + 12, "date": "", "days_left": 12, "minutes": 15,
    }  # fmt: skip
    house.practice.campaigns.end()
    assert len(session(house, kind="topic", size="50")["session"]["items"]) > 8


def test_what_was_learned_outside_the_campaign_is_kept(house):
    house.answer(ME, "ph-0001", ["A"])
    house.practice.campaigns.put(Campaign("", "秋季", ("prc",)))
    assert "ph-0001" in house.practice.desk.standing(ME).mistakes


@pytest.mark.parametrize(
    "bad",
    [
        {"title": " "},
        {"minutes": 0},
        {"blueprint": {"counts": {"single": -1}}},
        {"blueprint": {"counts": [1]}},
    ],
)
def test_a_campaign_that_cannot_be_is_refused(house, bad):
    with pytest.raises(PracticeRefused):
        house.practice.campaigns.put(Campaign(**{"id": "", "title": "秋季", **bad}))


def test_a_mistake_is_crossed_off_over_days_and_the_number_falls(house):
    house.answer(ME, "ph-0001", ["A"])
    assert house.practice.pages.ledger(ME, "")["counts"]["open"] == 1
    for day in (1, 3, 5):
        house.on_day(DAY + day)
        house.answer(ME, "ph-0001", ["B"], mode="mistakes", sure="sure")
    ledger = house.practice.pages.ledger(ME, "")
    assert ledger["counts"]["open"] == ledger["counts"]["fixed"] == 0
    assert ledger["mistakes"][0]["state"] in ("crossed_off", "consolidated")
    assert ledger["mistakes"][0]["chosen_text"] == "选项A"


def test_a_slip_is_taken_off_twice_a_week_and_no_more(house):
    for number in range(1, 4):
        house.answer(ME, f"ph-000{number}", ["A"])
    slips = [
        {"kind": "dismissal", "id": f"slip-{n:05}", "question": f"ph-000{n}", "at": house.now}
        for n in (1, 2, 3)
    ]
    said = house.send(ME, *slips)
    assert len(said["taken"]) == 3
    ledger = house.practice.pages.ledger(ME, "")
    assert sorted(each["state"] for each in ledger["mistakes"]) == ["closed", "closed", "open"]
    assert ledger["dismissals_left"] == 0 and ledger["dismissal_day"] == ledger["day"] + 7


def test_progress_counts_every_question_once(house):
    house.answer(ME, "ph-0001")
    for history in house.practice.pages.progress(ME, "")["histories"]:
        assert history["total"] == history["consolidated"] + history["shaky"] + history["unlearned"]
        assert history["total"] == sum(chapter["total"] for chapter in history["periods"])


def test_a_forecast_waits_for_forty_random_answers(house):
    assert house.practice.pages.forecast(ME)["needed"] == 40
    for number in range(40):
        house.on_day(DAY + number // 8)
        house.answer(ME, f"ph-{1 + number % 8:04}", ["B"], mode="probe")
    house.on_day(DAY + 6)
    found = house.practice.pages.forecast(ME)
    assert found["low"] < found["score"] <= found["high"] <= 100
    assert all(
        {"bank", "history", "period", "count", "minutes", "points"} <= set(gain) for gain in found["gains"]
    )


def test_topics_count_what_may_be_asked(house):
    banks = {bank["bank"]: bank for bank in house.practice.pages.topics()["banks"]}
    assert banks["party"]["count"] == 13 and banks["prc"]["count"] == 8
    assert banks["prc"]["periods"] == [{"period": "新时代", "count": 8}]
