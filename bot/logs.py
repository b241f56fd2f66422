"""What is logged: ids, states and kinds of failure; never words, names or tokens, whoever wrote the line."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

OURS = "coach"
log = logging.getLogger(OURS)


class Discreet(logging.Formatter):
    """Writes our own lines; of anybody else's only who spoke and how loudly.

    Libraries put addresses with tokens, parameters and the text of exceptions into their messages, so
    their messages are withheld. Of exceptions only the kind and the places in the code are shown.
    """

    def __init__(self) -> None:
        """Write the instant (UTC), the level and the line."""
        super().__init__("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z")

    def format(self, record: logging.LogRecord) -> str:
        """Give the line of a record."""
        if record.name.split(".")[0] != OURS:
            record = logging.LogRecord(
                record.name,
                record.levelno,
                "",
                0,
                f"{record.name} spoke (message withheld)",
                None,
                record.exc_info,
            )
        record.exc_text = None
        return super().format(record)

    def formatException(  # noqa: N802 (the name is the standard library's)
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Give the kind of an exception and where it came from, without its message."""
        kind, error, trace = ei
        if isinstance(error, BaseExceptionGroup):
            return " & ".join(self.formatException((type(e), e, e.__traceback__)) for e in error.exceptions)
        return f"{kind.__name__ if kind else 'nothing'} at {places(trace)}"


def places(trace: TracebackType | None) -> str:
    """Give the innermost places of a traceback: files, lines and functions, no values."""
    frames = traceback.extract_tb(trace)[-4:]
    return " < ".join(
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}" for frame in reversed(frames)
    )


def begin(level: int) -> None:
    """Let everything that is logged in this process go through `Discreet`, to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet())
    logging.raiseExceptions = False  # a line that cannot be written must not print its cause instead
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    log.setLevel(level)
    logging.captureWarnings(capture=True)
    sys.excepthook = uncaught
    sys.unraisablehook = lambda what: uncaught(what.exc_type, what.exc_value, what.exc_traceback)
    threading.excepthook = lambda what: uncaught(what.exc_type, what.exc_value, what.exc_traceback)


def uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """Report an exception nobody caught by its kind and place only."""
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("stopped by an error", exc_info=(kind, error or kind(), trace))


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Report what goes wrong inside the event loop in the same discreet way."""

    def report(_: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        log.error(
            "the event loop reported an error", exc_info=error if isinstance(error, BaseException) else None
        )

    loop.set_exception_handler(report)
