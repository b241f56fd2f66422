"""The map of the journey: six chapters, what is done, where we are and what comes next."""

from __future__ import annotations

from dialogs.chapters import letter, preparation
from dialogs.progress import Progress
from dialogs.prompt import ANYWHERE, anywhere_button
from dialogs.types import Button, Reply, Say

CHAPTERS = ("preparation", "letter", "rehearsal", "session", "aftercare")
"""The chapters one can walk into from the map; the welcome is behind everybody who sees it."""

OPENERS = frozenset({"open_map", *(f"open_{chapter}" for chapter in CHAPTERS)})


def done(progress: Progress, chapter: str) -> bool:
    """Say whether a chapter has been walked to its end."""
    match chapter:
        case "preparation":
            return preparation.screened(progress) and progress.has("plan.people", "plan.place")
        case "letter":
            return progress.has("letter.kept")
        case "rehearsal":
            return progress.has("rehearsal.done")
        case "session":
            return progress.has("after.outcome")
    return False


def begun(progress: Progress, chapter: str) -> bool:
    """Say whether a chapter has been begun."""
    match chapter:
        case "preparation":
            return any(key.startswith("safety.") for key in progress.answers)
        case "letter":
            return bool(letter.told(progress))
        case "rehearsal":
            return progress.has("rehearsal.seconds") or progress.has("rehearsal.denial")
        case "session":
            return progress.has("session.at")
    return progress.has("after.outcome")


def status(progress: Progress, chapter: str) -> str:
    """Give `done`, `begun` or `open`."""
    return "done" if done(progress, chapter) else "begun" if begun(progress, chapter) else "open"


def next_chapter(progress: Progress) -> str:
    """Give the first chapter that is not done."""
    return next((chapter for chapter in CHAPTERS if not done(progress, chapter)), CHAPTERS[-1])


def lines(progress: Progress) -> tuple[Say, ...]:
    """Say where the journey stands: a line per chapter and what comes next."""
    statuses: dict[str, str | int] = {chapter: status(progress, chapter) for chapter in CHAPTERS}
    statuses |= {"written": len(letter.told(progress)), "all": len(letter.PARTS)}
    return (Say("map", statuses), Say("map-next", {"chapter": next_chapter(progress)}))


def map_of(progress: Progress) -> Reply:
    """Show the map, help first; before consent only the way on."""
    if not progress.has("me.consent"):
        rows = ((anywhere_button("sos"),), (anywhere_button("help"), anywhere_button("continue")))
        return Reply((Say("map-early"),), rows, aside=True)
    chapters = [Button(f"map.{chapter}", f"{ANYWHERE}:open_{chapter}") for chapter in CHAPTERS]
    return Reply(
        lines(progress),
        (
            (anywhere_button("sos"),),
            (anywhere_button("continue"),),
            tuple(chapters[:2]),
            tuple(chapters[2:4]),
            (chapters[4], Button("map.settings", f"{ANYWHERE}:open_settings")),
            (anywhere_button("help"),),
        ),
        aside=True,
    )
