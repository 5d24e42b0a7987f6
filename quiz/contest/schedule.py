"""What comes next in a round: the slot, whose turn, and which sealed question. Derived, never stored."""

from decimal import Decimal

from quiz.banks.question import Question
from quiz.contest.state import State
from quiz.contest.turn import Turn


def upcoming(state: State) -> tuple[str, int, Turn] | None:
    """
    The slot, number and turn of the next question of this round.

    Returns:
        None when the round has no further turn, or nothing left to ask.
    """
    if state.round is None or not _any_left(state):
        return None
    if state.in_tiebreak:
        return _next_tie_question(state)
    for number in range(state.round.number + 1, len(state.round.turns) + 1):
        turn = state.round.turns[number - 1]
        if turn.team is None or turn.team not in state.absent:
            return f"{state.round.index + 1}-{number}", number, turn
    return None


def _next_tie_question(state: State) -> tuple[str, int, Turn] | None:
    assert state.round is not None
    if state.tie is None or not state.tie.open:
        return None
    number = state.round.number + 1
    return f"T-{number}", number, Turn()


def _any_left(state: State) -> bool:
    packet = state.round_packet
    questions = (*(question for pool in packet.pools for question in pool.questions), *packet.reserve)
    return any(question.id not in state.used for question in questions)


def next_question(state: State, stake: Decimal | None) -> Question | None:
    """The next unused question of a pool, else a spare one, else None."""
    packet = state.round_packet
    candidates = (*packet.pool(stake), *packet.reserve)
    return next((question for question in candidates if question.id not in state.used), None)


def reserve_left(state: State) -> int:
    """Spare questions of the round in play that nobody has seen."""
    return sum(1 for question in state.round_packet.reserve if question.id not in state.used)


def replacement_slot(slot: str) -> str:
    """3-7 → 3-7.2 → 3-7.3."""
    base, _, attempt = slot.partition(".")
    return f"{base}.{int(attempt or 1) + 1}"
