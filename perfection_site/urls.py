"""Every address of the site."""

from django.urls import include, path

from perfection_site import pages

public = (
    [
        path("", pages.home, name="home"),
        path("films/", pages.films, name="films"),
        path("films/<slug:slug>/", pages.film, name="film"),
        path("sources/", pages.sources, name="sources"),
    ],
    "pages",
)

urlpatterns = [
    path("", include(public)),
    path("", include("annotations.reader.urls")),
    path("", include("annotations.reader.desk_urls")),
    path("", include("critiques.moderation.urls")),
    path("", include("perfection_site.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("healthz", pages.healthz, name="healthz"),
    path("readyz", pages.readyz, name="readyz"),
    path("robots.txt", pages.robots, name="robots"),
]
