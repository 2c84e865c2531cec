# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own rules: read by all, changed by supervisors."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QLocale, QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from kiosk.desk.office_time import today_at
from kiosk.domain.office import Office
from kiosk.domain.office_rules import WEEKDAYS_NINE_TO_FIVE, OfficeRules
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.settings.house_door import HouseDoor
from kiosk.ui.reception.settings.office_block_view import OfficeBlockView
from kiosk.ui.reception.settings.office_week import week_in, week_to_write
from kiosk.ui.reception.settings.office_words import OfficeNow, read_office, summary
from kiosk.ui.reception.settings.office_written import RulesRead, read_rules, rules_to_write
from kiosk.ui.tasks import Worker


@dataclass(frozen=True, slots=True)
class _PutBy:
    """What somebody was changing when the desk was locked."""

    begun_with: OfficeRules
    written: Mapping[str, str]
    days_off: tuple[date, ...]
    shows_week: bool


class OfficeBlock(QObject):
    """Nothing is kept before it is saved. What somebody was changing when the desk was locked is there again."""

    problem = Signal(str)
    notice = Signal(str)
    changed = Signal()
    """Something was typed, undone or saved: `is_changed` may be another."""

    def __init__(
        self, door: HouseDoor, office: Office, database: Worker, translate: Translator, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._door, self._office, self._ = door, office, translate
        self._actor: Actor | None = None
        self._last: UUID | None = None
        self._now: OfficeNow | None = None
        self._begun_with: OfficeRules | None = None
        self._put_by: _PutBy | None = None
        self._may_change = False
        self._country = _country_name(office.country)
        self.view = OfficeBlockView(self._country, self._today, translate, parent)
        self._reading, self._saving = Errand(database, self), Errand(database, self)
        self._connect()
        self._show()

    @property
    def is_changed(self) -> bool:
        """Whether something is written that is not saved."""
        if self._begun_with is None:
            return False
        read = self._read()
        return bool(read.wrong) or read.rules != self._begun_with or self.view.form.days_off.is_half_typed

    def sign_in(self, actor: Actor, staff: Staff) -> None:
        """Let somebody read it, and change it when they supervise here."""
        if actor.staff_id != self._last:
            self._put_by = None
        self._actor, self._last = actor, actor.staff_id
        self._may_change = staff.supervises and staff.office_id == self._office.id
        if self._put_by is not None and self._may_change:
            self._take_up(self._put_by)
        self._show()

    def sign_out(self) -> None:
        """Put by what is not saved, and show nothing."""
        if self._begun_with is not None:
            form = self.view.form
            self._put_by = _PutBy(self._begun_with, form.written, form.days_off.days, form.shows_week)
        self._actor, self._now, self._begun_with, self._may_change = None, None, None, False
        for errand in (self._reading, self._saving):
            errand.drop()
        self.view.form.write({})
        self.view.form.days_off.show_days(())
        self._show()

    def bring(self) -> None:
        """Read what is saved now; what is being changed here stays as it is."""
        if self._actor is not None:
            self._reading.ask(partial(read_office, self._door, self._office))

    # Changing it

    @Slot()
    def _on_change(self) -> None:
        if self._now is None:
            return
        self._put_by = None
        rules = self._now.rules
        self._take_up(
            _PutBy(rules, rules_to_write(rules, self._), rules.days_off, shows_week=week_in(rules.hours) is not None)
        )
        self._show()
        form = self.view.form
        (form.days[0].edges[0] if form.shows_week else form.anew).setFocus()

    def _take_up(self, put_by: _PutBy) -> None:
        form = self.view.form
        self._begun_with, self._put_by = put_by.begun_with, None
        form.write(put_by.written)
        form.days_off.show_days(put_by.days_off)
        form.show_week(shown=put_by.shows_week)

    @Slot()
    def _on_anew(self) -> None:
        form = self.view.form
        usual = week_in((WEEKDAYS_NINE_TO_FIVE,)) or ()
        form.show_week(shown=True)
        form.write(form.written | week_to_write(usual, self._))
        form.days[0].edges[0].setFocus()
        self.changed.emit()

    @Slot()
    def _on_undo(self) -> None:
        self._begun_with = None
        self._show()
        self.view.change.setFocus()
        self.changed.emit()

    @Slot()
    def _on_save(self) -> None:
        form, actor = self.view.form, self._actor
        if actor is None or self._begun_with is None or self._saving.is_busy or not form.days_off.take_typed():
            return
        read = self._read()
        form.say_wrong(read.wrong)
        if read.wrong:
            form.focus_wrong(next(iter(read.wrong)))
            return
        self._saving.ask(partial(self._door.rules.change, self._office.id, read.rules, actor))

    @Slot(object)
    def _on_saved(self, _rules: OfficeRules) -> None:
        self._begun_with = None
        self._show()
        self.view.change.setFocus()
        self.bring()
        self.changed.emit()
        self.notice.emit(self._("Saved. Our office works that way from now on; what is due already stays as it is."))

    def _read(self) -> RulesRead:
        form, before = self.view.form, self._begun_with or OfficeRules()
        return read_rules(form.written, form.days_off.days, before, self._, week_shown=form.shows_week)

    # Showing it

    @Slot(object)
    def _show_office(self, now: OfficeNow) -> None:
        self._now = now
        self._show()

    def _show(self) -> None:
        view, is_open = self.view, self._begun_with is not None
        rows = summary(self._now, self._country, self._today(), self._) if self._now is not None else ()
        view.show_summary(rows)
        view.show_form(shown=is_open)
        view.change.setVisible(self._may_change and not is_open and self._now is not None)
        view.who_may.setVisible(self._now is not None and not self._may_change)
        view.setVisible(self._now is not None or is_open)
        meanwhile = is_open and self._now is not None and self._now.rules != self._begun_with
        view.form.meanwhile.say(
            self._("Somebody else has changed this meanwhile. If you save, yours is kept.") if meanwhile else ""
        )
        view.form.meanwhile.setVisible(meanwhile)

    @Slot()
    def _on_typed(self) -> None:
        self.view.form.say_wrong({})
        self.changed.emit()

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.problem.emit(sentence_for(problem, self._))

    def _today(self) -> date:
        return today_at(self._office, self._door.clock())

    def _connect(self) -> None:
        form = self.view.form
        self.view.change.clicked.connect(self._on_change)
        form.save.clicked.connect(self._on_save)
        form.undo.clicked.connect(self._on_undo)
        form.anew.clicked.connect(self._on_anew)
        form.changed.connect(self._on_typed)
        self._reading.answered.connect(self._show_office)
        self._saving.answered.connect(self._on_saved)
        self._reading.failed.connect(self._show_problem)
        self._saving.failed.connect(self._show_problem)


def _country_name(code: str) -> str:
    territory = QLocale.codeToTerritory(code)
    return QLocale.territoryToString(territory) if territory is not QLocale.Country.AnyCountry else code
