"""The table as a picture: a panel for each cell, a bar for each way of practising. Plain SVG."""

from html import escape

from benchmarks.practice.measures import mean
from benchmarks.practice.play import OURS, POLICIES, Row
from benchmarks.practice.telling import titled

PANEL_WIDTH, LABELS, GAP = 250, 240, 26
BAR, STEP, HEAD = 11, 18, 44
FROM, TO = 40.0, 100.0
INK, PALE, ACCENT, FAINT = "#22201c", "#b8b0a2", "#a8322a", "#e4ded2"


def svg_of(rows: dict[tuple[str, str], Row]) -> str:
    """The picture; bars begin at 40 points, where guessing and old knowledge lie."""
    cells = list(dict.fromkeys(cell for _, cell in rows))
    policies = [policy for policy in POLICIES if (policy, cells[0]) in rows]
    columns = min(3, len(cells))
    height = HEAD + STEP * len(policies) + GAP
    width = LABELS + columns * (PANEL_WIDTH + GAP)
    lines = -(-len(cells) // columns)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height * lines}" '
        f'font-family="sans-serif" font-size="11" fill="{INK}">',
        f'<rect width="{width}" height="{height * lines}" fill="#fbf8f2"/>',
    ]
    for at, cell in enumerate(cells):
        top, left = at // columns * height, LABELS + at % columns * (PANEL_WIDTH + GAP)
        if at % columns == 0:
            parts += _labels(policies, top)
        parts += _panel(rows, policies, cell, left, top)
    return "\n".join([*parts, "</svg>"]) + "\n"


def _labels(policies: list[str], top: int) -> list[str]:
    return [
        f'<text x="{LABELS - 8}" y="{top + HEAD + at * STEP + BAR - 1}" text-anchor="end"'
        f"{_strong(policy)}>{escape(policy)}</text>"
        for at, policy in enumerate(policies)
    ]


def _panel(
    rows: dict[tuple[str, str], Row], policies: list[str], cell: str, left: int, top: int
) -> list[str]:
    found = [f'<text x="{left}" y="{top + 24}" font-size="13">{escape(titled(rows[OURS, cell].cell))}</text>']
    for mark in range(int(FROM), int(TO) + 1, 20):
        x = left + _length(mark)
        bottom = top + HEAD + STEP * len(policies)
        found.append(f'<path d="M{x:.1f} {top + HEAD - 6}V{bottom}" stroke="{FAINT}"/>')
        found.append(f'<text x="{x:.1f}" y="{bottom + 10}" text-anchor="middle" font-size="9">{mark}</text>')
    for at, policy in enumerate(policies):
        score = mean(rows[policy, cell].scores)
        y, colour = top + HEAD + at * STEP, ACCENT if policy == OURS else PALE
        found.append(
            f'<rect x="{left}" y="{y}" width="{_length(score):.1f}" height="{BAR}" fill="{colour}"/>'
        )
        x = left + _length(score) + 4
        found.append(f'<text x="{x:.1f}" y="{y + BAR - 1}"{_strong(policy)}>{score:.1f}</text>')
    return found


def _strong(policy: str) -> str:
    return ' font-weight="bold"' if policy == OURS else ""


def _length(score: float) -> float:
    return max(0.0, (score - FROM) / (TO - FROM)) * (PANEL_WIDTH - 30)
