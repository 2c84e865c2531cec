# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody new, who keeps what was typed and may be known already; and what somebody we know tells us now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton

from kiosk.desk.add_visitor import KnowVisitor, VisitorDetails
from kiosk.desk.ports import Clock
from kiosk.domain.errors import NameMissing, NameTooLong, OnwardError
from kiosk.domain.staff import Actor
from kiosk.domain.text import clean_name, shortened
from kiosk.domain.visit import Visit
from kiosk.domain.visitor import ContactPreference, Visitor
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.rows import button, empty
from kiosk.ui.reception.whos_here.languages import languages_by_name
from kiosk.ui.reception.whos_here.new_visitor_view import NewVisitorView
from kiosk.ui.reception.words.birth_dates import read_birth_date, said_back, written
from kiosk.ui.reception.words.visitors import full_name, phone_ending
from kiosk.ui.reception.written import write_into, written_in
from kiosk.ui.tasks import Worker

_MOST_LIKELY = 3
_LEAST_PHONE_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPutBy:
    """The form as far as it is filled in, about somebody new or a visitor we know.

    `for_visit` is the visit of somebody new who came by the touch screen.
    """

    visitor: Visitor | None
    fields: Mapping[str, str]
    for_visit: UUID | None = None


class NewVisitor(QObject):
    """Drives the form. It saves nothing itself: it says what was told, or who it is after all."""

    details_given = Signal(object)
    """VisitorDetails of somebody new."""
    details_changed = Signal(object, object)
    """The id of a known visitor, and their VisitorDetails as they are now."""
    known_after_all = Signal(object)
    """The id of the visitor it is."""
    dismissed = Signal()

    def __init__(
        self,
        view: NewVisitorView,
        *,
        know_visitor: KnowVisitor,
        worker: Worker,
        clock: Clock,
        country: str,
        language: str,
        translate: Translator,
    ) -> None:
        super().__init__(view)
        self._view, self._know_visitor, self._clock, self._ = view, know_visitor, clock, translate
        self._country, self._language = country, language
        self._actor: Actor | None = None
        self._visitor: Visitor | None = None
        self._for_visit: UUID | None = None
        self._likely = Errand(worker, self)
        self._likely.answered.connect(self._show_likely)
        for line in view.lines:
            line.returnPressed.connect(self._on_save)
        for line in (view.name, view.called, view.phone, view.birth_date):
            line.textEdited.connect(self._on_told)
        view.save.clicked.connect(self._on_save)
        view.cancel.clicked.connect(self.dismissed)
        view.dismissed.connect(self.dismissed)

    def begin(self, typed: str, actor: Actor) -> None:
        """Ask about somebody new; what was typed is their name, or their phone when it is all figures."""
        self.clear()
        self._actor = actor
        digits = sum(c.isdigit() for c in typed)
        is_phone = digits >= _LEAST_PHONE_DIGITS and not any(c.isalpha() for c in typed)
        self._view.name.setText("" if is_phone else typed)
        self._view.phone.setText(typed if is_phone else "")
        self._view.heading.say(self._("Who is new here?"))
        self._view.save.setText(self._("Save and greet"))
        self._fill_languages((), self._language)
        self._view.name.setFocus()
        self._on_told()

    @property
    def for_visit(self) -> UUID | None:
        """The visit that is on its way already and gets a name, None for a new one."""
        return self._for_visit

    def begin_for(self, visit: Visit, actor: Actor) -> None:
        """Ask about somebody who came by the touch screen, with what they typed and chose there."""
        self.begin(visit.said_name, actor)
        self._for_visit = visit.id
        if "@" not in visit.said_contact:
            self._view.phone.setText(visit.said_contact)
        if visit.language:
            self._fill_languages((visit.language,), visit.language)
        self._on_told()

    def begin_change(self, visitor: Visitor, actor: Actor) -> None:
        """Show what we know of somebody, to be changed."""
        self.clear()
        self._actor, self._visitor, view = actor, visitor, self._view
        view.heading.say(self._("What we know of {name}", name=shortened(visitor.called, 60)))
        view.save.setText(self._("Save"))
        view.name.setText(visitor.name)
        view.called.setText(visitor.preferred_name)
        view.pronunciation.setText(visitor.pronunciation)
        view.phone.setText(visitor.phone)
        view.birth_date.setText(written(visitor.birth_date))
        view.note.setText(visitor.note)
        view.large_print.setChecked(visitor.large_print)
        view.confidential.setChecked(visitor.confidential)
        view.contact.setCurrentIndex(view.contact.findData(visitor.contact_preference.value))
        self._fill_languages(visitor.languages, visitor.language)
        self._show_birth_date()
        view.name.setFocus()

    def put_by(self) -> FormPutBy | None:
        """Give out what is filled in; None when nobody is asked about."""
        if self._actor is None:
            return None
        return FormPutBy(visitor=self._visitor, fields=written_in(self._view), for_visit=self._for_visit)

    def bring_back(self, kept: FormPutBy, actor: Actor) -> None:
        """Go on where the form was put by."""
        if kept.visitor is not None:
            self.begin_change(kept.visitor, actor)
        else:
            self.begin("", actor)
            self._for_visit = kept.for_visit
        write_into(self._view, kept.fields)
        self._on_told()

    def clear(self) -> None:
        """Keep nothing of whoever was asked about, undo history included."""
        self._likely.drop()
        self._actor = self._visitor = self._for_visit = None
        for line in self._view.lines:
            line.setText("")
        self._view.large_print.setChecked(False)
        self._view.confidential.setChecked(False)
        self._view.contact.setCurrentIndex(0)
        self._view.heading.say("")
        self._show_likely(())
        self._show_birth_date()
        self.show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why it is not saved; everything stays in its field."""
        self._view.problem.say(sentence)
        self._view.problem.setVisible(bool(sentence))

    def _fill_languages(self, known: tuple[str, ...], chosen: str) -> None:
        box = self._view.language
        box.clear()
        box.addItem(self._("Not known"), "")
        for code, name in languages_by_name(self._, (*known, self._language)):
            box.addItem(name, code)
        box.setCurrentIndex(max(0, box.findData(chosen)))

    @property
    def _today(self) -> date:
        return self._clock().date()

    @property
    def _birth_date(self) -> date | None:
        return read_birth_date(self._view.birth_date.text(), self._country, self._today)

    def _details(self) -> VisitorDetails:
        view, known = self._view, self._visitor
        language = view.language.currentData() or ""
        others = tuple(code for code in known.languages if code != language) if known and language else ()
        return VisitorDetails(
            name=view.name.text(),
            preferred_name=view.called.text(),
            pronunciation=view.pronunciation.text(),
            languages=(language, *others) if language else (),
            phone=view.phone.text(),
            birth_date=self._birth_date,
            note=view.note.text(),
            confidential=view.confidential.isChecked(),
            large_print=view.large_print.isChecked(),
            external_id=known.external_id if known else "",
            contact_preference=ContactPreference(view.contact.currentData()),
        )

    @Slot()
    def _on_told(self) -> None:
        self.show_problem("")
        self._show_birth_date()
        if self._visitor is not None or self._actor is None:
            return
        try:
            clean_name(self._view.name.text())
        except OnwardError:
            self._likely.drop()
            self._show_likely(())
            return
        act = self._actor.acting_at(self._clock())
        self._likely.ask(partial(self._know_visitor.likely_duplicates, self._details(), act))

    @Slot(object)
    def _show_likely(self, visitors: Sequence[Visitor]) -> None:
        empty(self._view.likely_rows)
        for at, visitor in enumerate(visitors[:_MOST_LIKELY]):
            self._view.likely_rows.addWidget(self._likely_button(at, visitor))
        self._view.likely.setVisible(bool(visitors))

    def _likely_button(self, at: int, visitor: Visitor) -> QPushButton:
        _ = self._
        facts = (shortened(full_name(visitor), 60), phone_ending(visitor.phone, _), _born(visitor, _))
        who = ", ".join(fact for fact in facts if fact)
        words = _("Is this {who}?", who=who).replace("&", "&&")
        asked = button(_("{question}  Alt+{number}", question=words, number=at + 1), f"likely-{at + 1}", "secondary")
        asked.setShortcut(f"Alt+{at + 1}")
        asked.setProperty("visitor", str(visitor.id))
        asked.clicked.connect(self._on_known)
        return asked

    def _show_birth_date(self) -> None:
        text, day = self._view.birth_date.text().strip(), self._birth_date
        said = self._("Born on {day}", day=said_back(day, self._)) if day else ""
        doubt = self._("Birth date: please write day, month and year, for example 1987-03-12.") if text else ""
        self._view.birth_read.say(said or doubt)
        self._view.birth_read.setVisible(bool(text))

    @Slot()
    def _on_known(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.known_after_all.emit(UUID(str(pressed.property("visitor"))))

    @Slot()
    def _on_save(self) -> None:
        if self._actor is None:
            return
        try:
            details = self._details().cleaned()
        except (NameMissing, NameTooLong) as error:
            self.show_problem(self._(error.message, **error.facts))
            self._view.name.setFocus()
            return
        if self._view.birth_date.text().strip() and details.birth_date is None:
            self._view.birth_date.setFocus()
            self.show_problem(self._("The birth date cannot be read. Please write it again, or leave it empty."))
            return
        if self._visitor is not None:
            self.details_changed.emit(self._visitor.id, details)
        else:
            self.details_given.emit(details)


def _born(visitor: Visitor, _: Translator) -> str:
    return _("born {year}", year=visitor.birth_date.year) if visitor.birth_date else ""
