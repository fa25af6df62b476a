"""Acts in threads. They stand in files by who does them; everybody finds them here."""

from critiques.threads.judging import accept, close, hide, lock, open_to_site, pin, restore, show, unlock, unpin
from critiques.threads.posting import begin, reply
from critiques.threads.taking_back import delete_history, delete_version, edit, erase, unwithdraw, withdraw
from critiques.threads.writing import Words

__all__ = [
    "Words",
    "accept",
    "begin",
    "close",
    "delete_history",
    "delete_version",
    "edit",
    "erase",
    "hide",
    "lock",
    "open_to_site",
    "pin",
    "reply",
    "restore",
    "show",
    "unlock",
    "unpin",
    "unwithdraw",
    "withdraw",
]
