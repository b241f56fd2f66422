"""Everything that goes wrong on purpose: refusals, lost connections, slowness, rate limits."""

import math
from dataclasses import dataclass, field
from typing import Final

from tests.telegram.fake.refusals import Refused, too_many

_TOLERANCE: Final = 0.05  # a bot that waits exactly as long as asked is not impatient
_ROUNDING: Final = 0.001  # sums of fractions of a second are a little off

_DESCRIPTIONS: Final = {
    400: "Bad Request: made to fail", 401: "Unauthorized", 403: "Forbidden: made to fail",
    404: "Not Found", 409: "Conflict: made to fail", 500: "Internal Server Error",
    502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast the bot may speak; `burst` messages may come at once. Telegram's own figures."""

    per_second: float = 30
    per_chat_per_second: float = 1
    per_group_per_minute: float = 20
    burst: int = 3


@dataclass(slots=True)
class Trouble:
    """One planned misfortune for the next `times` calls of `method` (in `chat`, if given)."""

    method: str
    times: float
    chat: int | None = None
    refusal: Refused | None = None
    drop_before: bool = False
    drop_after: bool = False
    stall: float = 0

    def hits(self, method: str, chat: object) -> bool:
        """Tell whether this call is one it was planned for."""
        return self.method in {method, "*"} and self.chat in {None, chat}


def refusal(status: int, retry_after: int | None, description: str | None) -> Refused:
    """Return the answer a planned failure gives."""
    if status == 429:
        return too_many(retry_after or 1)
    return Refused(status, description or _DESCRIPTIONS.get(status, "Error"))


@dataclass(slots=True)
class Misfortunes:
    """The planned troubles, in the order in which they were planned."""

    planned: list[Trouble] = field(default_factory=list)

    def next(self, method: str, chat: object) -> Trouble | None:
        """Return the trouble that strikes this call, and count it."""
        for trouble in self.planned:
            if trouble.hits(method, chat):
                trouble.times -= 1
                if trouble.times <= 0:
                    self.planned.remove(trouble)
                return trouble
        return None


class Throttle:
    """Counts what the bot says against the limits, and notices impatience after a 429."""

    def __init__(self, limits: Limits | None) -> None:
        """Limit nothing when `limits` is None."""
        self.limits = limits
        self.impatient: list[str] = []
        self._silent_until: dict[int, float] = {}
        self._due: dict[object, float] = {}

    def obey(self, refused: Refused, chat: int, now: float) -> None:
        """If `refused` asks for silence in `chat`, refuse whatever is said before its end."""
        seconds = (refused.parameters or {}).get("retry_after", 0)
        self._silent_until[chat] = now + seconds - _TOLERANCE

    def check(self, method: str, chat: int, now: float) -> None:
        """Raise a 429 if speaking in `chat` at `now` is too early."""
        if self._silent_until:
            self._check_silence(method, chat, now)
        if self.limits is None:
            return
        waits = [
            self._wait((), self.limits.per_second, int(self.limits.per_second), now),
            self._wait(chat, self.limits.per_chat_per_second, self.limits.burst, now),
        ]
        if chat < 0:
            minute = self.limits.per_group_per_minute
            waits.append(self._wait(("group", chat), minute / 60, int(minute), now))
        if (wait := max(waits)) > 0:
            refused = too_many(math.ceil(wait))
            self.obey(refused, chat, now)
            raise refused
        self._count(chat, now)

    def _check_silence(self, method: str, chat: int, now: float) -> None:
        left = self._silent_until.get(chat, 0) - now
        if left > 0:
            self.impatient.append(f"{method} in {chat}: {left:.2f} s too early")
            raise too_many(math.ceil(left))
        self._silent_until.pop(chat, None)

    def _wait(self, key: object, rate: float, burst: int, now: float) -> float:
        """Return the seconds until one more fits (generic cell rate algorithm)."""
        return self._due.get(key, 0) - now - (burst - 1) / rate - _ROUNDING

    def _count(self, chat: int, now: float) -> None:
        assert self.limits is not None
        rates: dict[object, float] = {(): self.limits.per_second}
        rates[chat] = self.limits.per_chat_per_second
        if chat < 0:
            rates["group", chat] = self.limits.per_group_per_minute / 60
        for key, rate in rates.items():
            self._due[key] = max(self._due.get(key, 0), now) + 1 / rate
