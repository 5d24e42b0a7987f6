"""The table and the gates in words: Markdown for people, a dict for JSON."""

from benchmarks.practice.gates import Gate, forecast_errors, gain
from benchmarks.practice.measures import lowest_tenth, mean
from benchmarks.practice.play import OURS, POLICIES, Row
from benchmarks.practice.population import Cell

Rows = dict[tuple[str, str], Row]


def titled(cell: Cell) -> str:
    """A cell as the heading of a column."""
    return f"{cell.world} {cell.questions} q, {cell.minutes} min"


def markdown(rows: Rows, gates: list[Gate]) -> str:
    """The score table, its spread, what lies behind it, and the gates."""
    parts = [_scores(rows), _behind(rows), _gates(gates)]
    return "\n\n".join(parts) + "\n"


def as_json(rows: Rows, gates: list[Gate]) -> dict:
    """The same as data."""
    return {
        "scores": {
            policy: {
                cell: {
                    "mean": mean(row.scores),
                    "p10": lowest_tenth(row.scores),
                    "half_spread": half_spread(row),
                    "thirty_days_later": 100 * mean([season.later for _, season in row.seasons]),
                    "answers": mean([float(season.answers) for _, season in row.seasons]),
                }
                for (its, cell), row in rows.items()
                if its == policy
            }
            for policy in POLICIES
        },
        "gates": [
            {"name": g.name, "value": g.value, "relation": g.relation, "target": g.target, "passed": g.passed}
            for g in gates
        ],
    }


def half_spread(row: Row) -> float:
    """Half the distance between the best and the worst seed."""
    means = [mean(row.of_seed(seed)) for seed in dict.fromkeys(seed for seed, _ in row.seasons)]
    return (max(means) - min(means)) / 2


def _scores(rows: Rows) -> str:
    cells = list(dict.fromkeys(cell for _, cell in rows))
    head = [titled(rows[OURS, cell].cell) for cell in cells]
    lines = [f"| Policy | {' | '.join(head)} |", "|---" * (len(cells) + 1) + "|"]
    for policy in POLICIES:
        told = [f"{mean(rows[policy, cell].scores):.1f}" for cell in cells]
        strong = "**" if policy == OURS else ""
        lines.append(f"| {strong}{policy}{strong} | {' | '.join(f'{strong}{t}{strong}' for t in told)} |")
    spread = max(half_spread(row) for row in rows.values())
    ahead = max(_half_spread_ahead(rows, cell) for cell in cells)
    lines.append("")
    lines.append(f"Half-spread between seeds: at most {spread:.1f} points of a score;")
    lines.append(f"at most {ahead:.1f} of ours minus sequential (the same members practise in every row).")
    return "\n".join(lines)


def _half_spread_ahead(rows: Rows, cell: str) -> float:
    ours, other = rows[OURS, cell], rows["sequential", cell]
    seeds = dict.fromkeys(seed for seed, _ in ours.seasons)
    ahead = [mean(ours.of_seed(seed)) - mean(other.of_seed(seed)) for seed in seeds]
    return (max(ahead) - min(ahead)) / 2


def _behind(rows: Rows) -> str:
    lines = [
        "| 400 questions, 10 minutes | A: weakest tenth | A: 30 days later | A: per 100 min "
        "| B: weakest tenth | B: 30 days later | B: per 100 min |",
        "|---|---|---|---|---|---|---|",
    ]
    for policy in POLICIES:
        told = [each for cell in ("A400", "B400") for each in _of_cell(rows, policy, cell)]
        lines.append(f"| {policy} | {' | '.join(told)} |")
    lines.append("")
    for world in "AB":
        errors = forecast_errors(rows, world)
        told = ", ".join(f"{error:.3f} {name}" for name, error in errors.items())
        lines.append(f"Forecast, mean absolute error in world {world}: {told}.")
    return "\n".join(lines)


def _of_cell(rows: Rows, policy: str, cell: str) -> list[str]:
    row = rows[policy, cell]
    later = 100 * mean([season.later for _, season in row.seasons])
    a_hundred = f"{gain(rows, policy, cell):.1f}" if policy != "no practice" else "–"
    return [f"{lowest_tenth(row.scores):.1f}", f"{later:.1f}", a_hundred]


def _gates(gates: list[Gate]) -> str:
    lines = ["| Gate | Value | Target | |", "|---|---|---|---|"]
    for gate in gates:
        verdict = "pass" if gate.passed else "**FAIL**"
        lines.append(f"| {gate.name} | {gate.value:.3g} | {gate.relation} {gate.target:g} | {verdict} |")
    return "\n".join(lines)
