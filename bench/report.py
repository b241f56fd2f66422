"""What a benchmark hands over: a small table, and for each target whether it was met."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

Cell = str | float


@dataclass(frozen=True, slots=True)
class Options:
    """How long to measure: `rounds` of everything side by side, `kills` of the bot."""

    rounds: int = 3
    kills: int = 100


@dataclass(slots=True)
class Report:
    """One benchmark's results as Markdown."""

    lines: list[str] = field(default_factory=list)

    def table(self, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
        """Add a table; the first column is text, the others are figures."""
        self.lines += ["", _row(head), _row(["---", *["---:"] * (len(head) - 1)])]
        self.lines += [_row([shown(cell) for cell in row]) for row in rows]
        self.lines.append("")

    def target(
        self, what: str, value: float, *, at_least: float = 0, below: float = 0, unit: str = ""
    ) -> None:
        """Say whether a target was met; a benchmark asserts nothing."""
        met = value >= at_least if at_least else value < below
        wanted = f"at least {shown(at_least)}" if at_least else f"below {shown(below)}"
        self.say(f"- {what}: **{shown(value)}{unit}** (target: {wanted}{unit}) {verdict(met=met)}")

    def exactly(self, what: str, value: int, wanted: int = 0) -> None:
        """Say whether a count is what it must be."""
        self.say(f"- {what}: **{value}** (target: {wanted}) {verdict(met=value == wanted)}")

    def say(self, line: str) -> None:
        """Add one line."""
        self.lines.append(line)

    def text(self) -> str:
        """Give all of it."""
        return "\n".join(self.lines)


def verdict(*, met: bool) -> str:
    """Say it so that what is not met is seen."""
    return "met" if met else "**NOT MET**"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def shown(cell: Cell) -> str:
    """Show a figure with as many digits as it deserves."""
    if isinstance(cell, str):
        return cell
    size = abs(cell)
    if float(cell).is_integer() or size >= 100:
        return f"{cell:,.0f}".replace(",", " ")
    return f"{cell:.1f}" if size >= 10 else f"{cell:.2f}" if size >= 0.095 else f"{cell:.3g}"


def middle(values: Iterable[float]) -> float:
    """Give the median."""
    return float(median(values))


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that `share` of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")
