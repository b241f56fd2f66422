# The help card. The number comes first, always. No decoration here.

sos-emergency = Call now: { $numbers }

sos-unknown = Call your emergency number now. On mobile phones { $number } works in many countries, not in all.

sos =
    Call first, then come back. If you are safe, stay with the person. If not, leave and call from there.

    Not waking, or breathing badly: give naloxone if you have it. A fit: protect the head, nothing in the mouth.

    I am an automated coach. I can’t see, call or send anyone. A person can.
    .country = I’m in another country
    .more = More numbers
    .which = Which country are you in?

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
    }{ $warning ->
        [none] { "" }
       *[known] {" "}· { $warning }
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
    (not confirmed by us; please check before relying on it){ $warning ->
        [none] { "" }
       *[known] {" "}{ $warning }
    }

sos-source = Sources: public emergency tables and public pages, { $year ->
    [none] undated
   *[known] { $year }
}; entered { $entered }. No one has called these numbers for us yet. If one does not answer, use the emergency number.

sos-fellowships = Groups for families, in many countries and online: { $groups }
