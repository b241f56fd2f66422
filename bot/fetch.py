"""Fetches updates and acknowledges each only after it is on disk."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram.error import Conflict, NetworkError, RetryAfter, TelegramError

from bot.api import Api
from bot.desk import Desk
from bot.logs import log
from bot.store.journal import NotKept
from bot.updates import WANTED

POLL_SECONDS = 30
PAUSES = (0.5, 1, 2, 4, 8, 15, 30)
"""Seconds to wait after so many failures in a row."""

ANSWERERS = 4
MOST_TAPS = 512
"""Taps waiting for their (unimportant) answer; more are let go."""


class Fetch:
    """Long polling whose offset moves on only when the disk has what came before it."""

    def __init__(self, api: Api, desk: Desk) -> None:
        """Take where updates come from and where they go."""
        self._api, self._desk = api, desk
        self._taps: asyncio.Queue[str] = asyncio.Queue(MOST_TAPS)

    async def run(self) -> None:
        """Fetch until cancelled; what has been fetched but not kept is fetched again next time."""
        answerers = [asyncio.create_task(self._answer_taps()) for _ in range(ANSWERERS)]
        offset, failures = None, 0
        try:
            while True:
                try:
                    offset = await self._fetch(offset)
                    failures = 0
                except (TelegramError, NotKept) as error:
                    pause = _pause(error, failures)
                    failures += 1
                    log.warning("fetching pauses %s s (%s)", pause, type(error).__name__)
                    await asyncio.sleep(pause)
        finally:
            for answerer in answerers:
                answerer.cancel()

    async def _fetch(self, offset: int | None) -> int | None:
        """Fetch once and keep all; give the offset that acknowledges it.

        After an empty answer nothing is left to acknowledge, and no offset is sent: Telegram may begin
        its numbers anew after a quiet week, and an old offset would hide what comes then.
        """
        asked: dict[str, Any] = {"timeout": POLL_SECONDS, "allowed_updates": list(WANTED), "limit": 100}
        if offset is not None:
            asked["offset"] = offset
        updates = await self._api.call("getUpdates", asked, seconds=POLL_SECONDS + 15)
        if not updates:
            return None
        whole = [update for update in updates if isinstance(update.get("update_id"), int)]
        if not whole:
            raise NetworkError("updates without an id")
        for tap in await asyncio.gather(*(self._desk.receive(update) for update in whole)):
            if tap and not self._taps.full():
                self._taps.put_nowait(tap)
        return int(max(update["update_id"] for update in whole)) + 1

    async def _answer_taps(self) -> None:
        """Tell Telegram that a tap has arrived, so that the button stops turning; no matter if that fails."""
        while True:
            tap = await self._taps.get()
            try:
                await self._api.call("answerCallbackQuery", {"callback_query_id": tap}, seconds=5)
            except TelegramError as error:
                log.debug("a tap could not be answered (%s)", type(error).__name__)


def _pause(error: Exception, failures: int) -> float:
    if isinstance(error, RetryAfter):
        seconds = error.retry_after
        return float(seconds if isinstance(seconds, (int, float)) else seconds.total_seconds())
    if isinstance(error, Conflict):
        log.error("another process fetches for the same token; stop one of them")
    if not isinstance(error, (NetworkError, NotKept, Conflict)):
        return 30.0
    return PAUSES[min(failures, len(PAUSES) - 1)]
