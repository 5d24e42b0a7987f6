"""
The server itself: eventlet or threads, the listener, work sent off the hub. With run.py the only room that
names eventlet. `prepare` must be the first thing a serving process does, before anything else is imported.
"""

import gc
import os
import sys
import threading
import warnings
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")

EVENTLET = "eventlet"
THREADING = "threading"
BACKLOG = 4096  # a hall that reconnects all at once must not find the door shut
MAX_SOCKETS = 20_000
SILENT_S = 20  # a request that does not arrive in this time is dropped; it would hold a place of the pool
KEEPALIVE_S = 15
FILES = 65_536
SWITCH_S = 0.0005
MAX_FRAGMENTS = 64


def mode() -> str:
    """The mode this process was asked to serve in: QUIZ_ASYNC, or eventlet."""
    return os.environ.get("QUIZ_ASYNC", EVENTLET)


def prepare() -> None:
    """Make the standard library cooperate, if eventlet is to serve."""
    if mode() == EVENTLET:
        warnings.filterwarnings("ignore", message="(?s).*Eventlet is deprecated")
        import eventlet

        eventlet.monkey_patch()


def off_hub(work: Callable[..., T], *args: Any) -> T:
    """Run what takes longer than 5 ms, or calls into C, where it cannot hold up a buzz."""
    if mode() != EVENTLET:
        return work(*args)
    from eventlet import tpool

    return tpool.execute(work, *args)


def in_turn(away: Callable[..., Any]) -> Callable[..., Any]:
    """
    The same way off the hub, for one work at a time.

    Twenty threads that reckon at once take the interpreter from each other twenty times before the hub has
    it again: when fifty standings are folded anew, a buzz would wait for seconds.
    """
    turn = threading.RLock()

    def one(work: Callable[..., T], *args: Any) -> T:
        with turn:
            return away(work, *args)

    return one


def serve(app: Any, host: str, port: int, ready: Callable[[int], None]) -> None:
    """
    Serve until interrupted.

    Args:
        app: A Flask app.
        host, port: Where to listen; port 0 finds a free one.
        ready: Told the port once connections are accepted.
    """
    _raise_file_limit()
    _leave_at_once()
    (_serve_eventlet if mode() == EVENTLET else _serve_threads)(app, host, port, ready)


def free_port(host: str, port: int) -> int:
    """The port itself, or a free one for 0: links are made before the listener is."""
    if port:
        return port
    import socket

    with socket.socket() as probe:
        probe.bind((host, 0))
        return probe.getsockname()[1]


def _serve_eventlet(app: Any, host: str, port: int, ready: Callable[[int], None]) -> None:
    import socket

    import eventlet
    import eventlet.wsgi

    _limit_fragments()
    _unmask_at_once()
    # Without reuse_port=False a second server would share the port in silence.
    listener = eventlet.listen((host, port), backlog=BACKLOG, reuse_port=False)
    # Accepted sockets inherit it; with Nagle on, a buzz may wait 40 ms for nothing.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    ready(listener.getsockname()[1])
    _calm_collector()
    # Work off the hub still holds the interpreter, and gives it back when asked: by default after 5 ms,
    # which every buzz would wait that comes meanwhile (measured: 5.3 ms at the median, with this 0.8).
    sys.setswitchinterval(SWITCH_S)
    eventlet.wsgi.server(
        listener,
        app,
        max_size=MAX_SOCKETS,
        socket_timeout=SILENT_S,
        keepalive=KEEPALIVE_S,
        log_output=False,
        debug=False,
    )


def fast_write(engine: Any) -> Callable[[Any, bytes], bool] | None:
    """
    A way to write a ready frame to a socket without its queue and its writer: three times as fast.

    Args:
        engine: An Engine.IO server that has no sockets yet.

    Returns:
        (Engine.IO socket, frame) → whether the frame is on its way; None where threads serve.
    """
    if engine.async_mode != EVENTLET:
        return None
    import eventlet

    stock = engine._async["websocket"]

    class RememberedWebSocket(stock):
        """Tells the Engine.IO socket which WebSocket is below it."""

        def __init__(self, handler: Any, server: Any) -> None:
            def remember(line: Any) -> Any:
                handler.__self__.line = line
                return handler(line)

            super().__init__(remember, server)

    engine._async = {**engine._async, "websocket": RememberedWebSocket}

    def write(socket: Any, frame: bytes) -> bool:
        line = getattr(socket, "line", None)
        if line is None or socket.queue.qsize() or line._sendlock.counter < 1:
            return False  # something is before it: keep the order
        try:
            sent = line.socket.fd.send(frame)
        except BlockingIOError:
            return False
        except OSError:
            return True  # gone: its reader notices and says goodbye
        if sent < len(frame):
            line._sendlock.acquire()  # free, as seen above: nothing may come between the halves
            eventlet.spawn_n(_finish, line, frame[sent:])
        return True

    return write


def _finish(line: Any, rest: bytes) -> None:
    try:
        line.socket.sendall(rest)
    except OSError:
        pass  # gone: its reader notices and says goodbye
    finally:
        line._sendlock.release()


def _serve_threads(app: Any, host: str, port: int, ready: Callable[[int], None]) -> None:
    import logging
    import socket

    from werkzeug.serving import make_server

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    listener = socket.create_server((host, port), backlog=BACKLOG)
    server = make_server(host, port, app, threaded=True, fd=listener.fileno())
    ready(port)
    server.serve_forever()


def _limit_fragments() -> None:
    """The frame limit is for each frame; a message of endless fragments would fill the memory."""
    from eventlet.websocket import FailedConnectionError, RFC6455WebSocket

    message = RFC6455WebSocket.Message
    push = message.push
    if getattr(push, "limited", False):
        return

    def limited_push(self: Any, data: bytes, final: bool = False) -> None:
        held = sum(map(len, self.data)) + len(data)
        if held > self.max_frame_length or len(self.data) >= MAX_FRAGMENTS:
            raise FailedConnectionError(1009, "message too long")
        push(self, data, final)

    limited_push.limited = True  # type: ignore[attr-defined]
    message.push = limited_push


def _unmask_at_once() -> None:
    """One XOR of two large numbers instead of a loop over every byte: 8 KB in 5 µs, not in 2 ms."""
    from eventlet.websocket import RFC6455WebSocket

    def apply_mask(data: bytes, mask: tuple[int, ...], length: int | None = None, offset: int = 0) -> bytes:
        size = len(data) if length is None else length
        turned = bytes(mask[(offset + place) % 4] for place in range(4))
        key = (turned * (size // 4 + 1))[:size]
        return (int.from_bytes(data[:size], "big") ^ int.from_bytes(key, "big")).to_bytes(size, "big")

    RFC6455WebSocket._apply_mask = staticmethod(apply_mask)


def _calm_collector() -> None:
    """
    What lives from the start on is never garbage; scanning it again costs pauses of 130 ms.

    The young are looked at often: with 300 who practise, every 50,000 objects meant pauses of 25 ms and
    more, every 5,000 still 6 to 18 ms, for the same work in all. The older ones are left alone all evening.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000, 5_000, 1000)


def _leave_at_once() -> None:
    """
    End without waiting for the sockets to close, which is what servers do otherwise.

    Whatever was acknowledged is on the disk, so there is nothing to tidy up.
    """
    import signal

    def leave(*_: Any) -> None:
        sys.stdout.flush()
        os._exit(0)

    signal.signal(signal.SIGINT, leave)
    signal.signal(signal.SIGTERM, leave)


def _raise_file_limit() -> None:
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
