"""The ground: texts, offsets, importing, quoting, highlighting, sanitising. Knows no Django.

Offsets are code points, half-open. A canonical text is NFC; its blocks are joined by one line feed and hold none.
"""
