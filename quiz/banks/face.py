"""
Splits a Question into its Face 题面, which may be shown, and its Key 答案, which is secret.

A Face is built up from allowed fields; nothing is ever taken away from a Question to make one.
"""

from dataclasses import dataclass, field

from quiz.banks.question import (
    Fill,
    Media,
    Multiple,
    Option,
    Oral,
    Order,
    Question,
    Single,
    TrueFalse,
)

TRUE_OR_FALSE = (Option(label="T", text="正确"), Option(label="F", text="错误"))


@dataclass(frozen=True)
class Face:
    """What anyone may see before the reveal; `blanks` is the number of texts a fill asks for."""

    type: str
    stem: str
    options: tuple[Option, ...]
    media: Media | None
    blanks: int


@dataclass(frozen=True)
class Key:
    """
    What host and judge see, and the rest only after the reveal.

    `labels` are those of the right options (in order for an order question), empty for texts;
    `text` is the answer in words; `accept` are other forms that count as right.
    """

    labels: tuple[str, ...]
    text: str
    explanation: str
    source: str
    accept: tuple[str, ...] = ()
    why: dict[str, str] = field(default_factory=dict)


def face_of(question: Question) -> Face:
    """The showable part of a question."""
    return Face(
        type=question.type,
        stem=question.stem,
        options=options_of(question),
        media=question.media,
        blanks=len(question.answers) if isinstance(question, Fill) else 0,
    )


def key_of(question: Question) -> Key:
    """The secret part of a question."""
    return Key(
        labels=labels_of(question),
        text=_answer_text(question),
        explanation=question.explanation,
        source=question.source,
        accept=_accepted(question),
        why=dict(question.why),
    )


def options_of(question: Question) -> tuple[Option, ...]:
    """The options on screen; a true_false has two, T and F."""
    if isinstance(question, TrueFalse):
        return TRUE_OR_FALSE
    return question.options if isinstance(question, Single | Multiple | Order) else ()


def labels_of(question: Question) -> tuple[str, ...]:
    """The labels of the right options, empty for questions answered by text."""
    if isinstance(question, TrueFalse):
        return ("T",) if question.answer else ("F",)
    if isinstance(question, Single):
        return (question.answer,)
    return question.answer if isinstance(question, Multiple | Order) else ()


def _answer_text(question: Question) -> str:
    if isinstance(question, Order):
        return " → ".join(question.answer)
    if isinstance(question, Oral):
        return question.answer
    if isinstance(question, Fill):
        return "；".join(forms[0] for forms in question.answers)
    right = labels_of(question)
    return "；".join(option.text for option in options_of(question) if option.label in right)


def _accepted(question: Question) -> tuple[str, ...]:
    if isinstance(question, Fill):
        return tuple(form for forms in question.answers for form in forms[1:])
    return question.accept if isinstance(question, Oral) else ()
