# SPDX-License-Identifier: GPL-3.0-or-later
"""The duties of the house run by themselves, off the window's thread, and trouble waits for the next look."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from threading import get_ident
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from kiosk.desk.hand_over import HandTo
from kiosk.desk.house_duties import HouseDuties
from kiosk.desk.ownership_check import OwnerFault, Ownerless
from kiosk.domain.errors import NotSaved
from kiosk.domain.hand_off import HandOff
from kiosk.domain.ids import new_id
from kiosk.domain.need import HistoryEvent
from kiosk.messages import translator
from kiosk.ui.duty_runner import DutyRunner
from kiosk.ui.reception.settings.owner_findings import OwnerFindings
from kiosk.ui.tasks import Workers
from tests.ui.fakes import FakeOffice

TODAY = date(2026, 11, 23)


def ownerless(need_id: UUID | None = None) -> Ownerless:
    return Ownerless(
        need_id=need_id or new_id(), office_id=new_id(), owner_id=new_id(), owner="Dana", fault=OwnerFault.LEFT
    )


@dataclass
class FakeDuties:
    """Counts what was done and on which thread; `fails` times it raises first."""

    fails: int = 0
    checks: int = 0
    marks: int = 0
    threads: set[int] = field(default_factory=set)

    def mend_owners(self) -> Sequence[Ownerless]:
        self.threads.add(get_ident())
        if self.fails:
            self.fails -= 1
            raise NotSaved(reason="Maria’s letter")
        self.checks += 1
        return ()

    def mark_stalled(self) -> Sequence[HandOff]:
        self.marks += 1
        return ()


def runner_of(duties: object, workers: Workers, today: Sequence[date] = (TODAY,)) -> DutyRunner:
    days = list(today)
    return DutyRunner(duties, workers.database, lambda: days[0] if len(days) == 1 else days.pop(0))  # type: ignore[arg-type]


def look(qtbot: QtBot, runner: DutyRunner, workers: Workers) -> None:
    runner.look()
    qtbot.waitUntil(lambda: workers.database.is_idle)


def test_owners_are_checked_at_start_and_once_a_day(qtbot: QtBot, workers: Workers) -> None:
    duties = FakeDuties()
    runner = runner_of(duties, workers, [TODAY, TODAY, TODAY + timedelta(days=1)])
    runner.begin()
    qtbot.waitUntil(lambda: workers.database.is_idle)
    runner.end()
    assert (duties.checks, duties.marks) == (1, 1)
    look(qtbot, runner, workers)
    assert (duties.checks, duties.marks) == (1, 2)
    look(qtbot, runner, workers)
    assert (duties.checks, duties.marks) == (2, 3)
    assert get_ident() not in duties.threads


def test_trouble_is_noted_by_its_kind_and_tried_again(
    qtbot: QtBot, workers: Workers, caplog: pytest.LogCaptureFixture
) -> None:
    duties = FakeDuties(fails=1)
    runner = runner_of(duties, workers)
    with caplog.at_level(logging.INFO):
        look(qtbot, runner, workers)
    assert caplog.messages == ["check of owners: NotSaved, tried again later"]
    look(qtbot, runner, workers)
    assert duties.checks == 1


def test_what_nobody_owns_is_mended_and_logged_by_id(
    qtbot: QtBot, workers: Workers, riverside: FakeOffice, caplog: pytest.LogCaptureFixture
) -> None:
    need = riverside.owed("Maria Alvarez", "Rent", riverside.dana)
    riverside.store.tables.staff[riverside.dana.id] = replace(riverside.dana, active=False)
    runner = runner_of(house_duties(riverside), workers)
    with caplog.at_level(logging.INFO), qtbot.waitSignal(runner.found) as heard:
        runner.look()
    assert [each.need_id for each in heard.args[0]] == [need.id]
    assert caplog.messages == [f"owner mended: need {need.id} call-back None: left"]
    assert riverside.store.tables.staff[riverside.store.tables.needs[need.id].owner_id].is_desk


def test_two_windows_mark_a_late_hand_off_once(qtbot: QtBot, workers: Workers, riverside: FakeOffice) -> None:
    need = riverside.owed("Maria Alvarez", "Rent", riverside.dana)
    riverside.desk.hand_over(
        need.id, HandTo(staff_id=riverside.sam.id, not_done="Call"), riverside.acting(riverside.dana)
    )
    riverside.clock.move(days=1)
    for _window in range(2):
        look(qtbot, runner_of(house_duties(riverside), workers), workers)
    lines = [line for line in riverside.store.tables.history if line.event is HistoryEvent.HAND_OFF_STALLED]
    assert [line.need_id for line in lines] == [need.id]


def house_duties(office: FakeOffice) -> HouseDuties:
    return HouseDuties(office.desk.check_owners, office.desk.stalled_hand_offs, office.acting(office.lee))


def test_what_was_found_is_said_once_and_to_a_supervisor(riverside: FakeOffice, qtbot: QtBot) -> None:
    said: list[str] = []
    findings = OwnerFindings(translator("en"))
    findings.notice.connect(said.append)
    findings.sign_in(riverside.dana)
    findings.add([ownerless(), ownerless()])
    assert said == []
    findings.sign_out()
    findings.sign_in(riverside.lee)
    findings.sign_in(riverside.lee)
    assert len(said) == 1
    assert said[0].startswith("2 open needs or calls belonged to nobody who works here.")
    findings.add([ownerless()])
    assert said[1].startswith("Something open belonged to nobody")
