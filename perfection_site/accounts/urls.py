from django.urls import path

from perfection_site.accounts import views

app_name = "accounts"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("preferences/", views.preferences, name="preferences"),
    path("inbox/read/", views.read_all, name="read_all"),
]
