"""
Which question takes the place of which old ones (`replaces`): progress is carried over along these lines.

The old question must be out of use: gone from every bank, or withdrawn. Only all files together can say so;
a file checked alone is judged by its own questions.
"""

from dataclasses import dataclass, field

from quiz.banks.asked_twice import Place, spoken
from quiz.banks.fields import Fields
from quiz.banks.nodes import Node
from quiz.banks.words import quoted


@dataclass(frozen=True)
class _Claim:
    new: str
    old: str
    fields: Fields
    node: Node


@dataclass
class Succession:
    """Which ids are in use, and which are said to have a successor, over all files of a library."""

    _in_use: dict[str, Place] = field(default_factory=dict)
    _claims: list[_Claim] = field(default_factory=list)

    def note(self, fields: Fields, question_id: str) -> None:
        """Remember a question, sound or not, by its own id and by those it replaces."""
        node = fields.mapping_node
        if node.get("withdrawn") is None:
            line = fields.where("id").line
            self._in_use.setdefault(question_id, (fields.complaints.file, line, question_id))
        if node.get("replaces") is not None:
            for each in fields.items("replaces", (), single=True) or ():
                old = (getattr(each, "value", None) or "").strip()
                if old and old != question_id:
                    self._claims.append(_Claim(question_id, old, fields, each))

    def tell(self) -> None:
        """Note every old id that is still in use, and every circle."""
        successors: dict[str, list[str]] = {}
        for claim in self._claims:
            successors.setdefault(claim.old, []).append(claim.new)
        for claim in self._claims:
            place = self._in_use.get(claim.old)
            if place:
                message = f"replaces 里的{quoted(claim.old)}还在用（{spoken(place, claim.fields).strip()}）"
                hint = f"删去 {claim.old}，或给它写上 withdrawn；被取代的题不能再问"
                claim.fields.complaints.at(claim.node, message, hint, "replaces_in_use")
            elif _follows(claim.new, claim.old, successors):
                message = f"{claim.new} 和{quoted(claim.old)}互相取代"
                claim.fields.complaints.at(
                    claim.node, message, "只留后来的一道写 replaces", "replaces_circle"
                )


def _follows(first: str, sought: str, successors: dict[str, list[str]]) -> bool:
    """Whether the successors of a question, or theirs, come to another question."""
    seen, ahead = {first}, [first]
    while ahead:
        for each in successors.get(ahead.pop(), ()):
            if each == sought:
                return True
            if each not in seen:
                seen.add(each)
                ahead.append(each)
    return False
