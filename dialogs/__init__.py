"""The coaching itself: pure; no network, no database, no clock, no Telegram."""
