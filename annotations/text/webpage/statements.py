"""What a page states about itself, outside its visible text: JSON-LD, og:, article:, Dublin Core and other metadata."""

import json
import re
from urllib.parse import urlsplit

from annotations.text import clean, dates, language
from annotations.text.facts import Facts
from annotations.text.lines import key

_TITLES = (
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "citation_title",
    "parsely-title",
    "title",
    "sailthru.title",
)
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
    "parsely-author",
    "byl",
    "sailthru.author",
)
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "application-name",
    "apple-mobile-web-app-title",
)
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publish-date",
    "publication_date",
    "dc.date", "dcterms.date", "dc.date.issued", "dcterms.created", "citation_publication_date", "parsely-pub-date",
    "sailthru.date",
)  # fmt: skip
_ARTICLES = re.compile(r"article|posting|review|report|webpage|creativework|interview", re.IGNORECASE)
_NO_AUTHOR = frozenset(("", "admin", "administrator", "editor", "staff", "webmaster", "unknown", "author", "guest"))
_MOST_JSON = 200  # nodes of JSON-LD looked at
_PARTS = re.compile(r"\s+[|–—»·-]\s+|\s*:\s+|\s+[|»]\s*")


def read(root) -> Facts:
    """What the page states; empty where it states nothing."""
    stated = _metas(root)
    article = _article(root)
    publisher = _name(article.get("publisher")) or _first(stated, _PUBLISHERS) or _site(root)
    facts = Facts(
        title=_text(article.get("headline")) or _first(stated, _TITLES),
        author=_author(article, stated),
        publisher=publisher,
        language=language.code(_language(root, article, stated)),
        url=_address(root, stated),
        standfirst=_first(stated, ("description", "og:description")),
    )  # fmt: skip
    printed = _text(article.get("datePublished")) or _first(stated, _DATES) or _time(root)
    if printed:
        facts.published, facts.published_time = dates.stamp(printed)
    _from_title_element(root, facts)
    if facts.publisher and key(facts.author) == key(facts.publisher):
        facts.author = ""
    return facts


def _language(root, article: dict, stated: dict[str, str]) -> str:
    xml = root.get("{http://www.w3.org/XML/1998/namespace}lang")
    given = (
        root.get("lang"),
        xml,
        _text(article.get("inLanguage")),
        stated.get("content-language"),
        stated.get("og:locale"),
    )
    return next((code for code in given if code), "")


def _metas(root) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        ).lower()
        value = clean.line((meta.get("content") or "")[:2000])
        if name and value:
            found.setdefault(name, value)
    return found


def _first(stated: dict[str, str], names: tuple[str, ...]) -> str:
    return next((stated[name] for name in names if stated.get(name)), "")


def _author(article: dict, stated: dict[str, str]) -> str:
    for name in (
        _name(article.get("author")),
        _name(article.get("creator")),
        *(stated.get(name, "") for name in _AUTHORS),
    ):
        plain = re.sub(r"^(?:by|von|par|por)\s+", "", name, flags=re.IGNORECASE)
        # Some pages give the address of a profile, an e-mail address or the name of a role.
        # Catalogues turn names round: "Doe, Jane".
        turned = re.fullmatch(r"([^,\s]+), ([^,\s]+)", plain)
        plain = f"{turned[2]} {turned[1]}" if turned else plain
        if plain.lower() not in _NO_AUTHOR and not re.match(r"https?://|@|\S+@\S+$", plain):
            return plain[:200]
    return ""


def _address(root, stated: dict[str, str]) -> str:
    canonical = next(
        (link.get("href") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), ""
    )
    for address in ((canonical or "").strip(), stated.get("og:url", "")):
        try:
            parts = urlsplit(address)
        except ValueError:
            continue
        if (
            parts.scheme in ("http", "https")
            and parts.netloc
            and len(address) <= 2000
            and not re.search(r"\s", address)
        ):
            return address
    return ""


def _site(root) -> str:
    return next(
        (clean.line(e.get("content") or "") for e in root.iter("meta") if (e.get("itemprop") or "") == "publisher"), ""
    )


def _time(root) -> str:
    """The first <time> that says it is the day of publication, or the only one there is."""
    times = [element for element in root.iter("time") if element.get("datetime")][:50]
    for element in times:
        said = f"{element.get('itemprop') or ''} {element.get('class') or ''} {' '.join(element.keys())}".lower()
        if "publi" in said or "pubdate" in said or "created" in said:
            return element.get("datetime")
    return times[0].get("datetime") if len(times) == 1 else ""


# ---- JSON-LD


def _article(root) -> dict:
    """The first thing in the page's JSON-LD that is an article; empty where there is none or it cannot be read."""
    nodes = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            nodes.append(json.loads((script.text or "")[:500_000], strict=False))
        except (ValueError, RecursionError):
            continue
    named = []
    for count, node in enumerate(_nodes(nodes)):
        if count >= _MOST_JSON:
            break
        if _ARTICLES.search(str(node.get("@type", ""))[:200]):
            named.append(node)
    return max(
        named, key=lambda node: ("headline" in node) + ("datePublished" in node) + ("author" in node), default={}
    )


def _nodes(values: list):
    waiting = list(reversed(values))
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += reversed(value[:_MOST_JSON])
        elif isinstance(value, dict):
            yield value
            waiting += [value[name] for name in ("mainEntity", "@graph") if name in value]


def _text(value) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    return clean.line(value[:1000]) if isinstance(value, str) else ""


def _name(value) -> str:
    """The name of a person or organisation, or the names of several."""
    values = value if isinstance(value, list) else [value]
    names = [_text(item.get("name")) if isinstance(item, dict) else _text(item) for item in values[:10]]
    return (
        " and ".join(dict.fromkeys(name for name in names if name))
        if len(names) < 3
        else ", ".join(filter(None, names))
    )


# ---- the title element


def _from_title_element(root, facts: Facts) -> None:
    """Title and publisher out of "The title | The publisher", helped by the page's first heading."""
    element = next(root.iter("title"), None)
    whole = clean.line(element.text or "")[:500] if element is not None else ""
    parts = [part for part in _PARTS.split(whole) if part.strip()]
    heading = _heading(root, key(whole), [key(part) for part in parts])
    begun = any(key(part) and key(heading).startswith(key(part)) for part in parts if " " in part)
    heading = heading if not whole or begun or (key(heading) and key(heading) in key(whole)) else ""
    known = facts.title or heading
    if known and key(known) != key(whole) and key(known) and key(known) in key(whole):
        facts.title = known
        rest = [part for part in parts if key(part) and key(part) not in key(known) and key(known) not in key(part)]
        if len(rest) == 1 and not facts.publisher and len(rest[0]) <= 60:
            facts.publisher = rest[0]
    elif known and key(known) == key(whole):
        facts.title = facts.title or known
    elif not known and whole:
        parted = re.split(r"\s+[|»]\s+|\s+[–—-]\s+", whole)
        if len(parted) > 1 and len(parted[-1]) <= 40 and len(parted[-1]) < len(whole) / 2:
            facts.publisher = facts.publisher or parted[-1]
            whole = whole[: whole.rindex(parted[-1])].rstrip(" |»–—-")
        facts.title = whole
    if facts.publisher and facts.title:
        # "The title | The publisher" in og:title says the publisher twice.
        facts.title = re.sub(rf"\s+[|»·–—-]\s+{re.escape(facts.publisher)}$", "", facts.title)


_NAMED_TITLE = re.compile(r"(?:entry|post|article|story)[-_]?title|headline|p-name", re.IGNORECASE)


def _heading(root, whole: str, parts: list[str]) -> str:
    """The page's own heading: one named for the text's title and printed in the title element; or the first h1, unless
    a heading below it says a longer part of the title element, for then the h1 is the name of the site."""
    first = other = ""
    for element in root.iter("h1", "h2", "h3", "h4"):
        text = clean.line("".join(element.itertext())[:1000])
        if text and key(text) in whole and _NAMED_TITLE.search(element.get("class") or ""):
            return text
        if element.tag == "h1":
            first = first or text
        elif first and not other and key(first) not in key(text) and key(text) not in key(first):
            longer = key(text) in whole and len(key(text)) > 1.5 * len(key(first))
            begun = any(" " in part and part != key(first) and key(text).startswith(part) for part in parts)
            other = text if longer or begun else ""
    return other or first
