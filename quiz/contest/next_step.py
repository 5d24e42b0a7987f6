"""
The one next step of the evening, as the command that takes it: for the host's space bar and for bots.

It only proposes what `decide` would accept; it judges nothing.
"""

from dataclasses import dataclass, field
from typing import Any

from quiz.contest.decisions.flow import rounds_over
from quiz.contest.decisions.guards import protest_parked
from quiz.contest.rounds import format_of
from quiz.contest.schedule import upcoming
from quiz.contest.standings import deciding_tie
from quiz.contest.state import State


@dataclass(frozen=True)
class NextStep:
    """`command` is the wire form without its id; `hold` asks for a long press: teams lose a chance by it."""

    code: str
    command: dict[str, Any]
    args: dict[str, Any] = field(default_factory=dict)
    hold: bool = False


def next_step(state: State) -> NextStep | None:
    """The step forward, or None where only a person's judgement moves the contest on."""
    if state.paused_for is not None:
        return None if protest_parked(state) else NextStep("resume_clock", {"type": "resume_clock"})
    step = STEPS.get(state.phase)
    return step(state) if step is not None else None


def _about(state: State, code: str, hold: bool = False) -> NextStep:
    assert state.play is not None
    return NextStep(code, {"type": code, "slot": state.play.slot}, {"number": state.play.number}, hold)


def _lobby(state: State) -> NextStep:
    return NextStep("start_contest", {"type": "start_contest"})


def _introduction(state: State) -> NextStep:
    seats = state.team_ids
    following = seats[seats.index(state.introduced) + 1 :] if state.introduced else seats
    left = [team for team in following if team not in state.absent]
    if left:
        name = next(team.name for team in state.teams if team.id == left[0])
        return NextStep("introduce_team", {"type": "introduce_team", "team": left[0]}, {"name": name})
    return _open_round(state, 1)


def _open_round(state: State, number: int) -> NextStep:
    assert state.rules is not None
    title = state.rules.rounds[number - 1].title
    return NextStep("open_round", {"type": "open_round", "round": number}, {"round": number, "title": title})


def _following(state: State) -> NextStep | None:
    following = upcoming(state)
    if following is not None:
        slot, number, _ = following
        return NextStep("present_question", {"type": "present_question", "slot": slot}, {"number": number})
    assert state.round is not None
    if state.in_tiebreak:
        return _after_rounds(state)
    number = state.round.index + 1
    return NextStep("close_round", {"type": "close_round", "round": number}, {"round": number})


def _after_rounds(state: State) -> NextStep | None:
    if not rounds_over(state):
        return None
    tie = deciding_tie(state)
    if tie is not None:
        return NextStep("open_tiebreak", {"type": "open_tiebreak"}, {"award": tie.award})
    if any(protest.state == "open" for protest in state.protests):
        return None
    return NextStep("start_ceremony", {"type": "start_ceremony"})


def _choosing(state: State) -> NextStep | None:
    assert state.play is not None
    return _about(state, "present_question") if state.play.stake is not None else None


def _presented(state: State) -> NextStep:
    rules = state.round_rules
    if format_of(state).may_buzz(rules):
        return _about(state, "open_buzzers")
    return _about(state, "start_discussion" if rules.clock.discuss_ms is not None else "start_answer")


def _judging(state: State) -> NextStep | None:
    return _about(state, "reveal_key") if state.round_rules.format == "joint" else None


def _ruled(state: State) -> NextStep | None:
    assert state.play is not None
    if state.play.question is None:
        return _following(state)
    return _about(state, "open_buzzers" if state.play.follow == "rebound" else "reveal_key")


def _withdrawn(state: State) -> NextStep | None:
    return _about(state, "present_question") if state.play is not None else _following(state)


def _summary(state: State) -> NextStep | None:
    assert state.rules is not None and state.round is not None
    following = state.round.index + 2
    return _open_round(state, following) if following <= len(state.rules.rounds) else _after_rounds(state)


def _ceremony(state: State) -> NextStep:
    step = state.ceremony_step + 1
    if step > len(state.ceremony):
        return NextStep("finish_contest", {"type": "finish_contest"})
    return NextStep(
        "show_award", {"type": "show_award", "step": step}, {"award": state.ceremony[step - 1].name}
    )


STEPS = {
    "lobby": _lobby,
    "introduction": _introduction,
    "round_card": _following,
    "choosing": _choosing,
    "presented": _presented,
    "discussing": lambda state: _about(state, "start_answer"),
    "armed": lambda state: _about(state, "close_buzzers", hold=True),
    "starting": lambda state: _about(state, "start_answer"),
    "answering": lambda state: _about(state, "finish_answer"),
    "judging": _judging,
    "ruled": _ruled,
    "unanswered": lambda state: _about(state, "reveal_key"),
    "withdrawn": _withdrawn,
    "revealed": _following,
    "summary": _summary,
    "tie": _following,
    "ceremony": _ceremony,
}
