"""The bot seen from Telegram's side: a strict Bot API fake and the end-to-end tests that use it."""
