"""Counting practice: in a process of its own, never twice at once, and told of nobody."""

import json
import threading

import pytest

from quiz.services.training_count import Counting, Frame
from quiz.services.training_desk import TrainingDesk
from quiz.services.training_forecasts import error_of, reliability
from quiz.services.training_workshop import CALIBRATION, COUNT, DIFFICULTIES, Order, count
from quiz.store.campaigns import Campaign, CampaignBook
from quiz.store.database import sqlite_url
from quiz.store.training_records import TrainingRecords
from tests.services import training


@pytest.fixture
def database(tmp_path):
    database = training.practice_database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def address(tmp_path):
    return sqlite_url(tmp_path / "practice.db")


def desk_on(database, address, away=lambda work, *args: work(*args), **given):
    return TrainingDesk(database, address, training.BANKS, lambda: training.NOW, away, **given)


def practised(database, **given):
    members = training.people(database)
    training.practised(database, members, **given)
    return members


def test_a_count_is_made_elsewhere_and_read_from_the_database(database, address):
    practised(database, answers=12)
    renewed = []
    desk = desk_on(database, address, renewed=lambda: renewed.append(True))
    assert desk.figures() is None and not desk.is_of_today()
    assert desk.start(wait=True)
    figures = desk.figures()
    assert not desk.state.failed and renewed == [True] and desk.is_of_today()
    assert figures["members"] == figures["counted"] == 34 and figures["answers"] == 34 * 12
    assert TrainingRecords(database).count(DIFFICULTIES)[1].keys() == figures["items"].keys()


def test_there_is_never_more_than_one_count(database, address):
    inside, go = threading.Event(), threading.Event()

    def slowly(work, *args):
        inside.set()
        assert go.wait(20)
        return work(*args)

    desk = desk_on(database, address, away=slowly)
    assert desk.start()
    assert inside.wait(20) and desk.state.running
    assert not desk.start()
    go.set()
    for thread in threading.enumerate():
        if thread is not threading.current_thread() and thread.daemon:
            thread.join(30)
    assert not desk.state.running and desk.start(wait=True)


def test_a_count_that_fails_says_so_and_leaves_the_last_one(database, address, tmp_path, caplog):
    practised(database, answers=12)
    desk_on(database, address).start(wait=True)
    broken = TrainingDesk(
        database, "sqlite:////nowhere/x.db", training.BANKS, lambda: 0, lambda work, *args: work(*args)
    )
    assert broken.start(wait=True) and broken.state.failed
    assert "practice could not be counted" in caplog.text
    assert broken.figures()["members"] == 34


def test_the_progress_is_told_stage_by_stage(database, address):
    practised(database, answers=10)
    told = []
    count(Order(address, str(training.BANKS), training.NOW), lambda *step: told.append(step))
    assert [stage for stage, *_ in told][0] == "read" and told[-1] == ("fit", 1, 1)
    assert any(stage == "fold" and total == 34 for stage, _, total in told)


def test_what_is_kept_holds_no_member(database, address):
    members = practised(database, answers=15)
    count(Order(address, str(training.BANKS), training.NOW), lambda *step: None)
    text = json.dumps(TrainingRecords(database).count(COUNT)[1])
    assert not any(member in text or member.removeprefix("m-") in text for member in members)


def test_who_has_answered_little_is_in_no_cell(database, address):
    practised(database, answers=9)
    count(Order(address, str(training.BANKS), training.NOW), lambda *step: None)
    figures = TrainingRecords(database).count(COUNT)[1]
    assert figures["members"] == 34 and figures["counted"] == 0
    total = figures["cells"][""]["known"]["total"]
    assert total["people"] is None and all(cell["value"] is None for cell in total["cells"])


def test_a_campaign_of_one_bank_shows_this_one(database, address):
    practised(database, answers=12)
    CampaignBook(database).put(Campaign("c", "党史", banks=("party-history",)))
    count(Order(address, str(training.BANKS), training.NOW), lambda *step: None)
    figures = TrainingRecords(database).count(COUNT)[1]
    assert figures["cells"][""]["known"]["columns"] == ["party-history"]
    assert set(figures["cells"]) == {"", "party-history", "party-history/topic"}
    assert all(each["questions"][0].startswith("ph-") for each in figures["weak"])


def test_the_same_log_in_another_order_of_members_counts_the_same(database, address):
    practised(database, answers=12)
    from quiz.practice.syllabus import syllabus_of
    from quiz.store.attempts import AttemptLog
    from quiz.store.question_revisions import RevisionRegister

    library = training.library()
    banks = tuple(bank.id for bank in library.banks)
    syllabus = syllabus_of(library, banks, RevisionRegister(database).lineages())
    branches = tuple((each, each) for each in training.SIZES)
    everybody = list(AttemptLog(database).everything())
    results = []
    for order in (everybody, everybody[::-1]):
        counting = Counting(Frame(syllabus, banks, branches, training.TODAY))
        for member, entries in order:
            counting.take(member, member.split("-")[1], entries)
        results.append(counting.result())
    one, other = results
    assert one["cells"] == other["cells"] and one["together"] == other["together"]
    assert [each["fact"] for each in one["weak"]] == [each["fact"] for each in other["weak"]]
    assert all(
        one["items"][each]["b"] == pytest.approx(other["items"][each]["b"], abs=1e-9)
        for each in one["items"]
        if one["items"][each]["b"] is not None
    )


def test_a_sealed_question_that_practice_has_shown_is_told(database):
    from quiz.practice.syllabus import syllabus_of
    from quiz.store.attempts import AttemptLog

    practised(database, answers=12)
    library = training.library()
    syllabus = syllabus_of(library, tuple(bank.id for bank in library.banks), {})
    member, entries = next(iter(AttemptLog(database).everything()))
    leaky = frozenset({entries[0].question, "sh-9999"})
    counting = Counting(Frame(syllabus, (), (), training.TODAY, sealed=leaky))
    counting.take(member, "office", entries)
    assert counting.result()["leaked"] == [entries[0].question]


def of_ten(pairs):
    """Outcomes as if ten people had given them in turn."""
    return [pairs[person::10] for person in range(10)]


def test_how_far_forecasts_were_off_is_said_from_a_hundred_probes_on():
    assert error_of(of_ten([(0.5, True)] * 99)) is None
    assert error_of(of_ten([(0.75, True)] * 75 + [(0.75, False)] * 25)) == 0.0
    assert error_of(of_ten([(0.95, False)] * 100)) == 95.0


def test_a_table_of_forecasts_has_no_row_under_a_hundred_answers():
    assert reliability(of_ten([(0.55, True)] * 99)) == []
    assert reliability(of_ten([(0.55, True)] * 60 + [(0.55, False)] * 40)) == [(55, 60, 100)]


def test_nine_people_are_too_few_to_tell_how_forecasts_came_out_of_however_many_answers():
    nine = [[(0.55, True)] * 60 for _ in range(9)]
    assert reliability(nine) == [] and error_of(nine) is None
    assert reliability([*nine, []]) == [], "who gave no answer is no tenth"
    assert reliability([*nine, [(0.55, True)]]) and error_of([*nine, [(0.55, True)]]) is not None


def test_forecasts_of_ten_and_more_are_told_without_names(database, address):
    members = practised(database, answers=60, probes=True)
    for _ in range(2):
        count(Order(address, str(training.BANKS), training.NOW), lambda *step: None)
    records = TrainingRecords(database)
    figures = records.count(COUNT)[1]
    assert sum(people for *_, people in figures["scores"]) == len(members)
    assert all(people >= 5 for *_, people in figures["scores"])
    assert records.count(CALIBRATION)[1]["n"] == 60 * len(members) and figures["error"] is not None
    assert {gap["history"] for gap in figures["gaps"]} <= set(figures["cells"][""]["known"]["columns"])
    assert figures["gaps"] and all(gap["answers"] >= 100 for gap in figures["gaps"])


def test_how_forecasts_came_out_is_told_by_history(database, address):
    practised(database, answers=60, probes=True)
    count(Order(address, str(training.BANKS), training.NOW), lambda *step: None)
    figures = TrainingRecords(database).count(COUNT)[1]
    assert figures["gaps"] and figures["held"] is None  # two probes a day are no paper
    assert all(each["answers"] >= 100 for each in figures["gaps"])
    assert sum(each["answers"] for each in figures["gaps"]) <= 60 * 34
    assert all(each["kept"] == (abs(each["points"]) <= 3) for each in figures["gaps"])
    assert all(set(each) == {"history", "points", "answers", "kept"} for each in figures["gaps"])
