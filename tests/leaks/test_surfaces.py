"""No surface is forgotten: addresses, notices, letters, jobs and commands are read from the code, the visits are not.

A new address, kind of notice, job or command fails here until somebody says how to visit it, which is one line.
"""

import re

import pytest

from perfection_site.accounts.models import Notice
from perfection_site.accounts.sockets import notice_renderers
from tests.leaks import letters, surfaces, world


def test_every_address_has_a_visit_and_every_visit_an_address():
    assert set(surfaces.names()) == set(surfaces.VISITS)
    assert [name for name, listed in surfaces.VISITS.items() if not listed] == []


@pytest.mark.django_db
def test_every_visit_leads_to_the_address_it_stands_for():
    from django.urls import resolve

    there = world.common()
    world.judged(there)
    world.secret(there)
    ids = world.addresses(there)
    led = {
        (name, resolve(re.sub(r"\?.*", "", one.path)).view_name)
        for name, listed in surfaces.VISITS.items()
        for visit in listed
        for one in visit.each(ids)
    }
    assert {(name, to) for name, to in led if name != to} == set()
    # The inbox shows every kind of notice that there is.
    assert set(Notice.objects.values_list("kind", flat=True)) == set(notice_renderers.plugs)


def test_every_job_is_done_and_every_command_run():
    assert letters.jobs() == set(letters.JOBS)
    assert letters.commands() == set(letters.COMMANDS)
