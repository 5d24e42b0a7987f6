"""
A question as a phone gets it: face and key in one record, because a practice session works offline.

The caller vouches that the question is open to practice; nothing sealed may come here.
"""

from typing import Any

from quiz.banks.drawing import ABOUT_OTHERS, NAMES_LABELS
from quiz.banks.face import face_of, key_of, options_of
from quiz.banks.question import Fill, Oral, Question
from quiz.grading.normalize import normalize
from quiz.practice.lineage import Lineage

SHUFFLED = ("single", "multiple", "order")
UPDATED_DAYS = 14


def record_of(question: Question, bank: str, history: str, lineage: Lineage, day: int) -> dict[str, Any]:
    """
    The record of one question.

    Args:
        question: As it now is.
        bank: Id of its bank.
        history: Title of the bank, as members read it.
        lineage: Its revisions, to say whether it was changed lately.
        day: The study day of today.
    """
    face, key = face_of(question), key_of(question)
    return {
        "id": question.id,
        "rev": question.rev,
        "updated": updated(lineage, day),
        "type": face.type,
        "stem": face.stem,
        "options": [{"label": option.label, "text": option.text} for option in face.options],
        "media": _media(question),
        "blanks": face.blanks,
        "bank": bank,
        "history": history,
        "period": question.period,
        "topic": question.topic,
        "key": {
            "labels": list(key.labels),
            "text": key.text,
            "forms": _forms(question),
            "explanation": key.explanation,
            "source": key.source,
            "why": dict(key.why),
        },
    }


def updated(lineage: Lineage, day: int) -> bool:
    """Whether the newest text means something else than the one before, and is new to people."""
    if len(lineage) < 2 or lineage[-1].change not in ("substantive", "key_fix"):
        return False
    return day - lineage[-1].day <= UPDATED_DAYS


def may_shuffle(question: Question) -> bool:
    """Whether the options may stand in another order."""
    if question.type not in SHUFFLED or not question.shuffle:
        return False
    return not any(NAMES_LABELS.match(option.text) for option in options_of(question))


def pinned(question: Question) -> tuple[str, ...]:
    """Labels of options about the others (以上都对), which stay last."""
    return tuple(option.label for option in options_of(question) if ABOUT_OTHERS.match(option.text))


def _media(question: Question) -> dict[str, str] | None:
    media = question.media
    if media is None or media.kind is None:
        return None
    return {
        "kind": media.kind,
        "src": f"/api/practice/media/{question.id}?rev={question.rev}",
        "alt": media.alt,
    }


def _forms(question: Question) -> list[list[str]]:
    if isinstance(question, Fill):
        return [[normalize(form) for form in forms] for forms in question.answers]
    if isinstance(question, Oral):
        return [[normalize(form) for form in (question.answer, *question.accept)]]
    return []
