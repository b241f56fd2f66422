"""The help card, first version: the numbers of the member's country, how sure they are, and from when."""

from __future__ import annotations

from babel.dates import format_date

from dialogs.helplines import Line, helplines
from dialogs.progress import Progress
from dialogs.types import Say

SHOWN = ("suicide", "drug_alcohol", "family", "domestic_violence")
"""What follows the emergency number (domain 10)."""


def knows(progress: Progress) -> bool:
    """Say whether there are numbers for the member's country."""
    return bool(helplines().of(progress.text("me.country")))


def card(progress: Progress, *, all_lines: bool = False) -> tuple[Say, ...]:
    """Give the help card: the number to call now in the first line, always."""
    country = progress.text("me.country")
    known = helplines().of(country)
    emergency = [line for line in known if line.kind == "emergency"]
    if not emergency:
        number = {"number": helplines().gsm_emergency, "url": helplines().finder}
        finder = Say("sos-finder", {"url": helplines().finder})
        return (Say("sos-unknown", number), Say("sos"), finder, _fellowships())
    first = Say("sos-emergency", {"numbers": ", ".join(_dial(line) for line in emergency)})
    others = known if all_lines else tuple(filter(None, (best(known, kind) for kind in SHOWN)))
    entries = (entry(line) for line in others if line.kind in SHOWN)
    return (
        first,
        Say("sos"),
        *entries,
        Say("sos-source", {"year": _years(known), "entered": _entered(progress)}),
    )


def best(lines: tuple[Line, ...], kind: str) -> Line | None:
    """Give the surest line of a kind without a warning, the first listed among equals."""
    return min(
        (line for line in lines if line.kind == kind),
        key=lambda line: (bool(line.warning), not line.sure),
        default=None,
    )


def _dial(line: Line) -> str:
    return line.phone if line.serves in {"", "all"} else f"{line.phone} ({line.serves})"


def entry(line: Line) -> Say:
    """Say one helpline with what is known of it."""
    return Say(
        "sos-line" if line.sure or not line.phone else "sos-line-unsure",
        {
            "kind": line.kind,
            "name": line.name,
            "contact": line.phone or line.url,
            "hours": line.hours or "none",
            "warning": line.warning or "none",
            "year": str(line.year or "none"),
        },
    )


def _fellowships() -> Say:
    """Name the groups for relatives that exist in many countries, twelve-step and secular alike."""
    return Say("sos-fellowships", {"groups": ", ".join(helplines().fellowships)})


def _entered(progress: Progress) -> str:
    return str(format_date(helplines().compiled_on, "MMMM y", locale=progress.language))


def _years(lines: tuple[Line, ...]) -> str:
    years = sorted({line.year for line in lines if line.year})
    return f"{years[0]}–{years[-1]}" if len(years) > 1 else str(years[0]) if years else "none"
