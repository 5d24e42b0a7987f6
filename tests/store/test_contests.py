from quiz.store.contests import ContestRegister, Entry, Heartbeat

FINAL = Entry("final", "rehearsal", "决赛", "4172", 2)
HEATS = Entry("heats", "official", "预赛", "1949", 1)


def test_contests_are_listed_newest_first_and_found_by_their_four_digits(database):
    register = ContestRegister(database)
    register.add(HEATS)
    register.add(FINAL)
    assert register.all() == (FINAL, HEATS)
    assert register.get("final") == register.by_code("4172") == FINAL
    assert register.get("nobody") is register.by_code("0000") is None


def test_the_digits_of_a_finished_contest_lead_nowhere(database):
    register = ContestRegister(database)
    register.add(FINAL)
    register.finish("final")
    assert register.by_code("4172") is None
    assert register.get("final").finished
    register.finish("final", finished=False)
    assert register.by_code("4172") == FINAL


def test_the_last_heartbeat_is_the_one_that_is_kept(database):
    register = ContestRegister(database)
    assert register.last_beat("final") is None
    register.beat("final", Heartbeat(1000, 1, "a"))
    register.beat("final", Heartbeat(2000, 2, "b"))
    assert register.last_beat("final") == Heartbeat(2000, 2, "b")
