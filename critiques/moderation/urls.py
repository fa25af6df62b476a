from django.urls import path

from critiques.moderation import desk, views

app_name = "moderation"
urlpatterns = [
    path("annotations/<int:pk>/flag/", views.flag, name="flag"),
    path("contact/report/", views.report, name="report"),
    path("contact/report/<uuid:token>/", views.report_status, name="report_status"),
    path("desk/", desk.queue, name="queue"),
    path("desk/waiting/<int:pk>/", desk.waiting, name="waiting"),
    path("desk/cases/<int:pk>/", desk.case, name="case"),
    path("desk/cases/<int:pk>/pass-on/", desk.pass_on, name="pass_on"),
    path("desk/reports/<int:pk>/erase/", desk.erase, name="erase"),
]
