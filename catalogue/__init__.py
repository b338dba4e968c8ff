"""Everything that ``build.py`` calls: from content to a searchable site, a package per stage."""

__version__ = "0.1.0"
