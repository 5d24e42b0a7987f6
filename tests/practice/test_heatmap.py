"""What a heatmap gives away: no cell under five people, not even by subtraction from the total."""

from dataclasses import asdict

from hypothesis import given
from hypothesis import strategies as st

from quiz.practice.heatmap import GROUP, MEASURES, Share, heatmap, hidden_branches, histogram

PEOPLE = st.dictionaries(st.sampled_from("abcdefghijklmnop"), st.integers(0, 12), min_size=1)


def members(people: dict[str, int], columns: tuple[str, ...] = ("党史", "新中国史")):
    return {
        branch: [
            {column: Share((n + 1) / (count + 2), 0.2, 0.1, None if n else 0.1) for column in columns}
            for n in range(count)
        ]
        for branch, count in people.items()
    }


def shown(people: dict[str, int], measure: str = "known"):
    return heatmap(
        [(branch, branch) for branch in sorted(people)], ("党史", "新中国史"), members(people), measure
    )


@given(PEOPLE)
def test_what_is_hidden_cannot_be_had_from_the_total(people):
    hidden = hidden_branches(people)
    left = [people[branch] for branch in hidden if people[branch]]
    total = sum(people.values())
    # All that is published is each shown branch and the total: only the hidden ones together can be derived.
    assert all(people[branch] >= GROUP for branch in people if branch not in hidden)
    if left and total >= GROUP:
        assert sum(left) >= GROUP
        assert len(left) >= 2 or total == left[0], "one hidden branch is the total minus the others"


@given(PEOPLE)
def test_a_hidden_row_holds_nothing_in_any_measure(people):
    for measure in MEASURES:
        told = shown(people, measure)
        for row in told.rows:
            if row.hidden:
                assert all(cell.value is None and cell.se is None for cell in row.cells)
            else:
                assert row.people >= GROUP
        assert told.total.people is None or told.total.people == sum(people.values()) >= GROUP


@given(PEOPLE)
def test_the_same_rows_are_hidden_whatever_is_looked_at(people):
    hidden = {tuple(row.branch for row in shown(people, measure).rows if row.hidden) for measure in MEASURES}
    assert len(hidden) == 1


@given(PEOPLE)
def test_rows_keep_the_order_of_the_roster(people):
    assert [row.branch for row in shown(people).rows] == sorted(people)


def test_another_branch_hides_beside_a_small_one():
    assert hidden_branches({"老干部": 4, "办公厅": 24, "法制委": 6}) == {"老干部", "法制委"}
    assert hidden_branches({"老干部": 2, "研究室": 1, "法制委": 6}) == {"老干部", "研究室", "法制委"}
    assert hidden_branches({"老干部": 3, "研究室": 4, "法制委": 6}) == {"老干部", "研究室"}
    assert hidden_branches({"空": 0, "法制委": 6}) == {"空"}


def test_a_cell_is_a_mean_in_whole_hundredths_with_its_error():
    cell = shown({"a": 6, "b": 6}).rows[0].cells[0]
    assert cell.value == 44 and 0 < cell.se < 15


def test_a_change_that_only_some_have_is_not_told():
    assert all(cell.value is None for row in shown({"a": 6}, "change").rows for cell in row.cells)


def test_scores_are_told_in_groups_of_five_or_not_at_all():
    assert histogram([80.0] * 9) == ()
    told = histogram([55, 82, 83, 84, 85, 86, 87, 91, 92, 93, 94, 95, 100])
    assert sum(people for *_, people in told) == 13
    assert all(people >= 5 for *_, people in told)
    assert told[0][0] == 0 and told[-1][1] == 100


@given(st.lists(st.floats(0, 100), max_size=60))
def test_no_bar_of_scores_stands_for_fewer_than_five(scores):
    told = histogram(scores)
    assert all(people >= 5 for *_, people in told)
    assert sum(people for *_, people in told) in (0, len(scores))


def test_no_member_is_in_a_heatmap():
    assert "m" not in {key for row in asdict(shown({"a": 6}))["rows"] for key in row}
