"""Acts at once, each on a connection of its own; for tests marked `django_db(transaction=True)`."""

import threading
from collections.abc import Callable

from django.db import connection

from perfection_site.accounts.refusals import Conflict

REFUSED = "refused"


def at_once(*acts: Callable[[], object]) -> list:
    """What each act returned, in the order they ended; REFUSED for one that found a conflict."""
    answers: list = []

    def run(act) -> None:
        try:
            answers.append(act())
        except Conflict:
            answers.append(REFUSED)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers
