"""
Coming and going: branch links, a name with a PIN, another phone, settings, leaving, erasing.

Knows who may become whom; nothing of questions, cookies or pages.
"""

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer

from quiz.people import Branch
from quiz.services.pin_guard import PinGuard
from quiz.services.pins import SALT_BYTES, fits, hashed, is_easy, is_pin
from quiz.services.practice_desk import PracticeDesk
from quiz.services.practice_refused import PracticeRefused
from quiz.services.roster_reading import same_name
from quiz.services.visits import Visits
from quiz.store.attempts import AttemptLog
from quiz.store.members import MemberBook, MemberRow

SIZES = (5, 10, 20)
MOST_NAME = 20
DAYS = (0, 60_000)
MINUTES = (1, 120)


class PracticeEntry:
    """The entrance of practice."""

    def __init__(
        self,
        secret: bytes,
        members: MemberBook,
        log: AttemptLog,
        desk: PracticeDesk,
        visits: Visits,
        guard: PinGuard,
        now: Callable[[], int],
        aside: Callable[..., Any],
    ) -> None:
        self._secret, self._members, self._log, self._desk = secret, members, log, desk
        self._visits, self._guard, self._now, self._aside = visits, guard, now, aside
        self._nobodys = hashed("", secrets.token_bytes(SALT_BYTES), secret)  # what no PIN fits
        self._links = URLSafeSerializer(secret, salt="leitai.branch")

    # Links

    def branch_token(self, branch: str) -> str:
        """The last part of a branch's link /p/<token>; it says a branch and opens nothing else."""
        return self._links.dumps(branch)

    def branch_of_token(self, token: str) -> Branch | None:
        """The branch of a link; None when it is forged or the branch is gone."""
        try:
            branch = self._links.loads(token) if len(token) <= 300 else None
        except BadSignature:
            return None
        return self._members.branch(branch) if isinstance(branch, str) else None

    # Names

    def name(self, member: str, branch: str, said: Mapping[str, Any]) -> MemberRow:
        """
        Give the member a name and a PIN; one who has a name may change the PIN alone.

        Args:
            member: By the cookie.
            branch: Of the link, for somebody who names none.
            said: branch, name, pin.

        Raises:
            PracticeRefused: bad_pin, easy_pin, bad_name, unknown_branch, not_on_roster, exempt,
                named_already, or pin_needed when the name exists: then it is joined.
        """
        row, pin = self._desk.row(member), said.get("pin")
        if not is_pin(pin):
            raise PracticeRefused("bad_pin")
        if row is not None and row.name:
            self._refuse_easy(pin)
            if said.get("name") is not None and same_name(str(said["name"])) != row.name:
                raise PracticeRefused("named_already", 409)
            self._guard.clear(row.branch, row.name)
            self._members.change(member, pin_hash=self._hash(pin))
            return self._lasting_row(member)
        place, name = self._place(said, branch), self._name(said)
        self._check_roster(place, name)
        if self._members.named(place, name):
            raise PracticeRefused("pin_needed", 409)
        self._refuse_easy(pin)  # not before: of whoever wants to join, no more is asked than the PIN
        if row is None:
            self._visits.enrol(member, place, self._now())
        if not self._members.change(member, branch=place, name=name, pin_hash=self._hash(pin)):
            raise PracticeRefused("pin_needed", 409)
        return self._lasting_row(member)

    def join(self, member: str, branch: str, said: Mapping[str, Any], address: str = "") -> MemberRow:
        """
        Take up one's progress on another phone; what was answered there goes along.

        A name nobody has is answered as a name with another PIN is: with the same words, after the same
        work, with the same pauses.

        Args:
            member: By the cookie.
            branch: Of the link, for somebody who names none.
            said: branch, name, pin.
            address: Where the request comes from.

        Returns:
            The member this phone belongs to from now on.

        Raises:
            PracticeRefused: bad_pin, bad_name, unknown_branch, named_already, wrong_pin, or when it was
                tried too often: paused, paused_long, address_paused.
        """
        row, pin = self._desk.row(member), said.get("pin")
        if not is_pin(pin):
            raise PracticeRefused("bad_pin")
        place, name = self._place(said, branch), self._name(said)
        other = self._members.named(place, name)
        if row is not None and row.name and (other is None or other.id != member):
            raise PracticeRefused("named_already", 409)
        self._guard.count(place, name, address)  # before it is looked at: many may come at the same moment
        stored = other.pin_hash if other else None
        if not self._aside(fits, pin, stored or self._nobodys, self._secret) or not stored:
            raise self._guard.wrong(place, name)
        still = self._members.get(
            other.id
        )  # while the PIN was looked at, all may be erased, or the PIN changed
        if still is None or still.pin_hash != stored:
            raise self._guard.wrong(place, name)
        self._guard.right(place, name, address)
        with self._desk.undisturbed(member, other.id):  # a fold under way would put back what it read before
            if other.id != member:
                self._log.hand_over(member, other.id)
                self._members.hand_over(member, other.id, self._now())
                self._desk.note_reporter(other.id)
            self._desk.forget(member, other.id)
        return self._lasting_row(other.id)

    def generation(self, member: str) -> int:
        """
        Which generation of phones may speak for a member; older ones were signed out.

        Raises:
            PracticeRefused: erased (410).
        """
        row = self._desk.row(member)
        return row.generation if row else 0

    def sign_out_others(self, member: str) -> MemberRow:
        """
        Sign out every phone of a member; the one that asks is to be let in again.

        Raises:
            PracticeRefused: not_named, for whoever could never come back.
        """
        row = self._desk.row(member)
        if row is None or not row.name:
            raise PracticeRefused("not_named", 409)
        self._members.raise_generation(member)
        return self._lasting_row(member)

    # Settings

    def settings(self, member: str, branch: str, said: Mapping[str, Any]) -> dict[str, Any]:
        """
        Change one's settings: size, confidence, minutes, exam_day (None: as the organizers set it).

        Raises:
            PracticeRefused: bad_settings.
        """
        fresh = {name: _setting(name, value) for name, value in said.items()}
        row = self._desk.row(member)
        if row is None:
            self._visits.enrol(member, branch, self._now())
        kept = {**(row.settings if row else {}), **fresh}
        self._change(member, settings={name: value for name, value in kept.items() if value is not None})
        return self._visits.settings(member)

    # Going

    def erase(self, member: str, said: Mapping[str, Any]) -> None:
        """
        Delete everything of a member, for good; no phone can send it again.

        Raises:
            PracticeRefused: not_confirmed.
        """
        if said.get("confirm") is not True:
            raise PracticeRefused("not_confirmed")
        row = self._desk.row(member)
        self._members.erase(member, self._now())
        if row is not None and row.name:
            self._guard.clear(row.branch, row.name)
        self._desk.forget(member)  # before anybody else has a turn: what is at hand must not be believed
        self._aside(self._members.settle)

    def _row(self, member: str) -> MemberRow:
        self._visits.forget(member)
        row = self._desk.row(member)
        assert row is not None
        return row

    def _lasting_row(self, member: str) -> MemberRow:
        """The member once the disk has who that is: answers come again after a power cut, names do not."""
        row = self._row(member)
        self._aside(self._members.make_lasting)
        return row

    def _change(self, member: str, **values: Any) -> MemberRow:
        self._members.change(member, **values)
        return self._row(member)

    @staticmethod
    def _refuse_easy(pin: str) -> None:
        if is_easy(pin):
            raise PracticeRefused("easy_pin")

    def _hash(self, pin: str) -> str:
        return self._aside(hashed, pin, secrets.token_bytes(SALT_BYTES), self._secret)

    def _place(self, said: Mapping[str, Any], branch: str) -> str:
        place = said.get("branch") or branch
        if not isinstance(place, str) or self._members.branch(place) is None:
            raise PracticeRefused("unknown_branch")
        return place

    @staticmethod
    def _name(said: Mapping[str, Any]) -> str:
        name = said.get("name")
        name = same_name(name) if isinstance(name, str) else ""
        if not name or len(name) > MOST_NAME or not name.isprintable():
            raise PracticeRefused("bad_name")
        return name

    def _check_roster(self, branch: str, name: str) -> None:
        """A branch without a list takes any name; one with a list takes those on it."""
        exempt = self._members.listed(branch, name)
        if exempt:
            raise PracticeRefused("exempt", 409)
        if exempt is None and self._members.roster(branch):
            raise PracticeRefused("not_on_roster", 404)


def _setting(name: str, value: object) -> Any:
    whole = isinstance(value, int) and not isinstance(value, bool)
    sound = {
        "size": value in SIZES and whole,
        "confidence": isinstance(value, bool),
        "minutes": value is None or (whole and MINUTES[0] <= value <= MINUTES[1]),  # type: ignore[operator]
        "exam_day": value is None or (whole and DAYS[0] <= value <= DAYS[1]),  # type: ignore[operator]
    }
    if not sound.get(name):
        raise PracticeRefused("bad_settings")
    return value
