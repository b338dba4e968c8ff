"""Whatever someone writes, the engine answers: a value or a problem, never a traceback.

``tests/test_fuzz.py`` asks the same of whole files; here are the promises of single functions.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalogue.base import markdown
from catalogue.base.diagnostics import Place
from catalogue.content import yaml_tree
from catalogue.content.front_matter import Source
from catalogue.content.parse import parse
from catalogue.schema import KINDS, Kind
from tests.unit.test_markdown import wrong_in

bounded = settings(max_examples=150)

# Pieces that mean something, so that most examples get past the first check.
SIGNS = (
    "# ,## ,- ,1. ,> ,*,**,_,`,```,[,],(,),![,](,<,>,<b>,</b>,<!--,-->,|,|-|,&#x6A;,\\,a,    ,\n\n,"
    "javascript:,https://x.nl,a.md,&lt;,\",',{: x},---,===,~~~,: ,[a]: ,<script,onclick=,data:"
)
MARKDOWN = st.lists(
    st.sampled_from([*SIGNS.split(","), *" \n\t\x02\x03\x0c\xa0é"]), max_size=60
).map("".join)
TEXTS = st.text(max_size=300)


PLACE = Place("x.md", 2)
DATES = r"[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ]?[0-9]{0,4}( [0-9:.]{1,6})?"
WORDS = "ja nee gepland aanbod robots https://x.nl 2026-11-23"
PARTS = "van tot url gezien jaar lat lon naam begin eind plek"
SCALARS = st.builds(
    yaml_tree.Scalar,
    st.one_of(
        TEXTS,
        st.from_regex(DATES, fullmatch=True),
        st.sampled_from([*WORDS.split(), "9" * 99]),
    ),
    st.booleans(),
    st.just(PLACE),
)
KEYS = st.builds(
    yaml_tree.Scalar,
    st.sampled_from(PARTS.split()),
    st.just(value=True),
    st.just(PLACE),
)
VALUES: st.SearchStrategy[yaml_tree.Node] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: yaml_tree.Sequence(tuple(items), PLACE)),
        st.lists(st.tuples(KEYS, inner), max_size=4).map(
            lambda pairs: yaml_tree.Mapping(tuple(pairs), PLACE)
        ),
    ),
    max_leaves=8,
)


@st.composite
def _sources(draw: st.DrawFn) -> Source:
    kind: Kind = draw(st.sampled_from(KINDS))
    keys = [*(field.key for field in kind.fields), "id", "naem", "x"]
    pairs = tuple(
        (yaml_tree.Scalar(key, plain=True, place=PLACE), draw(VALUES))
        for key in draw(st.lists(st.sampled_from(keys), max_size=8))
    )
    return Source(kind, "x", "x.md", PLACE, yaml_tree.Mapping(pairs, PLACE))


@bounded
@given(_sources())
@pytest.mark.slow
def test_parse(source: Source) -> None:
    draft, problems = parse(source)
    assert draft.sound or problems
    if draft.sound:
        assert {field.key for field in source.kind.fields} == draft.values.keys()
    for problem in problems:
        assert problem.place.column >= 1
        assert problem.place.line >= 1
        assert problem.message.strip()
        assert "\n" not in problem.message + problem.advice
        assert len(str(problem)) < 3_000


@bounded
@given(st.one_of(TEXTS, MARKDOWN))
def test_markdown(text: str) -> None:
    assert wrong_in(markdown.render(text)) == []
    assert markdown.render(text) == markdown.render(text)
