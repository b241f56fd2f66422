# Chapter 2: preparation. Facts: domain 1.2 to 1.4, 3.2, 4.

preparation-opening =
    A session is one planned, caring talk. People close to { $loved } say what they have seen and felt, and offer one place in treatment that is ready. Nobody is forced. It has gone well if you did it safely and kindly, and began to look after yourselves.

    Before any planning I ask eight short questions. They help to see whether a family meeting is safe. No other member sees your answers. Shall we?
    .again = Shall I ask the eight questions about safety?

preparation-violence =
    Safety, 1 of 8. Has there been violence, threats or stalking? Or is anyone who would be there afraid of { $loved }?

preparation-weapons = Safety, 2 of 8. Are there guns or other weapons that { $loved } can reach?

preparation-despair =
    Safety, 3 of 8. Has { $loved } talked about suicide or tried it, or lost something big lately: a partner, a job, an arrest?

preparation-mind = Safety, 4 of 8. Does { $loved } hear voices, feel followed, or seem confused or wildly restless?

preparation-withdrawal =
    Safety, 5 of 8. Is one of these true? Drinking every day from the morning on. Calming pills or GHB daily. Shakes, fits or visions when stopping.

preparation-health = Safety, 6 of 8. Is { $loved } pregnant, seriously ill (heart, liver, fits), or 75 or older?

preparation-consent = Safety, 7 of 8. Is { $loved } under 18, or often too confused or intoxicated to decide anything?

preparation-myself =
    Safety, 8 of 8. Now you. Does { $loved } control what you do or where you go? Or do you have an untreated problem with drink or drugs yourself?

preparation-flagged =
    Thank you for being honest. With this, a session led by the family is not the safe way. It does not mean that nothing can be done. It means: with a professional.
    .again = This should be led by a professional. What now?
    .professional = How do I find one?
    .correct = Correct my answers

flag-violence =
    Where there is fear or violence, a meeting can set off more of it. Are you safe right now? If not: “Help now”. A domestic violence service knows safer ways. Please don’t announce a separation or a boundary before talking to them.

flag-weapons =
    With weapons in reach, anger can become deadly. A professional plans around that. Please don’t search for them or take them yourself.

flag-despair =
    Talk of suicide or a fresh loss comes first. Asking { $loved } plainly does not plant the idea (BeThe1To). The numbers under “Help now” are for you too.

flag-mind = Voices, fear of being followed or confusion need a doctor before any talk about treatment.
flag-withdrawal =
    Stopping alcohol or calming pills suddenly can cause fits and can kill. A doctor has to plan the detox before the talk. Please don’t take away the bottles or pills.

flag-health = With this, ask a doctor first: the talk and the days after it strain the body.
flag-consent = Someone under 18, or too confused to decide, needs other services and a different kind of help.

flag-myself =
    When you are being controlled, or need help of your own, you should not carry this alone. Your own help comes first, and it counts.

preparation-professional =
    Where to begin: your doctor, a public drug and alcohol service, or a family helpline (under “Help now”). Ask for someone who leads sessions with families.

    Ask them: which licence and training do you have, who supervises you, are you insured? What does it cost, in writing? What do you do about suicide risk and violence? How do you stay with the family afterwards? Does any clinic pay you? If one does, look elsewhere.

    We can go on preparing meanwhile.
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
way-invitational =
    An announced meeting: { $loved } is invited and knows what it is about. Rule: two or more willing relatives, and talks that are usually accepted.

way-johnson = A meeting led by a professional, who decides whether it is announced. Rule: every talk is avoided, and a professional is at hand. Without one, please don’t surprise { them }.
way-counsellor =
    A family counsellor first, who works with all of you. Rule: there are several of you, and a meeting would probably not come about.

preparation-evidence =
    What studies say. A trial with 130 relatives (Miller and others, 1999) compared three ways. CRAFT, learning to invite, brought 64 % of families’ loved ones into care. The surprise meeting brought 30 %: seven in ten families never held it; of those who did, 75 % succeeded. Al-Anon-type support brought 13 %, with as much relief for the relatives. In ordinary Danish clinics CRAFT reached 29 % in three months (2022).

    Announced meetings (ARISE): of 110 callers, 83 % came into treatment or self-help (Landau and others, 2004), reported by its own developers, without a comparison group.

    Many families get a yes, many do not, and a first no is often not the last.

preparation-people =
    Who could be there? Think of three to eight calm people whom { $loved } loves or respects. First names are enough.

    Better not: anyone under 18, or anyone { they-are } afraid of. Nor anyone who can’t hold back anger, who uses too, or who would warn { them }.
    .again = Who could be there? First names are enough.

preparation-people-told = Noted.

preparation-place =
    Which place in treatment will you offer? A name and a telephone number are enough for now. Ask them: when is the soonest admission, what does it cost in all, is there a doctor for the detox, what comes after?

detox-warning =
    Please note: a dependent person must not stop alcohol or calming pills suddenly. It can be deadly. Ask a doctor before the day. (Alcohol Change UK; joint US guideline, 2025)

preparation-place-told = Good. A place that is ready is the heart of the offer.

preparation-boundary =
    A boundary says what you will do to stay well if the answer is no. For example: “I will not give cash. I will pay the clinic directly.” It is about your own action. It never takes away children, food, medicine, naloxone or emergency help.

    Which one would you really keep? One sentence.
    .again = Which boundary would you really keep? One sentence, about what you will do.

preparation-boundary-told =
    Kept. Could anyone come to harm because of it? Then change it first. It is read only if the answer is no, calmly and last.

preparation-date =
    Which day, and at what time? For example “Saturday week at 10”. Choose a time when { $loved } is usually sober, often the morning. Leave yourselves a week or more.
    .again = So: which day, and at what time?

preparation-date-check = I understood: { $proposed }. Is that right?

preparation-date-check-right = The day is set. I will write to you as it comes closer, and /menu changes it any time.

preparation-held-back =
    I will not set a day for a session led by the family: the safety questions are not all clear, or not all answered. That is to protect all of you.
    .found = A professional has agreed to lead it
    .correct = Go to the safety questions
    .go-on = Go on without a day

preparation-ready = The preparation is in hand.

missing = Still missing, whenever you are ready:
missing-people = · who will be there
missing-place = · a place in treatment
missing-boundary = · your boundary
missing-date = · the day
missing-nothing = Nothing is missing for now.

way-not-ready =
    Not ready yet; we go on preparing. Rule: nobody has regular, warm contact at the moment. A family counsellor can help you to find a first step.

opioid-warning =
    With opioids: after a break the old dose can kill (Strang and others, 2003). Ask the place about methadone or buprenorphine, and keep naloxone at hand.

session-held =
    I have taken the day and its notes back. With your new answer, a professional should look at it first. Your letter is kept.

screened-again = Thank you. Nothing in your answers speaks against the day.

preparation-date-check-past = That moment is over by now. Which day to come do you mean?
preparation-date-check-held-back = First things first:
