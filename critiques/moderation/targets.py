"""What an address somebody typed leads to."""

from urllib.parse import SplitResult, parse_qs, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import Resolver404, resolve

from annotations.marginalia.models import Annotation
from annotations.sources.models import Source
from critiques.readings.models import Reading
from critiques.threads.models import Post
from perfection_site.accounts.numbers import number


def target(where: str) -> Annotation | Post | Reading | Source | None:
    """The annotation, post, reading or source that the first address of this site in `where` names.

    Of sources those that a visitor may know of; of annotations the public ones whatever has become of them, so that
    whoever wrote one is kept away from what is said about it. Who asks learns nothing of either.
    """
    for word in where.split():
        address = _ours(word.strip("<>()[]\"'“”,;."))
        if address and (found := _named(address)):
            return found
    return None


def _ours(word: str) -> SplitResult | None:
    """The word as an address, where it leads to this site: with a host, without one, or without a scheme."""
    if "://" not in word and not word.startswith("/"):
        word = f"https://{word}"
    try:
        address = urlsplit(word)
        host = address.hostname
    except ValueError:
        return None
    return address if host in (None, settings.SITE_HOST, *settings.ALLOWED_HOSTS) else None


def _named(address: SplitResult) -> Annotation | Post | Reading | Source | None:
    try:
        match = resolve(address.path if address.path.endswith("/") else f"{address.path}/")
    except Resolver404:
        return None
    if match.view_name == "reader:annotation":
        return _annotation(match.kwargs["pk"])
    if match.view_name == "threads:post":
        return _post(match.kwargs["pk"])
    if match.view_name == "readings:reading":
        return Reading.objects.exclude(state=Reading.State.DRAFT).at(match.kwargs["slug"]).first()
    if match.view_name != "reader:source":
        return None
    note = number((parse_qs(address.query).get("note") or [address.fragment.removeprefix("annotation-")])[0])
    on_it = note and _annotation(note, source__slug=match.kwargs["slug"])
    return on_it or _source(match.kwargs["slug"])


def _annotation(pk: int, **where) -> Annotation | None:
    public = Annotation.Visibility.PUBLIC
    return Annotation.objects.select_related("source").filter(pk=pk, visibility=public, **where).first()


def _post(pk: int) -> Post | None:
    """One that everybody may know of, or may have."""
    below = Q(thread__annotation=None) | Q(thread__annotation__visibility=Annotation.Visibility.PUBLIC)
    return Post.objects.select_related("thread").filter(below, pk=pk).first()


def _source(slug: str) -> Source | None:
    """Published, or gone with a page that says so."""
    published = Source.objects.visible_to(AnonymousUser()).values("pk")
    gone = Source.objects.gone().values("pk")
    return Source.objects.filter(Q(pk__in=published) | Q(pk__in=gone), slug=slug).first()
