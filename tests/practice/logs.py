"""Logs, items and syllabuses for tests of the fold: short names for long values."""

from dataclasses import replace

from quiz.banks.question import Option, Single, TrueFalse
from quiz.practice.attempt import Attempt, Dismissal
from quiz.practice.lineage import Revision
from quiz.practice.study_day import begins_ms
from quiz.practice.syllabus import Item, Syllabus

DAY = 20_700
"""The study day tests begin on."""

MINUTE_MS = 60_000


def question(name="q1", answer="A", type_="single", **more):
    """A question of four options whose texts are their labels, or a true_false."""
    values = {
        "id": name,
        "stem": f"{name}？",
        "explanation": "",
        "source": "《简史》",
        "period": "一",
        "topic": "会议",
        "difficulty": 3,
        **more,
    }
    if type_ == "true_false":
        return TrueFalse(**values, answer=answer == "T")
    options = tuple(Option(label=label, text=f"选项{label}") for label in "ABCD")
    return Single(**values, options=options, answer=answer)


def item(name="q1", history="party", type_="single", lineage=None, **more):
    """An item; `lineage` when it was edited."""
    asked = question(name, "T" if type_ == "true_false" else "A", type_)
    made = Item(
        id=name,
        history=history,
        period="一",
        topic="会议",
        type=type_,
        guess=0.5 if type_ == "true_false" else 0.25,
        fact=None,
        b=0.0,
        order=0,
        points=1.0,
        characters=20,
        lineage=lineage or (Revision(1, None, 0, asked),),
        withdrawn=False,
    )
    return replace(made, **more)


def syllabus(*items, aliases=None, former=None):
    """A syllabus of items; each successor's `former` must be given with it."""
    histories = tuple(dict.fromkeys(each.history for each in items))
    return Syllabus({each.id: each for each in items}, histories, aliases or {}, former or {})


def attempt(name="q1", day=0, minute=0, right=True, **more):
    """An attempt so many days after DAY and minutes after that day began; unhurried, of revision 1."""
    at = begins_ms(DAY + day) + minute * MINUTE_MS
    made = Attempt(
        id=f"{name}-{day}-{minute}",
        member="m",
        question=name,
        rev=1,
        at=at,
        day=DAY + day,
        mode="learn",
        chosen=("A",) if right else ("B",),
        right=right,
        sure=None,
        took_ms=6000,
        pace="usual",
        b=0.0,
        session="s",
    )
    return replace(made, **more)


def dismissal(name="q1", day=0, minute=1):
    at = begins_ms(DAY + day) + minute * MINUTE_MS
    return Dismissal(f"slip-{name}-{day}-{minute}", "m", name, at, DAY + day)
