"""Starts and ends the processes a benchmark consists of: each bot and each fake has a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench.load import TOKEN
from bench.machine import ROOT

WAIT_SECONDS = 10.0


class Broken(Exception):
    """A process of the benchmark ended by itself; the message holds its last words."""


class Fake:
    """The fake Bot API with its people, in its own process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Wait for its address."""
        self._process = process
        self.url = str(self._read()["url"])

    def ask(self, do: str, **values: object) -> dict[str, Any]:
        """Let it do something and give what came of it."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"do": do, **values}) + "\n")
        self._process.stdin.flush()
        return self._read()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise Broken("the fake has ended; see its words above")
        found: dict[str, Any] = json.loads(line)
        return found


@contextmanager
def fake(chats: int = 200, module: str = "bench.load") -> Iterator[Fake]:
    """Run the fake for as long as the block lasts."""
    process = subprocess.Popen(  # noqa: S603 (our own modules)
        [sys.executable, "-m", module, "--chats", str(chats)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield Fake(process)
    finally:
        end(process)


@contextmanager
def bot(module: str, town: Fake, *arguments: object) -> Iterator[int]:
    """Run a bot against the fake for as long as the block lasts; give its process id."""
    with tempfile.TemporaryFile("w+") as words:
        process = start(module, town, *arguments, words=words.fileno())
        try:
            yield process.pid
        except Broken:
            words.seek(0)
            raise Broken(words.read()[-2000:]) from None
        finally:
            end(process)


def start(module: str, town: Fake, *arguments: object, words: int | None = None) -> subprocess.Popen[str]:
    """Start a bot; what it says goes to the file `words`, or nowhere."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", module, *map(str, arguments), "--url", town.url, "--token", TOKEN],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL if words is None else words,
        text=True,
    )


def end(process: subprocess.Popen[str]) -> None:
    """End a process, at once if it does not hurry."""
    process.terminate()
    try:
        process.wait(WAIT_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextmanager
def folder(*, on_disk: bool = True) -> Iterator[Path]:
    """Give a folder that is gone afterwards; in memory if a disk would only blur what is measured."""
    memory = Path("/dev/shm")  # noqa: S108 (there on Linux, else the disk)
    with tempfile.TemporaryDirectory(dir=memory if not on_disk and memory.is_dir() else None) as name:
        yield Path(name)
