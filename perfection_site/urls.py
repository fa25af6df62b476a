"""Every address of the site."""

from django.urls import include, path, register_converter

from perfection_site import texts
from perfection_site.pages import (
    circle_acts,
    circle_notes,
    circles,
    exporting,
    feeds,
    films,
    notebook,
    said,
    site,
    sources,
)

register_converter(texts.Slug, "house_text")

public = (
    [
        path("", films.home, name="home"),
        path("films/", films.films, name="films"),
        path("films/<slug:slug>/", films.film, name="film"),
        path("films/<slug:slug>/feed/", feeds.film, name="film_feed"),
        path("sources/", sources.sources, name="sources"),
        path("sources/<slug:slug>/feed/", feeds.source, name="source_feed"),
        path("search/", sources.search, name="search"),
        path("notebook/", notebook.notebook, name="notebook"),
        path("notebook/export/", exporting.export, name="export"),
        path("notebook/posts/", said.posts, name="posts"),
        path("notebook/evidence/", said.evidence, name="evidence"),
    ],
    "pages",
)

house = (
    [
        path("<house_text:slug>/", texts.text, name="text"),
        path("<house_text:slug>/history/", texts.history, name="history"),
        path("<house_text:slug>/version/<int:number>/", texts.version, name="version"),
        path("desk/texts/", texts.desk, name="desk"),
        path("desk/texts/<house_text:slug>/", texts.edit, name="edit"),
    ],
    "texts",
)

reading_circles = (
    [
        path("", circles.mine, name="mine"),
        path("new/", circles.new, name="new"),
        path("join/<uuid:token>/", circles.join, name="join"),
        path("<slug:slug>/", circles.circle, name="circle"),
        path("<slug:slug>/annotations/", circle_notes.written, name="annotations"),
        path("<slug:slug>/revise/", circles.revise, name="revise"),
        path("<slug:slug>/invite/", circles.invite, name="invite"),
        path("<slug:slug>/links/<int:number>/revoke/", circles.revoke, name="revoke"),
        path("<slug:slug>/members/<str:name>/remove/", circle_acts.remove, name="remove"),
        path("<slug:slug>/members/<str:name>/role/", circle_acts.set_role, name="set_role"),
        path("<slug:slug>/members/<str:name>/hand-over/", circle_acts.hand_over, name="hand_over"),
        path("<slug:slug>/leave/", circle_acts.leave, name="leave"),
        path("<slug:slug>/archive/", circle_acts.archive, name="archive"),
        path("<slug:slug>/unarchive/", circle_acts.unarchive, name="unarchive"),
    ],
    "circles",
)

urlpatterns = [
    path("", include(public)),
    path("", include(house)),
    path("circles/", include(reading_circles)),
    path("", include("annotations.reader.urls")),
    path("", include("annotations.reader.desk_urls")),
    path("", include("annotations.reader.warning_urls")),
    path("", include("critiques.readings.urls")),
    path("", include("critiques.threads.urls")),
    path("", include("critiques.moderation.urls")),
    path("", include("perfection_site.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("healthz", site.healthz, name="healthz"),
    path("readyz", site.readyz, name="readyz"),
    path("robots.txt", site.robots, name="robots"),
]
