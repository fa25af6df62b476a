from django.urls import path

from annotations.reader import annotating, content, opening, own, parts, stewarding, support, views, whiletyping

app_name = "reader"
urlpatterns = [
    path("sources/<slug:slug>/", views.source, name="source"),
    path("sources/<slug:slug>/margin/", parts.margin_part, name="margin"),
    path("sources/<slug:slug>/pulse/", parts.pulse, name="pulse"),
    path("sources/<slug:slug>/sentences/", parts.sentences, name="sentences"),
    path("sources/<slug:slug>/annotate/", annotating.annotate, name="annotate"),
    path("sources/<slug:slug>/draft/", whiletyping.keep, name="keep"),
    path("sources/<slug:slug>/progress/", views.remember, name="remember"),
    path("sources/<slug:slug>/forget/", views.forget, name="forget"),
    path("annotations/<int:pk>/", views.annotation, name="annotation"),
    path("annotations/<int:pk>/edit/", annotating.edit, name="edit"),
    path("annotations/<int:pk>/edit/draft/", whiletyping.keep_edit, name="keep_edit"),
    path("annotations/<int:pk>/history/", own.history, name="history"),
    path("annotations/<int:pk>/history/delete/", own.delete_history, name="delete_history"),
    path("annotations/<int:pk>/withdraw/", own.withdraw, name="withdraw"),
    path("annotations/<int:pk>/unwithdraw/", own.unwithdraw, name="unwithdraw"),
    path("annotations/<int:pk>/hide/", stewarding.hide, name="hide"),
    path("annotations/<int:pk>/restore/", stewarding.restore, name="restore"),
    path("drafts/", whiletyping.drafts, name="drafts"),
    path("drafts/<int:pk>/throw-away/", whiletyping.throw_away, name="throw_away"),
    path("preferences/content/", content.content, name="content"),
    path("preferences/content/forget/", content.forget, name="forget_content"),
    path("covers/", opening.open_, name="open"),
    path("support/", support.support, name="support"),
    path("desk/support/", support.desk, name="support_desk"),
    path("desk/support/<int:pk>/remove/", support.remove, name="support_remove"),
    path("tags/", whiletyping.offered_tags, name="tags"),
]
