"""The key of a question as one says it on paper."""

from quiz.banks.question import Question


def key_in_words(question: Question) -> str:
    """`C 遵义会议`, `ABD`, `对`, `1949；天安门广场（也可以答：北京）`."""
    if question.type == "true_false":
        return "对" if question.answer else "错"
    if question.type == "single":
        text = next((option.text for option in question.options if option.label == question.answer), "")
        return f"{question.answer} {text}"
    if question.type in ("multiple", "order"):
        return ("" if question.type == "multiple" else "→").join(question.answer)
    if question.type == "oral":
        return question.answer + _others(question.accept)
    return "；".join(forms[0] + _others(forms[1:]) for forms in question.answers)


def _others(forms: tuple[str, ...]) -> str:
    return f"（也可以答：{'、'.join(forms)}）" if forms else ""
