import os
import stat
import subprocess
import sys
import threading

import pytest
from eventlet.websocket import RFC6455WebSocket
from hypothesis import given
from hypothesis import strategies as st

from quiz import runtime
from quiz.config import build_of, read_secret, read_settings


def one_by_one(data: bytes, mask: tuple[int, ...], offset: int) -> bytes:
    return bytes(byte ^ mask[(offset + place) % 4] for place, byte in enumerate(data))


@given(st.binary(max_size=300), st.tuples(*[st.integers(0, 255)] * 4), st.integers(0, 1000))
def test_a_frame_is_unmasked_as_the_standard_wants(data, mask, offset):
    stock = RFC6455WebSocket._apply_mask
    try:
        runtime._unmask_at_once()
        fast = RFC6455WebSocket._apply_mask
        assert fast(data, mask, length=len(data), offset=offset) == one_by_one(data, mask, offset)
    finally:
        RFC6455WebSocket._apply_mask = staticmethod(stock)


def test_threads_have_no_faster_way_to_write():
    class Engine:
        async_mode = runtime.THREADING

    assert runtime.fast_write(Engine()) is None


@pytest.mark.parametrize("mode", [runtime.EVENTLET, runtime.THREADING])
def test_long_work_does_not_hold_up_the_hub(mode):
    """While scrypt, a C call, runs for long, a ticker must go on ticking."""
    program = """
import sys
import threading
from quiz import runtime
runtime.prepare()
import hashlib, threading, time
ticks, done = [], []
def tick():
    while not done:
        ticks.append(time.monotonic())
        time.sleep(0.005)
ticker = threading.Thread(target=tick)
ticker.start()
def work():
    return [hashlib.scrypt(b"x", salt=b"y", n=2**14, r=8, p=1) for _ in range(20)]
assert len(runtime.off_hub(work)) == 20
done.append(True)
ticker.join()
assert len(ticks) > 20, len(ticks)
"""
    environ = {**os.environ, "QUIZ_ASYNC": mode}
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, timeout=100)
    assert done.returncode == 0, done.stderr.decode()


def test_the_secret_is_made_once_and_only_its_owner_can_read_it(tmp_path):
    secret = read_secret(tmp_path)
    assert len(secret) == 64
    assert read_secret(tmp_path) == secret
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


def test_settings_come_from_the_environment_and_the_command_line_wins(tmp_path):
    environ = {
        "LEITAI_DATA": str(tmp_path / "a"),
        "LEITAI_HOSTS": "quiz.example, hall.example",
        "LEITAI_PUBLIC_URL": "https://quiz.example/",
        "QUIZ_ASYNC": "threading",
    }
    settings = read_settings(environ, port=None)
    assert settings.data == tmp_path / "a"
    assert settings.hosts == ("quiz.example", "hall.example")
    assert (settings.public_url, settings.mode, settings.port) == ("https://quiz.example", "threading", 8000)
    assert settings.database == f"sqlite:///{tmp_path / 'a' / 'leitai.db'}"
    assert read_settings(environ, data=str(tmp_path / "b"), port=9).data == tmp_path / "b"


def test_the_build_names_exactly_these_assets(tmp_path):
    (tmp_path / "a.css").write_text("x", encoding="utf-8")
    before = build_of(tmp_path)
    assert build_of(tmp_path) == before
    (tmp_path / "a.css").write_text("y", encoding="utf-8")
    assert build_of(tmp_path) != before


def test_works_in_turn_are_never_two_at_once():
    inside, most, ready = [], [], threading.Barrier(4)

    def work(name: int) -> int:
        inside.append(name)
        most.append(len(inside))
        threading.Event().wait(0.01)
        inside.remove(name)
        return name

    away = runtime.in_turn(lambda work, *args: work(*args))

    def go(name: int) -> None:
        ready.wait()
        assert away(work, name) == name

    threads = [threading.Thread(target=go, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1, 1, 1, 1]
