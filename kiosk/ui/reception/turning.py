# SPDX-License-Identifier: GPL-3.0-or-later
"""Rows that become columns, and grids that use fewer columns, where text is large or the window small.

A widget that has a layout cannot say how tall it is at a width of its own accord, so these place what is on them
themselves, from the side where reading begins.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

Places = list[tuple[QWidget, QRect]]

_COLUMNS = (4, 2, 1)
_WIDE = 10_000


class Placing(QWidget):
    """A widget that places others by the width it has."""

    def __init__(self, parent: QWidget, widgets: Iterable[QWidget], spacing: int) -> None:
        super().__init__(parent)
        self.widgets, self.spacing = tuple(widgets), spacing
        for widget in self.widgets:
            widget.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def places(self, width: int) -> Places:
        """Say where everything lies at a width, as if read from left to right."""
        raise NotImplementedError

    @property
    def shown(self) -> tuple[QWidget, ...]:
        """What is not hidden."""
        return tuple(widget for widget in self.widgets if not widget.isHidden())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How tall it is at a width."""
        return max((place.bottom() + 1 for _widget, place in self.places(width)), default=0)

    def sizeHint(self) -> QSize:
        """Everything as wide as it likes."""
        width = max((place.right() + 1 for _widget, place in self.places(_WIDE)), default=0)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The widest alone."""
        return QSize(max((_least_width(widget) for widget in self.shown), default=0), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Place everything anew when something on it has changed its size, be it while nobody saw it."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Show}:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        for widget, place in self.places(self.width()):
            widget.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))


class LinedUp(Placing):
    """Widgets beside one another, on as many lines as they need, in the middle of their line."""

    def __init__(self, parent: QWidget, *widgets: QWidget, spacing: int = 8) -> None:
        super().__init__(parent, widgets, spacing)

    def places(self, width: int) -> Places:
        """Fill lines like words do."""
        lines: list[list[QWidget]] = [[]]
        taken = 0
        for widget in self.shown:
            needs = widget.sizeHint().width()
            if lines[-1] and taken + needs > width:
                lines.append([])
                taken = 0
            lines[-1].append(widget)
            taken += needs + self.spacing
        return self._lines_placed(lines)

    def _lines_placed(self, lines: list[list[QWidget]]) -> Places:
        placed: Places = []
        top = 0
        for line in lines:
            height = max((widget.sizeHint().height() for widget in line), default=0)
            left = 0
            for widget in line:
                size = widget.sizeHint()
                placed.append((widget, QRect(left, top + (height - size.height()) // 2, size.width(), size.height())))
                left += size.width() + self.spacing
            top += height + self.spacing
        return placed


class TurningRow(Placing):
    """What is said and, at the end of the line, what can be done about it; below it where there is too little room.

    `least` is the width that what is said should keep, in pixels.
    """

    def __init__(self, parent: QWidget, said: QWidget, aside: QWidget, spacing: int, least: int) -> None:
        super().__init__(parent, (said, aside), spacing)
        self._said, self._aside, self._least = said, aside, least

    def places(self, width: int) -> Places:
        """Lie in a row, or in a column."""
        if self._aside.isHidden():
            return [(self._said, QRect(0, 0, width, _height_at(self._said, width)))]
        aside = self._aside.sizeHint()
        if self._said.isHidden():
            return [(self._aside, QRect(0, 0, min(aside.width(), width), aside.height()))]
        room = width - aside.width() - self.spacing
        if room < self._least:
            above = _height_at(self._said, width)
            beside = min(aside.width(), width)
            below = QRect(0, above + self.spacing, beside, _height_at(self._aside, beside))
            return [(self._said, QRect(0, 0, width, above)), (self._aside, below)]
        said = _height_at(self._said, room)
        whole = max(said, aside.height())
        place = QRect(room + self.spacing, (whole - aside.height()) // 2, aside.width(), aside.height())
        return [(self._said, QRect(0, (whole - said) // 2, room, said)), (self._aside, place)]

    def sizeHint(self) -> QSize:
        """In a row."""
        aside = 0 if self._aside.isHidden() else self._aside.sizeHint().width() + self.spacing
        width = self._said.sizeHint().width() + aside
        return QSize(width, self.heightForWidth(width))


class TurningGrid(Placing):
    """Equal widgets in as many columns as fit: `most`, or two, or one."""

    def __init__(self, parent: QWidget, widgets: Sequence[QWidget], most: int, spacing: int) -> None:
        super().__init__(parent, widgets, spacing)
        self._most = most

    def places(self, width: int) -> Places:
        """Fill rows of equal columns."""
        widest = max(widget.sizeHint().width() for widget in self.widgets)
        fitting = (n for n in _COLUMNS if n <= self._most and n * (widest + self.spacing) <= width + self.spacing)
        columns = next(fitting, 1)
        height = max(widget.sizeHint().height() for widget in self.widgets)
        each = (width - (columns - 1) * self.spacing) // columns
        return [
            (widget, QRect(at % columns * (each + self.spacing), at // columns * (height + self.spacing), each, height))
            for at, widget in enumerate(self.widgets)
        ]

    def sizeHint(self) -> QSize:
        """All columns."""
        widest = max(widget.sizeHint().width() for widget in self.widgets)
        width = self._most * (widest + self.spacing) - self.spacing
        return QSize(width, self.heightForWidth(width))


def _height_at(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    if layout is not None and layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return widget.heightForWidth(width) if widget.hasHeightForWidth() else widget.sizeHint().height()


def _least_width(widget: QWidget) -> int:
    return widget.minimumSizeHint().width()
