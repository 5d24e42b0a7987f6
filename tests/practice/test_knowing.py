"""What a member would know on a day."""

from dataclasses import replace

from quiz.practice.ability import know
from quiz.practice.knowing import knows
from quiz.practice.memory import recall
from quiz.practice.retentiveness import Retentiveness
from quiz.practice.standing import fold
from tests.practice.logs import DAY, attempt, item, syllabus

BOTH = syllabus(item("p0"), item("p1"))


def test_what_was_seen_is_known_by_memory_and_the_rest_by_ability():
    standing = fold([attempt("p0")], BOTH)
    assert knows(standing, BOTH.items["p0"], DAY + 9) == recall(standing.memories["p0"], DAY + 9)
    assert knows(standing, BOTH.items["p1"], DAY) == know(standing.ability, "party", 0.0)


def test_a_member_who_keeps_things_longer_is_believed_to_know_more_of_what_was_seen_only():
    usual = fold([attempt("p0")], BOTH)
    keen = replace(usual, retentiveness=Retentiveness(overall=1.0))
    assert knows(keen, BOTH.items["p0"], DAY + 9) > knows(usual, BOTH.items["p0"], DAY + 9)
    assert knows(keen, BOTH.items["p1"], DAY + 9) == knows(usual, BOTH.items["p1"], DAY + 9)
    assert knows(keen, BOTH.items["p0"], DAY) == 1.0
