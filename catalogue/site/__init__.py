"""The pages that visitors see, and all that they load.

In comes a connected ``Catalogue``, the folder with templates, the base address and today; out
comes a ``Plan``: site path -> function that makes the bytes of that file. Imports everything to
its left: ``base`` up to ``feeds``, and of ``editor`` the forms and the guide.

- ``languages``: words, days, numbers and lists in the language of a page
- ``words``: days, numbers and links to records in words; ``theme`` makes them filters of templates
- ``assets``: styles, scripts and icons with their final names; ``emblem``: pictures we draw
- ``theme``: compiled templates in every language, and the assets that they refer to
- ``frame``: the renderer of pages and the frame around each; ``metadata``: data for other programs
- ``facts``: what stands "in het kort" on the page of an entry, a line for each field
- ``cards``, ``facets``, ``groups``, ``maps``: parts that several pages share
- ``pages``: a module per family of pages
- ``web``: sitemap, robots, manifest and the like
- ``render``: every file of a plan, rendered and audited one by one
"""
