"""Django's sessions in the database, found by a query that is built once: every page of a person begins with it."""

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models.functions import Now

from perfection_site.accounts.compiled import Compiled

_by_key = Compiled(lambda key: Session.objects.filter(session_key=key, expire_date__gt=Now()))


class SessionStore(db.SessionStore):
    def _get_session_from_db(self):
        found = _by_key.first(self.session_key)
        if found is None:
            self._session_key = None
        return found
