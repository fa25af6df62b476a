"""Acts on readings, claims and evidence. They stand in files by what they are about; everybody finds them here."""

from critiques.readings.authoring import invite, join, leave, relate, turn_down, unrelate
from critiques.readings.citing import Put, accept, cite, decline, take_back
from critiques.readings.discussing import discuss
from critiques.readings.drafting import begin, delete_version, publish, revise, unwithdraw, withdraw
from critiques.readings.erasing import discard, erase, erase_claim, erase_evidence
from critiques.readings.judging import hide, hide_evidence, restore, restore_evidence
from critiques.readings.saying import Argued, Writing

__all__ = [
    "Argued",
    "Put",
    "Writing",
    "accept",
    "begin",
    "cite",
    "decline",
    "delete_version",
    "discard",
    "discuss",
    "erase",
    "erase_claim",
    "erase_evidence",
    "hide",
    "hide_evidence",
    "invite",
    "join",
    "leave",
    "publish",
    "relate",
    "restore",
    "restore_evidence",
    "revise",
    "take_back",
    "turn_down",
    "unrelate",
    "unwithdraw",
    "withdraw",
]
