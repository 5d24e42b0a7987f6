"""
What the organizer's pages and prints share: who may open them, words within words, days, points, QR pictures.

Knows no contest and no page.
"""

from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

import segno
from flask import (
    Blueprint,
    abort,
    copy_current_request_context,
    make_response,
    redirect,
    render_template,
    request,
)
from markupsafe import Markup
from werkzeug.wrappers import Response

from quiz.people import Role
from quiz.web import catalogue, services, visitor

BENCH = (Role.HOST, Role.JUDGE)


def furnish(blueprint: Blueprint) -> None:
    """Give the templates of a blueprint what paper needs."""
    blueprint.context_processor(
        lambda: {
            "told": told,
            "day": day,
            "clock_time": clock_time,
            "signed": signed,
            "plain": plain,
            "qr": qr,
            "slot_name": slot_name,
            "addresses": services().urls,
            "is_operator": visitor.is_operator,
        }
    )


def for_organizer(blueprint: Blueprint) -> None:
    """Let nobody but the operator into an area."""
    blueprint.before_request(lambda: None if visitor.is_operator() else refused())


def may_see_results(contest: str) -> bool:
    """Whether this browser is the operator's, or sits on the bench of a contest."""
    return visitor.is_operator() or any(visitor.seat(contest, role) for role in BENCH)


def refused() -> Response:
    return make_response(render_template("entrance/refused.html", code="ticket_missing"), 403)


def long_page(template: str, **facts: Any) -> str:
    """A page put together off the hub: a judge who opens it during a round must not delay a buzz."""
    return services().off_hub(copy_current_request_context(partial(render_template, template, **facts)))


def entry_of(contest: str) -> Any:
    """The entry of a contest on the register; 404 when there is none."""
    return services().register.get(contest) or abort(404)


def back_to(path: str) -> Response:
    """On to a page after a form, so that reloading it sends nothing again."""
    return redirect(path, 303)


def base_url() -> str:
    """The address for links and codes: the one chosen with ?address=, or the first."""
    urls = services().urls()
    chosen = request.args.get("address", "")
    return urls[int(chosen)] if chosen.isdigit() and int(chosen) < len(urls) else urls[0]


def told(line: dict[str, Any]) -> str:
    """The words of {"code", "args"}; an argument that is such a line itself is said first."""
    args = {name: told(value) if _is_line(value) else value for name, value in line.get("args", {}).items()}
    if "points" in args and isinstance(args["points"], int | float):
        args["signed"] = signed(args["points"])
    if args.get("slot"):
        args["slot"] = slot_name(args["slot"])
    return catalogue.say(line["code"], **args)


def slot_name(slot: str) -> str:
    """3-7 as people say it."""
    stage, _, rest = slot.partition("-")
    number, _, again = rest.partition(".")
    key = "results.slot.tie" if stage == "T" else "results.slot"
    name = catalogue.say(key, round=stage, number=number)
    return catalogue.say("results.slot.again", slot=name) if again else name


def signed(points: float) -> str:
    """Points as they are won or lost: +10, −5, 0."""
    return f"+{plain(points)}" if points > 0 else plain(points)


def plain(points: float) -> str:
    """A number with a true minus sign."""
    return f"{points:g}".replace("-", "−")


def day(at_ms: int) -> str:
    """A moment's date in the language of this request."""
    moment = datetime.fromtimestamp(at_ms / 1000)
    return catalogue.say("results.date", year=moment.year, month=moment.month, day=moment.day)


def clock_time(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1000).strftime("%H:%M:%S")


def qr(address: str, title: str) -> Markup:
    """A QR code as inline SVG without a style of its own."""
    picture = BytesIO()
    code = segno.make(address, error="m", micro=False)
    code.save(
        picture, kind="svg", xmldecl=False, svgns=False, border=2, omitsize=True, svgclass="qr", title=title
    )
    return Markup(picture.getvalue().decode())


def _is_line(value: object) -> bool:
    return isinstance(value, dict) and "code" in value
