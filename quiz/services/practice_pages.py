"""What the pages of a member show: ledger 台账, progress, forecast, topics. All of it one's own."""

from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from quiz.banks.face import key_of
from quiz.practice.forecast import Blueprint, forecast
from quiz.practice.mistakes import RULES, Mistake, may_dismiss, proofs_needed, still_limiting
from quiz.practice.progress import fading, progress
from quiz.practice.standing import Standing, crossable
from quiz.services.gains import gains
from quiz.services.mock_paper import blueprint_of
from quiz.services.practice_desk import PracticeDesk, ledger_counts
from quiz.services.practice_export import chosen_words
from quiz.services.practice_plan import due
from quiz.services.practice_syllabus import Course

SECONDS_A_REVIEW = 20


class PracticePages:
    """The pages of one's own."""

    def __init__(self, desk: PracticeDesk, away: Callable[..., Any]) -> None:
        self._desk, self._away = desk, away

    def ledger(self, member: str, branch: str) -> dict[str, Any]:
        """The mistakes and how far each has come."""
        course, day = self._desk.course(), self._desk.day()
        exam, standing = self._desk.exam_day(member), self._desk.standing(member)
        counts = ledger_counts(standing, course, day)
        return {
            "mistakes": self._away(_mistakes, standing, course, day),
            "counts": counts,
            "today": counts["today"],
            "day": day,
            "days_left": max(exam - day, 0) if exam is not None else None,
            "dismissals_left": max(0, RULES.dismissals - len(still_limiting(standing.dismissals, day))),
            "dismissal_day": _dismissal_day(standing, day),
            "me": self._desk.me(member, branch),
        }

    def progress(self, member: str, branch: str) -> dict[str, Any]:
        """What could be answered today, by history and chapter."""
        course, day, standing = self._desk.course(), self._desk.day(), self._desk.standing(member)
        histories = []
        for each in self._away(progress, standing, course.current, day):
            chapters = [
                {"period": chapter.period, "level": chapter.level, **_tally(chapter.tally)}
                for chapter in each.chapters
            ]
            head = {"bank": each.history, "history": course.title(each.history), "level": each.level}
            histories.append({**head, **_tally(each.tally), "periods": chapters})
        count = len(self._away(fading, standing, course.current, day))
        minutes = -(-count * SECONDS_A_REVIEW // 60)
        return {"histories": histories, "fading": count, "fading_minutes": minutes, "day": day}

    def forecast(self, member: str) -> dict[str, Any]:
        """What a mock paper would come to today, as a range; without enough probes, how many are missing."""
        return self._away(_forecast, self._desk.standing(member), self._desk.course(), self._desk.day())

    def topics(self) -> dict[str, Any]:
        """The banks with their chapters and themes, for 专项."""
        course, banks = self._desk.course(), []
        for history in course.current.histories:
            items = [item for item in course.current.asked if item.history == history]
            banks.append(
                {
                    "bank": history,
                    "history": course.title(history),
                    "count": len(items),
                    "periods": _counted("period", [item.period for item in items]),
                    "topics": _counted("topic", [item.topic for item in items]),
                }
            )
        return {"banks": [bank for bank in banks if bank["count"]]}


def _forecast(standing: Standing, course: Course, day: int) -> dict[str, Any]:
    said = blueprint_of(course.campaign)
    paper = Blueprint(said["counts"], said["points"], said["banks"] or None)
    found = forecast(standing, course.current, paper, day, course.calibration)
    rows = [
        {**asdict(gain), "bank": gain.history, "history": course.title(gain.history), "topic": ""}
        for gain in gains(standing, course.current, paper, day, course.calibration)
    ]
    numbers = {name: value and round(value, 1) for name, value in asdict(found).items()}
    return {**numbers, "full": 100, "gains": rows if found.score is not None else []}


def _dismissal_day(standing: Standing, day: int) -> int | None:
    """The study day on which a slip can be taken off again; None when it can today."""
    if may_dismiss(standing.dismissals, day):
        return None
    limiting = sorted(still_limiting(standing.dismissals, day))
    return limiting[-RULES.dismissals] + RULES.dismissal_days


def _counted(name: str, values: list[str]) -> list[dict[str, Any]]:
    return [{name: value, "count": count} for value, count in Counter(values).items() if value]


def _tally(tally: Any) -> dict[str, Any]:
    return {
        "total": tally.total,
        "expected": round(tally.expected, 1),
        "consolidated": tally.consolidated,
        "shaky": tally.shaky,
        "unlearned": tally.unlearned,
        "unseen": tally.unseen,
        "fading": tally.fading,
    }


def _mistakes(standing: Standing, course: Course, day: int) -> list[dict[str, Any]]:
    today, items = set(crossable(standing, course.whole, day)), course.whole.items
    found = standing.mistakes.items()
    return [_mistake(mistake, course, question in today) for question, mistake in found if question in items]


def _mistake(mistake: Mistake, course: Course, today: bool) -> dict[str, Any]:
    item = course.whole.items[mistake.question]
    key = None if item.withdrawn else key_of(item.question)  # a withdrawn key may be the wrong one
    next_day = mistake.proofs[-1] + RULES.apart if mistake.proofs else mistake.opened_day + 1
    return {
        "question": mistake.question,
        "state": mistake.state,
        "reopened": mistake.reopened,
        "bank": item.history,
        "history": course.title(item.history),
        "period": item.period,
        "topic": item.topic,
        "stem": item.question.stem,
        "chosen_text": chosen_words(item, mistake.rev, mistake.chosen),
        "key_text": _key_text(item.question, key.text) if key else "",
        "explanation": key.explanation if key else "",
        "source": key.source if key else "",
        "opened_day": mistake.opened_day,
        "changed_day": mistake.changed_day,
        "proofs": list(mistake.proofs),
        "needed": proofs_needed(item.type),
        "next_day": next_day,
        "today": today,
        "due": due(mistake) and not item.withdrawn,
        "closed_why": mistake.closed_why,
    }


def _key_text(question: Any, text: str) -> str:
    if question.type != "order":
        return text
    texts = {option.label: option.text for option in question.options}
    return " → ".join(texts[label] for label in question.answer)
