"""Finds the check-ins that are due, by index, and has each said once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime

from bot.desk import Desk
from bot.logs import log
from bot.store import rows
from bot.store.connection import Connection
from bot.store.journal import Journal, NotKept
from bot.store.rows import DueRow

LOOK_EVERY_SECONDS = 5.0
RETRY_SECONDS = 0.5
AT_A_TIME = 64
MOST_OWED = 256
"""While so many messages wait to be sent, no further check-ins are claimed: answers come first."""


class CheckIns:
    """Looks at the clock and the table; nothing is held in memory, so nothing is lost with it."""

    def __init__(
        self,
        journal: Journal,
        desk: Desk,
        now: Callable[[], datetime],
        owed: Callable[[], int],
        reaches: Callable[[], bool] = lambda: True,
    ) -> None:
        """Take the desk that says them, a count of what waits to be sent, and whether anything can be."""
        self._journal, self._desk, self._now, self._owed = journal, desk, now, owed
        self._reaches = reaches

    async def run(self) -> None:
        """Look again and again, until cancelled."""
        while True:
            try:
                handled = await self.look()
            except NotKept:
                log.warning("check-ins wait for the database")
                await asyncio.sleep(RETRY_SECONDS)
                continue
            await asyncio.sleep(0 if handled else LOOK_EVERY_SECONDS)

    async def look(self) -> int:
        """Handle what is due now, up to a batch; give how many were due.

        During an outage nothing is claimed: words chosen now would not fit the hour at which they arrive.
        """
        if not self._reaches() or self._owed() > MOST_OWED:
            return 0
        due = await self._journal.write(self._due)
        await asyncio.gather(*(self._desk.come_due(row) for row in due))
        return len(due)

    def _due(self, tx: Connection) -> list[DueRow]:
        return rows.due(tx, self._desk.channel, self._now(), AT_A_TIME)
