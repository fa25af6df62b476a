"""What the reading page asks first: one light row that names everything that can be kept in a cache."""

from dataclasses import dataclass
from functools import cache
from hashlib import blake2s

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import get_language

from annotations.passages import coverage
from annotations.sources.models import Source
from perfection_site.accounts.compiled import Compiled, StandIn
from perfection_site.accounts.policies import is_source_manager

_FIELDS = ("pk", "slug", "current_id", "policy", "version", "coverage_versions", "coverage_total")


@dataclass(frozen=True)
class Glance:
    """A source at a glance. `stamp` changes with every public annotation, `version` with what is said about it."""

    source_id: int
    slug: str
    revision_id: int
    policy: str
    version: int
    stamp: coverage.Stamp

    @classmethod
    def read(cls, row: tuple) -> "Glance":
        *light, versions, total = row
        return cls(*light, coverage.Stamp.read(versions, total))

    @property
    def key(self) -> str:
        """The name under which what everybody sees of this text is kept; what is covered will be part of it too."""
        versions = blake2s(repr((self.version, self.stamp.versions)).encode(), digest_size=12).hexdigest()
        return f"{self.revision_id}:{versions}:{get_language()}"


@cache
def _query(managing: bool) -> Compiled:
    viewer = StandIn(permitted=True) if managing else AnonymousUser()

    def build(slug):
        found = coverage.with_stamp(Source.objects.visible_to(viewer)).filter(current__isnull=False, slug=slug)
        return found.order_by().values_list(*_FIELDS)

    return Compiled(build)


def glance(viewer, slug: str) -> Glance | None:
    """The source of this slug, if `viewer` may see it: one query, one row."""
    rows = _query(is_source_manager(viewer)).rows(slug)
    return Glance.read(rows[0]) if rows else None
