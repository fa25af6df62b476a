"""Acts at once, each on a connection of its own; for tests marked `django_db(transaction=True)`."""

import threading
from collections.abc import Callable

from django.db import connection

from perfection_site.accounts.refusals import Conflict, Refused

REFUSED = "refused"


def outcomes(*acts: Callable[[], object]) -> list:
    """What each act came to, in the order they ended: what it returned, or the Refused it raised.

    Raises what else one of them raised, a deadlock for one.
    """
    came_to: list = []
    failures: list[Exception] = []

    def run(act) -> None:
        try:
            came_to.append(act())
        except Refused as refusal:
            came_to.append(refusal)
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
    return came_to


def at_once(*acts: Callable[[], object]) -> list:
    """What each act returned, in the order they ended; REFUSED for one that found a conflict."""
    return [REFUSED if isinstance(outcome, Conflict) else outcome for outcome in outcomes(*acts)]


def refusals(*acts: Callable[[], object]) -> list[Refused]:
    """What was refused of acts at once."""
    return [outcome for outcome in outcomes(*acts) if isinstance(outcome, Refused)]
