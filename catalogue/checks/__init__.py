"""Problems in the content and in finished pages, each with its remedy.

In: what ``content`` read, or the files of a site. Out: diagnostics, from generators that print
nothing and stop at nothing. Imports ``base``, ``schema`` and ``content``.

    contents       read a folder and check everything in it
    cross_checks   references, cycles, names and addresses: all drafts together
    old_addresses  every address that was published still leads somewhere
    prose          links, pictures and HTML in a Markdown text
    audit          links, titles and headings of the finished site
"""
