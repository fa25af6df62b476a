from django.urls import path

from annotations.reader import warn, warned, warning_desk

app_name = "warnings"
urlpatterns = [
    path("warnings/", warned.taxonomy, name="taxonomy"),
    path("warnings/<int:pk>/", warned.warning, name="warning"),
    path("warnings/<int:pk>/support/", warned.support, name="support"),
    path("warnings/<int:pk>/withdraw/", warned.withdraw, name="withdraw"),
    path("warnings/<int:pk>/dispute/", warned.dispute, name="dispute"),
    path("warnings/<int:pk>/appeal/", warned.appeal, name="appeal"),
    path("warnings/<slug:slug>/", warned.category, name="category"),
    path("sources/<slug:slug>/warnings/", warned.of_source, name="of_source"),
    path("sources/<slug:slug>/warnings/propose/", warn.on_source, name="propose"),
    path("sources/<slug:slug>/warnings/assess/", warned.assess_source, name="assess_source"),
    path("films/<slug:slug>/warnings/", warned.of_film, name="of_film"),
    path("films/<slug:slug>/warnings/propose/", warn.on_film, name="propose_for_film"),
    path("films/<slug:slug>/warnings/assess/", warned.assess_film, name="assess_film"),
    path("annotations/<int:pk>/warnings/propose/", warn.on_annotation, name="propose_for_annotation"),
    path("desk/warnings/", warning_desk.queue, name="desk"),
    path("desk/warnings/<int:pk>/", warning_desk.one, name="decide"),
]
