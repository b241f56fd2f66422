"""A log line tells what happened and where in the code, and never a word, a name or a token."""

from __future__ import annotations

import asyncio
import io
import logging
import sys
import warnings
from collections.abc import Iterator

import pytest

from bot import logs

CANARY = "CANARY"


@pytest.fixture(autouse=True)
def _own_logging() -> Iterator[None]:
    """Leave logging as pytest had it."""
    root, hook, raising = logging.getLogger(), sys.excepthook, logging.raiseExceptions
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logs.log.setLevel(logging.NOTSET)
    logging.captureWarnings(capture=False)
    sys.excepthook, logging.raiseExceptions = hook, raising


def throw(kind: type[Exception]) -> None:
    raise kind(CANARY)


def fail() -> None:
    try:
        throw(KeyError)
    except KeyError as error:
        raise ValueError(CANARY) from error


def test_an_exception_is_its_kind_and_place_without_its_message(capfd: pytest.CaptureFixture[str]) -> None:
    """Messages of exceptions quote the values that caused them."""
    logs.begin(logging.DEBUG)
    try:
        fail()
    except ValueError:
        logs.log.exception("something failed")
    said = capfd.readouterr().err
    assert "ERROR something failed" in said
    assert "ValueError at test_logs.py" in said
    assert CANARY not in said


def test_every_fault_of_several_at_once_is_named(capfd: pytest.CaptureFixture[str]) -> None:
    """ "ExceptionGroup" alone would leave the operator without any trace of the cause."""
    logs.begin(logging.DEBUG)
    faults = []
    for kind in (ValueError, OSError):
        try:
            throw(kind)
        except kind as error:
            faults.append(error)
    group = ExceptionGroup(CANARY, [faults[0], ExceptionGroup(CANARY, [faults[1]])])
    logs.log.error("several", exc_info=group)
    said = capfd.readouterr().err
    assert "ValueError at test_logs.py" in said
    assert "OSError at test_logs.py" in said
    assert CANARY not in said


def test_what_libraries_say_is_withheld(capfd: pytest.CaptureFixture[str]) -> None:
    """They put addresses with tokens into their lines."""
    logs.begin(logging.DEBUG)
    for name in ("aiohttp.client", "telegram.ext", "asyncio", "coachman"):
        logging.getLogger(name).error("POST https://api/bot%s/send", CANARY)
    try:
        fail()
    except ValueError:
        logging.getLogger("aiohttp.server").exception(CANARY)
    said = capfd.readouterr().err
    assert "aiohttp.client spoke (message withheld)" in said
    assert "coachman spoke (message withheld)" in said
    assert CANARY not in said


def test_warnings_are_withheld_too(capfd: pytest.CaptureFixture[str]) -> None:
    """A warning quotes the source line and its values."""
    logs.begin(logging.DEBUG)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(CANARY, stacklevel=1)
    assert CANARY not in capfd.readouterr().err


def test_an_exception_nobody_caught_is_told_the_same_way(capfd: pytest.CaptureFixture[str]) -> None:
    """Python's own way would print the message."""
    logs.begin(logging.DEBUG)
    try:
        fail()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    said = capfd.readouterr().err
    assert "stopped by an error" in said
    assert "ValueError at test_logs.py" in said
    assert CANARY not in said


def test_a_task_that_failed_unheard_is_told_the_same_way(capfd: pytest.CaptureFixture[str]) -> None:
    """asyncio prints the whole task, arguments and all, if it is let."""
    logs.begin(logging.DEBUG)

    async def story() -> None:
        loop = asyncio.get_running_loop()
        logs.watch(loop)
        loop.call_soon(fail)
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    asyncio.run(story())
    said = capfd.readouterr().err
    assert "the event loop reported an error" in said
    assert CANARY not in said


def test_the_level_is_ours_alone(capfd: pytest.CaptureFixture[str]) -> None:
    """Debugging the coach must not turn on the chatter of libraries."""
    logs.begin(logging.DEBUG)
    logging.getLogger("aiohttp").info("chatter")
    logs.log.debug("a fine detail")
    said = capfd.readouterr().err
    assert "DEBUG a fine detail" in said
    assert "aiohttp" not in said


class Full(io.StringIO):
    """A disk for logs that is full for the first line."""

    failures = 1

    def write(self, text: str) -> int:
        """Fail once, then write."""
        if self.failures:
            self.failures -= 1
            raise OSError(CANARY)
        return super().write(text)


def test_a_line_that_cannot_be_written_does_not_print_its_cause_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Python would then print the exception behind the line, message and all, past every formatter."""
    stream = Full()
    monkeypatch.setattr(sys, "stderr", stream)
    logs.begin(logging.DEBUG)
    try:
        fail()
    except ValueError:
        logs.log.exception("not written")
    logs.log.error("written")
    assert "ERROR written" in stream.getvalue()
    assert CANARY not in stream.getvalue()
