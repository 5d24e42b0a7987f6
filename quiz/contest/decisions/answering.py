"""Pressing, answering, and the end of both."""

from quiz.banks.face import face_of
from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.commands import Command
from quiz.contest.decisions.fouls import early_buzz
from quiz.contest.decisions.guards import (
    acting_team,
    need_phase,
    need_play,
    need_running_time,
    need_taken_up,
    stamp,
)
from quiz.contest.decisions.ruling import engine_ruling
from quiz.contest.decisions.timing import start_clock, stop_clock
from quiz.contest.refused import Refused
from quiz.contest.rounds import format_of
from quiz.contest.rules import BuzzerRules
from quiz.contest.state import Play, State, question
from quiz.people import Role

ANSWER_LENGTH = 200  # characters of one typed text


def buzz(state: State, command: c.Buzz) -> tuple[e.Event, ...]:
    """
    A press. The first on an open question takes it; one behind is kept as evidence; one too early is a foul.

    Raises:
        Refused: buzzers_closed, early_buzz (nothing follows), barred, out, already_buzzed, paused.
    """
    play = need_play(state, command.slot)
    team = acting_team(state, command, command.team)
    if any(press.team == team for press in play.presses) and state.phase != "armed":
        raise Refused("already_buzzed")
    why_not = shut_out(state, play, team)
    if why_not is not None:
        raise Refused(why_not)
    need_running_time(state)
    if state.phase == "presented" and format_of(state).may_buzz(state.round_rules):
        if not _while_reading(state):
            return early_buzz(state, command, team)
        return _taken(state, command, play, team)
    if state.phase == "armed":
        return _taken(state, command, play, team)
    if state.phase in ("starting", "answering") and play.presses and play.holder is not None:
        first = next(press.at for press in reversed(play.presses) if press.team == play.holder)
        behind = command.at - first
        return (e.BuzzTrailed(team=team, behind_ms=max(0, behind), **stamp(command)),)
    raise Refused("buzzers_closed")


def _while_reading(state: State) -> bool:
    rules = state.round_rules
    return isinstance(rules, BuzzerRules) and rules.buzz == "while_reading"


def shut_out(state: State, play: Play, team: str) -> str | None:
    """Why a team may not press on this question: out | barred, or None when it may."""
    assert state.round is not None
    tie = state.tie if state.in_tiebreak else None
    if tie is not None and (team not in tie.teams or team in tie.out):
        return "out"
    return "barred" if team in (*play.tried, *play.barred, *state.round.barred) else None


def _taken(state: State, command: c.Buzz, play: Play, team: str) -> tuple[e.Event, ...]:
    clock = state.round_rules.clock
    kind, limit = ("start", clock.start_ms) if clock.start_ms is not None else ("answer", clock.answer_ms)
    buzzed = e.Buzzed(team=team, shows_question=play.hidden, **stamp(command))
    called = (e.AnswerCalled(**stamp(command)),) if kind == "answer" else ()
    running = start_clock(state, command, play.slot, kind, limit)
    return (*stop_clock(state, command), buzzed, *called, *running)


def close_buzzers(state: State, command: c.CloseBuzzers) -> tuple[e.Event, ...]:
    """提前收题: nobody has buzzed and the host does not wait."""
    need_play(state, command.slot)
    if state.phase == "unanswered":
        return ()
    need_phase(state, "armed")
    need_taken_up(state)
    return (*stop_clock(state, command), _nobody(state, command))


def _nobody(state: State, command: Command) -> e.Event:
    rules = state.round_rules
    to = rules.nobody if isinstance(rules, BuzzerRules) else "void"
    return e.NobodyAnswered(to=to, **stamp(command))


def respond(state: State, command: c.Respond) -> tuple[e.Event, ...]:
    """An answer from a device, or keyed by the host; it may be changed until the answer is finished."""
    play = need_play(state, command.slot)
    team = acting_team(state, command, command.team)
    if play.response_of(team) == command.response:
        return ()
    need_phase(state, "answering", "starting", *(("judging",) if command.by.role == Role.HOST else ()))
    need_running_time(state)
    if state.round_rules.format != "joint" and team != play.holder:
        raise Refused("not_your_seat")
    _need_a_possible_response(state, play, command.response)
    return (e.Responded(team=team, response=command.response, **stamp(command)),)


def _need_a_possible_response(state: State, play: Play, response: tuple[str, ...]) -> None:
    assert play.question is not None
    face = face_of(question(state, play.question))
    labels = {option.label for option in face.options}
    if labels:
        once = len(set(response)) == len(response)
        size = {"single": 1, "true_false": 1, "order": len(labels)}.get(face.type)
        possible = set(response) <= labels and once and len(response) == (size or len(response)) and response
    else:
        texts = [text.strip() for text in response]
        possible = len(texts) == max(1, face.blanks) and any(texts) and max(map(len, texts)) <= ANSWER_LENGTH
    if not possible:
        raise Refused("bad_response")


def finish_answer(state: State, command: c.FinishAnswer) -> tuple[e.Event, ...]:
    """回答完毕; in a joint round 收题. Nothing may be added after it."""
    play = need_play(state, command.slot)
    if command.by.role == Role.TEAM and command.by.team != play.holder:
        raise Refused("not_your_seat")
    if state.phase == "judging":
        return ()
    need_phase(state, "answering", "starting")
    need_taken_up(state)
    cause = "team" if command.by.role == Role.TEAM else "host"
    return _finished(state, command, play, cause)


def _finished(state: State, command: Command, play: Play, cause: str) -> tuple[e.Event, ...]:
    """The end of an answer, and the engine's ruling where devices are judged by it."""
    done = (*stop_clock(state, command), e.AnswerFinished(cause=cause, **stamp(command)))
    if state.round_rules.format == "joint" or state.round_rules.judged_by != "device" or play.holder is None:
        return done
    return (*done, *engine_ruling(state, command, play.holder, cause, ordinal=len(done)))


def closed_by_time(state: State, command: Command) -> tuple[e.Event, ...]:
    """What follows when the running clock has run out."""
    if state.play is None or state.clock is None:
        return ()
    if state.clock.kind == "buzz" and state.phase == "armed":
        return (*stop_clock(state, command), _nobody(state, command))
    if state.clock.kind in ("start", "answer") and state.phase in ("starting", "answering"):
        return _finished(state, command, state.play, "time")
    return ()
