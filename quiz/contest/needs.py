"""
How many questions a rule sheet needs, of which kind, and whether a library has them: a matching, not a guess.

No question is used twice in a contest, so rounds compete for questions; counting each alone is not enough.
Knows no chance: `quiz/services/packet_drawing.py` brings the seed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from quiz.banks.bank import Library
from quiz.banks.question import TYPES, Question
from quiz.contest.rules import CompulsoryRules, Draw, RiskRules, RoundRules, Rules, TiebreakRules

ORAL = "oral"
TIEBREAK = None


@dataclass(frozen=True)
class Need:
    """
    The questions of one round.

    Args:
        round: Its index from 0; None for the tie-break.
        title: As the organizer calls it.
        questions: Asked for certain, whatever the teams choose.
        most: Asked at most, over all stakes.
        draw: Where they come from.
        types: The types that may come; never oral where a device judges.
    """

    round: int | None
    title: str
    questions: int
    most: int
    draw: Draw
    types: tuple[str, ...]

    @property
    def reserve(self) -> int:
        return self.draw.reserve

    def fits(self, question: Question, bank: str) -> bool:
        """Whether a question may be used here."""
        low, high = self.draw.difficulty
        return (
            question.use != "practice"
            and question.withdrawn is None
            and question.type in self.types
            and low <= question.difficulty <= high
            and (not self.draw.banks or bank in self.draw.banks)
            and (not self.draw.periods or question.period in self.draw.periods)
        )


def needs_of(rules: Rules) -> tuple[Need, ...]:
    """One need a round, the tie-break last."""
    rounds = [_need(index, each, rules.teams.count) for index, each in enumerate(rules.rounds)]
    return (*rounds, _need(TIEBREAK, rules.tiebreak, rules.teams.count))


def questions_of(rules: RoundRules, teams: int) -> int:
    """How many questions a round asks."""
    if isinstance(rules, CompulsoryRules | RiskRules):
        return rules.questions_each * teams
    return rules.questions  # type: ignore[attr-defined]


def full_pool(rules: RiskRules, teams: int) -> int:
    """Questions of one stake that are enough even if every team chooses it every time."""
    return teams if rules.different_stakes else teams * rules.questions_each


def allowed_types(rules: RoundRules) -> tuple[str, ...]:
    """The types a round may draw: those it names, else all; a device cannot judge speech."""
    named = rules.draw.types or TYPES
    by_device = rules.judged_by == "device" or rules.format == "joint"  # type: ignore[attr-defined]
    return tuple(each for each in named if not (by_device and each == ORAL))


def supply(need: Need, library: Library) -> tuple[Question, ...]:
    """Every question of the library that fits a need, in the order of files."""
    return tuple(
        question for bank in library.banks for question in bank.questions if need.fits(question, bank.id)
    )


def allot(wants: Sequence[Sequence[str]], given: Iterable[str] = ()) -> tuple[str | None, ...]:
    """
    One question for every want, no question twice, if that can be done at all.

    Wants are served in order; a later one may move an earlier one to another of its choices, never
    leave it empty.

    Args:
        wants: For each place the ids it would take, best first.
        given: Ids that are already used.

    Returns:
        An id for every want; None where nothing is left for it.

    Source: Kuhn's augmenting paths for bipartite matching.
    """
    taken: dict[str, int] = dict.fromkeys(given, -1)

    def serve(want: int, seen: set[str]) -> bool:
        fresh = [choice for choice in wants[want] if choice not in seen]
        for choice in fresh:
            if choice not in taken:
                taken[choice] = want
                return True
        seen.update(fresh)
        for choice in fresh:
            holder = taken[choice]
            if holder >= 0 and serve(holder, seen):
                taken[choice] = want
                return True
        return False

    for want in range(len(wants)):
        serve(want, set())
    served = {want: choice for choice, want in taken.items() if want >= 0}
    return tuple(served.get(want) for want in range(len(wants)))


def _need(index: int | None, rules: RoundRules | TiebreakRules, teams: int) -> Need:
    questions = questions_of(rules, teams)
    most = len(rules.stakes) * full_pool(rules, teams) if isinstance(rules, RiskRules) else questions
    return Need(index, rules.title, questions, most, rules.draw, allowed_types(rules))


def values(rules: RiskRules) -> tuple[Decimal, ...]:
    """The stakes from the lowest."""
    return tuple(sorted(stake.value for stake in rules.stakes))
