"""
One response to one question → ACCEPT, PROMPT or REJECT.

A proposal only: in a contest a person gives the ruling, and points are the contest's matter.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz.banks.face import labels_of
from quiz.banks.question import Fill, Multiple, Oral, Order, Question
from quiz.grading.normalize import normalize

SHORTEST_NEAR = 3
SHORTEST_SAID_AROUND = 2


class Verdict(StrEnum):
    """Quizbowl's three verdicts; PROMPT asks a person to look, or the team to say more."""

    ACCEPT = "accept"
    PROMPT = "prompt"
    REJECT = "reject"


@dataclass(frozen=True)
class Grade:
    """
    A verdict with the counts partial credit needs.

    `missing` counts right options (or blanks) not given, `wrong` options (or blanks) given wrongly:
    a multiple with missing > 0 and wrong == 0 is a 漏选.
    """

    verdict: Verdict
    missing: int = 0
    wrong: int = 0


def grade(question: Question, response: Sequence[str]) -> Grade:
    """
    Whether a response is right.

    Args:
        question: The question as shown, after any shuffling.
        response: Labels of the chosen options (T or F for a true_false; in order for an order
            question), one text a blank for a fill, one text for an oral. Empty when nothing was given.
    """
    given = tuple(response)
    if isinstance(question, Fill):
        return _grade_fill(question, given)
    if isinstance(question, Oral):
        return _grade_oral(question, given)
    labels = tuple(normalize(label).upper() for label in given)
    right = labels_of(question)
    if isinstance(question, Order):
        return _grade_order(right, labels)
    return _grade_choice(right, labels, several=isinstance(question, Multiple))


def _grade_choice(right: tuple[str, ...], given: tuple[str, ...], several: bool) -> Grade:
    chosen = {label for label in given if label}
    missing, wrong = len(set(right) - chosen), len(chosen - set(right))
    if not several and len(chosen) > 1:
        wrong = max(wrong, 1)
    return Grade(Verdict.REJECT if missing or wrong else Verdict.ACCEPT, missing, wrong)


def _grade_order(right: tuple[str, ...], given: tuple[str, ...]) -> Grade:
    missing = len(set(right) - set(given))
    wrong = sum(1 for place, label in enumerate(given) if right[place : place + 1] != (label,))
    return Grade(Verdict.ACCEPT if given == right else Verdict.REJECT, missing, wrong)


def _grade_fill(question: Fill, given: tuple[str, ...]) -> Grade:
    texts = (given + ("",) * len(question.answers))[: len(question.answers)]
    verdicts = [_judge_text(text, forms) for text, forms in zip(texts, question.answers, strict=True)]
    missing = sum(not normalize(text) for text in texts)
    wrong = verdicts.count(Verdict.REJECT) - missing + max(0, len(given) - len(question.answers))
    if missing or wrong:
        return Grade(Verdict.REJECT, missing, wrong)
    return Grade(Verdict.PROMPT if Verdict.PROMPT in verdicts else Verdict.ACCEPT)


def _grade_oral(question: Oral, given: tuple[str, ...]) -> Grade:
    said = normalize("".join(given))
    forms = [normalize(form) for form in (question.answer, *question.accept)]
    if not said:
        return Grade(Verdict.REJECT, missing=1)
    if said in forms:
        return Grade(Verdict.ACCEPT)
    return (
        Grade(Verdict.PROMPT)
        if any(_overlap(said, form) for form in forms)
        else Grade(Verdict.REJECT, wrong=1)
    )


def _judge_text(text: str, forms: Sequence[str]) -> Verdict:
    typed = normalize(text)
    accepted = [normalize(form) for form in forms]
    if not typed:
        return Verdict.REJECT
    if typed in accepted:
        return Verdict.ACCEPT
    return Verdict.PROMPT if any(_near(typed, form) for form in accepted) else Verdict.REJECT


def _near(typed: str, form: str) -> bool:
    """
    One character away, or the answer with something said around it.

    Never when the numbers differ: 1935 is not nearly 1936. Short answers have no near ones.
    """
    if _numbers(typed) != _numbers(form):
        return False
    around = len(form) >= SHORTEST_SAID_AROUND and form in typed and len(typed) <= 4 * len(form)
    return around or (len(form) >= SHORTEST_NEAR and _one_slip(typed, form))


def _one_slip(one: str, other: str) -> bool:
    """Whether one replaced, added or dropped character makes the texts equal."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter = min(len(one), len(other))
    start = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    rest, others = one[start:], other[start:]
    return rest[1:] == others[1:] or rest[1:] == others or rest == others[1:]


def _numbers(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit() or sign in ".-%‰")


def _overlap(said: str, form: str) -> bool:
    """Whether two texts share at least half of the shorter one's neighbouring pairs of characters."""
    pairs, others = _pairs(said), _pairs(form)
    shorter = min(len(pairs), len(others))
    return bool(shorter) and len(pairs & others) * 2 >= shorter


def _pairs(text: str) -> set[str]:
    return {text[i : i + 2] for i in range(len(text) - 1)} or ({text} if text else set())
