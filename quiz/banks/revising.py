"""
What a new text of a question owes those who learnt the old one: a revision number, and a word for the change.

Pure comparison of two values; knows neither YAML nor who edits.
"""

from dataclasses import dataclass

from quiz.banks.bank import Bank
from quiz.banks.question import Question

MATTER = ("type", "stem", "options", "answer", "answers", "accept", "why", "explanation", "media")
KEY = ("type", "answer", "answers", "accept")
WORDS = {
    "type": "题型", "stem": "题干", "options": "选项", "answer": "答案", "answers": "答案", "accept": "答案",
    "why": "错项说明", "explanation": "解析", "media": "图片",
}  # fmt: skip


@dataclass(frozen=True)
class Owed:
    """What is missing: at which field of which question, in words and with what to write."""

    question: str
    message: str
    hint: str
    code: str


def matter_changed(old: Question, new: Question) -> tuple[str, ...]:
    """The fields people read or are judged by that are no longer the same."""
    return tuple(name for name in MATTER if getattr(old, name, None) != getattr(new, name, None))


def key_changed(old: Question, new: Question) -> bool:
    """Whether another response now counts as right."""
    return any(name in KEY for name in matter_changed(old, new)) or _right(old) != _right(new)


def owed(old: Question, new: Question) -> Owed | None:
    """What a changed question lacks, or None when all is declared."""
    names = matter_changed(old, new)
    if not names:
        return None
    what = "、".join(dict.fromkeys(WORDS[name] for name in names))
    if new.rev <= old.rev or new.change is None:
        kinds = "cosmetic（只改字）、substantive（意思变了）或 key_fix（答案改了）"
        hint = f"写上 rev: {old.rev + 1} 和 change: {kinds}"
        return Owed(new.id, f"改了{what}，没有说明是哪一种改动", hint, "change_missing")
    if key_changed(old, new) and new.change == "cosmetic":
        hint = "写 change: key_fix（答案改了）或 substantive（意思变了）"
        return Owed(new.id, "答案变了，不能写“只改字”", hint, "change_kind")
    return None


def debts(old: Bank | None, new: Bank) -> tuple[Owed, ...]:
    """What all the changed questions of a bank lack."""
    before = {question.id: question for question in old.questions} if old else {}
    found = (owed(before[each.id], each) for each in new.questions if each.id in before)
    return tuple(each for each in found if each)


def gone(old: Bank | None, new: Bank) -> tuple[str, ...]:
    """Ids that were there, no longer are, and have no successor."""
    left = {name for question in new.questions for name in (question.id, *question.replaces)}
    return tuple(question.id for question in old.questions if question.id not in left) if old else ()


def _right(question: Question) -> object:
    """The texts of the right options, which moving an option to another letter leaves as they are."""
    options = getattr(question, "options", None)
    if options is None:
        return None
    by_label = {option.label: option.text for option in options}
    labels = (question.answer,) if isinstance(question.answer, str) else question.answer  # type: ignore[union-attr]
    return [by_label.get(label) for label in labels]
