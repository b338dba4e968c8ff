"""The house behind ``build.py``: from content to a searchable site, one module per stage."""
