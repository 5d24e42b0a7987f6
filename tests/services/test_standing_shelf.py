"""The shelf of standings: visitors never put out a member who has a name, nor one who has answered."""

import pytest

from quiz.services.standing_shelf import StandingShelf
from quiz.store.attempts import AttemptLog
from tests.services.practice_door import house_with_roster, named
from tests.services.practice_house import House

MEMBERS = ("member-one", "member-two", "member-three")


@pytest.fixture
def house(practice_database) -> House:
    return house_with_roster(practice_database)


def shelf_of(house: House, most: int) -> StandingShelf:
    """A small shelf, which tells what it had to fold."""
    log = Folds(house.database)
    away = lambda work, *args: work(*args)  # noqa: E731
    return StandingShelf(log, away, house.practice.desk._visits.is_named, most)


class Folds(AttemptLog):
    """A log that remembers whose entries were asked for."""

    asked: list[str]

    def __init__(self, database) -> None:
        super().__init__(database)
        self.asked = []

    def rows(self, member, after=None):
        self.asked.append(member)
        return super().rows(member, after)


def folded_again(house: House, shelf: StandingShelf, members) -> list[str]:
    shelf._log.asked.clear()
    for member in members:
        shelf.of(member, house.practice.desk.course().whole)
    return shelf._log.asked


def test_five_hundred_visitors_put_no_member_out(house):
    house.answer(MEMBERS[0], "ph-0001")
    named(house, MEMBERS[1], "张伟")
    house.answer(MEMBERS[1], "ph-0001")
    shelf = shelf_of(house, 5)
    assert folded_again(house, shelf, MEMBERS[:2]) == list(MEMBERS[:2])
    folded_again(house, shelf, [f"visitor-{number}" for number in range(500)])
    assert folded_again(house, shelf, MEMBERS[:2]) == []


def test_answers_without_a_name_put_no_name_out(house):
    named(house, MEMBERS[0], "张伟")
    house.answer(MEMBERS[0], "ph-0001")
    shelf = shelf_of(house, 3)
    folded_again(house, shelf, MEMBERS[:1])
    nameless = [f"nameless-{number}" for number in range(8)]
    for member in nameless:
        house.answer(member, "ph-0001")
    folded_again(house, shelf, nameless)
    assert folded_again(house, shelf, MEMBERS[:1]) == []
    assert folded_again(house, shelf, nameless[-2:]) == []
    assert folded_again(house, shelf, nameless[:1]) == nameless[:1]


def test_among_names_the_one_not_asked_for_the_longest_makes_room(house):
    for member, name in zip(MEMBERS, ("张伟", "李娜", "王五"), strict=True):
        named(house, member, name, branch="法制工作党支部")
        house.answer(member, "ph-0001")
    shelf = shelf_of(house, 2)
    folded_again(house, shelf, [MEMBERS[0], MEMBERS[1], MEMBERS[0], MEMBERS[2]])
    assert folded_again(house, shelf, [MEMBERS[0], MEMBERS[2]]) == []
    assert folded_again(house, shelf, [MEMBERS[1]]) == [MEMBERS[1]]
    shelf.drop(MEMBERS[1])
    assert folded_again(house, shelf, [MEMBERS[1]]) == [MEMBERS[1]]
