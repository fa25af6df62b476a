from django.urls import path

from perfection_site.accounts import mailing, people, views, watches

app_name = "accounts"
urlpatterns = [
    path("inbox/", views.inbox, name="inbox"),
    path("inbox/read/", views.read_all, name="read_all"),
    path("inbox/<int:pk>/read/", views.read, name="read"),
    path("inbox/<int:pk>/unread/", views.unread, name="unread"),
    path("inbox/mail/", mailing.choose, name="mail"),
    path("unsubscribe/<str:token>/", mailing.unsubscribe, name="unsubscribe"),
    path("preferences/", views.preferences, name="preferences"),
    path("preferences/people/", people.kept_away, name="people"),
    path("people/<str:name>/", people.person, name="person"),
    path("people/<str:name>/mute/", people.mute, name="mute"),
    path("people/<str:name>/block/", people.block, name="block"),
    path("people/<str:name>/unmute/", people.unmute, name="unmute"),
    path("watches/", watches.watches, name="watches"),
    path("watches/<slug:kind>/<int:key>/", watches.watch, name="watch"),
    path("watches/<slug:kind>/<int:key>/forget/", watches.unwatch, name="unwatch"),
]
