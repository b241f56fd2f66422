"""The coach as a process of its own, joined by `bot.app` with the parts a benchmark replaces."""

from __future__ import annotations

import argparse
import asyncio
import itertools
import logging
import time
from collections.abc import Callable
from pathlib import Path

import sqlcipher3.dbapi2 as sqlcipher

from bot import app, fetch, logs
from bot.pace import Pace
from bot.settings import Settings
from bot.store import journal
from bot.store.connection import Connection

KEY = "5e" * 32


def committing(pause: float, fail_every: int) -> Callable[[Connection], None]:
    """Give a COMMIT that takes so much longer, and fails every so many times."""
    count = itertools.count(1)

    def commit(connection: Connection) -> None:
        if pause:
            time.sleep(pause)
        if fail_every and next(count) % fail_every == 0:
            raise sqlcipher.OperationalError("disk I/O error")
        connection.execute("COMMIT")

    return commit


class Patient(fetch.Fetch):
    """Fetches as ever, and answers every tap, however many there are."""

    ANSWERERS = 32

    async def run(self) -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(self.ANSWERERS):
                group.create_task(self._answer_taps(fetch.MOST_TAPS))
            await super().run()


def main() -> None:
    """Run until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--token", required=True)
    parser.add_argument("--database", type=Path, required=True)
    parser.add_argument("--commit-seconds", type=float, default=0.0, help="a simulated slow disk")
    parser.add_argument("--fail-every", type=int, default=0, help="every so many COMMITs fail")
    parser.add_argument("--most", type=int, default=journal.MOST, help="pieces of work in one COMMIT")
    parser.add_argument("--answer-all", action="store_true", help="let no tap go unanswered")
    given = parser.parse_args()
    logs.begin(logging.CRITICAL)
    journal.MOST = given.most
    if given.answer_all:
        fetch.MOST_TAPS = 1_000_000
        vars(app)["Fetch"] = Patient
    parts = app.Parts(
        pace=Pace(per_second=0, per_chat=0), commit=committing(given.commit_seconds, given.fail_every)
    )
    settings = Settings(given.token, given.url, given.database, KEY, log="error")
    asyncio.run(app.serve(settings, parts))


if __name__ == "__main__":
    main()
