"""A short contest, played whole: real server, real sockets, six teams and a small audience."""

import json
import sqlite3
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.rehearsal.server import Server

SHORT = Path(__file__).parent / "short.yaml"
ARGUMENTS = ["rehearse", str(SHORT), "--teams", "6", "--fast", "--json", "--seed", "7"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("rehearsal")


@pytest.fixture(scope="module")
def played(folder):
    """(exit code, report) of a rehearsal on a server of its own, its data kept in `folder`."""
    with pytest.MonkeyPatch.context() as patch:
        said: list[str] = []
        patch.setattr("builtins.print", lambda *words, **_: said.append(" ".join(map(str, words))))
        code = main([*ARGUMENTS, "--audience", "10", "--data", str(folder)])
    assert len(said) == 1, "with --json there is one object and nothing else"
    return code, json.loads(said[0])


def test_the_whole_contest_is_played_and_nothing_is_lost_or_leaked(played):
    code, report = played
    assert (report["completed"], report["lost"], report["leaks"], report["faults"]) == (True, 0, 0, [])
    assert (code, report["connected"], report["replay"]) == (0, 10, True)
    assert [row["place"] for row in report["standings"]][0] == 1
    assert len(report["scores"]) == 6


def test_everything_that_can_go_wrong_has_happened(played):
    happened = set(played[1]["incidents"])
    assert {"drop a team", "team returns", "resend", "undo", "withdraw", "clock runs out"} <= happened
    assert played[1]["reconnects"] == 2


def test_every_role_was_watched_and_timed(played):
    report = played[1]
    assert report["frames"] > 300
    assert all(found["p50"] > 0 for found in report["latency_ms"].values())


def test_the_same_seed_gives_the_same_scores_on_a_running_server(played, folder, capsys):
    server = Server(folder)
    try:
        code = main([*ARGUMENTS, "--audience", "0", "--data", str(folder), "--url", server.url])
    finally:
        server.stop()
    again = json.loads(capsys.readouterr().out)
    assert (code, again["contest"]) == (0, "rehearsal-2")
    assert again["scores"] == played[1]["scores"]
    assert again["standings"] == played[1]["standings"]


def test_replay_agrees_and_finds_one_flipped_byte(played, folder, capsys):
    replay = ["replay", played[1]["contest"], "--data", str(folder), "--json"]
    assert main(replay) == 0
    assert json.loads(capsys.readouterr().out)["version"] == played[1]["events"]
    with sqlite3.connect(folder / "leitai.db") as database:
        ((version, data),) = database.execute(
            "select version, data from events where contest = ? and data like ? limit 1",
            [played[1]["contest"], '%"points":"10"%'],
        )
        flipped = data.replace('"points":"10"', '"points":"11"')
        database.execute(
            "update events set data = ? where contest = ? and version = ?",
            [flipped, played[1]["contest"], version],
        )
    database.close()
    assert main(replay) == 1
    assert json.loads(capsys.readouterr().out)["bad_version"] == version


def test_a_wrong_use_is_told_apart_from_a_problem(tmp_path, capsys):
    assert main(["rehearse", "--url", "http://127.0.0.1:1"]) == 2
    assert main(["rehearse", "--teams", "1"]) == 2
    faulty = tmp_path / "faulty.yaml"
    faulty.write_text("title: x\n", encoding="utf-8")
    assert main(["rehearse", str(faulty), "--data", str(tmp_path / "data")]) == 1
    assert "faulty.yaml:1" in capsys.readouterr().err
