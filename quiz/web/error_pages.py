"""Friendly errors: a Chinese sentence, an English line, a way on; never a traceback, never a question."""

from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from quiz.errors import NotNow
from quiz.services.wording import CHINESE
from quiz.web import services

REASONS = frozenset({"unknown_host"})


def register(app: Flask) -> None:
    """Answer every error of an app with a page, or with JSON where a program asked."""
    app.register_error_handler(HTTPException, answer)
    app.register_error_handler(500, lambda error: page(500))
    app.register_error_handler(NotNow, lambda error: page(503))


def answer(error: HTTPException) -> Response:
    """An HTTP error as people can read it; redirects pass through."""
    status = error.code or 500
    if status < 400:
        return error.get_response()  # type: ignore[return-value]
    if isinstance(error, CSRFError):
        return page(status, "csrf")
    reason = error.description if error.description in REASONS else str(status)
    return page(status, reason)


def page(status: int, reason: str = "") -> Response:
    """The page of an error; `reason` is the last part of its keys in the catalogue."""
    reason = reason or str(status)
    if not services().wording.has(CHINESE, f"entrance.error.{reason}"):
        reason = "500" if status >= 500 else "400"
    if request.path.startswith("/api/"):
        return make_response(jsonify({"ok": False, "code": f"http_{status}"}), status)
    return make_response(render_template("errors/error.html", status=status, reason=reason), status)
