"""
Choosing and shuffling questions. All chance comes in as a seed: the same seed, the same draw.

Knows nothing of contests. Nothing here looks at which answer is right to decide where anything goes.
"""

import random
import re
from collections.abc import Collection, Iterable, Sequence

from quiz.banks.question import Multiple, Option, Order, Question, Single
from quiz.errors import QuizError

ABOUT_OTHERS = re.compile(r"^(以上|上述|前述|其他选项)|^(都|皆|均)不?(对|是|正确|错误)")
NAMES_LABELS = re.compile(r"^(选项)?[A-Z]\s*(和|与|、|或|及)\s*[A-Z]")


class NotEnough(QuizError):
    """Fewer questions fit than were asked for."""

    def __init__(self, needed: int, found: int) -> None:
        super().__init__(f"需要 {needed} 道题，符合条件的只有 {found} 道")
        self.needed = needed
        self.found = found


def draw(
    questions: Iterable[Question],
    count: int,
    seed: int | str,
    *,
    types: Collection[str] | None = None,
    difficulty: tuple[int, int] | None = None,
    periods: Collection[str] | None = None,
    exclude: Collection[str] = frozenset(),
) -> tuple[Question, ...]:
    """
    Draw questions, spread as evenly over their periods as the supply allows.

    Siblings (questions with the same `fact`) are not drawn together while others are left.
    A withdrawn question is never drawn.

    Args:
        questions: The supply; choosing banks and `use` is the caller's matter.
        count: How many.
        seed: Decides everything left to chance.
        types: Types that may be drawn, all when None.
        difficulty: Lowest and highest, both included, all when None.
        periods: Periods that may be drawn, all when None.
        exclude: Ids that must not be drawn.

    Returns:
        The questions in a random order.

    Raises:
        NotEnough: Fewer than `count` fit.
    """
    low, high = difficulty or (1, 5)
    fitting = [
        question
        for question in questions
        if question.withdrawn is None
        and (types is None or question.type in types)
        and low <= question.difficulty <= high
        and (periods is None or question.period in periods)
        and question.id not in exclude
    ]
    if len(fitting) < count:
        raise NotEnough(count, len(fitting))
    # Sorted first: the draw must not hang on the order of files or lines.
    fitting.sort(key=lambda question: question.id)
    chance = random.Random(f"draw:{seed}")
    drawn = _spread(fitting, count, chance)
    chance.shuffle(drawn)
    return tuple(drawn)


def _spread(fitting: list[Question], count: int, chance: random.Random) -> list[Question]:
    chance.shuffle(fitting)
    piles: dict[str, list[Question]] = {}
    for question in fitting:
        piles.setdefault(question.period, []).append(question)
    rows = [piles[period] for period in sorted(piles)]
    chance.shuffle(rows)
    drawn: list[Question] = []
    facts: set[str] = set()
    later: list[Question] = []
    while len(drawn) < count and any(rows):
        for row in rows:
            question = _first_of_new_fact(row, facts, later)
            if question and len(drawn) < count:
                drawn.append(question)
    return drawn + later[: count - len(drawn)]


def _first_of_new_fact(row: list[Question], facts: set[str], later: list[Question]) -> Question | None:
    while row:
        question = row.pop()
        if question.fact is None or question.fact not in facts:
            facts.update({question.fact} - {None})
            return question
        later.append(question)
    return None


def shuffled(question: Question, seed: int | str) -> Question:
    """
    The same question with its options in another order, relabelled A, B, C …, answer and `why` along.

    An option about the others (以上都对) stays last. Unchanged are types without options, questions
    with `shuffle: no`, and those where an option names others by letter (A和B).
    """
    if not isinstance(question, Single | Multiple | Order) or not question.shuffle:
        return question
    if any(NAMES_LABELS.match(option.text) for option in question.options):
        return question
    return _relabelled(question, _permuted(question, seed))


def _permuted(question: Single | Multiple | Order, seed: int | str) -> list[Option]:
    free = [option for option in question.options if not ABOUT_OTHERS.match(option.text)]
    last = [option for option in question.options if ABOUT_OTHERS.match(option.text)]
    random.Random(f"shuffle:{seed}:{question.id}").shuffle(free)
    return free + last


def _relabelled(question: Single | Multiple | Order, options: Sequence[Option]) -> Question:
    labels = sorted(option.label for option in options)
    new = {option.label: label for label, option in zip(labels, options, strict=True)}
    if isinstance(question, Single):
        answer: str | tuple[str, ...] = new[question.answer]
    else:
        answer = tuple(new[label] for label in question.answer)
        answer = tuple(sorted(answer)) if isinstance(question, Multiple) else answer
    return question.model_copy(
        update={
            "options": tuple(Option(label=new[option.label], text=option.text) for option in options),
            "answer": answer,
            "why": dict(sorted((new[label], text) for label, text in question.why.items())),
        }
    )
