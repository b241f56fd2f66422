# Chapter 3: the letter. Parts and prompts: domain 5.1, 5.2, 5.6.

letter-start =
    A letter keeps love and facts together when feelings run high. I ask for seven small parts, in your own words. No other member sees it.

    Say what you saw, on which day, and what you felt. Leave out “always”, “never”, insults, threats, and what others told you. I can be wrong; ask a professional too.
    .again = Shall we begin, or go on, with the letter?
    .begin = Begin or go on

letter-progress = Letter: { $written } of { $all } parts.

letter-opening = Part 1 of 7, a warm beginning. How do you greet { $loved }, and what do you love about { them }? One small thing is enough.

letter-memories = Part 2 of 7, a good memory. Tell of a time when { $loved } was there for you, or of a day you were happy together.

letter-understanding =
    Part 3 of 7, understanding. What would you like { them } to know? Perhaps that this is hard, or an illness, or not who { they-are }.

letter-facts = Part 4 of 7, what you saw. Two or three moments: which day, where, what did you see or hear with your own eyes and ears? No guesses, no list of everything.

letter-feelings = Part 5 of 7, you. What did you feel then? What has changed in your sleep, your work, your days? “I was scared when …” is a good beginning.

letter-ask = Part 6 of 7, the one question. Which help is ready, where and when, and how will you help? End with a clear question, like “Will you go there with us today?”

letter-hope = Part 7 of 7, hope. What do you wish to do together a year from now? And say once more that you love { them }, if you do.

letter-review = This is your letter as it stands:
    .again = Keep the letter like this, or change a part?
    .keep = Keep it like this
    .rewrite = Change a part

letter-empty = There is nothing in it yet.
letter-length =
    { $words } words, { $minutes ->
        [0] less than a minute
        [one] about one minute
       *[other] about { $minutes } minutes
    } read aloud. Between 250 and 450 words is a good length.

letter-missing = Not written yet:
letter-missing-opening = · the warm beginning
letter-missing-memories = · the good memory
letter-missing-understanding = · understanding
letter-missing-facts = · what you saw
letter-missing-feelings = · you: feelings and days
letter-missing-ask = · the one question
letter-missing-hope = · hope

letter-which =
    Which part?
    .opening = 1. Beginning
    .memories = 2. Memory
    .understanding = 3. Understanding
    .facts = 4. What I saw
    .feelings = 5. Feelings
    .ask = 6. The question
    .hope = 7. Hope

letter-kept =
    Your letter is kept. I am sending it as a plain text file too, to print in large type. Keep the page where { $loved } won’t find it.

    You can change every part at any time.
    .again = Your letter is kept. What now?
    .rewrite = Change a part
