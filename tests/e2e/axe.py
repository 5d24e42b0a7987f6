"""axe-core on a page: the accessibility violations that count as serious or worse."""

from pathlib import Path
from typing import Any

import axe_playwright_python

SOURCE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "best-practice"]
GRAVE = ("serious", "critical")


def serious_violations(page: Any) -> list[str]:
    """Each grave violation as `rule: selectors`. It goes through the debugger, past a strict CSP."""
    page.evaluate(SOURCE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [
        f"{each['id']}: {', '.join(str(node['target'][0]) for node in each['nodes'])}"
        for each in found
        if each["impact"] in GRAVE
    ]
