"""Every place that narrows a list is needed: take any one away, and a secret or its trace is found."""

from collections import defaultdict

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
    "annotations/warnings/policies.py:can_propose:visible_to": "The page it is proposed on has found the film.",
    "annotations/warnings/policies.py:can_see_target:visible_to": "Its pages find the warning by `visible_to` first.",
    "annotations/reader/notices.py:_annotations:visible_to": "It tells authors of their own; the link answers 404.",
    "perfection_site/pages/exporting.py:_preferences:visible_to": "They are of films that one's own form has offered.",
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
    "perfection_site/pages/listing.py:published:visible_to": _PUBLISHED,
}  # fmt: skip
# Who goes everywhere to learn what that reaches; whose pages are the same with and without secrets; everybody else.
SCOUTS = ("stranger", "moderator", "leaver", "author", "admin")
BLIND = ("stranger", "moderator", "leaver")
OTHERS = ("removed", "signed_out", "steward", "member", "owner", "author", "admin")
ENOUGH = 5  # traces of one site; and visits to one that is harmless

Trace = tuple[str, Visit]


class Hunt:
    """Takes one site after the other away and looks for what that gives away."""

    def __init__(self, browsers: Browsers, watch: scopes.Watch):
        self.browsers, self.watch = browsers, watch
        self.reached: dict[Site, list[Visit]] = defaultdict(list)
        self.clean: dict[Trace, str] = {}
        self.unknown: set[int] = set()

    def scout(self, visits: list[Visit]) -> None:
        for visit in visits:
            # A notice is for one person alone.
            for name in who(visit, PEOPLE if visit.path.startswith("/inbox/") else SCOUTS):
                forget_all()
                self.watch.reached = set()
                self.clean[name, visit] = self.browsers.answer(name, visit)
                for site in self.watch.reached - {None}:
                    if visit not in self.reached[site]:
                        self.reached[site].append(visit)

    def without(self, site: Site) -> tuple[bool, list[Trace]]:
        """Whether a secret is found without the site, or else where an answer is another one."""
        traces: list[Trace] = []
        reached = self.reached[site][: ENOUGH if site.name in HARMLESS else None]
        # Those first who know least; the others where they find nothing.
        for people in (BLIND, OTHERS):
            for visit in reached:
                forget_all()
                for name in who(visit, people):
                    said = self._said(site, name, visit)
                    if said is None or any(name not in MAY_SEE[secret] for secret in secrets_in(said, visit)):
                        return True, traces
                    if self._differs(said, name, visit):
                        if self._tells(site, name, visit, said):
                            return True, traces
                        traces.append((name, visit))
                if len(traces) >= ENOUGH:
                    break
            if traces:
                break
        return False, traces

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
