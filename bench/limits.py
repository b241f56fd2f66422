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

MILLIONS: dict[str, dict[float, float]] = {
    "United States": {-5: 160, -6: 97, -7: 23, -8: 53, -10: 2},
    "Canada": {-4: 2.5, -5: 24, -6: 3, -7: 5, -8: 5.5},
    "United Kingdom and Ireland": {0: 74},
    "Australia": {8: 3, 9.5: 2, 11: 22},
    "New Zealand": {13: 5},
}
"""People by hours from UTC in northern winter, roughly, in the countries the coach offers as buttons."""


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
    a_day = MEMBERS * A_WEEK / 7
    hour, share = busiest()
    in_hour, pace = a_day * share, Pace().per_second
    return (
        (
            f"{_count(MEMBERS)} members with {A_WEEK} check-ins a week are {a_day / 86400:.1f} check-ins a "
            f"second on average, {a_day / 86400 / pace:.0%} of our pace of {shown(pace)} a second."
        ),
        (
            f"All of them at 10:00 by the member's own clock, spread over the zones of {', '.join(MILLIONS)}:"
            f" the busiest hour is UTC{hour:+g} with {share:.0%} of all, {_count(in_hour)} in one morning; "
            f"at our pace the last of them is said {in_hour / pace / 60:.0f} minutes after ten."
        ),
    )


def busiest() -> tuple[float, float]:
    """Give the zone in which most people live, and their share of all."""
    zones: dict[float, float] = {}
    for country in MILLIONS.values():
        for zone, people_there in country.items():
            zones[zone] = zones.get(zone, 0) + people_there
    hour = max(zones, key=lambda zone: zones[zone])
    return hour, zones[hour] / sum(zones.values())


def _count(number: float) -> str:
    return f"{number:,.0f}".replace(",", " ")
