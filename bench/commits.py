"""What group commit is worth: all chats' turns in one transaction, or one transaction each.

The same coach, the same 200 chats in closed loop, on a disk whose fsync takes 5 ms: simulated by a sleep
before each COMMIT, with the database in memory, so that the real disk's moods do not blur it.
"One commit per turn" is the same code with one piece of work per transaction (`journal.MOST = 1`).

Fair: nothing else differs. Each turn needs two transactions either way: the turn itself, and the note
that its reply was accepted.
"""

from __future__ import annotations

from typing import Any

from bench import people
from bench.processes import bot, fake, folder
from bench.report import Options, Report, middle
from bot.store.journal import MOST

CHATS = 200
FSYNC_SECONDS = 0.005
WARM, SECONDS = 2.0, 4.0


def run(options: Options) -> Report:
    """Measure both, round by round."""
    report = Report()
    pairs = [(_once(MOST), _once(1)) for _ in range(options.rounds)]
    together, alone = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    report.table(
        ("fsync of 5 ms, 200 chats", "turns/s", "p50 ms", "p99 ms"),
        [_row("group commit", together), _row("one commit per turn", alone)],
    )
    ratio = middle(a["per_second"] / b["per_second"] for a, b in pairs)
    report.target("group commit ÷ one commit per turn, turns/s", ratio, at_least=8)
    return report


def _row(name: str, results: list[dict[str, Any]]) -> tuple[str | float, ...]:
    return (name, *(middle(result[key] for result in results) for key in ("per_second", "p50", "p99")))


def _once(most: int) -> dict[str, Any]:
    with fake(CHATS) as town, folder(on_disk=False) as path:
        people.fill(path / "coach.db", CHATS)
        slow = ("--commit-seconds", FSYNC_SECONDS, "--most", most)
        with bot("bench.ours", town, "--database", path / "coach.db", *slow) as pid:
            return town.ask("closed", what="taps", warm=WARM, seconds=SECONDS, pid=pid)
