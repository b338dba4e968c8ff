"""From the bytes in ``content/`` to connected records.

In comes a folder; out come a ``Catalogue`` and every problem in what people wrote. Content is
never trusted. May import ``base`` and ``schema``.

    files               names, bytes and text of files, read safely
    images              photos: measures, limits, and the files that are made of them
    location            the place on earth in a photo, taken out
    yaml_tree           YAML as nodes with places
    yaml_mistakes       explanations of YAML that cannot be read
    front_matter        text -> sources: fields, and the Markdown below them
    reader              folder -> reading: every source, photo and list for editors
    parse               source -> draft: typed values, in which references are still names
    suggestions         values that were probably meant
    model               drafts -> catalogue: references connected in both directions
    markdown_positions  Markdown without its code, in which characters keep their places
    versions            dates of files, from git
"""
