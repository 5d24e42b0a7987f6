"""Finding questions over all banks in use, and counting them. Reads values only."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from quiz.banks.bank import Bank, Library
from quiz.banks.face import options_of
from quiz.banks.question import TYPES, Question

PAGE = 50
STATES = ("usable", "withdrawn")


@dataclass(frozen=True)
class Row:
    """One question of the list."""

    bank: Bank
    question: Question


@dataclass(frozen=True)
class Count:
    """How many questions a bank has: in all, by type, for contests, withdrawn."""

    bank: Bank
    total: int
    types: Mapping[str, int]
    contest: int
    withdrawn: int


def count(bank: Bank) -> Count:
    """The figures of one bank."""
    types = Counter(question.type for question in bank.questions)
    usable = [question for question in bank.questions if question.withdrawn is None]
    contest = sum(1 for question in usable if question.use != "practice")
    ordered = {name: types[name] for name in TYPES if types[name]}
    return Count(bank, len(bank.questions), ordered, contest, len(bank.questions) - len(usable))


def find(library: Library, wanted: Mapping[str, str]) -> list[Row]:
    """
    The questions that fit.

    Args:
        library: The banks in use.
        wanted: Any of q (words, all of which must occur), bank, type, period, difficulty, use, state.
    """
    words = wanted.get("q", "").lower().split()
    return [
        Row(bank, question)
        for bank in library.banks
        if wanted.get("bank", "") in ("", bank.id)
        for question in bank.questions
        if _fits(question, wanted) and all(word in _text(question) for word in words)
    ]


def periods(library: Library) -> list[str]:
    """Every period that occurs, in the order of the banks."""
    return list(dict.fromkeys(question.period for question in library.questions if question.period))


def _fits(question: Question, wanted: Mapping[str, str]) -> bool:
    state = "withdrawn" if question.withdrawn is not None else "usable"
    return (
        wanted.get("type", "") in ("", question.type)
        and wanted.get("period", "") in ("", question.period)
        and wanted.get("difficulty", "") in ("", str(question.difficulty))
        and wanted.get("use", "") in ("", question.use)
        and wanted.get("state", "") in ("", state)
    )


def _text(question: Question) -> str:
    """Everything a person might search for, in small letters."""
    options = " ".join(option.text for option in options_of(question))
    return f"{question.id} {question.stem} {options} {question.source} {question.topic}".lower()
