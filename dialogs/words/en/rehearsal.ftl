# Chapter 4: rehearsal. Reactions and answers: domain 6.2, 6.3; times: domain 5.1, 6.1.

rehearsal-start =
    Practice takes the fright out of the hard moments. Two things: read the letter aloud once, and find answers to three sentences you may hear.
    .aloud = Read aloud
    .answers = Practise answers

rehearsal-aloud =
    Read the letter aloud, slowly, and record it as a voice message. I only see how long it is; the sound is never fetched. Alone, or with someone you trust.
    .answers = Rather practise answers

rehearsal-timed = How was it? It is normal if the voice shakes; pause, breathe, read on.
    .answers = Practise answers
    .again = Read again

rehearsal-took = You read for { $minutes } min { $seconds } s.
rehearsal-took-good = Under four minutes is good: it can be heard in one go.
rehearsal-took-long = That is over four minutes. Listening gets hard then; perhaps one of the events can go.
rehearsal-took-short = That is very short. Was it the whole letter?
rehearsal-written = As it is written, it takes about { $minutes } min { $seconds } s.

rehearsal-denial =
    { $Loved } says: “I don’t have a problem.” What would you answer?

    a) Everyone knows you do.
    b) You see it differently. I saw what happened that day. Will you let a doctor take a look?
    c) Fine, forget it then.
    .a = a
    .b = b
    .c = c

rehearsal-denial-a = That starts an argument: now there is something to defend. It is the first sentence that comes to most of us.
rehearsal-denial-b = That hears { them }, stays with what you saw, and asks for one small step. Good.
rehearsal-denial-c = That keeps the peace for tonight and lets the question go. You can keep both: kind, and still asking.

rehearsal-blame =
    { $Loved } says: “It’s your fault. Look at how you treat me.” What would you answer?

    a) I’ve made mistakes, and I’m sorry for them. I’m getting help too. Today is about you being safe.
    b) My fault? After all I did for you?
    c) If you don’t stop this, you’ll never see us again.
    .a = a
    .b = b
    .c = c

rehearsal-blame-a = A small share of your own takes the fight out of it, and you come back to what matters. Good.
rehearsal-blame-b = Understandable, and now you are both defending yourselves. The question is gone.
rehearsal-blame-c = That is a threat, and it leaves only winning or losing. What you will do yourself can be said calmly, and last.

rehearsal-later =
    { $Loved } says: “After the holidays. I promise.” What would you answer?

    a) You always say that.
    b) OK, we’ll talk about it then.
    c) A date is a good sign. The bed is free today. What would make today possible?
    .a = a
    .b = b
    .c = c

rehearsal-later-a = It may be true, but it shames. Shame can close the door you are trying to open.
rehearsal-later-b = It is a relief for a moment. The place may be gone by then.
rehearsal-later-c = That honours the will to change and stays with today. Good.

rehearsal-done = That was the practice.
    .again = Once more

rehearsal-formula = A short rule for every answer: say what you heard, say that you love { them }, come back to the one question. Under twenty words. At most three times; then silence may do its work.
