"""What elements are called that are no part of a text: by tag, by role, by the words of their class and id."""

from annotations.text import patterns

NAVIGATION, FOOTER, HEADER = "navigation of the page", "the page's footer", "the page's header"
SHARE, RELATED, ASIDE = "a share bar", "related links", "a box beside the text"
ADVERTISING, FORM, BUTTON = "advertising", "a form", "a button of the page it came from"
TAGS, COOKIES, DIALOGUE = "tags of the page it came from", "a notice about cookies", "a dialogue over the page"
SCREEN, EDITING = "for screen readers only", "a link for editing"
MARKER = "the marker of an entry, or the way back from it"

_BY_TAG = {
    NAVIGATION: "nav menu amp-sidebar",
    FORM: "form select option textarea fieldset legend search",
    BUTTON: "button",
    SHARE: "amp-social-share",
    ADVERTISING: "amp-ad",
    COOKIES: "amp-consent amp-user-notification",
}
_BY_ROLE = {
    NAVIGATION: "navigation menu menubar toolbar",
    FOOTER: "contentinfo",
    HEADER: "banner",
    FORM: "search form",
    DIALOGUE: "dialog alertdialog",
    BUTTON: "button",
    ASIDE: "complementary",
}
# Words any of which names the thing.
_WORDS = {
    COOKIES: "cookie cookies gdpr cmp",
    SHARE: """share sharing shares sharedaddy social socials addtoany partage teilen compartir sharethis
        sharebar sharebuttons shariff""",
    patterns.SUBSCRIBE: """newsletter newsletters subscribe subscription signup optin mailchimp paywall membership
        donate donation upsell patreon subscriber""",
    RELATED: """related recommended recommendations recommendation recirc outbrain taboola trending relatedposts
        readnext upnext morefrom suggested""",
    ADVERTISING: """ad ads advert adverts advertisement advertising adslot adsbygoogle sponsored sponsor promo promotion
        advertorial dfp""",
    NAVIGATION: """nav navbar navigation breadcrumb breadcrumbs pagination pager menu skip topbar toolbar menubar
        mainmenu skiplink jumplinks navbox""",
    ASIDE: "sidebar widget widgets rail",
    FOOTER: "colophon footer legal copyright",
    HEADER: "masthead logo brand branding letterhead",
    TAGS: "tags tagcloud taglist topics catlinks",
    EDITING: "editsection",
    MARKER: "tocnumber backlink",
    DIALOGUE: "popup modal",
}
# Words that name it only together.
_TOGETHER = {
    RELATED: (
        "most read", "most viewed", "most popular", "read more", "read next", "more from", "also like", "lire aussi",
        "up next", "more stories", "more posts", "latest posts", "recent posts", "popular posts",
    ),
    NAVIGATION: ("skip link", "site nav", "post nav", "next prev", "mw head", "mw panel"),
    HEADER: ("site header", "site title", "site sub", "site description", "site branding", "global header"),
    TAGS: ("tag links", "cat links", "tag list", "post tags", "entry tags", "post categories", "post labels",
           "entry footer"),
    SCREEN: ("screen reader", "visually hidden", "sr only"),
    COOKIES: ("consent banner", "consent manager", "privacy banner"),
    DIALOGUE: ("pop up",),
}  # fmt: skip
BY_TAG = {tag: reason for reason, tags in _BY_TAG.items() for tag in tags.split()}
BY_ROLE = {role: reason for reason, roles in _BY_ROLE.items() for role in roles.split()}
_NAMED = {word: reason for reason, words in _WORDS.items() for word in words.split()}
_NAMED_TOGETHER = [(frozenset(pair.split()), reason) for reason, pairs in _TOGETHER.items() for pair in pairs]
# What these name may be a part of the text that merely stands beside such a thing.
WEAK = frozenset((SHARE, RELATED, ADVERTISING, NAVIGATION, FOOTER, HEADER, TAGS, ASIDE))
SPOKEN = frozenset(
    "title headline byline author subtitle standfirst caption figcaption dek article body text note endnote".split()  # noqa: SIM905
)


def reason(words: frozenset[str]) -> str:
    """Why an element with these words in its class and id is no part of the text; empty where they name nothing."""
    if "hatnote" in words:
        return ""
    together = next((reason for pair, reason in _NAMED_TOGETHER if pair <= words), "")
    return together or next((reason for word, reason in _NAMED.items() if word in words), "")
