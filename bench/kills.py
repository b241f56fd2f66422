"""What is lost when the process is killed at random and the disk refuses every seventh COMMIT.

The real bot as a process against the fake, 200 chats in closed loop by taps and typed words, and five
check-ins for each of them that come due during the run. The bot is killed (-9) at random moments under
load, every tenth time while it starts, and started again; in every second process every seventh COMMIT
raises "disk I/O error", the others run at full speed. In the end the load stops, what is owed is waited
for, and everything is compared: what each chat heard with what the pure core says it must hear, turn by
turn; the stored progress of every member with the core's (all but instants); the number of messages ever
owed (the outbox's sequence) with the number of turns; the updates done with the updates sent; every check-
in with what was heard.

Fair: a turn done twice owes a message twice, and a typed "no" done twice answers two questions, so neither
can hide. A message that was accepted but not yet noted as accepted when the kill came is sent again:
Telegram has no way to tell it is the same. At most as many as there are
senders.
"""

from __future__ import annotations

import random
import re
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench import people
from bench.machine import fsync_control
from bench.ours import KEY
from bench.processes import Fake, end, fake, folder, start
from bench.report import Options, Report
from bot.outbox import SENDERS
from bot.store.opening import open_store
from dialogs.progress import Progress

CHATS, CHECK_INS = 200, 1000
FAIL_EVERY = 7
REPEATED = SENDERS
"""At most so many repeated messages a kill: what can be under way at once."""
STARTING = 10
"""Every so many kills strike while the bot starts."""

INSTANT = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d.*$")

Truth = dict[str, Any]


def run(options: Options) -> Report:
    """Kill as often as asked for, then look for what is missing."""
    report = Report()
    with folder() as path, fake(CHATS, "bench.witness") as town:
        database = path / "coach.db"
        people.fill(database, CHATS, CHECK_INS, over=timedelta(seconds=max(5, options.kills)))
        begun = time.perf_counter()
        before = _kill(town, database, options.kills)
        heard = _calm(town, database)
        seconds = time.perf_counter() - begun
        stored = _stored(database)
    repeated = [after - sofar for sofar, after in pairwise([*before, heard["repeated"]])]
    report.say(fsync_control())
    report.say("")
    report.say(
        f"{options.kills} kills in {seconds:.0f} s, every {FAIL_EVERY}th COMMIT of every second process "
        "refused: "
        f"{heard['turns']} turns, {CHECK_INS} check-ins."
    )
    report.say("")
    _judge(report, heard, stored, repeated)
    return report


def _kill(town: Fake, database: Path, kills: int) -> list[int]:
    """Kill and start again; give how many messages had been repeated before each."""
    dice, counts = random.Random(7), []  # noqa: S311 (the moments need not be secret)
    town.ask("go")
    for n in range(kills):
        process = _start(town, database, FAIL_EVERY if n % 2 else 0)
        try:
            if n % STARTING and not town.ask("answered")["goes on"]:
                break
            time.sleep(dice.uniform(0, 0.8))
            counts.append(int(town.ask("count")["repeated"]))
        finally:
            process.kill()
            process.wait()
    return counts


def _calm(town: Fake, database: Path) -> Truth:
    """Let the last process work for a while and catch up; end it gently."""
    process = _start(town, database, FAIL_EVERY)
    try:
        town.ask("answered")
        time.sleep(2)
        return town.ask("end", notes=CHECK_INS)
    finally:
        end(process)


def _start(town: Fake, database: Path, fail_every: int) -> subprocess.Popen[str]:
    return start("bench.ours", town, "--database", database, "--fail-every", fail_every)


def _stored(database: Path) -> Truth:
    store = open_store(database, KEY)
    ask = store.connection.execute
    found = {
        "progress": {row[0]: row[1] for row in ask("SELECT address, progress FROM member")},
        "owed ever": ask("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'").fetchone()[0],
        "owed": ask("SELECT count(*) FROM outbox").fetchone()[0],
        "done": ask("SELECT count(*) FROM inbox").fetchone()[0],
        "aside": ask("SELECT count(*) FROM set_aside").fetchone()[0],
        "said": {(row[0], row[1]) for row in ask(SAID)},
    }
    store.close()
    return found


SAID = """
    SELECT CAST(address AS INTEGER), name FROM check_in JOIN member ON member.id = member
    WHERE status = 'sent'
"""


def _judge(report: Report, heard: Truth, stored: Truth, repeated: list[int]) -> None:
    notes = {(chat, name) for chat, name, _ in heard["notes"]}
    unlike = list(_unlike(heard["progress"], stored["progress"]))
    report.exactly("lost turns (chats that wait for a reply)", heard["waiting"])
    report.exactly("updates sent and not done", heard["sent"] - stored["done"])
    report.exactly(
        "doubled turns (messages owed beyond turns)", stored["owed ever"] - heard["turns"] - len(notes)
    )
    report.exactly("wrong replies", heard["wrong"])
    report.exactly("members whose stored progress is not what it must be", len(unlike))
    report.exactly("lost check-ins", CHECK_INS - len(stored["said"] & notes))
    report.exactly("updates set aside", stored["aside"])
    report.exactly("messages still owed", stored["owed"])
    report.target("most messages repeated after one kill", max(repeated, default=0), below=REPEATED + 1)
    report.say(f"- messages repeated in all: {heard['repeated']}, a kill: {_mean(repeated):.1f}")
    for example in (*heard["examples"], *heard["faults"], *unlike[:3]):
        report.say(f"- seen: {example}")


def _mean(counts: list[int]) -> float:
    return sum(counts) / max(1, len(counts))


def _unlike(wanted: dict[str, str], kept: dict[str, str]) -> Iterator[str]:
    for chat, written in wanted.items():
        one, other = _timeless(written), _timeless(kept[chat])
        if different := sorted(key for key in one.keys() | other.keys() if one.get(key) != other.get(key)):
            yield f"member {chat} is stored with another {', '.join(different)}"


def _timeless(written: str) -> dict[str, object]:
    """Give what is known of a member, every instant (the core ran a little earlier) as just that."""
    progress = Progress.from_json(written)
    place = {"state": progress.state, "trail": progress.trail, "tapped": progress.tapped[0]}
    answers = {key: INSTANT.sub("an instant", str(value)) for key, value in progress.answers.items()}
    return {**place, "place": progress.place, **answers}
