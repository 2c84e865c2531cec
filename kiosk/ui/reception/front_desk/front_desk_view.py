# SPDX-License-Identifier: GPL-3.0-or-later
"""The front desk's three faces under the search field: nobody here yet, somebody new, a visit."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kiosk.domain.office import Office
from kiosk.messages import Translator
from kiosk.ui.reception.rows import Saying, row
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.reception.visit.visit_view import SCROLL_MARGIN, VisitView, with_margin
from kiosk.ui.reception.whos_here.new_visitor_view import NewVisitorView
from kiosk.ui.reception.whos_here.whos_here import WhosHere
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import IconButton, ScrolledColumn, named

_MARGIN = 26


class NobodyYet(QWidget):
    """A calm page between two visitors."""

    new_wanted = Signal()
    guest_wanted = Signal()

    def __init__(self, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        _ = translate
        self.title = named(Saying(_("Who’s next?"), "title", self), "whos-next")
        self.line = Saying(_("Type a name, a phone number or a slip’s reference above, or scan a card."), "soft", self)
        new = named(IconButton("user-plus", _("New visitor"), "secondary", self), "new-visitor")
        guest = named(IconButton("user-round", _("Guest (no name)"), "secondary", self), "guest")
        new.setToolTip(_("Ctrl+N"))
        guest.setToolTip(_("Ctrl+G"))
        new.clicked.connect(self.new_wanted)
        guest.clicked.connect(self.guest_wanted)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(LinedUp(self, new, guest, spacing=scaled(10)))
        buttons.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setSpacing(scaled(12))
        whole.addStretch(2)
        for words in (self.title, self.line):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            whole.addWidget(words)
        whole.addLayout(buttons)
        whole.addStretch(3)


class FrontDeskView(QWidget):
    """The parts in their places."""

    def __init__(
        self,
        *,
        whos_here: WhosHere,
        office: Office,
        names: Mapping[str, str],
        translate: Translator,
        gives_cards: bool,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.whos_here = whos_here
        self.stack = QStackedWidget(self)
        self.nobody = named(NobodyYet(translate, self.stack), "nobody-yet")
        self._form_scroll = ScrolledColumn(self.stack)
        self.form = named(NewVisitorView(translate, self._form_scroll), "visitor-form")
        self._form_scroll.column.addWidget(self.form)
        self._form_scroll.column.addStretch(1)
        self._form_scroll.column.setContentsMargins(SCROLL_MARGIN, 0, SCROLL_MARGIN, 0)
        self.visit = named(
            VisitView(office=office, names=names, translate=translate, parent=self.stack, gives_cards=gives_cards),
            "visit",
        )
        for page in (self.nobody, self._form_scroll, self.visit):
            self.stack.addWidget(page)
        margin = _MARGIN - SCROLL_MARGIN
        whole = QVBoxLayout(self)
        whole.setContentsMargins(margin, 8, margin, scaled(16))
        whole.setSpacing(scaled(14))
        whole.addLayout(with_margin(whos_here))
        whole.addWidget(self.stack, 1)

    @property
    def shows_form(self) -> bool:
        """Whether the form is on the screen."""
        return self.stack.currentWidget() is self._form_scroll

    def show_nobody(self) -> None:
        """Show that nobody is here."""
        self.stack.setCurrentWidget(self.nobody)

    def show_form(self) -> None:
        """Show the form for somebody new."""
        self.stack.setCurrentWidget(self._form_scroll)

    def show_visit(self) -> None:
        """Show the visit."""
        self.stack.setCurrentWidget(self.visit)
