"""The one place where the parts are chosen and joined; tests and benchmarks join others here."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot import logs
from bot.api import Api
from bot.checkins import CheckIns
from bot.delivery import Delivery
from bot.desk import Desk, Kept
from bot.fetch import Fetch
from bot.logs import log
from bot.outbox import SENDERS, Outbox
from bot.pace import Pace
from bot.settings import Settings
from bot.store import rows
from bot.store.journal import Journal, NotKept
from bot.store.opening import Store, open_store
from dialogs.words import LANGUAGES, words

CHANNEL = "telegram"
LAST_MESSAGES_SECONDS = 2.5
"""What is under way at a shutdown has so long to arrive; it takes under 5 seconds in all."""

PRUNE_SECONDS = 3600.0
HELLO_SECONDS = 5.0


class Refused(Exception):
    """Telegram refuses this bot; the message says what to set."""


def clock() -> datetime:
    """Give the real time; the only place that does."""
    return datetime.now(UTC)


@dataclass(slots=True)
class Parts:
    """What can be replaced."""

    now: Callable[[], datetime] = clock
    pace: Pace = field(default_factory=Pace)
    senders: int = SENDERS
    commit: Callable[[Any], None] | None = None


class App:
    """The bot: fetches, takes turns, sends, and looks after what is due."""

    def __init__(self, settings: Settings, store: Store, parts: Parts | None = None) -> None:
        """Join the parts around an open store."""
        self.parts = parts or Parts()
        self.settings, self.store = settings, store
        self.journal = Journal(store.connection, self.parts.commit)
        self.api = Api(settings.token, settings.api_url)
        deliver = Delivery(
            self.api, self.journal, self.parts.pace, self.publish, self.parts.now, self._rejected
        )
        self.outbox = Outbox(deliver, self.parts.pace, self.parts.senders)
        self.desk = Desk(
            self.journal, CHANNEL, self.parts.now, self.publish, settings.operator, settings.language
        )
        self.fetch = Fetch(self.api, self.desk)
        self.check_ins = CheckIns(
            self.journal,
            self.desk,
            self.parts.now,
            lambda: len(self.outbox),
            lambda: self.fetch.reaches,
        )
        self._erasing: set[asyncio.Task[None]] = set()

    def _rejected(self) -> str:
        return words(self.settings.language).plain("rejected")

    def publish(self, kept: Kept) -> None:
        """Carry out what a transaction left to do."""
        if kept.erased:
            self.outbox.forget(kept.erased[1])
        if kept.unreachable:
            self.outbox.forget(*kept.unreachable)
        if kept.moved:
            self.outbox.move(kept.moved[1], kept.moved[2])
        self.outbox.owe(kept.owed)
        if kept.erased:
            task = asyncio.create_task(self.journal.compact())
            self._erasing.add(task)
            task.add_done_callback(self._erasing.discard)

    async def run(self) -> None:
        """Run until cancelled; then let nothing be lost."""
        await self.api.open()
        try:
            await self._introduce()
            self.outbox.owe(await self.journal.write(lambda tx: rows.all_owed(tx, CHANNEL)))
            async with asyncio.TaskGroup() as group:
                for part in (
                    self.fetch.run(),
                    self.outbox.run(),
                    self.check_ins.run(),
                    self._prune(),
                    self._offer_commands(),
                ):
                    group.create_task(part)
        finally:
            await asyncio.shield(self._close())

    async def _introduce(self) -> None:
        """Make sure of the token; when Telegram is out of reach, go on and wait for it."""
        try:
            me = await self.api.call("getMe", seconds=HELLO_SECONDS)
            log.info("running as bot %s", me["id"])
        except InvalidToken:
            raise Refused(
                "TELEGRAM_BOT_TOKEN is not known to Telegram; copy it again from @BotFather."
            ) from None
        except TelegramError as error:
            self.fetch.reaches = False
            log.warning("Telegram cannot be reached yet (%s)", type(error).__name__)

    async def _offer_commands(self) -> None:
        """Tell Telegram the commands, by their neutral names; the bot works without that."""
        menus: list[dict[str, Any]] = [{"commands": commands(self.settings.language)}]
        menus += [{"commands": commands(code), "language_code": code} for code in LANGUAGES]
        try:
            for menu in menus:
                await self.api.call("setMyCommands", menu)
        except TelegramError as error:
            log.warning("the commands could not be offered (%s)", type(error).__name__)

    async def _prune(self) -> None:
        while True:
            with contextlib.suppress(NotKept):
                await self.journal.write(lambda tx: rows.forget_old_ids(tx, self.parts.now()))
            await asyncio.sleep(PRUNE_SECONDS)

    async def _close(self) -> None:
        await self.outbox.close(LAST_MESSAGES_SECONDS)
        await self.journal.close()
        await self.api.close()
        self.store.close()


def commands(language: str) -> list[dict[str, str]]:
    """Give the menu of commands in a language."""
    names = ("start", "menu", "help", "sos", "settings", "notes", "privacy", "export", "delete")
    known = words(language)
    return [{"command": name, "description": known.plain(f"commands.{name}")} for name in names]


async def serve(settings: Settings, parts: Parts | None = None) -> None:
    """Run the bot until SIGTERM or SIGINT."""
    logs.watch(asyncio.get_running_loop())
    store = open_store(settings.database, settings.key)
    app = App(settings, store, parts)
    gc.freeze()  # words, tables and code live as long as the process: nobody need look at them again
    running = asyncio.create_task(app.run())
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(sign, running.cancel)
    try:
        await running
    except* Refused as group:
        raise Refused(str(_first(group))) from None
    except* asyncio.CancelledError:
        log.info("stopped")


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    first = group.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
