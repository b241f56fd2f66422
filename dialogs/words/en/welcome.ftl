# Chapter 1: welcome.

welcome-hello =
    Hello. I help families and friends of someone with a drink or drug problem to get ready for one calm, honest talk about treatment.

    I am a machine with prepared words. Not therapy, not a doctor, not an emergency service, and no promise of a yes. For adults. What I know may be out of date; a professional knows better.

    If someone is in danger now, write /sos.
    .again = I help families to get ready for one calm, honest talk about treatment. If someone is in danger now, write /sos. Shall we begin?
    .about = What happens here?

welcome-about =
    We go in small steps: is it safe, which kind of talk fits, who comes, where there is a place in treatment. You write a letter in your own words. We practise the hard answers. On the day I am here, and for a year afterwards I ask how you are, whatever the answer was.

    You decide the pace. You can stop at any point and nothing is lost.

welcome-age =
    How old are you? It decides what I may do for you.
    .adult = 18 or older
    .young = 16 or 17
    .minor = Under 16

welcome-minor =
    You did nothing wrong, and you can’t fix this alone. Please talk to an adult you trust: a relative, a teacher, a doctor.

    In many European countries children can call 116 111. For every other country: childhelplineinternational.org

    In danger, call your emergency number. 112 works on mobile phones in many countries, not in all.

    I have kept nothing about you. If you tapped the wrong button, write /start.

welcome-young =
    It is brave that you look for help. Planning a session is work for adults; please don’t carry that.

    What you can do: talk to one adult you trust. Keep your own sleep, school and friends. In danger, leave and call. Alateen groups are for people your age with a relative who drinks: al-anon.org. Child helplines of all countries: childhelplineinternational.org

    You did not cause this, and it is not your task to cure it.
    .again = Talk to one adult you trust; in danger, leave and call. Help for your age: al-anon.org, childhelplineinternational.org
    .older = I’m 18 or older

welcome-consent =
    Before we begin, your permission. I keep your answers and your letter, encrypted, until you delete them. Whoever runs me could read them. Telegram holds our chat too. /delete removes all that I keep.

    Of the person you worry about I need only a first name or nickname. No addresses, no diagnoses, please.

    Do you agree?
    .again = Do you agree that I keep your answers, encrypted, until you delete them?
    .agree = I agree
    .decline = No

welcome-declined =
    That is fine. I have kept nothing. If you change your mind, write /start.

    If someone is in danger, call your emergency number. Helplines by country: findahelpline.com

welcome-country =
    Which country are you in? It decides which emergency numbers I show. Tap, or write its name.
    .GB = United Kingdom
    .US = United States
    .IE = Ireland
    .CA = Canada
    .AU = Australia
    .NZ = New Zealand
    .skip = Rather not say

welcome-clock = What time is it on your clock right now? Then I never write to you at the wrong hour. For example 21:40.

welcome-quiet =
    I never write on my own between ten at night and eight in the morning. Does that suit you?
    .fine = That’s fine
    .change = Other hours

welcome-quiet-hours = From when to when should I be silent? For example 22-8.

welcome-discreet =
    May I write to you on my own, before the day and after it? Others may see your screen. Then a note can hide what it says until you tap.
    .again = May I write to you on my own? Notes can hide what they say until you tap.
    .discreet = Yes, but hide what they say
    .plain = Yes, notes may be open
    .none = No, please don’t write

welcome-my-name = What may I call you? A first name or nickname, as you like.

welcome-my-name-told = Good to have you here, { $me }.

welcome-loved-name = Who are you worried about? A first name or nickname is best. No surname, please.

welcome-pronoun =
    How should I speak of { $loved }?
    .she = she
    .he = he
    .they = they

welcome-relation =
    Who is { $loved } to you?
    .partner = My partner
    .parent = My parent
    .child = My son or daughter (adult)
    .sibling = My brother or sister
    .friend = My friend
    .other = Someone else

welcome-substance =
    What worries you most? It decides which warnings I must give.
    .alcohol = Alcohol
    .sedatives = Sleeping or calming pills
    .opioids = Heroin, fentanyl, painkillers
    .stimulants = Cocaine, speed, meth
    .cannabis = Cannabis
    .several = Several together
    .unsure = I don’t know

welcome-now = How is it right now? Write two or three sentences. No other member sees them.

welcome-now-told =
    Thank you for telling me. That is a lot to carry. If anyone is in danger, tap “Help now”. The rest you don’t have to sort out tonight.

welcome-map =
    This is the map. I would begin with the preparation; safety comes first. You can open any part, stop, and come back.
    .again = Where shall we go?
    .open-preparation = 1. Preparation
    .open-letter = 2. Letter
    .open-rehearsal = 3. Rehearsal
    .open-session = 4. Session day
    .open-aftercare = 5. Afterwards
    .open-settings = Settings

# What people type for these answers, with commas between.
welcome-relation-forms =
    .partner = husband, wife, boyfriend, girlfriend, my husband, my wife, spouse, ex
    .parent = mother, father, mum, mom, dad, my mum, my mom, my dad, my mother, my father
    .child = son, daughter, my son, my daughter
    .sibling = brother, sister, my brother, my sister
    .friend = friend, mate, colleague
    .other = aunt, uncle, cousin, grandson, granddaughter, nephew, niece, neighbour
