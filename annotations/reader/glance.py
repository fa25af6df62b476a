"""What the reading page asks first: one light row that names everything that can be kept in a cache."""

from dataclasses import dataclass
from hashlib import blake2s

from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.utils.translation import get_language

from annotations.passages import coverage
from annotations.sources.models import Source
from perfection_site.accounts.compiled import Compiled

_FIELDS = ("pk", "slug", "current_id", "policy", "rights_basis", "version", "coverage_versions", "coverage_total")


@dataclass(frozen=True)
class Glance:
    """A source at a glance. `stamp` changes with every public annotation, `version` with what is said about it."""

    source_id: int
    slug: str
    revision_id: int
    policy: str
    basis: str
    version: int
    stamp: coverage.Stamp

    @classmethod
    def read(cls, row: tuple) -> "Glance":
        *light, versions, total = row
        return cls(*light, coverage.Stamp.read(versions, total))

    @property
    def is_indexable(self) -> bool:
        return Source(rights_basis=self.basis).is_indexable

    @property
    def key(self) -> str:
        """The name under which what everybody sees of this text is kept; what is covered will be part of it too."""
        versions = blake2s(repr((self.version, self.stamp.versions)).encode(), digest_size=12).hexdigest()
        return f"{self.revision_id}:{versions}:{get_language()}"


def _published(slug):
    found = Source.objects.visible_to(AnonymousUser()).filter(state=Source.State.PUBLISHED, slug=slug)
    return coverage.with_stamp(found).order_by().values_list(*_FIELDS)


_by_slug = Compiled(_published)


def glance(slug: str) -> Glance | None:
    """The published source of this slug: one query, one row. What is a draft or gone is read nowhere but at the desk,
    whoever asks."""
    rows = _by_slug.rows(slug)
    return Glance.read(rows[0]) if rows else None


def glance_or_404(slug: str) -> Glance:
    if (seen := glance(slug)) is None:
        raise Http404
    return seen
