"""
An event ⇄ JSON, by the types of its fields, with a schema version for each type of event.

When the fields of a stored event change meaning, its old form is lifted by an upcaster; events
already stored are never rewritten. Knows no single event: the registry is handed in.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from quiz.errors import QuizError

Data = dict[str, Any]
Upcasters = Mapping[tuple[str, int], Callable[[Data], Data]]

# (type of event, schema version it lifts from) → its data, one version later.
UPCASTERS: dict[tuple[str, int], Callable[[Data], Data]] = {}


class EventUnreadable(QuizError):
    """A stored event that this version of the program cannot understand."""


class EventCodec:
    """Encodes and decodes the events of one registry: name of the class → class."""

    def __init__(self, registry: Mapping[str, type], upcasters: Upcasters = UPCASTERS) -> None:
        self._registry = registry
        self._upcasters = upcasters
        self._schemas = {name: _schema(name, upcasters) for name in registry}

    def encode(self, event: object) -> tuple[str, int, Data]:
        """The event as its type, the schema version it is written in, and JSON-ready data."""
        name = type(event).__name__
        if self._registry.get(name) is not type(event):
            raise EventUnreadable(f"{name} is not a registered event")
        return name, self._schemas[name], to_json(event)

    def decode(self, name: str, schema: int, data: Data) -> Any:
        """
        The event again, lifted to the schema of today if it is older.

        Raises:
            EventUnreadable: Unknown type, a schema from the future, or data that does not fit.
        """
        cls = self._registry.get(name)
        if cls is None or schema > self._schemas[name]:
            raise EventUnreadable(f"event {name} v{schema} was written by a newer program")
        for old in range(schema, self._schemas[name]):
            data = self._upcasters[name, old](data)
        unknown = data.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise EventUnreadable(f"event {name} v{schema} has unknown fields: {', '.join(sorted(unknown))}")
        try:
            return _adapter(cls).validate_python(data)
        except ValidationError as error:
            raise EventUnreadable(f"event {name} v{schema}: {error}") from error


def to_json(value: object) -> Any:
    """Any value built of dataclasses and pydantic models as JSON-ready data; decimals become strings."""
    return _adapter(type(value)).dump_python(value, mode="json")


def canonical(value: object) -> str:
    """JSON that is the same for the same value, whatever the order of its keys."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _schema(name: str, upcasters: Upcasters) -> int:
    return max((version + 1 for kind, version in upcasters if kind == name), default=1)


@cache
def _adapter(cls: type) -> TypeAdapter:
    return TypeAdapter(cls)
