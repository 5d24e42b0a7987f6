"""The beginning of an evening, as the tests of corrections need it."""

from decimal import Decimal

from quiz.contest.scoring import score
from tests.builders import COMPULSORY, JOINT, Stage, rules


def asked(**more) -> Stage:
    """Team 1 is answering the first compulsory question."""
    stage = Stage.ready(rules({**COMPULSORY, **more}, {**JOINT})).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    return stage


def ruled(verdict: str = "right", **more) -> Stage:
    stage = asked(**more)
    stage.do("give_ruling", slot="1-1", team="t1", verdict=verdict)
    return stage


def undo_last(stage: Stage, steps: int = 1) -> Stage:
    stage.do("undo", command=stage.state.past[-steps].command, reason="误触")
    return stage


def points(stage: Stage, team: str = "t1") -> Decimal:
    return score(stage.state, team)
