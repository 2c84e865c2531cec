# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is here: one field for names, phone digits, cards and slip references, and the list under it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from kiosk.desk.look_up import Found, LookUp
from kiosk.desk.office_time import today_at
from kiosk.desk.ports import Clock
from kiosk.domain.office import Office
from kiosk.domain.text import shortened
from kiosk.domain.visitor import CARD_PREFIX, card_token_hash
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.whos_here.search_field import SearchField
from kiosk.ui.reception.whos_here.suggestions import Row, RowKind, Suggestions
from kiosk.ui.reception.words.visitors import found_facts, full_name, why_found
from kiosk.ui.tasks import Worker
from kiosk.ui.widgets import focus_if_shown, named

_LEAST_TOKEN_SHOWN = len(CARD_PREFIX) + 3


class WhosHere(QWidget):
    """Finds whom the receptionist means while they type. `over` is the page that the list lies on.

    A card's token is hidden as soon as it can be told to be one, and gone when it has been looked up.
    """

    visitor_chosen = Signal(object)
    """A Found: a visitor, or the needs of a slip."""
    new_wanted = Signal(str)
    """Somebody who is not known yet; what was typed."""
    guest_wanted = Signal()
    problem_met = Signal(str)

    def __init__(
        self, *, look_up: LookUp, worker: Worker, office: Office, clock: Clock, translate: Translator, over: QWidget
    ) -> None:
        super().__init__(over)
        self._look_up, self._office, self._clock, self._ = look_up, office, clock, translate
        _ = translate
        self.field = named(
            SearchField(_("Who’s here? Name, phone, or scan a card"), _("Ctrl+K"), self), "whos-here", _("Who’s here?")
        )
        self.suggestions = named(Suggestions(over), "whos-here-suggestions")
        self._errand = Errand(worker, self)
        self._answered_for: str | None = None
        self._entered: str | None = None
        self._taken = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self._connect()
        over.installEventFilter(self)

    def _connect(self) -> None:
        self.field.textEdited.connect(self._on_typed)
        self.field.stepped.connect(self._on_stepped)
        self.field.accepted.connect(self._on_accepted)
        self.field.dismissed.connect(self._on_dismissed)
        self.field.left.connect(self.suggestions.hide)
        self.suggestions.row_clicked.connect(self._choose)
        self._errand.answered.connect(self._show_found)
        self._errand.failed.connect(self._show_failure)

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.text()

    def clear(self) -> None:
        """Leave nothing of what was typed, its undo history included."""
        self._errand.drop()
        self._answered_for = self._entered = None
        self._taken = ""
        self.field.setText("")
        self.field.setEchoMode(QLineEdit.EchoMode.Normal)
        self.suggestions.show_rows((), "", 0)
        self.suggestions.hide()

    def take_focus(self) -> None:
        """Put the cursor here, with what is typed ready to be typed over."""
        focus_if_shown(self.field)
        self.field.selectAll()

    def begin_with(self, event: QKeyEvent) -> bool:
        """Take a letter that no field wanted as the first of a search, as from a scanner; tell whether it was one."""
        wish = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if wish or not event.text().strip() or not event.text().isprintable():
            return False
        self.clear()
        self.field.setFocus()
        self.field.insert(event.text())
        self._on_typed(self.text)
        return True

    @Slot(str)
    def take_scan(self, token: str) -> None:
        """Look up a card that was scanned while another field had the focus; it never shows."""
        self.clear()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setText(token)
        self.field.setFocus()
        self._on_accepted()

    def put_back(self) -> None:
        """Whoever was chosen could not be turned to: bring back what was typed, unless more is typed by now."""
        if self._taken and not self.text:
            self.field.setText(self._taken)
        self._taken = ""

    def forget_taken(self) -> None:
        """Whoever was chosen is on the screen; what was typed to find them is wanted no more."""
        self._taken = ""

    def _take(self) -> None:
        """Empty the field; what was in it is kept until it is clear whether it led anywhere. A card's token is not."""
        typed = "" if _may_be_token(self.text) else self.text
        self.clear()
        self._taken = typed

    @Slot()
    def ask_for_new(self) -> None:
        """Begin a new visitor with what is typed; a card's token is no name."""
        typed = "" if _is_token(self.text) else self.text
        self.clear()
        self.new_wanted.emit(typed)

    @Slot()
    def ask_for_guest(self) -> None:
        """Begin a visit for somebody who does not say who they are."""
        self._take()
        self.guest_wanted.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the list under the field when the page changes its size."""
        if event.type() is QEvent.Type.Resize and not self.suggestions.isHidden():
            self.suggestions.place_under(self.field)
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self._entered = None
        hidden = _may_be_token(text)
        self.field.setEchoMode(QLineEdit.EchoMode.Password if hidden else QLineEdit.EchoMode.Normal)
        if not text.strip():
            self._errand.drop()
            self._answered_for = None
            self.suggestions.hide()
            return
        self._look_for(text)

    def _look_for(self, text: str) -> None:
        self._errand.ask(partial(_answer, self._look_up, text))
        if self.suggestions.isHidden():
            self._show((), self._("Looking …"))

    @Slot(object)
    def _show_found(self, answer: tuple[str, Sequence[Found]]) -> None:
        text, found = answer
        if text != self.field.text():
            return
        self._answered_for = text
        self._show(found, "" if found else self._("Nobody fits that yet."))
        if self._entered == text:
            self._enter_upon(found)

    @Slot(object)
    def _show_failure(self, error: object) -> None:
        self._entered = None
        self._answered_for = self.field.text()
        self._show((), sentence_for(error, self._))

    def _show(self, found: Sequence[Found], state: str) -> None:
        rows = self._rows(found)
        self.suggestions.show_rows(rows, state, 0 if found else len(rows) - 1)
        if self.field.hasFocus() or self.suggestions.isVisible():
            self.suggestions.place_under(self.field)

    def _rows(self, found: Sequence[Found]) -> tuple[Row, ...]:
        if _may_be_token(self.text):
            return tuple(map(self._row, found))
        _, typed = self._, shortened(self.text, 200)
        as_new = _("New visitor: “{name}”", name=typed)
        new = Row(kind=RowKind.NEW, title=as_new, key=_("Ctrl+N"), icon_name="user-plus")
        guest = Row(kind=RowKind.GUEST, title=_("Guest (no name)"), key=_("Ctrl+G"), icon_name="user-round")
        return (*map(self._row, found), guest, new)

    def _row(self, found: Found) -> Row:
        _, now = self._, self._clock()
        last = today_at(self._office, found.last_visit) if found.last_visit else None
        facts = found_facts(found, today_at(self._office, now), last, _)
        if found.needs:
            facts = " · ".join(_("“{words}”", words=shortened(need.words)) for need in found.needs)
        return Row(
            kind=RowKind.VISITOR,
            title=full_name(found.visitor) if found.visitor else _("Guest"),
            facts=facts,
            why=why_found(found.why, _),
            icon_name="file-text" if found.need_ids else "user",
            found=found,
        )

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if self.suggestions.isHidden() and self.text.strip():
            self.suggestions.place_under(self.field)
            return
        self.suggestions.move_to(self.suggestions.current + by)

    @Slot()
    def _on_accepted(self) -> None:
        text = self.field.text()
        if not text.strip():
            return
        if self._answered_for != text:
            self._entered = text
            if not self._errand.is_busy:
                self._look_for(text)
        elif self.suggestions.isHidden():
            self.suggestions.place_under(self.field)
        else:
            self._choose_current()

    def _enter_upon(self, found: Sequence[Found]) -> None:
        """Do what Enter asked for before the answer was there; where several fit, let the person choose."""
        self._entered = None
        if len(found) <= 1:
            self._choose_current()

    def _choose_current(self) -> None:
        row = self.suggestions.current_row
        if row is None and _may_be_token(self.text):
            self._turn_away_card()
        else:
            self._choose(row)

    def _turn_away_card(self) -> None:
        self.clear()
        self.problem_met.emit(
            self._("This card is not known here, or a newer one has replaced it. Please look them up by name.")
        )

    @Slot(object)
    def _choose(self, row: Row | None) -> None:
        if row is None:
            return
        match row.kind:
            case RowKind.VISITOR:
                self._take()
                self.visitor_chosen.emit(row.found)
            case RowKind.NEW:
                self.ask_for_new()
            case RowKind.GUEST:
                self.ask_for_guest()

    @Slot()
    def _on_dismissed(self) -> None:
        if self.suggestions.isHidden():
            self.clear()
        self.suggestions.hide()


def _answer(look_up: Callable[[str], Sequence[Found]], text: str) -> tuple[str, Sequence[Found]]:
    return text, look_up(text)


def _may_be_token(text: str) -> bool:
    token = text.strip().upper()
    return token.startswith(CARD_PREFIX) and len(token) > _LEAST_TOKEN_SHOWN and not _has_word(token)


def _has_word(token: str) -> bool:
    return any(c not in "0123456789ABCDEF" for c in token.removeprefix(CARD_PREFIX))


def _is_token(text: str) -> bool:
    return card_token_hash(text) is not None
