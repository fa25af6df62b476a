from django.urls import path

from critiques.moderation import views

app_name = "moderation"
urlpatterns = [
    path("annotations/<int:pk>/flag/", views.flag, name="flag"),
    path("desk/", views.queue, name="queue"),
    path("desk/cases/<int:pk>/", views.case, name="case"),
]
