# SPDX-License-Identifier: GPL-3.0-or-later
"""What the front desk shows beside its work: the slip as it would print, where to save it, a visitor's card."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from kiosk.desk.desk import Desk
from kiosk.desk.make_slip import SlipWishes
from kiosk.domain.office import Office
from kiosk.domain.slip import Paper
from kiosk.domain.staff import Actor
from kiosk.domain.visitor import Visitor
from kiosk.domain.visitor_card import VisitorCard, card_for
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.problems import sentence_for
from kiosk.ui.reception.front_desk.card_dialog import CardDialog, CardDoor, CardPress
from kiosk.ui.reception.slip.slip_preview import Preview, SlipPreview
from kiosk.ui.reception.words.handouts import SayProblem
from kiosk.ui.reception.words.visitors import short_name
from kiosk.ui.tasks import Workers


@dataclass(frozen=True, slots=True)
class _NewCard:
    """A card that was just issued, and its code as PNG."""

    card: VisitorCard
    code: bytes


class DeskDialogs(QObject):
    """Dialogs that belong to one visit, and close with it. None of them holds up the page."""

    wished = Signal(object, object)
    """SlipWishes, and Paper or None."""
    print_wanted = Signal()
    file_chosen = Signal(str)
    problem_met = Signal(str)
    notice_given = Signal(str)

    def __init__(
        self,
        desk: Desk,
        workers: Workers,
        office: Office,
        preview: Preview,
        cards: CardDoor | None,
        say_problem: SayProblem,
        translate: Translator,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk, self._workers, self._page, self._ = desk, workers, page, translate
        self._office, self._preview, self._cards, self._say_problem = office, preview, cards, say_problem
        self._open: list[QDialog] = []
        self._name = ""
        self._carding = Errand(workers.database, self)
        self._carding.answered.connect(self._show_card)
        self._carding.failed.connect(self._show_problem)
        self._revoking = Errand(workers.database, self)
        self._revoking.answered.connect(self._show_revoked)
        self._revoking.failed.connect(self._show_problem)

    def show_slip(
        self, visit_id: UUID, visitor: Visitor | None, actor: Actor, wishes: SlipWishes, paper: Paper | None
    ) -> None:
        """Show the slip of a visit as it would print, with what can be wished for it."""
        shown = SlipPreview(
            print_slip=self._desk.print_slip,
            printers=self._desk.choose_printers,
            render=self._preview,
            workers=self._workers,
            translate=self._,
            visit_id=visit_id,
            visitor=visitor,
            actor=actor,
            wishes=wishes,
            paper=paper,
            parent=self._page,
        )
        shown.wished.connect(self.wished)
        shown.print_wanted.connect(self.print_wanted)
        shown.pdf_wanted.connect(self.ask_for_file)
        self._show(shown)

    @Slot()
    def ask_for_file(self) -> None:
        """Ask where to save the slip."""
        asked = QFileDialog(self._page, self._("Save the slip as PDF"), str(Path.home() / "slip.pdf"), "PDF (*.pdf)")
        asked.setObjectName("save-slip")
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("pdf")
        asked.fileSelected.connect(self.file_chosen)
        self._show(asked)

    def make_card(self, visitor: Visitor, actor: Actor) -> None:
        """Give a visitor a new card and show its code, to be photographed or printed."""
        if self._cards is not None:
            self._name = short_name(visitor)
            self._carding.ask(partial(_new_card, self._desk, visitor, self._office, actor, self._cards))

    def revoke_card(self, visitor: Visitor) -> None:
        """Make a lost card useless."""
        self._revoking.ask(partial(_revoked, self._desk, visitor))

    def close(self) -> None:
        """Leave nothing of a visit in a window beside it."""
        self._carding.drop()
        self._name = ""
        for dialog in tuple(self._open):
            dialog.close()

    def _show(self, dialog: QDialog) -> None:
        self._open.append(dialog)
        dialog.finished.connect(self._on_done)
        dialog.show()

    @Slot(object)
    def _show_card(self, new: _NewCard) -> None:
        if self._cards is None:
            return
        press = CardPress(
            print_card=partial(self._cards.print_card, new.card),
            worker=self._workers.printing,
            say_problem=self._say_problem,
        )
        self._show(CardDialog(new.code, self._name, self._, self._page, press))

    @Slot(object)
    def _show_revoked(self, visitor: Visitor) -> None:
        name = short_name(visitor)
        self.notice_given.emit(
            self._("Any card that {name} had no longer works. “New card” gives them another one.", name=name)
        )

    @Slot(object)
    def _show_problem(self, error: object) -> None:
        self.problem_met.emit(sentence_for(error, self._))

    @Slot(int)
    def _on_done(self, _result: int) -> None:
        done = self.sender()
        self._open = [dialog for dialog in self._open if dialog is not done]


def _new_card(desk: Desk, visitor: Visitor, office: Office, actor: Actor, cards: CardDoor) -> _NewCard:
    token = desk.issue_card(visitor.id, actor)
    return _NewCard(card_for(visitor, office, token), cards.draw(token))


def _revoked(desk: Desk, visitor: Visitor) -> Visitor:
    desk.issue_card.revoke(visitor.id)
    return visitor
