"""The course of the evening: start, introduce, rounds, tie-break, ceremony, end."""

from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.decisions.guards import need_phase, need_reason, need_team, stamp
from quiz.contest.refused import Refused
from quiz.contest.rounds import FORMATS
from quiz.contest.rounds.order import order_of_play
from quiz.contest.schedule import upcoming
from quiz.contest.standings import ceremony_steps, deciding_tie
from quiz.contest.state import State
from quiz.people import Role

OVERLAYS = ("none", "holding", "scoreboard", "evidence")
BETWEEN_TIES = ("tie", "revealed", "withdrawn")
"""Where a tie-break stands while no question of it is in play."""


def prepare_contest(state: State, command: c.PrepareContest) -> tuple[e.Event, ...]:
    need_phase(state, "new")
    return (
        e.ContestPrepared(
            contest=command.contest,
            kind=command.kind,
            rules=command.rules,
            packet=command.packet,
            teams=command.teams,
            seat_seed=command.seat_seed,
            seats_drawn=command.seats_drawn,
            **stamp(command),
        ),
    )


def start_contest(state: State, command: c.StartContest) -> tuple[e.Event, ...]:
    if state.phase == "introduction":
        return ()
    need_phase(state, "lobby")
    return (e.ContestStarted(**stamp(command)),)


def introduce_team(state: State, command: c.IntroduceTeam) -> tuple[e.Event, ...]:
    need_phase(state, "introduction")
    team = need_team(state, command.team)
    return () if state.introduced == team else (e.TeamIntroduced(team=team, **stamp(command)),)


def open_round(state: State, command: c.OpenRound) -> tuple[e.Event, ...]:
    assert state.rules is not None
    opened = 0 if state.round is None else state.round.index + 1
    if state.phase == "round_card" and command.round == opened:
        return ()
    need_phase(state, "introduction", "summary")
    if command.round != opened + 1 or command.round > len(state.rules.rounds):
        raise Refused("stale_slot", slot=str(command.round))
    rules = state.rules.rounds[command.round - 1]
    order = order_of_play(state, getattr(rules, "order", "seat"))
    turns = FORMATS[rules.format].turns(rules, order, state.rules.teams.members)
    return (e.RoundOpened(round=command.round, order=order, turns=turns, **stamp(command)),)


def close_round(state: State, command: c.CloseRound) -> tuple[e.Event, ...]:
    if state.round is None or command.round != state.round.index + 1:
        raise Refused("stale_slot", slot=str(command.round))
    if state.phase == "summary":
        return ()
    passed = state.phase == "ruled" and state.play is not None and state.play.question is None
    if not passed:
        need_phase(state, "round_card", "revealed", "withdrawn")
    waiting = state.phase == "withdrawn" and state.play is not None
    if waiting or state.in_tiebreak or upcoming(state) is not None:
        raise Refused("not_now", phase=state.phase)
    return (e.RoundClosed(round=command.round, **stamp(command)),)


def rounds_over(state: State) -> bool:
    """Whether every round has been played and no tie-break is still undecided."""
    if state.rules is None or state.round is None or state.round.index + 1 < len(state.rules.rounds):
        return False
    broken = state.in_tiebreak and not _tie_open(state)
    return state.phase == "summary" or (broken and state.phase in BETWEEN_TIES)


def _tie_open(state: State) -> bool:
    return state.tie is not None and state.tie.open


def open_tiebreak(state: State, command: c.OpenTiebreak) -> tuple[e.Event, ...]:
    assert state.rules is not None
    if state.phase == "tie" and _tie_open(state):
        return ()
    tie = deciding_tie(state) if rounds_over(state) else None
    if tie is None:
        raise Refused("not_now", phase=state.phase)
    rules = state.rules.tiebreak
    turns = FORMATS["tiebreak"].turns(rules, tie.teams, state.rules.teams.members)
    return (e.TiebreakOpened(award=tie.award, teams=tie.teams, turns=turns, **stamp(command)),)


def settle_tie(state: State, command: c.SettleTie) -> tuple[e.Event, ...]:
    """By lot or decision: only while a tie is open, and only by naming each tied team once."""
    reason = need_reason(command.reason)
    if state.phase not in BETWEEN_TIES or not state.in_tiebreak or not _tie_open(state):
        raise Refused("not_now", phase=state.phase)
    assert state.tie is not None
    if sorted(command.order) != sorted(state.tie.teams):
        raise Refused("unknown_team")
    ranked = tuple((team,) for team in command.order)
    return (e.TieSettled(ranked=ranked, reason=reason, **stamp(command)),)


def start_ceremony(state: State, command: c.StartCeremony) -> tuple[e.Event, ...]:
    if state.phase == "ceremony":
        return ()
    if not rounds_over(state):
        raise Refused("not_now", phase=state.phase)
    if deciding_tie(state) is not None:
        raise Refused("tie_open")
    if any(protest.state == "open" for protest in state.protests):
        raise Refused("protest_open")
    return (e.CeremonyStarted(steps=ceremony_steps(state), **stamp(command)),)


def show_award(state: State, command: c.ShowAward) -> tuple[e.Event, ...]:
    need_phase(state, "ceremony")
    if command.step == state.ceremony_step:
        return ()
    if command.step != state.ceremony_step + 1 or command.step > len(state.ceremony):
        raise Refused("stale_slot", slot=str(command.step))
    return (e.AwardShown(step=command.step, **stamp(command)),)


def finish_contest(state: State, command: c.FinishContest) -> tuple[e.Event, ...]:
    if state.phase == "finished":
        return ()
    need_phase(state, "ceremony")
    if state.ceremony_step < len(state.ceremony):
        raise Refused("not_now", phase=state.phase)
    return (e.ContestFinished(**stamp(command)),)


def show_overlay(state: State, command: c.ShowOverlay) -> tuple[e.Event, ...]:
    if command.overlay not in OVERLAYS:
        raise Refused("bad_message")
    if command.by.role == Role.JUDGE and not {command.overlay, state.overlay} <= {"none", "evidence"}:
        raise Refused("not_permitted", role=command.by.role)
    if command.overlay == "evidence" and (state.play is None or not state.play.presses):
        raise Refused("not_now", phase=state.phase)
    if state.overlay == command.overlay:
        return ()
    return (e.OverlayShown(overlay=command.overlay, **stamp(command)),)
