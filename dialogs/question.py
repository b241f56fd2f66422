"""What a state asks and what it takes: every state of every chapter is one `Question`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.answers import Reader
from dialogs.progress import Progress
from dialogs.types import Say, Verbatim

TOLD = "told"
"""The trigger of a question that was answered or skipped."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked in a state; its words are the Fluent message of the same name.

    `answers` are offered as buttons and kept under `keep`; typed text goes through `takes`.
    `moves` are offered as buttons and are themselves the trigger; nothing is kept of them.
    `returns` are moves that end an errand: they lead back to where the member came from.
    `then` names the trigger once the answer is kept (default: told).
    `does` changes the progress further, given what was chosen and the time.
    `closing` is what is said once it is answered; where help is `urgent`, before all else.
    `gives` names the file that is sent when an offer is chosen.
    `shows` adds paragraphs below the question; `fills` gives its words what they name.
    `forms` names another message that lists what people type for its offers.
    `redirects` may name another trigger than the chosen move, given the time; empty: none.
    `yes` and `no` name the offers that a plain yes or no means; with `exact` nothing less than a label
    or a form of it is taken.
    `hides` leaves out buttons that make no sense now.
    Where the coach `greets`, words that are no answer are simply greeted.
    A state that `rests` is one where nobody waits for an answer; one that `forgets` erases the member.
    """

    state: str
    answers: tuple[str, ...] = ()
    moves: tuple[str, ...] = ()
    takes: Reader | None = None
    keep: str = ""
    may_skip: bool = False
    then: Callable[[Progress], str] | None = None
    does: Callable[[Progress, str, datetime], Progress] | None = None
    closing: Callable[[Progress, str], tuple[Say, ...]] | None = None
    shows: Callable[[Progress], tuple[Say | Verbatim, ...]] | None = None
    fills: Callable[[Progress], dict[str, str | int]] | None = None
    returns: tuple[str, ...] = ()
    gives: Mapping[str, str] = field(default_factory=dict)
    redirects: Callable[[Progress, str, datetime], str] | None = None
    yes: str = ""
    no: str = ""
    exact: bool = False
    hides: Callable[[Progress], frozenset[str]] | None = None
    urgent: bool = False
    greets: bool = False
    rests: bool = False
    forgets: bool = False
    forms: str = ""
    rows_of: int = 1

    @property
    def id(self) -> str:
        """Give the Fluent id: the state's name with dashes."""
        return self.state.replace(".", "-").replace("_", "-")

    def may_keep(self, progress: Progress) -> bool:
        """Say whether the question can be passed: it may be skipped, or was answered before."""
        answered = bool(self.keep) and progress.has(self.keep)
        return self.may_skip or (answered and not self.rests and not self.moves)

    def shown(self, progress: Progress) -> tuple[str, ...]:
        """Give the offers that make sense now."""
        hidden = self.hides(progress) if self.hides else frozenset()
        return tuple(offer for offer in self.offers if offer not in hidden)

    @property
    def offers(self) -> tuple[str, ...]:
        """Give everything a button is shown for, in order."""
        return self.answers + self.moves + self.returns
