"""What we know of one member; versioned, and it brings older shapes up to date itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import orjson

from dialogs.times import in_words

VERSION = 1
"""Raise it together with a new database migration, so that an older coach refuses what it cannot read."""

Value = str | int | float | bool | None
"""What an answer may be: whatever JSON can carry without loss."""

START = "welcome.hello"
TRAIL_LENGTH = 40

MIGRATIONS: dict[int, Callable[[dict[str, object]], dict[str, object]]] = {}
"""Version → the step that lifts a body of that version by one."""


class NewerProgress(ValueError):
    """The body was written by a newer version of the coach."""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one member is and what they have told us.

    `trail` is the way back. `place` is where to return to after an errand (such as a changed setting).
    `aside` says that the menu or the like was shown last, so that a number is not for the question.
    `tapped` is the last button's data and when it was tapped, to forgive a double tap.
    """

    state: str = START
    answers: Mapping[str, Value] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    place: str = ""
    tapped: tuple[str, float] = ("", 0.0)
    aside: bool = False

    def text(self, key: str, default: str = "") -> str:
        """Give the answer kept under `key` as text."""
        value = self.answers.get(key)
        return default if value is None else str(value)

    def has(self, *keys: str) -> bool:
        """Say whether each of these has been answered with something."""
        return all(self.answers.get(key) not in {None, ""} for key in keys)

    def knowing(self, **answers: Value) -> Progress:
        """Give the same progress with these answers kept; `__` in a name stands for a dot."""
        return self.keeping({key.replace("__", "."): value for key, value in answers.items()})

    def keeping(self, answers: Mapping[str, Value]) -> Progress:
        """Give the same progress with these answers kept; None forgets one."""
        if not answers:
            return self
        merged = {**self.answers, **answers}
        return replace(self, answers={k: v for k, v in merged.items() if v is not None})

    def at(self, state: str) -> Progress:
        """Give the same progress in another state, with the way back remembered."""
        if state == self.state:
            return self
        return replace(self, state=state, trail=(*self.trail, self.state)[-TRAIL_LENGTH:])

    def moment_in_words(self, **keys: str) -> dict[str, str | int]:
        """Give the moments kept under these keys as words in the member's language."""
        return {name: in_words(self.text(key), self.language) for name, key in keys.items() if self.has(key)}

    @property
    def language(self) -> str:
        """Give the language the member speaks with the coach."""
        return self.text("me.language", "en")

    @property
    def zone(self) -> str:
        """Give the member's time zone (IANA name)."""
        return self.text("me.zone", "UTC")

    def to_json(self) -> str:
        """Write it down so that `from_json` gives it back equal."""
        return orjson.dumps(
            {
                "version": VERSION,
                "state": self.state,
                "answers": self.answers,
                "trail": self.trail,
                "place": self.place,
                "tapped": self.tapped,
                "aside": self.aside,
            }
        ).decode()

    @classmethod
    def from_json(cls, written: str) -> Progress:
        """Read what `to_json` wrote, in this or any earlier version; `NewerProgress` if later."""
        body = orjson.loads(written)
        if body["version"] > VERSION:
            raise NewerProgress(body["version"])
        for version in range(body["version"], VERSION):
            body = MIGRATIONS[version](body)
        data, at = body["tapped"]
        return cls(
            state=body["state"],
            answers=body["answers"],
            trail=tuple(body["trail"]),
            place=body["place"],
            tapped=(data, at),
            aside=body["aside"],
        )
