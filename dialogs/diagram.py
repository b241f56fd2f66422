"""Draws the paths of the conversation from the machine's own tables, as Mermaid."""

from __future__ import annotations

from transitions.extensions import GraphMachine

from dialogs.machine import QUESTIONS, TABLE


class _Drawn:
    """The model a graph is drawn for."""

    state: str


def chapters() -> tuple[str, ...]:
    """Give the chapters in the order of the journey."""
    return tuple(dict.fromkeys(state.partition(".")[0] for state in QUESTIONS))


def diagram(chapter: str | None = None) -> str:
    """Give the Mermaid text of one chapter, or of all; what works from anywhere is left out.

    Raise KeyError for a chapter that does not exist.
    """
    if chapter is not None and chapter not in chapters():
        raise KeyError(chapter)
    rows = [
        row
        for row in TABLE
        if row.source != "*" and (chapter is None or row.source.startswith(f"{chapter}."))
    ]
    states = list(dict.fromkeys(state for row in rows for state in (row.source, row.dest)))
    own = [state for state in QUESTIONS if chapter is None or state.startswith(f"{chapter}.")]
    model = _Drawn()
    GraphMachine(
        model=model,
        states=[*own, *(state for state in states if state not in own)],
        transitions=[{"trigger": r.trigger, "source": r.source, "dest": r.dest} for r in rows],
        initial=own[0],
        auto_transitions=False,
        graph_engine="mermaid",
        title=chapter or "The intervention coach",
    )
    return str(model.get_graph().draw(None)).rstrip()  # type: ignore[attr-defined]
