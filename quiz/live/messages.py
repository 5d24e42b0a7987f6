"""
An untrusted dict → a Command, or a refusal. Field by field and strictly: nothing unknown gets in.

Who speaks comes from the seat, when from the server, and neither from the message. Knows no rules.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from decimal import Decimal, InvalidOperation
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from quiz.contest.commands import COMMANDS, Command
from quiz.contest.permissions import PERMITTED
from quiz.contest.refused import Refused
from quiz.people import Role, Seat

ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
SHORT = 64
LONG = 500
LONG_FIELDS = frozenset({"reason", "text"})
ITEMS = 16
ITEM = 200
NUMBER = 100_000
PLACES = 3
FROM_SERVER = frozenset({"id", "at", "by"})


def read_command(payload: object, seat: Seat, at: int) -> Command:
    """
    The command a message stands for.

    Args:
        payload: What came in, of any shape.
        seat: Whose ticket it came with.
        at: When it came in, epoch milliseconds.

    Raises:
        Refused: bad_message, not_permitted, or not_your_seat for a team that speaks for another.
    """
    if not isinstance(payload, dict):
        raise Refused("bad_message", field="")
    message = dict(payload)
    command_id, name = message.pop("id", None), message.pop("type", None)
    if not isinstance(command_id, str) or not ID.fullmatch(command_id):
        raise Refused("bad_message", field="id")
    if not isinstance(name, str) or name not in COMMANDS:
        raise Refused("bad_message", field="type")
    if seat.role not in PERMITTED[name]:
        raise Refused("not_permitted")
    cls = COMMANDS[name]
    values = _values(cls, message)
    if seat.role == Role.TEAM:
        _speak_for(seat, cls, values)
    return cls(id=command_id, at=at, by=seat.actor, **values)


def read_buzz(payload: object, seat: Seat, at: int) -> Command:
    """The short form of a press, `{id, slot, pressed_at?}`; the claimed moment is checked, not believed."""
    if not isinstance(payload, dict):
        raise Refused("bad_message", field="")
    message = {**payload, "type": "buzz"}
    pressed_at = message.pop("pressed_at", None)
    if pressed_at is not None and (isinstance(pressed_at, bool) or not isinstance(pressed_at, int | float)):
        raise Refused("bad_message", field="pressed_at")
    return read_command(message, seat, at)


def _values(cls: type[Command], message: Mapping[str, Any]) -> dict[str, Any]:
    shape = _shape(cls)
    unknown = message.keys() - shape.keys()
    if unknown:
        raise Refused("bad_message", field=str(min(unknown, key=str))[:SHORT])
    values = {}
    for name, (kind, required) in shape.items():
        if name in message:
            values[name] = _value(name, kind, message[name])
        elif required:
            raise Refused("bad_message", field=name)
    return values


def _speak_for(seat: Seat, cls: type[Command], values: dict[str, Any]) -> None:
    if "team" in _shape(cls):
        if values.get("team") not in (None, seat.team):
            raise Refused("not_your_seat")
        values["team"] = seat.team


@cache
def _shape(cls: type[Command]) -> dict[str, tuple[Any, bool]]:
    """Field → (its type, whether it must be there), for the fields that a client may fill in."""
    hints = get_type_hints(cls)
    return {
        field.name: (hints[field.name], field.default is MISSING and field.default_factory is MISSING)
        for field in fields(cls)
        if field.name not in FROM_SERVER
    }


def _value(name: str, kind: Any, value: object) -> Any:
    if get_origin(kind) in (Union, UnionType):
        kinds = get_args(kind)
        if value is None and NoneType in kinds:
            return None
        kind = next(each for each in kinds if each is not NoneType)
    if get_origin(kind) is tuple:
        if not isinstance(value, list) or len(value) > ITEMS:
            raise Refused("bad_message", field=name)
        return tuple(_text(name, item, ITEM) for item in value)
    if kind is Decimal:
        return _number(name, value)
    if kind is str:
        return _text(name, value, LONG if name in LONG_FIELDS else SHORT)
    if type(value) is not kind or (kind is int and abs(value) > NUMBER):
        raise Refused("bad_message", field=name)
    return value


def _text(name: str, value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or not value.replace("\n", "").isprintable():
        raise Refused("bad_message", field=name)
    return value


def _number(name: str, value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | str) or len(str(value)) > 16:
        raise Refused("bad_message", field=name)
    try:
        number = Decimal(str(value))
    except InvalidOperation as error:
        raise Refused("bad_message", field=name) from error
    if not number.is_finite() or abs(number) > NUMBER or number != round(number, PLACES):
        raise Refused("bad_message", field=name)
    return number
