"""From bytes to text, and what is no text."""

import codecs
import re
from collections.abc import Iterator

MAX_BYTES = 2_000_000
# What the source desk offers where the guess is wrong: codec, label.
CHOICES = (
    ("utf-8", "Unicode (UTF-8)"), ("utf-16", "Unicode (UTF-16)"), ("cp1252", "Western European (Windows-1252)"),
    ("iso8859-1", "Western European (ISO 8859-1)"), ("iso8859-15", "Western European with euro (ISO 8859-15)"),
    ("mac_roman", "Western European (Macintosh)"), ("cp1250", "Central European (Windows-1250)"),
    ("iso8859-2", "Central European (ISO 8859-2)"), ("cp1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Russian (KOI8-R)"), ("koi8-u", "Ukrainian (KOI8-U)"), ("iso8859-5", "Cyrillic (ISO 8859-5)"),
    ("cp1253", "Greek (Windows-1253)"), ("iso8859-7", "Greek (ISO 8859-7)"), ("cp1254", "Turkish (Windows-1254)"),
    ("iso8859-9", "Turkish (ISO 8859-9)"), ("cp1255", "Hebrew (Windows-1255)"), ("iso8859-8", "Hebrew (ISO 8859-8)"),
    ("cp1256", "Arabic (Windows-1256)"), ("iso8859-6", "Arabic (ISO 8859-6)"), ("cp1257", "Baltic (Windows-1257)"),
    ("cp1258", "Vietnamese (Windows-1258)"), ("shift_jis", "Japanese (Shift JIS)"), ("cp932", "Japanese (Windows-31J)"),
    ("euc_jp", "Japanese (EUC-JP)"), ("iso2022_jp", "Japanese (ISO 2022-JP)"), ("euc_kr", "Korean (EUC-KR)"),
    ("cp949", "Korean (Windows-949)"), ("gb18030", "Chinese, simplified (GB 18030)"),
    ("big5", "Chinese, traditional (Big5)"),
)  # fmt: skip
_CODECS = frozenset(codecs.lookup(codec).name for codec, _label in CHOICES) | {"utf-8-sig", "utf-16-le", "utf-16-be"}
# Names that pages give and that mean, by the HTML standard, a larger codec than Python's of that name.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
          "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs"}  # fmt: skip
_MAGIC = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"{\\rtf", b"\xd0\xcf\x11\xe0")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_META = re.compile(rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{2,40})""")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# What Windows-1252 spells in western texts, and little else: Turkish or Polish read as it are full of others.
_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøœùúûüßÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜ‘’‚“”„–—…«»‹›•€£©®™°§¿¡ªº·½¼¾\u00a0\u00ad"
)
_TOO_LARGE = "The text is larger than 2 MB. Import it in parts."
_BINARY = "This is not a plain text: it holds binary data."
_UNKNOWN = "This is not a plain text in an encoding known here. Save it as UTF-8."
_ESCAPED = re.compile(rb"\x1b\$[B@]")
_SAMPLE = 60_000  # bytes that the guess looks at
_SHORTEST = 24  # bytes below which nothing speaks for any encoding


class Unreadable(ValueError):
    """The text can't be imported; `str()` is a sentence that says why."""


def decode(data: bytes, encoding: str = "") -> tuple[str, str]:
    """Text and the encoding it was read in; a given `encoding` is used strictly.

    Raises Unreadable for what is too large, empty or no text, or not in the encoding given.
    """
    if len(data) > MAX_BYTES:
        raise Unreadable(_TOO_LARGE)
    if not data.strip():
        raise Unreadable("There is no text.")
    if data.startswith(_MAGIC):
        raise Unreadable(_BINARY)
    if encoding:
        return _as_given(data, encoding)
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    if not marked and b"\x00" in data:
        raise Unreadable(_BINARY)
    for codec in (marked,) if marked else _candidates(data):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        check(text)
        return text, codec
    raise Unreadable(_UNKNOWN)


def _candidates(data: bytes) -> Iterator[str]:
    yield from _stated(data)
    if not _ESCAPED.search(data, 0, _SAMPLE):
        yield "utf-8"
    yield from _guesses(data)


def _as_given(data: bytes, encoding: str) -> tuple[str, str]:
    try:
        codec = codecs.lookup(encoding).name
    except LookupError:
        codec = ""
    if codec not in _CODECS:
        raise Unreadable(f"“{encoding}” is no encoding known here.")
    if codec == "utf-8" and data.startswith(codecs.BOM_UTF8):
        codec = "utf-8-sig"
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(f"The text is not written in {encoding}. Choose another encoding.") from error
    check(text)
    return text, codec


def _stated(data: bytes) -> list[str]:
    """The encoding a page states about itself, if it is one that is known."""
    match = _META.search(data, 0, 4096) or _DECLARED.search(data, 0, 512)
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name if match else ""
    except LookupError:
        return []
    codec = _MEANT.get(name, name)
    return [codec] if codec == "big5hkscs" or codec in _CODECS else []


def _guesses(data: bytes) -> list[str]:
    """Encodings the bytes may be in, likeliest first. Looked at only where they are no UTF-8."""
    if _ESCAPED.search(data, 0, _SAMPLE):
        return ["iso2022_jp"]
    if _is_western(data) or len(data) < _SHORTEST:
        return ["cp1252"]
    # A large table of languages, needed for the few texts that are neither UTF-8 nor western.
    from charset_normalizer import from_bytes

    candidates = [codec for codec, _label in CHOICES if codec not in ("utf-8", "utf-16")]
    sample = _sample(data)
    found = [match.encoding for match in from_bytes(sample, cp_isolation=candidates)]
    return [*_neighbours(sample, found[0] if found else ""), *found, "cp1252"]


_FAMILY = ("", "cp1250", "cp1252", "cp1257", "iso8859_1", "iso8859_15", "mac_roman", "cp1254", "iso8859_9", "cp1258")
_ICELANDIC = "áéíóúæ".encode("cp1252")
_TURKISH = "ğışİ".encode("cp1254")
_POLISH_OR_CZECH = re.compile(rb"[A-Za-z][\xb1\xb6\xb9\xbc\xbe][A-Za-z ,.]")


def _neighbours(data: bytes, guessed: str) -> list[str]:
    """The encodings that differ from the guess in a few letters only, where these letters speak for them."""
    if guessed not in _FAMILY:
        return []
    turkish, icelandic = (sum(data.count(byte) for byte in letters) for letters in (_TURKISH, _ICELANDIC))
    if turkish > 2 * icelandic and data.count(b"\xe7") + data.count(b"\xfc") + data.count(b"\xf6"):
        return ["cp1254"]
    # Windows' own encodings have letters where ISO 8859 has none.
    windows = any(0x80 <= byte < 0xA0 for byte in data)
    return ["iso8859-2"] if not windows and len(_POLISH_OR_CZECH.findall(data)) > 1 else []


def _sample(data: bytes) -> bytes:
    """The beginning of the data, up to the end of a line, so that no letter is cut in two."""
    end = data.rfind(b"\n", 0, _SAMPLE) if len(data) > _SAMPLE else len(data)
    return data[: end if end > 0 else len(data)]


def _is_western(data: bytes) -> bool:
    """Mostly ASCII, and what is not reads as Windows-1252."""
    high = sum(byte >= 0x80 for byte in data[:_SAMPLE])
    letters = sum(byte >= 0x41 for byte in data[:_SAMPLE])
    try:
        odd = [char for char in data[:_SAMPLE].decode("cp1252") if char > "\x7f" and char not in _WESTERN]
    except UnicodeDecodeError:
        return False
    return high <= 0.3 * letters and len(odd) <= 0.02 * high


def check(raw: str) -> None:
    """Raise Unreadable unless `raw` is text that can be kept."""
    if len(raw) > MAX_BYTES or len(raw.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise Unreadable(_TOO_LARGE)
    if "\x00" in raw or len(_CONTROL.findall(raw)) > len(raw) / 100:
        raise Unreadable(_BINARY)
    if _SURROGATE.search(raw):
        raise Unreadable("The text holds broken characters (lone surrogates). Save it again as UTF-8.")
    if not raw.strip():
        raise Unreadable("There is no text.")
