"""A year of 100 000 members: 1 000 000 pending check-ins in our real, encrypted database.

Start: from starting the process (the real command, `coach run`) to the reply to a tap that was already
waiting, accepted by the fake. Memory: RSS of that process then, and in a last run after two seconds of full
load (the load comes last: what it leaves owed would be sent first, at the allowed pace, at the next start).
Due: the question the coach asks every five seconds, in this process on the same file, with none due and
with a hundred due, the first time (cold) and the median of many.

Fair: every member has some 5 kB of progress of their own; check-ins are spread over a year.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from bench import people
from bench.load import TOKEN
from bench.machine import ROOT, fsync_control, memory_mb
from bench.ours import KEY
from bench.processes import end, fake, folder
from bench.report import Options, Report, middle
from bot.app import CHANNEL
from bot.store import rows
from bot.store.opening import open_store

MEMBERS, CHECK_INS = 100_000, 1_000_000
DUE = 100
COMMAND = "import sys; from bot.cli import main; sys.argv[1:] = ['run']; main()"


def run(options: Options) -> Report:
    """Fill the database once, then measure."""
    report = Report()
    with folder() as path:
        database = path / "coach.db"
        people.fill(database, MEMBERS, CHECK_INS)
        report.say(f"{fsync_control()}; the file has {database.stat().st_size / 1e6:.0f} MB")
        starts = [_start(database, n) for n in range(options.rounds)]
        loaded = _start(database, options.rounds, load_seconds=2)[1]
        none_cold, none = _asked(database, datetime.now(UTC))
        due_cold, due = _asked(database, _when_due(database))
    report.table(
        ("100 000 members, 1 000 000 check-ins", "median", "first"),
        [
            ("start to first reply, s", middle(s[0] for s in starts), starts[0][0]),
            ("memory after the first reply, MB", middle(s[1] for s in starts), starts[0][1]),
            ("memory after full load, MB", loaded, loaded),
            ("finding the due ones, none due, ms", none, none_cold),
            (f"finding the due ones, {DUE} due, ms", due, due_cold),
        ],
    )
    report.target("start to first reply", middle(s[0] for s in starts), below=2, unit=" s")
    report.target("memory", max(loaded, *(s[1] for s in starts)), below=200, unit=" MB")
    report.target("finding the due ones, none due", none, below=5, unit=" ms")
    report.target(f"finding the due ones, {DUE} due", due, below=5, unit=" ms")
    return report


def _start(database: Path, place: int, load_seconds: float = 0) -> tuple[float, float]:
    """Give the seconds to the first reply, and the memory then or after so much full load."""
    with fake() as town:
        process = _coach(town.url, database)
        try:
            seconds = float(town.ask("once", what="taps", place=place)["seconds"])
            if load_seconds:
                town.ask("closed", what="taps", warm=0, seconds=load_seconds, pid=process.pid)
            return seconds, memory_mb(process.pid)
        finally:
            end(process)


def _coach(url: str, database: Path) -> subprocess.Popen[str]:
    """Start what an operator starts."""
    settings = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": url,
        "COACH_DATABASE": str(database),
        "COACH_KEY": KEY,
        "COACH_LOG": "error",
    }
    return subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-c", COMMAND], cwd=ROOT, env={**os.environ, **settings}, text=True
    )


def _when_due(database: Path) -> datetime:
    """Give the instant at which a hundred check-ins are due."""
    store = open_store(database, KEY)
    asked = "SELECT due_at FROM check_in WHERE status = 'pending' ORDER BY due_at LIMIT 1 OFFSET ?"
    at = store.connection.execute(asked, (DUE - 1,)).fetchone()[0]
    store.close()
    return datetime.fromtimestamp(at, UTC)


def _asked(database: Path, now: datetime, times: int = 200) -> tuple[float, float]:
    """Give the milliseconds of the first question on a fresh connection, and the median of many."""
    store = open_store(database, KEY)
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        found = rows.due(store.connection, CHANNEL, now, DUE)
        taken.append((time.perf_counter() - begun) * 1000)
    store.close()
    assert len(found) in {0, DUE}
    return taken[0], middle(taken)
