# How we speak of the loved one. Write { they } or { them } in any message and the right word comes.
# $they is she, he or they. $loved is the name to use ($Loved at the
# beginning of a sentence), $me the member's own.

they = { $they ->
    [he] he
    [she] she
   *[they] they
}
They = { $they ->
    [he] He
    [she] She
   *[they] They
}
them = { $they ->
    [he] him
    [she] her
   *[they] them
}
their = { $they ->
    [he] his
    [she] her
   *[they] their
}
they-are = { $they ->
    [he] he is
    [she] she is
   *[they] they are
}
They-are = { $they ->
    [he] He is
    [she] She is
   *[they] They are
}
they-have = { $they ->
    [he] he has
    [she] she has
   *[they] they have
}
they-say = { $they ->
    [he] he says
    [she] she says
   *[they] they say
}
They-say = { $they ->
    [he] He says
    [she] She says
   *[they] They say
}
does = { $they ->
    [they] do
   *[one] does
}

# When the member gave no name.
someone = your loved one
