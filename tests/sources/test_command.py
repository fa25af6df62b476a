"""Importing from the command line."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from annotations.sources.models import Source
from tests import make

pytestmark = pytest.mark.django_db


def _import(*args):
    out, err = StringIO(), StringIO()
    call_command("import_source", *args, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_keeps_drafts_and_says_where(tmp_path):
    path = tmp_path / "essay.txt"
    path.write_text(make.ESSAY, encoding="utf-8")
    _out, err = _import(str(path), "--film", "A New Film")
    draft = Source.objects.get()
    assert f"/desk/sources/{draft.pk}/" in err
    assert (draft.film.title, draft.manuscript.name) == ("A New Film", "essay.txt")
    assert {warning.category for warning in draft.warnings.all()} == {"sexual-violence", "gore-mutilation"}


def test_a_dry_run_prints_json_and_keeps_nothing(tmp_path):
    path = tmp_path / "essay.txt"
    path.write_text(make.ESSAY, encoding="utf-8")
    out, _err = _import(str(path), "--film", "A New Film", "--dry-run", "--json")
    (read,) = json.loads(out)
    assert read["path"] == str(path)
    assert read["title"] == "The bow and the bargain"
    assert {"kind", "level", "text"} <= set(read["blocks"][0])
    assert set(read) >= {"author", "published", "language", "notices", "support", "dropped"}
    assert not Source.objects.exists()


def test_an_unreadable_file_hides_none_of_the_others(tmp_path):
    good, bad = tmp_path / "essay.html", tmp_path / "bad.txt"
    good.write_text(f"<html><h1>A page</h1><p>{make.ESSAY}</p></html>", encoding="utf-8")
    bad.write_bytes(b"")
    out = StringIO()
    with pytest.raises(CommandError, match=r"bad\.txt: There is no text\."):
        call_command("import_source", str(bad), str(good), "--dry-run", "--json", stdout=out)
    assert [read["title"] for read in json.loads(out.getvalue())] == ["A page"]


def test_keeping_texts_needs_a_film(tmp_path):
    with pytest.raises(CommandError, match="--film"):
        _import(str(tmp_path / "essay.txt"))


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02binary", b" \n\n "])
def test_a_file_that_is_no_text_is_refused_with_its_name(tmp_path, content):
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=r"bad\.txt"):
        _import(str(path), "--film", "A New Film")
    assert not Source.objects.exists()
