"""`make bench`: ratios from one run with fixed seeds. Times are this machine's; the ratios are what is promised."""
