from django.urls import path

from annotations.reader import check, desk

app_name = "sources"
urlpatterns = [
    path("desk/sources/", desk.sources, name="desk"),
    path("desk/sources/new/", desk.new, name="new"),
    path("desk/sources/<int:pk>/", check.edit, name="edit"),
    path("desk/sources/<int:pk>/preview/", check.preview, name="preview"),
    path("desk/sources/<int:pk>/read-again/", check.reread, name="reread"),
    path("desk/sources/<int:pk>/unpublish/", desk.unpublish, name="unpublish"),
    path("desk/sources/<int:pk>/take-down/", desk.take_down, name="take_down"),
]
