"""What trafilatura makes of a page: its main text and, where the page states none, author and publisher."""

import logging

from annotations.text.facts import Facts
from annotations.text.lines import key

_LARGEST = 600_000  # code points; beyond, its passes cost seconds and the markup alone decides
_MOST_TAGS = 20_000


def _is_affordable(raw: str) -> bool:
    return len(raw) <= _LARGEST and raw.count("<") <= 2 * _MOST_TAGS


def main_text(raw: str) -> frozenset[str]:
    """The keys of the lines that trafilatura takes for the main text; empty where it finds none."""
    if not _is_affordable(raw):
        return frozenset()
    import trafilatura

    # It logs what it cannot parse; here that is no news, the page's own lines are read all the same.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = trafilatura.extract(raw, fast=True, include_comments=False, include_tables=True, favor_precision=True)
    return frozenset(key(line) for line in (text or "").splitlines())


def complete(raw: str, facts: Facts) -> None:
    """Title and publisher where the page's own statements leave them open. Its author and date are guesses; the lines
    of the head are read for those."""
    if (facts.title and facts.publisher) or not _is_affordable(raw):
        return
    import trafilatura

    found = trafilatura.extract_metadata(raw, extensive=False)
    facts.title = facts.title or (found.title or "" if found else "")
    site = found.sitename or "" if found else ""
    # A bare host name is an address, not a publisher's name.
    facts.publisher = facts.publisher or ("" if "." in site else site)
