from django.urls import path

from critiques.moderation import desk, views

app_name = "moderation"
urlpatterns = [
    path("posts/<int:pk>/flag/", views.flag_post, name="flag_post"),
    path("readings/<slug:slug>/flag/", views.flag_reading, name="flag_reading"),
    path("evidence/<int:pk>/flag/", views.flag_evidence, name="flag_evidence"),
    path("annotations/<int:pk>/flag/", views.flag, name="flag"),
    path("contact/report/", views.report, name="report"),
    path("contact/report/<uuid:token>/", views.report_status, name="report_status"),
    path("desk/", desk.queue, name="queue"),
    path("desk/waiting/<int:pk>/", desk.waiting, name="waiting"),
    path("desk/waiting/posts/<int:pk>/", desk.waiting_post, name="waiting_post"),
    path("desk/cases/<int:pk>/", desk.case, name="case"),
    path("desk/cases/<int:pk>/pass-on/", desk.pass_on, name="pass_on"),
    path("desk/reports/<int:pk>/erase/", desk.erase, name="erase"),
]
