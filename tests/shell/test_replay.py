import json

import pytest
from sqlalchemy import text

from quiz.cli import main
from quiz.people import Role, Seat
from tests.live.house import app_with_contest


@pytest.fixture
def services(tmp_path):
    app = app_with_contest(tmp_path)
    services = app.extensions["quiz"]
    services.reception.command(Seat("final", Role.HOST), {"id": "abcdefgh", "type": "start_contest"})
    yield services
    services.database.close()


def test_a_sound_contest_replays_with_zero(services, tmp_path, capsys):
    services.vigil.beat()
    assert main(["replay", "final", "--data", str(tmp_path)]) == 0
    assert "2 条事件" in capsys.readouterr().out


def test_an_altered_contest_is_named_with_its_first_bad_version(services, tmp_path, capsys):
    change = text("update events set data = replace(data, 'host', 'team') where version = 2")
    services.database.write(lambda connection: connection.execute(change))
    assert main(["replay", "final", "--data", str(tmp_path), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert (report["bad_version"], report["sound"]) == (2, False)


def test_nothing_to_replay_ends_with_two(services, tmp_path, capsys):
    assert main(["replay", "nobody", "--data", str(tmp_path)]) == 2
    assert main(["replay", "final", "--data", str(tmp_path / "empty")]) == 2
    assert "nobody" in capsys.readouterr().err
