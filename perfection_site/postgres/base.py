"""Django's PostgreSQL engine, which starts the embedded server just before the first connection.

Whoever connects (a command, a web worker, the job worker, a test process) asks for its parameters here;
whoever never connects starts nothing.
"""

from django.core.management.base import CommandError
from django.db.backends.postgresql import base
from django.db.utils import OperationalError

from perfection_site import database


class DatabaseUnusable(OperationalError, CommandError):
    """A database error for the code that handles these; a CommandError so that manage.py prints its sentence only."""


class DatabaseWrapper(base.DatabaseWrapper):
    def get_connection_params(self):
        try:
            database.hold(self.settings_dict["VAR"])
        except database.Unusable as error:
            raise DatabaseUnusable(str(error)) from None
        return super().get_connection_params()
