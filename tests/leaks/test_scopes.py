"""Every place that narrows a list is needed: take any one away, and a secret or its trace is found."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest

from tests.leaks import scopes, surfaces, world
from tests.leaks.scopes import Site
from tests.leaks.secrets import MAY_SEE, PEOPLE
from tests.leaks.sweep import Browsers, absent, alike, forget_all, note_of, secrets_in, undone, who
from tests.leaks.visit import Visit

# Where a second guard does the same. The reason is why it does; taken away alone, they show nothing.
_PUBLISHED = "Published is asked for beside it, which is all that anybody may read there."
_ADMINS = "`permit_desk` lets in only those who manage sources, and they see every source."
_DRAFTS = "Of one's own drafts it says only which can be gone on with; the form asks again."
_TOLD = "It tells those concerned; the link answers 404."
_CLOSED = "Its thread is closed with it, and was found by `visible_to`."
_FOUND = "Its pages and acts find the reading by `visible_to` first."
_IN_FORCE = "In force, or proposed by the viewer, is asked for beside it, on what the page has found."
HARMLESS = {
    "annotations/marginalia/actions.py:_permit_audience:visible_to": "`can_write` asks for the membership, locked.",
    "annotations/marginalia/models.py:VersionSet.visible_to:visible_to": "Its pages find the annotation by `mine` first.",
    "annotations/marginalia/models.py:AnnotationSet.editable_by:visible_to": _DRAFTS,
    "annotations/reader/whiletyping.py:_rows:editable_by": _DRAFTS,
    "annotations/reader/warn.py:Proposing._proposed:visible_to": "What overlaps is named, whoever asks, to be supported.",
    "annotations/reader/warn.py:on_annotation:visible_to": _IN_FORCE,
    "annotations/reader/warned.py:of_film:visible_to": _IN_FORCE,
    "annotations/reader/warned.py:of_source:visible_to": _IN_FORCE,
    "annotations/reader/warning_desk.py:_nearby:visible_to": _IN_FORCE,
    "critiques/threads/drafted.py:_Seen._posts:visible_to": "Their threads are found by `visible_to` beside them.",
    "critiques/threads/notices.py:_posts:visible_to": _TOLD,
    "critiques/threads/own.py:warn:visible_to": _IN_FORCE,
    "critiques/threads/posting.py:_quote:visible_to": "Whoever meets the quotation is shown what they may read.",
    "critiques/threads/presenting.py:subject_pages_of:visible_to": "Its pages find the post or the warning by it first.",
    "critiques/threads/records.py:PostVersionSet.visible_to:visible_to": "Its page finds the post by `visible_to` first.",
    "annotations/warnings/policies.py:can_propose:visible_to": "The page it is proposed on has found the film.",
    "annotations/warnings/policies.py:can_see_subject:visible_to": "Its pages find what it stands on by it first.",
    "annotations/warnings/policies.py:can_see_target:visible_to": "Its pages find the warning by `visible_to` first.",
    "annotations/reader/notices.py:_annotations:visible_to": "It tells authors of their own; the link answers 404.",
    "perfection_site/pages/exporting.py:_preferences:visible_to": "They are of films that one's own form has offered.",
    "perfection_site/pages/found_readings.py:_hits:read_by": "As in `found`: the keys were asked for with it before.",
    "perfection_site/pages/found.py:_hits:read_by": "The keys of the page were asked for with `read_by` before.",
    "perfection_site/pages/note_forms.py:NotebookForm.prepare:own_of": "A menu, and of texts that everybody may read.",
    "annotations/reader/annotating.py:source_of:visible_to": "A draft has no revision; what is gone takes no notes.",
    "annotations/reader/check.py:found:visible_to": _ADMINS,
    "annotations/reader/desk.py:sources:visible_to": _ADMINS,
    "annotations/reader/glance.py:_published:visible_to": _PUBLISHED,
    "annotations/reader/own.py:delete_history:visible_to": "The act lets only the author delete; it shows no word.",
    "annotations/reader/page.py:_presented_source:visible_to": "Asked with a glance, which is of what is published.",
    "annotations/reader/parts.py:sentences:visible_to": _PUBLISHED,
    "annotations/reader/progress.py:begun:visible_to": _PUBLISHED,
    "annotations/reader/pulse.py:_since:visible_to": _PUBLISHED,
    "perfection_site/pages/said.py:_posts:visible_to": "It says only which of one's own can be gone to; that asks again.",
    "perfection_site/pages/listing.py:published:visible_to": _PUBLISHED,
    "critiques/moderation/told.py:_reads:visible_to": _TOLD,
    "critiques/moderation/told.py:url:visible_to": _TOLD,
    "critiques/readings/citing_views.py:_cited:visible_to": "The form takes only the claims of `among`.",
    "critiques/readings/finding.py:_annotations:read_by": "What is public and visible is asked for beside it.",
    "critiques/readings/finding.py:_sources:visible_to": _PUBLISHED,
    "critiques/readings/listing.py:of_film:visible_to": "Both readings are among those that the page lists.",
    "critiques/readings/models.py:VersionSet.visible_to:visible_to": _FOUND,
    "critiques/readings/notices.py:_evidence:visible_to": _TOLD,
    "critiques/readings/page.py:_silent:visible_to": _PUBLISHED,
    "critiques/readings/policies.py:can_begin:visible_to": "Its page finds the film by `visible_to` first.",
    "critiques/readings/policies.py:can_see:visible_to": _FOUND,
    "critiques/readings/talk.py:_claims:visible_to": _CLOSED,
    "critiques/readings/talk.py:_pieces:visible_to": _CLOSED,
    "critiques/readings/talk.py:_readings:visible_to": _CLOSED,
    "critiques/readings/views.py:history:visible_to": _FOUND,
    "critiques/readings/views.py:_version:visible_to": _FOUND,
    "critiques/readings/warned.py:pages:visible_to": "The warning's page finds its target by `visible_to` first.",
    "critiques/readings/warned.py:warn:visible_to": "What is in force on a reading is read by whoever reads it.",
}  # fmt: skip
# Who goes everywhere to learn what that reaches; whose pages are the same with and without secrets; everybody else.
SCOUTS = ("stranger", "moderator", "leaver", "author", "admin")
BLIND = ("stranger", "moderator", "leaver")
OTHERS = ("removed", "signed_out", "steward", "member", "owner", "author", "admin")
ENOUGH = 5  # visits to a site that is harmless
TRACES = 10  # of one site: some are of its absence only
SOME = 20  # visits that everybody makes before the next ones
_OWN = re.compile(r"[^/]*\d[^/]*")

Trace = tuple[str, Visit]


class Hunt:
    """Takes one site after the other away and looks for what that gives away."""

    def __init__(self, browsers: Browsers, watch: scopes.Watch):
        self.browsers, self.watch = browsers, watch
        # By whom of the scouts, at which visits.
        self.reached: dict[Site, dict[Visit, set[str]]] = defaultdict(lambda: defaultdict(set))
        self.clean: dict[Trace, str] = {}
        self.holds: dict[Visit, set[str]] = defaultdict(set)  # the secrets that some scout may read there
        self.unknown: set[int] = set()

    def scout(self, visits: list[Visit]) -> None:
        for visit in visits:
            # A notice is for one person alone.
            for name in who(visit, PEOPLE if visit.path.startswith("/inbox/") else SCOUTS):
                forget_all()
                self.watch.reached = set()
                self.clean[name, visit] = said = self.browsers.answer(name, visit)
                self.holds[visit] |= secrets_in(said, visit)
                for site in self.watch.reached - {None}:
                    self.reached[site][visit].add(name)

    def without(self, site: Site) -> tuple[bool, list[Trace]]:
        """Whether a secret is found without the site, or else where an answer is another one."""
        traces: list[Trace] = []
        reached = list(self.reached[site])
        reached = reached[:ENOUGH] if site.name in HARMLESS else self._spread(reached)
        # Some visits at a time, by those first who know least.
        for at in range(0, len(reached), SOME):
            for name, visit in self._asked(site, reached[at : at + SOME]):
                said = self._said(site, name, visit)
                if said is None or any(name not in MAY_SEE[secret] for secret in secrets_in(said, visit)):
                    return True, traces
                if self._differs(said, name, visit):
                    if self._tells(site, name, visit, said):
                        return True, traces
                    traces.append((name, visit))
                    if len(traces) >= TRACES:
                        return False, traces
        return False, traces

    def _spread(self, visits: list[Visit]) -> list[Visit]:
        """Those first where somebody reads a secret; of the same address and the same secrets one before the second
        of any, for what the first ones do not find the next ones mostly don't."""
        seen, order = Counter(), []
        for visit in visits:
            holds = frozenset(self.holds[visit])
            kind = (_OWN.sub("#", visit.path.partition("?")[0]), visit.data is None, holds)
            seen[kind] += 1
            order.append((not holds, seen[kind]))
        return [visit for _rank, visit in sorted(zip(order, visits, strict=True), key=lambda one: one[0])]

    def _asked(self, site: Site, visits: list[Visit]) -> Iterator[Trace]:
        for people in (BLIND, OTHERS):
            for visit in visits:
                forget_all()
                yield from ((name, visit) for name in self._worth(site, visit, people))

    def _worth(self, site: Site, visit: Visit, people) -> list[str]:
        """Less those scouts whose visit never came to the site: it is the same without it."""
        idle = {name for name in PEOPLE if (name, visit) in self.clean} - self.reached[site][visit]
        return [name for name in who(visit, people) if name not in idle]

    def _tells(self, site: Site, name: str, visit: Visit, said: str) -> bool:
        """Whether somebody learns that there is an annotation which is to them as if it were not."""
        if name == "leaver" or note_of(visit) not in self.unknown:
            return False
        return said != self._said(site, name, absent(visit))

    def is_true(self, site: Site, name: str, visit: Visit) -> bool:
        """Now that the secrets are not there: whether it was they who made the difference, not the missing site."""
        forget_all()
        said = self._said(site, name, visit)
        return said is not None and not self._differs(said, name, visit)

    def _said(self, site: Site, name: str, visit: Visit) -> str | None:
        self.watch.removed = site
        try:
            return self.browsers.answer(name, visit)
        except Exception:  # what was never meant to be shown has broken the page, and so the sweep
            return None
        finally:
            self.watch.removed = None

    def _differs(self, said: str, name: str, visit: Visit) -> bool:
        if name not in BLIND or visit.by_link or (name, visit) not in self.clean:
            return False
        return alike(said, visit) != alike(self.clean[name, visit], visit)


def _proofs(hunt: Hunt, there: dict) -> tuple[set[Site], set[Site]]:
    """The sites that were reached, and those whose absence gives something away."""
    proved, traces = set(), defaultdict(list)
    with undone():
        world.judged(there)
        with undone():
            world.secret(there)
            hunt.unknown = world.unknown(there)
            hunt.scout(surfaces.visits(world.addresses(there)))
            for site in sorted(hunt.reached):
                is_found, traces[site] = hunt.without(site)
                proved |= {site} if is_found else set()
        proved |= _confirmed(hunt, traces, proved, ["moderator"])
    return set(hunt.reached), proved | _confirmed(hunt, traces, proved, ["stranger", "leaver"])


def _confirmed(hunt: Hunt, traces: dict, proved: set[Site], people: list[str]) -> set[Site]:
    return {
        site
        for site, found in traces.items()
        if site not in proved and any(hunt.is_true(site, *trace) for trace in found if trace[0] in people)
    }


@pytest.mark.django_db
def test_without_any_one_place_that_narrows_a_list_something_leaks():
    with scopes.Watch().on() as watch:
        there = world.common()
        reached, proved = _proofs(Hunt(Browsers(PEOPLE), watch), there)
    everywhere = scopes.sites()
    unproved = [site for site in everywhere if site not in proved]
    # A list that is new: visit a page that shows it (tests/leaks/visits_*.py).
    assert _listed(site for site in everywhere if site not in reached) == ""
    # One that nothing depends on: let the world hold a secret that it keeps, or say above what else keeps it.
    assert _listed(site for site in unproved if site.name not in HARMLESS) == ""
    assert sorted(HARMLESS) == sorted(site.name for site in unproved)


def _listed(some) -> str:
    return "\n".join(map(str, some))
