"""What a turn costs as the coach grows: ours, and ConversationHandler with PicklePersistence.

The same journey of taps by members with the same history (some 5 kB each: a letter of 400 words and
answers), at 100, 10 000 and 100 000 stored members of whom at most 100 are active. No network on either
side; all else is real: updates decoded, handlers, words or ready-made texts, requests written out, two
calls a turn. Ours (the whole App, fetching and sending) also commits every turn with FULL sync, 100 chats
at once. Theirs (see bench/handbook.py) keeps its data with the documented defaults: every 60 seconds all
members that changed are stored, and each of them rewrites the whole file, once for the data and once for
the conversation. We let each active member make six taps in that minute. That loses up to a minute at a
kill; "after each update" is what it costs to lose nothing.

Fair: theirs pickles without fsync, ours is given with fsync; the fewer active members we use for theirs at
the larger sizes do not change its cost a turn, they only keep this benchmark short.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from bench import journey, people
from bench.load import FIRST
from bench.machine import ROOT, fsync_control
from bench.offline import Offline, tap_update
from bench.ours import KEY
from bench.processes import folder
from bench.report import Options, Report, middle
from bot.app import App, Parts
from bot.pace import Pace
from bot.settings import Settings
from bot.store.opening import open_store

SIZES = (100, 10_000, 100_000)
ACTIVE = 100
LAPS = 2
BATCH = 100
THEIRS = {100: (100, 2, 200), 10_000: (5, 1, 3), 100_000: (1, 1, 1)}
"""Size → active members, minutes and single flushes that theirs is measured with."""


class Cost(NamedTuple):
    """Milliseconds of one turn, by the clock and of processor."""

    clock: float
    processor: float


def run(options: Options) -> Report:
    """Measure ours at all sizes in turn, round by round, then theirs."""
    report = Report()
    with folder() as path:
        for size in SIZES:
            people.fill(path / f"{size}.db", size)
        rounds = [_round(path) for _ in range(options.rounds + 3)]
    theirs = {size: _theirs(size) for size in SIZES}
    report.say(fsync_control())
    report.table(
        (
            "ms a turn, by members",
            *(f"{size:,}".replace(",", " ") for size in SIZES),
        ),
        [
            ("the coach, every turn on disk", *(_middle(rounds, size, "clock") for size in SIZES)),
            ("of that, processor time", *(_middle(rounds, size, "processor") for size in SIZES)),
            ("theirs, default flush (60 s)", *(theirs[size]["default"] for size in SIZES)),
            ("theirs, flush after each update", *(theirs[size]["each"] for size in SIZES)),
            ("their file, MB", *(theirs[size]["file_mb"] for size in SIZES)),
        ],
    )
    for key in Cost._fields:
        grown = middle(getattr(r[SIZES[-1]], key) / getattr(r[SIZES[0]], key) for r in rounds)
        name = "by the clock" if key == "clock" else "of processor"
        report.target(f"ours at 100 000 ÷ at 100, {name}", grown, below=1.10)
    ten = theirs[SIZES[1]]["default"] / _middle(rounds, SIZES[1], "clock")
    report.target("theirs (default) ÷ ours at 10 000", ten, at_least=10)
    return report


def _round(path: Path) -> dict[int, Cost]:
    return {size: asyncio.run(ours(path / f"{size}.db", size)) for size in SIZES}


def _middle(rounds: list[dict[int, Cost]], size: int, key: str) -> float:
    return middle(getattr(costs[size], key) for costs in rounds)


def _theirs(size: int) -> dict[str, float]:
    active, minutes, each = THEIRS[size]
    given = ("--members", size, "--active", active, "--minutes", minutes, "--each", each)
    done = subprocess.run(  # noqa: S603 (our own module)
        [sys.executable, "-m", "bench.handbook", *map(str, given)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


class Walk(Offline):
    """The other end of the wire: a hundred members who tap as soon as they are answered, for so many laps."""

    IDS = itertools.count(time.time_ns() // 1000)

    def __init__(self, members: int) -> None:
        """Choose who walks: members spread over the whole table."""
        super().__init__(self._answered)
        self.chats = [FIRST + n * members // ACTIVE for n in range(ACTIVE)]
        self._left: Counter[int] = Counter()
        self._updates: list[dict[str, Any]] = []
        self._something, self._done = asyncio.Event(), asyncio.Event()

    async def walk(self, laps: int) -> None:
        """Let everybody walk, and wait for the last."""
        self._done.clear()
        for chat in self.chats:
            self._left[chat] = laps * len(journey.circle())
            self._tap(chat)
        await self._done.wait()

    def _tap(self, chat: int) -> None:
        steps = journey.circle()
        place = -self._left[chat] % len(steps)
        before = steps[place - 1].message
        self._updates.append(tap_update(next(self.IDS), chat, steps[place].tap, before))
        self._something.set()

    def _answered(self, chat: int) -> None:
        self._left[chat] -= 1
        if self._left[chat]:
            self._tap(chat)
        elif not self._left.total():
            self._done.set()

    async def fetched(self) -> bytes:
        """Give what has been tapped since, at most as many as Telegram gives."""
        await self._something.wait()
        batch, self._updates = self._updates[:BATCH], self._updates[BATCH:]
        if not self._updates:
            self._something.clear()
        return json.dumps({"ok": True, "result": batch}).encode()


async def ours(database: Path, members: int) -> Cost:
    """Let the real App serve the walk: all of it but the network."""
    store = open_store(database, KEY)
    settings = Settings("1:BENCH", "http://127.0.0.1", database, KEY)
    app = App(settings, store, Parts(pace=Pace(per_second=0, per_chat=0)))
    walk: Any = Walk(members)
    app.api._request = walk  # noqa: SLF001 (the wire is what we replace)
    running = asyncio.create_task(app.run())
    await walk.walk(1)
    clock, processor = time.perf_counter(), time.process_time()
    await walk.walk(LAPS)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    turns = LAPS * len(journey.circle()) * ACTIVE
    running.cancel()
    await asyncio.wait({running})
    return Cost(clock / turns * 1000, processor / turns * 1000)
