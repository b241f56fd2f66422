"""The small frozen types that cross borders: what happened, what is said, what is owed later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.progress import Progress


@dataclass(frozen=True, slots=True)
class Text:
    """The member wrote something."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """The member tapped a button; `data` is what we put on it, or whatever a tampering client sent.

    `message` is the id of the message the button stood under, 0 if that is not known.
    """

    data: str
    message: int = 0


@dataclass(frozen=True, slots=True)
class Command:
    """The member sent `/name rest`."""

    name: str
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """The member spoke for so many seconds; the sound itself never reaches us."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Document:
    """The member sent a file, which is not fetched."""

    name: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """The member sent what cannot be read: `kind` is photo, sticker, edited, forwarded or the like."""

    kind: str


@dataclass(frozen=True, slots=True)
class Due:
    """A check-in has come due; `intended` is the instant it was meant for."""

    name: str
    intended: datetime


Event = Text | Tap | Command | Voice | Document | Other | Due


@dataclass(frozen=True, slots=True)
class Say:
    """One message of the Fluent files, by id (`id` or `id.attribute`), with what fills its gaps."""

    id: str
    args: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The member's own words, said back exactly."""

    text: str


@dataclass(frozen=True, slots=True)
class Button:
    """A label (the id of its words) and the callback data behind it (1 to 64 bytes: Telegram's limit)."""

    label: str
    data: str


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """One message to the member: paragraphs, then rows of buttons.

    `urgent` ones overtake all others; one `aside` is not the question of the state the member is in.
    """

    says: tuple[Say | Verbatim, ...]
    rows: Rows = ()
    urgent: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """A file to make and send: `letter` from the progress, `export` from all that is stored."""

    kind: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Something to be said later, once for each `occasion` (the session or outcome it belongs to).

    `local` is the wall-clock time we mean (naive) in `zone`; `due` is the instant that is now.
    After `expires` it no longer makes sense and is recorded as skipped.
    """

    name: str
    occasion: str
    local: datetime
    zone: str
    due: datetime
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """All that follows from one event.

    `check_ins` is everything that shall be pending from now on; None leaves what is pending alone.
    `skipped` says why a due check-in was not said, `later` the instant it has moved to.
    `forget` erases the member entirely.
    """

    progress: Progress
    replies: tuple[Reply, ...] = ()
    files: tuple[File, ...] = ()
    check_ins: tuple[CheckIn, ...] | None = None
    skipped: str | None = None
    later: datetime | None = None
    forget: bool = False
