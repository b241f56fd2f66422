"""Draws the paths of the conversation from the machine's own tables, as Mermaid."""

from __future__ import annotations

import re

from transitions.extensions import GraphMachine

from dialogs.machine import QUESTIONS, TABLE
from dialogs.table import Row


class _Drawn:
    """The model a graph is drawn for."""

    state: str


def chapters() -> tuple[str, ...]:
    """Give the chapters in the order of the journey."""
    return tuple(dict.fromkeys(state.partition(".")[0] for state in QUESTIONS))


def diagram(chapter: str | None = None) -> str:
    """Give the Mermaid text of one chapter, or of all; `anywhere` stands for every state.

    Raise KeyError for a chapter that does not exist.
    """
    if chapter is not None and chapter not in chapters():
        raise KeyError(chapter)
    rows = [row._replace(source=row.source.replace("*", ANYWHERE)) for row in TABLE if _belongs(row, chapter)]
    names = {state: _short(state, chapter) for row in rows for state in (row.source, row.dest)}
    own = [_short(state, chapter) for state in QUESTIONS if chapter in {None, state.partition(".")[0]}]
    model = _Drawn()
    GraphMachine(
        model=model,
        states=list(dict.fromkeys([*own, *names.values()])),
        transitions=[{"trigger": r.trigger, "source": names[r.source], "dest": names[r.dest]} for r in rows],
        initial=own[0],
        auto_transitions=False,
        graph_engine="mermaid",
        title=chapter or "The intervention coach",
    )
    drawn = str(model.get_graph().draw(None)).splitlines()  # type: ignore[attr-defined]
    return "\n".join(line.rstrip() for line in drawn if not COLOUR.match(line)).rstrip()


ANYWHERE = "anywhere"


def _belongs(row: Row, chapter: str | None) -> bool:
    """Say whether an arrow is drawn in a chapter: where it begins, or where it leads to from anywhere."""
    place = row.dest if row.source == "*" else row.source
    return chapter in {None, place.partition(".")[0]}


COLOUR = re.compile(r"\s*(?:classDef|Class) |\s*$")
"""Lines that only paint; the reader's own theme does that better."""


def _short(state: str, chapter: str | None) -> str:
    """Give a name that Mermaid can read: without dots, and without the chapter inside its own drawing."""
    return state.removeprefix(f"{chapter}.").replace(".", "_")
