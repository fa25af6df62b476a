"""From bytes to text, and what is refused with a sentence."""

import pytest

from annotations.text import importer


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("", "no text"),
        (" \n\u00a0\n", "no text"),
        ("\u200b", "no text"),
        ("Title\n\nwith a \x00", "binary"),
        ("\x01\x02\x03", "binary"),
        ("Title\n\nbroken \ud800", "lone surrogates"),
        ("Only a title", "below the title"),
        ("TW: rape", "no text"),
        ("a" * 2_000_001, "2 MB"),
        ("é" * 1_000_001, "2 MB"),
        ("Title\n\n" + "A line.\n\n" * 10_001, "10,000 paragraphs"),
        ("Title\n" * 30_000, "10,000 paragraphs"),
        ("<!DOCTYPE html>\n<html>", "no text"),
        ("<html><body><script>let a = 1;</script></body></html>", "only scripts"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(raw, says):
    with pytest.raises(importer.Unreadable, match=says):
        importer.read(raw)


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Café".encode(), "Café", "utf-8"),
        ("Café".encode("utf-8-sig"), "Café", "utf-8-sig"),
        ("Café “so”".encode("cp1252"), "Café “so”", "cp1252"),
        ("Café".encode("utf-16"), "Café", "utf-16"),
    ],
)
def test_bytes_are_decoded(data, text, encoding):
    assert importer.decode(data) == (text, encoding)


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"a\x00b", b"%PDF-1.7 text", b"\x89PNG\r\n", b"PK\x03\x04", b"\x81\x8d\x8f", b"a" * 2_000_001]
)
def test_bytes_that_are_no_text_are_refused(data):
    with pytest.raises(importer.Unreadable):
        importer.decode(data)
