"""Fetches updates and acknowledges each only after it is on disk."""

from __future__ import annotations

import asyncio
from collections import deque
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
MOST_TAPS = 64
"""Taps whose buttons still turn. When more wait, the oldest are let go: a button also stops by itself."""

HURRIED = 32
"""While more taps wait than this, they are answered one at a time, so that replies go first."""


class Fetch:
    """Long polling whose offset moves on only when the disk has what came before it.

    `reaches` says whether Telegram could be reached when last tried.
    """

    def __init__(self, api: Api, desk: Desk) -> None:
        """Take where updates come from and where they go."""
        self._api, self._desk = api, desk
        self.reaches = True
        self._taps: deque[str] = deque(maxlen=MOST_TAPS)
        self._tapped = asyncio.Event()

    async def run(self) -> None:
        """Fetch until cancelled; what has been fetched but not kept is fetched again next time."""
        answerers = [
            asyncio.create_task(self._answer_taps(most)) for most in (MOST_TAPS, *[HURRIED] * (ANSWERERS - 1))
        ]
        offset, failures = None, 0
        try:
            while True:
                try:
                    offset = await self._fetch(offset)
                    failures = 0
                except (TelegramError, NotKept) as error:
                    pause = _pause(error, failures)
                    failures += 1
                    self.reaches = not isinstance(error, NetworkError)
                    log.warning("fetching pauses %s s (%s)", pause, type(error).__name__)
                    await asyncio.sleep(pause)
        finally:
            for answerer in answerers:
                answerer.cancel()

    async def _fetch(self, offset: int | None) -> int | None:
        """Fetch once and keep all; give the offset that acknowledges it.

        After an empty answer nothing is left to acknowledge, and no offset is sent: Telegram may begin
        its numbers anew after a quiet week, and an old offset would hide what comes then.
        After an outage the first poll does not wait, so that its end is known at once.
        """
        wait = POLL_SECONDS if self.reaches else 0
        asked: dict[str, Any] = {"timeout": wait, "allowed_updates": list(WANTED), "limit": 100}
        if offset is not None:
            asked["offset"] = offset
        updates = await self._api.call("getUpdates", asked, seconds=wait + 15)
        self.reaches = True
        if not updates:
            return None
        whole = [update for update in updates if isinstance(update.get("update_id"), int)]
        if not whole:
            raise NetworkError("updates without an id")
        if taps := await self._desk.receive(whole):
            self._taps.extend(taps)
            self._tapped.set()
        return int(max(update["update_id"] for update in whole)) + 1

    async def _answer_taps(self, most: int) -> None:
        """Tell Telegram that taps have arrived, so that their buttons stop turning; no matter if that fails.

        Help only while at most so many wait.
        """
        while True:
            await self._tapped.wait()
            if not self._taps:
                self._tapped.clear()
                continue
            if len(self._taps) > most:
                await asyncio.sleep(0.05)
                continue
            tap = self._taps.popleft()
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
