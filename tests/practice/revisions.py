"""Lineages of a question of one choice, for tests of what edits do to the past."""

from quiz.banks.question import Option, Single
from quiz.practice.lineage import Lineage, Revision


def question(name: str, rev: int = 1, change: str | None = None, answer: str = "C") -> Single:
    options = tuple(Option(label=label, text=f"选项{label}") for label in "ABCD")
    return Single(
        id=name,
        stem=f"{name}？",
        explanation="",
        source="《简史》",
        period="",
        topic="",
        difficulty=3,
        options=options,
        answer=answer,
        rev=rev,
        change=change,
    )


def lineage(
    name: str, *later: tuple[int, str], answer: str = "C", later_answer: str | None = None
) -> Lineage:
    """A question of revision 1, and what it became: (revision, kind of change)."""
    first = Revision(1, None, 0, question(name, answer=answer))
    rest = (
        Revision(rev, change, rev, question(name, rev, change, later_answer or answer))
        for rev, change in later
    )
    return (first, *rest)
