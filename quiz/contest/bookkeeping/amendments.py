"""Bookkeeping of corrections: the old line stays in the ledger, marked with what took it back."""

from dataclasses import replace

from quiz.contest import events as e
from quiz.contest.scoring import effects
from quiz.contest.state import Correction, Entry, Play, Protest, State, entry


def _noted(before: State, after: State, event: e.Event, kind: str, reason: str, /, **args: str) -> State:
    """The same state with a line in the list of corrections, effects worked out."""
    line = Correction(
        kind,
        event.at,
        event.by.role,
        reason,
        type(event).__name__,
        tuple(args.items()),
        effects(before, after),
    )
    return replace(after, corrections=(*after.corrections, line))


def ruling_overruled(state: State, event: e.RulingOverruled) -> State:
    old = entry(state, event.ruling)
    if old is None:  # re-applied after the ruling itself was undone
        return state
    new = replace(
        old,
        id=event.replacement,
        verdict=event.verdict,
        points=event.points,
        at=event.at,
        reason=event.reason,
    )
    new = replace(new, by=event.by.role)
    voided = tuple(
        replace(line, void_by=event.replacement) if line.id == old.id else line for line in state.ledger
    )
    after = replace(state, ledger=(*voided, new), play=_play_overruled(state, event, new))
    return _noted(
        state,
        after,
        event,
        "overrule",
        event.reason,
        slot=old.slot or "",
        team=old.team,
        was=old.verdict,
        now=new.verdict,
    )


def _play_overruled(state: State, event: e.RulingOverruled, new: Entry) -> Play | None:
    """The question in play, when its last ruling is the one replaced: what may follow changes with it."""
    play = state.play
    if play is None or play.ruling != event.ruling:
        return play
    if state.phase != "ruled" or event.follow is None:
        return replace(play, ruling=new.id)
    others = tuple(team for team in play.tried if team != new.team)
    tried = (*others, new.team) if new.verdict in ("wrong", "timeout") else others
    return replace(play, ruling=new.id, follow=event.follow, tried=tried)


def points_awarded(state: State, event: e.PointsAwarded) -> State:
    line = Entry(
        id=event.ruling,
        kind="award",
        team=event.team,
        points=event.points,
        at=event.at,
        by=event.by.role,
        reason=event.reason,
    )
    after = replace(state, ledger=(*state.ledger, line))
    return _noted(state, after, event, "award", event.reason, team=event.team, points=str(event.points))


def question_withdrawn(state: State, event: e.QuestionWithdrawn) -> State:
    """Rulings void, fouls stand. The one in play leaves the screens; its replacement waits for the host."""
    if event.slot not in dict(state.asked):  # re-applied after the question itself was undone
        return state
    voided = tuple(
        replace(line, void_by=f"withdrawn:{event.slot}") if line.id in event.rulings else line
        for line in state.ledger
    )
    after = replace(state, ledger=voided, withdrawn=(*state.withdrawn, event.slot))
    play = state.play
    if play is not None and play.slot == event.slot:
        following = None
        if event.replaced_by is not None:
            following = Play(event.replaced_by, play.number, play.turn, stake=play.stake)
        after = replace(after, phase="withdrawn", play=following, clock=None, paused_for=None, overlay="none")
    return _noted(state, after, event, "withdraw", event.reason, slot=event.slot)


def team_marked_absent(state: State, event: e.TeamMarkedAbsent) -> State:
    others = tuple(team for team in state.absent if team != event.team)
    after = replace(state, absent=(*others, event.team))
    return _noted(state, after, event, "absent", event.reason, team=event.team)


def team_marked_present(state: State, event: e.TeamMarkedPresent) -> State:
    after = replace(state, absent=tuple(team for team in state.absent if team != event.team))
    return _noted(state, after, event, "absent", "", team=event.team)


def protest_raised(state: State, event: e.ProtestRaised) -> State:
    raised = Protest(event.protest, event.team, event.slot, event.text, event.at)
    return replace(state, protests=(*state.protests, raised))


def protest_ruled(state: State, event: e.ProtestRuled) -> State:
    outcome = "upheld" if event.upheld else "dismissed"
    protests = tuple(
        replace(protest, state=outcome, reason=event.reason) if protest.id == event.protest else protest
        for protest in state.protests
    )
    team = next((protest.team for protest in protests if protest.id == event.protest), "")
    after = replace(state, protests=protests)
    return _noted(state, after, event, "protest", event.reason, team=team, outcome=outcome)


ENTRIES = {
    e.RulingOverruled: ruling_overruled,
    e.PointsAwarded: points_awarded,
    e.QuestionWithdrawn: question_withdrawn,
    e.TeamMarkedAbsent: team_marked_absent,
    e.TeamMarkedPresent: team_marked_present,
    e.ProtestRaised: protest_raised,
    e.ProtestRuled: protest_ruled,
}
