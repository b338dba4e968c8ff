"""Help for editors, in their own files and beside them.

In: the content, the schema and the day. Out: new and mended files, notes, and files that follow
from the schema. It may import everything from ``base`` to ``feeds``; the site and the commands
build on it.

- ``new``: a new file, right from the start; ``prompt`` asks questions on a terminal
- ``fix``: mends what has one right answer (``check --fix``)
- ``advice``: duplicates, what was not checked for long, pictures that nobody sees
- ``language``: reading level B1; ``spelling``: words that are in no list
- ``link_checker``: asks other sites whether pages are there; ``guard`` keeps it out of networks
- ``published``: looks at a finished site as a visitor gets it (``check --site``)
- ``forms``: the form on the site and the file it writes
- ``cms``: the configuration of the editing screen for who has an account at GitHub
- ``guide``, ``vscode``: the tables for editors, completion in Visual Studio Code
- ``boundaries``: the command that writes the boundaries of the wijken from GeoJSON
- ``translations``: the words of the site and their files for translators (gettext)
- ``generated``: the command that writes all files that follow from the schema
"""
