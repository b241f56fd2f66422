"""Joins the chapters' tables into the one machine that moves a state."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from transitions import Machine, MachineError

from dialogs.chapters import CHAPTERS
from dialogs.question import Question
from dialogs.table import Row

QUESTIONS: dict[str, Question] = {str(q.state): q for c in CHAPTERS for q in c.QUESTIONS}
"""State → what is asked there. Every state has one."""

TABLE: tuple[Row, ...] = tuple(row for chapter in CHAPTERS for row in chapter.TABLE)
"""All that may happen, chapter by chapter: what the diagram shows."""

RETURN = "return_to:"
"""`return_to:<state>` leads there from anywhere: the way back and the end of an errand."""


class Impossible(ValueError):
    """The trigger has no transition from that state."""


class _Here:
    """The light object a shared machine moves: it has a state and nothing else."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def _build() -> Machine:
    rows = [{"trigger": r.trigger, "source": r.source, "dest": r.dest} for r in TABLE]
    ways_back = [{"trigger": RETURN + s, "source": "*", "dest": s} for s in QUESTIONS]
    return Machine(
        model=None,
        states=list(QUESTIONS),
        transitions=[*rows, *ways_back],
        initial=next(iter(QUESTIONS)),
        auto_transitions=False,
        send_event=True,
    )


MACHINE = _build()


@cache
def fire(state: str, trigger: str) -> str:
    """Give the state that follows; raise `Impossible` when nothing does.

    The machine has no conditions, so what it said once it always says.
    """
    here = _Here(state)
    event = MACHINE.events.get(trigger)
    try:
        if event is None or not event.trigger(here):
            raise Impossible(f"{trigger} in {state}")
    except MachineError as error:
        raise Impossible(f"{trigger} in {state}") from error
    return here.state


def triggers_from(state: str) -> frozenset[str]:
    """Give what may happen in a state, ways back left out."""
    return _INDEX[state]


def _index() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in TABLE:
        for state in QUESTIONS if row.source == "*" else (row.source,):
            found[state].add(row.trigger)
    return {state: frozenset(found[state]) for state in QUESTIONS}


_INDEX = _index()
