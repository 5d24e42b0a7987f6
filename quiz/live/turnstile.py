"""
Lets whatever can wait in one by one, so that a press is heard between any two of them.

A hub does all that is ready before it looks at its sockets again: when ten phones ask for their next question
in the same instant, a press would wait for ten answers, and here it waits for one.
"""

import threading
import time
from typing import Any

HURRIED = ("/api/contest/",)
"""Presses that come over HTTP, where WebSockets are shut out. Sockets do not come this way at all."""


def turnstile(application: Any) -> Any:
    """A WSGI application that takes one look at the sockets before each request that can wait."""
    gate = threading.Lock()

    def waiting(environ: dict[str, Any], start_response: Any) -> Any:
        if not environ.get("PATH_INFO", "").startswith(HURRIED):
            with gate:  # only for the look: a long request keeps nobody out
                time.sleep(0)
        return application(environ, start_response)

    return waiting
