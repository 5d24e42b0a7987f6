"""
What a new text of a question owes those who learnt the old one: a revision number, and a word for the change.

Pure comparison of two values; knows neither YAML nor who edits. Widths of signs and spaces do not count.
"""

import unicodedata
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from quiz.banks.bank import Bank, revision_digest
from quiz.banks.question import Media, Option, Question

MATTER = ("type", "stem", "options", "answer", "answers", "accept", "why", "explanation", "media")
KEY = ("type", "answer", "answers", "accept")
WORDS = {
    "type": "题型", "stem": "题干", "options": "选项", "answer": "答案", "answers": "答案", "accept": "答案",
    "why": "错项说明", "explanation": "解析", "media": "图片",
}  # fmt: skip
SAME_SIGN = str.maketrans("“”„‟‘’‚。、", '""""\'\'\'.,')
Known = Callable[[str], Question | None]


@dataclass(frozen=True)
class Owed:
    """What is missing: at which field of which question, in words and what to write; `was` is its old id."""

    question: str
    message: str
    hint: str
    code: str
    field: str = "id"
    was: str = ""


def matter_changed(old: Question, new: Question) -> tuple[str, ...]:
    """The fields people read or are judged by that no longer say the same."""
    return tuple(
        name for name in MATTER if _bare(getattr(old, name, None)) != _bare(getattr(new, name, None))
    )


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
        where = "answer" if names[0] == "answers" else names[0]
        return Owed(new.id, f"改了{what}，没有说明是哪一种改动", hint, "change_missing", where)
    if key_changed(old, new) and new.change == "cosmetic":
        hint = "写 change: key_fix（答案改了）或 substantive（意思变了）"
        return Owed(new.id, "答案变了，不能写“只改字”", hint, "change_kind", "change")
    return None


def debts(known: Known, new: Bank) -> tuple[Owed, ...]:
    """What all the changed questions of a bank lack; `known` gives a question as it was, by its id."""
    found = (owed(old, each) for each in new.questions if (old := known(each.id)))
    return tuple(each for each in found if each)


def renamed(before: Iterable[Question], now: Collection[Question], new: Bank) -> tuple[Owed, ...]:
    """
    The questions of a bank that are old ones under a new id and do not say so.

    Args:
        before: The questions until now.
        now: All questions from now on, those of other banks too.
        new: The bank whose questions are looked at.
    """
    left = {name for question in now for name in (question.id, *question.replaces)}
    lost = {revision_digest(question): question.id for question in before if question.id not in left}
    if not lost:
        return ()
    was = {question.id for question in before}
    pairs = ((each, lost.get(revision_digest(each))) for each in new.questions if each.id not in was)
    return tuple(
        Owed(
            each.id,
            f"原来的编号是 {old}，换编号会丢掉大家的学习进度",
            f"改回 id: {old}，或加一行 replaces: {old}",
            "id_changed",
            was=old,
        )
        for each, old in pairs
        if old
    )


def gone(old: Bank | None, new: Bank) -> tuple[str, ...]:
    """Ids that were there, no longer are, and have no successor."""
    left = {name for question in new.questions for name in (question.id, *question.replaces)}
    return tuple(question.id for question in old.questions if question.id not in left) if old else ()


def _bare(value: Any) -> Any:
    """A value without widths of signs and without spaces."""
    if isinstance(value, str):
        return "".join(unicodedata.normalize("NFKC", value.translate(SAME_SIGN)).split())
    if isinstance(value, Option):
        return value.label, _bare(value.text)
    if isinstance(value, Media):
        return value.file, _bare(value.alt)
    if isinstance(value, dict):
        return {key: _bare(each) for key, each in value.items()}
    return tuple(_bare(each) for each in value) if isinstance(value, tuple) else value


def _right(question: Question) -> object:
    """The texts of the right options, which moving an option to another letter leaves as they are."""
    options = getattr(question, "options", None)
    if options is None:
        return None
    by_label = {option.label: _bare(option.text) for option in options}
    labels = (question.answer,) if isinstance(question.answer, str) else question.answer  # type: ignore[union-attr]
    return [by_label.get(label) for label in labels]
