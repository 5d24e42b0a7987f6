"""Questions and problems as the JSON that the editor's scripts draw. Knows no page."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from quiz.banks.face import face_of, key_of
from quiz.banks.lint.suggesting import suggested
from quiz.banks.problem import Problem
from quiz.banks.question import Question


def face_facts(question: Question | None) -> dict[str, Any] | None:
    """What the hall and the phones would show, and the letters of the key; None for an unsound question."""
    if question is None:
        return None
    face, key = face_of(question), key_of(question)
    media = face.media and {
        "kind": face.media.kind,
        "src": f"/banks/{face.media.file}",
        "alt": face.media.alt,
    }
    return {
        "type": face.type,
        "stem": face.stem,
        "options": [{"label": option.label, "text": option.text} for option in face.options],
        "blanks": face.blanks,
        "media": media,
        "labels": list(key.labels),
        "answer": key.text,
    }


def problem_facts(problem: Problem) -> dict[str, Any]:
    """A problem for the margin; its severity as the editor names it."""
    severity = getattr(problem, "severity", "error")
    return {**problem.as_dict(), "severity": severity}


def margin_facts(text: str, problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """Problems for the margin of a text, each with the line that would mend it, where there is one."""
    problems = list(problems)
    better = suggested(text, problems)
    return [
        {**problem_facts(each), "fix": asdict(better[each]) if each in better else None} for each in problems
    ]
