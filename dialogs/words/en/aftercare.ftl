# Chapter 6: afterwards. Facts: domain 8.

aftercare-between =
    { $outcome ->
        [accepted] { $Loved } said yes. The first weeks are uneven for everybody; both joy and doubt are normal.
        [conditional] { $Loved } said yes with conditions. Small steps count.
        [asked_time] { $Loved } asked for time. Your part is to keep the door open, and to rest.
        [refused] It was a no, this time. You said what you had to say, with love. Now it is about you too.
        [left] { $Loved } walked out. What you said was heard, even so.
        [cancelled] The session did not take place. Nothing is lost.
        [stopped] You stopped it, and that was right.
        [died] I am here, quietly. There is nothing you have to do.
       *[none] This is the place for the time afterwards. Nothing has been told yet.
    }
    .again = Until next time, then. Write to me whenever something changes.
    .finish = We have come to an end

aftercare-next = I will write on the days that tend to be hard: the first, the third, a week later, and so on for a year. Tell me whenever something changes.
aftercare-none = When the session is over, tell me how it ended. Then I will write to you, for a year.
aftercare-stopped = I don’t write on my own, as you wished. You can change that any time.
aftercare-paused = My notes are paused until { $until }, as you wished.

aftercare-asked =
    How has it been? Tap, or write a line.
    .better = A bit better
    .same = The same
    .worse = Worse
    .happened = Something happened

aftercare-asked-better = Good to hear. What helped is worth doing again.
aftercare-asked-same = The same can be an achievement. Rest where you can.
aftercare-asked-worse =
    I’m sorry it is so hard. Please don’t stay alone with it. Call one person, now if you can. “Help now” is for relatives too.

aftercare-asked-happened =
    Thank you for telling me. If anyone is in danger, “Help now” comes first. If the answer has changed, “Tell how it ended” changes the plan. And please call one person you trust.

aftercare-asked-told = Thank you. I have kept that line for you.

aftercare-ended =
    Then thank you for your trust. What you did was brave, whatever the answer was: you prepared, you spoke with love, and you began to look after yourself.

    I can delete everything, or keep it in case you come back.
    .stay = Keep it for now

aftercare-soon = I will write again in two days.

aftercare-between-told = Thank you. I have kept that line for you. If the answer has changed, tap “Tell how it ended”.

aftercare-quiet = I don’t write any more on my own. You can write to me whenever you want to.
