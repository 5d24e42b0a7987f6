from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.banks.drawing import NotEnough, draw, shuffled
from quiz.banks.face import key_of
from quiz.banks.question import Multiple, Option, Order, Single, TrueFalse
from quiz.errors import QuizError

COMMON = {"stem": "甲？", "explanation": "", "source": "书", "period": "", "topic": "", "difficulty": 2}


def true_false(number: int, period: str = "一", **changes) -> TrueFalse:
    return TrueFalse(id=f"t-{number:04}", answer=True, **(COMMON | {"period": period} | changes))


def options(*texts: str) -> tuple[Option, ...]:
    return tuple(Option(label=label, text=text) for label, text in zip("ABCDEFGH", texts, strict=False))


def single(*texts: str, answer: str = "A", **changes) -> Single:
    return Single(id="s-0001", options=options(*texts), answer=answer, **(COMMON | changes))


SUPPLY = [true_false(n, "一二三四"[n % 4]) for n in range(40)]


def test_the_same_seed_draws_the_same_whatever_the_order_of_the_supply():
    first = draw(SUPPLY, 10, 7)
    assert draw(SUPPLY[::-1], 10, 7) == first
    assert draw(SUPPLY, 10, 8) != first


def test_a_withdrawn_question_is_never_drawn():
    kept = SUPPLY[:5]
    withdrawn = [each.model_copy(update={"withdrawn": "出处存疑"}) for each in SUPPLY[5:]]
    assert {each.id for each in draw(kept + withdrawn, 5, 3)} == {each.id for each in kept}
    with pytest.raises(NotEnough):
        draw(kept + withdrawn, 6, 3)


@given(count=st.integers(0, 40), seed=st.integers())
@settings(max_examples=60, deadline=None)
def test_a_draw_is_spread_evenly_over_the_periods(count, seed):
    drawn = draw(SUPPLY, count, seed)
    per_period = Counter(question.period for question in drawn)
    assert len({question.id for question in drawn}) == count
    assert max(per_period.values(), default=0) - min((per_period[p] for p in "一二三四"), default=0) <= 1


def test_a_short_period_gives_what_it_has():
    supply = [true_false(n, "一") for n in range(9)] + [true_false(9, "二")]
    assert Counter(q.period for q in draw(supply, 6, 1)) == {"一": 5, "二": 1}


def test_only_what_fits_is_drawn():
    hard = true_false(90, difficulty=5)
    other = single("一", "二")
    supply = [*SUPPLY, hard, other]
    assert draw(supply, 1, 1, types=["single"]) == (other,)
    assert draw(supply, 1, 1, difficulty=(4, 5)) == (hard,)
    assert {q.period for q in draw(supply, 10, 1, periods=["三"])} == {"三"}
    left = {q.id for q in SUPPLY[:39]}
    assert draw(SUPPLY, 1, 1, exclude=left) == (SUPPLY[39],)


def test_siblings_are_drawn_together_only_when_nothing_else_is_left():
    supply = [true_false(n, fact="一事") for n in range(5)] + [true_false(n) for n in range(5, 9)]
    for seed in range(20):
        assert sum(q.fact is not None for q in draw(supply, 5, seed)) == 1
        assert sum(q.fact is not None for q in draw(supply, 6, seed)) == 2


def test_too_few_questions_are_told_with_numbers():
    with pytest.raises(NotEnough, match="需要 41 道题，符合条件的只有 40 道") as raised:
        draw(SUPPLY, 41, 1)
    assert (raised.value.needed, raised.value.found) == (41, 40)
    assert isinstance(raised.value, QuizError)


@given(seed=st.integers(), right=st.sampled_from("ABCD"))
@settings(max_examples=100, deadline=None)
def test_shuffling_keeps_the_right_answer_right_and_the_reasons_in_place(seed, right):
    question = single(
        "甲", "乙", "丙", "丁", answer=right, why={"A": "甲错", "B": "乙错", "C": "丙错", "D": "丁错"}
    )
    other = shuffled(question, seed)
    assert [option.label for option in other.options] == ["A", "B", "C", "D"]
    assert key_of(other).text == key_of(question).text
    texts = {option.label: option.text for option in other.options}
    assert all(reason == texts[label] + "错" for label, reason in other.why.items())
    assert other == shuffled(question, seed)


@given(seed=st.integers())
@settings(max_examples=60, deadline=None)
def test_shuffling_a_multiple_and_an_order_keeps_their_meaning(seed):
    five = options("甲", "乙", "丙", "丁", "戊")
    multiple = Multiple(id="m-0001", options=five, answer=("A", "C", "E"), **COMMON)
    order = Order(id="o-0001", options=five, answer=("C", "A", "E", "B", "D"), **COMMON)
    other = shuffled(multiple, seed)
    assert other.answer == tuple(sorted(other.answer))
    assert {o.text for o in other.options if o.label in other.answer} == {"甲", "丙", "戊"}
    turned = shuffled(order, seed)
    texts = {option.label: option.text for option in turned.options}
    assert [texts[label] for label in turned.answer] == ["丙", "甲", "戊", "乙", "丁"]


def test_where_an_option_goes_has_nothing_to_do_with_the_key():
    for seed in range(30):
        places = [
            [option.text for option in shuffled(single("甲", "乙", "丙", "丁", answer=right), seed).options]
            for right in "ABCD"
        ]
        assert places.count(places[0]) == 4


def test_every_place_is_reached_about_equally_often():
    places = Counter(shuffled(single("甲", "乙", "丙", "丁"), seed).answer for seed in range(2000))
    assert all(400 < places[label] < 600 for label in "ABCD")


@pytest.mark.parametrize("text", ["以上都对", "以上都不对", "以上均正确", "上述各项都是", "都不正确", "都对"])
def test_an_option_about_the_others_stays_last(text):
    for seed in range(20):
        other = shuffled(single("甲", "乙", "丙", text, answer="D"), seed)
        assert (other.options[-1].text, other.answer) == (text, "D")


def test_options_that_merely_begin_alike_are_shuffled():
    moved = {shuffled(single("都江堰", "长城", "故宫", "均田制"), seed).options[3].text for seed in range(40)}
    assert moved == {"都江堰", "长城", "故宫", "均田制"}


def test_some_questions_are_left_as_they_are():
    named = single("甲", "乙", "A和B", "丁", answer="C")
    fixed = single("一个", "两个", "三个", shuffle=False)
    for question in (named, fixed, true_false(1)):
        assert all(shuffled(question, seed) is question for seed in range(10))
