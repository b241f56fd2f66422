"""Who is spoken of and to: what every message may name."""

from __future__ import annotations

from dialogs.progress import Progress
from dialogs.words import words


def people(progress: Progress) -> dict[str, str]:
    """Give the names and the pronoun that fill the words: `loved`, `Loved`, `they` and `me`."""
    loved = progress.text("loved.name") or words(progress.language).plain("someone")
    return {
        "loved": loved,
        "Loved": loved[:1].upper() + loved[1:],
        "they": progress.text("loved.they", "they"),
        "me": progress.text("me.name"),
    }
