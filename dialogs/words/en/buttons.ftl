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
    .open-screen = Safety questions
    .open-notes = About my notes
    .open-delete = Delete everything
    .set-date = Set or change the day

# What people type instead of tapping, with commas between. Case and punctuation do not matter.

word-yes = yes, y, yeah, yep, yup, yes please
word-on = yes, y, yeah, yep, yup, sure, ok, okay, k, fine, right, correct, go on, next, ready
word-no = no, n, nope, nah, never
word-unsure = not sure, unsure, maybe, don't know, i don't know, dunno, no idea, idk
word-skip = skip, later, pass, not now, next
word-back = back, go back, previous
word-menu = menu, map, where am i, overview, progress
word-help = help, how does this work, what can i do
word-sos =
    sos, help now, emergency, urgent, help me, help me please, please help, please help me, i need help,
    i need help now, call the police, call an ambulance, 911, 999, 112, 000
word-continue = continue, carry on
word-export = export, export my data, send me everything
word-open-delete = delete, delete my data, erase everything
word-open-notes = stop, unsubscribe, pause, stop writing, leave me alone
