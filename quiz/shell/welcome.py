"""What a server says when it is ready: addresses, a QR, the operator's link."""

import io
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

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
    here = _own_address(services)
    newest = next((entry for entry in services.register.all() if not entry.finished), None)
    if newest:
        lines += ["", f"  {newest.title}（{newest.id}）", *_links(services, newest.id)]
        lines += [f"  观众 audience  {services.base_url()}/a/{newest.id}  ({newest.code})", ""]
        lines += [_picture(f"{services.base_url()}/a/{newest.id}")]
    lines += ["", *_practice(services)]
    if here:
        lines += ["", *_on_this_machine(services, here, newest)]
    if problems:
        lines += ["", f"  题库有 {len(problems)} 处问题，运行 quiz check 查看 the banks have problems:"]
        lines += [f"  {problem}" for problem in problems[:SHOWN]]
    print("\n".join(lines), flush=True)


def _links(services: Any, contest: str) -> list[str]:
    names = {Role.HOST: "主持 host", Role.JUDGE: "裁判 judge", Role.HALL: "大屏 hall"}
    return [f"  {names[role]}  {_link(services, services.base_url(), contest, role)}" for role in names]


def _link(services: Any, address: str, contest: str, role: str) -> str:
    return f"{address}/t/{services.entrance.link_token(Seat(contest, role))}"


def _practice(services: Any) -> list[str]:
    """Where members practise; one link stands for the branches, the organizer's page has them all."""
    lines = [f"  练习 practice  {services.base_url()}/practice"]
    branches = services.practice.roster.branches()
    if branches:
        token = services.practice.entry.branch_token(branches[0].id)
        lines += [f"  {branches[0].name}（共 {len(branches)} 个支部）  {services.base_url()}/p/{token}"]
    return lines


def _own_address(services: Any) -> str | None:
    """This machine's way to itself, where people are told another: it is there when the network is not."""
    if _is_own(services.base_url()):
        return None
    return next((url for url in services.urls() if _is_own(url)), None)


def _is_own(url: str) -> bool:
    name = urlsplit(url).hostname or ""
    return name == "localhost" or name.startswith("127.")


def _on_this_machine(services: Any, here: str, newest: Any) -> list[str]:
    """Links of their own: a browser keeps what it was let into by the name it was let in under."""
    lines = ["  在这台电脑上打开，断网也能用 on this machine, with no network at all:"]
    lines += [f"  组织者 operator  {here}/enter/{services.entrance.operator_token()}"]
    if newest:
        lines += [f"  主持 host  {_link(services, here, newest.id, Role.HOST)}"]
        lines += [f"  大屏 hall  {_link(services, here, newest.id, Role.HALL)}"]
    return lines


def _picture(address: str) -> str:
    picture = io.StringIO()
    segno.make(address, error="l").terminal(out=picture, border=2, compact=True)
    return picture.getvalue()
