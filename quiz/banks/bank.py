"""Banks and the Library that holds them, as values; the digest that tells one text from another."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from quiz.banks.question import Question

MATTERS = {"type", "stem", "options", "answer", "answers", "accept", "media"}


@dataclass(frozen=True)
class Bank:
    """The questions of one file; `source` is the book they come from."""

    id: str
    title: str
    source: str
    questions: tuple[Question, ...]
    file: str


@dataclass(frozen=True)
class Library:
    """All banks in use; ids of banks and of questions are unique throughout."""

    banks: tuple[Bank, ...] = ()

    @cached_property
    def _banks_by_id(self) -> dict[str, Bank]:
        return {bank.id: bank for bank in self.banks}

    @cached_property
    def _places(self) -> dict[str, tuple[Bank, Question]]:
        return {question.id: (bank, question) for bank in self.banks for question in bank.questions}

    @property
    def questions(self) -> Iterator[Question]:
        return (question for bank in self.banks for question in bank.questions)

    def bank(self, bank_id: str) -> Bank | None:
        return self._banks_by_id.get(bank_id)

    def question(self, question_id: str) -> Question | None:
        place = self._places.get(question_id)
        return place[1] if place else None

    def bank_of(self, question_id: str) -> Bank | None:
        """The bank a question belongs to."""
        place = self._places.get(question_id)
        return place[0] if place else None


def revision_digest(question: Question) -> str:
    """
    A digest of the text that matters: what is asked and what counts as right.

    Explanation, source, difficulty and the like do not enter; neither do widths of letters or
    spaces, so that a cosmetic edit keeps the digest.
    """
    matter = question.model_dump(mode="json", include=MATTERS)
    text = unicodedata.normalize("NFKC", json.dumps(matter, ensure_ascii=False, sort_keys=True))
    return hashlib.sha256("".join(text.split()).encode()).hexdigest()
