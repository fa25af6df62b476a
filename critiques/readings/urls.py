from django.urls import path

from critiques.readings import citing_views, discussing_views, finding, quoting, views, warned, writing_views

app_name = "readings"
urlpatterns = [
    path("readings/", views.readings, name="readings"),
    path("films/<slug:slug>/readings/new/", writing_views.new, name="new"),
    path("readings/<slug:slug>/", views.reading, name="reading"),
    path("readings/<slug:slug>/revise/", writing_views.revise, name="revise"),
    path("readings/<slug:slug>/publish/", views.publish, name="publish"),
    path("readings/<slug:slug>/discard/", views.discard, name="discard"),
    path("readings/<slug:slug>/withdraw/", views.withdraw, name="withdraw"),
    path("readings/<slug:slug>/unwithdraw/", views.unwithdraw, name="unwithdraw"),
    path("readings/<slug:slug>/warnings/propose/", warned.warn, name="warn"),
    path("readings/<slug:slug>/find/", finding.find, name="find"),
    path("readings/<slug:slug>/history/", views.history, name="history"),
    path("readings/<slug:slug>/version/<int:number>/", views.version, name="version"),
    path("readings/<slug:slug>/version/<int:number>/delete/", views.delete_version, name="delete_version"),
    path("readings/<slug:slug>/authors/", writing_views.authors, name="authors"),
    path("readings/<slug:slug>/authors/<int:pk>/join/", writing_views.join, name="join"),
    path("readings/<slug:slug>/authors/<int:pk>/turn-down/", writing_views.turn_down, name="turn_down"),
    path("readings/<slug:slug>/leave/", writing_views.leave, name="leave"),
    path("readings/<slug:slug>/relations/", writing_views.relations, name="relations"),
    path("readings/<slug:slug>/relations/<int:pk>/remove/", writing_views.unrelate, name="unrelate"),
    path("readings/<slug:slug>/discussion/", discussing_views.on_reading, name="discuss"),
    path("claims/<int:pk>/discussion/", discussing_views.on_claim, name="discuss_claim"),
    path("evidence/<int:pk>/discussion/", discussing_views.on_evidence, name="discuss_evidence"),
    path("sources/<slug:slug>/cite/", citing_views.cite, name="cite"),
    path("sources/<slug:slug>/quote/", quoting.quote, name="quote"),
    path("annotations/<int:pk>/cite/", citing_views.cite_annotation, name="cite_annotation"),
    path("evidence/<int:pk>/", views.evidence, name="evidence"),
    path("evidence/<int:pk>/accept/", citing_views.accept, name="accept"),
    path("evidence/<int:pk>/decline/", citing_views.decline, name="decline"),
    path("evidence/<int:pk>/take-back/", citing_views.take_back, name="take_back"),
]
