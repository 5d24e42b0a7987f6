"""What a screen keeps of its views, without parsing them."""

import json

from quiz.rehearsal.frame_judge import FrameJudge
from quiz.rehearsal.meter import Meter
from quiz.rehearsal.screens import Gallery, Screen, number_in, view_in


def sent(number: int, phase: str = "armed") -> bytes:
    shown = {"question": {"number": 7}, "phase": phase, "boot": "b", "number": number, "now": 17}
    return b'42["view",' + json.dumps(shown, separators=(",", ":")).encode() + b"]"


def gallery_of(*screens: Screen) -> Gallery:
    gallery = Gallery(None, FrameJudge(), Meter())
    gallery.screens = list(screens)
    return gallery


def test_the_number_is_the_views_own_and_not_its_questions():
    assert number_in(sent(312)) == 312
    assert view_in(sent(312))["number"] == 312


def test_a_gap_is_counted_and_an_older_view_is_not_shown():
    screen = Screen("hall", "ticket")
    gallery = gallery_of(screen)
    for number in (4, 5, 8, 7):
        gallery._heard(screen, sent(number), 1.0)
    assert (screen.number, screen.gaps, screen.late) == (8, 1, 1)


def test_only_unprivileged_frames_are_judged():
    screens = [Screen(role, "ticket") for role in ("host", "judge", "hall", "team", "audience")]
    gallery = gallery_of(*screens)
    for number, screen in enumerate(screens):
        gallery._heard(screen, sent(number + 1), 1.0)
    assert gallery.frames.distinct == 3
