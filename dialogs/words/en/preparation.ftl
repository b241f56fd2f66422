# Chapter 2: preparation. Facts: domain 1.2 to 1.4, 3.2, 4.

preparation-opening =
    A session is one planned, caring talk: people close to { $loved } say what they have seen and felt, and offer one place in treatment that is ready. Nobody is forced. It has gone well if you did it safely and kindly and began to look after yourselves.

    Before any planning I ask eight short questions about safety. They are the ones professionals ask. Your answers stay with you. Shall we?
    .again = Shall I ask the eight questions about safety?

preparation-violence =
    Safety, 1 of 8. Has there been violence, threats, stalking, or is anyone who would be there afraid of { $loved }?

preparation-weapons = Safety, 2 of 8. Are there guns or other weapons that { $loved } can reach?

preparation-despair =
    Safety, 3 of 8. Has { $loved } talked about suicide or tried it, or lost something big lately: a partner, a job, an arrest?

preparation-mind = Safety, 4 of 8. Does { $loved } hear voices, feel followed, or seem confused or wildly restless?

preparation-withdrawal =
    Safety, 5 of 8. Does { $loved } drink from the morning on, take calming pills every day, or get shakes, fits or visions when stopping, and no doctor has arranged a safe detox?

preparation-health = Safety, 6 of 8. Is { $loved } pregnant, seriously ill (heart, liver, fits), or 75 or older?

preparation-consent = Safety, 7 of 8. Is { $loved } under 18, or often too confused or intoxicated to decide anything?

preparation-myself =
    Safety, 8 of 8. Now you: does { $loved } control what you do or where you go, or do you have a problem with drink or drugs yourself that is not being treated?

preparation-flagged =
    Thank you for being honest. With this, a session led by the family is not the safe way. It does not mean that nothing can be done. It means: with a professional.
    .professional = How do I find one?
    .correct = Correct my answers

flag-violence = Where there is fear or violence, a meeting can set off more of it. A domestic violence service knows safer ways; please don’t announce a separation before talking to them.
flag-weapons = With weapons in reach, heat can turn deadly within a second. A professional plans around that; please don’t search or take them yourself.
flag-despair = Talk of suicide or a fresh loss comes first. Asking { $loved } about it plainly does not plant the idea. The numbers under “Help now” are for you too.
flag-mind = Voices, fear of being followed or confusion need a doctor before any talk about treatment.
flag-withdrawal = Stopping alcohol or calming pills suddenly can cause fits and can kill. A doctor has to plan the detox before the talk. Please don’t take away the bottles or pills.
flag-health = With this, ask a doctor first: the talk and the days after it strain the body.
flag-consent = Someone under 18, or too confused to decide, needs other services and other ways than a group talk.
flag-myself = When you are being controlled, or need help of your own, you should not carry this alone. Your own help comes first, and it counts.

preparation-professional =
    Where to begin: your doctor, a public drug and alcohol service, or a family helpline (under “Help now”). Ask for someone who leads sessions with families.

    Ask them: which licence and training do you have, who supervises you, are you insured? What does it cost, in writing? What do you do about suicide risk and violence? How do you stay with the family afterwards? Does any clinic pay you? If one does, look elsewhere.

    We can go on preparing meanwhile; the letter and your boundaries are needed there too.
    .again = Shall we go on preparing meanwhile?

preparation-recent =
    Was { $loved } in hospital in the last 30 days, or was there an overdose or a suicide attempt?

preparation-contact =
    Who has a regular and mostly warm contact with { $loved }?
    .one = One of us
    .several = Two or more of us
    .nobody = Nobody at the moment

preparation-comes = When you ask { $loved } to come to a talk, { does } { they } usually come?

preparation-helper =
    Is there a professional who could lead or advise?
    .yes = Yes
    .no = No
    .looking = We are looking

preparation-way =
    From your answers I would take this way:
    .evidence = What is known about it?

way-professional = With a professional first. Rule: anything in the safety questions, or a crisis in the last 30 days. After a hospital stay, ask the staff there: the moment at the bedside can be a good one to offer help.
way-craft = The one with the warm contact learns to invite, step by step (the approach is called CRAFT). Rule: one relative with regular, reasonably warm contact. It needs some weeks, and relatives feel better even if nothing else changes.
way-invitational = An announced meeting: { $loved } is invited and knows what it is about. Rule: two or more willing relatives, and { they-are } someone who usually comes when asked.
way-johnson = A meeting led by a professional, who decides whether it is announced. Rule: every talk is avoided, and a professional is at hand. Without one, please don’t surprise { them }.
way-counsellor = A family counsellor first, who works with all of you. Rule: several relatives, and it is not clear that a meeting would come about.

preparation-evidence =
    What studies say, honestly. In a trial with 130 relatives (Miller and others, 1999), 64 % of families who learned to invite (CRAFT) got the person into care, 30 % with the classic surprise meeting, 13 % with Al-Anon-type support. Seven in ten of the surprise meetings were never held.

    For announced meetings (ARISE) 83 % of 110 callers is reported by its own developers (Landau and others, 2004), without a comparison group.

    Many families get a yes, many do not, and a first no is often not the last.

preparation-people =
    Who could be there? Three to eight people whom { $loved } loves or respects and who can keep calm. First names are enough.

    Better not: anyone { they-are } afraid of, who can’t hold back anger, who drinks or uses too, who would warn { them }, or who is under 18.
    .again = Who could be there? First names are enough.

preparation-people-told = Noted.

preparation-place =
    Which place in treatment will you offer? A name and a telephone number are enough for now. Ask them: when is the soonest admission, what does it cost in all, is there a doctor for the detox, what comes after?

detox-warning = Please note: someone who is dependent must not stop alcohol or calming pills from one day to the next. It can be deadly. Ask a doctor before the day.

preparation-place-told = Good. A place that is ready is the heart of the offer.

preparation-boundary =
    A boundary says what you will do to stay well if the answer is no. For example: “I will not give cash. I will pay the clinic directly.” It is about you, you can keep it on the worst day, and it harms nobody.

    Which one would you really keep? One sentence.
    .again = Which boundary would you really keep? One sentence, about what you will do.

preparation-boundary-told = Kept. It is only read if the answer is no, calmly and last.

preparation-date =
    When shall it be? A day and an hour in plain words, like “Saturday week at 10”. Choose a time when { $loved } is usually sober, often the morning, and leave yourselves a week or more.
    .again = So: which day, and at what time?

preparation-date-check = I understood: { $proposed }. Is that right?

preparation-date-check-right = The day is set. I will write to you as it comes closer, and /menu changes it any time.

preparation-held-back =
    I will not set a day for a session led by the family: the safety questions are not all clear, or not all answered. That is to protect all of you.
    .found = A professional will lead it
    .correct = Go to the safety questions
    .go-on = Go on without a day

preparation-ready = The preparation is in hand.

missing = Still missing, whenever you are ready:
missing-people = · who will be there
missing-place = · a place in treatment
missing-boundary = · your boundary
missing-date = · the day
missing-nothing = Nothing is missing for now.
