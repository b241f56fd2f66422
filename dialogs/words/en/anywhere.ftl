# What is said from any place.

welcome-back = Good to see you again. Your place is kept. We were here:

not-yet = First things first; it is only a few questions.

no-way-back = We are at the beginning; there is nothing before this.

errand-done = Done. Back to where you were:

stale = That button belongs to an earlier question. We are here now:
    .revisit = Change that answer

unknown-command = I don't know that command. These work everywhere: /menu, /help, /sos, /back, /settings, /notes, /privacy, /export, /delete.

so-far =
    Your answer before: “{ $answer }”
    Answer again to change it, or keep it.

map-early =
    We have just begun. A few questions about you first, then the whole map opens.

    If someone is in danger, use “Help now”. It always works.

map =
    The map of our work:

    Welcome: done
    1. Preparation: { $preparation ->
        [done] done
        [begun] begun
       *[open] not begun
    }
    2. Letter: { $letter ->
        [done] kept, { $written } of { $all } parts
        [begun] { $written } of { $all } parts
       *[open] not begun
    }
    3. Rehearsal: { $rehearsal ->
        [done] done
        [begun] begun
       *[open] not begun
    }
    4. Session day: { $session ->
        [done] done
        [begun] a day is set
       *[open] no day yet
    }
    5. Afterwards: { $aftercare ->
        [begun] we keep in touch
       *[open] later
    }
    .preparation = 1. Preparation
    .letter = 2. Letter
    .rehearsal = 3. Rehearsal
    .session = 4. Session day
    .aftercare = 5. Afterwards
    .settings = Settings

map-next = { $chapter ->
    [preparation] I would take the preparation next. You can open any part.
    [letter] I would take the letter next. You can open any part.
    [rehearsal] I would take the rehearsal next. You can open any part.
    [session] I would look at the session day next. You can open any part.
   *[aftercare] What remains is the time afterwards. I will write to you then.
}

help =
    I ask one thing at a time. Tap a button, or just write; “yes”, “later”, “back” and “menu” are understood too.

    Nothing gets lost when you stop. Come back in an hour or in a month and write anything.

    /menu shows the map. /settings changes what you told me. /notes pauses or stops what I write on my own. /privacy says what is kept. /delete removes it all.

    I am a machine. I cannot see, call or send anyone. A person can: “Help now” has the numbers.

privacy =
    What is kept: your answers, your letter, where you are in our talk, and when I will write to you. It is encrypted on the computer that runs me. Your words are never written into its logs. It is kept until you delete it.

    Who runs me: { $operator }. Whoever runs me could read what is stored.

    Chats with bots on Telegram are not end-to-end encrypted: Telegram’s servers hold them too. Lock your phone, turn message previews off, and think of shared tablets.

    You can take everything with you, or have it all deleted, at any time.
    .export = Send me everything
    .delete = Delete everything

# Shown when nobody has set COACH_OPERATOR.
operator-unknown = not named yet (the operator has to enter this)

export = Here is everything I keep about you, as one file. It holds private words; put it where only you can open it.

# What was not understood.

not-understood =
    I didn’t understand that. If anyone is in danger, tap “Help now”. Otherwise tap a button, or write its words.

unclear-bare = Here I would like to know a little more than that. A few words of your own, or “Later”.
unclear-age = A number is enough, or tap one of the three.
unclear-words = I can only read words. A few in your own way are enough.
unclear-short = That is very short for this one. A sentence of your own is enough, or “Later”.
unclear-name = A name or nickname is enough, in letters.
unclear-long-name = That is long for a name. What would you say when you call out to them?
unclear-country = I don’t know that country. Its name in English works, or its two letters, such as DE or IN.
unclear-clock = What does your clock show? Like 21:40, or 9:40 pm.
unclear-clock-zone = I can’t fit that to any time on earth right now. What does your clock show this minute?
unclear-quiet = Two times are enough, like 22-8 or 11 pm to 7 am.
unclear-quiet-long = That leaves too little of the day. At least eight hours must stay open for my notes.
unclear-moment-unclear = I couldn’t find that day in the calendar. Try “Saturday at 10”, “Saturday week at 10” or “5 December at 14:30”.
unclear-moment-no-time = And at what time? Please write both together, like “5 December at 14:30”.
unclear-moment-past = That moment is already over. Which day to come do you mean?
unclear-moment-far = That is more than a year away. Please choose a nearer day.
unclear-moment-other-weekday = That date falls on another weekday. Please look again, and write the date alone.
unclear-voice = I need a voice message here. I only see how long it is; I never listen to it.
cannot-hear = I can’t listen to voice messages, on purpose: the sound stays with Telegram. Please write it, as short as you like.
cannot-open = I don’t open files. Please write or paste the words here.
cannot-read = { $kind ->
    [photo] I can’t look at pictures, and I keep none. Please tell me in words.
    [sticker] A sticker I can’t read, but I am here. Please tell me in words.
    [location] I don’t use your location, and I have not kept it. In danger, call; I can’t send anyone. Otherwise tell me in words.
    [edited] I saw that you changed an earlier message. I keep what came first; if it should be different, write it here again or go back to that question.
    [forwarded] I don’t read forwarded messages; they may be somebody else’s words. Tell me in yours.
    [contact] I don’t keep contacts. Please tell me in words.
    [poll] I can’t read polls. Please tell me in words.
   *[other] I can’t read that kind of message. Please tell me in words.
}

# Said when something went wrong on our side. It is always the same short sentence.
set-aside = Something went wrong on my side with your last message. Your place is kept. Please try once more in other words, or use /menu.
rejected = I had an answer for you that could not be delivered. Please write /menu and we go on from there.

# The one sentence for groups.
group = I talk with one person at a time, in private. Please write to me there.

# The menu of commands that Telegram shows; it may be seen over your shoulder.
commands =
    .start = Begin or go on
    .menu = Overview
    .help = How this works
    .sos = Phone numbers
    .settings = Settings
    .notes = My notes to you
    .privacy = What is kept
    .export = Take everything with you
    .delete = Delete everything
