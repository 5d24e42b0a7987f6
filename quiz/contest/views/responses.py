"""
What a team answered, as people say it: the letters of options, but 正确 and 错误 in words. Knows no verdict.
"""

from collections.abc import Sequence

from quiz.banks.face import options_of
from quiz.banks.question import Question, TrueFalse
from quiz.contest.state import State, question

BETWEEN = "、"


def said(asked: Question | None, response: Sequence[str] | None) -> str | None:
    """A response in one line, or None when there is none; `asked` is the question it answers, if known."""
    if not response:
        return None
    words = {each.label: each.text for each in options_of(asked)} if isinstance(asked, TrueFalse) else {}
    return BETWEEN.join(words.get(each, each) for each in response)


def asked_in(state: State, slot: str | None) -> Question | None:
    """The question that was put in a slot, or None."""
    name = dict(state.asked).get(slot or "")
    return question(state, name) if name else None
