"""Everything that decides what a visitor finds.

``analysis`` turns Dutch text into words and stems, ``compounds`` takes long words apart,
``documents`` says what is searched, ``weights`` how much each word counts, ``packing`` makes it
small and ``index`` puts the files together. The script in the browser answers the questions; it
gets its Dutch from ``analysis`` as data, so that both sides cannot grow apart.
"""
