"""
Rules + Library + seed → the packet of one contest: no question twice, equal burdens, the harder the dearer.

The same seed draws the same packet again, which settles a dispute about the draw. Knows no screens.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from random import Random

from quiz.banks.bank import Library
from quiz.banks.drawing import NotEnough, draw, shuffled
from quiz.banks.question import Question
from quiz.contest.needs import Need, allot, full_pool, needs_of, supply, values
from quiz.contest.packet import Packet, Pool, RoundPacket
from quiz.contest.rules import CompulsoryRules, RiskRules, RoundRules, Rules

Cell = tuple[str, int]


class PacketShort(NotEnough):
    """A round for which the banks in use do not have enough questions."""

    def __init__(self, title: str, needed: int, found: int) -> None:
        super().__init__(needed, found)
        self.round_title = title

    def __str__(self) -> str:
        return f"{self.round_title}：{super().__str__()}"


@dataclass(frozen=True)
class _Want:
    """One place of the packet, and what it would take, best first."""

    part: int
    pool: int | None  # index of the pool; None: spare
    choices: tuple[str, ...]


def questions_needed(rules: Rules) -> tuple[int, ...]:
    """How many questions each round may use up, spare ones apart; in a risk round, over all stakes."""
    return tuple(need.most for need in needs_of(rules)[:-1])


def draw_packet(
    rules: Rules,
    library: Library,
    seed: str,
    on: str | None = None,
    shown: Collection[str] = frozenset(),
) -> Packet:
    """
    Draw the questions of a contest.

    Args:
        rules: The whole sheet.
        library: The banks in use.
        seed: Decides everything left to chance; it is kept in the packet.
        on: The day of the contest (YYYY-MM-DD); questions no longer valid then are left out.
        shown: Ids of questions that a hall has seen; left out if the banks have enough others.

    Returns:
        A packet with every question, option order included. The pools of a risk round hold enough for
        every team choosing the same stake where the banks allow, and equally less where not.

    Raises:
        PacketShort: The banks do not have enough questions for these rules.
    """
    needs = needs_of(rules)
    supplies = [_valid(supply(need, library), on) for need in needs]
    if shown:
        fresh = [tuple(each for each in found if each.id not in shown) for found in supplies]
        with suppress(PacketShort):
            return _drawn(rules, needs, fresh, seed)
    return _drawn(rules, needs, supplies, seed)


def _drawn(rules: Rules, needs: Sequence[Need], supplies: Sequence[Sequence[Question]], seed: str) -> Packet:
    for need, found in zip(needs, supplies, strict=True):
        if len(found) < need.questions + need.reserve:
            raise PacketShort(need.title, need.questions + need.reserve, len(found))
    for less in range(_largest_pool(rules)):
        wants = _wants(rules, needs, supplies, seed, less)
        drawn = allot([want.choices for want in wants])
        if None not in drawn:
            by_id = {question.id: question for each in supplies for question in each}
            return _packet(rules, wants, _siblings_apart(wants, drawn, by_id), by_id, seed)
    missing = Counter(want.part for want, each in zip(wants, drawn, strict=True) if each is None)
    part, count = missing.most_common(1)[0]
    needed = sum(1 for want in wants if want.part == part)
    raise PacketShort(needs[part].title, needed, needed - count)


def _valid(questions: Sequence[Question], on: str | None) -> tuple[Question, ...]:
    """Questions whose facts still hold; a month or year is valid to its end."""
    if on is None:
        return tuple(questions)
    return tuple(
        each for each in questions if not each.valid_until or on[: len(each.valid_until)] <= each.valid_until
    )


def _largest_pool(rules: Rules) -> int:
    return max(
        (full_pool(each, rules.teams.count) for each in rules.rounds if isinstance(each, RiskRules)),
        default=1,
    )


def _parts(rules: Rules) -> tuple[RoundRules, ...]:
    return (*rules.rounds, rules.tiebreak)


def _wants(
    rules: Rules, needs: Sequence[Need], supplies: Sequence[Sequence[Question]], seed: str, less: int
) -> list[_Want]:
    wants: list[_Want] = []
    for part, each in enumerate(_parts(rules)):
        order = _spread(supplies[part], needs[part].questions + needs[part].reserve, f"{seed}:{part}")
        if isinstance(each, CompulsoryRules):
            wants += _equal_passes(part, each, order, rules.teams.count, Random(f"passes:{seed}:{part}"))
        elif isinstance(each, RiskRules):
            wants += _stake_pools(part, each, order, rules.teams.count, less)
        else:
            wants += [_want(part, 0, order)] * needs[part].questions
        wants += [_want(part, None, order)] * needs[part].reserve
    return wants


def _spread(questions: Sequence[Question], count: int, seed: str) -> tuple[Question, ...]:
    """All of them in a random order, the first `count` spread over periods and facts."""
    first = draw(questions, count, seed)
    rest = draw(questions, len(questions) - count, seed, exclude={question.id for question in first})
    return (*first, *rest)


def _want(part: int, pool: int | None, order: Sequence[Question]) -> _Want:
    return _Want(part, pool, tuple(question.id for question in order))


def _equal_passes(
    part: int, rules: CompulsoryRules, order: Sequence[Question], teams: int, chance: Random
) -> list[_Want]:
    """In one pass every team gets the same type and difficulty, as far as the banks allow."""
    left = Counter((question.type, question.difficulty) for question in order)
    wants: list[_Want] = []
    for _ in range(rules.questions_each):
        cell = _cell(left, teams, chance)
        left[cell] -= teams
        nearest = sorted(order, key=lambda question: _distance(question, cell))
        wants += [_want(part, 0, nearest)] * teams
    return wants


def _cell(left: Counter[Cell], teams: int, chance: Random) -> Cell:
    full = sorted(cell for cell, count in left.items() if count >= teams)
    if full:
        return chance.choices(full, [left[cell] for cell in full])[0]
    return max(sorted(left), key=lambda cell: left[cell])


def _distance(question: Question, cell: Cell) -> tuple[bool, int]:
    return question.type != cell[0], abs(question.difficulty - cell[1])


def _stake_pools(
    part: int, rules: RiskRules, order: Sequence[Question], teams: int, less: int
) -> list[_Want]:
    """A pool a stake, the hardest questions for the highest."""
    stakes = values(rules)
    low, high = rules.draw.difficulty
    size = max(full_pool(rules, teams) - less, -(-teams * rules.questions_each // len(stakes)))
    wants: list[_Want] = []
    for index in range(len(stakes)):
        target = low + (high - low) * index / max(len(stakes) - 1, 1)
        nearest = sorted(order, key=lambda question, target=target: abs(question.difficulty - target))
        wants += [_want(part, index, nearest)] * size
    return wants


def _siblings_apart(
    wants: Sequence[_Want], drawn: Sequence[str | None], by_id: dict[str, Question]
) -> list[str]:
    """Replace a question about a fact already asked, where one about another fact is free."""
    used = set(drawn)
    facts: set[str | None] = set()
    apart: list[str] = []
    for want, question in zip(wants, drawn, strict=True):
        assert question is not None
        if by_id[question].fact in facts:
            free = (each for each in want.choices if each not in used and by_id[each].fact not in facts)
            question = next(free, question)
            used.add(question)
        facts.update({by_id[question].fact} - {None})
        apart.append(question)
    return apart


def _packet(
    rules: Rules, wants: Sequence[_Want], drawn: Sequence[str], by_id: dict[str, Question], seed: str
) -> Packet:
    def chosen(part: int, pool: int | None) -> tuple[Question, ...]:
        places = zip(wants, drawn, strict=True)
        return tuple(
            shuffled(by_id[each], seed) for want, each in places if (want.part, want.pool) == (part, pool)
        )

    def packed(part: int, each: RoundRules) -> RoundPacket:
        stakes = values(each) if isinstance(each, RiskRules) else (None,)
        pools = tuple(Pool(stake=stake, questions=chosen(part, index)) for index, stake in enumerate(stakes))
        return RoundPacket(pools=pools, reserve=chosen(part, None))

    *rounds, tiebreak = (packed(part, each) for part, each in enumerate(_parts(rules)))
    return Packet(rounds=tuple(rounds), tiebreak=tiebreak, seed=seed)
