"""The one writer: the work of many chats in one transaction, on disk before anybody is told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

import sqlcipher3.dbapi2 as sqlcipher

from bot.logs import log
from bot.store.connection import Connection

Result = TypeVar("Result")
Work = Callable[[Connection], Result]

MOST = 128
"""Pieces of work in one transaction: keeps a turn of the event loop short."""


class NotKept(Exception):
    """The transaction could not be committed: nothing of it is on disk, and it may be tried again."""


class Piece(NamedTuple):
    """One chat's work and who waits for it; what cannot fail by itself needs no guard around it."""

    work: Work[Any]
    done: asyncio.Future[Any]
    guarded: bool


class Journal:
    """Gathers work while the last transaction is being written, then commits it all at once."""

    def __init__(self, connection: Connection, commit: Callable[[Connection], None] | None = None) -> None:
        """Own the connection; `commit` may be replaced to see what a failing disk does."""
        self._connection = connection
        self._commit = commit or _commit
        self._waiting: list[Piece] = []
        self._compacting: list[asyncio.Future[None]] = []
        self._something = asyncio.Event()
        self._closing = False
        self._writer = ThreadPoolExecutor(1, "journal")
        self._task = asyncio.create_task(self._run(), name="journal")

    async def write(self, work: Work[Result], *, guarded: bool = True) -> Result:
        """Do the work in the next transaction and give its result once it is on disk.

        An exception of `guarded` work undoes that work alone and is raised here; leave the guard off only
        where nothing can fail but the disk. `NotKept` means that the disk refused the transaction. The
        work may be run again, so it must have no effect but in the database.
        """
        return await self.submit(work, guarded=guarded)

    def submit(self, work: Work[Result], *, guarded: bool = True) -> asyncio.Future[Result]:
        """Take on work like `write`, in this very order; the future gives its result."""
        done: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        if self._closing:
            done.set_exception(NotKept("the journal is closed"))
        else:
            self._waiting.append(Piece(work, done, guarded))
            self._something.set()
        return done

    async def compact(self) -> None:
        """Empty the write-ahead log, so that deleted text is in no file any more."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._compacting.append(done)
        self._something.set()
        await done

    async def close(self) -> None:
        """Commit what is waiting and stop."""
        self._closing = True
        self._something.set()
        await self._task
        self._writer.shutdown()

    async def _run(self) -> None:
        while True:
            await self._something.wait()
            pieces, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
            if pieces:
                await self._transact(pieces)
            elif self._compacting:
                await self._truncate()
            elif self._closing:
                return
            else:
                self._something.clear()

    async def _transact(self, pieces: list[Piece]) -> None:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            outcomes = [self._attempt(piece) for piece in pieces]
            await asyncio.get_running_loop().run_in_executor(self._writer, self._commit, self._connection)
        except Exception as error:  # noqa: BLE001 (whatever the disk says, everybody waiting must hear)
            self._give_up(error)
            pieces, self._waiting = [*pieces, *self._waiting], []  # none may overtake what came before it
            outcomes = [NotKept() for _ in pieces]
        for piece, outcome in zip(pieces, outcomes, strict=True):
            if piece.done.cancelled():
                continue
            if isinstance(outcome, BaseException):
                piece.done.set_exception(outcome)
            else:
                piece.done.set_result(outcome)

    async def _truncate(self) -> None:
        waiting, self._compacting = self._compacting, []
        try:
            await asyncio.get_running_loop().run_in_executor(self._writer, truncate_log, self._connection)
        except sqlcipher.Error as error:
            log.error("the write-ahead log could not be emptied", exc_info=error)
        for done in waiting:
            done.set_result(None)

    def _attempt(self, piece: Piece) -> Any:  # noqa: ANN401 (whatever the work gives)
        run = self._connection.execute
        if not piece.guarded:
            return piece.work(self._connection)
        run("SAVEPOINT piece")
        try:
            result = piece.work(self._connection)
        except sqlcipher.OperationalError:
            raise
        except Exception as error:  # noqa: BLE001 (one chat's failure must not undo another's turn)
            run("ROLLBACK TO piece")
            run("RELEASE piece")
            return error
        run("RELEASE piece")
        return result

    def _give_up(self, error: Exception) -> None:
        log.error("the database refused a transaction", exc_info=error)
        if self._connection.in_transaction:
            try:
                self._connection.execute("ROLLBACK")
            except sqlcipher.Error as second:
                log.error("the database refused to roll back", exc_info=second)


def _commit(connection: Connection) -> None:
    connection.execute("COMMIT")


def truncate_log(connection: Connection) -> None:
    """Move everything into the database file and empty the write-ahead log, deleted text included."""
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
