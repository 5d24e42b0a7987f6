"""The Flask door: one blueprint an area, and the services they all reach the same way."""

from typing import Any

from flask import current_app


def services() -> Any:
    """The services of this app, as `quiz.app.Services` lists them."""
    return current_app.extensions["quiz"]
