"""
Takes the pictures of the handbooks: `uv run python tools/pictures/take.py [FOLDER] [--only PART]`.

The demo final is played on a server of its own, in a folder that is thrown away, and every screen is
photographed where it has something to show. The packet is drawn from a fixed seed, so that only clocks and
dates differ from one run to the next. What lies between two pictures is sent as the commands the host's own
page would send. With Pillow (`uv run --with pillow python tools/pictures/take.py`) the files become a third
of their size.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from photographer import Photographer  # noqa: E402, the path must be known first
from playwright.sync_api import sync_playwright  # noqa: E402
from practice import take_practice  # noqa: E402
from scenes import PARTS  # noqa: E402

from quiz.app import create_app  # noqa: E402
from quiz.services.contest_setup import OFFICIAL, Plan  # noqa: E402
from quiz.services.demo import NAME, seated  # noqa: E402
from quiz.services.packet_drawing import draw_packet  # noqa: E402
from tests.e2e.conftest import CHROMIUM, FLAGS  # noqa: E402
from tests.e2e.stage import DESK, PHONE, Evening  # noqa: E402
from tests.live.house import settings_for  # noqa: E402

ANDROID = "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
SEED = "pictures"


def prepare(folder: Path) -> str:
    """Seal the demo final as an official contest; the operator's token."""
    app = create_app(settings_for(folder))
    services = app.extensions["quiz"]
    services.shelf.refresh()
    found = services.contests.load(NAME).contest
    packet = draw_packet(found.rules, services.shelf.library, SEED)
    teams = seated(found.teams, found.rules.teams.count)
    services.setup.create(NAME, Plan(found.rules.title, OFFICIAL, found.rules, packet, teams))
    services.database.engine.dispose()
    return services.entrance.operator_token()


def main() -> int:
    parser = argparse.ArgumentParser(description="take the pictures of the handbooks")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--chromium", default=CHROMIUM, help="the browser (default: from PATH)")
    parser.add_argument("--only", choices=("evening", "practice"), help="one half of the pictures")
    arguments = parser.parse_args()
    if arguments.chromium is None:
        parser.error("no Chromium on PATH; name one with --chromium")
    arguments.folder.mkdir(parents=True, exist_ok=True)
    complaints: list[str] = []
    with sync_playwright() as playwright, TemporaryDirectory(prefix="leitai-") as house:
        flags = [*FLAGS, "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=flags)
        if arguments.only != "practice":
            complaints = take_evening(browser, arguments.folder, Path(house) / "evening")
        if arguments.only != "evening":
            take_practice(browser, arguments.folder, Path(house) / "practice")
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


def take_evening(browser: Any, folder: Path, house: Path) -> list[str]:
    """Play the final and photograph it; what its screens complained of."""
    PHONE["user_agent"] = ANDROID
    house.mkdir()
    token = prepare(house)
    evening = Evening(browser, house)
    office = browser.new_context(locale="zh-CN", reduced_motion="reduce", **DESK).new_page()
    office.goto(f"{evening.server.url}/enter/{token}")
    shot = Photographer(evening, folder, office)
    try:
        for part in PARTS:
            part(shot)
            print(f"{part.__name__}", flush=True)
    finally:
        evening.close()
    return evening.complaints


if __name__ == "__main__":
    sys.exit(main())
