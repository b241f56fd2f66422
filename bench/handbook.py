"""The rival of `growth`: the same journey on ConversationHandler and PicklePersistence, by the handbook.

As python-telegram-bot's persistentconversationbot example has it: one ConversationHandler with a name and
`persistent=True`, answers in `context.user_data`, `PicklePersistence(filepath=…)` with its defaults. Each
tap is answered with two calls; its words are ready-made, so they cost it nothing. Prints JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import re
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ContextTypes,
    ConversationHandler,
    PicklePersistence,
)

from bench import journey
from bench.journey import Step
from bench.load import FIRST
from bench.offline import Offline, tap_update
from bench.processes import folder
from dialogs.progress import TRAIL_LENGTH

NAME = "coach"
TAPS_A_FLUSH = 6
"""A member taps every ten seconds; the default flush is every sixty."""

STEPS: dict[tuple[str, str], Step] = {}
HANDLED: Counter[str] = Counter()
"""Turns taken, by state; the Application hides what goes wrong in a handler, so we count."""


async def go_on(update: Update, context: ContextTypes.DEFAULT_TYPE) -> str:
    """Answer the tap, keep it, say what follows."""
    query = cast("Any", update.callback_query)
    known = cast("dict[str, Any]", context.user_data)
    await query.answer()
    step = STEPS[known["state"], query.data]
    known["answers"][step.here] = query.data.partition(":")[2]
    known["trail"] = [*known["trail"], step.here][-TRAIL_LENGTH:]
    known["state"] = step.there
    params = journey.shown(step.message)
    keyboard = [
        [InlineKeyboardButton(button["text"], callback_data=button["callback_data"]) for button in row]
        for row in params["reply_markup"]["inline_keyboard"]
    ]
    await query.message.reply_text(params["text"], reply_markup=InlineKeyboardMarkup(keyboard))
    HANDLED[known["state"]] += 1
    return step.there


def conversation() -> ConversationHandler[Any]:
    """Give the conversation as a table of states and the taps they know."""
    states: dict[object, list[Any]] = defaultdict(list)
    for step in journey.circle():
        STEPS[step.here, step.tap] = step
        states[step.here].append(CallbackQueryHandler(go_on, pattern=f"^{re.escape(step.tap)}$"))
    return ConversationHandler(
        entry_points=[CallbackQueryHandler(go_on)],
        states=dict(states),
        fallbacks=[],
        name=NAME,
        persistent=True,
        per_message=False,
    )


def bot_of(path: Path) -> Application[Any, Any, Any, Any, Any, Any]:
    """Join the bot as the handbook does, without a network."""
    persistence = PicklePersistence(filepath=path / "conversationbot")
    application = (
        Application.builder()
        .token("1:BENCH")
        .persistence(persistence)
        .request(Offline())
        .get_updates_request(Offline())
        .build()
    )
    application.add_handler(conversation())
    return application


def settle_in(application: Any, members: int, active: list[int]) -> None:  # noqa: ANN401
    """Let so many members have been here before; the active ones are loaded too."""
    stored: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    talks = {}
    for n in range(members):
        progress = journey.quick(n)
        data = {"state": progress.state, "answers": dict(progress.answers), "trail": list(progress.trail)}
        stored[FIRST + n] = data
        talks[FIRST + n, FIRST + n] = progress.state
    application.persistence.user_data = stored
    application.persistence.conversations = {NAME: talks}
    handler = application.handlers[0][0]
    for n in active:
        application.user_data[FIRST + n].update(json.loads(json.dumps(stored[FIRST + n])))
        handler._conversations[FIRST + n, FIRST + n] = talks[FIRST + n, FIRST + n]  # noqa: SLF001 (set up by hand)


async def measure(members: int, active: int, minutes: int, each: int) -> dict[str, float]:
    """Give the milliseconds a turn costs, with the default flush and with one after each update."""
    with folder() as path:
        application = bot_of(path)
        await application.initialize()
        chosen = [n * members // active for n in range(active)]
        settle_in(application, members, chosen)
        lap = iterated(application, chosen)
        default = [await _minute(application, lap, active * TAPS_A_FLUSH) for _ in range(minutes)]
        durable = [await _minute(application, lap, 1) for _ in range(each)]
        assert HANDLED.total() == minutes * active * TAPS_A_FLUSH + each
        return {"default": min(default), "each": sorted(durable)[len(durable) // 2], "file_mb": _size(path)}


def _size(path: Path) -> float:
    return sum(file.stat().st_size for file in path.iterdir()) / 1e6


async def _minute(application: Any, lap: Iterator[Update], turns: int) -> float:  # noqa: ANN401
    """Take so many turns, then flush as the Application does; give milliseconds a turn."""
    begun = time.perf_counter()
    for _ in range(turns):
        await application.process_update(next(lap))
    await application.update_persistence()
    return (time.perf_counter() - begun) / turns * 1000


def iterated(application: Any, chosen: list[int]) -> Iterator[Update]:  # noqa: ANN401
    """Give the taps of all active members, one after another, round the lap."""
    steps, update_id = journey.circle(), 0
    while True:
        for step, before in zip(steps, (steps[-1], *steps), strict=False):
            for n in chosen:
                update_id += 1
                raw = tap_update(update_id, FIRST + n, step.tap, before.message)
                yield Update.de_json(raw, application.bot)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--members", "--active", "--minutes", "--each"):
        parser.add_argument(name, type=int, required=True)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")  # the handbook's own example is warned of its defaults too
    given = parser.parse_args()
    print(json.dumps(asyncio.run(measure(given.members, given.active, given.minutes, given.each))))
