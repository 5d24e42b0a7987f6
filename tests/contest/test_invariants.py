"""What holds in every evening, whatever anybody says in whatever order."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.decide import decide
from quiz.contest.evolve import evolve, fold
from quiz.contest.next_step import next_step
from quiz.contest.refused import Refused
from quiz.contest.scoring import scores
from quiz.contest.state import PHASES, State
from quiz.contest.views import Views
from quiz.people import Actor
from quiz.store.event_codec import EventCodec
from tests.contest.views import view
from tests.contest.walks import BY_PERSON, EVENINGS, SHEETS, Taken, prepared, walk

settings.register_profile(
    "evenings",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
FAST = settings(settings.get_profile("evenings"), max_examples=60)
SLOW = settings(settings.get_profile("evenings"), max_examples=30)

ANY_SHEET = st.sampled_from(sorted(SHEETS))
OPEN = frozenset(PHASES) - {"new", "finished"}
CLOCKED = frozenset({"choosing", "discussing", "armed", "starting", "answering"})
ASKED = OPEN - {"lobby", "introduction", "round_card", "ceremony"} | {"round_card"}
BETWEEN = frozenset({"tie", "revealed", "withdrawn"})
ACCEPTED: dict[type[c.Command], frozenset[str]] = {
    c.StartContest: frozenset({"lobby"}),
    c.IntroduceTeam: frozenset({"introduction"}),
    c.OpenRound: frozenset({"introduction", "summary"}),
    c.CloseRound: frozenset({"round_card", "ruled", "revealed", "withdrawn"}),
    c.PresentQuestion: frozenset({"round_card", "choosing", "ruled", "revealed", "withdrawn", "tie"}),
    c.ChooseStake: frozenset({"choosing"}),
    c.PassTurn: frozenset({"choosing"}),
    c.StartDiscussion: frozenset({"presented"}),
    c.StartAnswer: frozenset({"presented", "discussing", "starting"}),
    c.OpenBuzzers: frozenset({"presented", "ruled"}),
    c.CloseBuzzers: frozenset({"armed"}),
    c.Buzz: frozenset({"presented", "armed", "starting", "answering"}),
    c.Respond: frozenset({"starting", "answering", "judging"}),
    c.FinishAnswer: frozenset({"starting", "answering"}),
    c.GiveRuling: frozenset({"starting", "answering", "judging"}),
    c.CallFoul: frozenset({"presented", "discussing", "armed", "starting", "answering", "judging"}),
    c.RevealKey: frozenset({"judging", "ruled", "unanswered"}),
    c.PauseClock: CLOCKED,
    c.ResumeClock: CLOCKED,
    c.Undo: OPEN,
    c.Overrule: ASKED,
    c.AwardPoints: OPEN - {"ceremony"},
    c.WithdrawQuestion: ASKED,
    c.MarkAbsent: OPEN,
    c.MarkPresent: OPEN,
    c.GiveTurn: frozenset({"presented"}),
    c.RaiseProtest: ASKED,
    c.RuleProtest: OPEN - {"ceremony"},
    c.OpenTiebreak: BETWEEN | {"summary"},
    c.SettleTie: BETWEEN,
    c.StartCeremony: BETWEEN | {"summary"},
    c.ShowAward: frozenset({"ceremony"}),
    c.FinishContest: frozenset({"ceremony"}),
    c.ShowOverlay: frozenset(PHASES) - {"new"},
    c.TimeExpired: CLOCKED,
    c.NoteRestart: CLOCKED,
}
"""Command → the phases in which it may have an effect; anywhere else it is refused or does nothing."""


def taken(sheet: str, evening) -> list[Taken]:
    """The commands of a walk that had an effect."""
    return [step for step in walk(SHEETS[sheet], evening) if step.events]


@FAST
@given(ANY_SHEET, EVENINGS)
def test_every_effect_comes_in_a_phase_that_allows_it(sheet, evening):
    for step in taken(sheet, evening):
        assert step.before.phase in ACCEPTED[type(step.command)], step.command


@SLOW
@given(ANY_SHEET, EVENINGS)
def test_the_log_folds_to_the_state_also_after_a_journey_through_json(sheet, evening):
    _, log = prepared(SHEETS[sheet])
    state = fold(log)
    for step in taken(sheet, evening):
        log, state = (*log, *step.events), step.after
    codec = EventCodec(e.EVENTS)
    stored = json.loads(json.dumps([codec.encode(event) for event in log]))
    assert fold(log) == state
    assert fold(codec.decode(*row) for row in stored) == state
    assert state.version == len(log)


@FAST
@given(ANY_SHEET, EVENINGS)
def test_scores_are_the_base_and_what_the_events_gave(sheet, evening):
    points: dict[str, tuple[str, Decimal]] = {}
    for step in taken(sheet, evening):
        if isinstance(step.command, c.Undo):
            return  # what an undo leaves is told elsewhere
        for event in step.events:
            if isinstance(event, e.RulingGiven | e.FoulCalled) and not event.slot.startswith("T-"):
                points[event.ruling] = (event.team, event.points)
            if isinstance(event, e.PointsAwarded):
                points[event.ruling] = (event.team, event.points)
            if isinstance(event, e.RulingOverruled):
                team, _ = points.pop(event.ruling)
                points[event.replacement] = (team, event.points)
            if isinstance(event, e.QuestionWithdrawn):
                for ruling in event.rulings:
                    points.pop(ruling, None)
        base = SHEETS[sheet].base_score
        for team, score in scores(step.after).items():
            assert score == base + sum(worth for who, worth in points.values() if who == team)


@FAST
@given(ANY_SHEET, EVENINGS)
def test_a_question_has_at_most_one_holder_until_the_buzzers_open_again(sheet, evening):
    holder: str | None = None
    for step in taken(sheet, evening):
        for event in step.events:
            if isinstance(event, e.BuzzersOpened | e.QuestionPresented | e.StepUndone):
                holder = None
            if isinstance(event, e.Buzzed):
                assert holder is None, "two teams hold the question"
                holder = event.team


@FAST
@given(ANY_SHEET, EVENINGS)
def test_what_was_done_once_is_not_done_again(sheet, evening):
    for step in taken(sheet, evening):
        assert decide(step.after, step.command) == ()
        if isinstance(step.command, c.AwardPoints):
            continue  # ten points twice are twenty: only its id tells a resend from a second award
        try:
            again = decide(step.after, replace(step.command, id="said-again"))
        except Refused:
            continue
        assert again == (), step.command


KEPT_BY_UNDO = ("version", "past", "handled", "corrections", "exposed", "clock", "paused_for")


def without(state: State, *names: str) -> State:
    return replace(state, **{name: getattr(State(), name) for name in names})


@FAST
@given(ANY_SHEET, EVENINGS)
def test_undoing_the_last_step_brings_back_what_was_before_it(sheet, evening):
    for step in taken(sheet, evening):
        if isinstance(step.command, c.Undo) or step.after.phase == "finished":
            continue
        undo = c.Undo(id="back", at=step.command.at + 1, by=Actor("host"), command=step.command.id)
        back = fold_on(step.after, decide(step.after, undo))
        assert without(back, *KEPT_BY_UNDO) == without(step.before, *KEPT_BY_UNDO)
        assert not back.running or back.clock == step.before.clock
        assert len(back.past) == len(step.before.past)


def fold_on(state: State, events: tuple[e.Event, ...]) -> State:
    for event in events:
        state = evolve(state, event)
    return state


def views(state: State) -> dict[str, dict]:
    """What everybody sees who is not on the bench."""
    shown = Views(state)
    shown.of("host"), shown.of("judge")  # first, as in a hall: nothing of theirs may stay for those behind
    seen = {role: shown.of(role) for role in ("hall", "audience")}
    return {**seen, **{team: shown.of("team", team) for team in state.team_ids}}


@SLOW
@given(ANY_SHEET, EVENINGS)
def test_no_view_tells_a_secret_before_the_reveal(sheet, evening):
    for step in taken(sheet, evening):
        if step.scripted:
            continue
        state = step.after
        shown = state.play.question if state.phase == "revealed" and state.play else None
        for seen in views(state).values():
            assert (seen["key"] is not None) == (shown is not None)
            told = json.dumps(seen, ensure_ascii=False)
            assert "SECRET" not in told.replace(f"SECRET-{shown}-", ""), (state.phase, told)


@SLOW
@given(st.sampled_from(sorted(BY_PERSON)), EVENINGS)
def test_the_views_of_two_contests_with_other_keys_are_the_same(sheet, evening):
    one = [step for step in walk(SHEETS[sheet], evening, key=0) if step.events]
    other = [step for step in walk(SHEETS[sheet], evening, key=1) if step.events]
    for step, twin in zip(one, other, strict=True):
        assert step.events == twin.events
        if not step.scripted and step.after.phase != "revealed":
            assert views(step.after) == views(twin.after)


@SLOW
@given(st.sampled_from(sorted(SHEETS.keys() - BY_PERSON.keys())), EVENINGS)
def test_with_devices_too_the_keys_change_nothing_until_the_engine_has_ruled(sheet, evening):
    one = [step for step in walk(SHEETS[sheet], evening, key=0) if step.events]
    other = [step for step in walk(SHEETS[sheet], evening, key=1) if step.events]
    for step, twin in zip(one, other, strict=False):
        ruled = {type(event) for event in (*step.events, *twin.events)} & {e.RulingGiven, e.KeyRevealed}
        if step.events != twin.events or ruled:
            return
        assert views(step.after) == views(twin.after)


@SLOW
@given(ANY_SHEET, EVENINGS)
def test_every_screen_can_be_drawn_and_every_key_it_offers_works(sheet, evening):
    for step in taken(sheet, evening):
        if step.scripted:
            continue
        host = view("host", step.after)
        json.dumps([host, view("judge", step.after), views(step.after)])
        for number, offer in enumerate(offers(host)):
            fields = {**offer, **({"stake": Decimal(offer["stake"])} if "stake" in offer else {})}
            kind = c.COMMANDS[fields.pop("type")]
            decide(step.after, kind(id=f"key-{number}", at=step.command.at, by=Actor("host"), **fields))


def offers(host: dict) -> list[dict]:
    """Every ready-made command of the host's desk."""
    keys = [*host["keys"], *host["stake_keys"], *(team["keys"] for team in host["teams"]), host["next"]]
    boards = [command for team in host["teams"] for command in (team["rulings"] or {}).values()]
    return [*(key["command"] for key in keys if key and key["command"]), *boards]


@pytest.mark.parametrize("kind", sorted(c.COMMANDS))
def test_the_table_of_phases_knows_every_command(kind):
    assert c.COMMANDS[kind] in ACCEPTED


@SLOW
@given(ANY_SHEET, EVENINGS)
def test_the_proposed_next_step_is_always_accepted(sheet, evening):
    for step in taken(sheet, evening):
        proposed = next_step(step.after)
        if proposed is None:
            continue
        fields = dict(proposed.command)
        command = c.COMMANDS[fields.pop("type")](id="space", at=step.command.at, by=Actor("host"), **fields)
        assert decide(step.after, command), proposed
