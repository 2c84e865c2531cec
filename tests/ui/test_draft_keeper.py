# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that are typed reach the store, however long it is in trouble."""

from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from kiosk.domain.errors import NotSaved
from kiosk.domain.staff import Actor
from kiosk.ui.reception.need.draft_keeper import DraftKeeper
from kiosk.ui.tasks import Workers
from tests.ui.fakes_front import FakeSaveDraft

VISIT, OTHER = UUID(int=1), UUID(int=2)
DANA = Actor(staff_id=UUID(int=7), office_id=UUID(int=8), station_id=UUID(int=9))


@pytest.fixture
def store() -> FakeSaveDraft:
    return FakeSaveDraft()


@pytest.fixture
def keeper(qtbot: QtBot, workers: Workers, store: FakeSaveDraft) -> DraftKeeper:
    return DraftKeeper(store, workers.database, pause_ms=1, retry_ms=1)  # type: ignore[arg-type] # a fake of its shape


def test_the_last_words_are_kept(qtbot: QtBot, keeper: DraftKeeper, store: FakeSaveDraft) -> None:
    for words in ("a", "ab", "abc"):
        keeper.note(VISIT, words, DANA)
    qtbot.waitUntil(lambda: keeper.is_settled)
    assert store.kept == {VISIT: "abc"}


def test_typing_on_does_not_put_off_saving(qtbot: QtBot, workers: Workers, store: FakeSaveDraft) -> None:
    keeper = DraftKeeper(store, workers.database, pause_ms=30)  # type: ignore[arg-type] # a fake of its shape
    typed: list[str] = []

    def type_on() -> bool:
        typed.append("x")
        keeper.note(VISIT, "".join(typed), DANA)
        return store.tries > 0

    qtbot.waitUntil(type_on)
    assert len(typed) > 1


def test_a_store_in_trouble_is_tried_until_it_works(qtbot: QtBot, keeper: DraftKeeper, store: FakeSaveDraft) -> None:
    store.trouble = NotSaved(reason="the disk is full.")
    told: list[object] = []
    keeper.failed.connect(lambda visit_id, error: told.append((visit_id, error)))
    keeper.note(VISIT, "my words", DANA)
    qtbot.waitUntil(lambda: store.tries >= 3)
    assert told[0] == (VISIT, store.trouble)
    keeper.note(VISIT, "my words, and more", DANA)
    store.trouble = None
    qtbot.waitUntil(lambda: keeper.is_settled)
    assert store.kept == {VISIT: "my words, and more"}


def test_words_of_two_visits_do_not_get_in_each_others_way(
    qtbot: QtBot, keeper: DraftKeeper, store: FakeSaveDraft
) -> None:
    keeper.note(VISIT, "one", DANA)
    keeper.note(OTHER, "two", DANA)
    keeper.flush()
    qtbot.waitUntil(lambda: keeper.is_settled)
    assert store.kept == {VISIT: "one", OTHER: "two"}


def test_words_that_have_become_a_need_are_not_saved_any_more(
    qtbot: QtBot, keeper: DraftKeeper, store: FakeSaveDraft
) -> None:
    keeper.note(VISIT, "a need by now", DANA)
    keeper.forget(VISIT)
    keeper.note(OTHER, "two", DANA)
    qtbot.waitUntil(lambda: keeper.is_settled)
    assert store.kept == {OTHER: "two"}
