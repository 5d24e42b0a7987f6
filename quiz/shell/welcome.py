"""What a server says when it is ready: addresses, a QR, the operator's link."""

import io
from collections.abc import Sequence
from typing import Any

import segno

from quiz.banks.problem import Problem
from quiz.people import Role, Seat

SHOWN = 5


def welcome(services: Any, problems: Sequence[Problem]) -> None:
    """Print it, at once: whoever started us reads the link from a pipe as well."""
    lines = ["", "擂台 Leitai", ""]
    lines += [f"  {url}/" for url in services.urls()]
    lines += ["", "  组织者入口（请勿外传） operator's link, keep it to yourself:"]
    lines += [f"  {services.base_url()}/enter/{services.entrance.operator_token()}"]
    newest = next((entry for entry in services.register.all() if not entry.finished), None)
    if newest:
        lines += ["", f"  {newest.title}（{newest.id}）", *_links(services, newest.id)]
        lines += [f"  观众 audience  {services.base_url()}/a/{newest.id}  ({newest.code})", ""]
        lines += [_picture(f"{services.base_url()}/a/{newest.id}")]
    if problems:
        lines += ["", f"  题库有 {len(problems)} 处问题，运行 quiz check 查看 the banks have problems:"]
        lines += [f"  {problem}" for problem in problems[:SHOWN]]
    print("\n".join(lines), flush=True)


def _links(services: Any, contest: str) -> list[str]:
    names = {Role.HOST: "主持 host", Role.JUDGE: "裁判 judge", Role.HALL: "大屏 hall"}
    tokens = {role: services.entrance.link_token(Seat(contest, role)) for role in names}
    return [f"  {names[role]}  {services.base_url()}/t/{token}" for role, token in tokens.items()]


def _picture(address: str) -> str:
    picture = io.StringIO()
    segno.make(address, error="l").terminal(out=picture, border=2, compact=True)
    return picture.getvalue()
