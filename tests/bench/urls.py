from django.urls import include, path

from tests.bench.bare import bare

urlpatterns = [path("bare/<int:pk>/", bare), path("", include("perfection_site.urls"))]
