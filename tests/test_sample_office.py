# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample office as it stands on its first morning: one of everything that can be waiting for somebody."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.app import Onward, build_onward, utc_now
from kiosk.cli.office import setup
from kiosk.desk.board import Owed
from kiosk.desk.ports import BoardWish
from kiosk.domain.standing import WaitsFor
from kiosk.settings import load_settings


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Onward]:
    data: Path = tmp_path_factory.mktemp("sample")
    setup(data=data, sample=True)
    onward = build_onward(load_settings(data))
    with closing(onward.database):
        yield onward


@pytest.fixture(scope="module")
def board(sample: Onward) -> dict[str, Owed]:
    """The whole board, each need by whose it is."""
    rows = sample.desk.board.page(BoardWish(office_id=sample.office.id), 0, 100).rows
    return {row.visitor or row.need.words: row for row in rows}


def test_something_of_every_kind_waits(board: dict[str, Owed]) -> None:
    okafor = next(row for row in board.values() if "two pallets" in row.need.words)
    niq = next(row for row in board.values() if "starts school" in row.need.words)
    assert (okafor.offered is not None, okafor.stalled) == (True, False)
    assert (niq.offered is not None, niq.stalled) == (True, True)
    assert [row.need.words for row in board.values() if row.call_back] == ["housing form"]
    assert [row.owner for row in board.values() if row.question] == ["Sam"]
    assert max(row.tried for row in board.values()) == 2
    assert {WaitsFor.PROMISE, WaitsFor.HAND_OFF, WaitsFor.REVIEW} <= {row.waits_for for row in board.values()}


def test_something_is_overdue_and_something_is_due_today(sample: Onward, board: dict[str, Owed]) -> None:
    now = utc_now()
    dues = [row.due for row in board.values() if row.due is not None]
    assert any(due < now for due in dues)
    counts = [
        sample.desk.owners.held(holder.staff.id).count for holder in sample.desk.owners.everybody(sample.office.id)
    ]
    assert sum(counts) >= len(board)
    assert sample.desk.check_owners() == []


def test_people_have_waited_for_us(sample: Onward) -> None:
    with sample.database.reading() as work:
        here = work.visits.lobby(sample.office.id)
    waits = [(visit.first_helped_at - visit.arrived_at).seconds // 60 for visit in here if visit.first_helped_at]
    assert sorted(waits) == [1, 7]
