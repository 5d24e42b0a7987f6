"""What is photographed: the demo final from cover to podium, and the set-up of another contest."""

import time

from photographer import HALL, SHEET, Photographer

from tests.e2e.stage import DESK, until


def take_start(shot: Photographer) -> None:
    evening = shot.evening
    evening.hall.page.mouse.click(HALL["width"] // 2, HALL["height"] // 2)  # the tap that allows sound
    shot.take(hall_cover=evening.hall, team_check=evening.teams["t3"], audience_cover=evening.audience)
    for team in ("t1", "t2", "t3", "t4", "t5"):
        shot.buzz(team)
    shot.calm(evening.host.page, "还差 1 台")
    shot.take(host_check=evening.host)
    shot.buzz("t6")
    page = shot.office
    page.goto(f"{evening.server.url}/setup/{evening.contest}/check")
    shot.take(setup_check=page)
    page.goto(f"{evening.server.url}/setup/{evening.contest}")
    shot.take(setup_open=page)
    shot.on_to("introduction")
    shot.step()
    shot.take(hall_team=evening.hall)


def take_turns(shot: Photographer) -> None:
    evening = shot.evening
    shot.on_to("round_card", 1)
    shot.take(hall_rules=evening.hall, host_rules=evening.host)
    shot.on_to("presented", 1)
    shot.take(hall_question=evening.hall, host_question=evening.host)
    shot.on_to("answering", 1)
    shot.take(host_answering=evening.host, team_speak=evening.teams["t1"])
    shot.on_to("revealed", 1)
    shot.take(hall_answer=evening.hall)
    shot.on_to("judging", 1)
    shot.send(shot.evening.state()["keys"][0]["command"])
    evening.settle()
    shot.take(judge_ruling=evening.judge)
    shot.on_to("revealed", 1)
    take_protest(shot)
    for turn in range(9):
        shot.on_to("judging", 1, right=turn % 3 != 0)
        shot.step(right=turn % 3 != 0)
    shot.on_to("summary", 1)
    shot.take(hall_summary=evening.hall)


def take_protest(shot: Photographer) -> None:
    evening, judge = shot.evening, shot.evening.judge
    slot, words = evening.state()["question"]["slot"], "我们说的和标准答案是一个意思。"
    shot.send({"type": "raise_protest", "slot": slot, "text": words}, evening.teams["t2"])
    judge.page.get_by_role("tab", name="申诉").click()
    shot.take(judge_protest=judge)
    protest = judge.view()["protests"][0]["id"]
    ruling = {"type": "rule_protest", "protest": protest, "upheld": False, "reason": "与出处不符"}
    shot.send(ruling, judge)
    judge.page.get_by_role("tab", name="裁定").click()


def take_joint(shot: Photographer) -> None:
    evening = shot.evening
    for question in range(4):
        shot.on_to("answering", 2)
        key = evening.state()["key"]["labels"]
        phone = evening.teams["t3"].page
        if not question:
            phone.locator(".opt").first.click()
            shot.take(team_answer=phone)
        for team in ("t1", "t2", "t3", "t4")[question % 2 :]:
            slot = evening.state()["question"]["slot"]
            shot.send({"type": "respond", "slot": slot, "response": key}, evening.teams[team])
        shot.on_to("revealed", 2)
        if not question:
            shot.take(hall_joint=evening.hall)


def take_buzzers(shot: Photographer) -> None:
    evening = shot.evening
    shot.on_to("presented", 3)
    shot.take(team_wait=evening.teams["t4"])
    shot.on_to("armed", 3)
    shot.take(hall_armed=evening.hall, host_armed=evening.host, team_buzz=evening.teams["t4"])
    shot.buzz("t4")
    until("the buzz", lambda: evening.state()["turn"] == "t4")
    shot.buzz("t2")
    shot.take(hall_buzzed=evening.hall, host_buzzed=evening.host)
    shot.take(team_yours=evening.teams["t4"], team_late=evening.teams["t2"])
    shot.on_to("judging", 3)
    shot.take(host_judging=evening.host)
    evening.judge.page.get_by_role("tab", name="抢答记录").click()
    shot.take(judge_evidence=evening.judge)
    evening.judge.page.get_by_role("tab", name="裁定").click()
    shot.step()
    evening.settle()
    shot.take(hall_verdict=evening.hall, audience=evening.audience)
    for drawer, name in (("KeyZ", "host_undo"), ("KeyC", "host_correct"), ("KeyD", "host_devices")):
        evening.host.press(drawer)
        if drawer == "KeyC":
            evening.host.press("Digit2")
        shot.take(**{name: evening.host})
        evening.host.press("Escape")
    shot.on_to("revealed", 3)
    shot.on_to("presented", 3)
    shot.buzz("t5")
    until("the early press", lambda: evening.state()["foul"])
    shot.take(team_early=evening.teams["t5"])
    while evening.state()["phase"] != "summary":
        play_one_buzz(shot)
    shot.take(hall_scores=evening.hall)


def play_one_buzz(shot: Photographer) -> None:
    """On by a step; the third desk presses wherever it may."""
    state = shot.evening.state()
    if state["phase"] == "armed":
        shot.send({"type": "buzz", "slot": state["question"]["slot"]}, shot.evening.teams["t3"])
    else:
        shot.step(right=state["question"] is None or state["question"]["number"] % 2 == 0)


def take_risk(shot: Photographer) -> None:
    evening = shot.evening
    shot.on_to("choosing", 4)
    shot.take(hall_stakes=evening.hall, host_stakes=evening.host)
    shot.take(team_stake=evening.teams[evening.state()["turn"]])
    for turn in range(6):
        shot.on_to("revealed", 4, right=turn % 2 == 0)
        shot.step()
    shot.on_to("ceremony")


def take_end(shot: Photographer) -> None:
    evening, page = shot.evening, shot.office
    while evening.state()["phase"] == "ceremony":
        shot.evening.settle()
        if evening.hall.view()["ceremony"]["first"]:
            shot.take(hall_ceremony=evening.hall)
        shot.step()
    shot.take(hall_standings=evening.hall, host_end=evening.host, team_end=evening.teams["t3"])
    page.goto(f"{evening.server.url}/results/{evening.contest}")
    shot.take(results=page)
    page.set_viewport_size(SHEET)
    page.goto(f"{evening.server.url}/results/{evening.contest}/sheet")
    shot.take(results_sheet=page)
    page.set_viewport_size(DESK["viewport"])


def take_set_up(shot: Photographer) -> None:
    """A second contest, as an organizer sets it up."""
    page, home = shot.office, shot.evening.server.url
    page.goto(f"{home}/setup/new?file=finals")
    shot.take(setup_rules=page)
    page.get_by_role("button", name="就用这套").click()
    shot.take(setup_teams=page)
    page.get_by_role("button", name="下一步，抽签").click()
    for _ in range(3):
        page.get_by_role("button", name="抽", exact=True).click()
        page.wait_for_load_state()
        time.sleep(0.5)
    shot.take(setup_draw=page)
    page.get_by_role("button", name="一次抽完").click()
    page.get_by_role("button", name="封存，发席位码").click()
    page.wait_for_url("**/seats")
    shot.take(setup_seats=page)


PARTS = (take_start, take_turns, take_joint, take_buzzers, take_risk, take_end, take_set_up)
