"""Stand-in events with every kind of field that a real one may have."""

from dataclasses import dataclass, field
from decimal import Decimal

from pydantic import BaseModel, ConfigDict

from quiz.people import Actor, Role


class Sheet(BaseModel):
    model_config = ConfigDict(frozen=True)
    title: str
    points: Decimal = Decimal(10)


@dataclass(frozen=True)
class Place:
    team: str
    score: Decimal


@dataclass(frozen=True)
class Opened:
    title: str
    sheet: Sheet
    places: tuple[Place, ...] = ()
    marks: dict[str, str] = field(default_factory=dict)
    replaces: str | None = None


@dataclass(frozen=True)
class Scored:
    team: str
    points: Decimal


@dataclass(frozen=True)
class Order:
    id: str
    at: int = 1_763_800_000_000
    by: Actor = Actor(Role.HOST)


REGISTRY = {"Opened": Opened, "Scored": Scored}
OPENED = Opened(
    "决赛",
    Sheet(title="章程", points=Decimal("2.5")),
    (Place("t1", Decimal("-1.0")), Place("t2", Decimal(120))),
    {"t1": "barred"},
)
