"""Durable turns a second, against echo bots that keep nothing.

All bots run in a process of their own against the same fake Bot API in its own process, with 200 chats
in closed loop: a chat sends its next tap or text the moment its reply is accepted. Our figure is by taps
through real states (see bench/journey.py): update decoded, member with some 5 kB of history loaded, turn
taken, words rendered, state and reply committed with a FULL sync, reply accepted, tap answered. Pacing
is off: Telegram's own limit is far below (see limits). Rounds are interleaved, figures are medians, and
ratios are taken within a round, so that a machine that slows down slows down both sides.

Fair: (a) is the library's own example; (b) is the fastest echo we could build on the same library with
a transport like ours. (b) by taps makes the same two calls per turn as we do, but with a short text.
Under overload the coach lets taps go unanswered, so that replies go first ("calls a turn" tells how many
it answered); so it is measured against (b) by taps with that economy switched off, for the same work.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import people
from bench.machine import fsync_control
from bench.processes import Fake, bot, fake, folder
from bench.report import Options, Report, middle

CHATS = 200
WARM, SECONDS = 1.0, 3.0

Result = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entrant:
    """A bot, and what it is sent."""

    name: str
    module: str
    what: str
    arguments: tuple[str, ...] = ()


OURS = Entrant("the coach, by taps", "bench.ours", "taps")
OURS_ALL = Entrant("the coach, every tap answered", "bench.ours", "taps", ("--answer-all",))
DOCUMENTED = Entrant("(a) documented echo bot, texts", "bench.echoes", "texts", ("documented",))
FAST_TEXTS = Entrant("(b) fastest echo, texts, 1 call", "bench.echoes", "texts", ("bot",))
FAST_TAPS = Entrant("(b) fastest echo, taps, 2 calls", "bench.echoes", "taps", ("bot",))
APPLICATION = Entrant("echo on a tuned Application, texts", "bench.echoes", "texts", ("application",))
ENTRANTS = (OURS, OURS_ALL, DOCUMENTED, FAST_TEXTS, FAST_TAPS, APPLICATION)


@dataclass(slots=True)
class Rounds:
    """What came of each round."""

    results: dict[Entrant, list[Result]] = field(default_factory=dict)

    def figure(self, entrant: Entrant, key: str) -> float:
        """Give the median of one figure."""
        return middle(result[key] for result in self.results[entrant])

    def ratio(self, one: Entrant, other: Entrant, key: str) -> float:
        """Give the median of the ratios within the rounds."""
        pairs = zip(self.results[one], self.results[other], strict=True)
        return middle(a[key] / b[key] for a, b in pairs)


def run(options: Options) -> Report:
    """Measure all entrants in turn, round by round."""
    report, rounds = Report(), Rounds()
    for _ in range(options.rounds):
        for entrant in ENTRANTS:
            rounds.results.setdefault(entrant, []).append(once(entrant))
    report.say(fsync_control())
    report.table(
        (
            "200 chats, closed loop",
            "turns/s",
            "p50 ms",
            "p99 ms",
            "CPU ms a turn",
            "bot CPU",
            "fake CPU",
            "calls a turn",
        ),
        [_row(entrant, rounds) for entrant in ENTRANTS],
    )
    _targets(report, rounds)
    report.target("p99 at 50 turns/s, open loop", _open(), below=50, unit=" ms")
    return report


def _row(entrant: Entrant, rounds: Rounds) -> tuple[str | float, ...]:
    keys = ("per_second", "p50", "p99", "cpu_ms", "bot_cpu", "fake_cpu", "calls")
    return (entrant.name, *(rounds.figure(entrant, key) for key in keys))


def _targets(report: Report, rounds: Rounds) -> None:
    ratio = rounds.ratio
    report.target("coach ÷ (a), turns/s", ratio(OURS, DOCUMENTED, "per_second"), at_least=5)
    report.target("coach ÷ (b) texts, turns/s", ratio(OURS, FAST_TEXTS, "per_second"), at_least=0.8)
    same_work = ratio(OURS_ALL, FAST_TAPS, "per_second")
    report.target("coach, every tap answered ÷ (b) taps, turns/s", same_work, at_least=0.8)
    as_shipped = ratio(OURS, FAST_TAPS, "per_second")
    report.say(
        f"- coach as shipped ÷ (b) taps, turns/s: {as_shipped:.2f} (not the same work: see calls a turn)"
    )
    for key in ("p50", "p99"):
        report.target(f"coach ÷ (b) texts, {key} at full load", ratio(OURS, FAST_TEXTS, key), below=1.5)
        name = f"coach, every tap answered ÷ (b) taps, {key} at full load"
        report.target(name, ratio(OURS_ALL, FAST_TAPS, key), below=1.5)


def once(entrant: Entrant) -> Result:
    """Run one entrant against a fresh fake."""
    with fake(CHATS) as town, folder() as path, _running(entrant, town, path) as pid:
        return town.ask("closed", what=entrant.what, warm=WARM, seconds=SECONDS, pid=pid)


def _open() -> float:
    with fake(CHATS) as town, folder() as path, _running(OURS, town, path) as pid:
        return float(town.ask("opened", what="taps", rate=50, seconds=10, pid=pid)["p99"])


def _running(entrant: Entrant, town: Fake, path: Path) -> AbstractContextManager[int]:
    if entrant.module != OURS.module:
        return bot(entrant.module, town, *entrant.arguments)
    people.fill(path / "coach.db", CHATS)
    return bot(entrant.module, town, *entrant.arguments, "--database", path / "coach.db")
