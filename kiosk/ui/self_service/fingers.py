# SPDX-License-Identifier: GPL-3.0-or-later
"""Pushing what is too long for its place up and down with a finger, wherever on it the finger begins.

Qt's own way, `QScroller.grabGesture`, registers another kind of gesture for each thing that can be pushed, and Python
keeps a new class for each kind: memory that no visitor gives back. The scroller itself, with its feeling for speed, is
told of the touches here instead.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QScroller, QScrollerProperties, QTextEdit, QWidget

_PUSHED = "pushed-by-fingers"


def let_fingers_push(area: QAbstractScrollArea) -> None:
    """Let a finger push what is in it; a tap does what it always does. At its ends it stays where it is."""
    area.viewport().setProperty(_PUSHED, 1)
    scroller = QScroller.scroller(area.viewport())
    properties = scroller.scrollerProperties()
    for metric in (
        QScrollerProperties.ScrollMetric.VerticalOvershootPolicy,
        QScrollerProperties.ScrollMetric.HorizontalOvershootPolicy,
    ):
        properties.setScrollMetric(metric, QScrollerProperties.OvershootPolicy.OvershootAlwaysOff)
    scroller.setScrollerProperties(properties)


class Fingers(QObject):
    """Tells a push from a tap: what has been pushed is no longer tapped. It listens at the window's gate.

    A finger that moves on something that can be pushed does nothing else there: it chooses no text. In a field the
    cursor goes only where a tap has ended, not where a push begins.
    """

    kinds = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease})

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pushed: QWidget | None = None
        self._touched: QWidget | None = None
        self._held: QMouseEvent | None = None
        self._gives_back = False

    def takes(self, watched: QObject, event: QEvent) -> bool:
        """Tell the scroller; take away what belongs to a push."""
        if self._gives_back or not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        if event.type() is QEvent.Type.MouseButtonPress:
            return self._begins(watched, event)
        return self._goes_on(event)

    def _begins(self, touched: QWidget, event: QMouseEvent) -> bool:
        self._pushed, self._touched = _pushed_around(touched), touched
        if self._pushed is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        self._tell(QScroller.Input.InputPress, event)
        if isinstance(touched.parentWidget(), QTextEdit):
            self._held = event.clone()
        return self._held is not None

    def _goes_on(self, event: QMouseEvent) -> bool:
        if self._pushed is None:
            return False
        ends = event.type() is QEvent.Type.MouseButtonRelease
        was_pushing = self._is_pushing
        self._tell(QScroller.Input.InputRelease if ends else QScroller.Input.InputMove, event)
        pushing = was_pushing or self._is_pushing
        if pushing and isinstance(self._touched, QAbstractButton):
            self._touched.setDown(False)
        if ends:
            self._end(was_tap=not pushing)
        return pushing or not ends

    def _end(self, *, was_tap: bool) -> None:
        held, touched = self._held, self._touched
        self._held = self._pushed = self._touched = None
        if was_tap and held is not None and touched is not None:
            self._gives_back = True
            QCoreApplication.sendEvent(touched, held)
            self._gives_back = False

    @property
    def _is_pushing(self) -> bool:
        return self._pushed is not None and QScroller.scroller(self._pushed).state() is QScroller.State.Dragging

    def _tell(self, what: QScroller.Input, event: QMouseEvent) -> None:
        if self._pushed is not None:
            at = QPointF(self._pushed.mapFromGlobal(event.globalPosition()))
            QScroller.scroller(self._pushed).handleInput(what, at, event.timestamp())


def _pushed_around(touched: QWidget) -> QWidget | None:
    widget: QWidget | None = touched
    while widget is not None and not widget.property(_PUSHED):
        widget = widget.parentWidget()
    return widget
