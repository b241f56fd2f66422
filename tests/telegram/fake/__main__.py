"""The fake as a program: for benchmarks, and for talking with the bot by hand."""

import argparse
import asyncio
import contextlib
import re
import sys
import threading
from typing import Final

from tests.telegram.fake.chats import NoSuchButton
from tests.telegram.fake.messages import Raw
from tests.telegram.fake.people import User
from tests.telegram.fake.server import BotApiFake
from tests.telegram.fake.trouble import Limits

_LABEL: Final = re.compile(r"\[(.+)\]")
ME: Final = 101


def main() -> None:
    """Serve until interrupted; with ``--talk``, also be the family's side of the conversation."""
    options = _options()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(_run(options))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.telegram.fake", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default="1:TEST")
    parser.add_argument("--limits", action="store_true", help="refuse what Telegram would slow")
    parser.add_argument("--remember-calls", type=int, default=1000, help="0 is fastest")
    parser.add_argument("--talk", action="store_true", help="type lines; [label] taps")
    parser.add_argument("--name", default="Maria", help="who you are with --talk")
    parser.add_argument("--language", default="en")
    return parser.parse_args()


async def _run(options: argparse.Namespace) -> None:
    limits = Limits() if options.limits else None
    fake = BotApiFake(options.token, limits=limits, remember_calls=options.remember_calls)
    async with fake.serve(options.port) as url:
        _show(f"Bot API: {url}/bot{options.token}/   control: {url}/control/state")
        if options.talk:
            await _talk(fake, fake.user(ME, options.name, language=options.language))
        else:
            await asyncio.Event().wait()


async def _talk(fake: BotApiFake, user: User) -> None:
    def print_message(chat_id: int, raw: Raw) -> None:
        if chat_id == user.chat_id:
            _show(f"bot: {user.messages[raw['message_id']]}\n")

    fake.on_sent = fake.on_edited = print_message
    lines = _typed_lines()
    while line := await lines.get():
        with contextlib.suppress(ValueError):
            _act(user, line.strip())
        for fault in fake.faults:
            _show(f"FAULT {fault}")
        fake.faults.clear()


def _typed_lines() -> asyncio.Queue[str]:
    """Return the queue of typed lines, the last one empty; its thread never delays the exit."""
    loop = asyncio.get_running_loop()
    lines: asyncio.Queue[str] = asyncio.Queue()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(lines.put_nowait, line)
        loop.call_soon_threadsafe(lines.put_nowait, "")

    threading.Thread(target=read, daemon=True).start()
    return lines


def _act(user: User, line: str) -> None:
    label = _LABEL.fullmatch(line)
    if label is None:
        user.says(line)
        return
    try:
        user.taps(label.group(1))
    except NoSuchButton as absent:
        _show(str(absent))


def _show(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
