"""One question of a session that has been planned, and the kinds of session there are."""

from dataclasses import dataclass
from typing import Literal

from quiz.practice.attempt import Mode

Kind = Literal["daily", "review", "mistakes", "topic", "challenge"]
Why = Literal["new", "review", "mistake", "probe", "comfort"]


@dataclass(frozen=True, slots=True)
class Planned:
    """A question, the mode its answer is logged under, and why it was chosen."""

    question: str
    mode: Mode
    why: Why
