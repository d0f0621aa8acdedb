"""Lists of English words for `candidates`: what no term begins or ends with, and what one may in spite of its ending.

In: nothing. Out: frozen sets of words in small letters. May not touch: anything.
"""

from __future__ import annotations

STOP = frozenset(
    """
    a about above after again against all also although among amounting an and another any april are as assist at
    august based be because been before being below between billion both but by can cent certain chart continued
    could day days december despite did do does dr due during each eight eighth either end february few fifth
    figure first five for four fourth from further given had has have he held her here his holds how however i if
    in including into is it its itself january july june just key last less like made major make many march may
    million month months more most mr mrs ms much must new next nine no nor not november now number obtain october
    of on one only or other our out over overall own page per percentage point points reached related respectively
    same second see september seventh several she should since sixth so some such table ten than that the their
    them then there therefore these they third this those three through to total totaled totalling two under until
    up upon us use used using various very was we well were what when where which while who will with within would
    year years yet your
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that no term begins or ends with."""

FUNCTION = frozenset(
    """
    a also an and are as at be been between both by for from had has have in including into is its of on or other our
    such that the their these this those through to under upon via was were which while will with within
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words that stand beside a term without belonging to it."""

END = frozenset(
    """
    appraisal approval arrival assembly bed borrower capital center centre chapter character cheque computer
    consumer counter cover customer dealer derivative detail dive drive embed employer executive family feed
    forest incentive initiative interest july ledger lender mail manager member minister need number objective
    officer order paper partner portal power proposal provider quarter referral register removal renewal request
    reserve retail rider router seed server signal speed supply test transfer trial user voucher water weather
    withdrawal
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words a term may end with in spite of an ending that adjectives, adverbs and participles have."""

START = frozenset(
    """
    accounting banking building clearing computing financing funding holding housing learning lending listing
    living marketing mining operating outsourcing processing rating reporting settling trading training voting
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Words in -ing a term may begin or end with."""

GENERAL = frozenset(
    """
    adopt adopts allow allows announce announces applies apply appropriate available broad build builds close
    commence commences complete completes comprehensive conduct conducts consider considers continue continues
    create creates current deepen develop develops different diverse effective efficient enable enables enhance
    enhances ensure ensures establish establishes existing expand expands explore explores facilitate facilitates
    foster fosters full general go goes good great grow grows help helps high higher highest hold holds host hosts
    identify implement implements important improve improves increase increased increases introduce introduces join
    joins keep keeps launch launches lead leads local low lower lowest maintain maintains meet meets monitor
    monitors necessary ongoing organise organises own participate participates play plays possible potential prepare
    prepares promote promotes proper protect provide provides publish publishes raise raises recent related relevant
    remain remains review reviews robust select serve serves sign significant signs similar sound special specific
    stable steady strengthen strengthens strong stronger successful suitable support supports take takes timely
    uphold upholds welcome welcomes wide wider work works
    """.split()  # noqa: SIM905 - a list of words reads best as words
)
"""Verbs and adjectives that an ordinary term does not begin with, nor a verb ends it."""
