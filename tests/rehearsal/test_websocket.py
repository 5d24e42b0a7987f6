"""Frames in pieces, long frames, fragments: what a network does to a stream."""

import pytest

from quiz.rehearsal.websocket import PING, TEXT, BadFrame, Incoming, frame


def served(payload: bytes, first: int = 0x81) -> bytes:
    """A frame as a server sends it."""
    size = len(payload)
    if size < 126:
        return bytes([first, size]) + payload
    wide = (126, 2) if size < 65_536 else (127, 8)
    return bytes([first, wide[0]]) + size.to_bytes(wide[1]) + payload


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536])
def test_a_message_of_any_length_comes_out_as_it_went_in(size):
    assert Incoming().feed(served(b"x" * size)) == [(TEXT, b"x" * size)]


def test_a_message_that_arrives_byte_by_byte_comes_out_once():
    incoming, stream = Incoming(), served("2[“四史”]".encode() * 20) + served(b"2")
    found = [message for at in range(len(stream)) for message in incoming.feed(stream[at : at + 1])]
    assert found == [(TEXT, "2[“四史”]".encode() * 20), (TEXT, b"2")]


def test_fragments_are_joined_and_a_ping_between_them_is_heard():
    stream = served(b"42[", 0x01) + served(b"", 0x89) + served(b"]", 0x80)
    assert Incoming().feed(stream) == [(PING, b""), (TEXT, b"42[]")]


def test_a_server_that_masks_is_not_believed():
    with pytest.raises(BadFrame):
        Incoming().feed(b"\x81\x81\0\0\0\0x")


def test_a_client_always_masks():
    assert frame(b"2") == b"\x81\x81\0\0\0\x002"
    assert frame(b"x" * 200)[1:4] == b"\xfe\x00\xc8"
