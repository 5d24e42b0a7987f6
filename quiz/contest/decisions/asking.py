"""From the host's call to the open floor: stake, question, discussion, 请作答, 请抢答."""

from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.decisions.guards import (
    acting_team,
    need_phase,
    need_play,
    need_present,
    need_running_time,
    need_team,
    next_id,
    stamp,
)
from quiz.contest.decisions.timing import start_clock, stop_clock
from quiz.contest.refused import Refused
from quiz.contest.rounds import format_of
from quiz.contest.rounds.risk import offered
from quiz.contest.rules import BuzzerRules, RiskRules
from quiz.contest.schedule import next_question, upcoming
from quiz.contest.state import ON_STAGE, Play, State
from quiz.people import Role


def present_question(state: State, command: c.PresentQuestion) -> tuple[e.Event, ...]:
    """大屏出题. In a risk round the first call opens the choice of a stake, the second shows the question."""
    play = state.play
    if (
        play is not None
        and play.slot == command.slot
        and play.question is not None
        and state.phase in ON_STAGE
    ):
        return ()
    if play is not None and state.phase in ("choosing", "withdrawn") and play.question is None:
        return _present_chosen(state, command, play)
    if not _may_move_on(state):
        raise Refused("not_now", phase=state.phase)
    following = upcoming(state)
    if following is None or following[0] != command.slot:
        raise Refused("stale_slot", slot=command.slot)
    slot, number, turn = following
    rules = state.round_rules
    if isinstance(rules, RiskRules):
        opened = e.TurnOpened(slot=slot, number=number, turn=turn, **stamp(command))
        return (opened, *start_clock(state, command, slot, "choose", rules.clock.choose_ms))
    return _presented(state, command, slot, number, turn, None)


def _may_move_on(state: State) -> bool:
    passed = state.phase == "ruled" and state.play is not None and state.play.question is None
    return passed or state.phase in ("round_card", "revealed", "withdrawn", "tie")


def _present_chosen(state: State, command: c.PresentQuestion, play: Play) -> tuple[e.Event, ...]:
    if play.slot != command.slot:
        raise Refused("stale_slot", slot=command.slot)
    if isinstance(state.round_rules, RiskRules) and play.stake is None:
        raise Refused("no_answer_yet")
    shown = _presented(state, command, play.slot, play.number, play.turn, play.stake)
    return (*stop_clock(state, command), *shown)


def _presented(state, command, slot, number, turn, stake) -> tuple[e.Event, ...]:
    question = next_question(state, stake)
    if question is None:
        raise Refused("no_reserve")
    rules = state.round_rules
    hidden = isinstance(rules, BuzzerRules) and not rules.question_shown
    return (
        e.QuestionPresented(
            slot=slot,
            number=number,
            turn=turn,
            question=question.id,
            stake=stake,
            hidden=hidden,
            **stamp(command),
        ),
    )


def _choosing_team(state: State, command: c.ChooseStake | c.PassTurn) -> tuple[Play, str]:
    play = need_play(state, command.slot)
    if _is_host(command):  # also for a team that has left
        team = need_team(state, command.team or play.turn.team)
    else:
        team = acting_team(state, command, command.team)
        need_running_time(state)
    if team != play.turn.team:
        raise Refused("not_your_seat")
    return play, team


def _is_host(command: c.Command) -> bool:
    return command.by.role != Role.TEAM


def choose_stake(state: State, command: c.ChooseStake) -> tuple[e.Event, ...]:
    """选分. A choice once made stands; the host may take it back by undo."""
    play, team = _choosing_team(state, command)
    if play.stake == command.stake:
        return ()
    need_phase(state, "choosing")
    if play.stake is not None:
        raise Refused("stake_fixed")
    rules = state.round_rules
    if not isinstance(rules, RiskRules) or command.stake not in offered(state, rules, team):
        raise Refused("unknown_stake")
    chosen = e.StakeChosen(slot=play.slot, team=team, stake=command.stake, **stamp(command))
    return (*stop_clock(state, command), chosen)


def pass_turn(state: State, command: c.PassTurn) -> tuple[e.Event, ...]:
    """弃权: before the question opens, at no cost."""
    play, team = _choosing_team(state, command)
    need_phase(state, "choosing")
    if play.stake is not None:
        raise Refused("stake_fixed")
    rules = state.round_rules
    if not isinstance(rules, RiskRules) or not (rules.may_pass or _is_host(command)):
        raise Refused("cannot_pass")
    stop = stop_clock(state, command)
    passed = e.TurnPassed(ruling=next_id(state, len(stop)), slot=play.slot, team=team, **stamp(command))
    return (*stop, passed)


def give_turn(state: State, command: c.GiveTurn) -> tuple[e.Event, ...]:
    """The host points at another desk than the order of play does; a staked question stays with its team."""
    play = need_play(state, command.slot)
    team = need_team(state, command.team)
    need_present(state, team)
    if play.turn.team is None or play.stake is not None:
        raise Refused("not_now", phase=state.phase)
    if play.turn.team == team:
        return ()
    need_phase(state, "presented")
    return (e.TurnGiven(slot=play.slot, team=team, **stamp(command)),)


def start_discussion(state: State, command: c.StartDiscussion) -> tuple[e.Event, ...]:
    play = need_play(state, command.slot)
    if state.phase == "discussing":
        return ()
    need_phase(state, "presented")
    limit = state.round_rules.clock.discuss_ms
    if limit is None or format_of(state).may_buzz(state.round_rules):
        raise Refused("not_now", phase=state.phase)
    started = e.DiscussionStarted(**stamp(command))
    return (started, *start_clock(state, command, play.slot, "discuss", limit))


def start_answer(state: State, command: c.StartAnswer) -> tuple[e.Event, ...]:
    """请作答; after a buzz: the team has begun to speak, and the answer clock runs."""
    play = need_play(state, command.slot)
    if state.phase == "answering":
        return ()
    need_phase(state, "presented", "discussing", "starting")
    rules = state.round_rules
    if state.phase == "presented" and format_of(state).may_buzz(rules):
        raise Refused("not_now", phase=state.phase)
    need_running_time(state)
    clock = start_clock(state, command, play.slot, "answer", rules.clock.answer_ms)
    return (*stop_clock(state, command), e.AnswerCalled(**stamp(command)), *clock)


def open_buzzers(state: State, command: c.OpenBuzzers) -> tuple[e.Event, ...]:
    """请抢答: the first time, or for the others after a miss."""
    play = need_play(state, command.slot)
    if state.phase == "armed":
        return ()
    rules = state.round_rules
    first = state.phase == "presented" and format_of(state).may_buzz(rules)
    if not first and not (state.phase == "ruled" and play.follow == "rebound"):
        raise Refused("not_now", phase=state.phase)
    opened = e.BuzzersOpened(**stamp(command))
    return (opened, *start_clock(state, command, play.slot, "buzz", rules.clock.buzz_ms))
