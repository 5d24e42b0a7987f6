"""A bank goes through Excel, Word and CSV and comes back the very same."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.banks.bank import Bank
from quiz.banks.checking import check_bank
from quiz.banks.question import Asked
from quiz.exchange.bank_csv import bank_csv
from quiz.exchange.bank_excel import bank_workbook
from quiz.exchange.bank_word import bank_document
from quiz.exchange.bank_yaml import draft_yaml
from quiz.exchange.own_layout import headings, written
from quiz.exchange.own_yaml import allowed_in
from quiz.exchange.reading import read_here
from tests.exchange.made import banks, tricky

BANKS = sorted((Path(__file__).parents[2] / "question_banks").glob("*.yaml"))
WAYS = {"题库.xlsx": bank_workbook, "题库.docx": bank_document, "题库.csv": bank_csv}
SOUGHT = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def back(name: str, data: bytes, bank: Bank) -> tuple[str, Bank | None, tuple]:
    """The YAML that an exported file comes back as, and what the checker makes of it."""
    draft = read_here(name, data)
    assert [remark for found in draft.questions for remark in found.faults] == []
    assert draft.unaccounted() == []
    text = draft_yaml(draft, bank.id, bank.title, bank.source)
    again, problems = check_bank(text, bank.file)
    print(text)
    return text, again, problems


@pytest.mark.parametrize("file", BANKS, ids=lambda file: file.stem)
@pytest.mark.parametrize("name", WAYS)
def test_our_own_banks_come_back_the_very_same(file, name):
    bank, _ = check_bank(file.read_bytes(), file.name)
    allowed = allowed_in(file.read_bytes())
    text, again, problems = back(name, WAYS[name](bank, allowed), bank)
    assert problems == ()
    assert again == bank
    of_questions = {key: value for key, value in allowed.items() if key}
    assert {key: value for key, value in allowed_in(text.encode()).items() if key} == of_questions


@SOUGHT
@given(banks(), st.sampled_from(sorted(WAYS)))
def test_any_bank_comes_back_the_very_same(bank, name):
    sound, problems = check_bank(yaml_of(bank), bank.file)
    if problems:  # two questions that fold to the same text, and the like
        return
    _, again, problems = back(name, WAYS[name](sound), sound)
    assert problems == ()
    assert again == sound


@SOUGHT
@given(banks())
def test_any_bank_is_written_as_yaml_that_reads_back(bank):
    text = yaml_of(bank)
    print(text)
    again, problems = check_bank(text, bank.file)
    assert {problem.code for problem in problems} <= {"asked_twice", "own_label", "same_option", "other_key"}
    assert problems or again.questions == bank.questions


@SOUGHT
@given(
    st.dictionaries(st.sampled_from(["stale", "letter_bias"]), tricky, max_size=2),
    st.sampled_from(["题库.xlsx", "题库.docx"]),
)
def test_what_an_organizer_let_stand_comes_back(allowed, name):
    bank, _ = check_bank(BANKS[0].read_bytes(), BANKS[0].name)
    small = Bank(bank.id, bank.title, bank.source, bank.questions[:1], bank.file)
    beside = {small.questions[0].id: allowed, "": allowed}
    draft = read_here(name, WAYS[name](small, beside))
    assert draft.questions[0].fields.get("allow", {}) == allowed
    assert draft.allow == allowed


def test_every_field_of_a_question_has_a_column():
    """A field that is added one day must not be forgotten here."""
    shown = {"answer", "answers", "options", "accept", "type", "media", "why"}
    plain = set(Asked.model_fields) - shown
    bank, _ = check_bank(BANKS[0].read_bytes(), BANKS[0].name)
    values = {name: "x" for name in plain} | {
        "difficulty": 2,
        "rev": 2,
        "use": "contest",
        "change": "cosmetic",
        "replaces": ("old-0001", "old-0002"),
    }
    asked = bank.questions[0].model_copy(update={**values, "shuffle": False, "media": None})
    assert len(written(asked)) >= len(plain) + 2
    assert set(written(asked)) <= set(headings(bank))


def yaml_of(bank: Bank) -> str:
    from quiz.exchange.draft import Draft, Found

    found = tuple(Found((1,), fields_of(question)) for question in bank.questions)
    return draft_yaml(Draft("x", "", (), found, ()), bank.id, bank.title, bank.source)


def fields_of(question) -> dict:
    """A question as the fields of a bank file, written down by hand for these tests."""
    fields = {
        name: str(value) for name, value in question.model_dump(exclude_none=True).items() if value != ""
    }
    fields["shuffle"] = "yes" if question.shuffle else "no"
    fields["why"] = dict(question.why)
    fields["replaces"] = list(question.replaces)
    if question.media:
        fields["media"] = question.media.model_dump()
    if hasattr(question, "options"):
        fields["options"] = {option.label: option.text for option in question.options}
        fields["answer"] = list(question.answer) if question.type != "single" else question.answer
    if question.type == "true_false":
        fields["answer"] = "对" if question.answer else "错"
    if question.type == "oral":
        fields["accept"] = list(question.accept)
    if question.type == "fill":
        fields.pop("answers")
        fields["answer"] = [forms[0] for forms in question.answers]
        fields["accept"] = [list(forms[1:]) for forms in question.answers]
    return {name: value for name, value in fields.items() if value not in ({}, [])}
