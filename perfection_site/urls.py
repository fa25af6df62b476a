"""Every address of the site."""

from django.urls import include, path, register_converter

from perfection_site import texts
from perfection_site.pages import films, site, sources

register_converter(texts.Slug, "house_text")

public = (
    [
        path("", films.home, name="home"),
        path("films/", films.films, name="films"),
        path("films/<slug:slug>/", films.film, name="film"),
        path("sources/", sources.sources, name="sources"),
        path("search/", sources.search, name="search"),
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

urlpatterns = [
    path("", include(public)),
    path("", include(house)),
    path("", include("annotations.reader.urls")),
    path("", include("annotations.reader.desk_urls")),
    path("", include("critiques.moderation.urls")),
    path("", include("perfection_site.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("healthz", site.healthz, name="healthz"),
    path("readyz", site.readyz, name="readyz"),
    path("robots.txt", site.robots, name="robots"),
]
