"""Putting the reading page together from what everybody sees and what is this viewer's own.

What everybody sees is kept under the glance's key, so a warm page costs one query, and a change is on the next view.
Nothing private is ever kept.
"""

from dataclasses import replace

from django.conf import settings
from django.core.cache import caches
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from annotations.marginalia.models import Annotation
from annotations.reader import progress, unsent
from annotations.reader.article import Article
from annotations.reader.glance import Glance
from annotations.reader.linked import Pointed, pointed
from annotations.reader.margin import PAGE, Margin, Mark, count_label, first_of, margin, next_url, paged, tabs
from annotations.reader.opening import covers_form
from annotations.reader.panel import panel
from annotations.reader.places import Place
from annotations.reader.sockets import PassagePart, parts_at, parts_of, with_parts
from annotations.sources.models import HEAVY, Revision, Source
from annotations.warnings.present import PresentedAnnotation, PresentedSource, Surface, present
from perfection_site.accounts.policies import is_moderator
from perfection_site.accounts.relations import silenced_by

_FORM, _BUTTON = "<!--covers-->", 'form="covers"'  # the form is put in last, for it holds a visitor's own token
_MARKERS = ("<!--bar-->", "<!--bookmark-->", "<!--article-->", "<!--margin-->", _FORM)


def reading_page(request, seen: Glance, place: Place) -> str:
    """The whole page for this viewer."""
    article = Article(seen, request.user)
    page = _page(request, seen, place, article)
    at = page.rfind(_FORM)  # near the end, where it has not been put in already
    if at < 0 or not (_BUTTON in page or place != Place()):
        return page
    return page[:at] + covers_form(request, seen.source_id) + page[at + len(_FORM) :]


def _form(request, article: Article) -> SafeString:
    """Where nothing on a source has a warning there is nothing to open, also not on cards that come later."""
    standing = article.standing
    return covers_form(request, article.seen.source_id) if standing.said or standing.has_unseen else mark_safe("")


def _page(request, seen: Glance, place: Place, article: Article) -> str:
    viewer, key = request.user, f"whole:{article.key}"
    alike = place == Place() and not _carries_anything(request)
    if alike and (kept := caches["pages"].get(key)):
        return kept
    own, lies = progress.own_and_bookmark(viewer, seen)
    follows = _followed(article, place, viewer) if place.linked else {}
    linked = follows.get("linked")
    parts = {
        "bookmark": _bookmark(request, article, lies),
        "article": article.html(own, linked and linked.span),
        "margin_html": margin_html(request, article, place, own),
    }
    if alike or (place == Place() and "messages" not in request.COOKIES):
        page = _framed(request, article, parts, _FORM if alike else _form(request, article))
    else:
        page = _rendered(request, article, parts | follows | {"chosen": place.at is not None or bool(linked)})
    if alike:
        caches["pages"].set(key, page)
    return page


def _followed(article: Article, place: Place, viewer) -> dict[str, PresentedSource | Pointed]:
    """Where a link to bare words leads, and the source whose revision tells."""
    source = _presented_source(article, viewer)
    return {"source": source, "linked": pointed(place.linked, source.revision_number, article.document)}


def _carries_anything(request) -> bool:
    """Whether the request brings a session, a message or a question; without, every visitor's page is the same."""
    return bool(request.GET) or bool(request.COOKIES.keys() & {settings.SESSION_COOKIE_NAME, "messages"})


def _framed(request, article: Article, parts: dict, form: str) -> str:
    """The page around the parts, kept for everybody, with this viewer's bar, text, margin and form put into it."""
    pages, key = caches["pages"], f"frame:{article.key}"
    if (frame := pages.get(key)) is None:
        whole = _rendered(request, article, {"framed": True, "chosen": False})
        frame = [whole]
        for marker in _MARKERS:
            frame[-1:] = frame[-1].split(marker)
        pages.set(key, frame)
    bar = render_to_string("_bar.html", {"here": "sources"}, request)
    filling = (bar, parts["bookmark"], parts["article"], parts["margin_html"], form, "")
    return "".join(piece for pair in zip(frame, filling, strict=True) for piece in pair)


def _bookmark(request, article: Article, at: int | None) -> SafeString:
    """The way back to where the viewer stopped, at `at`; nothing where that is near either end."""
    found = _landmark(article, at) if at is not None else None
    if not found:
        return mark_safe("")
    index, words = found
    context = {"slug": article.seen.slug, "target": f"b{index}", "words": words}
    return mark_safe(render_to_string("reader/_bookmark.html", context, request))  # noqa: S308 - rendered


def _landmark(article: Article, at: int) -> tuple:
    """What a bookmark at `at` is called, or () where it is too near either end. Kept, so that a warm page need not
    read its text for it."""
    fragments, key = (
        caches["fragments"],
        f"landmark:{article.seen.version}:{article.seen.revision_id}:{article.standing.key}:{at}",
    )
    if (kept := fragments.get(key)) is None:
        inside = progress.INSIDE <= at <= article.length - progress.INSIDE
        kept = (article.landmark(at) if inside else None) or ()
        fragments.set(key, kept)
    return kept


def _rendered(request, article: Article, context: dict) -> str:
    total = article.seen.stamp.annotations
    shared = {
        "here": "sources",
        "source": context.get("source") or _presented_source(article, request.user),
        "revision_id": article.seen.revision_id,
        "has_highlights": "highlight" in Annotation.Kind.values,
        "contents": article.contents(),
        "cited": cited(article),
        "panel": panel(article),
        "address": f"{settings.SITE_URL}{reverse('reader:source', args=[article.seen.slug])}",
        "total": total,
        "total_label": count_label(total),
    }
    return render_to_string("reader/source.html", shared | context, request)


def cited(article: Article) -> list[PassagePart]:
    """What rooms above do with the text, as everybody may know it; kept as long as nothing of it changes. It has come
    along where the text had to be loaded."""
    fragments, key = caches["fragments"], f"cited:{article.seen.key}"
    if (kept := fragments.get(key)) is None:
        light = Revision.objects.select_related("source__film").only("source__film")
        kept = parts_of(article.loaded or with_parts(light).get(pk=article.seen.revision_id))
        fragments.set(key, kept)
    return kept


def _presented_source(article: Article, viewer) -> PresentedSource:
    """What stands above the text; it has come along where the text had to be loaded."""
    if article.loaded:
        source = article.loaded.source
        source.current, source.warned = article.loaded, article.loaded.warned
    else:
        found = Source.objects.visible_to(viewer).select_related("film", "current").defer(*HEAVY)
        source = get_object_or_404(found, pk=article.seen.source_id)
    return present(source, viewer, Surface.PAGE)


def margin_html(request, article: Article, place: Place, own: list, *, created: bool = False) -> SafeString:
    """The inside of the margin. Where the viewer sees what everybody sees, it is rendered once for a text's stamp."""
    seen, viewer = article.seen, article.viewer
    place = replace(place, linked=None)  # beside bare words stand the cards of the whole text
    ordinary, silenced = place == Place() and not is_moderator(viewer), silenced_by(viewer)
    circles = {mark.circle for mark in own} - {None}
    if ordinary:
        beside, cards = _everybodys(article)
        own = own if _reach(own, beside) else []
        ordinary = silenced.isdisjoint(card.author_id for card in beside.cards)
    key = f"margin:{_dated(article)}:{viewer.is_authenticated}:{bool(silenced)}"
    alike = ordinary and not own and not circles
    if alike and (kept := caches["pages"].get(key)):
        return kept
    if ordinary and own:
        beside, cards = _with_own(article, own, beside, cards)
    elif not ordinary:
        beside = margin(article, place)
        # At a place the first card is the chosen one: the one a link led to, or else the first that stands there.
        cards = [_card(card, on=beside.is_chosen and card is beside.cards[0]) for card in beside.cards]
    beside = replace(beside, tabs=tabs(seen, viewer, place, beside.passage_count, circles))
    context = {"source": seen, "margin": beside, "cards": cards, "created": created, "keeps_away": bool(silenced)}
    if place.at is not None and not place.after:
        context["cited"] = parts_at(seen.source_id, seen.revision_id, viewer, place.at)
    if place.own:
        context["draft_count"] = unsent.count(viewer, seen.source_id)
    html = mark_safe(render_to_string("reader/_margin.html", context))  # noqa: S308 - a rendered template
    if alike:
        caches["pages"].set(key, html)
    return html


def _dated(article: Article) -> str:
    """Cards carry days, and when a day begins depends on the reader's time zone."""
    return f"{article.key}:{timezone.get_current_timezone_name()}"


def _reach(own: list[Mark], shared: Margin) -> bool:
    """Whether any annotation of the viewer's or their circles' stands among the first cards that everybody sees."""
    return bool(own) and (not shared.next_url or min(mark.start for mark in own) <= shared.cards[-1].start)


def _everybodys(article: Article) -> tuple[Margin, list[SafeString]]:
    """The first cards of a text as everybody sees them for whom the same is covered, kept by its stamp."""
    pages, key = caches["pages"], f"cards:{_dated(article)}"
    if (kept := pages.get(key)) is None:
        beside = margin(article, Place(), as_everybody=True)
        kept = beside, [_card(card) for card in beside.cards]
        pages.set(key, kept)
    return kept


def _with_own(article: Article, own: list[Mark], shared: Margin, cards: list[SafeString]) -> tuple[Margin, list]:
    """Everybody's first cards with the viewer's own and those of their circles in their places among them."""
    seen, viewer = article.seen, article.viewer
    mine = first_of(article, own)
    rendered = dict(zip((card.id for card in shared.cards), cards, strict=True))
    own_ids = {mark.id for mark in own}
    merged = [card for card in shared.cards if card.id not in own_ids] + mine
    merged.sort(key=lambda card: (card.start, card.id))
    beside = replace(paged(seen, viewer, Place(), merged), newest=shared.newest)
    if (shared.next_url or len(mine) > PAGE) and not beside.next_url:
        beside = replace(beside, next_url=next_url(seen, Place(), beside.cards[-1]))
    theirs = {card.id for card in mine}
    return beside, [_card(card) if card.id in theirs else rendered[card.id] for card in beside.cards]


def _card(card: PresentedAnnotation, *, on: bool = False) -> SafeString:
    said = {"annotation": card, "on": on, "may_warn": True}
    return mark_safe(render_to_string("reader/_card.html", said))  # noqa: S308 - rendered
