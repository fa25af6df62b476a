"""Every secret of the world, one word each that stands nowhere else, and who may read it. Written by hand."""

PEOPLE = ("author", "owner", "steward", "member", "leaver", "removed", "stranger", "moderator", "admin", "signed_out")

# Who comes upon it on some page. `leaver` and `removed` were members of the circle; `owner` flagged what is flagged.
#                                auth own  stew memb leav remo stra mode admi out
_TABLE = {
    # What `author` wrote for themselves
    "private_body":             (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "private_tag":              (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "private_on_gone":          (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "draft_body":               (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "draft_tag":                (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "draft_of_edit":            (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "withdrawn_body":           (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "withdrawn_tag":            (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),  # once it is put back
    # Once for themselves, public now; once public and flagged, for themselves now
    "earlier_body":             (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "narrowed_body":            (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "narrowed_tag":             (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    # For the circle
    "circle_body":              (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "circle_tag":               (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "circle_on_gone":           (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "earlier_in_circle":        (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "of_leaver_body":           (1,   1,   1,   1,   1,   0,   0,   0,   0,   0),
    "of_leaver_tag":            (1,   1,   1,   1,   1,   0,   0,   0,   0,   0),
    "of_leaver_earlier":        (1,   1,   1,   1,   1,   0,   0,   0,   0,   0),
    "withdrawn_in_circle":      (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "circle_name":              (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "circle_about":             (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "circle_old_name":          (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),  # its address goes on saying it
    # Of `member`, hidden by the steward; of `member`, flagged and so opened to the site's moderators
    "steward_hidden_body":      (0,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "steward_hidden_tag":       (0,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "opened_body":              (1,   1,   1,   1,   0,   0,   0,   1,   1,   0),
    "opened_tag":               (1,   1,   1,   1,   0,   0,   0,   1,   1,   0),
    "opened_flag":              (0,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    # Public, and before the moderators
    "hidden_body":              (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "hidden_tag":               (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "pending_body":             (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "pending_tag":              (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "reported_words":           (0,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "flag_of_moderators_own":   (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "report_of_moderators_own": (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    # Warnings: proposed, and why one was rejected or disputed; in force on what not everybody sees
    "proposal_brief":           (0,   1,   0,   0,   0,   0,   0,   1,   1,   0),
    "proposal_support":         (0,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "rejected_why":             (0,   1,   0,   0,   0,   0,   0,   1,   1,   0),
    "disputed_why":             (0,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "narrowed_proposal":        (0,   0,   0,   0,   0,   0,   0,   0,   0,   0),  # nobody decides about it any more
    "unpublished_warning":      (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "draft_film_warning":       (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "private_warning":          (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "warning_in_circle":        (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "circle_warning":           (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    # Readings: `author` argues, `owner` offers and is asked to argue
    "draft_reading":            (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "draft_evidence":           (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "asked_reading":            (1,   1,   0,   0,   0,   0,   0,   0,   0,   0),
    "withdrawn_reading":        (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "withdrawn_by_member":      (0,   0,   0,   1,   0,   0,   0,   0,   0,   0),
    "offered_to_withdrawn":     (1,   1,   0,   0,   0,   0,   0,   0,   0,   0),
    "post_on_withdrawn":        (1,   1,   0,   0,   0,   0,   0,   0,   0,   0),  # once it is put back; who wrote it
    "warning_on_withdrawn":     (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "taken_back_evidence":      (0,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "dropped_claim":            (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),  # who cited for it can take that back
    "reading_of_draft_film":    (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "hidden_reading":           (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "hidden_evidence":          (1,   1,   0,   0,   0,   0,   0,   1,   1,   0),
    # In threads: hidden by moderators, and withdrawn, with what it once said; one of a circle's that was flagged, and
    # others of it; not sent; in a thread that its room has closed
    "thread_hidden":            (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "thread_withdrawn":         (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),  # once it is put back
    "thread_earlier":           (0,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "thread_opened":            (1,   1,   1,   1,   0,   0,   0,   1,   1,   0),
    "thread_circle":            (1,   1,   1,   1,   0,   0,   0,   0,   0,   0),
    "thread_draft":             (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    # About a moderated text: let in and changed since, waiting, hidden before it came, taken back before it came
    "thread_let_in":            (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),
    "thread_changed":           (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "thread_pending":           (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "thread_refused":           (1,   0,   0,   0,   0,   0,   0,   1,   1,   0),
    "thread_waited":            (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),  # once it is put back
    "thread_on_withdrawn":      (0,   1,   0,   0,   0,   0,   0,   0,   0,   0),  # who wrote it can withdraw it
    "thread_on_draft_film":     (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "thread_closed":            (1,   0,   0,   0,   0,   0,   0,   0,   0,   0),  # who wrote it can withdraw it
    # What is not on the site, or not any more
    "draft_source_title":       (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "draft_source_text":        (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "draft_film":               (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "unpublished_text":         (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "unpublished_note":         (0,   0,   0,   0,   0,   0,   0,   0,   1,   0),
    "waits_unpublished":        (1,   0,   0,   0,   0,   0,   0,   0,   1,   0),  # who wrote it can withdraw it
    "thread_off":               (1,   0,   0,   0,   0,   0,   0,   0,   1,   0),  # who wrote it can withdraw it
    "taken_down_text":          (0,   0,   0,   0,   0,   0,   0,   0,   0,   0),  # erased
}  # fmt: skip

MAY_SEE = {name: {who for who, may in zip(PEOPLE, row, strict=True) if may} for name, row in _TABLE.items()}


def canary(name: str) -> str:
    """The word by which a secret is known wherever it turns up, in an address too."""
    return f"zq{name.replace('_', '')}qz"


CANARIES = {name: canary(name) for name in MAY_SEE}


def found_in(text: str) -> set[str]:
    """The secrets that stand in a text."""
    low = text.lower()
    return {name for name, word in CANARIES.items() if word in low} if "zq" in low else set()
