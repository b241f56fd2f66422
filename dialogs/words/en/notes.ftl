# What the coach writes of its own accord; when, stands in data/calendar.toml. Facts: domain 7.1, 8.3, 8.5, 8.6.

note-veiled = When you have a quiet moment, there is a note for you.
    .show = Show it

note-over = That note was for an hour that has passed. You have missed nothing you would need now.

note-late = This comes later than it should have; I could not reach you before.

note-session =
    .open = To the page for the day

note-session-7-days = One week to go. Is the place in treatment confirmed? Does everyone have a letter, and has each been read aloud once? A full run-through together helps most.

note-session-2-days =
    Two days to go. Confirm the bed, the driver, and who looks after children and pets. Print the letters twice. If opioids may be in play, have naloxone at hand. And please answer the safety questions once more.

note-session-1-day = One day to go. Read it through once together. No alcohol for anyone who comes. Agree on what { $loved } is told. Then sleep, as well as it goes.

note-session-12-hours =
    The session is close. Has there been a fight, talk of suicide, a weapon, a new crisis? Please answer the safety questions once more. Putting it off is no failure.

note-session-3-hours = A few hours to go. Call the clinic. Fuel, bag, water, tissues. No alcohol and no knives in the room.

note-session-1-hour = One hour. Meet the others somewhere else first. Ten slow breaths. Agree on the stop word. Phones silent, emergency number saved.

note-session-15-minutes = Fifteen minutes. { $Loved } sits near the door and next to someone warm; the way out stays free. Invite, ask whether it is all right, begin. You can do this.

note-session-ended = How did it end? Whenever you have the strength; there is no hurry.

note-sooner = I said I would come back soon. How is it today?

note-deadline =
    Today is the day { $loved } asked for time until. Is there an answer? If not, one calm question is enough.

note-day-1-treatment =
    The first day. A short message saying you are proud is welcome. Ask the clinic for the form that lets them speak with you. And you: have you slept and eaten?

note-day-1-home = The first day after. Regret and relief are both normal. Have you begun with your boundary? And you: have you slept and eaten?

note-day-3-treatment = Day three. Calls like “get me out of here” are common now. Listen, say that you love { them }, and call the staff; don’t go and collect { them }.

note-day-3-home = Day three. Keep the contact warm, and don’t repeat the speech. Have you found support of your own, a group or one person?

note-day-7-treatment = A week. Is there a family programme, and do you have a date for it? Have you tried a first group for yourself?

note-day-7-home =
    A week. Was there one good sober moment? Enjoying it together can help. A natural consequence may happen, if it is safe. Have you tried a first group?

note-day-14-treatment = Two weeks. A good time to learn the early signs of a relapse, and to ask how the way home is planned.

note-day-14-home = Two weeks. You may ask once more, at a good moment, in one sentence. The offer in your letter still holds.

note-day-30-treatment =
    A month. What comes after the programme? After a break the old dose can kill (Strang and others, 2003). If opioids are part of it, ask for naloxone to take home.

note-day-30-home = A month. Look at your boundaries once more: which hold, which don’t? A counsellor or a CRAFT course for you can be the next step.

note-day-60-treatment = Two months. Trust comes back in small steps, without spying. What have you done for yourself this week?

note-day-60-home = Two months. When something happens, with health, work or the law, it can be a new moment to invite. What have you done for yourself this week?

note-day-90-treatment = Three months. Is the care after the programme running? Family therapy may help now.

note-day-90-home = Three months. A second meeting, another way, or a rest: each of them is a decision you may make.

note-day-180-treatment = Half a year. Look at the plan for a relapse once more, while all is quiet. And see what you yourself have changed.

note-day-180-home = Half a year. You may offer again, with a fresh place. And see what you yourself have changed.

note-day-365-treatment = A year. Anniversaries can be raw; plan something kind for the day. If you like, we close here: the menu has “Afterwards”.

note-day-365-home = A year. Look at the whole plan once more, with a counsellor if you can. If you like, we close here: the menu has “Afterwards”.

note-day-1-waiting =
    The first day of waiting. Keep it calm, and don’t repeat the question. And you: have you slept and eaten?

note-day-3-waiting =
    Day three. Is there an answer? If not, one calm question is enough. Ask the clinic how long the place can be held.

note-day-7-waiting = { note-day-7-home }

note-day-14-waiting = { note-day-14-home }

note-day-30-waiting = { note-day-30-home }

note-day-60-waiting = { note-day-60-home }

note-day-90-waiting = { note-day-90-home }

note-day-180-waiting = { note-day-180-home }

note-day-365-waiting = { note-day-365-home }

note-day-1-cancelled = The day after. Are the letters put away safely? And you: have you slept and eaten?

note-day-3-cancelled = Day three. Has everyone been told? A new day within two weeks can help.

note-day-14-cancelled = Two weeks. Set a new day, or let one person invite { them } quietly.

note-day-30-cancelled =
    A month. Is a talk still the right way? A counsellor, or one person who invites quietly, may fit better now.

note-day-1-stopped = The first day after. Are you safe? “Help now” has numbers. Have you slept and eaten?

note-day-3-stopped = Day three. Who are you talking to about what happened? One person is enough.

note-day-7-stopped = A week. Have you spoken with a professional? Please do, before any second meeting.

note-day-14-stopped = Two weeks. How safe is it at home now? A second meeting needs a professional first.

note-day-30-stopped = A month. How safe is it at home now? A second meeting needs a professional first.

note-day-90-stopped =
    Three months. Is your own support still there? A professional can look at the way ahead with you.

note-day-180-stopped = Half a year. See what you yourself have changed. Is your own support still there?

note-day-365-stopped =
    A year. Look back with a counsellor, if you can. If you like, we close here: the menu has “Afterwards”.
