"""Search: everything that decides what a visitor finds.

In comes a connected ``Catalogue``; out come the files of the index, for browsers and for programs
of others. The script in the browser answers the questions; it gets its Dutch from ``analysis`` as
data, so that both sides cannot grow apart. Imports ``base``, ``schema`` and ``content``.

- ``documents``: every record with a page as fields of text, with their boosts
- ``analysis``: Dutch text becomes words, stems and sounds; ``compounds`` takes long words apart
- ``words``: all documents as numbers of stems
- ``weights``: BM25 weights of stems, and lunr's index for programs of others
- ``synonyms``: posting lists for synonyms and ages, and search words of editors
- ``understanding``: days, money, people and postcodes in a question
- ``spelling``: words that typing errors are compared with
- ``facets``: the filters
- ``packing``: numbers and words as short text
- ``index``: the files
"""
