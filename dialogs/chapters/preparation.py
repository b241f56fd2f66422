"""Chapter 2: safety first, then the way, the people, the place, a boundary and the day."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from dialogs.answers import Moment, Story
from dialogs.chapters.said_back import settled
from dialogs.progress import Progress, Value
from dialogs.question import TOLD, Question
from dialogs.table import chain, on
from dialogs.times import ahead
from dialogs.types import Say, Verbatim


class S(StrEnum):
    """Where a member can be in this chapter."""

    OPENING = "preparation.opening"
    VIOLENCE = "preparation.violence"
    WEAPONS = "preparation.weapons"
    DESPAIR = "preparation.despair"
    MIND = "preparation.mind"
    WITHDRAWAL = "preparation.withdrawal"
    HEALTH = "preparation.health"
    CONSENT = "preparation.consent"
    MYSELF = "preparation.myself"
    FLAGGED = "preparation.flagged"
    PROFESSIONAL = "preparation.professional"
    RECENT = "preparation.recent"
    CONTACT = "preparation.contact"
    COMES = "preparation.comes"
    HELPER = "preparation.helper"
    WAY = "preparation.way"
    EVIDENCE = "preparation.evidence"
    PEOPLE = "preparation.people"
    PLACE = "preparation.place"
    BOUNDARY = "preparation.boundary"
    DATE = "preparation.date"
    DATE_CHECK = "preparation.date_check"
    HELD_BACK = "preparation.held_back"
    READY = "preparation.ready"


SCREEN = (
    S.VIOLENCE,
    S.WEAPONS,
    S.DESPAIR,
    S.MIND,
    S.WITHDRAWAL,
    S.HEALTH,
    S.CONSENT,
    S.MYSELF,
)
"""The safety screen (domain 1.4): anything but a no is a flag to talk about."""

TABLE = [
    on("open_preparation", "*", S.OPENING),
    on("go_on", S.OPENING, S.VIOLENCE),
    *chain(TOLD, *SCREEN),
    on("open_screen", "*", S.VIOLENCE),
    on("flagged", S.MYSELF, S.FLAGGED),
    on("clear", S.MYSELF, S.RECENT),
    on("correct", S.FLAGGED, S.VIOLENCE),
    on("professional", S.FLAGGED, S.PROFESSIONAL),
    on("go_on", S.PROFESSIONAL, S.PEOPLE),
    *chain(TOLD, S.RECENT, S.CONTACT, S.COMES, S.HELPER, S.WAY),
    on("evidence", S.WAY, S.EVIDENCE),
    on("go_on", S.WAY, S.PEOPLE),
    on("go_on", S.EVIDENCE, S.PEOPLE),
    *chain(TOLD, S.PEOPLE, S.PLACE, S.BOUNDARY, S.DATE),
    on("no_boundary", S.PLACE, S.DATE),
    on(TOLD, S.DATE, S.DATE_CHECK),
    on("held_back", S.DATE, S.HELD_BACK),
    on("later", S.DATE, S.READY),
    on(TOLD, S.DATE_CHECK, S.DATE_CHECK),
    on("right", S.DATE_CHECK, S.READY),
    on("again", S.DATE_CHECK, S.DATE),
    on("past", S.DATE_CHECK, S.DATE),
    on("held_back", S.DATE_CHECK, S.HELD_BACK),
    on("found", S.HELD_BACK, S.DATE),
    on("correct", S.HELD_BACK, S.VIOLENCE),
    on("go_on", S.HELD_BACK, S.READY),
    on("set_date", "*", S.DATE),
]

ANSWERS = ("no", "yes", "unsure", "rather_not")
UNSAFE_BOUNDARY = frozenset({"preparation.violence", "preparation.myself"})
"""Flags with which a boundary may provoke: none is asked for (domain 9.4)."""

OPIOIDS = frozenset({"opioids", "several", "unsure"})
SEDATING = frozenset({"alcohol", "sedatives", "several", "unsure"})
"""Substances whose sudden stop can kill, or may be among the mix (domain 3.2)."""


def flags(progress: Progress) -> tuple[str, ...]:
    """Give the safety questions that were answered with anything but no."""
    return tuple(s.value for s in SCREEN if progress.text(key(s)) not in {"", "no"})


def key(state: S) -> str:
    """Give the key a safety answer is kept under."""
    return "safety." + state.value.removeprefix("preparation.")


def screened(progress: Progress) -> bool:
    """Say whether the whole safety screen has been answered."""
    return progress.has(*(key(s) for s in SCREEN))


def verdict(progress: Progress) -> str:
    """Close the family-led way on any flag (domain 1.4); only a full screen is clear."""
    return "clear" if screened(progress) and not flags(progress) else "flagged"


def way(progress: Progress) -> str:
    """Recommend a way by the first rule that fits (domain 1.3)."""
    answer = progress.text
    if flags(progress) or not screened(progress) or answer("plan.recent") != "no":
        return "professional"
    if answer("plan.contact") == "one":
        return "craft"
    if answer("plan.contact") == "nobody":
        return "johnson" if answer("plan.helper") == "yes" else "not-ready"
    if answer("plan.contact") == "several" and answer("plan.comes") == "yes":
        return "invitational"
    if answer("plan.comes") == "no" and answer("plan.helper") == "yes":
        return "johnson"
    return "counsellor" if answer("plan.contact") == "several" else "not-ready"


def may_meet(progress: Progress) -> bool:
    """Say whether a day may be set: nothing was flagged, or a professional holds the session."""
    unheld = bool(flags(progress)) or not screened(progress)
    return not unheld or progress.text("plan.held_by") == "professional"


def after_date(progress: Progress) -> str:
    """Ask back what was understood; or hold the day back; or leave it for later."""
    if not may_meet(progress):
        return "held_back"
    return TOLD if progress.has("session.proposed") else "later"


def after_check(progress: Progress, chosen: str, now: datetime) -> str:
    """Refuse a day that has passed meanwhile, and one that safety forbids."""
    if chosen != "right":
        return ""
    if not may_meet(progress):
        return "held_back"
    return "" if ahead(progress.text("session.proposed"), progress.zone, now) else "past"


def settle(progress: Progress, chosen: str, now: datetime) -> Progress:
    """Make the day that was said back the day of the session."""
    kept: dict[str, Value] = {
        "session.at": progress.answers.get("session.proposed"),
        "session.zone": progress.zone,
        "session.taken_back": None,
    }
    refused = after_check(progress, chosen, now)
    return settled(progress, chosen, "session.proposed", kept, refused=refused)


def proposed(progress: Progress) -> dict[str, str | int]:
    """Say back the day that was understood."""
    return progress.moment_in_words(proposed="session.proposed")


def after_place(progress: Progress) -> str:
    """Ask for a boundary only where it cannot provoke (domain 9.4)."""
    return "no_boundary" if UNSAFE_BOUNDARY & set(flags(progress)) else TOLD


def take_back(progress: Progress, _: str, __: datetime) -> Progress:
    """Take the day back when the screen was answered with a flag and no professional holds the session."""
    if may_meet(progress):
        return progress.knowing(session__taken_back=None)
    if not progress.has("session.at"):
        return progress
    return progress.knowing(session__at=None, session__taken_back="yes")


def screened_again(progress: Progress, _: str) -> tuple[Say, ...]:
    """Say what the new answers mean for a day that was set."""
    if progress.has("session.taken_back"):
        return (Say("session-held"),)
    return (Say("screened-again"),) if progress.place else ()


def held(progress: Progress, chosen: str, _: datetime) -> Progress:
    """Keep that a professional will hold the session."""
    if chosen != "found":
        return progress
    return progress.knowing(plan__held_by="professional", session__taken_back=None)


def reasons(progress: Progress) -> tuple[Say, ...]:
    """Say what each flag means, so that nobody is left guessing."""
    return tuple(Say(f"flag-{flag.removeprefix('preparation.')}") for flag in flags(progress))


def warn_detox(progress: Progress) -> tuple[Say, ...]:
    """Warn of sudden withdrawal and of lost tolerance where they can be deadly (domain 3.2)."""
    used = progress.text("loved.substance", "unsure")
    detox = (Say("detox-warning"),) if used in SEDATING else ()
    return (*detox, Say("opioid-warning")) if used in OPIOIDS else detox


def recommended(progress: Progress) -> tuple[Say, ...]:
    """Say which way is recommended and by which rule."""
    return (Say(f"way-{way(progress)}"),)


def missing(progress: Progress) -> tuple[Say | Verbatim, ...]:
    """Say what is still missing from the plan."""
    parts = {"plan.people": "people", "plan.place": "place", "plan.boundary": "boundary"}
    gaps = [Say(f"missing-{part}") for kept, part in parts.items() if not progress.has(kept)]
    if not progress.has("session.at"):
        gaps.append(Say("missing-date"))
    return (Say("missing"), *gaps) if gaps else (Say("missing-nothing"),)


QUESTIONS = [
    Question(S.OPENING, moves=("go_on",)),
    *(
        Question(
            state,
            answers=ANSWERS,
            keep=key(state),
            rows_of=2,
            then=verdict if state is S.MYSELF else None,
            does=take_back if state is S.MYSELF else None,
            closing=screened_again if state is S.MYSELF else None,
        )
        for state in SCREEN
    ),
    Question(S.FLAGGED, yes="professional", moves=("professional", "correct"), shows=reasons),
    Question(S.PROFESSIONAL, moves=("go_on",)),
    Question(S.RECENT, answers=("no", "yes", "unsure"), keep="plan.recent", rows_of=3),
    Question(S.CONTACT, answers=("one", "several", "nobody"), keep="plan.contact", may_skip=True),
    Question(S.COMES, answers=("yes", "no", "unsure"), keep="plan.comes", rows_of=3, may_skip=True),
    Question(S.HELPER, answers=("yes", "no", "looking"), keep="plan.helper", may_skip=True),
    Question(S.WAY, moves=("go_on", "evidence"), shows=recommended),
    Question(S.EVIDENCE, moves=("go_on",)),
    Question(S.PEOPLE, takes=Story(at_least=1), keep="plan.people", may_skip=True),
    Question(
        S.PLACE, takes=Story(at_least=1), keep="plan.place", may_skip=True, shows=warn_detox, then=after_place
    ),
    Question(S.BOUNDARY, takes=Story(at_least=3), keep="plan.boundary", may_skip=True),
    Question(S.DATE, takes=Moment(), keep="session.proposed", may_skip=True, then=after_date),
    Question(
        S.DATE_CHECK,
        yes="right",
        no="again",
        redirects=after_check,
        moves=("right", "again"),
        takes=Moment(),
        keep="session.proposed",
        does=settle,
        fills=proposed,
    ),
    Question(S.HELD_BACK, no="go_on", moves=("found", "correct", "go_on"), does=held),
    Question(S.READY, moves=("open_letter", "set_date"), shows=missing, rests=True),
]
