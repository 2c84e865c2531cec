# SPDX-License-Identifier: GPL-3.0-or-later
"""The visit on the screen: greeting, need, who can help, next step, slip. Two columns, or one where it is narrow."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from kiosk.domain.office import Office
from kiosk.messages import Translator
from kiosk.ui.reception.need.need_editor_view import NeedEditorView
from kiosk.ui.reception.next_step.next_step_view import NextStepView
from kiosk.ui.reception.rows import column, row
from kiosk.ui.reception.slip.slip_bar import SlipBar
from kiosk.ui.reception.visit.greeting_strip import GreetingStrip
from kiosk.ui.reception.visit.likely_strip import LikelyStrip
from kiosk.ui.reception.visit.need_history import NeedHistory
from kiosk.ui.reception.visit.visit_needs import VisitNeeds
from kiosk.ui.reception.who_can_help.help_list import HelpList
from kiosk.ui.theme import scaled
from kiosk.ui.widgets import ScrolledColumn, named

_LEAST_FOR_TWO_COLUMNS = 660
SCROLL_MARGIN = 16


class VisitBody(QWidget):
    """What is said at the left, who can help at the right; one under the other where there is too little room."""

    def __init__(self, said: QWidget, who_can_help: QWidget, steps: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._who_can_help = who_can_help
        self._left, self._right = column(spacing=scaled(12)), column()
        self._left.addWidget(said)
        self._left.addWidget(steps)
        self._left.addStretch(1)
        self._columns = row(self, spacing=scaled(20))
        self._columns.addLayout(self._left, 39)
        self._columns.addLayout(self._right, 25)
        self._narrow: bool | None = None
        self.arrange(narrow=False)

    def arrange(self, *, narrow: bool) -> None:
        """Lay out in one column or two; the order of reading stays: need, who can help, next step."""
        if narrow is self._narrow:
            return
        self._narrow = narrow
        for place in (self._left, self._right):
            place.removeWidget(self._who_can_help)
        if narrow:
            self._left.insertWidget(1, self._who_can_help)
        else:
            self._right.addWidget(self._who_can_help)
        self._columns.setStretch(1, 0 if narrow else 25)
        self._columns.setSpacing(0 if narrow else scaled(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column or two, by the room there is."""
        super().resizeEvent(event)
        self.arrange(narrow=self.width() < scaled(_LEAST_FOR_TWO_COLUMNS))


class VisitView(QWidget):
    """The parts of a visit in their places."""

    def __init__(
        self, *, office: Office, names: Mapping[str, str], translate: Translator, parent: QWidget, gives_cards: bool
    ) -> None:
        super().__init__(parent)
        zone = ZoneInfo(office.timezone)
        self.scrolled = named(ScrolledColumn(self), "visit-scroll")
        inside = self.scrolled.viewport()
        self.greeting = named(GreetingStrip(zone, translate, inside, gives_cards=gives_cards), "greeting-strip")
        self.editor = named(NeedEditorView(names, translate, inside), "need-editor")
        self.help = named(HelpList(office, translate, inside), "help-list")
        self.history = NeedHistory(zone, translate, inside)
        self.next_step = named(NextStepView(translate, inside), "next-step")
        self.likely = named(LikelyStrip(translate, inside), "who-it-may-be")
        self.needs = VisitNeeds(zone, translate, inside)
        self.bar = named(SlipBar(translate, self), "slip-bar")
        steps = QWidget(inside)
        below = column(steps, spacing=scaled(14))
        below.addWidget(self.history)
        below.addWidget(self.next_step)
        self.body = VisitBody(self.editor, self.help, steps, inside)
        self.scrolled.column.setSpacing(scaled(12))
        self.scrolled.column.addWidget(self.greeting)
        self.scrolled.column.addWidget(self.likely)
        self.scrolled.column.addWidget(self.needs)
        self.scrolled.column.addWidget(self.body)
        self.scrolled.column.addStretch(1)
        self.scrolled.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        self._on_range_changed()
        self.scrolled.setFrameShape(QFrame.Shape.NoFrame)
        self.scrolled.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        whole = column(self, spacing=scaled(10))
        whole.addWidget(self.scrolled, 1)
        whole.addLayout(with_margin(self.bar))

    @Slot()
    def show_next_step(self) -> None:
        """Scroll so that the next step's fields and who keeps the need are in view."""
        self.scrolled.column.activate()
        self.next_step.updateGeometry()
        QTimer.singleShot(0, self, self._scroll_to_next_step)

    @Slot()
    def show_greeting_first(self) -> None:
        """Scroll to the greeting, whatever has the focus: the name comes before the first question."""
        QTimer.singleShot(0, self, self._scroll_to_top)

    def show_words(self) -> None:
        """Keep what is being typed in view."""
        QTimer.singleShot(0, self, self._scroll_to_words)

    @Slot()
    def _scroll_to_words(self) -> None:
        if self.editor.words.hasFocus():
            self.scrolled.ensureWidgetVisible(self.editor.words, 0, scaled(10))

    @Slot()
    def _scroll_to_top(self) -> None:
        self.scrolled.verticalScrollBar().setValue(0)

    @Slot()
    def _scroll_to_next_step(self) -> None:
        self.scrolled.ensureWidgetVisible(self.next_step.keeper, 0, scaled(20))
        focused = self.focusWidget()
        if self.next_step.isAncestorOf(focused):
            self.scrolled.ensureWidgetVisible(focused, 0, scaled(20))

    @Slot()
    def _on_range_changed(self) -> None:
        """Keep the text as wide as the search field, whether or not there is a scroll bar in the margin."""
        bar = self.scrolled.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        begin, end = SCROLL_MARGIN, max(0, SCROLL_MARGIN - taken)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.scrolled.column.setContentsMargins(end if mirrored else begin, 0, begin if mirrored else end, 0)


def with_margin(widget: QWidget) -> QHBoxLayout:
    """Leave at both ends of a line the room that a scroll bar takes."""
    made = row()
    made.addSpacing(SCROLL_MARGIN)
    made.addWidget(widget)
    made.addSpacing(SCROLL_MARGIN)
    return made
