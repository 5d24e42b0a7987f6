"""
The rules of a duel: decide(duel, command) → events, evolve(duel, event) → duel, and when time decides.

Pure: moments and questions come in with the commands. Speed is worth nothing, only right answers are counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from quiz.banks.drawing import NotEnough, draw, shuffled
from quiz.banks.face import options_of
from quiz.banks.question import Question
from quiz.grading import Verdict, grade
from quiz.practice.duel import (
    Answer,
    Answered,
    Asked,
    BeReady,
    CameBack,
    Closed,
    ComeBack,
    Command,
    Duel,
    DuelRefused,
    DuelRules,
    Event,
    Finished,
    GoAway,
    GotReady,
    Join,
    Joined,
    Leave,
    PassTime,
    Phase,
    Player,
    Posed,
    Shown,
    Started,
    WentAway,
)

SEATS = 2
PLAYING = ("starting", "asking", "shown")
HELD = ("starting", "shown")  # phases that wait for somebody who is away
ASKS: tuple[Phase, ...] = ("gathering", "shown", "finished")  # phases that want a yes of both


def invited(
    code: str, member: str, at: int, questions: tuple[Posed, ...], rules: DuelRules | None = None
) -> Duel:
    """A new room with one member in it."""
    rules = rules or DuelRules()
    return Duel(code, rules, (Player(member),), "waiting", at + rules.invitation_ms, questions)


def drawn(
    pool: Iterable[Posed], seed: str, rules: DuelRules | None = None, spent: Iterable[str] = ()
) -> tuple[Posed, ...]:
    """
    The questions of one round, options shuffled for both alike.

    Args:
        pool: What is open to practice; the caller vouches that nothing sealed is in it.
        seed: Decides everything left to chance.
        rules: How many, and of which types.
        spent: Ids of questions the two have just had; taken again only when there are too few others.

    Raises:
        DuelRefused: duel_short when the pool has too few questions of these types.
    """
    rules = rules or DuelRules()
    # A picture or a sound arrives on two phones at two moments: duels do without.
    fitting = {each.question.id: each for each in pool if each.question.media is None}
    questions = [each.question for each in fitting.values()]
    for exclude in (frozenset(spent), frozenset()):
        try:
            found = draw(questions, rules.questions, seed, types=set(rules.answer_ms), exclude=exclude)
        except NotEnough:
            continue
        return tuple(Posed(shuffled(each, seed), fitting[each.id].history) for each in found)
    raise DuelRefused("duel_short")


def due(duel: Duel) -> int:
    """When time decides something next; for a duel that is over, when it may be forgotten."""
    end = duel.until + (duel.rules.grace_ms if duel.phase == "asking" else 0)
    away = [player.away_since for player in duel.players if player.away_since is not None]
    if duel.phase not in PLAYING or not away:
        return end
    absence = min(away) + duel.rules.absence_ms
    return absence if duel.phase in HELD else min(absence, end)


def decide(duel: Duel, command: Command) -> tuple[Event, ...]:
    """
    What a command leads to; nothing for one that is already satisfied.

    Raises:
        DuelRefused: It may not be done, or not now.
    """
    if duel.is_over and not isinstance(command, PassTime | GoAway | ComeBack | Leave):
        raise DuelRefused("duel_over")
    return _DECIDED[type(command)](duel, command)


def _join(duel: Duel, command: Join) -> tuple[Event, ...]:
    if any(player.member == command.member for player in duel.players):
        return ()
    if len(duel.players) >= SEATS:
        raise DuelRefused("duel_taken")
    return (Joined(command.member, command.at),)


def _be_ready(duel: Duel, command: BeReady) -> tuple[Event, ...]:
    player = duel.player(command.member)
    stale = (command.phase, command.number) != (duel.phase, duel.number)
    if stale or duel.phase not in ASKS or player.ready:
        return ()
    yes = GotReady(command.member)
    if not all(each.ready for each in duel.players if each is not player):
        return (yes,)
    if duel.phase == "shown":
        return (yes, _after_shown(duel, command.at))
    return (yes, Started(command.at, command.questions if duel.phase == "finished" else duel.questions))


def _after_shown(duel: Duel, at: int) -> Event:
    return Asked(at, duel.number + 1) if duel.number < len(duel.questions) else Finished(at)


def _answer(duel: Duel, command: Answer) -> tuple[Event, ...]:
    player = duel.player(command.member)
    if duel.phase != "asking" or command.number != duel.number:
        raise DuelRefused("duel_time_over")
    chosen = _understood(duel.posed.question, command.chosen)
    given = _given(duel, player)
    if given is not None:
        if given == chosen:
            return ()
        raise DuelRefused("duel_answered")
    answered = Answered(command.member, chosen)
    if any(_given(duel, each) is None for each in duel.players if each is not player):
        return (answered,)
    return (answered, _shown(evolve(duel, answered), command.at))


def _understood(question: Question, chosen: tuple[str, ...]) -> tuple[str, ...]:
    labels = [option.label for option in options_of(question)]
    sound = 0 < len(chosen) <= (len(labels) if question.type == "multiple" else 1)
    if not sound or not set(chosen) <= set(labels):
        raise DuelRefused("bad_message")
    return tuple(label for label in labels if label in chosen)


def _given(duel: Duel, player: Player) -> tuple[str, ...] | None:
    """What a player has answered to the question of the moment."""
    return player.chosen[duel.number - 1] if len(player.chosen) >= duel.number else None


def _shown(duel: Duel, at: int) -> Shown:
    question = duel.posed.question

    def right(player: Player) -> bool:
        return grade(question, _given(duel, player) or ()).verdict == Verdict.ACCEPT

    return Shown(at, tuple((player.member, right(player)) for player in duel.players))


def _leave(duel: Duel, command: Leave) -> tuple[Event, ...]:
    duel.player(command.member)
    return () if duel.is_over else (Closed(command.at, "left", command.member),)


def _go_away(duel: Duel, command: GoAway) -> tuple[Event, ...]:
    away = duel.player(command.member).away_since is not None
    return () if away or duel.is_over else (WentAway(command.member, command.at),)


def _come_back(duel: Duel, command: ComeBack) -> tuple[Event, ...]:
    away = duel.player(command.member).away_since is not None
    return (CameBack(command.member, command.at),) if away and not duel.is_over else ()


def _pass_time(duel: Duel, command: PassTime) -> tuple[Event, ...]:
    at = command.at
    if duel.is_over or at < due(duel):
        return ()
    gone = [each for each in duel.players if each.away_since is not None]
    if duel.phase in PLAYING and any(each.away_since + duel.rules.absence_ms <= at for each in gone):
        return (Closed(at, "absent", gone[0].member if len(gone) == 1 else None),)
    if duel.phase == "starting":
        return (Asked(at, 1),)
    if duel.phase == "asking":
        return (_shown(duel, at),)
    if duel.phase == "shown":
        return (_after_shown(duel, at),)
    return (Closed(at, "expired"),)


def evolve(duel: Duel, event: Event) -> Duel:
    """The duel after something has happened in it."""
    return replace(_EVOLVED[type(event)](duel, event), version=duel.version + 1)


def _changed(duel: Duel, member: str, **fields: Any) -> tuple[Player, ...]:
    return tuple(replace(each, **fields) if each.member == member else each for each in duel.players)


def _everybody(duel: Duel, **fields: Any) -> tuple[Player, ...]:
    return tuple(replace(each, **fields) for each in duel.players)


def _joined(duel: Duel, event: Joined) -> Duel:
    players = (*duel.players, Player(event.member))
    return replace(duel, players=players, phase="gathering", until=event.at + duel.rules.gathering_ms)


def _started(duel: Duel, event: Started) -> Duel:
    again = duel.phase == "finished"
    return replace(
        duel,
        players=_everybody(duel, ready=False, chosen=(), right=()),
        phase="starting",
        until=event.at + duel.rules.start_ms,
        questions=event.questions,
        number=0,
        round=duel.round + again,
    )


def _asked(duel: Duel, event: Asked) -> Duel:
    question = duel.questions[event.number - 1].question
    until = event.at + duel.rules.answer_ms[question.type]
    players = _everybody(duel, ready=False)
    return replace(duel, players=players, phase="asking", until=until, number=event.number)


def _answered(duel: Duel, event: Answered) -> Duel:
    chosen = (*duel.player(event.member).chosen, event.chosen)
    return replace(duel, players=_changed(duel, event.member, chosen=chosen))


def _was_shown(duel: Duel, event: Shown) -> Duel:
    right = dict(event.right)
    players = tuple(
        replace(
            each,
            ready=False,
            chosen=each.chosen if len(each.chosen) == duel.number else (*each.chosen, None),
            right=(*each.right, right[each.member]),
        )
        for each in duel.players
    )
    return replace(duel, players=players, phase="shown", until=event.at + duel.rules.read_ms)


def _went_away(duel: Duel, event: WentAway) -> Duel:
    """A yes given before is taken back: nothing begins without somebody who is not there."""
    return replace(duel, players=_changed(duel, event.member, away_since=event.at, ready=False))


def _came_back(duel: Duel, event: CameBack) -> Duel:
    """What had waited begins anew: nobody comes back into the middle of a change."""
    waited = {"starting": duel.rules.start_ms, "shown": duel.rules.read_ms}.get(duel.phase)
    until = duel.until if waited is None else event.at + waited
    return replace(duel, players=_changed(duel, event.member, away_since=None), until=until)


def _finished(duel: Duel, event: Finished) -> Duel:
    until = event.at + duel.rules.farewell_ms
    return replace(duel, players=_everybody(duel, ready=False), phase="finished", until=until)


def _closed(duel: Duel, event: Closed) -> Duel:
    until = event.at + duel.rules.farewell_ms
    return replace(duel, phase="closed", until=until, why=event.why, left_by=event.by)


_DECIDED: dict[type, Callable[[Duel, Any], tuple[Event, ...]]] = {
    Join: _join,
    BeReady: _be_ready,
    Answer: _answer,
    Leave: _leave,
    GoAway: _go_away,
    ComeBack: _come_back,
    PassTime: _pass_time,
}
_EVOLVED: dict[type, Callable[[Duel, Any], Duel]] = {
    Joined: _joined,
    GotReady: lambda duel, event: replace(duel, players=_changed(duel, event.member, ready=True)),
    Started: _started,
    Asked: _asked,
    Answered: _answered,
    Shown: _was_shown,
    Finished: _finished,
    WentAway: _went_away,
    CameBack: _came_back,
    Closed: _closed,
}
