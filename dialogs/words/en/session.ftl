# Chapter 5: the session day. Facts: domain 6.3, 6.4, 7, 8.2.

session-waiting = This is the page for the day itself.
    .cards = Cards for hard moments
    .cancel = Call the session off

session-day = The session is set for { $session }.
session-no-day = No day is set yet.

session-cards =
    What is happening? One tap, a few lines. If anyone is in danger: /sos.
    .shouting = Shouting
    .tears = Tears
    .silence = Silence
    .leaving = { "Walking out" }
    .intoxicated = Drunk or high
    .medical = Medical emergency
    .suicide = Talk of suicide
    .violence = Violence or a weapon
    .breathe = Breathe with me

session-cards-shouting = Speak low and slow. “You’re angry. I understand. We’ll wait. We love you.” Don’t answer the shouting. If anyone is afraid, or something is thrown: stop, leave, call.
session-cards-tears = A tissue, a pause. “Take your time. We’re here.” Don’t hurry on, and don’t take tears for a yes.
session-cards-silence = Wait. Twenty seconds are long and useful. Then: “What’s going through your mind?”
session-cards-leaving =
    Let { them } go. “The door is open. The place is held.” Don’t block the way. Don’t take keys or phone. Drunk and about to drive? Call the police. Talk of suicide, or missing in danger? Call the emergency number. After twenty minutes, one message of love from the closest person.

session-cards-intoxicated = No session today. Slurred, drowsy or vomiting: stay with { them }, on the side if sleepy, no driving. Hard to wake, slow breath, blue or grey lips, a fit or chest pain: call the emergency number now.
session-cards-medical =
    Call the emergency number now: /sos. Not waking, slow or no breath, blue or grey lips: give naloxone, even if unsure. Then do what they tell you on the phone. If breathing, lay { them } on the side. In a fit: protect the head, nothing in the mouth. Stay, and say honestly what was taken. One person meets the ambulance.

session-cards-breathe = Breathe in while you count to four. Hold for two. Out while you count to six. Again. Five times. Your feet are on the floor. You can do the next minute.

session-cancel =
    Shall I note that the session is called off? Nothing you wrote is lost, and a new day can be set at any time.
    .keep = No, it stands
    .call-off = Yes, call it off

session-cancel-call-off = It is called off, and nobody is to blame. Tell the others today. A new day within two weeks, or one person inviting { $loved } quietly, are both good next steps. Put the letter where it is safe.

session-outcome = Drink some water. Sit down for a moment. How did it end?
    .accepted = A yes
    .conditional = A yes with conditions
    .asked-time = { "Asked for time" }
    .refused = A no
    .left = Walked out
    .cancelled = It did not take place
    .stopped = We stopped it for safety
    .died = They died

session-outcome-accepted =
    A yes. Leave now, calmly, with two drivers. No new topics, no loud celebration. Call the clinic on the way. Meet as a family tonight.

session-outcome-conditional =
    A yes with conditions is a yes that wants to be heard. Write the conditions down. Agree to those that are safe. Let the clinic answer the rest. Still go today, if you can.

session-outcome-asked-time = Time can be given, with an end. Agree on a day within 72 hours and on one person to call. Ask { them } plainly about thoughts of suicide. Ask the clinic to hold the place.
session-outcome-refused = Thank { them } for listening. Read the boundaries, calmly and last. Say until when the offer stands. Go home separately, and see that nobody is alone with anger. A first no is often not the last.
session-outcome-left = Let { them } be. One message: “We love you. The place is open. Call any time.” Nobody follows. Stay reachable until midnight; if you fear for { their } life, call the emergency number.
session-outcome-cancelled = Then it was not the day. Nobody is to blame. Tell everyone, and set a new day within two weeks, or let one person invite { them } quietly. Put the letter where it is safe.
session-outcome-stopped = Stopping was right. Nothing matters more than that everyone is safe. Before a second attempt, please talk to a professional. The numbers are under “Help now”.

session-deadline =
    Until when did { $loved } ask for time? A day and an hour, like “Thursday at 18:00”. I will ask you then.
    .again = So: which day, and at what time?

session-deadline-check = I understood: { $deadline }. Is that right?

session-cards-suicide =
    Stop the session. “I’m taking this seriously. I’ll stay with you while we call.” Call the emergency number or the suicide line: /sos. Don’t leave { them } alone, unless you are in danger yourself.

session-cards-violence =
    Stop. Leave the room with everyone who can. Call the emergency number from a safe place: /sos. Don’t argue, and don’t block the way.

session-outcome-died =
    I am so very sorry. Nothing you wrote or did caused this. I have stopped all notes.

    You don’t have to do anything here. If you want people who know this grief: groups and lines are under “Help now”. In the UK there are DrugFAM and the BEAD site. If it becomes too heavy for you, please call the number there.

deadline-long = That is more than 72 hours after the talk. The place may be gone by then; ask the clinic.

session-deadline-check-past = That moment is over by now. Which day to come do you mean?
