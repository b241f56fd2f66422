"""How fast we may send: Telegram's limits, kept before it has to remind us."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Pace:
    """At most `per_second` messages overall, and `per_chat` seconds between two to one chat; 0: no limit.

    Telegram allows about 30 a second overall and one a second per chat; we stay just below.
    """

    per_second: float = 29.0
    per_chat: float = 1.05
    _free_at: float = 0.0
    _floods: dict[str, float] = field(default_factory=dict)

    def wait(self, now: float) -> float:
        """Give the seconds until the next message may leave."""
        return max(0.0, self._free_at - now)

    def left(self, now: float) -> None:
        """Note that a message leaves now."""
        if self.per_second:
            self._free_at = max(now, self._free_at) + 1 / self.per_second

    def hold(self, now: float, seconds: float) -> None:
        """Send nothing at all for so long; a longer pause is never shortened."""
        self._free_at = max(self._free_at, now + seconds)

    def is_flooded(self, address: str, now: float) -> bool:
        """Say whether Telegram has asked for silence in a chat that is not over yet."""
        return self._floods.get(address, now) > now

    def flooded(self, address: str, now: float, seconds: float) -> None:
        """Note a refusal for going too fast; when two chats are refused at once, all wait."""
        self._floods = {chat: until for chat, until in self._floods.items() if until > now}
        self._floods[address] = now + seconds
        if len(self._floods) > 1:
            self.hold(now, seconds)
