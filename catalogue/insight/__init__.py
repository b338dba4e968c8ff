"""Tables about the catalogue as a whole, which no single page could know.

In comes a connected ``Catalogue``, and today where a day matters; out come frozen results that
pages and feeds show. What has ended ('gestopt') is left out everywhere. What visitors read about
them stands in ``site``. Imports ``base``, ``schema`` and ``content``.

- ``tables``: ``Insight``, every table of one catalogue, each made when it is first asked for
- ``live``: entries that have not ended, and programmes per fase
- ``coverage``: public makerspaces per wijk and gebied, the nearest ones, organisations to turn to
- ``history``: woonwijken with a public makerspace per year
- ``matrix``: programmes per doelgroep, thema, fase and gebied, and the empty cells
- ``routes``: programmes that follow each other according to a source, per doelgroep
- ``themes``: themes and vmbo profiles, and what is missing in them
- ``network``: organisations and the programmes they share
- ``gaps``: the largest gaps, with the organisations that could close them
- ``overlap``: groups of programmes that look alike, and the neighbours of an entry
- ``actions``: the actions, with their steps by how they stand
- ``changes``: what began, stopped, was confirmed or is new, per month
- ``freshness``: how long ago an entry was checked
"""

from catalogue.insight.tables import Insight as Insight
