"""Numbers in addresses: what makes no sense is no number, and never an error."""


def number(value: str | None, *, digits: int = 18) -> int | None:
    """A whole number of at most `digits` digits (18 fit the database's keys), or None."""
    if value and value.isascii() and value.isdecimal() and len(value) <= digits:
        return int(value)
    return None
