"""The names of the rooms. Computed from a seat, never taken from a client."""

from quiz.people import Role, Seat


def room_of(seat: Seat) -> str:
    """Everyone in a room sees the same view."""
    if seat.role == Role.TEAM:
        return f"{seat.contest}/team/{seat.team}"
    return f"{seat.contest}/{seat.role}"


def bench_rooms(contest: str) -> tuple[str, str]:
    """The rooms that watch over the devices."""
    return f"{contest}/{Role.HOST}", f"{contest}/{Role.JUDGE}"
