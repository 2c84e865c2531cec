# SPDX-License-Identifier: GPL-3.0-or-later
"""What another desk does to the visit on the screen."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.desk.desk import Desk
from kiosk.messages import Translator
from kiosk.ui.errand import Errand
from kiosk.ui.reception.need.need_desk import NeedDesk
from kiosk.ui.reception.rows import holds_focus
from kiosk.ui.reception.visit.visit_view import VisitView
from kiosk.ui.reception.visit.visit_work import OpenedVisit, look_again
from kiosk.ui.tasks import Worker


class OtherDesk(QObject):
    """Looks at the visit again, and takes nothing away from whoever is typing or has the focus."""

    changed = Signal(object)
    """The OpenedVisit as it is now."""
    finished = Signal()
    """The visit has ended there, and nothing unsaved is on the screen here."""
    notice_given = Signal(str)

    def __init__(self, desk: Desk, worker: Worker, view: VisitView, need: NeedDesk, translate: Translator) -> None:
        super().__init__(view)
        self._desk, self._view, self._need, self._ = desk, view, need, translate
        self._told_finished = False
        self._looking = Errand(worker, self)
        self._looking.answered.connect(self._show_looked)

    def look(self, visit_id: UUID) -> None:
        """Look whether something was changed."""
        self._looking.ask(partial(look_again, self._desk, visit_id))

    def clear(self) -> None:
        """Look at no visit any more."""
        self._looking.drop()
        self._told_finished = False

    @Slot(object)
    def _show_looked(self, opened: OpenedVisit) -> None:
        if not opened.greeting.visit.is_open:
            self._show_finished()
        elif not holds_focus(self._view.greeting) and not holds_focus(self._view.needs):
            self.changed.emit(opened)

    def _show_finished(self) -> None:
        if not self._need.words.strip():
            self.notice_given.emit(self._("This visit was finished at the other desk."))
            self.finished.emit()
        elif not self._told_finished:
            self._told_finished = True
            self.notice_given.emit(
                self._("This visit was finished at the other desk. What you wrote is still here: greet them again.")
            )
