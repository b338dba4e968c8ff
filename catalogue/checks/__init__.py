"""Problems in the content and in finished pages, each with its remedy.

In: what ``content`` read, or the files of a site. Out: diagnostics, from generators that print
nothing and stop at nothing. Imports ``base``, ``schema`` and ``content``.

A new check is a generator that ``check`` in its module calls: ``cross_checks`` for fields (of one
draft or of all), ``prose`` for a text. Whether a value has the shape of its field is known when it
is read (``content.parse``).

    contents       read a folder and check everything in it
    cross_checks   references, cycles, names and addresses: all drafts together
    old_addresses  every address that was published still leads somewhere
    prose          links, pictures and HTML in a Markdown text
    audit          links, titles and headings of the finished site
"""
