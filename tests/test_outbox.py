"""What is owed leaves in order, at the allowed pace, and again until it is accepted."""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.desk import ANSWER, CHECK_IN, CRISIS
from bot.outbox import Outbox
from bot.pace import Pace
from bot.store.rows import Message, Owed


class Leaping(asyncio.SelectorEventLoop):
    """An event loop that never waits: where others sleep, its clock leaps; each round takes a microsecond."""

    leapt = 0.0

    def time(self) -> float:
        """Tell the time, which passes only by leaps."""
        return self.leapt

    def _run_once(self) -> None:
        self.leapt += 1e-6
        timers = [timer for timer in self._scheduled if not timer._cancelled]  # type: ignore[attr-defined]
        if timers and not self._ready:  # type: ignore[attr-defined]
            self.leapt = max(self.leapt, min(timer._when for timer in timers))
        super()._run_once()  # type: ignore[misc]


@dataclass
class Post:
    """Stands for Telegram: notes what was sent and when, and refuses as planned."""

    takes: float = 0.0
    again: dict[int, list[float]] = field(default_factory=dict)
    sent: list[tuple[float, int]] = field(default_factory=list)
    tried: list[tuple[float, int]] = field(default_factory=list)
    under_way: Counter[str] = field(default_factory=Counter)
    most_at_once: int = 0

    async def __call__(self, owed: Owed) -> float | None:
        """Deliver, or refuse."""
        clock = asyncio.get_running_loop().time
        self.tried.append((clock(), owed.id))
        self.under_way[owed.address] += 1
        assert self.under_way[owed.address] == 1, "two messages of one chat at once"
        self.most_at_once = max(self.most_at_once, self.under_way.total())
        await asyncio.sleep(self.takes)
        self.under_way[owed.address] -= 1
        if planned := self.again.get(owed.id):
            return planned.pop(0)
        self.sent.append((clock(), owed.id))
        return None

    @property
    def order(self) -> list[int]:
        """Give what was sent, in order."""
        return [number for _, number in self.sent]


def owed(number: int, address: str = "1", priority: int = ANSWER) -> Owed:
    """Give a message."""
    return Owed(number, "telegram", address, priority, Message("sendMessage", "{}"))


def leap(story: Coroutine[Any, Any, None]) -> None:
    """Run a story without waiting."""
    with asyncio.Runner(loop_factory=Leaping) as runner:
        runner.run(story)


async def emptied(outbox: Outbox) -> None:
    """Send until nothing is owed."""
    running = asyncio.create_task(outbox.run())
    while len(outbox):
        await asyncio.sleep(0.001)
    running.cancel()


def test_messages_of_a_chat_leave_in_order_one_after_another() -> None:
    """The second half of an answer must not come before the first."""

    async def story() -> None:
        post = Post(takes=0.3)
        outbox = Outbox(post, Pace())
        outbox.owe(owed(n, str(n % 3)) for n in range(30))
        await emptied(outbox)
        for chat in range(3):
            assert [n for n in post.order if n % 3 == chat] == list(range(chat, 30, 3))

    leap(story())


def test_a_message_that_failed_is_tried_again_before_the_next_of_its_chat() -> None:
    """Order holds through failures too, and other chats go on meanwhile."""

    async def story() -> None:
        post = Post(again={1: [5.0, 5.0]})
        outbox = Outbox(post, Pace(0, 0))
        outbox.owe([owed(1), owed(2), owed(3, "other")])
        await emptied(outbox)
        assert post.order == [3, 1, 2]
        assert post.sent[1][0] >= 10

    leap(story())


def test_at_most_29_messages_leave_in_any_second_and_one_per_chat() -> None:
    """Telegram slows whoever sends more, for everybody."""

    async def story() -> None:
        post = Post(takes=0.1)
        outbox = Outbox(post, Pace())
        outbox.owe(owed(n, str(n % 50)) for n in range(200))
        await emptied(outbox)
        begun = [at for at, _ in post.tried]
        for at in begun:
            assert sum(at <= other < at + 1 for other in begun) <= 30
        for chat in range(50):
            times = [at for at, n in post.tried if n % 50 == chat]
            assert all(later - sooner > 1 for sooner, later in itertools.pairwise(times))

    leap(story())


def test_a_crisis_goes_first_then_answers_then_check_ins() -> None:
    """When much waits, who needs help gets it first, who asked gets an answer next."""

    async def story() -> None:
        post = Post()
        outbox = Outbox(post, Pace())
        outbox.owe(owed(n, f"note {n}", CHECK_IN) for n in range(10))
        outbox.owe(owed(n, f"answer {n}", ANSWER) for n in range(10, 20))
        outbox.owe(owed(n, f"crisis {n}", CRISIS) for n in range(20, 30))
        await emptied(outbox)
        assert post.order == [*range(20, 30), *range(10, 20), *range(10)]

    leap(story())


def test_a_crisis_overtakes_its_own_chat_and_cuts_our_own_pauses_short() -> None:
    """Several parts of a help card stay in order among themselves."""

    async def story() -> None:
        post = Post(again={1: [60.0]})
        outbox = Outbox(post, Pace())
        outbox.owe([owed(1), owed(2)])
        running = asyncio.create_task(outbox.run())
        await asyncio.sleep(1)
        outbox.owe([owed(3, priority=CRISIS), owed(4, priority=CRISIS)])
        await asyncio.sleep(1)
        assert post.order == [3, 4]
        running.cancel()

    leap(story())


def test_a_crisis_respects_a_silence_telegram_has_asked_for() -> None:
    """Sent earlier it would only be refused again, for longer."""

    async def story() -> None:
        pace = Pace()
        post = Post(again={1: [10.1]})
        outbox = Outbox(post, pace)
        outbox.owe([owed(1)])
        pace.flooded("1", 0, 10)
        running = asyncio.create_task(outbox.run())
        await asyncio.sleep(1)
        outbox.owe([owed(2, priority=CRISIS)])
        await asyncio.sleep(8)
        assert post.sent == []
        await asyncio.sleep(2)
        assert post.order == [2]
        running.cancel()

    leap(story())


def test_only_so_many_messages_are_under_way_at_once() -> None:
    """What is under way at a kill may be repeated; the number bounds the nuisance."""

    async def story() -> None:
        post = Post(takes=30)
        outbox = Outbox(post, Pace(0, 0), senders=4)
        outbox.owe(owed(n, str(n)) for n in range(20))
        await emptied(outbox)
        assert post.most_at_once == 4

    leap(story())


def test_a_chat_that_is_forgotten_is_sent_nothing_more() -> None:
    """Not even the message that was just being refused: it belongs to somebody who has left."""

    async def story() -> None:
        post = Post(takes=1, again={1: [5.0]})
        outbox = Outbox(post, Pace())
        outbox.owe([owed(1), owed(2)])
        running = asyncio.create_task(outbox.run())
        await asyncio.sleep(0.5)
        outbox.forget("1")
        outbox.owe([owed(3)])
        await asyncio.sleep(60)
        assert post.order == [3]
        assert len(outbox) == 0
        running.cancel()

    leap(story())


def test_a_chat_that_moved_keeps_its_order_and_its_message_under_way() -> None:
    """Moving house must not shuffle the letters."""

    async def story() -> None:
        post = Post(takes=1)
        outbox = Outbox(post, Pace())
        outbox.owe([owed(1, "old"), owed(2, "old"), owed(3, "old")])
        running = asyncio.create_task(outbox.run())
        await asyncio.sleep(0.5)
        outbox.move("old", "new")
        await asyncio.sleep(60)
        assert post.order == [1, 2, 3]
        assert len(outbox) == 0
        running.cancel()

    leap(story())


def test_closing_waits_for_what_is_under_way_but_not_for_ever() -> None:
    """A restart takes seconds, whatever hangs."""

    async def story() -> None:
        post = Post(takes=2)
        outbox = Outbox(post, Pace())
        outbox.owe([owed(1)])
        running = asyncio.create_task(outbox.run())
        await asyncio.sleep(0.5)
        running.cancel()
        await outbox.close(2.5)
        assert post.order == [1]

        post.takes = 60
        outbox.owe([owed(2, "2")])
        running = asyncio.create_task(outbox.run())
        await asyncio.sleep(0.5)
        running.cancel()
        before = asyncio.get_running_loop().time()
        await outbox.close(2.5)
        assert asyncio.get_running_loop().time() - before == pytest.approx(2.5, abs=0.01)
        assert len(outbox) == 1

    leap(story())


def test_a_fault_in_delivering_costs_a_second_not_the_chat() -> None:
    """Whatever is thrown, the chat goes on."""

    async def story() -> None:
        faults: list[object] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: faults.append(context))
        post = Post()
        failed: list[Owed] = []

        async def deliver(message: Owed) -> float | None:
            if not failed:
                failed.append(message)
                raise ValueError
            return await post(message)

        outbox = Outbox(deliver, Pace())
        outbox.owe([owed(1), owed(2)])
        await emptied(outbox)
        assert post.order == [1, 2]

    leap(story())


# the pace


def test_a_pause_for_all_is_never_shortened() -> None:
    """The longest silence that was asked for counts."""
    pace = Pace()
    pace.hold(0, 10)
    pace.hold(1, 2)
    assert pace.wait(1) == 9


def test_two_chats_refused_at_once_quiet_all() -> None:
    """One refused chat is that chat's matter; two mean the bot as a whole."""
    pace = Pace()
    pace.flooded("1", 0, 5)
    assert pace.wait(0) == 0
    pace.flooded("1", 1, 5)
    assert pace.wait(1) == 0
    pace.flooded("2", 2, 7)
    assert pace.wait(2) == 7
    assert pace.is_flooded("2", 8)
    assert not pace.is_flooded("2", 9.1)
    pace.flooded("3", 20, 5)
    assert pace.wait(20) == 0
