"""
The seats of the teams: which code opens one, and which device sits there.

Codes and devices are stored as keyed hashes only. Knows nothing of cookies, links or of who may
release a seat.
"""

from dataclasses import asdict, dataclass

from sqlalchemy import delete, insert, select, update

from quiz.store.database import Database
from quiz.store.tables import SEATS


@dataclass(frozen=True)
class SeatRow:
    """A team's seat; `open` means that its code may be used by a new device."""

    contest: str
    team: str
    serial: int
    code_hash: str
    open: bool
    device_hash: str | None = None
    bound_at: int | None = None


class SeatBook:
    """All seats of all contests."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, contest: str, team: str) -> SeatRow | None:
        return self._one(SEATS.c.contest == contest, SEATS.c.team == team)

    def by_code(self, code_hash: str) -> SeatRow | None:
        return self._one(SEATS.c.code_hash == code_hash)

    def put(self, row: SeatRow) -> None:
        """Write a seat as it now is."""

        def work(connection) -> None:
            here = (SEATS.c.contest == row.contest, SEATS.c.team == row.team)
            connection.execute(delete(SEATS).where(*here))
            connection.execute(insert(SEATS).values(asdict(row)))

        self._database.write(work)

    def bind(self, code_hash: str, device_hash: str, at: int) -> bool:
        """Seat a device, if the code is still open; of two devices at once only one gets True."""
        change = (
            update(SEATS)
            .where(SEATS.c.code_hash == code_hash, SEATS.c.open.is_(True))
            .values(open=False, device_hash=device_hash, bound_at=at)
        )
        return self._database.write(lambda connection: connection.execute(change).rowcount) == 1

    def _one(self, *where: object) -> SeatRow | None:
        query = select(SEATS).where(*where)
        row = self._database.read(lambda connection: connection.execute(query).mappings().first())
        return SeatRow(**row) if row else None
