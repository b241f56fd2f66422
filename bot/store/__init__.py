"""The only place that speaks SQL: opening, migrations, the one writer, one short function per question."""
