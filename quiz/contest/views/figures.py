"""Numbers as JSON knows them: a whole Decimal is an int, a broken one a float."""

from decimal import Decimal


def figure(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def optional(value: Decimal | None) -> int | float | None:
    return None if value is None else figure(value)
