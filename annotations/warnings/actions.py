"""Acts on content warnings. They stand in files by who does them; everybody finds them here."""

from annotations.warnings.checking import check_service, remove_service
from annotations.warnings.deciding import accept, adjust, assess, decline, reject, uphold
from annotations.warnings.printed import Confirmation, confirm, propose_printed
from annotations.warnings.proposing import Overlaps, appeal, dispute, propose, support, withdraw
from annotations.warnings.saying import Said

__all__ = [
    "Confirmation",
    "Overlaps",
    "Said",
    "accept",
    "adjust",
    "appeal",
    "assess",
    "check_service",
    "confirm",
    "decline",
    "dispute",
    "propose",
    "propose_printed",
    "reject",
    "remove_service",
    "support",
    "uphold",
    "withdraw",
]
