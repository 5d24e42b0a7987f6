"""
Which branch is which when a new roster comes: links on paper and members carry an id, and it outlives names.

The same name is the same branch. Another name may be an old branch renamed: the people say what is likely,
and an organizer says what is so. Knows no store.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from quiz.services.roster_reading import Reading

LEAST_SHARED = 2
LEAST_SHARE = 0.5


@dataclass(frozen=True)
class Known:
    """
    A branch there is, or was: `people` are the names of its roster and of its members.

    `members` have practised in it, `live` is it while the roster in use names it.
    """

    id: str
    name: str
    live: bool = True
    people: frozenset[str] = frozenset()
    members: int = 0


@dataclass(frozen=True)
class Identities:
    """
    What the branches of a reading are, by their keys in it.

    Args:
        ids: Key → id.
        renamed: Key → the branch it was.
        new: Keys of branches nobody has heard of.
        missing: Branches that would be in no roster any more.
    """

    ids: Mapping[str, str]
    renamed: Mapping[str, Known]
    new: tuple[str, ...]
    missing: tuple[Known, ...]


def claimable(reading: Reading, known: Iterable[Known]) -> tuple[Known, ...]:
    """What a new name may have been: branches whose own name the reading has not, those of long ago too."""
    return tuple(each for each in known if each.name.casefold() not in reading.branches)


def proposed(reading: Reading, known: Collection[Known]) -> dict[str, str]:
    """
    What looks renamed, key → id: at least half the people on both sides, and nobody else with as many.
    """
    names = {each.name.casefold() for each in known}
    people: dict[str, set[str]] = {key: set() for key in reading.branches if key not in names}
    for key, name in reading.lines:
        if key in people:
            people[key].add(name)
    old = claimable(reading, known)
    shared = {(key, each.id): len(own & each.people) for key, own in people.items() for each in old}
    sizes = {each.id: len(each.people) for each in old}
    found = {}
    for (key, branch), count in shared.items():
        rivals = [n for (one, other), n in shared.items() if (one == key) != (other == branch)]
        enough = count >= max(LEAST_SHARED, LEAST_SHARE * max(len(people[key]), sizes[branch]))
        if enough and all(n < count for n in rivals):
            found[key] = branch
    return found


def identified(reading: Reading, known: Collection[Known], renamed: Mapping[str, str]) -> Identities:
    """
    The id of every branch of a reading.

    Args:
        reading: A roster that may come into use.
        known: Every branch there is or was.
        renamed: Key → id, as an organizer says; what cannot be is left out.
    """
    by_name = {each.name.casefold(): each for each in known}
    free = {each.id: each for each in claimable(reading, known)}
    ids, was, new = {}, {}, []
    taken = {each.id for each in known}
    for key, name in reading.branches.items():
        former = None if key in by_name else free.pop(renamed.get(key, ""), None)
        if key in by_name:
            ids[key] = by_name[key].id
        elif former is not None:
            ids[key], was[key] = former.id, former
        else:
            ids[key] = _fresh(name, taken)
            taken.add(ids[key])
            new.append(key)
    used = set(ids.values())
    missing = tuple(each for each in known if each.id not in used and (each.live or each.members))
    return Identities(ids, was, tuple(new), missing)


def branch_id(name: str, again: int = 0) -> str:
    """The id a branch gets when its name first comes: the same for the same name, wherever that is."""
    salt = f":{again}" if again else ""
    return hashlib.sha256(f"branch{salt}:{name.casefold()}".encode()).hexdigest()[:10]


def _fresh(name: str, taken: Collection[str]) -> str:
    """An id nobody has: a branch renamed since has the one its first name gave it."""
    again = 0
    while branch_id(name, again) in taken:
        again += 1
    return branch_id(name, again)
