"""The smaller books of practice: campaigns, revisions of questions, reports, times of first answers."""

import pytest

from quiz.banks.bank import Bank, Library
from quiz.banks.question import TrueFalse
from quiz.store.campaigns import Campaign, CampaignBook
from quiz.store.error_reports import Report, ReportBook
from quiz.store.question_revisions import RevisionRegister, texts_of
from quiz.store.question_times import QuestionTimes, median_of, step_of

AT = 1_797_000_000_000


def question(**changes) -> TrueFalse:
    values = {
        "id": "ph-0001", "stem": "党的一大在上海开幕。", "answer": True, "explanation": "", "source": "书",
        "period": "p", "topic": "t", "difficulty": 2,
    }  # fmt: skip
    return TrueFalse(**{**values, **changes})


def library(*questions) -> Library:
    return Library((Bank("party", "党史", "书", questions, "party.yaml"),))


def test_of_all_campaigns_at_most_one_is_active(practice_database):
    book = CampaignBook(practice_database)
    book.put(
        Campaign("c1", "春季", ("party",), 20_900, 10, {"counts": {"single": 5}}, {"purpose": "学"}, True, 1)
    )
    book.put(Campaign("c2", "秋季", created_at=2))
    assert book.active().id == "c2"
    assert [each.active for each in book.all()] == [True, False]
    assert book.all()[1].blueprint == {"counts": {"single": 5}}
    book.end()
    assert book.active() is None


def test_a_new_revision_is_added_and_the_old_text_stays(practice_database):
    register = RevisionRegister(practice_database)
    assert register.take(texts_of(library(question())), 100, AT) == ("ph-0001",)
    assert register.take(texts_of(library(question())), 101, AT) == ()
    fixed = question(answer=False, rev=2, change="key_fix")
    assert register.take(texts_of(library(fixed)), 105, AT) == ("ph-0001",)
    lineage = register.lineages()["ph-0001"]
    assert [(each.rev, each.change, each.day) for each in lineage] == [(1, None, 100), (2, "key_fix", 105)]
    assert [each.question.answer for each in lineage] == [True, False]


def test_a_slip_mended_without_a_number_replaces_the_text_and_keeps_the_day(practice_database):
    register = RevisionRegister(practice_database)
    register.take(texts_of(library(question())), 100, AT)
    register.take(texts_of(library(question(source="另一本书"))), 120, AT)
    (only,) = register.lineages()["ph-0001"]
    assert (only.day, only.question.source) == (100, "另一本书")


def test_a_question_of_contests_only_never_enters_the_register(practice_database):
    assert texts_of(library(question(use="contest"))) == []


def test_a_report_is_closed_once_and_with_its_reply(practice_database):
    book = ReportBook(practice_database)
    book.add(Report("r1", "ph-0001", 1, "m1", "key", "应该是23日", AT))
    book.add(Report("r2", "ph-0001", 1, None, "text", "", AT + 1))
    assert book.close("r1", "已经改正", "fixed", AT + 2, "组织者")
    assert not book.close("r1", "又改", "kept", AT + 3, "别人")
    assert book.get("r1").reply == "已经改正"
    assert [each.id for each in book.all(only_open=True)] == ["r2"]
    assert book.counts() == {"ph-0001": 2}
    assert [each.id for each in book.of_member("m1")] == ["r1"]
    assert book.of_member("m2") == ()


def test_who_reports_later_is_found_as_well(practice_database):
    book = ReportBook(practice_database)
    assert book.of_member("m1") == ()
    book.add(Report("r1", "ph-0001", 1, "m1", "key", "", AT))
    assert len(book.of_member("m1")) == 1


def test_times_are_kept_as_counts_and_give_a_median(practice_database):
    times = QuestionTimes(practice_database)
    for took in (2000, 8000, 8200, 9000, 60_000):
        times.add("ph-0001", took)
    times.write_down()
    median, count = QuestionTimes(practice_database).median("ph-0001")
    assert count == 5
    assert 6500 < median < 10_000
    assert QuestionTimes(practice_database).median("ph-0002") == (None, 0)


@pytest.mark.parametrize("took", [1, 500, 777, 12_345, 600_000])
def test_the_median_of_one_time_is_near_it(took):
    middle = median_of({step_of(took): 1})
    assert middle == pytest.approx(max(took, 500), rel=0.13)


def test_a_median_of_nothing_is_nothing():
    assert median_of({}) is None
