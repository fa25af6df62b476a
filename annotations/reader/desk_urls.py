from django.urls import path

from annotations.reader import desk

app_name = "sources"
urlpatterns = [
    path("desk/sources/", desk.sources, name="desk"),
    path("desk/sources/new/", desk.new, name="new"),
    path("desk/sources/<int:pk>/", desk.edit, name="edit"),
    path("desk/sources/<int:pk>/publish/", desk.publish, name="publish"),
    path("desk/sources/<int:pk>/unpublish/", desk.unpublish, name="unpublish"),
]
