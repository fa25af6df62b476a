from django.urls import path

from critiques.threads import drafts, editing, own, replying, views

app_name = "threads"
urlpatterns = [
    path("annotations/<int:pk>/replies/", replying.on_annotation, name="on_annotation"),
    path("sources/<slug:slug>/discussion/", replying.on_source, name="on_source"),
    path("warnings/<int:pk>/discussion/", replying.on_warning, name="on_warning"),
    path("drafts/posts/", drafts.drafts, name="drafts"),
    path("threads/draft/", editing.keep, name="keep"),
    path("threads/draft/throw-away/", editing.throw_away, name="throw_away"),
    path("threads/<int:pk>/", views.thread, name="thread"),
    path("threads/<int:pk>/reply/", replying.reply, name="reply"),
    path("threads/<int:pk>/pulse/", views.pulse, name="pulse"),
    path("threads/<int:pk>/names/", views.names, name="names"),
    path("threads/names/", views.names_about, name="names_about"),
    path("threads/<int:pk>/lock/", own.lock, name="lock"),
    path("posts/<int:pk>/", views.post, name="post"),
    path("posts/<int:pk>/edit/", editing.edit, name="edit"),
    path("posts/<int:pk>/history/", own.history, name="history"),
    path("posts/<int:pk>/history/delete/", own.delete_history, name="delete_history"),
    path("posts/<int:pk>/withdraw/", own.withdraw, name="withdraw"),
    path("posts/<int:pk>/unwithdraw/", own.unwithdraw, name="unwithdraw"),
    path("posts/<int:pk>/warnings/propose/", own.warn, name="warn"),
    path("posts/<int:pk>/hide/", own.hide, name="hide"),
    path("posts/<int:pk>/restore/", own.restore, name="restore"),
    path("posts/<int:pk>/pin/", own.pin, name="pin"),
]
