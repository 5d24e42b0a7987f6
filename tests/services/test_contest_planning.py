"""From a contest file to a sealed contest: drafts keep what was typed, and are sealed once."""

from dataclasses import replace

import pytest

from quiz.config import ROOT
from quiz.services.bank_shelf import BankShelf
from quiz.services.contest_draft import DraftTeam, draft_of
from quiz.services.contest_files import ContestShelf
from quiz.services.contest_planning import ContestPlanning, NotReady
from quiz.services.contest_setup import ContestSetup
from quiz.services.entrance import Entrance
from quiz.store.contests import ContestRegister
from quiz.store.drafts import DraftBook
from quiz.store.tickets import SeatBook
from tests.builders import T0


def here(work, *args):
    return work(*args)


@pytest.fixture(scope="module")
def shelf():
    shelf = BankShelf(ROOT / "question_banks")
    assert shelf.refresh() == ()
    return shelf


@pytest.fixture
def planning(database, runner, shelf):
    entrance = Entrance(b"secret", SeatBook(database), lambda: T0)
    setup = ContestSetup(runner, ContestRegister(database), entrance, lambda: T0)
    files = ContestShelf(ROOT / "question_banks", lambda: shelf.library)
    return ContestPlanning(DraftBook(database), files, shelf, setup, lambda: T0, here)


@pytest.fixture
def draft(planning):
    return planning.begin("finals", "rehearsal")


def codes(planning, draft):
    return {trouble.code.removeprefix("setup.trouble.") for trouble in planning.troubles(draft)}


def test_a_draft_begins_with_the_teams_and_the_cover_of_its_file(draft):
    assert [team.name for team in draft.teams][:2] == ["办公厅支部", "法制委支部"]
    assert draft.title == "机关“四史”知识竞赛决赛"


def test_a_draft_is_the_same_after_it_was_stored(planning, draft):
    drawn = planning.turn(draft)
    assert planning.draft(draft.id) == drawn
    assert draft_of(drawn.as_data()) == drawn


def test_no_draft_begins_from_a_file_that_is_not_there_or_for_no_known_kind(planning):
    assert planning.begin("nowhere", "rehearsal") is None
    assert planning.begin("finals", "festival") is None


def test_another_rule_sheet_keeps_the_teams_and_a_title_of_ones_own(planning, draft):
    draft = planning.rename(draft, "七一知识竞赛", "", "机关党委")
    chosen = planning.choose(draft, "presets/standard", "official")
    assert (chosen.title, chosen.teams, chosen.kind) == ("七一知识竞赛", draft.teams, "official")


def test_a_title_that_was_the_files_own_changes_with_the_file(planning, draft):
    assert planning.choose(draft, "presets/standard", "official").title == "机关标准"


def test_the_seed_is_announced_once_and_stays(planning, draft):
    first = planning.announce(draft)
    assert planning.announce(planning.draft(draft.id)).seed == first.seed
    assert first.seed.startswith("2025") and first.announced_at == T0


def test_slips_are_turned_one_by_one(planning, draft):
    draft = planning.turn(draft)
    assert (draft.turned, draft.drawn) == (1, False)
    draft = planning.turn(draft, all_of_them=True)
    assert (draft.turned, draft.drawn) == (6, True)


def test_renaming_a_team_makes_the_draw_void(planning, draft):
    draft = planning.turn(draft, all_of_them=True)
    changed = planning.enter(draft, [replace(draft.teams[0], name="研究室支部"), *draft.teams[1:]])
    assert (changed.seed, changed.drawn) == ("", False)


def test_a_new_slogan_leaves_the_draw_as_it_was(planning, draft):
    draft = planning.turn(draft, all_of_them=True)
    changed = planning.enter(draft, [replace(draft.teams[0], slogan="实干"), *draft.teams[1:]])
    assert changed.seats == draft.seats and changed.drawn


def test_names_too_long_for_the_hall_missing_or_twice_are_told_with_their_row(planning, draft):
    long = DraftTeam("代表联络与人事任免工作委员会", ("甲", "乙", "丙"))
    twice = DraftTeam("同名队", ("甲", "乙", "丙"))
    draft = planning.enter(draft, [long, DraftTeam(), twice, twice])
    told = {(trouble.code.rpartition(".")[2], trouble.row) for trouble in planning.troubles(draft)}
    assert {("long_name", 1), ("nameless", 2), ("twice", 3), ("twice", 4)} <= told


def test_a_missing_member_is_told_and_stops_nobody(planning, draft):
    draft = planning.enter(draft, [replace(draft.teams[0], members=("甲", "乙")), *draft.teams[1:]])
    (trouble,) = planning.troubles(draft)
    assert (trouble.code, trouble.stops, trouble.args["missing"]) == ("setup.trouble.too_few", False, 1)


def test_sealing_opens_the_contest_with_the_drawn_seats_and_the_seed_on_record(planning, draft, runner):
    draft = planning.turn(draft, all_of_them=True)
    state = runner.state(planning.seal(draft.id))
    seats = {team.name: seat for team, seat in zip(draft.teams, draft.seats, strict=True)}
    assert {team.name: team.seat for team in state.teams} == seats
    assert (state.seat_seed, state.seats_drawn, state.kind) == (draft.seed, True, "rehearsal")


def test_sealing_twice_gives_the_same_contest(planning, draft):
    planning.turn(draft, all_of_them=True)
    assert planning.seal(draft.id) == planning.seal(draft.id)


def test_a_sealed_draft_is_no_longer_in_preparation(planning, draft):
    planning.turn(draft, all_of_them=True)
    planning.seal(draft.id)
    assert planning.drafts() == ()


def test_nothing_is_sealed_before_every_team_has_drawn(planning, draft):
    planning.turn(draft)
    with pytest.raises(NotReady) as refused:
        planning.seal(draft.id)
    assert [trouble.code for trouble in refused.value.troubles] == ["setup.trouble.undrawn"]


def test_seats_from_paper_slips_are_recorded_as_such(planning, draft, runner):
    draft = planning.seat_by_hand(planning.announce(draft), (6, 5, 4, 3, 2, 1))
    state = runner.state(planning.seal(draft.id))
    assert state.teams[0].name == draft.teams[5].name
    assert (state.seat_seed, state.seats_drawn) == ("", True)


def test_a_desk_given_twice_by_hand_cannot_be_sealed(planning, draft):
    draft = planning.seat_by_hand(draft, (1, 1, 2, 3, 4, 5))
    assert "seating" in codes(planning, draft)
    with pytest.raises(NotReady):
        planning.seal(draft.id)


def test_the_sealed_rules_have_the_cover_and_the_number_of_teams_of_the_draft(planning, draft, runner):
    draft = planning.enter(draft, draft.teams[:4])
    draft = planning.rename(draft, "四队赛", "副题", "工会")
    planning.turn(draft, all_of_them=True)
    rules = runner.state(planning.seal(draft.id)).rules
    assert (rules.title, rules.subtitle, rules.organizer, rules.teams.count) == ("四队赛", "副题", "工会", 4)


def test_banks_that_are_too_small_are_told_and_nothing_is_opened(planning, draft, shelf):
    planning.turn(draft, all_of_them=True)
    rules, full = planning.rules(draft), shelf.library
    fewer = (replace(each, questions=each.questions[:8]) for each in full.banks)
    shelf.library = replace(full, banks=tuple(fewer))
    try:
        assert planning.supply(rules).short
        with pytest.raises(NotReady) as refused:
            planning.seal(draft.id)
    finally:
        shelf.library = full
    assert refused.value.troubles[0].code in ("setup.trouble.short", "setup.trouble.file")
    assert planning.draft(draft.id).sealed == ""


def test_a_discarded_draft_is_gone(planning, draft):
    planning.discard(draft)
    assert planning.draft(draft.id) is None
