# What can be done from anywhere.

errands-settings =
    What shall we change?
    .my-name = My name
    .loved-name = { "Their name" }
    .pronoun = She, he, they
    .substance = What worries me
    .country = Country
    .clock = My local time
    .quiet = Quiet hours
    .discreet = Hidden notes

errands-notes =
    I write to you on my own before the day and in the year after it. What would you like?
    .pause = Pause for a week
    .stop = Stop my notes
    .resume = Notes as planned

errands-notes-pause = Paused for a week. Only what belongs to a day that is set still comes. You can write to me any time.
errands-notes-stop = I will not write on my own any more. You can still write to me any time.
errands-notes-resume = Good. The notes come as planned.

errands-delete =
    Delete everything I keep about you: answers, letter, plans, notes to come? It can’t be undone. /export gives you a copy first.
    .sure = Yes, delete

errands-last-chance =
    Are you sure? After this I can’t bring anything back, not even the letter.
    .erase = Yes, delete it now

errands-deleted =
    It is all deleted, and I will not write to you again. What you see above is in Telegram; delete the chat there too, for both sides.

    I wish you well. If someone is in danger, call your emergency number. /start begins anew.

errands-sos-country = Which country are you in right now? Tap, or write its name. If you can’t wait, try 112. It does not work everywhere.
    .GB = United Kingdom
    .US = United States
    .IE = Ireland
    .CA = Canada
    .AU = Australia
    .NZ = New Zealand

errands-delete-stay = Nothing was deleted. Back to where you were:

errands-last-chance-stay = Nothing was deleted. Back to where you were:
