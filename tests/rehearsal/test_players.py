"""The bots of one seed always play alike, and what they send is a possible answer."""

from quiz.rehearsal.players import NO_IDEA, Player

OPTIONS = [{"label": label, "text": label * 3} for label in "ABCD"]
SLOTS = [f"1-{number}" for number in range(1, 200)]


def question(slot, type="single", options=OPTIONS, blanks=0):
    return {"slot": slot, "type": type, "options": options, "blanks": blanks}


def test_the_same_seed_decides_alike_and_another_otherwise():
    def evening(seed):
        player = Player("t1", seed)
        return [(player.knows(slot), player.press_after(slot, 0), player.jumps(slot)) for slot in SLOTS]

    assert evening("a") == evening("a")
    assert evening("a") != evening("b")


def test_a_player_knows_about_as_much_as_its_skill_says():
    player = Player("t3", "leitai")
    known = sum(player.knows(slot) for slot in SLOTS) / len(SLOTS)
    assert abs(known - player.skill) < 0.12


def test_the_device_sends_the_key_exactly_when_the_player_knows_it():
    player = Player("t1", "leitai")
    for slot in SLOTS:
        single = player.response(question(slot), {"labels": ["C"], "text": "CCC"})
        assert (single == ["C"]) == player.knows(slot)
        many = player.response(question(slot, "multiple"), {"labels": ["A", "B"], "text": ""})
        assert (many == ["A", "B"]) == player.knows(slot)
        order = player.response(question(slot, "order"), {"labels": ["B", "A", "D", "C"], "text": ""})
        assert sorted(order) == ["A", "B", "C", "D"]
        fill = player.response(question(slot, "fill", [], 2), {"labels": [], "text": "甲；乙"})
        assert fill == (["甲", "乙"] if player.knows(slot) else [NO_IDEA, NO_IDEA])


def test_a_stake_is_one_of_those_offered_and_passing_only_where_allowed():
    stakes = {Player("t1", "leitai").stake(slot, [10, 20, 30], True) for slot in SLOTS}
    assert stakes == {10, 20, 30, None}
    assert None not in {Player("t1", "leitai").stake(slot, [10, 20, 30], False) for slot in SLOTS}
