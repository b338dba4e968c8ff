"""Everything that knows no kind of entry. Imports no other package of the catalogue.

text         folding, slugs, the nearest word, web addresses
dates        the Dutch clock and the Dutch names of days
diagnostics  a problem with its place, as text, JSON or annotations
messages     every rule an editor can break, one family a module
markdown     Markdown to safe HTML: the only place that makes ``Markup``
plan         address -> maker of the bytes that stand there
cores        tasks shared out over processes
"""
