"""
The same question met twice, in one file or in two: told with the place of the first. Knows no near twins.

The dangerous case is the same stem with another key: whichever is drawn, half the hall is wronged.
"""

import re
from dataclasses import dataclass, field

from quiz.banks.face import labels_of, options_of
from quiz.banks.fields import Fields
from quiz.banks.question import Order, Question, TrueFalse
from quiz.banks.words import quoted

Place = tuple[str, int, str]
NO_WORD = re.compile(r"[\W_]+")


@dataclass
class Asked:
    """What was asked so far, over all files of a library."""

    questions: dict[tuple, tuple[Place, Question]] = field(default_factory=dict)
    claims: dict[tuple, Place] = field(default_factory=dict)  # stem, picture, option, right or wrong there


def tell_asked_twice(fields: Fields, question: Question, asked: Asked) -> None:
    """Note a question met before, or a stem met before with another key."""
    place = (fields.complaints.file, fields.where("stem").line, question.id)
    stem = (_folded(question.stem), question.media and question.media.file)
    options = frozenset(_folded(option.text) for option in options_of(question))
    (before, first) = asked.questions.setdefault((question.type, *stem, options), (place, question))
    if before is not place:
        message = f"与{spoken(before, fields)}的 {first.id} 是同一道题"
        hint = "删去一道" if _key(first) == _key(question) else "两处答案不同，请核对后删去一道"
        fields.complain("stem", message, hint, "asked_twice")
    elif not isinstance(question, TrueFalse | Order):
        _tell_other_key(fields, question, stem, place, asked)


def spoken(place: Place, fields: Fields) -> str:
    """A place in words, the file only when it is another."""
    file, line, _ = place
    return f"第 {line} 行" if file == fields.complaints.file else f" {file} 第 {line} 行"


def _tell_other_key(fields: Fields, question: Question, stem: tuple, place: Place, asked: Asked) -> None:
    right = labels_of(question)
    told = False
    for option in options_of(question):
        claim = (*stem, _folded(option.text))
        other = asked.claims.get((*claim, option.label not in right))
        asked.claims.setdefault((*claim, option.label in right), place)
        if other and not told:
            told = True
            verdict = "错" if option.label in right else "对"
            same = f"与{spoken(other, fields)}的 {other[2]} 题干相同而答案不同"
            message = f"{same}：{quoted(option.text)}在那里算{verdict}"
            fields.complain("answer", message, "核对后删去一道，或把题干写得各不相同", "other_key")


def _key(question: Question) -> frozenset[str] | tuple:
    right = question.answers if question.type == "fill" else question.answer
    if question.type in ("single", "multiple"):
        return frozenset(_folded(o.text) for o in question.options if o.label in right)
    if question.type == "order":
        by_label = {option.label: option.text for option in question.options}
        return tuple(_folded(by_label[label]) for label in right)
    return (right,)


def _folded(text: str) -> str:
    return NO_WORD.sub("", text)
