"""What upper rooms plug into the room of sources."""

from collections.abc import Callable

from annotations.sources.models import Source
from perfection_site.accounts.sockets import Socket

# name -> erase what the room keeps of a source's words; called inside `take_down`'s transaction
SourceEraser = Callable[[Source], None]
source_erasers: Socket[SourceEraser] = Socket("sources.source_erasers")

# name -> whether anything of the room quotes the source's wording
SourceQuoted = Callable[[Source], bool]
source_quoted: Socket[SourceQuoted] = Socket("sources.source_quoted")
