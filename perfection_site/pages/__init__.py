"""The pages above the rooms: home, films, the list of sources, search; and what machines ask for."""
