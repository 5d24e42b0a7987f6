"""
What each of the two may see of a duel: built up from the face; the key joins it only once it is shown.

The other is nobody by name. Knows no address and no language.
"""

from typing import Any

from quiz.banks.face import face_of, key_of
from quiz.practice.duel import Duel, Player, Posed

View = dict[str, Any]
NONE: View = {"phase": "none"}


def view_of(duel: Duel, member: str) -> View:
    """
    The whole of a duel as one of the two sees it, JSON-ready.

    Raises:
        DuelRefused: duel_not_yours.
    """
    me = duel.player(member)
    other = next((each for each in duel.players if each is not me), None)
    return {
        "phase": duel.phase,
        "code": duel.code,
        "version": duel.version,
        "round": duel.round,
        "number": duel.number,
        "of": len(duel.questions),
        "until": duel.until,
        "total_ms": _total(duel),
        "you": _seen(duel, me, own=True),
        "other": _seen(duel, other, own=False) if other else None,
        "question": _face(duel.posed) if duel.phase in ("asking", "shown") else None,
        "key": _key(duel.posed) if duel.phase == "shown" else None,
        "why": duel.why,
        "left": None if duel.left_by is None else ("you" if duel.left_by == member else "other"),
    }


def _total(duel: Duel) -> int:
    """The whole length of the time that is running down, for the drawing of a clock."""
    if duel.phase == "asking":
        return duel.rules.answer_ms[duel.posed.question.type]
    return {"starting": duel.rules.start_ms, "shown": duel.rules.read_ms}.get(duel.phase, 0)


def _seen(duel: Duel, player: Player, own: bool) -> View:
    """The other's answer is seen with the key, not before; that there is one, at once."""
    answered = len(player.chosen) >= duel.number > 0
    open_ = own or duel.phase != "asking"
    chosen = player.chosen[duel.number - 1] if answered and open_ else None
    return {
        "here": player.away_since is None,
        "ready": player.ready,
        "answered": answered,
        "chosen": None if chosen is None else list(chosen),
        "right": sum(player.right),
        "last": player.right[duel.number - 1] if len(player.right) >= duel.number > 0 else None,
    }


def _face(posed: Posed) -> View:
    face = face_of(posed.question)
    return {
        "history": posed.history,
        "type": face.type,
        "stem": face.stem,
        "options": [{"label": each.label, "text": each.text} for each in face.options],
    }


def _key(posed: Posed) -> View:
    key = key_of(posed.question)
    return {
        "labels": list(key.labels),
        "text": key.text,
        "explanation": key.explanation,
        "source": key.source,
        "why": dict(key.why),
    }
