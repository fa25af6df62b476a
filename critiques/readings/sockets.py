"""What upper rooms may plug into readings."""

from collections.abc import Callable, Collection

from perfection_site.accounts.sockets import Socket

Among = Callable[[Collection[int]], set[int]]
# Which are before the moderators, themselves or evidence in them: their words are not erased while somebody has to
# judge them.
under_review: Socket[Among] = Socket("readings.under_review")
# The same of pieces of evidence by themselves, which are taken back one by one.
evidence_under_review: Socket[Among] = Socket("readings.evidence_under_review")
# What else holds words of a reading, to be emptied with it.
reading_erasers: Socket[Callable[[int], None]] = Socket("readings.reading_erasers")
# The same of a piece of evidence.
evidence_erasers: Socket[Callable[[int], None]] = Socket("readings.evidence_erasers")
