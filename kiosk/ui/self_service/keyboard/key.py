# SPDX-License-Identifier: GPL-3.0-or-later
"""One key: a button that never takes the focus away from the field."""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kiosk.ui.self_service.keyboard.letters import is_mark
from kiosk.ui.self_service.stage import Stage
from kiosk.ui.theme import icon
from kiosk.ui.widgets import named

HOLD_MS = 500
"""After so long a touch is a long one; keys that repeat begin to."""

_REPEAT_MS = 70
_DOTTED_CIRCLE = "\u25cc"
_CIRCLE_FONT = "Noto Sans"
"""Our own font lacks the circle, and a circle from another font than the mark stands beside it."""


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a key: text, or an icon. `spoken` is what a screen reader says. A mark stands on its `carrier`."""

    text: str = ""
    icon_name: str = ""
    spoken: str = ""
    mirrored: bool = False
    carrier: str = _DOTTED_CIRCLE


class Key(QAbstractButton):
    """`tapped` comes when it is let go, `held` when it has been down for half a second, and again if it repeats.

    A held key is not tapped. `slid` and `let_go` then tell where on the screen the finger is.
    """

    tapped = Signal(object)
    held = Signal(object)
    slid = Signal(QPoint)
    let_go = Signal(QPoint)

    def __init__(self, stage: Stage, label: Label, object_name: str, parent: QWidget, *, repeats: bool = False) -> None:
        super().__init__(parent)
        self._stage, self._label, self._repeats = stage, label, repeats
        self._was_held = False
        self.twice = False
        self.primary = self.marked = self.locked = False
        self.setObjectName(object_name)
        self.show_label(label)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._on_clicked)

    def show_label(self, label: Label) -> None:
        """Let something else stand on it."""
        self._label = label
        self.setText(label.text.replace("&", "&&"))
        named(self, self.objectName(), label.spoken or label.text)
        self.update()

    def sizeHint(self) -> QSize:
        """A target."""
        return QSize(self._stage.measures.target, self._stage.measures.target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to wait for a long touch."""
        self.twice = False
        super().mousePressEvent(event)
        if self.isDown():
            self._was_held = False
            self._patience.start(HOLD_MS)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Remember that it is the second of two quick taps."""
        self.mousePressEvent(event)
        self.twice = True

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the finger is while the key is held."""
        super().mouseMoveEvent(event)
        if self._was_held:
            self.slid.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a long touch without a tap."""
        self._patience.stop()
        if self._was_held:
            self._was_held = False
            self.setDown(False)
            self.let_go.emit(event.globalPosition().toPoint())
        super().mouseReleaseEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surface and what stands on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        surface, line, ink = self._colours()
        painter.setBrush(QColor(surface))
        painter.setPen(QColor(line))
        corner = min(self._stage.measures.corner, self.height() // 5)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)
        if self._label.icon_name:
            self._paint_icon(painter, ink)
        else:
            painter.setFont(self._fitting_font())
            painter.setPen(QColor(ink))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._written())
        painter.end()

    @cached_property
    def _patience(self) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(self._on_held)
        return timer

    @Slot()
    def _on_held(self) -> None:
        if not self.isDown():
            return
        self._was_held = True
        if self._repeats:
            self._patience.start(_REPEAT_MS)
        self.held.emit(self)

    @Slot()
    def _on_clicked(self) -> None:
        self.tapped.emit(self)

    def _colours(self) -> tuple[str, str, str]:
        """Surface, line and ink."""
        look = self._stage.look
        if self.primary or self.locked:
            return (look.teal_dark if self.isDown() else look.teal), look.teal, look.card
        if self.isDown() or self.marked:
            return look.mist, look.teal, look.ink
        return look.card, look.soft, look.ink

    def _paint_icon(self, painter: QPainter, ink: str) -> None:
        side = round(min(self._stage.measures.body, self.height() * 0.5, self.width() * 0.6))
        spot = QRect(0, 0, side, side)
        spot.moveCenter(self.rect().center())
        if self.locked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.drawRect(QRect(spot.left(), spot.bottom() + 1, side, max(2, side // 12)))
        if self._label.mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        icon(self._label.icon_name, ink, side).paint(painter, spot)

    def _fitting_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        if self._written().startswith(_DOTTED_CIRCLE):
            font.setFamilies([_CIRCLE_FONT, *font.families()])
        pixels = round(min(self._stage.measures.body * 1.15, self.height() * 0.56))
        font.setPixelSize(max(pixels, 1))
        wide = QFontMetrics(font).horizontalAdvance(self._written())
        room = self.width() * 0.86
        if wide > room:
            font.setPixelSize(max(round(pixels * room / wide), 1))
        return font

    def _written(self) -> str:
        text = self._label.text
        return self._label.carrier + text if text and is_mark(text) else text
