# The help card. The number comes first, always. No decoration here.

sos-emergency = Call now: { $numbers }

sos-unknown = Call your emergency number now. On mobile phones { $number } works in many countries, not in all.

sos =
    Is someone in danger this minute? Call first, then come back. Stay with them if you are safe. If you are not safe, leave the room and call from there.

    I am an automated coach. I can’t see, call or send anyone. A person can.
    .country = I’m in another country
    .more = More numbers

sos-finder = Helplines for your country: { $url }

sos-line = { $kind ->
    [suicide] If someone thinks of suicide
    [drug_alcohol] Alcohol and drugs
    [family] For families
    [domestic_violence] Violence at home
   *[other] Help
}: { $name }
    { $contact }{ $hours ->
        [none] { "" }
       *[known] {" "}· { $hours }
    }

sos-line-unsure = { $kind ->
    [suicide] If someone thinks of suicide
    [drug_alcohol] Alcohol and drugs
    [family] For families
    [domestic_violence] Violence at home
   *[other] Help
}: { $name }
    { $contact }{ $hours ->
        [none] { "" }
       *[known] {" "}· { $hours }
    }
    (not confirmed by us; please check before relying on it)

sos-source = Sources: public emergency tables and public pages, { $year ->
    [none] undated
   *[known] { $year }
}; entered { $entered }. No one has called these numbers for us yet. If one does not answer, use the emergency number.
