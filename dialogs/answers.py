"""What a member may tell in their own words: each reader takes an event and gives what to keep of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from dialogs import countries, moments, times
from dialogs.progress import Progress, Value
from dialogs.types import Event, Say, Text, Voice

MONTH_FIRST = frozenset({"US", "PH"})
"""Countries where 5/12 is the twelfth of May (CLDR short dates)."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """It was not understood, and this is the kind thing to say about it."""

    why: Say


Heard = Mapping[str, Value] | Unclear


class Reader(Protocol):
    """Understands what a member sends where something is asked."""

    @property
    def hears(self) -> type[Text | Voice]:
        """Give the kind of event it understands."""
        ...

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Give what to keep (its main part under `keep`), or say kindly what is unclear."""
        ...

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        ...


NOT_WORDS = Unclear(Say("unclear-words"))


BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that would turn round the words that follow them."""


def own_words(event: Event) -> str:
    """Give the text of an event without control characters and stray space; empty if it has none."""
    if not isinstance(event, Text):
        return ""
    kept = "".join(c for c in event.text if c == "\n" or _is_seen(c))
    return "\n".join(" ".join(line.split()) for line in kept.strip().splitlines()).strip()


def _is_seen(char: str) -> bool:
    return char.isspace() or (unicodedata.category(char) != "Cc" and char not in BIDI_CONTROLS)


def has_letters(text: str) -> bool:
    """Say whether there is a word in it, in any script."""
    return any(char.isalpha() for char in text)


@dataclass(frozen=True, slots=True)
class Story:
    """A few sentences in the member's own words; a bare "ok" is asked about, not kept."""

    hears: ClassVar[type[Text | Voice]] = Text
    at_least: int = 2

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Take anything with as many words as asked for."""
        text = own_words(event)
        if not has_letters(text):
            return NOT_WORDS
        enough = len(text.split()) >= self.at_least or len(text) >= 8 * self.at_least
        return {keep: text} if enough else Unclear(Say("unclear-short"))

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        return kept


@dataclass(frozen=True, slots=True)
class Name:
    """What to call somebody: one line, at most 40 characters."""

    hears: ClassVar[type[Text | Voice]] = Text
    longest: int = 40

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Take a name or nickname of any script."""
        text = " ".join(own_words(event).split())
        if not has_letters(text):
            return Unclear(Say("unclear-name"))
        return Unclear(Say("unclear-long-name")) if len(text) > self.longest else {keep: text}

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        return kept


@dataclass(frozen=True, slots=True)
class Age:
    """An age in years, of which only the band is kept (domain 9.7)."""

    hears: ClassVar[type[Text | Voice]] = Text

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Take a number of years."""
        found = re.search(r"(?<!\d)(\d{1,3})(?!\d)", own_words(event))
        years = int(found[1]) if found else 0
        if not 5 <= years <= 120:
            return Unclear(Say("unclear-age"))
        return {keep: "adult" if years >= 18 else "young" if years >= 16 else "minor"}

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        return kept


@dataclass(frozen=True, slots=True)
class Country:
    """A country, by its name in the member's language, in English, or by its code."""

    hears: ClassVar[type[Text | Voice]] = Text

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Take the country; which zone that means is for the question to decide."""
        code = countries.find(own_words(event), progress.language)
        if code is None:
            return Unclear(Say("unclear-country"))
        return {keep: code}

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        return countries.name(kept, language)


@dataclass(frozen=True, slots=True)
class LocalClock:
    """The time on the member's clock, from which the zone follows."""

    hears: ClassVar[type[Text | Voice]] = Text

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Take a time of day and give the zone that shows it."""
        shown = times.read_clock(own_words(event))
        if shown is None:
            return Unclear(Say("unclear-clock"))
        zone = times.zone_by_clock(progress.text("me.country"), shown.hour, shown.minute, now)
        return Unclear(Say("unclear-clock-zone")) if zone is None else {keep: zone}

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        return kept


A_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\b)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Two times of day with anything between them, such as `22-8` or `11 pm to 7`."""

    hears: ClassVar[type[Text | Voice]] = Text

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Take the hours from the first time to the second; at least eight must stay open."""
        clocks = [times.read_clock(found) for found in A_CLOCK.findall(own_words(event))]
        if len(clocks) != 2 or clocks[0] is None or clocks[1] is None or clocks[0] == clocks[1]:
            return Unclear(Say("unclear-quiet"))
        quiet = times.Quiet(clocks[0], clocks[1])
        open_hours = sum(datetime(2000, 1, 1, hour) not in quiet for hour in range(24))
        if open_hours < 8:
            return Unclear(Say("unclear-quiet-long"))
        return {keep: f"{quiet.start:%H:%M}-{quiet.end:%H:%M}"}

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        return kept


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and an hour in plain words, in the member's zone; kept as wall-clock time."""

    hears: ClassVar[type[Text | Voice]] = Text

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Take a moment that is still to come, within a year."""
        found = moments.understand(
            own_words(event),
            progress.language,
            times.wall(now, progress.zone),
            month_first=progress.text("me.country") in MONTH_FIRST,
        )
        if isinstance(found, moments.Why):
            return Unclear(Say(f"unclear-moment-{found.value}"))
        return {keep: found.isoformat(timespec="minutes")}

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        return times.in_words(kept, language)


LONGEST_SPEECH = 24 * 3600
"""Seconds; whatever claims to be longer is kept as a day."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice message, of which only the length counts."""

    hears: ClassVar[type[Text | Voice]] = Voice

    def read(self, event: Event, keep: str, progress: Progress, now: datetime) -> Heard:
        """Take the length in seconds."""
        if not isinstance(event, Voice):
            return Unclear(Say("unclear-voice"))
        return {keep: min(max(0, event.seconds), LONGEST_SPEECH)}

    def said_back(self, kept: str, language: str) -> str:
        """Give what was kept in words the member knows."""
        return kept
