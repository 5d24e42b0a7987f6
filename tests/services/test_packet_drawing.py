from pathlib import Path

import pytest

from quiz.banks.bank import Bank, Library
from quiz.services.packet_drawing import PacketShort, draw_packet, questions_needed
from quiz.store.bank_files import load_library
from tests import builders

BANKS = Path(__file__).parents[2] / "question_banks"
EASY = {"types": ("single", "true_false"), "difficulty": (1, 3), "reserve": 1}
RULES = builders.rules(
    {**builders.COMPULSORY, "questions_each": 2, "draw": EASY},
    {**builders.JOINT, "questions": 3},
    {**builders.BUZZER, "questions": 5, "draw": {"banks": ("party-history",), "reserve": 2}},
    {**builders.RISK, "draw": {"reserve": 0}},
)


@pytest.fixture(scope="module")
def library():
    library, problems = load_library(BANKS)
    assert not problems
    return library


def questions_of(packet):
    for part in (*packet.rounds, packet.tiebreak):
        yield from (question for pool in part.pools for question in pool.questions)
        yield from part.reserve


def test_every_round_gets_what_it_may_use_up_and_its_reserve(library):
    packet = draw_packet(RULES, library, "2026")
    counts = [sum(len(pool.questions) for pool in part.pools) for part in packet.rounds]
    assert counts == list(questions_needed(RULES)) == [6, 3, 5, 9]
    assert [len(part.reserve) for part in packet.rounds] == [1, 3, 2, 0]
    assert len(packet.tiebreak.pools[0].questions) == RULES.tiebreak.questions


def test_no_question_is_drawn_twice(library):
    ids = [question.id for question in questions_of(draw_packet(RULES, library, "2026"))]
    assert len(ids) == len(set(ids))


def test_the_same_seed_draws_the_same_packet_and_another_does_not(library):
    assert draw_packet(RULES, library, "a") == draw_packet(RULES, library, "a")
    assert draw_packet(RULES, library, "a") != draw_packet(RULES, library, "b")


def test_a_round_is_drawn_only_from_what_its_rules_name(library):
    packet = draw_packet(RULES, library, "2026")
    first, second, third = packet.rounds[:3]
    for question in first.pools[0].questions:
        assert question.type in EASY["types"] and question.difficulty <= 3
    assert all(question.type != "oral" for question in second.pools[0].questions)
    assert {library.bank_of(question.id).id for question in third.pools[0].questions} == {"party-history"}
    assert all(question.use != "practice" for question in questions_of(packet))


def test_the_more_is_staked_the_harder_are_the_questions(library):
    pools = draw_packet(RULES, library, "2026").rounds[3].pools
    assert [int(pool.stake) for pool in pools] == [10, 20, 30]
    hardness = [sum(question.difficulty for question in pool.questions) for pool in pools]
    assert hardness == sorted(hardness)
    assert {len(pool.questions) for pool in pools} == {3}


def test_too_small_a_supply_is_told_with_the_round_and_the_numbers(library):
    rules = builders.rules({**builders.BUZZER, "title": "抢答", "questions": 5000})
    with pytest.raises(PacketShort) as short:
        draw_packet(rules, library, "2026")
    assert (short.value.round_title, short.value.needed) == ("抢答", 5003)
    assert "抢答" in str(short.value)


def test_in_one_pass_every_team_gets_the_same_type_and_difficulty(library):
    for seed in ("a", "b", "c"):
        questions = draw_packet(RULES, library, seed).rounds[0].pools[0].questions
        for start in (0, 3):
            assert len({(each.type, each.difficulty) for each in questions[start : start + 3]}) == 1


def test_rounds_that_want_the_same_questions_are_both_served_when_it_can_be_done(library):
    few = Library((Bank("few", "少", "书", tuple(library.questions)[:12], "few.yaml"),))
    types = tuple({question.type for question in few.questions})
    rules = builders.rules(
        {**builders.JOINT, "questions": 4, "draw": {"reserve": 0}},
        {**builders.BUZZER, "questions": 4, "draw": {"types": types, "reserve": 0}},
        tiebreak={"questions": 4, "draw": {"reserve": 0}},
    )
    for seed in "abcdef":
        assert len({each.id for each in questions_of(draw_packet(rules, few, seed))}) == 12


def test_pools_shrink_equally_where_the_banks_are_small(library):
    few = Library((Bank("few", "少", "书", tuple(library.questions)[:10], "few.yaml"),))
    rules = builders.rules(
        {**builders.RISK, "draw": {"reserve": 1}}, tiebreak={"questions": 2, "draw": {"reserve": 0}}
    )
    pools = draw_packet(rules, few, "2026").rounds[0].pools
    assert [len(pool.questions) for pool in pools] == [2, 2, 2]


def test_a_question_whose_facts_have_expired_by_the_day_is_left_out(library):
    dated = tuple(
        each.model_copy(update={"valid_until": "2027-06"}) for each in tuple(library.questions)[:30]
    )
    rules = builders.rules({**builders.BUZZER, "questions": 3})
    stale = Library((Bank("dated", "有期限", "书", dated, "dated.yaml"),))
    assert draw_packet(rules, stale, "2026", on="2027-06-30")
    with pytest.raises(PacketShort):
        draw_packet(rules, stale, "2026", on="2027-07-01")


def test_siblings_about_one_fact_are_not_asked_in_one_contest_while_others_are_left(library):
    for seed in "abc":
        facts = [each.fact for each in questions_of(draw_packet(RULES, library, seed)) if each.fact]
        assert len(facts) == len(set(facts))


def test_questions_a_hall_has_seen_are_drawn_again_only_when_there_are_no_others(library):
    rehearsal = {question.id for question in questions_of(draw_packet(RULES, library, "rehearsal"))}
    everything = {question.id for question in library.questions}

    final = {question.id for question in questions_of(draw_packet(RULES, library, "final", shown=rehearsal))}
    worn = {question.id for question in questions_of(draw_packet(RULES, library, "final", shown=everything))}

    assert not final & rehearsal
    assert len(worn) == len(final)
