import json
from decimal import Decimal

import pytest

from quiz.store.event_codec import EventCodec, EventUnreadable, canonical
from tests.store.events import OPENED, REGISTRY, Scored

CODEC = EventCodec(REGISTRY)


def through_json(event):
    name, schema, data = CODEC.encode(event)
    return CODEC.decode(name, schema, json.loads(json.dumps(data)))


@pytest.mark.parametrize("event", [OPENED, Scored("t1", Decimal("0.10"))], ids=["nested", "decimal"])
def test_an_event_comes_back_from_json_as_it_was(event):
    assert through_json(event) == event


def test_a_decimal_keeps_its_digits_because_it_travels_as_text():
    assert CODEC.encode(Scored("t1", Decimal("2.50")))[2]["points"] == "2.50"
    assert str(through_json(Scored("t1", Decimal("2.50"))).points) == "2.50"


def test_an_old_event_is_lifted_step_by_step():
    upcasters = {
        ("Scored", 1): lambda data: {"team": data["who"], "marks": data["marks"]},
        ("Scored", 2): lambda data: {"team": data["team"], "points": data["marks"]},
    }
    codec = EventCodec(REGISTRY, upcasters)
    assert codec.decode("Scored", 1, {"who": "t1", "marks": "10"}) == Scored("t1", Decimal(10))
    assert codec.decode("Scored", 2, {"team": "t1", "marks": "5"}) == Scored("t1", Decimal(5))
    assert codec.encode(Scored("t1", Decimal(5)))[1] == 3


@pytest.mark.parametrize(
    ("name", "schema", "data"),
    [
        ("Vanished", 1, {}),
        ("Scored", 2, {"team": "t1", "points": "1"}),
        ("Scored", 1, {"team": "t1"}),
        ("Scored", 1, {"team": "t1", "points": "1", "extra": 1}),
    ],
    ids=["unknown type", "schema of the future", "missing field", "unknown field"],
)
def test_what_cannot_be_understood_is_refused_not_guessed(name, schema, data):
    with pytest.raises(EventUnreadable):
        CODEC.decode(name, schema, data)


def test_an_unregistered_event_is_never_stored():
    with pytest.raises(EventUnreadable):
        CODEC.encode(object())


def test_canonical_json_ignores_the_order_of_keys_and_refuses_nan():
    assert canonical({"b": 1, "a": [2]}) == canonical({"a": [2], "b": 1}) == '{"a":[2],"b":1}'
    with pytest.raises(ValueError):
        canonical(float("nan"))
