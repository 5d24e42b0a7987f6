"""What a rehearsal found, as one JSON object and as text for an organizer. Measures nothing itself."""

from dataclasses import asdict, dataclass
from typing import Any

Quantiles = dict[str, float | None]


@dataclass(frozen=True)
class Report:
    """
    The result of one rehearsal.

    Args:
        completed: Played to the standings, and nothing was as it must not be (`faults`).
        lost: Acked commands that are not in the log, and screens without the final state.
        leaks: Frames with a key before its reveal; `leaked` tells of the first ones.
        gaps: Views that a screen never saw, because a newer one overtook them; a newer one is enough.
        replay: Whether the stored log folds to the state of the running server; None: not looked at.
    """

    completed: bool
    lost: int
    leaks: int
    scores: dict[str, Any]
    standings: list[dict[str, Any]]
    seed: str
    teams: int
    audience: int
    connected: int
    reconnects: int
    latency_ms: dict[str, Quantiles]
    events: int
    seconds: float
    contest: str
    commands: int
    refused: dict[str, int]
    frames: int
    gaps: int
    replay: bool | None
    incidents: list[str]
    faults: list[str]
    leaked: list[str]

    @property
    def is_sound(self) -> bool:
        return self.completed and not self.lost and not self.leaks

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


NAMES = {"hall": "大屏 hall", "teams": "队伍 teams", "audience": "观众 audience", "ack": "回执 ack"}


def text_of(report: Report) -> str:
    """The report for people."""
    lines = ["", f"彩排 rehearsal  {report.contest}  种子 seed {report.seed}", ""]
    lines += [
        f"  第 {row['place']} 名  {row['team']}  {row['score']} 分  {row.get('award') or ''}".rstrip()
        for row in report.standings
    ]
    lines += ["", "  主持指令 → 画面 host command → screens (ms)      p50      p99      max"]
    lines += [f"    {NAMES[name]:<40}{_row(found)}" for name, found in report.latency_ms.items()]
    lines += [
        "",
        f"  {report.events} 条事件 events，{report.commands} 条指令 commands，用时 {report.seconds} s",
        f"  观众在线 audience connected {report.connected}/{report.audience}，"
        f"重连 reconnects {report.reconnects}",
        f"  检查画面 frames judged {report.frames}，泄密 leaks {report.leaks}，丢失 lost {report.lost}",
        f"  重放一致 replay agrees: {_yes(report.replay)}",
    ]
    lines += [f"  ✗ {fault}" for fault in (*report.faults, *report.leaked)]
    lines += ["", "  ✓ 通过 sound" if report.is_sound else "  ✗ 不通过 not sound", ""]
    return "\n".join(lines)


def _row(found: Quantiles) -> str:
    return "".join(f"{'—' if value is None else value:>9}" for value in found.values())


def _yes(value: bool | None) -> str:
    return "未检查 not looked at" if value is None else ("是 yes" if value else "否 no")
