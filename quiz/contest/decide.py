"""
decide(state, command) → events, or Refused: the rules of the house, without clock, chance or memory.

A command that has already been handled, or whose wish is already fulfilled, leads to no events.
"""

from collections.abc import Callable
from typing import Any

from quiz.contest import commands as c
from quiz.contest import events as e
from quiz.contest.decisions import answering, asking, clocks, corrections, flow, fouls, ruling
from quiz.contest.permissions import PERMITTED, SYSTEM
from quiz.contest.refused import Refused
from quiz.contest.state import State
from quiz.people import Role

__all__ = ["DECISIONS", "Refused", "answer", "decide"]

Decision = Callable[[State, Any], tuple[e.Event, ...]]

DECISIONS: dict[type[c.Command], Decision] = {
    c.PrepareContest: flow.prepare_contest,
    c.StartContest: flow.start_contest,
    c.IntroduceTeam: flow.introduce_team,
    c.OpenRound: flow.open_round,
    c.CloseRound: flow.close_round,
    c.PresentQuestion: asking.present_question,
    c.ChooseStake: asking.choose_stake,
    c.PassTurn: asking.pass_turn,
    c.StartDiscussion: asking.start_discussion,
    c.StartAnswer: asking.start_answer,
    c.OpenBuzzers: asking.open_buzzers,
    c.CloseBuzzers: answering.close_buzzers,
    c.Buzz: answering.buzz,
    c.Respond: answering.respond,
    c.FinishAnswer: answering.finish_answer,
    c.GiveRuling: ruling.give_ruling,
    c.CallFoul: fouls.call_foul,
    c.RevealKey: ruling.reveal_key,
    c.PauseClock: clocks.pause_clock,
    c.ResumeClock: clocks.resume_clock,
    c.Undo: corrections.undo,
    c.Overrule: corrections.overrule,
    c.AwardPoints: corrections.award_points,
    c.WithdrawQuestion: corrections.withdraw_question,
    c.MarkAbsent: corrections.mark_absent,
    c.MarkPresent: corrections.mark_present,
    c.GiveTurn: asking.give_turn,
    c.RaiseProtest: corrections.raise_protest,
    c.RuleProtest: corrections.rule_protest,
    c.OpenTiebreak: flow.open_tiebreak,
    c.SettleTie: flow.settle_tie,
    c.StartCeremony: flow.start_ceremony,
    c.ShowAward: flow.show_award,
    c.FinishContest: flow.finish_contest,
    c.ShowOverlay: flow.show_overlay,
    c.TimeExpired: clocks.time_expired,
    c.NoteRestart: clocks.note_restart,
}


def decide(state: State, command: c.Command) -> tuple[e.Event, ...]:
    """
    What a command leads to.

    Args:
        state: The contest as it stands.
        command: What somebody wants, with its author and its time of arrival.

    Returns:
        Events in order; () when there is nothing left to do.

    Raises:
        Refused: The rules do not allow it now, or not to this author.
    """
    if command.id in state.handled:
        return ()
    _need_permission(command)
    if state.phase == "new" and not isinstance(command, c.PrepareContest):
        raise Refused("contest_unknown")
    if state.phase == "finished" and not isinstance(command, c.ShowOverlay | c.FinishContest | c.NoteRestart):
        raise Refused("contest_over")
    return DECISIONS[type(command)](state, command)


def _need_permission(command: c.Command) -> None:
    if type(command) in SYSTEM:
        allowed = frozenset({Role.SYSTEM, Role.ORGANIZER})
    else:
        allowed = PERMITTED[c.wire_name(command)]
    if command.by.role not in allowed:
        raise Refused("not_permitted", role=command.by.role)


def answer(command: c.Command, events: tuple[e.Event, ...], after: State) -> dict[str, Any]:
    """
    The fields of the acknowledgement beside ok and code: what the sender of a command is told.

    Args:
        events: What `decide` returned for it, also when it was handled before.
        after: The state those events led to.
    """
    if not isinstance(command, c.Buzz):
        return {"ok": True, "code": "done"}
    for event in events:
        if isinstance(event, e.Buzzed):
            return {"ok": True, "code": "yours"}
        if isinstance(event, e.BuzzTrailed):
            holder = after.play.holder if after.play else None
            return {"ok": False, "code": "too_late", "behind_ms": event.behind_ms, "holder": holder}
        if isinstance(event, e.FoulCalled):
            return {"ok": False, "code": "early_buzz", "points": event.points, "effect": event.offender}
    return {"ok": True, "code": "done"}
