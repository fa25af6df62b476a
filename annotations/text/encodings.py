"""From bytes to text, and what is no text."""

import re

MAX_BYTES = 2_000_000
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TOO_LARGE = "The text is larger than 2 MB. Import it in parts."
_BINARY = "This is not a plain text: it holds binary data."


class Unreadable(ValueError):
    """The text can't be imported; `str()` is a sentence that says why."""


def decode(data: bytes) -> tuple[str, str]:
    """Text and the encoding it was read in. Raises Unreadable for what is too large, empty or no text."""
    if len(data) > MAX_BYTES:
        raise Unreadable(_TOO_LARGE)
    if not data.strip():
        raise Unreadable("There is no text.")
    if data.startswith(_MAGIC):
        raise Unreadable(_BINARY)
    marked = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    if not marked and b"\x00" in data:
        raise Unreadable(_BINARY)
    # cp1252 leaves five bytes undefined; a text that holds them is no text in any encoding tried here.
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        check(text)
        return text, encoding
    raise Unreadable("This is not a plain text in an encoding known here. Save it as UTF-8.")


def check(raw: str) -> None:
    """Raise Unreadable unless `raw` is text that can be kept."""
    if len(raw) > MAX_BYTES or len(raw.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Unreadable(_TOO_LARGE)
    if "\x00" in raw or len(_CONTROL.findall(raw)) > len(raw) / 100:
        raise Unreadable(_BINARY)
    if _SURROGATE.search(raw):
        raise Unreadable("The text holds broken characters (lone surrogates). Save it again as UTF-8.")
    if _PAGE.match(raw):
        raise Unreadable("This is a web page. Import its text alone, without the markup.")
    if not raw.strip():
        raise Unreadable("There is no text.")
