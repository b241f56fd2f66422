"""The six chapters and the errands between them: each module has its states, table and questions."""

from __future__ import annotations

from dialogs.chapters import aftercare, errands, letter, preparation, rehearsal, session, welcome

CHAPTERS = (welcome, preparation, letter, rehearsal, session, aftercare, errands)
"""In the order of the journey; the last holds what can be done from anywhere."""
