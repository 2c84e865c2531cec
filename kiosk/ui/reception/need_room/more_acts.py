# SPDX-License-Identifier: GPL-3.0-or-later
"""What else can be done, folded away behind "More…"; one form is open at a time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from kiosk.messages import Translator
from kiosk.ui.reception.need_room.acts.act import Act
from kiosk.ui.reception.need_room.chosen import Chosen
from kiosk.ui.reception.rows import button, column, holds_focus
from kiosk.ui.reception.turning import LinedUp
from kiosk.ui.theme import scaled


class MoreActs(QWidget):
    """A button for each act that fits; pressed, its form unfolds below.

    `take_on` stands among them. `button` unfolds them all, and is laid out by whoever makes this.
    """

    done = Signal(str)
    failed = Signal(object)

    def __init__(self, acts: Sequence[Act], take_on: QPushButton, translate: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._acts, self._take_on = tuple(acts), take_on
        self._open: Act | None = None
        self._need: object = None
        self.button = button(translate("Mo&re…"), "more-acts", "quiet", self)
        self.button.setCheckable(True)
        self._openers = {act: button(act.title, f"open-{act.name}", "small", self) for act in self._acts}
        self._row = LinedUp(self, *self._openers.values(), take_on, spacing=6)
        whole = column(self, spacing=scaled(8))
        whole.addWidget(self._row)
        for act, opener in self._openers.items():
            opener.setAutoDefault(True)
            opener.setCheckable(True)
            whole.addWidget(act)
            opener.clicked.connect(self._on_opener)
            act.folded.connect(self._on_folded)
            act.done.connect(self.done)
            act.failed.connect(self.failed)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._scroll)
        self.button.toggled.connect(self._show)
        self._show()

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Offer what fits this need; another one begins with everything folded."""
        need = chosen.need_id if chosen else None
        if need != self._need:
            self._need, self._open = need, None
            self.button.setChecked(False)
        for act, opener in self._openers.items():
            act.show_chosen(chosen)
            opener.setVisible(chosen is not None and act.fits(chosen))
        if self._open is not None and self._openers[self._open].isHidden():
            self._open = None
        self._show()

    @Slot()
    def _show(self) -> None:
        shown = self.button.isChecked()
        offered = any(not each.isHidden() for each in (*self._openers.values(), self._take_on))
        self.button.setVisible(offered)
        self._row.setVisible(shown and offered)
        for act, opener in self._openers.items():
            opener.setChecked(act is self._open)
            act.setVisible(shown and act is self._open)

    @Slot()
    def _on_opener(self) -> None:
        pressed = next((act for act, opener in self._openers.items() if opener is self.sender()), None)
        self._open = None if pressed is self._open else pressed
        self._show()
        if self._open is not None:
            self._open.take_focus()
            self._soon.start()

    @Slot()
    def _scroll(self) -> None:
        """Bring the whole form into sight where there is room, and its first field in any case."""
        if self._open is None or not self._open.isVisible():
            return
        for each in (self._open, self._open.first or self._open):
            around = self.parentWidget()
            while around is not None:
                if isinstance(around, QScrollArea):
                    around.ensureWidgetVisible(each, 0, scaled(10))
                around = around.parentWidget()

    @Slot()
    def _on_folded(self) -> None:
        if self._open is not None and holds_focus(self._open):
            self._openers[self._open].setFocus(Qt.FocusReason.OtherFocusReason)
        self._open = None
        self._show()
