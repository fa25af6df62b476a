from django.urls import path

from annotations.reader import parts, views

app_name = "reader"
urlpatterns = [
    path("sources/<slug:slug>/", views.source, name="source"),
    path("sources/<slug:slug>/margin/", parts.margin_part, name="margin"),
    path("sources/<slug:slug>/pulse/", parts.pulse, name="pulse"),
    path("sources/<slug:slug>/sentences/", parts.sentences, name="sentences"),
    path("sources/<slug:slug>/annotate/", views.annotate, name="annotate"),
    path("sources/<slug:slug>/progress/", views.remember, name="remember"),
    path("sources/<slug:slug>/forget/", views.forget, name="forget"),
    path("annotations/<int:pk>/", views.annotation, name="annotation"),
    path("annotations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
]
