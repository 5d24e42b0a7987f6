"""What phones may say in a duel: an untrusted dict → plain values, or a refusal. Who speaks is not in it."""

from typing import Any

from quiz.services.duels import DuelRefused

DUEL = "/duel"
CODE = 4
LABELS = 8
NUMBERS = range(0, 100)
PHASES = frozenset({"gathering", "shown", "finished"})


def read_code(payload: object) -> str:
    """Four figures; anything else is a wrong code, not a bad message: people type."""
    (code,) = _fields(payload, code=str)
    if len(code) > CODE * 4:
        raise DuelRefused("bad_message")
    return "".join(figure for figure in code if figure.isdecimal() and figure.isascii())


def read_step(payload: object) -> tuple[str, int]:
    """The phase and question somebody says yes to."""
    phase, number = _fields(payload, phase=str, number=int)
    if phase not in PHASES or number not in NUMBERS:
        raise DuelRefused("bad_message")
    return phase, number


def read_answer(payload: object) -> tuple[int, tuple[str, ...]]:
    """The number of a question and the labels chosen."""
    number, chosen = _fields(payload, number=int, chosen=list)
    sound = number in NUMBERS and 0 < len(chosen) <= LABELS
    if not sound or not all(isinstance(label, str) and len(label) == 1 for label in chosen):
        raise DuelRefused("bad_message")
    return number, tuple(chosen)


def read_nothing(payload: object) -> None:
    """A message that says all by its name."""
    if payload not in (None, {}):
        raise DuelRefused("bad_message")


def _fields(payload: object, **kinds: type) -> tuple[Any, ...]:
    if not isinstance(payload, dict) or payload.keys() != kinds.keys():
        raise DuelRefused("bad_message")
    if any(type(payload[name]) is not kind for name, kind in kinds.items()):
        raise DuelRefused("bad_message")
    return tuple(payload[name] for name in kinds)
