# SPDX-License-Identifier: GPL-3.0-or-later
"""Who works here: being away, handing everything on, leaving. Nobody leaves anything behind (rule 5)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from kiosk.desk.office_time import today_at
from kiosk.desk.owners import Held, Holder, Owners
from kiosk.domain.errors import DueInThePast, OnwardError, StillOwns, TextMissing
from kiosk.domain.office import Office
from kiosk.domain.staff import Actor, Staff
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.settings.house_door import HouseDoor
from kiosk.ui.reception.settings.staff_block_view import StaffBlockView, StaffRow
from kiosk.ui.reception.settings.staff_words import away_in_words, held_in_words, role_in_words
from kiosk.ui.reception.words.days import read_day
from kiosk.ui.tasks import Worker

Then = Callable[[object], str]
"""Says what was done, from the answer of what did it."""


@dataclass(frozen=True, slots=True)
class _Everybody:
    """Who works here, and who has left."""

    holders: Sequence[Holder]
    gone: Sequence[Staff]


def _bring(owners: Owners, office_id: UUID) -> _Everybody:
    """Read both; call it on the store's worker."""
    return _Everybody(owners.everybody(office_id), owners.gone(office_id))


class StaffBlock(QObject):
    """Everybody sees who is here and who owns what. Each may note for themselves, supervisors for all."""

    problem = Signal(str)
    notice = Signal(str)

    def __init__(
        self, door: HouseDoor, office: Office, database: Worker, translate: Translator, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._owners, self._clock, self._office, self._ = door.owners, door.clock, office, translate
        self._actor: Actor | None = None
        self._supervises = False
        self._holders: Sequence[Holder] = ()
        self._gone: Sequence[Staff] = ()
        self._chosen: UUID | None = None
        self._then: Then | None = None
        self.view = StaffBlockView(translate, parent)
        self._reading, self._doing = Errand(database, self), Errand(database, self)
        self._connect()
        self._show()

    def sign_in(self, actor: Actor, staff: Staff) -> None:
        """Let somebody see it."""
        self._actor = actor
        self._supervises = staff.supervises and staff.office_id == self._office.id
        self._show()

    def sign_out(self) -> None:
        """Show nothing."""
        self._actor, self._supervises, self._holders, self._gone = None, False, (), ()
        for errand in (self._reading, self._doing):
            errand.drop()
        self._close()
        self._show()

    def bring(self) -> None:
        """Read who works here now; what is being written stays."""
        if self._actor is not None:
            self._reading.ask(partial(_bring, self._owners, self._office.id))

    # One of them

    @property
    def _person(self) -> Staff | None:
        return next((each.staff for each in self._holders if each.staff.id == self._chosen), None)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self._close()
        self._chosen = UUID(key)
        person, form = self._person, self.view.form
        if person is None:
            return
        first = person.away_from if person.away_from and person.away_from > self._today() else None
        form.first.setText(self._written(first))
        form.until.setText(self._written(person.away_until))
        self._show()
        form.first.setFocus()

    def _close(self) -> None:
        self._chosen = None
        self.view.form.clear()

    @Slot()
    def _on_closed(self) -> None:
        key = str(self._chosen)
        self._close()
        self._show()
        self.view.focus_row(key)

    @Slot()
    def _on_go_away(self) -> None:
        form, person = self.view.form, self._person
        days: list[date | None] = []
        for line in (form.first, form.until):
            day = read_day(line.text(), self._today()) if line.text().strip() else None
            if day is None and line.text().strip():
                self._say_wrong(self._("Please write a day, such as Friday or 24 December."), line)
                return
            days.append(day)
        if person is not None:
            first, until = days
            self._do(
                partial(self._owners.go_away, person.id, first, until), lambda _done: self._said_away(person, until)
            )

    def _said_away(self, person: Staff, until: date | None) -> str:
        if until is None:
            return self._("{name} is noted as away.", name=person.called)
        return self._("{name} is noted as away until {day}.", name=person.called, day=self._.short_day(until))

    @Slot()
    def _on_come_back(self) -> None:
        person = self._person
        if person is not None:
            said = self._("{name} is noted as here again.", name=person.called)
            self._do(partial(self._owners.come_back, person.id), lambda _done: said)

    # Handing on, and leaving

    @Slot()
    def _on_start_hand_on(self) -> None:
        form = self.view.form
        form.leaving.setVisible(False)
        form.hand_on.setVisible(True)
        form.to.setFocus()

    @Slot()
    def _on_hand_on(self) -> None:
        form, person = self.view.form, self._person
        if person is None or form.to.currentData() is None:
            return
        to_id, to = UUID(str(form.to.currentData())), form.to.currentText()
        self._do(
            partial(self._owners.hand_on_all, person.id, to_id, form.reason.text()),
            lambda held: self._said_handed_on(held, person, to),
        )

    def _said_handed_on(self, held: object, person: Staff, to: str) -> str:
        left = held.count if isinstance(held, Held) else 0
        if left:
            return self._(
                "Offered to {to}. What {to} has not accepted yet stays with {name}.", to=to, name=person.called
            )
        return self._("Handed on. Nothing is left with {name}.", name=person.called)

    @Slot()
    def _on_start_leave(self) -> None:
        form, person = self.view.form, self._person
        if person is not None:
            form.hand_on.setVisible(False)
            form.leaving.setVisible(True)
            form.sure.say(self._("{name} can’t sign in any more then. Their history stays.", name=person.called))
            form.leave.setFocus()

    @Slot()
    def _on_leave(self) -> None:
        person = self._person
        if person is not None:
            said = self._("{name} is switched off. Nothing was left behind.", name=person.called)
            self._do(partial(self._owners.leave, person.id), lambda _done: said)

    @Slot(str)
    def _on_switched_on(self, key: str) -> None:
        person = next((each for each in self._gone if str(each.id) == key), None)
        if person is not None:
            said = self._("{name} works here again, and signs in with the PIN from before.", name=person.called)
            self._do(partial(self._owners.switch_on, person.id), lambda _done: said)

    def _do(self, act: Callable[..., object], then: Then) -> None:
        """Do it as whoever is signed in."""
        if self._actor is not None and not self._doing.is_busy:
            self._then = then
            self._doing.ask(partial(act, actor=self._actor))

    @Slot(object)
    def _on_done(self, answer: object) -> None:
        said = self._then(answer) if self._then is not None else ""
        self._on_closed()
        self.bring()
        self.notice.emit(said)

    @Slot(object)
    def _on_not_done(self, problem: object) -> None:
        """Say beside the field what is wrong with it; what is still theirs has to be handed on first."""
        form, sentence = self.view.form, sentence_for(problem, self._)
        match problem:
            case StillOwns():
                self._on_start_hand_on()
                form.say(form.hand_on_wrong, sentence)
            case TextMissing():
                form.say(form.hand_on_wrong, self._("Please say why in a few words. It stands in each history."))
                form.reason.setFocus()
            case DueInThePast():
                self._say_wrong(self._("The last day is already past, or before the first one."), form.until)
            case OnwardError() if form.isVisible():
                self._say_wrong(sentence, None)
            case _:
                self.problem.emit(sentence)

    def _say_wrong(self, sentence: str, line: QLineEdit | None) -> None:
        self.view.form.say(self.view.form.wrong, sentence)
        if line is not None:
            line.setAccessibleDescription(sentence)
            line.setFocus()

    # Showing it

    @Slot(object)
    def _show_everybody(self, everybody: _Everybody) -> None:
        known = _Everybody(self._holders, self._gone)
        if everybody != known:  # else somebody may be on a button of a row just now
            self._holders, self._gone = everybody.holders, everybody.gone
            self._show()

    def _show(self) -> None:
        self.view.setVisible(bool(self._holders))
        self.view.show_rows([self._row(holder) for holder in self._holders])
        self.view.show_who_left([(each.name, str(each.id)) for each in self._gone] if self._supervises else ())
        self._show_person()

    def _row(self, holder: Holder) -> StaffRow:
        staff = holder.staff
        may_change = not staff.is_desk and (self._supervises or self._is_me(staff))
        return StaffRow(
            key=str(staff.id),
            name=staff.name,
            role=role_in_words(staff.role, self._),
            away=away_in_words(staff, self._today(), self._),
            holds=held_in_words(holder, self._),
            may_change=may_change,
        )

    def _show_person(self) -> None:
        form, person = self.view.form, self._person
        form.setVisible(person is not None)
        if person is None:
            return
        holder = next(each for each in self._holders if each.staff.id == person.id)
        form.about.say(person.name)
        form.come_back.setVisible(person.away_from is not None or person.away_until is not None)
        form.start_hand_on.setVisible(holder.count > 0)
        form.start_leave.setVisible(self._supervises)
        others = (each.staff for each in self._holders if each.staff.id != person.id)
        offered = sorted(
            (staff for staff in others if self._supervises or not staff.is_desk), key=lambda each: not each.is_desk
        )
        form.show_receivers([(staff.name, str(staff.id)) for staff in offered])

    @Slot()
    def _say_days(self) -> None:
        """Say back which days were understood, before they are noted."""
        form = self.view.form
        first, until = self._said_back(form.first), self._said_back(form.until)
        said = self._("Away until {until}.", until=until) if until else ""
        if first:
            said = self._("Away from {first} on.", first=first)
        if first and until:
            said = self._("Away from {first} to {until}.", first=first, until=until)
        form.say(form.read_days, said)

    def _said_back(self, line: QLineEdit) -> str:
        day, today = read_day(line.text(), self._today()), self._today()
        return self._.day(day, year=day.year != today.year) if day else ""

    def _is_me(self, staff: Staff) -> bool:
        return self._actor is not None and self._actor.staff_id == staff.id

    def _written(self, day: date | None) -> str:
        return self._.plain_date(day) if day is not None else ""

    def _today(self) -> date:
        return today_at(self._office, self._clock())

    @Slot()
    def _forget_wrong(self) -> None:
        form = self.view.form
        for place in (form.wrong, form.hand_on_wrong):
            form.say(place, "")
        for line in (form.first, form.until):
            line.setAccessibleDescription("")

    @Slot(object)
    def _show_problem(self, problem: object) -> None:
        self.problem.emit(sentence_for(problem, self._))

    def _connect(self) -> None:
        form = self.view.form
        self.view.chosen.connect(self._on_chosen)
        self.view.switched_on.connect(self._on_switched_on)
        for pressed, slot in (
            (form.done, self._on_closed),
            (form.go_away, self._on_go_away),
            (form.come_back, self._on_come_back),
            (form.start_hand_on, self._on_start_hand_on),
            (form.does_hand_on, self._on_hand_on),
            (form.start_leave, self._on_start_leave),
            (form.leave, self._on_leave),
        ):
            pressed.clicked.connect(slot)
        for line in (form.first, form.until, form.reason):
            line.textEdited.connect(self._forget_wrong)
        for line in (form.first, form.until):
            line.textChanged.connect(self._say_days)
        form.until.returnPressed.connect(self._on_go_away)
        form.reason.returnPressed.connect(self._on_hand_on)
        self._reading.answered.connect(self._show_everybody)
        self._reading.failed.connect(self._show_problem)
        self._doing.answered.connect(self._on_done)
        self._doing.failed.connect(self._on_not_done)
