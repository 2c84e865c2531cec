# SPDX-License-Identifier: GPL-3.0-or-later
"""What holds for the look-up whatever is typed and whoever is on file."""

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.store.search.visitors.nicknames import Nicknames
from kiosk.store.search.visitors.visitor_index import VisitorEntry, VisitorIndex

PEOPLE = ("Ana Lima", "Bob Stone", "王小明", "Zoë van der Berg", "يوسف إبراهيم", "Mary-Ann O'Neil", "Anna Lind")
words = st.text(alphabet=st.characters(categories=("Lu", "Ll")), min_size=1, max_size=12)
latin_words = st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=10)
FEW_NICKNAMES = Nicknames(["Robert: Bob", "Zoe = Zoia"])  # reading the long lists a hundred times would take seconds
calm = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def index() -> VisitorIndex:
    return VisitorIndex(
        VisitorEntry(UUID(int=number), (name,), f"55501{number:05}") for number, name in enumerate(PEOPLE)
    )


@given(query=st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_any_text_is_answered_with_scores_in_order(index: VisitorIndex, query: str) -> None:
    matches = index.find(query)
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
    assert len({match.visitor_id for match in matches}) == len(matches)
    assert matches == index.find(query)


@given(name=st.text(min_size=1, max_size=200).filter(str.strip))
@calm
def test_whoever_is_put_is_first_by_their_exact_name_until_removed(name: str) -> None:
    index = VisitorIndex(
        [VisitorEntry(UUID(int=number), (person,)) for number, person in enumerate(PEOPLE)], FEW_NICKNAMES
    )
    newcomer = UUID(int=99)
    index.put(VisitorEntry(newcomer, (name,)))
    if any(not c.isspace() and c.isprintable() for c in name):
        assert index.find(name)[0].visitor_id == newcomer
    index.remove(newcomer)
    assert newcomer not in {match.visitor_id for match in index.find(name)}
    assert len(index) == len(PEOPLE)


@given(name=st.lists(latin_words, min_size=2, max_size=3, unique=True), shuffled=st.randoms())
@calm
def test_word_order_does_not_matter(name: list[str], shuffled: object) -> None:
    index = VisitorIndex(
        [VisitorEntry(UUID(int=1), (" ".join(name),)), VisitorEntry(UUID(int=2), ("Bob Stone",))], FEW_NICKNAMES
    )
    assert index.find(" ".join(reversed(name)))[0].visitor_id == UUID(int=1)


@given(names=st.lists(words, min_size=1, max_size=8), typed=words)
@calm
def test_one_by_one_or_all_at_once_is_the_same(names: list[str], typed: str) -> None:
    entries = [VisitorEntry(UUID(int=number), (f"{name} Stone",)) for number, name in enumerate(names)]
    grown = VisitorIndex(nicknames=FEW_NICKNAMES)
    for entry in entries:
        grown.put(entry)
    at_once = VisitorIndex(entries, FEW_NICKNAMES)
    for query in (typed, names[0], f"{names[-1]} ston"):
        assert grown.find(query) == at_once.find(query)
