"""What a member may know unseen: first meetings move it, ever less."""

import random
from math import exp

import pytest

from quiz.practice.ability import Ability, know, moved


def test_nobody_knows_anything_about_a_newcomer():
    assert know(Ability(), "party", 0.0) == 0.5
    assert know(Ability(), "party", 1.2) == pytest.approx(1 / (1 + exp(1.2)))


def test_the_first_step_in_a_new_history_is_the_error_itself():
    after = moved(Ability(), "party", 0.0, 0.25, True)
    assert after.at("party") == pytest.approx(1 - (0.25 + 0.75 * 0.5))
    assert moved(Ability(), "party", 0.0, 0.25, False).at("party") == pytest.approx(-0.625)


def test_other_histories_move_by_the_shared_part_only():
    after = moved(Ability(), "party", 0.0, 0.25, True)
    assert 0 < after.at("nation") < after.at("party")


def test_steps_grow_smaller_as_one_twentieth_an_answer():
    fresh, seasoned = Ability(), Ability(0.0, 20, {"party": (0.0, 20)})
    step = moved(fresh, "party", 0.0, 0.25, True).at("party")
    assert moved(seasoned, "party", 0.0, 0.25, True).at("party") == pytest.approx(step / 2)


def test_a_history_new_to_a_seasoned_member_still_moves_in_full_steps():
    seasoned = Ability(0.0, 60, {"nation": (0.0, 60)})
    error = 1 - (0.25 + 0.75 * 0.5)
    moved_on = moved(seasoned, "party", 0.0, 0.25, True)
    assert moved_on.histories["party"] == (pytest.approx(0.64 * error), 1)
    assert moved_on.theta == pytest.approx(0.36 * error / 4)


def test_a_right_answer_where_guessing_is_easy_says_less():
    guessed, typed = (moved(Ability(), "party", 0.0, guess, True).theta for guess in (0.5, 0.02))
    assert guessed < typed


def test_sixty_first_answers_find_an_able_member():
    chance = random.Random(3)
    found = []
    for _ in range(40):
        ability = Ability()
        for _ in range(60):
            b = chance.gauss(0, 1)
            knows = chance.random() < 1 / (1 + exp(b - 1.0))
            right = knows or chance.random() < 0.25
            ability = moved(ability, "party", b, 0.25, right)
        found.append(ability.at("party"))
    assert sum(found) / len(found) == pytest.approx(1.0, abs=0.25)
