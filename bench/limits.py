"""One machine against Telegram's own limit of about 30 messages a second for one bot.

The coach, as its own process, serves 30 turns a second by taps for 20 seconds (open loop, 200 chats);
we read the processor time it used. What a million members would need is reckoned, not measured: two
check-ins a week each, all at 10:00 by the member's own clock.
"""

from __future__ import annotations

from typing import Any

from bench import people
from bench.processes import bot, fake, folder
from bench.report import Options, Report, shown
from bot.pace import Pace

CHATS = 200
ALLOWED = 30
SECONDS = 20.0
MEMBERS, A_WEEK = 1_000_000, 2


def run(_: Options) -> Report:
    """Measure the share of a core, and reckon the rest."""
    report, result = Report(), _measure()
    report.table(
        ("30 turns/s for 20 s", "turns/s", "share of one core", "p50 ms", "p99 ms"),
        [("the coach", result["per_second"], f"{result['bot_cpu']:.1%}", result["p50"], result["p99"])],
    )
    for sentence in (_serving(result["bot_cpu"], result["turns"]), *_check_ins()):
        report.say(f"- {sentence}")
    return report


def _measure() -> dict[str, Any]:
    with fake(CHATS) as town, folder() as path:
        people.fill(path / "coach.db", CHATS)
        with bot("bench.ours", town, "--database", path / "coach.db") as pid:
            return town.ask("opened", what="taps", rate=ALLOWED, seconds=SECONDS, pid=pid)


def _serving(share: float, turns: int) -> str:
    milliseconds = share * SECONDS / max(turns, 1) * 1000
    return (
        f"Serving the {ALLOWED} messages a second that Telegram allows one bot takes {share:.1%} of one core "
        f"({milliseconds:.1f} ms of it a turn): Telegram's limit is reached long before the machine's."
    )


def _check_ins() -> tuple[str, str]:
    a_day, pace = MEMBERS * A_WEEK / 7, Pace().per_second
    return (
        (
            f"{_count(MEMBERS)} members with {A_WEEK} check-ins a week are {a_day / 86400:.1f} check-ins a "
            f"second on average, {a_day / 86400 / pace:.0%} of our pace of {shown(pace)} a second."
        ),
        (
            f"At worst all of them live in one zone: {_count(a_day)} check-ins at ten one morning; at our "
            f"pace the last is said {a_day / pace / 3600:.1f} hours later; answers go first all the while."
        ),
    )


def _count(number: float) -> str:
    return f"{number:,.0f}".replace(",", " ")
