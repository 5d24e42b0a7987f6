"""
How forecasts came out: foretold minus actual by history, and how many ranges the papers fell into.

Sums over random answers of many members, and no member in them. Knows neither how predictions were made nor
who reads this; a range that holds four times in five is a good one, one that always holds is too wide.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from quiz.practice.calibration import Calibration, Drawn, residual
from quiz.practice.evidence import right_chance
from quiz.practice.forecast import MODEL_SD, SURE_OF
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Syllabus


@dataclass(frozen=True, slots=True)
class RecordRules:
    """
    What is too little to be told, and what the project promises of the rest.

    A day with `paper` random answers of one member was a paper: other days have one or two of them.
    """

    people: int = 10
    answers: int = 100
    papers: int = 20
    paper: int = 20
    most_gap: float = 3.0
    least_held: float = 0.72
    most_held: float = 0.88


RULES = RecordRules()


@dataclass(frozen=True, slots=True)
class Gap:
    """Foretold minus actual in points of 100 over a history: above 0 where too much was promised."""

    history: str
    points: float
    answers: int

    @property
    def kept(self) -> bool:
        """Whether it is as small as promised."""
        return abs(self.points) <= RULES.most_gap


@dataclass(frozen=True, slots=True)
class Held:
    """How many papers there were, and how many came out within the range that stood before them."""

    held: int
    papers: int

    @property
    def share(self) -> float:
        return self.held / self.papers

    @property
    def kept(self) -> bool:
        """Whether ranges are as wide as promised, neither bold nor timid."""
        return RULES.least_held <= self.share <= RULES.most_held


@dataclass(frozen=True, slots=True)
class Paper:
    """The random answers of one sitting, and those the member had given before."""

    before: tuple[Drawn, ...]
    answers: tuple[Drawn, ...]


def by_history(standing: Standing, syllabus: Syllabus) -> dict[str, list[Drawn]]:
    """A member's random answers by history."""
    found: dict[str, list[Drawn]] = defaultdict(list)
    for history, _, drawn in _placed(standing, syllabus):
        found[history].append(drawn)
    return dict(found)


def papers_of(standing: Standing, syllabus: Syllabus, rules: RecordRules = RULES) -> list[Paper]:
    """A member's papers, the earliest first."""
    days: dict[int, list[Drawn]] = defaultdict(list)
    for _, day, drawn in _placed(standing, syllabus):
        days[day].append(drawn)
    found, before = [], []
    for _, answers in sorted(days.items()):
        if len(answers) >= rules.paper:
            found.append(Paper(tuple(before), tuple(answers)))
        before += answers
    return found


def gaps(
    pooled: Mapping[str, Sequence[Sequence[Drawn]]], calibration: Calibration, rules: RecordRules = RULES
) -> tuple[Gap, ...]:
    """
    How far forecasts were off in each history.

    Args:
        pooled: By history, in the order histories are shown, the random answers of each member.
        calibration: That by which members were told; one fitted to the same answers flatters itself.
        rules: The numbers; histories with too few answers, or of too few people, are left out.
    """
    found = []
    for history, members in pooled.items():
        drawn = [each for own in members for each in own]
        if sum(map(bool, members)) >= rules.people and len(drawn) >= rules.answers:
            off = sum(_chances(drawn, calibration)) - _rights(drawn)
            found.append(Gap(history, round(100 * off / len(drawn), 1), len(drawn)))
    return tuple(found)


def ranges_held(
    members: Iterable[Sequence[Paper]], calibration: Calibration, rules: RecordRules = RULES
) -> Held | None:
    """How often the papers of each member came out as foretold; None while there are too few of them."""
    found = [[_within(paper, calibration) for paper in papers] for papers in members if papers]
    papers = sum(map(len, found))
    return (
        Held(sum(map(sum, found)), papers) if len(found) >= rules.people and papers >= rules.papers else None
    )


def _placed(standing: Standing, syllabus: Syllabus) -> Iterator[tuple[str, int, Drawn]]:
    """(history, study day, answer) of every random answer to a question that is still there."""
    for probe in standing.probes:
        if item := syllabus.items.get(probe.question):
            yield item.history, probe.day, Drawn(probe.predicted, item.guess, probe.right)


def _within(paper: Paper, calibration: Calibration) -> bool:
    """
    Whether a paper came out in the range of its own questions.

    Which questions are drawn is settled here, unlike in a forecast: each goes by its own chance.
    """
    chances, count = _chances(paper.answers, calibration), len(paper.answers)
    spread = sqrt(sum(chance * (1 - chance) for chance in chances) / count**2 + MODEL_SD**2)
    foretold = sum(chances) / count + residual(paper.before, calibration)
    return abs(_rights(paper.answers) / count - foretold) <= SURE_OF * spread


def _chances(drawn: Iterable[Drawn], calibration: Calibration) -> list[float]:
    return [right_chance(each.guess, calibration.knows(each.predicted)) for each in drawn]


def _rights(drawn: Iterable[Drawn]) -> int:
    return sum(each.right for each in drawn)
