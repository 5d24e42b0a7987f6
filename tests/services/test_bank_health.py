"""What a bank lacks, told without a word about people; and reports beside the questions they are about."""

import pytest

from quiz.banks.bank import Bank, Library, revision_digest
from quiz.services.bank_health import YEAR_MS, health
from quiz.store.bank_history import REVIEWED, BankHistory, Entry
from quiz.store.database import open_database, sqlite_url
from tests.practice.revisions import question

NOW = 10 * YEAR_MS


@pytest.fixture
def history(tmp_path):
    database = open_database(sqlite_url(tmp_path / "leitai.db"))
    yield BankHistory(database)
    database.close()


def library(*questions) -> Library:
    return Library((Bank("b", "党史", "《简史》", tuple(questions), "b.yaml"),))


def reviewed(history, asked, at: int, digest: str | None = None) -> None:
    digest = revision_digest(asked) if digest is None else digest
    history.add([Entry("b", asked.id, at, "李四", REVIEWED, digest=digest)])


def found(history, *questions, asked=(), leaked=()):
    return health(library(*questions), history, frozenset(asked), leaked, NOW)


def test_a_review_holds_for_a_year_and_for_this_text(history):
    fresh, old, other, never = (question(each) for each in ("fresh", "old", "other", "never"))
    reviewed(history, fresh, NOW - YEAR_MS + 1)
    reviewed(history, old, NOW - YEAR_MS - 1)
    reviewed(history, other, NOW, digest="of another text")
    told = found(history, fresh, old, other, never).unreviewed
    assert [each.id for each in told] == ["old", "other", "never"]


def test_sources_and_practice_are_looked_for_in_open_questions_only(history):
    bare = question("bare").model_copy(update={"source": " "})
    sealed = question("sealed").model_copy(update={"source": "", "use": "contest"})
    gone = question("gone").model_copy(update={"source": "", "withdrawn": "过时"})
    told = found(history, bare, sealed, gone, question("met"), asked={"met"}, leaked=["sealed"])
    assert [each.id for each in told.sourceless] == ["bare"]
    assert [each.id for each in told.unasked] == ["bare"]
    assert told.leaked == ("sealed",)


def test_coverage_counts_by_type_and_difficulty_and_names_what_is_thin(history):
    (told,) = found(history, question("a"), question("b")).coverage
    assert told.counts == {("single", 3): 2} and told.total["single"] == 2 and told.total["fill"] == 0
    assert told.thin == ("single",)
