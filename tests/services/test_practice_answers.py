"""Answers coming in: judged here, taken once, in any order, and never for somebody who is gone."""

import json
import random

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from sqlalchemy import select

from quiz.practice.standing import as_bytes
from quiz.practice.study_day import MS_A_DAY, study_day
from quiz.services.practice_refused import PracticeRefused
from quiz.store.practice_tables import ENTRIES
from tests.services.practice_house import DAY, House, library, single

ME = "member-me"


@pytest.fixture
def house(practice_database) -> House:
    return House(practice_database)


@pytest.mark.parametrize(
    ("question", "right", "wrong"),
    [
        ("ph-0001", ["B"], ["A"]),
        ("ph-0009", ["C", "A"], ["A"]),
        ("ph-0010", ["T"], ["F"]),
        ("ph-0011", ["一九二一年", "中国共产党"], ["1922", "中国共产党"]),
        ("ph-0012", ["C", "A", "B"], ["A", "B", "C"]),
        ("ph-0013", ["right"], ["wrong"]),
    ],
)
def test_all_six_kinds_are_judged_here(house, question, right, wrong):
    right = ["1921", "中国共产党"] if question == "ph-0011" else right
    assert house.answer(ME, question, right)["right"] is True
    assert house.answer("another-member", question, wrong) == {
        "right": False,
        "counts": True,
        "mistake": "open",
    }


def test_what_a_phone_says_of_right_and_wrong_is_not_believed(house):
    entry = house.entry("ph-0001", ["A"], right=True, pace="usual", b=-9, day=1, member="somebody-else")
    assert house.send(ME, entry)["verdicts"][entry["id"]]["right"] is False
    (stored,) = house.practice.log.of(ME)
    assert (stored.member, stored.day, stored.right) == (ME, DAY, False)
    assert stored.b != -9


def test_answers_sent_again_are_answered_again(house):
    entry = house.entry("ph-0001", ["A"])
    first, again = house.send(ME, entry), house.send(ME, entry)
    assert first["taken"] == again["taken"] == [entry["id"]]
    assert first["verdicts"] == again["verdicts"]
    assert house.practice.log.count(ME) == 1
    assert again["me"]["today"] == {"answered": 1, "sessions": 1}


def test_two_phones_in_any_order_lead_to_the_same_standing(house, tmp_path):
    entries = [house.entry(f"ph-{1 + n % 8:04}", ["AB"[n % 3 > 0]]) for n in range(24)]
    syllabus = house.practice.courses.course().whole
    house.send(ME, *entries)
    expected = as_bytes(house.practice.standings.of(ME, syllabus))
    for seed in range(3):
        member, mixed = f"member-{seed}", entries * 2
        random.Random(seed).shuffle(mixed)
        for start in range(0, len(mixed), 5):
            house.send(member, *mixed[start : start + 5])
        assert as_bytes(house.practice.standings.of(member, syllabus)) == expected


def test_a_standing_that_was_written_down_is_taken_up_after_a_start(house):
    for number in range(1, 7):
        house.answer(ME, f"ph-{number:04}", ["A"])
    syllabus = house.practice.courses.course().whole
    assert house.practice.standings.write_down(least=1) == 1
    house.answer(ME, "ph-0007", ["A"])
    expected = as_bytes(house.practice.standings.of(ME, syllabus))
    house.restart()
    assert as_bytes(house.practice.standings.of(ME, syllabus)) == expected
    house.practice.log.drop_standings()
    house.restart()
    assert as_bytes(house.practice.standings.of(ME, syllabus)) == expected


def test_a_late_entry_of_an_earlier_day_is_folded_in_its_place(house):
    early = house.entry("ph-0001", ["A"])
    house.on_day(DAY + 2)
    house.answer(ME, "ph-0001", ["B"])
    house.practice.standings.write_down(least=1)
    house.restart()
    house.send(ME, early)
    mistake = house.practice.desk.standing(ME).mistakes["ph-0001"]
    assert (mistake.opened_day, mistake.proofs) == (DAY, (DAY + 2,))


def test_nothing_happens_in_the_future(house):
    entry = house.entry("ph-0001", at=house.now + 3 * MS_A_DAY)
    house.send(ME, entry)
    assert house.practice.log.of(ME)[0].at == house.now


def test_a_phone_whose_clock_is_wrong_is_set_right(house):
    wrong = house.now - 400 * MS_A_DAY // 10
    entry = house.entry("ph-0001", at=wrong + 15_000)
    house.send(ME, entry, now=wrong + 20_000)
    assert study_day(house.practice.log.of(ME)[0].at) == DAY


def test_what_waited_two_weeks_is_taken_and_marked(house, practice_database):
    entry = house.entry("ph-0001")
    house.on_day(DAY + 20)
    assert house.send(ME, entry)["taken"] == [entry["id"]]
    marked = practice_database.read(lambda connection: connection.execute(select(ENTRIES.c.late)).all())
    assert marked == [(True,)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"question": "ph-0014"}, "unknown_question"),
        ({"question": "no-such"}, "unknown_question"),
        ({"question": 7}, "bad_entry"),
        ({"question": "../../x"}, "bad_entry"),
        ({"kind": "event"}, "bad_entry"),
        ({"mode": "exam"}, "bad_entry"),
        ({"sure": "maybe"}, "bad_entry"),
        ({"rev": 9}, "bad_entry"),
        ({"rev": True}, "bad_entry"),
        ({"rev": -1}, "bad_entry"),
        ({"took_ms": "9"}, "bad_entry"),
        ({"took_ms": float("nan")}, "bad_entry"),
        ({"session": "x" * 65}, "bad_entry"),
        ({"session": None}, "bad_entry"),
        ({"chosen": "B"}, "bad_choice"),
        ({"chosen": ["x" * 201]}, "bad_choice"),
        ({"chosen": [["B"]]}, "bad_choice"),
        ({"chosen": ["A"] * 27}, "bad_choice"),
        ({"at": "now"}, "bad_time"),
        ({"at": 10**30}, "bad_time"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_by_itself(house, changes, code):
    bad, good = {**house.entry("ph-0001"), **changes}, house.entry("ph-0002")
    said = house.send(ME, bad, good)
    assert said["refused"] == [{"id": bad["id"], "code": code}]
    assert said["taken"] == [good["id"]]


@pytest.mark.parametrize("name", ["short", "x" * 65, "with space1", "'; drop", None, 12345678])
def test_an_entry_without_a_usable_id_is_refused(house, name):
    said = house.send(ME, house.entry("ph-0001", id=name), "no entry at all", None)
    assert [each["code"] for each in said["refused"]] == ["bad_id"] * 3
    assert said["taken"] == []


@pytest.mark.parametrize(
    ("entries", "code"), [("all", "bad_request"), ([{}] * 201, "too_many"), (None, "bad_request")]
)
def test_a_call_that_cannot_be_is_refused_whole(house, entries, code):
    with pytest.raises(PracticeRefused) as refused:
        house.practice.desk.take(ME, "", {"entries": entries, "now": house.now})
    assert refused.value.code == code


def test_looking_stores_nobody(house):
    house.practice.desk.me(ME, "")
    house.practice.desk.session(ME, "", {})
    assert house.practice.members.get(ME) is None
    house.answer(ME, "ph-0001")
    assert house.practice.members.get(ME) is not None


def test_an_answer_too_quick_to_have_been_read_does_not_count(house):
    assert house.answer(ME, "ph-0001", ["B"], took_ms=300)["counts"] is False
    assert house.practice.desk.standing(ME).memories == {}


def test_not_knowing_is_never_too_quick_to_count(house):
    said = house.answer(ME, "ph-0001", [], took_ms=300)
    assert said == {"right": False, "counts": True, "mistake": "open"}


def test_a_tap_stays_with_a_wrong_answer_for_a_key_that_may_be_corrected(house):
    house.answer(ME, "ph-0001", ["A"], sure="sure")
    assert house.practice.log.of(ME)[0].sure == "sure"


def test_a_corrected_key_clears_those_it_had_marked_wrong(house):
    assert house.answer(ME, "ph-0001", ["C"])["mistake"] == "open"
    house.shelf.library = library(single("ph-0001", answer="C", rev=2, change="key_fix"))
    house.on_day(DAY + 1)
    me = house.practice.desk.me(ME, "")
    assert [(each["kind"], each["question"]) for each in me["notices"]][:1] == [("redeemed", "ph-0001")]
    mistake = house.practice.desk.standing(ME).mistakes["ph-0001"]
    assert (mistake.state, mistake.closed_why) == ("closed", "redeemed")
    house.practice.desk.see(ME, [me["notices"][0]["id"]])
    assert all(each["kind"] != "redeemed" for each in house.practice.desk.me(ME, "")["notices"])


def test_a_corrected_key_opens_a_mistake_of_who_learned_the_wrong_one(house):
    house.answer(ME, "ph-0001", ["B"])
    house.shelf.library = library(single("ph-0001", answer="C", rev=2, change="key_fix"))
    house.on_day(DAY + 1)
    assert "ph-0001" in house.practice.desk.standing(ME).recheck
    assert "updated" in [each["kind"] for each in house.practice.desk.me(ME, "")["notices"]]


def test_an_offline_answer_to_the_old_text_is_judged_by_the_corrected_key(house):
    waiting = house.entry("ph-0001", ["C"])
    house.shelf.library = library(single("ph-0001", answer="C", rev=2, change="key_fix"))
    house.on_day(DAY + 1)
    assert house.send(ME, waiting)["verdicts"][waiting["id"]]["right"] is True


def test_a_withdrawn_question_closes_its_mistake_and_is_told(house):
    house.answer(ME, "ph-0001", ["C"])
    house.shelf.library = library(single("ph-0001", withdrawn="史实有争议"))
    house.on_day(DAY + 1)
    assert house.practice.desk.standing(ME).mistakes["ph-0001"].closed_why == "withdrawn"
    assert "withdrawn" in [each["kind"] for each in house.practice.desk.me(ME, "")["notices"]]
    (row,) = house.practice.pages.ledger(ME, "")["mistakes"]
    assert (row["key_text"], row["explanation"], row["source"]) == ("", "", "")


def test_answers_go_over_to_the_question_that_took_the_place_of_an_old_one(house):
    house.answer(ME, "ph-0001", ["A"])
    house.shelf.library = library(single("ph-0020", replaces=("ph-0001",)), without=("ph-0001",))
    house.on_day(DAY + 1)
    assert "ph-0020" in house.practice.desk.standing(ME).mistakes
    late = house.entry("ph-0001", ["B"], rev=1)
    assert house.send(ME, late)["taken"] == [late["id"]]


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | st.just("ph-0001"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
FIELDS = ("kind", "id", "question", "rev", "at", "mode", "chosen", "sure", "took_ms", "session")


@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(st.sampled_from(FIELDS), JUNK, max_size=4), now=JUNK)
def test_whatever_a_phone_sends_is_taken_or_refused(house, changes, now):
    entry = {**house.entry("ph-0001"), **changes}
    said = house.send(ME, entry, now=now)
    assert len(said["taken"]) + len(said["refused"]) == 1
    json.dumps(said, ensure_ascii=False).encode()
    house.practice.export(ME)


def test_many_answers_at_once_lead_where_single_ones_do(house):
    entries = [house.entry(f"ph-{1 + n % 8:04}", ["AB"[n % 2]]) for n in range(60)]
    house.send(ME, *entries)
    for entry in entries:
        house.send("member-slow", entry)
    syllabus = house.practice.courses.course().whole
    one, other = (house.practice.standings.of(name, syllabus) for name in (ME, "member-slow"))
    assert as_bytes(one) == as_bytes(other)
