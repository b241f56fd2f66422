"""Where an update or a due check-in becomes a turn: taken and kept in one transaction, then published."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from bot import files, render
from bot.logs import log
from bot.store import rows
from bot.store.connection import Connection
from bot.store.journal import Journal, NotKept
from bot.store.rows import DueRow, Member, Owed
from bot.updates import Arrival, Kind, Raw, chat_of, read, shape
from dialogs.progress import Progress
from dialogs.turn import take_turn
from dialogs.types import Due, Event, Reply, Say, Turn
from dialogs.words import LANGUAGES, words

CRISIS, ANSWER, CHECK_IN = 0, 1, 2
"""What is sent first when much is owed."""

ALL = 2**62
"""More than any message's id."""

TRIES = 2
"""After so many failures an update is set aside."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a transaction left to do: messages to send, an address to fall silent to or to move."""

    owed: tuple[Owed, ...] = ()
    erased: tuple[str, str] | None = None
    unreachable: tuple[str, int] | None = None
    moved: tuple[str, str, str] | None = None


@dataclass(slots=True)
class Desk:
    """Takes turns for all members of one channel (`telegram` or `terminal`)."""

    journal: Journal
    channel: str
    now: Callable[[], datetime]
    publish: Callable[[Kept], None]
    operator: str = ""
    language: str = "en"

    async def receive(self, updates: Sequence[Raw]) -> list[str]:
        """Handle raw updates, whatever they hold, in their order; give the ids of taps to answer.

        Once this returns, all of them are on disk. Raise `NotKept` when the disk refused any.
        """
        arrivals = [_read(update) for update in updates]
        tries = [
            self.journal.submit(partial(self.take, arrival=arrival))
            for arrival in arrivals
            if isinstance(arrival, Arrival)
        ]
        if tries:
            await asyncio.wait(tries)
        tried, taps, refused = iter(tries), [], False
        for update, arrival in zip(updates, arrivals, strict=True):
            if not isinstance(arrival, Arrival):
                await self._put_aside(update, None, arrival)
                continue
            fault = (done := next(tried)).exception()
            if fault is None:
                self.publish(done.result())
            elif isinstance(fault, NotKept):
                refused = True
            else:
                await self._insist(
                    partial(self.take, arrival=arrival), partial(self._put_aside, update, arrival), TRIES - 1
                )
            taps.append(arrival.query)
        if refused:
            raise NotKept
        return [tap for tap in taps if tap]

    async def hear(self, address: str, event: Event) -> None:
        """Handle one event that did not come through Telegram, such as a line of the terminal."""
        arrival = Arrival(0, Kind.EVENT, address, event, self.language)
        await self._insist(partial(self.take, arrival=arrival), partial(self._put_aside, {}, arrival))

    async def come_due(self, row: DueRow) -> None:
        """Say a check-in that has come due, or record why not."""
        await self._insist(partial(self.take_due, row=row), partial(self._give_up_on, row))

    async def _insist(
        self,
        work: Callable[[Connection], Kept],
        otherwise: Callable[[Exception], Awaitable[None]],
        tries: int = TRIES,
    ) -> None:
        """Try so often, then do otherwise; what was kept is published."""
        last: Exception = RuntimeError()
        for _ in range(tries):
            try:
                self.publish(await self.journal.write(work))
            except NotKept:
                raise
            except Exception as error:  # noqa: BLE001 (one member's fault must not stop the others)
                last = error
            else:
                return
        await otherwise(last)

    def take(self, tx: Connection, arrival: Arrival) -> Kept:
        """Take the turn an arrival asks for, unless it was taken before."""
        now = self.now()
        if arrival.update_id and not rows.is_new(tx, arrival.update_id, now):
            return Kept()
        match arrival.kind:
            case Kind.EVENT if arrival.event:
                member = self._member(tx, arrival)
                return self._keep(tx, member, take_turn(member.progress, arrival.event, now), now, ANSWER)
            case Kind.GROUP:
                sentence = words(self._known(arrival.language)).plain("group")
                to = (self.channel, arrival.address)
                return Kept((rows.owe(tx, None, to, ANSWER, render.text_message(sentence)),))
            case Kind.BLOCKED:
                rows.set_unreachable(tx, self.channel, arrival.address, ALL)
                return Kept(unreachable=(arrival.address, ALL))
            case Kind.MOVED:
                rows.move(tx, self.channel, arrival.address, arrival.new_address)
                return Kept(moved=(self.channel, arrival.address, arrival.new_address))
        return Kept()

    def take_due(self, tx: Connection, row: DueRow) -> Kept:
        """Take the turn of a due check-in; it is claimed, said and closed in one transaction."""
        now = self.now()
        member = rows.member_by_id(tx, row.member)
        if member is None or not rows.is_pending(tx, row.id):
            return Kept()
        if not member.reachable:
            rows.close_check_in(tx, row.id, "the member takes no messages")
            return Kept()
        turn = take_turn(member.progress, Due(row.name, row.due), now)
        if turn.later:
            rows.postpone(tx, row.id, turn.later)
            return Kept()
        rows.close_check_in(tx, row.id, turn.skipped)
        if turn.skipped:
            log.info("check-in %s of member %s skipped: %s", row.name, member.id, turn.skipped)
        return self._keep(tx, member, turn, now, CHECK_IN)

    def _member(self, tx: Connection, arrival: Arrival) -> Member:
        found = rows.find_member(tx, self.channel, arrival.address)
        if found:
            return found
        fresh = Progress().knowing(me__language=self._known(arrival.language))
        return Member(0, self.channel, arrival.address, fresh)

    def _known(self, language: str) -> str:
        return language if language in LANGUAGES else self.language

    def _keep(self, tx: Connection, member: Member, turn: Turn, now: datetime, priority: int) -> Kept:
        """Save where the member is and everything now owed to them: all of it, or none."""
        to = (member.channel, member.address)
        if turn.forget:
            if member.id:
                rows.erase(tx, member.id)
            said = turn.progress.knowing(me__language=member.progress.language)
            return Kept(tuple(self._owe(tx, None, to, turn.replies, said, priority)), erased=to)
        member_id = rows.keep_progress(tx, member, turn.progress)
        if turn.check_ins is not None:
            rows.set_check_ins(tx, member_id, turn.check_ins, now)
        everything = partial(rows.everything, tx, member_id)
        made = [files.make(file.kind, turn.progress, everything) for file in turn.files]
        owed = self._owe(tx, member_id, to, turn.replies, turn.progress, priority)
        return Kept((*owed, *(rows.owe(tx, member_id, to, priority, message) for message in made)))

    def _owe(  # noqa: PLR0913, PLR0917
        self,
        tx: Connection,
        member: int | None,
        to: tuple[str, str],
        replies: tuple[Reply, ...],
        progress: Progress,
        priority: int,
    ) -> list[Owed]:
        return [
            rows.owe(tx, member, to, CRISIS if reply.urgent else priority, message)
            for reply in replies
            for message in render.render(reply, progress, self.operator)
        ]

    async def _put_aside(self, update: Raw, arrival: Arrival | None, error: Exception) -> None:
        """Keep an update that cannot be handled, and say one kind sentence to whoever sent it.

        Whole only as a member's own, so that /delete and /export find it; else only its shape.
        """
        update_id = update.get("update_id") if isinstance(update.get("update_id"), int) else None
        log.error("update %s set aside", update_id, exc_info=error)

        def work(tx: Connection) -> Kept:
            now = self.now()
            if update_id is not None:
                rows.is_new(tx, update_id, now)
            if arrival is None or arrival.kind is not Kind.EVENT:
                rows.put_aside(tx, None, update_id, type(error).__name__, json.dumps(shape(update)), now)
                to = (self.channel, chat_of(update))
                sorry = render.text_message(words(self.language).plain("set-aside"))
                return Kept((rows.owe(tx, None, to, ANSWER, sorry),) if to[1] else ())
            progress = Progress().knowing(me__language=self._known(arrival.language))
            to = (self.channel, arrival.address)
            member = rows.id_of(tx, *to) or rows.keep_progress(tx, Member(0, *to, progress), progress)
            rows.put_aside(tx, member, update_id, type(error).__name__, json.dumps(update), now)
            reply = (Reply((Say("set-aside"),)),)
            return Kept(tuple(self._owe(tx, member, to, reply, progress, ANSWER)))

        self.publish(await self.journal.write(work))

    async def _give_up_on(self, row: DueRow, error: Exception) -> None:
        """Record a check-in that cannot be said."""
        log.error("check-in %s of member %s failed", row.name, row.member, exc_info=error)
        reason = f"fault: {type(error).__name__}"
        await self.journal.write(lambda tx: rows.close_check_in(tx, row.id, reason))


def _read(update: Raw) -> Arrival | Exception:
    """Understand an update, or give what stood in the way: no update may stop the ones behind it."""
    try:
        return read(update)
    except Exception as error:  # noqa: BLE001 (an update can hold anything)
        return error
