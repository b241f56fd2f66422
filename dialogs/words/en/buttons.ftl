# Labels that many questions share. A question's own attribute of the same name comes first.

buttons =
    .back = Back
    .menu = Menu
    .help = How this works
    .sos = Help now
    .skip = Later
    .keep = Keep it
    .continue = Go on where I was
    .go-on = Go on
    .yes = Yes
    .no = No
    .unsure = Not sure
    .rather-not = I'd rather not say
    .right = Yes, that's right
    .again = No, another day
    .stay = No, keep everything
    .open-letter = To the letter
    .open-rehearsal = To the rehearsal
    .open-session = To the session day
    .open-outcome = Tell how it ended
    .open-notes = About my notes
    .open-delete = Delete everything
    .set-date = Set or change the day

# What people type instead of tapping, with commas between. Case and punctuation do not matter.

word-yes = yes, y, yeah, yep, yup, sure, ok, okay, k, fine, right, correct, go on, continue, next, start, ready
word-no = no, n, nope, nah, never
word-unsure = not sure, unsure, maybe, don't know, dunno, no idea, idk
word-skip = skip, later, pass, not now, next
# Never typed: for buttons without a second meaning.
nothing = —

word-back = back, go back, previous
word-menu = menu, map, where am i, overview, progress
word-help = help, how does this work, what can i do
word-sos = sos, help now, emergency, i need help now, help me, urgent
word-continue = continue, carry on
word-open-notes = stop, unsubscribe, pause, stop writing, leave me alone
