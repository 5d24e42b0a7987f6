"""
The packet 题包: the questions of one contest, sealed into its first event.

Options are already shuffled here, so the packet alone decides what every screen shows. It does not know how
it was drawn; `quiz/services/packet_drawing.py` does.
"""

from decimal import Decimal
from functools import cached_property

from quiz.banks.question import Question
from quiz.contest.rules import Sheet


class Pool(Sheet):
    """Questions used in this order; in a risk round there is one pool a stake."""

    stake: Decimal | None = None
    questions: tuple[Question, ...]


class RoundPacket(Sheet):
    """The questions of one round, and its spare ones."""

    pools: tuple[Pool, ...]
    reserve: tuple[Question, ...] = ()

    def pool(self, stake: Decimal | None) -> tuple[Question, ...]:
        """The questions for a stake; () when there is no such pool."""
        return next((pool.questions for pool in self.pools if pool.stake == stake), ())


class Packet(Sheet):
    """All rounds in order, then the tie-break."""

    rounds: tuple[RoundPacket, ...]
    tiebreak: RoundPacket
    seed: str = ""  # recorded, so that a dispute can draw it again

    @cached_property
    def by_id(self) -> dict[str, Question]:
        """Every question of the packet, the spare ones too."""
        parts = (*self.rounds, self.tiebreak)
        pools = (pool for part in parts for pool in (*(each.questions for each in part.pools), part.reserve))
        return {question.id: question for pool in pools for question in pool}
